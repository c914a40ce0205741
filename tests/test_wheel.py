"""The wheel in empty environments: the tutorial word by word, and each extra used once."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from sites import ROOT
from tutorials import TUTORIALS, drawn, steps

from tools import run

pytestmark = pytest.mark.wheel

SPEC = 'source r "R"\ncity town "示例市" @r { en: "Town"; portal public "门户" { en: "Portal" } }\n'
CLUSTER = """\
import subprocess, sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        url = cluster.scheduler_address.replace("tcp://", "dask://")
        command = [sys.executable, "-m", "citydsl", "render", "town.city", "--executor", url]
        raise SystemExit(subprocess.run(command).returncode)
"""
SPHINX = {
    "docs/conf.py": 'extensions = ["citydsl.sphinx"]\n',
    "docs/index.rst": "Town\n====\n\n.. city:: ../town.city\n",
}
FILES = {
    "docs": SPHINX,
    "sphinx": SPHINX,
    "mkdocs": {
        "mkdocs.yml": "site_name: T\nplugins: [citydsl]\n",
        "docs/index.md": '# Town\n\n```city file="../town.city"\n```\n',
    },
    "dask": {"cluster.py": CLUSTER},
}
# What an extra is for: a command, and a file it makes with the bytes that file begins with.
RENDER = "citydsl render town.city --view architecture -f"
USES = {
    "png": (f"{RENDER} png", "build/town.architecture.png", b"\x89PNG\r\n"),
    "pdf": (f"{RENDER} pdf", "build/town.architecture.pdf", b"%PDF-"),
    "pptx": (f"{RENDER} pptx", "build/town.architecture.pptx", b"PK\x03\x04"),
    "xlsx": ("citydsl compare town.city twin.city -f xlsx -o two.xlsx", "two.xlsx", b"PK\x03\x04"),
    "docs": ("sphinx-build -W -q -b html docs out", "out/index.html", b"<!DOCTYPE html>"),
    "sphinx": ("sphinx-build -W -q -b html docs out", "out/index.html", b"<!DOCTYPE html>"),
    "mkdocs": ("mkdocs build --strict -q -d out", "out/index.html", b"<!DOCTYPE html>"),
    "dask": ("python cluster.py", "build/town.architecture.svg", b"<svg"),
}


def extras():
    """The extras of setup.cfg but the sum of all, and what only tests need."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    return sorted(set(config["options.extras_require"]) - {"all", "test"})


def clean(**more):
    """An environment without our sources, any other one, and what others have made."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    kept.pop("VIRTUAL_ENV", None)
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **more}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel of these sources."""
    out = tmp_path_factory.mktemp("wheel")
    source = out / "source"
    kept = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, kept.stdout.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", out, source, env=clean())
    (made,) = out.glob("*.whl")
    return made


def shell(script: str, folder: Path, wheel: Path) -> str:
    """What a shell prints that runs a script in a folder, with the wheel where pip looks."""
    found = " ".join(filter(None, [str(wheel.parent), os.environ.get("PIP_FIND_LINKS", "")]))
    env = clean(
        PIP_FIND_LINKS=found,
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_QUIET="1",
        CITYDSL_CACHE_DIR=str(folder / ".cache"),
        NO_MKDOCS_2_WARNING="1",
    )
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, script + done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_package_and_nothing_beside_it(wheel):
    with zipfile.ZipFile(wheel) as held:
        names = held.namelist()
    assert {name.split("/")[0] for name in names} == {"citydsl", names[-1].split("/")[0]}
    assert names[-1].split("/")[0].endswith(".dist-info")
    assert not [name for name in names if name.startswith(("citydsl/docs", "citydsl/tests"))]


def test_the_wheel_has_each_template_as_python_too(wheel):
    with zipfile.ZipFile(wheel) as held:
        paths = [PurePosixPath(name) for name in held.namelist()]
    templates = {path.name.partition(".")[0] for path in paths if path.suffix == ".j2"}
    built = {path.stem for path in paths if path.parent.name == "built"}
    assert built == {*templates, "__init__"}


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.parent.name)
def test_the_tutorial_followed_word_by_word_ends_at_its_picture(page, wheel, tmp_path):
    install, *rest = steps(page)
    assert install.kind == "sh"
    shell(install.text + "python -c 'import citydsl'", tmp_path, wheel)
    activate = install.text.splitlines()[1]
    seen = 0
    for step in rest:
        if step.kind == "city":
            (tmp_path / "example.city").write_text(step.text, "utf-8")
        elif step.kind == "console":
            for command, said in step.commands:
                assert shell(f"{activate}\n{command}", tmp_path, wheel) == said
        elif step.kind == "image":
            shown = (page.parent / step.text).read_bytes()
            assert (tmp_path / drawn(page)).read_bytes() == shown
            seen += 1
    assert seen == 1


def test_every_extra_is_used():
    assert set(extras()) == set(USES)


@pytest.mark.parametrize("extra", extras())
def test_an_extra_in_an_environment_of_its_own(extra, wheel, tmp_path):
    files = {"town.city": SPEC, "twin.city": SPEC.replace("town", "twin"), **FILES.get(extra, {})}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    venv.create(tmp_path / "venv", with_pip=True)
    command, made, begins = USES[extra]
    shell(f". venv/bin/activate\npip install 'citydsl[{extra}]'\n{command}", tmp_path, wheel)
    content = (tmp_path / made).read_bytes()
    assert content.lower().lstrip().startswith(begins.lower())
    if extra in ("docs", "sphinx", "mkdocs"):
        assert b"<svg" in content
