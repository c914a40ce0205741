"""Makes one job, in any process and on any machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.project import Judged, Project, key_of
from citydsl.render.beside.no_reference import NoReference
from citydsl.render.build import Artifact, CityFiles, build_city
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.layout.engine import LayoutError
from citydsl.render.pages.bad_template import BadTemplate
from citydsl.render.report.text import finding
from citydsl.settings_file import NAME, find_settings
from citydsl.spec_file import SpecFile
from citydsl.work.inputs import files_in
from citydsl.work.job import Job, Made, Said

__all__ = ["make", "make_elsewhere", "with_files"]


_TEMPLATES = PurePosixPath(".citydsl-templates")
"""Where a job that carries a user's templates has them."""


def make(job: Job, project: Project) -> Made:
    """Compile a spec and make the files of its cities; nothing is written."""
    compiled = project.compile(job.spec)
    made = Made(
        errors=_said(compiled, Severity.ERROR, lambda one: finding(one, lang=job.lang)),
        warnings=_said(compiled, Severity.WARNING, lambda one: ""),
        used=compiled.used,
    )
    if made.errors:
        return made
    look = job.order.look
    order = job.order._replace(look=look._replace(themes=(*compiled.themes, *look.themes)))
    cities, failures = [], []
    for city in compiled.model.cities:
        try:
            cities.append(_as_bytes(build_city(compiled.model, city, order)))
        except (BadTemplate, LayoutError, MissingExtra, NoReference) as error:
            failures.append(error.message)
    return made._replace(cities=tuple(cities), failures=tuple(failures))


def _as_bytes(city: CityFiles) -> CityFiles:
    """A city with its files as they are written: bytes pass between processes as they are."""
    return city._replace(artifacts=tuple(Artifact(one.name, one.data) for one in city.artifacts))


def with_files(job: Job, project: Project) -> Job:
    """Return a job that carries all it is made from, for a machine that does not see this disk.

    A spec outside its root stays as it is: there is no place for it under another.
    """
    root = job.spec.root.resolve()
    main = job.spec.path.resolve()
    if not main.is_relative_to(root):
        return job
    here = Path().resolve()
    below = root.relative_to(here) if root.is_relative_to(here) else Path()
    carried = [(path, path.relative_to(root)) for path in (main, *project.used(job.spec))]
    held = find_settings(root)
    if held is not None:
        carried.append((held, Path(NAME)))
    files = [(str(PurePosixPath(below / name)), path.read_bytes()) for path, name in carried]
    order, templates = job.order, job.order.templates
    if templates is not None:
        files += (
            (str(_TEMPLATES / path.relative_to(templates)), path.read_bytes())
            for path in files_in(templates)
        )
        order = order._replace(templates=Path(_TEMPLATES))
    spec = SpecFile(below / main.relative_to(root), below)
    return job._replace(spec=spec, order=order, files=tuple(files))


def make_elsewhere(job: Job) -> Made:
    """Make a job on whatever machine it has come to."""
    if not job.files:
        return make(job, Project())
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="citydsl-") as folder:
        top = Path(folder)
        for name, data in job.files:
            path = top / PurePosixPath(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        spec = SpecFile(top / job.spec.path, top / job.spec.root)
        templates = job.order.templates and top / job.order.templates
        order = job.order._replace(templates=templates)
        return make(job._replace(spec=spec, order=order), Project(top))._replace(used=())


def _said(
    compiled: Judged, severity: Severity, text: Callable[[Diagnostic], str]
) -> tuple[Said, ...]:
    return tuple(
        Said(key_of(one), text(one)) for one in compiled.diagnostics if one.severity is severity
    )
