"""A run over many specs: what an earlier run has made is taken, the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from citydsl.dsl.record import NamedTuple
from citydsl.work.fingerprint import digest
from citydsl.work.inputs import Inputs
from citydsl.work.job import Said
from citydsl.work.output import File

if TYPE_CHECKING:
    from citydsl.dsl.diagnostics import Text
    from citydsl.work.cache import Cache
    from citydsl.work.job import Job, Made

__all__ = ["Done", "DoneCity", "work"]

_EACH = 50
"""After so many specs what was made is put on disk, should the run be cut off."""


class DoneCity(NamedTuple):
    """A city whose files are made: its id, what the index says of it, its files."""

    id: str
    entry: tuple[Any, ...]
    files: tuple[File, ...]


class Done(NamedTuple):
    """What became of one spec. `contents` has the bytes of its files one after another, None where
    all of them are in place. `key` tells this result from any other, empty where it failed."""

    cities: tuple[DoneCity, ...]
    errors: tuple[Said, ...]
    warnings: tuple[Said, ...]
    failures: tuple[Text, ...]
    contents: bytes | None
    key: bytes


def work(
    jobs: Sequence[Job],
    doing: Callable[[Iterable[Job]], Iterator[Made]],
    cache: Cache | None,
    in_place: Callable[[File], bool],
) -> Iterator[Done]:
    """Yield what becomes of each job, in their order; only what the cache lacks is done."""
    inputs = Inputs()
    keys = [inputs.key(job) if cache else b"" for job in jobs]
    known: dict[int, Done] = {}
    if cache:
        heads = cache.heads(key for key in keys if key)
        for number, (job, key) in enumerate(zip(jobs, keys, strict=True)):
            done = _recall(job, key, heads.get(key), cache, inputs, in_place)
            if done:
                known[number] = done
    fresh = doing([job for number, job in enumerate(jobs) if number not in known])
    for number, (job, key) in enumerate(zip(jobs, keys, strict=True)):
        if number in known:
            yield known.pop(number)
        else:
            yield _keep(job, key, next(fresh), cache, inputs)
        if cache and number % _EACH == _EACH - 1:
            cache.flush()


def _keep(job: Job, key: bytes, made: Made, cache: Cache | None, inputs: Inputs) -> Done:
    """What was just made, remembered where nothing went wrong."""
    cities, contents = [], []
    for city in made.cities:
        files = []
        for artifact in city.artifacts:
            data = artifact.data
            files.append(File(artifact.name, digest([data]) if cache else b"", len(data)))
            contents.append(data)
        entry = tuple(city.entry) if city.entry else ()
        cities.append(DoneCity(city.id, entry, tuple(files)))
    whole = not made.errors and not made.failures
    body = b"".join(contents)
    done = Done(
        tuple(cities), made.errors, made.warnings, made.failures, body, key if whole else b""
    )
    if cache and key and whole:
        cache.put(key, _head(done, [inputs.used(job, path) for path in made.used]), body)
    return done


def _head(done: Done, used: Sequence[tuple[str, str]]) -> object:
    return {
        "used": used,
        "warnings": done.warnings,
        "cities": [
            [city.id, city.entry, [[f.name, f.digest.hex(), f.size] for f in city.files]]
            for city in done.cities
        ],
    }


def _recall(
    job: Job,
    key: bytes,
    head: Any,
    cache: Cache,
    inputs: Inputs,
    in_place: Callable[[File], bool],
) -> Done | None:
    """What an earlier run made, if it is all there and what the spec uses is as it was then."""
    if head is None:
        return None
    try:
        if not all(inputs.is_as_it_was(job, name, was) for name, was in head["used"]):
            return None
        cities = tuple(
            DoneCity(
                id, tuple(entry), tuple(File(n, bytes.fromhex(d), size) for n, d, size in files)
            )
            for id, entry, files in head["cities"]
        )
        warnings = tuple(Said(tuple(told), text) for told, text in head["warnings"])
    except (KeyError, TypeError, ValueError):
        return None
    files = [file for city in cities for file in city.files]
    contents = None
    if not all(map(in_place, files)):
        contents = cache.body(key, sum(file.size for file in files))
        if contents is None or not _right(contents, files):
            return None
    return Done(cities, (), warnings, (), contents, key)


def _right(contents: bytes, files: Iterable[File]) -> bool:
    """Whether bytes from the cache are those that were put there."""
    start = 0
    for file in files:
        if digest([contents[start : start + file.size]]) != file.digest:
            return False
        start += file.size
    return True
