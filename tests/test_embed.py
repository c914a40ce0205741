"""`citydsl embed`: blocks of Markdown filled from specs, and nothing else of a file touched."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citydsl.dsl.source import Source
from citydsl.embedding.library import Library
from citydsl.markdown.document import fill
from citydsl.markdown.home import Home
from citydsl.markdown.markers import OPTIONS, blocks

CITY = """\
source report "报告"
city haikou "海口城市大脑" @report "第1页" {
  formula "1+2" = 1 cloud + 2 portal
  cloud gov "政务云"
  portal public "公众服务门户"; portal work "工作门户"
  fact "建设周期": "3年" { class: date }
  fact "服务": "近400项" { class: scale }
  view links "关系" { layout: graph }
}
"""
WEST = 'source report "报告"\ncity west "西市" @report "第2页" { cloud c "市云" }\n'
BROKEN = 'city x "X" {\n  portl a "A"\n}\n'
PICTURE = "<!-- citydsl: haikou.city -->\n<!-- /citydsl -->\n"


@pytest.fixture
def city(spec):
    spec("west.city", WEST)
    spec("broken.city", BROKEN)
    return spec("haikou.city", CITY)


@pytest.fixture
def embed(run, city, tmp_path):
    """Run the verb on one document: its result, and what the document then holds."""

    def call(content, *args, name="README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        result = run("embed", name, "--lang", "en", *args)
        return result, path.read_bytes()

    return call


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_a_picture_is_drawn_and_shown_with_its_text_and_a_link(embed, tmp_path):
    result, after = embed(f"# Title\n\n{PICTURE}\nText.\n")
    assert result.exit_code == 0
    assert result.output == "drawn haikou.architecture.svg\nfilled README.md\n"
    lines = after.decode().split("\n")
    assert lines[:4] == ["# Title", "", "<!-- citydsl: haikou.city -->", ""]
    assert lines[4].startswith("[![自上而下：接入层（公众服务门户、工作门户）")
    assert lines[4].endswith("](haikou.architecture.svg)](haikou.city)")
    assert lines[5:] == ["", "<!-- /citydsl -->", "", "Text.", ""]
    assert (tmp_path / "haikou.architecture.svg").read_text("utf-8").startswith("<svg")


def test_twice_changes_nothing(embed, run, tmp_path):
    embed("".join(f"<!-- citydsl: {thing} haikou.city -->\n<!-- /citydsl -->\n" for thing in OPTIONS
                  if thing != "compare"))  # fmt: skip
    before = files(tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    result = run("embed", "README.md")
    assert (result.exit_code, result.output) == (0, "")
    assert files(tmp_path) == before
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == stamps
    assert run("embed", "--check", "README.md").exit_code == 0


OUTSIDE = st.text(st.sampled_from("ab 海\t\n\r|*`#>-\u2028\u0085"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    before=OUTSIDE.filter(lambda text: "```" not in text),
    after=OUTSIDE,
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    last=st.booleans(),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_only_the_block_changes_byte_for_byte(before, after, newline, last, mark, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp() / "bytes"
    folder.mkdir(exist_ok=True)
    (folder / "west.city").write_text(WEST, "utf-8")
    head = f"{before}{newline}<!-- citydsl: source west.city -->{newline}"
    tail = f"<!-- /citydsl -->{newline + after if last else ''}"
    home = Home(folder.resolve(), folder.resolve())
    whole = mark + f"{head}old{newline}{tail}".encode()
    filled = fill("a.md", whole, home, Library(folder))
    middle = ["", "```city", *WEST.splitlines(), "```", "", ""]
    assert filled.after == mark + f"{head}{newline.join(middle)}{tail}".encode()
    assert fill("a.md", filled.after, home, Library(folder)).changes == ()


def test_crlf_a_mark_and_a_missing_end_are_kept(embed):
    _, after = embed(b"\xef\xbb\xbfa\r\n<!-- citydsl: facts haikou.city -->\r\n<!-- /citydsl -->")
    assert after.startswith(b"\xef\xbb\xbfa\r\n<!-- citydsl: facts haikou.city -->\r\n\r\n| ")
    assert after.endswith(b"\r\n\r\n<!-- /citydsl -->")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_marker_in_the_first_line_of_a_file_with_a_mark_is_one(embed):
    result, after = embed(b"\xef\xbb\xbf" + PICTURE.encode())
    assert result.exit_code == 0
    assert after.startswith(b"\xef\xbb\xbf<!-- citydsl: haikou.city -->\n\n[![")


def test_markers_in_code_are_left_alone(embed):
    text = (
        f"```html\n{PICTURE}```\n\n~~~~\n~~~\n{PICTURE}~~~~\n\n    <!-- citydsl: no.city -->\n\n"
        "`<!-- citydsl: no.city -->`\n\n````\n```\n<!-- citydsl: no.city -->\n"
    )
    result, after = embed(text)
    assert (result.exit_code, result.output) == (0, "")
    assert after.decode() == text


def test_a_block_in_a_list_stays_in_it(embed):
    _, after = embed(
        "- item\n\n  <!-- citydsl: formula haikou.city lang=en -->\n  <!-- /citydsl -->\n"
    )
    html = MarkdownIt().enable("table").render(after.decode())
    inner = html[html.index("<li>") : html.index("</li>")]
    assert "<table>" in inner
    assert "<th>Members</th>" in inner


@pytest.mark.parametrize(
    "marker, place, says",
    [
        ("<!-- citydsl: haikou.city -->", "1:1", "this block has no end"),
        ("<!-- /citydsl -->", "1:1", "there is no block to end here"),
        ("<!-- citydsl haikou.city -->", "1:1", "this is no whole marker"),
        ("<!-- citydsl: haikou.city\n-->", "1:1", "this is no whole marker"),
        (f"<!-- citydsl: haikou.city -->\n{PICTURE}", "2:1", "the block that begins in line 1"),
        ("<!-- citydsl: -->\n<!-- /citydsl -->", "1:1", "no spec is named"),
        ("<!-- citydsl: haikou.city vew=a -->\n<!-- /citydsl -->", "1:27", "did you mean `view`?"),
        ("<!-- citydsl: haikou.city view=a -->\n<!-- /citydsl -->", "1:27", "no view `a`"),
        ("<!-- citydsl: haikou.city view=lnks -->\n<!-- /citydsl -->", "1:27", "mean `links`?"),
        ("<!-- citydsl: haikou.city at=soon -->\n<!-- /citydsl -->", "1:27", "is no date"),
        ("<!-- citydsl: fcts haikou.city -->\n<!-- /citydsl -->", "1:15", "did you mean `facts`?"),
        ("<!-- citydsl: haikou.city west.city -->\n<!-- /citydsl -->", "1:27", "only one spec"),
        ("<!-- citydsl: haikuo.city -->\n<!-- /citydsl -->", "1:15", "no file `haikuo.city`"),
        ("<!-- citydsl: compare no*.city -->\n<!-- /citydsl -->", "1:23", "no file `no*.city`"),
        ("<!-- citydsl: compare west.city -->\n<!-- /citydsl -->", "1:1", "1 cities to compare"),
        ("<!-- citydsl: ../a.city -->\n<!-- /citydsl -->", "1:15", "is outside the root"),
        ("<!-- citydsl: /../a.city -->\n<!-- /citydsl -->", "1:15", "is outside the root"),
        ("<!-- citydsl: haikou.city folder=.. -->\n<!-- /citydsl -->", "1:27", "outside the root"),
        (
            "<!-- citydsl: haikou.city name=../a -->\n<!-- /citydsl -->",
            "1:27",
            "no name for a file",
        ),
        ("<!-- citydsl: haikou.city format=gif -->\n<!-- /citydsl -->", "1:27", "there are `svg`"),
        ("<!-- citydsl: haikou.city link=spce -->\n<!-- /citydsl -->", "1:27", "mean `spec`?"),
        (
            "<!-- citydsl: haikou.city link=javascript:a/b -->\n<!-- /citydsl -->",
            "1:27",
            "link can",
        ),
        ("<!-- citydsl: haikou.city view=a view=b -->\n<!-- /citydsl -->", "1:34", "stands twice"),
        ('<!-- citydsl: haikou.city alt="a -->\n<!-- /citydsl -->', "1:27", "cannot be read"),
        (
            "<!-- citydsl: facts haikou.city of=nobody -->\n<!-- /citydsl -->",
            "1:33",
            "unknown name",
        ),
        ("<!-- citydsl: broken.city -->\n<!-- /citydsl -->", "1:15", "the spec has errors"),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_nothing_is_written(
    embed, tmp_path, marker, place, says
):
    text = f"{marker}\n\n{PICTURE}" if "\n" in marker or "/" in marker else marker
    path = tmp_path / "README.md"
    result, after = embed(text)
    assert result.exit_code == 1
    assert f"README.md:{place}: error: " in result.stderr
    assert says in result.stderr
    assert "    | " in result.stderr or "      | " in result.stderr
    assert "^" in result.stderr
    assert after == text.encode()
    assert not list(tmp_path.glob("*.svg"))
    assert path.read_bytes() == text.encode()


def test_the_errors_of_a_spec_are_told_at_their_place(embed):
    result, _ = embed("<!-- citydsl: broken.city -->\n<!-- /citydsl -->")
    assert "broken.city:2:3: error[C101 unknown-kind]" in result.stderr
    assert "did you mean `portal`?" in result.stderr


def test_wrong_markers_are_told_in_chinese(embed):
    result, _ = embed("<!-- citydsl: haikou.city vew=a -->\n<!-- /citydsl -->", "--lang", "zh")
    assert "README.md:1:27: 错误: picture 没有选项 `vew`" in result.stderr
    assert "建议: 是否为 `view`？" in result.stderr


def test_one_wrong_document_stops_no_other(embed, run, tmp_path):
    embed("<!-- citydsl: haikou.city -->", name="bad.md")
    (tmp_path / "good.md").write_text(PICTURE)
    result = run("embed", "bad.md", "good.md", "--lang", "en")
    assert result.exit_code == 1
    assert "filled good.md" in result.stdout


def test_what_is_not_utf8_is_told_and_left(embed):
    content = "ä\n".encode() + PICTURE.encode() + "海口".encode("gbk")
    result, after = embed(content)
    assert result.exit_code == 1
    assert "README.md:4:1: error: not in UTF-8" in result.stderr
    assert after == content
    assert embed(PICTURE.encode("utf-16"))[0].exit_code == 1


def test_check_writes_nothing_and_says_where_and_what(embed, run, tmp_path):
    embed("a\n\n<!-- citydsl: facts haikou.city -->\n<!-- /citydsl -->\n" + PICTURE)
    spec = tmp_path / "haikou.city"
    spec.write_text(CITY.replace("近400项", "近500项").replace("政务云", "政务新云"), "utf-8")
    before = files(tmp_path)
    result = run("embed", "--check", "README.md", "--lang", "en")
    assert result.exit_code == 1
    assert files(tmp_path) == before
    out = result.stdout
    assert "README.md:3:1: this block is stale: run `citydsl embed`\n" in out
    old = next(line for line in out.splitlines() if line.startswith("    8 - "))
    assert "近400项" in old
    new = next(line for line in out.splitlines() if line.startswith("      + "))
    assert "近500项" in new
    line = (tmp_path / "README.md").read_text().split("\n").index(PICTURE.split("\n")[0]) + 1
    assert f"README.md:{line}:1: haikou.architecture.svg is stale\n" in out
    assert "政务新云" in out
    (tmp_path / "haikou.architecture.svg").unlink()
    result = run("embed", "--check", "README.md", "--lang", "zh")
    assert f"README.md:{line}:1: 没有 haikou.architecture.svg" in result.stdout
    assert run("embed", "README.md").exit_code == 0
    assert run("embed", "--check", "README.md").exit_code == 0


def test_check_shows_an_edit_by_hand_and_embed_undoes_it(embed, run, tmp_path):
    _, filled = embed(PICTURE)
    embed(filled.replace(b"[![", b"by hand [![").replace(b"-->\n\n", b"-->\r\n\n"), "--check")
    result = run("embed", "--check", "README.md", "--lang", "en")
    assert "    3 - by hand [![" in result.stdout
    run("embed", "README.md")
    assert b"by hand" not in (tmp_path / "README.md").read_bytes()


def test_a_comparison_takes_several_specs(embed):
    result, after = embed(
        "<!-- citydsl: compare *t.city haikou.city section=q02 lang=en -->\n<!-- /citydsl -->\n"
    )
    assert result.exit_code == 0, result.output
    assert "**Naming formulas and how they are written**" in after.decode()
    assert "| 西市 | 海口城市大脑 |" in after.decode()


def test_findings_and_the_text_of_a_spec_stand_in_fences(embed):
    _, after = embed(
        "<!-- citydsl: findings broken.city lang=en -->\n<!-- /citydsl -->\n"
        "<!-- citydsl: source haikou.city -->\n<!-- /citydsl -->\n"
    )
    assert "```text\nbroken.city:2:3: error[C101 unknown-kind]" in after.decode()
    assert f"```city\n{CITY}```\n" in after.decode()


def test_a_text_with_fences_gets_a_longer_one(embed, spec):
    spec("fence.city", 'city x "X" { app a "A" { describe: """\n```\n<b>\n````\n""" } }\n')
    _, after = embed("<!-- citydsl: source fence.city -->\n<!-- /citydsl -->\n")
    assert "`````city\n" in after.decode()
    spec("fence.city", 'city x "X" { app a "A" { describe: """\n<!-- /citydsl -->\n""" } }\n')
    result, _ = embed("<!-- citydsl: source fence.city -->\n<!-- /citydsl -->\n")
    assert "the text holds such a marker itself" in result.stderr


def test_text_from_a_spec_breaks_no_block(embed, run, spec):
    spec(
        "evil.city",
        'city x "a--> <!-- /citydsl -->\\n<script>" { app a "![b](c)|`" { fact "|": "1个" } }\n',
    )
    text = "".join(
        f"<!-- citydsl: {thing} evil.city -->\n<!-- /citydsl -->\n"
        for thing in ("", "facts", "findings")
    )
    result, after = embed(text)
    assert result.exit_code == 0, result.output
    assert run("embed", "--check", "README.md").exit_code == 0
    found, troubles = blocks(Source(name="a", text=after.decode()))
    assert (len(found), troubles) == (3, ())
    assert "<script>" not in MarkdownIt().enable("table").render(after.decode())


def test_pictures_go_where_they_are_asked_to(embed, run, tmp_path):
    result, after = embed(
        "<!-- citydsl: /haikou.city view=links folder=../img theme=dark lang=en -->\n<!-- /citydsl -->\n"
        '<!-- citydsl: /haikou.city name="a b" -->\n<!-- /citydsl -->\n',
        "--root", ".", name="docs/a.md",
    )  # fmt: skip
    assert "`a b` is no name for a file" in result.stderr
    result, after = embed(
        "<!-- citydsl: /haikou.city view=links folder=../img theme=dark lang=en -->\n<!-- /citydsl -->\n"
        '<!-- citydsl：/haikou.city alt=“图 [1]” link=none format=png -->\n<!-- /citydsl -->\n',
        "--root", ".", "--folder", "图 a", name="docs/a.md",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "](../img/haikou.links.dark.en.svg)](../haikou.city)\n" in after.decode()
    assert "\n![图 \\[1\\]](图%20a/haikou.architecture.png)\n" in after.decode()
    assert (tmp_path / "docs/图 a/haikou.architecture.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "img/haikou.links.dark.en.svg").is_file()


def test_two_blocks_never_draw_into_one_file(embed, run, tmp_path):
    one = "<!-- citydsl: haikou.city name=a -->\n<!-- /citydsl -->\n"
    result, _ = embed(one + one.replace(" name", " view=links name"))
    assert result.exit_code == 1
    assert "README.md:3:1: error: README.md:1:1 draws another picture into a.svg" in result.stderr
    assert not (tmp_path / "a.svg").exists()
    assert embed(one + one)[0].exit_code == 0


def test_folders_are_searched_and_links_out_of_the_root_refused(embed, run, tmp_path):
    inner = tmp_path / "docs"
    embed("<!-- citydsl: ../../west.city -->\n<!-- /citydsl -->\n", name="docs/deep/a.md")
    (inner / ".hidden").mkdir()
    (inner / ".hidden/b.md").write_text("<!-- /citydsl -->")
    result = run("embed", "docs", "--lang", "en")
    assert "docs/deep/a.md:1:15: error: `../../west.city` is outside the root" in result.stderr
    assert ".hidden" not in result.output
    assert run("embed", "docs", "--root", ".").exit_code == 0
    (inner / "deep/link.city").symlink_to(tmp_path / "west.city")
    text = "<!-- citydsl: link.city -->\n<!-- /citydsl -->\n"
    assert embed(text, name="docs/deep/a.md")[0].exit_code == 1


def test_a_spec_uses_nothing_outside_the_root(embed, spec):
    spec("docs/a.city", 'use "../west.city"\ncity x "X" { app a "A" }\n')
    text = "<!-- citydsl: a.city -->\n<!-- /citydsl -->\n"
    result, _ = embed(text, name="docs/a.md")
    assert "docs/a.city:1:5: error[" in result.stderr
    assert embed(text, "--root", ".", name="docs/a.md")[0].exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
def test_a_link_stays_a_link_and_a_mode_a_mode(embed, run, tmp_path):
    real = tmp_path / "real.md"
    real.write_text(PICTURE)
    real.chmod(0o600)
    (tmp_path / "link.md").symlink_to(real)
    assert run("embed", "link.md").exit_code == 0
    assert (tmp_path / "link.md").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert b"[![" in real.read_bytes()


def test_what_cannot_be_written_is_told(embed, run, tmp_path):
    (tmp_path / "img").write_text("a file, no folder")
    result, after = embed(PICTURE.replace("haikou.city", "haikou.city folder=img"))
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert after == PICTURE.replace("haikou.city", "haikou.city folder=img").encode()


def test_missing_pixels_name_what_to_install(embed, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    text = PICTURE.replace("haikou.city", "haikou.city format=png")
    result, after = embed(text)
    assert result.exit_code == 1
    assert "pip install 'citydsl[png]'" in result.stderr
    assert after == text.encode()


def test_a_long_line_of_words_is_read_in_one_pass():
    text = f"<!-- citydsl: haikou.city {'a=b ' * 50_000}-->\n<!-- /citydsl -->\n" * 2
    _, troubles = blocks(Source(name="a", text=text))
    assert len(troubles) == 2


@pytest.mark.parametrize("page, lang", [("docs/embed.md", "en"), ("docs/zh/embed.md", "zh")])
def test_the_page_shows_an_error_as_it_is_told(run, spec, page, lang):
    text = (Path(__file__).resolve().parent.parent / page).read_text("utf-8")
    claimed = text.rsplit("```text\n", 1)[1].split("```")[0]
    spec("README.md", "<!-- citydsl: example.city vew=relations -->\n<!-- /citydsl -->\n")
    spec("example.city", WEST)
    assert run("embed", "README.md", "--lang", lang).stderr == claimed
