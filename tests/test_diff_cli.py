"""`citydsl diff` on the command line: files, folders, git revisions, and every format."""

from __future__ import annotations

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from citydsl.render.diff.markdown import escaped
from citydsl.revisions import valid_revision

OLD = 'city x "某市" { portal gate "公众门户"; app a "政务"; app b "交通" { status: pilot } }\n'
NEW = """\
city x "某市" {
  portal gate "市民门户" // 改名
  platform p "平台" { app a "政务" }
  app b "交通" { status: live }
}
"""


@pytest.fixture
def git(tmp_path):
    """A git repository in the test's folder; `git("commit", …)` runs there and returns its output."""
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]

    def call(*args):
        done = subprocess.run(
            ["git", *who, *args], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    call("init", "-q", "-b", "main")
    return call


@pytest.fixture
def history(git, spec):
    """Two commits of a spec that uses another file, and a third version nobody committed."""
    shared = 'source paper "报纸"\n'
    spec("specs/shared.city", shared)
    spec("specs/x.city", 'use "shared.city"\n' + OLD.replace('"某市"', '"某市" @paper'))
    git("add", ".")
    git("commit", "-qm", "one")
    spec("specs/shared.city", shared.replace("报纸", "晚报"))
    spec("specs/x.city", 'use "shared.city"\n' + NEW.replace('"某市"', '"某市" @paper'))
    git("add", ".")
    git("commit", "-qm", "two")
    spec("specs/x.city", 'use "shared.city"\n' + NEW.replace('"某市"', '"某城" @paper'))
    return git


def test_the_same_ends_with_0(run, spec):
    spec("a.city", OLD)
    spec("b.city", OLD.replace("; ", "\n").replace('"', "“"))
    result = run("diff", "a.city", "b.city", "--lang", "en")
    assert (result.exit_code, result.output) == (0, "same: no difference in meaning\n")


def test_text_tells_what_and_where(run, spec):
    spec("a.city", OLD)
    spec("b.city", NEW)
    result = run("diff", "a.city", "b.city", "--lang", "en")
    assert result.exit_code == 1
    assert (
        result.output
        == """\
某市 (x)
  ≈ renamed Portal: 公众门户 ⇒ 市民门户
      a.city:1 → b.city:2
  → moved Application: 政务 (平台)
      part of: 某市 → 平台
      layer: Applications → Brain
      a.city:1 → b.city:3
  ≠ changed Application: 交通
      status: pilot → live
      a.city:1 → b.city:4
  + added Platform: 平台
      b.city:3

4 differences: 1 added, 1 moved, 1 renamed, 1 changed
"""
    )
    assert (
        "4 处变化：新增 1，移动 1，改名 1，修改 1"
        in run("diff", "a.city", "b.city", "--lang", "zh").output
    )


def test_folders_pair_cities_by_id(run, spec):
    spec("old/a.city", OLD)
    spec("old/b.city", 'city y "乙" { app a }')
    spec("new/moved.city", NEW)
    spec("new/c.city", 'city z "丙" { app a }')
    told = json.loads(run("diff", "old", "new", "-f", "json", "--lang", "en").output)
    found = [(one["city"], *one["marks"], one["thing"]) for one in told["changes"]]
    assert ("z", "added", "city") in found
    assert ("y", "removed", "city") in found
    assert sum(city == "x" for city, *_ in found) == 4
    only = json.loads(run("diff", "old", "new", "-f", "json", "--city", "z").output)
    assert [one["city"] for one in only["changes"]] == ["z"]


def test_files_of_the_same_name_are_told_apart(run, spec, tmp_path, monkeypatch):
    spec("old/a.city", OLD)
    spec("new/a.city", NEW)
    spec("here/none.txt", "")
    monkeypatch.chdir(tmp_path / "here")
    result = run("diff", tmp_path / "old", tmp_path / "new")
    assert "old/a.city:1 → new/a.city:2" in result.output
    assert str(tmp_path) not in result.output


def test_json_has_both_sides_of_each_change(run, spec):
    spec("a.city", OLD)
    spec("b.city", NEW)
    told = json.loads(run("diff", "a.city", "b.city", "-f", "json", "--lang", "zh").output)
    assert told["same"] is False
    assert told["counts"] == {"added": 1, "removed": 0, "moved": 1, "renamed": 1, "changed": 1}
    assert told["changes"][2] == {
        "city": "x",
        "marks": ["changed"],
        "thing": "element",
        "old": {"path": "x.b", "name": "交通", "file": "a.city", "line": 1},
        "new": {"path": "x.b", "name": "交通", "file": "b.city", "line": 4},
        "fields": [
            {
                "name": "status",
                "about": None,
                "old": [{"value": "pilot", "label": "试点"}],
                "new": [{"value": "live", "label": "已建成"}],
            }
        ],
    }


def test_markdown_means_nothing_else(run, spec):
    spec("a.city", OLD)
    spec("b.city", OLD.replace("政务", "政|务 <b> @someone #12 https://x.example"))
    result = run("diff", "a.city", "b.city", "-f", "md", "--lang", "zh")
    row = next(line for line in result.output.splitlines() if "改名" in line and "|" in line[1:])
    assert row.count("|") - row.count("\\|") == 4
    assert "&lt;b&gt; @<!-- -->someone #<!-- -->12 https:<!-- -->//x.example" in row
    assert result.output.startswith("**1 处变化：改名 1**\n")
    assert "<details>" in result.output
    assert [escaped(text) for text in ("1. a", "- a", "a*b")] == ["1\\. a", "\\- a", "a\\*b"]


SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_shows_both_versions(run, spec, tmp_path):
    spec("a.city", OLD)
    spec("b.city", NEW.replace('  app b "交通" { status: live }\n', ""))
    assert run("diff", "a.city", "b.city", "-f", "svg", "-o", "out/x.svg").exit_code == 1
    root = ET.parse(tmp_path / "out/x.svg").getroot()
    boxes = {
        g.get("data-path"): g.find(f"{SVG}rect") for g in root.iter(f"{SVG}g") if g.get("data-path")
    }
    marks = {path: rect.get("class").split()[0].split("-")[2] for path, rect in boxes.items()}
    assert marks == {
        "x.gate": "renamed",
        "x.p": "added",
        "x.p.a": "moved",
        "x.a": "moved",
        "x.b": "removed",
    }
    dashed = {path for path, rect in boxes.items() if rect.get("stroke-dasharray")}
    assert dashed == {"x.a", "x.b"}
    text = "".join(root.itertext())
    assert "公众门户 ⇒ 市民门户" in text


def test_a_picture_shows_one_city(run, spec):
    spec("old/a.city", OLD)
    spec("old/b.city", 'city y "乙" { app a }')
    spec("new/c.city", NEW)
    result = run("diff", "old", "new", "-f", "svg")
    assert result.exit_code == 2
    assert "x, y" in result.output
    assert run("diff", "old", "new", "-f", "svg", "--city", "y").exit_code == 1


class Texts(HTMLParser):
    """The texts of a page outside style and script, and its ids and links."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.text, self.ids, self.links = [], "", set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.inside.append(tag)
        self.ids.add(values.get("id"))
        if tag == "a":
            self.links.append(values.get("href"))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"style", "script"} & set(self.inside):
            self.text += data


def test_the_page_holds_pictures_and_changes(run, spec, tmp_path):
    spec("a.city", OLD)
    spec("b.city", NEW.replace("市民", "<img src=x onerror=alert(1)>"))
    assert (
        run("diff", "a.city", "b.city", "-f", "html", "-o", "x.html", "--lang", "zh").exit_code == 1
    )
    html = (tmp_path / "x.html").read_text("utf-8")
    page = Texts(html)
    assert "<img src=x" not in html
    assert "4 处变化" in page.text
    assert "4 differences" in page.text
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids
    assert len(re.findall(r'data-marks="moved"', html)) == 1


def test_the_page_of_what_is_the_same(run, spec):
    spec("a.city", OLD)
    result = run("diff", "a.city", "a.city", "-f", "html", "--lang", "en")
    assert result.exit_code == 0
    assert "Both versions mean the same." in result.output


# Git.


def names(output):
    return [
        line.strip() for line in output.splitlines() if line.startswith("  ") and line[2] != " "
    ]


def test_a_file_of_a_revision(run, history):
    result = run("diff", "HEAD~1:specs/x.city", "HEAD:specs/x.city", "--lang", "en")
    assert result.exit_code == 1
    assert len(names(result.output)) == 5
    assert "HEAD~1:specs/x.city:2 → HEAD:specs/x.city:3" in result.output
    # What a spec uses is read as it was, too.
    assert "报纸 ⇒ 晚报" in result.output


def test_a_revision_and_the_working_tree(run, history):
    result = run("diff", "--git", "HEAD", "specs/x.city", "--lang", "en")
    assert names(result.output) == ["≈ renamed city: 某市 ⇒ 某城"]
    assert "HEAD:specs/x.city:2 → specs/x.city:2" in result.output
    assert run("diff", "--git", "HEAD", "specs", "--lang", "en").output == result.output
    assert run("diff", "--git", "HEAD", "--lang", "en").output == result.output
    same = run("diff", "HEAD~1", "main~1:specs", "--lang", "en")
    assert (same.exit_code, same.output) == (0, "same: no difference in meaning\n")


def test_paths_behind_a_revision_begin_here_with_a_dot(run, history, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "specs")
    assert run("diff", "HEAD:./x.city", "HEAD:specs/x.city").exit_code == 0
    assert run("diff", "HEAD:../specs/x.city", "HEAD:specs").exit_code == 0
    result = run("diff", "HEAD:../../x.city", "x.city", "--lang", "en")
    assert result.exit_code == 2
    assert "outside the repository" in result.output


@pytest.mark.parametrize(
    "args, why",
    [
        (("nowhere.city", "specs"), "no file, folder or revision `nowhere.city`"),
        (("HEAD~9:specs/x.city", "specs"), "no revision `HEAD~9`"),
        (("HEAD:specs/y.city", "specs"), "did you mean `specs/x.city`?"),
        (("--git", "nope", "specs"), "no revision `nope`"),
        (("--git=--output=x", "specs"), "no name of a revision"),
        (("--git", "HEAD", "gone.city"), "no file or folder `gone.city` here"),
        (("--git", "HEAD", "specs", "specs"), "takes one PATH"),
        (("HEAD:empty", "specs"), "no *.city file in `empty`"),
        (("specs",), "name two versions"),
    ],
)
def test_what_is_asked_for_wrongly(run, spec, history, args, why):
    spec("empty/a.txt", "")
    history("add", "empty")
    history("commit", "-qm", "three")
    result = run("diff", *args, "--lang", "en")
    assert result.exit_code == 2
    assert why in result.output


def test_no_repository(run, spec):
    spec("x.city", OLD)
    result = run("diff", "--git", "HEAD", "x.city", "--lang", "en")
    assert result.exit_code == 2
    assert "in no git repository" in result.output


def test_nothing_outside_the_repository_is_read(run, git, spec, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}-outside.city"
    outside.write_text('source stolen "秘密"\n', "utf-8")
    try:
        (tmp_path / "link.city").symlink_to(outside)
        spec("x.city", 'use "link.city"\ncity x "某市" @stolen { app a }\n')
        spec("y.city", f'use "../{outside.name}"\ncity x "某市" @stolen {{ app a }}\n')
        git("add", ".")
        git("commit", "-qm", "one")
        for name in ("x", "y"):
            result = run("diff", f"HEAD:{name}.city", f"HEAD:{name}.city", "--lang", "en")
            assert result.exit_code == 2
            assert "秘密" not in result.output
    finally:
        outside.unlink()


def test_a_spec_with_errors_is_not_compared(run, spec):
    spec("a.city", OLD)
    spec("b.city", 'city x "某市" { nonsense a }')
    result = run("diff", "a.city", "b.city", "--lang", "en")
    assert result.exit_code == 2
    assert "unknown-kind" in result.output


def test_names_of_revisions():
    assert all(map(valid_revision, ("HEAD~3", "v1.0^", "main@{1}", "origin/main", "中文")))
    assert not any(map(valid_revision, ("", "-x", "--all", "a b", "a:b", "a\nb", "a\\b")))
