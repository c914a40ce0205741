"""Tools of others that tests run: one that is missing is named, and fails where it is required."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def tool(name: str, found: object = None) -> str:
    """The program of a name; the test is skipped, or fails with CITYDSL_TOOLS=required, without."""
    program = str(found) if found else shutil.which(name)
    if program:
        return program
    if os.environ.get("CITYDSL_TOOLS") == "required":
        pytest.fail(f"{name} is required and not here")
    pytest.skip(f"{name} is not here: tools/system.sh or make test-interop installs it")


def run(*command: object, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a tool to its end; its words are in the failure where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True, text=True, timeout=300, check=False, **more,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done
