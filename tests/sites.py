"""Documentation projects built as users build them: in a process of their own, from a folder."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SOURCES = 'source report "Report" { publisher: "The Daily" }\n'
TOWN = """\
use "sources.city"

city town "示例市" @report {
  en: "Town"
  formula "1+2+N" = 1 cloud + 2 portal(public) + N app
  cloud base "云平台" { en: "Cloud" }
  portal public "公众门户" { en: "Public portal" }
  app health "医疗" { en: "Health care"; link: "https://example.org/health" }
  app traffic "交通" {
    en: "Traffic"
    fact "信号灯": "近400个" @report "p. 2" { class: scale }
  }
  public -> health
  fact "建设周期": "3年" @report "p. 1" { class: date }
}
"""
VILLAGE = 'city village "村" { en: "Village"; app square "广场" { en: "Square" } }\n'


def put(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def sphinx(folder, builder="html", *args, out=None, docs="docs"):
    """Run sphinx-build; what it wrote is in `<folder>/<out>`."""
    out = out or builder
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-d", f"trees-{out}", *args]
    return _run([*command, docs, out], folder, {})


def mkdocs(folder, *args):
    """Run mkdocs build with the plugin setup.cfg names, installed anew or not."""
    return _run([sys.executable, "-m", "mkdocs", "build", *args], folder, _plugins(folder))


@contextmanager
def serving(folder, port):
    """Run mkdocs serve for a while."""
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    env = {**os.environ, **_plugins(folder)}
    with subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.terminate()


def _plugins(folder):
    """An environment that knows the plugins of setup.cfg."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    plugins = config["options.entry_points"]["mkdocs.plugins"]
    beside = folder.parent / f"{folder.name}-plugins"
    put(
        beside / "city_entry-0.dist-info",
        {
            "METADATA": "Metadata-Version: 2.1\nName: city-entry\nVersion: 0\n",
            "entry_points.txt": f"[mkdocs.plugins]\n{plugins}\n",
        },
    )
    path = os.pathsep.join(filter(None, [str(beside), os.environ.get("PYTHONPATH")]))
    return {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}


def _run(command, folder, more):
    env = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **more}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=240
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path, pattern: str) -> dict[str, int]:
    """When each file was written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob(pattern)
    }


class Html(HTMLParser):
    """What a page holds: its tags, ids, links and texts."""

    def __init__(self, text: str):
        """Read a page."""
        super().__init__()
        self.tags, self.ids, self.links, self.handlers, self.texts = Counter(), [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.handlers += [name for name in given if name.startswith("on")]

    def handle_data(self, data):
        self.texts.append(data)


def read(path: Path) -> Html:
    """Read a page of HTML."""
    return Html(path.read_text("utf-8"))
