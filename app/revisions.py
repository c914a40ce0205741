"""Spec files as they were in a revision of a git repository, copied out to be read.

Git is run with lists of arguments, never through a shell, and only to read objects: no hook, no
filter and no network is used. Links and submodules are left where they are, so nothing outside
the repository is reached.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PurePosixPath

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.suggest import did_you_mean

__all__ = ["GitError", "Repository", "repository", "valid_revision"]

_REVISION = re.compile(r"[^\x00-\x20\x7f:\\-][^\x00-\x20\x7f:\\]*")
_ENTRY = re.compile(rb"(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)", re.DOTALL)
_FILE = (b"100644", b"100755")
_MOST_BYTES = 256 * 2**20
_PATIENCE = 120
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


class GitError(Exception):
    """What is asked of git cannot be had; `text` says why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


class _Blob(NamedTuple):
    """A file's content in the repository: its id and its size in bytes."""

    id: bytes
    size: int


class Repository(NamedTuple):
    """A repository: its top folder, and where in it one stands (`specs/`, or nothing)."""

    top: Path
    prefix: str

    def commit(self, revision: str) -> str:
        """The commit a revision names. Raises GitError where it names none."""
        if not valid_revision(revision):
            raise GitError(f"`{revision}` 不是版本名", f"`{revision}` is no name of a revision")
        found = _git(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode:
            raise GitError(
                f"`{self.top.name}` 中没有版本 `{revision}`",
                f"no revision `{revision}` in the repository `{self.top.name}`",
            )
        return found.stdout.decode("ascii").strip()

    def inside(self, path: str) -> str:
        """A path as git has it: from the top, or from where one stands with `./` or `../`.

        Raises GitError where it leaves the repository.
        """
        parts: list[str] = []
        relative = path.startswith(("./", "../")) or path in (".", "..")
        for part in PurePosixPath(self.prefix if relative else "", path).parts:
            if part == ".." and parts:
                parts.pop()
            elif part in ("..", "/"):
                raise GitError(f"`{path}` 在仓库之外", f"`{path}` is outside the repository")
            else:
                parts.append(part)
        return "/".join(parts)

    def copy(self, commit: str, path: str, root: str | None, target: Path) -> bool:
        """Copy the specs below `root`, as they were, to `target`; return whether `path` is a file.

        Without a root what `path` holds is copied, or what is in the folder of a file. Raises
        GitError where there was nothing at `path`, or where it is all too large.
        """
        files = self._files(commit)
        is_file = path in files
        if path and not is_file and not any(name.startswith(f"{path}/") for name in files):
            raise _absent(path, files)
        root = root if root is not None else path.rpartition("/")[0] if is_file else path
        wanted = {
            name: file
            for name, file in files.items()
            if name == path or (name.endswith(".city") and _within(name, root))
        }
        if not any(name == path or _within(name, path) for name in wanted):
            shown = path or self.top.name
            raise GitError(
                f"该版本的 `{shown}` 中没有 *.city 文件",
                f"no *.city file in `{shown}` in that revision",
            )
        if sum(file.size for file in wanted.values()) > _MOST_BYTES:
            most = _MOST_BYTES // 2**20
            raise GitError(f"超过 {most} MiB", f"more than {most} MiB of specs")
        self._write(wanted, target)
        return is_file

    def _files(self, commit: str) -> dict[str, _Blob]:
        """The plain files of a commit, by path."""
        shown = _git(self.top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        if shown.returncode:
            raise GitError("无法读取该版本", f"cannot read the revision: {_said(shown)}")
        files = {}
        for entry in shown.stdout.split(b"\0"):
            hit = _ENTRY.fullmatch(entry)
            if hit and hit[1] in _FILE and hit[4] != b"-":
                name = hit[5].decode("utf-8", "replace")
                if _plain(name):
                    files[name] = _Blob(hit[3], int(hit[4]))
        return files

    def _write(self, wanted: dict[str, _Blob], target: Path) -> None:
        ids = b"".join(blob.id + b"\n" for blob in wanted.values())
        batch = _git(self.top, "cat-file", "--batch", given=ids).stdout
        at = 0
        for name, (id, size) in wanted.items():
            head, _, _ = batch[at : at + 200].partition(b"\n")
            if head != b"%s blob %d" % (id, size):
                raise GitError(f"仓库中缺少 `{name}` 的内容", f"`{name}` is not in this copy")
            start = at + len(head) + 1
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(batch[start : start + size])
            at = start + size + 1


def valid_revision(name: str) -> bool:
    """Whether a name can be that of a revision: no option, no white space, no colon."""
    return _REVISION.fullmatch(name) is not None


def repository(folder: Path) -> Repository:
    """The repository a folder is in. Raises GitError where it is in none."""
    found = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if found.returncode:
        shown = folder.as_posix()
        raise GitError(f"`{shown}` 不在 git 仓库中", f"`{shown}` is in no git repository")
    top, prefix, *_ = os.fsdecode(found.stdout).split("\n")
    return Repository(Path(top), prefix)


def _git(
    folder: Path, *args: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "-C", str(folder), *args]
    try:
        return subprocess.run(
            command,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, **_QUIET},
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("没有安装 git", "git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise GitError("git 没有回应", "git does not answer") from error


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]


def _within(name: str, folder: str) -> bool:
    return not folder or name.startswith(f"{folder}/")


def _plain(name: str) -> bool:
    """Whether a name from a tree stays below the folder it is put into, on any system."""
    parts = name.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts)


def _absent(path: str, files: dict[str, _Blob]) -> GitError:
    near = did_you_mean(path, [name for name in files if name.endswith(".city")])
    zh, en = (f"：{near.zh}", f"; {near.en}") if near else ("", "")
    return GitError(f"该版本中没有 `{path}`{zh}", f"no `{path}` in that revision{en}")
