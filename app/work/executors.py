"""Who does the work: this process, several on this machine, or an executor that reaches others."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from citydsl.dsl.diagnostics import Text
from citydsl.work.job import Job, Made

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

    from citydsl.project import Project

__all__ = ["SECONDS", "BadExecutor", "Doing", "cores", "elsewhere", "here", "side_by_side"]

SECONDS = 120.0
"""How long one spec may take before it is given up."""
_AHEAD = 24
"""Jobs on their way for each process: enough to keep all busy while one is slow, few enough to
hold what they made in memory."""
_CONNECT = 10.0

Doing = Callable[[Iterable[Job]], Iterator[Made]]
"""Does jobs and yields what became of them, in their order."""


class BadExecutor(Exception):
    """An executor that cannot be used; `message` says why, in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def here(jobs: Iterable[Job]) -> Iterator[Made]:
    """Do jobs in this process, one after another."""
    _project.cache_clear()
    for job in jobs:
        yield _outcome(job, partial(_make_here, job))


@contextmanager
def side_by_side(
    processes: int, *, seconds: float = SECONDS, do: Callable[[Job], Made] | None = None
) -> Iterator[Doing]:
    """Do jobs in several processes of this machine; `do` is called there with each.

    A process that crashes, or takes longer than `seconds` with a job, is replaced; only that job
    fails. They begin with the first job: where there is none to do, there are none.
    """
    with ExitStack() as begun:

        def doing(jobs: Iterable[Job]) -> Iterator[Made]:
            waiting = list(jobs)
            count = min(processes, len(waiting))
            if not count:
                return
            from concurrent.futures import BrokenExecutor

            task, done = do or _make_here, 0
            try:
                with _swift(count) as swift:

                    def submit(job: Job) -> Future[Made]:
                        return swift.submit(task, job)

                    made = _in_order(submit, waiting, count * _AHEAD, seconds, alone=False)
                    for _ in waiting[1:]:
                        yield next(made)
                        done += 1
                    # Whoever takes it may ask for no more: the processes are to end before.
                    last = next(made)
                yield last
            except (BrokenExecutor, TimeoutError) as error:
                if isinstance(error, TimeoutError):
                    # They are begun in their order: it is the first of those that are left.
                    yield _given_up(waiting[done], seconds)
                    done += 1
                # Which of those on their way crashed, the other kind of pool finds out.
                pool = begun.enter_context(_careful(count))

                def again(job: Job) -> Future[Made]:
                    future: Future[Made] = pool.schedule(task, args=(job,), timeout=seconds)
                    return future

                yield from _in_order(again, waiting[done:], count * _AHEAD, seconds)

        yield doing


@contextmanager
def _swift(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are there soon, and all end together, whatever they are at."""
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, _context(), _begin, gc.get_threshold())
    idle = False
    try:
        yield pool
        idle = True
    finally:
        for process in list((pool._processes or {}).values()):
            process.kill()
        # One that was killed while it wrote would be waited for in vain.
        pool.shutdown(wait=idle, cancel_futures=True)


@contextmanager
def _careful(processes: int) -> Iterator[ProcessPool]:
    """Processes of which each is watched: one that fails is replaced, and its job known.

    What watches them takes long to import, and is asked for only where something went wrong.
    """
    from pebble import ProcessPool

    with ProcessPool(
        processes, context=_context(), initializer=_begin, initargs=gc.get_threshold()
    ) as pool:
        try:
            yield pool
        except BaseException:
            pool.stop()
            raise


@contextmanager
def elsewhere(address: str) -> Iterator[Doing]:
    """Do jobs on a Dask cluster (`dask://host:port`). Raises BadExecutor."""
    place = address.removeprefix("dask://")
    if place == address or not place:
        raise BadExecutor(
            Text(
                f"不认识执行器 `{address}`：应为 dask://主机:端口",
                f"unknown executor `{address}`: write dask://host:port",
            )
        )
    try:
        from distributed import Client
    except ImportError as error:
        install = "pip install 'citydsl[dask]'"
        raise BadExecutor(
            Text(f"Dask 需要额外的包：{install}", f"Dask needs more packages: {install}")
        ) from error
    try:
        client = Client(f"tcp://{place}", timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BadExecutor(
            Text(f"无法连接 {address}：{error}", f"cannot reach {address}: {error}")
        ) from error
    with client:
        _same_version(client.get_executor(), address)
        workers = sum(client.nthreads().values())
        # Not through its executor: that one reads the result of a task whose worker is lost
        # while it is handed over as the error of a failed one (distributed 2026.8).
        submit = partial(client.submit, pure=False, retries=3)
        yield lambda jobs: through(submit, jobs, workers)


def through(submit_to: Callable[..., Any], jobs: Iterable[Job], workers: int) -> Iterator[Made]:
    """Do jobs through the `submit` of any executor; each carries the files it is made from.

    What is made elsewhere does not know where these files lie here: that is said again.
    """
    from citydsl.project import Project
    from citydsl.work.make import make_elsewhere, with_files

    project = Project()

    def submit(job: Job) -> Future[Made]:
        future: Future[Made] = submit_to(make_elsewhere, with_files(job, project))
        return future

    wanted = tuple(jobs)
    done = _in_order(submit, wanted, max(1, workers) * _AHEAD)
    for job, made in zip(wanted, done, strict=True):
        yield made._replace(used=project.used(job.spec))


def _begin(*seldom: int) -> None:
    """What a process begins with: it looks for cycles as seldom as the first one does, and leaves
    it to that one to end when the user wants no more."""
    import signal

    gc.set_threshold(*seldom)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> BaseContext:
    """How processes come about: on Linux as copies of this one, which has imported what they need.

    Elsewhere system libraries do not bear that, and they begin anew.
    """
    import multiprocessing

    if sys.platform.startswith("linux"):
        import citydsl.work.make  # noqa: F401

        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _make_here(job: Job) -> Made:
    from citydsl.work.make import make

    project = _project()
    made = make(job, project)
    project.forget(job.spec)
    if "html" in job.order.formats:
        # The macros of a template hold the page they were filled with in a circle: in thousands of
        # jobs that would be gigabytes before anybody looked for it.
        gc.collect(0)
    return made


@cache
def _project() -> Project:
    """What this process keeps of files that several specs use."""
    from citydsl.project import Project

    return Project()


def _same_version(executor: Executor, address: str) -> None:
    from citydsl.version import VERSION

    try:
        there = executor.submit(_version).result(timeout=_CONNECT)
    except Exception as error:
        said = type(error).__name__
        raise BadExecutor(
            Text(
                f"{address} 上不能运行 citydsl（{said}）：在每台工作机上安装同一版本",
                f"citydsl does not run on {address} ({said}): install the same version there",
            )
        ) from error
    if there != VERSION:
        raise BadExecutor(
            Text(
                f"{address} 上是 citydsl {there}，这里是 {VERSION}",
                f"{address} has citydsl {there}, here is {VERSION}",
            )
        )


def _version() -> str:
    from citydsl.version import VERSION

    return VERSION


def _in_order(
    submit: Callable[[Job], Future[Made]],
    jobs: Iterable[Job],
    ahead: int,
    seconds: float | None = None,
    *,
    alone: bool = True,
) -> Iterator[Made]:
    """Keep so many jobs on their way, and yield what became of them in the order they came.

    Where a job does not fail `alone`, BrokenExecutor or TimeoutError is raised if one crashes or
    takes longer than `seconds` from when it was its turn.
    """
    waiting: deque[tuple[Job, Future[Made]]] = deque()

    def next_one() -> Made:
        first, future = waiting.popleft()
        if not alone:
            _wait(future, seconds)
        return _outcome(first, future.result, seconds)

    for job in jobs:
        if len(waiting) >= ahead:
            yield next_one()
        waiting.append((job, submit(job)))
    while waiting:
        yield next_one()


def _wait(future: Future[Made], seconds: float | None) -> None:
    """Wait until a job has ended, however it did. Raises BrokenExecutor, TimeoutError."""
    from concurrent.futures import BrokenExecutor

    error = future.exception(seconds)
    if isinstance(error, BrokenExecutor):
        raise error


def _outcome(job: Job, result: Callable[[], Made], seconds: float | None = None) -> Made:
    """What became of a job; whatever went wrong with it, the others go on."""
    try:
        return result()
    except TimeoutError:
        return _given_up(job, seconds)
    except Exception as error:
        name = job.spec.path.as_posix()
        said = f"{type(error).__name__}: {error}".strip().rstrip(":")
        failure = Text(
            f"{name}：绘制进程失败（{said}）；这是 citydsl 的缺陷，请报告",
            f"{name}: the process that drew it failed ({said}); please report this bug",
        )
    return Made(failures=(failure,))


def _given_up(job: Job, seconds: float | None) -> Made:
    """What became of a job that took too long."""
    name = job.spec.path.as_posix()
    waited = f"{seconds:g}" if seconds else "?"
    failure = Text(
        f"{name}：{waited} 秒内未画完，已放弃",
        f"{name}: not drawn within {waited} s, given up",
    )
    return Made(failures=(failure,))
