"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption(
        "--update", action="store_true", help="write what is printed now into the pages of docs/"
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    """No test finds what another has made."""
    monkeypatch.setenv("CITYDSL_CACHE_DIR", str(tmp_path / ".cache"))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line in an empty folder: `run("check", "a.city")`."""
    from citydsl.cli import cli

    monkeypatch.chdir(tmp_path)

    def call(*args):
        return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)

    return call


@pytest.fixture
def spec(tmp_path):
    """Write a spec into the test's folder: `spec("a.city", text)`."""

    def put(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return put
