"""For users' CI: the hooks of pre-commit and the GitHub Action do what they say, on a repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGES = [ROOT / "docs/ci.md", ROOT / "docs/zh/ci.md"]
GOOD = 'city haikou "海口城市大脑" {\n  portal public "公众服务门户"\n}\n'
WRONG = GOOD.replace("portal", "portl")
UNTIDY = GOOD.replace("  portal", "     portal")
DOCUMENT = "# 海口\n\n<!-- citydsl: ../specs/haikou.city -->\n<!-- /citydsl -->\n"


@pytest.fixture
def repository(tmp_path):
    """A git repository with a spec and a document, and `citydsl` on the path."""
    folder, tools = tmp_path / "repository", tmp_path / "tools"
    for path, text in {"specs/haikou.city": GOOD, "docs/a.md": DOCUMENT}.items():
        put(folder / path, text)
    put(tools / "citydsl", f'#!/bin/sh\nexec "{sys.executable}" -m citydsl "$@"\n').chmod(0o755)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    return folder


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def git(folder, *args):
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)


def environment(folder, **more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    path = f"{folder.parent / 'tools'}{os.pathsep}{os.environ['PATH']}"
    home = str(folder.parent / "pre-commit")
    return {**kept, "PATH": path, "PRE_COMMIT_HOME": home, "LC_ALL": "C.UTF-8", **more}


def precommit(folder, *args):
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *args],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=False,
        timeout=900,
    )  # fmt: skip


def hooked(folder, hook):
    """Run a hook of ours over the repository as pre-commit runs it, only that nothing is
    installed first."""
    hooks = yaml.safe_load(HOOKS.read_text("utf-8"))
    local = [{**one, "language": "system"} for one in hooks]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    put(folder / ".pre-commit-config.yaml", yaml.safe_dump(config))
    git(folder, "add", ".")
    return precommit(folder, "run", "--all-files", hook)


def test_the_hooks_are_as_pre_commit_wants_them(repository):
    done = precommit(repository, "validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout


def test_the_hook_check_passes_and_fails(repository):
    assert hooked(repository, "citydsl-check").returncode == 0
    put(repository / "specs/haikou.city", WRONG)
    done = hooked(repository, "citydsl-check")
    assert done.returncode == 1
    assert "specs/haikou.city:2:3: error[C101 unknown-kind]" in done.stdout
    assert "did you mean `portal`?" in done.stdout


def test_the_hook_fmt_brings_specs_into_form(repository):
    assert hooked(repository, "citydsl-fmt").returncode == 0
    put(repository / "specs/haikou.city", UNTIDY)
    done = hooked(repository, "citydsl-fmt")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (repository / "specs/haikou.city").read_text("utf-8") == GOOD
    assert hooked(repository, "citydsl-fmt").returncode == 0


def test_the_hook_embed_follows_a_changed_spec(repository):
    assert hooked(repository, "citydsl-embed").returncode == 1
    assert hooked(repository, "citydsl-embed").returncode == 0
    put(repository / "specs/haikou.city", GOOD.replace("公众", "企业"))
    done = hooked(repository, "citydsl-embed")
    assert done.returncode == 1
    assert "企业服务门户" in (repository / "docs/a.md").read_text("utf-8")
    assert hooked(repository, "citydsl-embed").returncode == 0


def steps(inputs):
    """The steps of the action that run with these inputs, with the environment of each."""
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    for step in ACTION["runs"]["steps"]:
        condition = step.get("if", "")
        name, sign, value = re.fullmatch(r"inputs\.(\w+) (==|!=) '(\w*)'|", condition).groups()
        if condition and (given[name] == value) != (sign == "=="):
            continue
        if "run" in step:
            assert "${{" not in step["run"], "an input in a script is a way in"
            named = {
                key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: given[m[1]], value)
                for key, value in step["env"].items()
            }
            yield step, named


def act(folder, *, install=False, path=None, **inputs):
    """Run the action as a runner does: step by step, until one fails; what each printed."""
    printed = {}
    for step, named in steps({"python": "", **inputs}):
        if step["name"] == "Install" and not install:
            continue
        # As https://docs.github.com/actions has it for `shell: bash`.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        named |= {"GITHUB_ACTION_PATH": str(ROOT)} | ({"PATH": path} if path else {})
        done = subprocess.run(
            command, cwd=folder, env=environment(folder, **named), capture_output=True, text=True,
            check=False, timeout=900,
        )  # fmt: skip
        printed[step["name"]] = done.stdout + done.stderr
        if done.returncode:
            return step["name"], printed
    return "", printed


def test_the_action_passes_a_good_repository_and_draws_it(repository):
    failed, printed = act(repository, paths="specs\n", render="out put")
    assert failed == "", printed
    assert list(printed) == ["Check", "Form", "Draw"]
    assert (repository / "out put/haikou.architecture.svg").is_file()
    assert (repository / "out put/index.html").is_file()


def test_the_action_annotates_the_line_that_is_wrong(repository):
    put(repository / "specs/haikou.city", WRONG)
    failed, printed = act(repository)
    assert failed == "Check"
    assert "::error file=specs/haikou.city,line=2,col=3," in printed["Check"]
    assert "1 file: 1 error" in printed["Check"]


def test_the_action_shows_what_is_out_of_form(repository):
    put(repository / "specs/haikou.city", UNTIDY)
    failed, printed = act(repository, paths="specs/haikou.city\n\ndocs/../specs\n")
    assert failed == "Form"
    assert "-     portal public" in printed["Form"]
    assert act(repository, fmt="false")[0] == ""


def test_the_action_fails_on_a_stale_document(repository):
    failed, printed = act(repository, embed="docs")
    assert failed == "Documents"
    assert "docs/a.md:3:1: this block is stale" in printed["Documents"]
    assert (repository / "docs/a.md").read_text("utf-8") == DOCUMENT


def test_an_input_is_no_way_in(repository):
    act(repository, paths="$(touch hacked)\n`touch hacked`", severity="; touch hacked")
    assert not (repository / "hacked").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_pages_name_what_there_is(page):
    blocks = [
        yaml.safe_load(text)
        for text in re.findall(r"^```yaml[^\n]*\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    ]
    hooks = {one["id"] for one in yaml.safe_load(HOOKS.read_text("utf-8"))}
    used = [hook for block in blocks for repo in block.get("repos", ()) for hook in repo["hooks"]]
    assert {one["id"] for one in used} == hooks
    workflow = next(block for block in blocks if "jobs" in block)
    (job,) = workflow["jobs"].values()
    (ours,) = [step for step in job["steps"] if "citydsl" in step.get("uses", "")]
    assert ours["with"].keys() <= ACTION["inputs"].keys()
    table = set(re.findall(r"^\| `(\w+)` \|", page.read_text("utf-8"), re.M))
    assert table == set(ACTION["inputs"])


@pytest.mark.interop
def test_pre_commit_installs_the_hooks_from_this_repository(repository):
    done = precommit(repository, "try-repo", str(ROOT), "citydsl-check", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.interop
def test_the_action_installs_itself(repository, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    path = f"{tmp_path / 'venv/bin'}{os.pathsep}{os.environ['PATH']}"
    failed, printed = act(
        repository, install=True, path=path, render="out", extras="png", formats="png"
    )
    assert failed == "", printed
    assert (repository / "out/haikou.architecture.png").is_file()
    assert shutil.which("citydsl", path=path) == str(tmp_path / "venv/bin/citydsl")
