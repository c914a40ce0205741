"""`citydsl render` as a user runs it: which files, the same bytes everywhere, nothing half-written."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT / "specs"
CITIES = [
    "shanghai",
    "zhengzhou",
    "nanan",
    "haikou",
    "yichang",
    "jiashan",
    "jincheng",
    "shangyu",
    "nanhai",
    "hengqin",
]


def citydsl(*args, cwd, **env):
    """Run the real command in a process of its own."""
    command = [sys.executable, "-m", "citydsl", *map(str, args)]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    result = citydsl("render", SPECS, "-o", "out", "-f", "html,svg,gv,json", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "out"


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_every_city_has_its_files(built):
    expected = {"index.html"}
    for city in CITIES:
        data = json.loads((built / f"{city}.json").read_text("utf-8"))
        related = data["relations"] or any(inner["relations"] for inner in data["cities"])
        views = ["architecture", "relations"] if related else ["architecture"]
        expected |= {f"{city}.html", f"{city}.json"}
        expected |= {f"{city}.{view}.{suffix}" for view in views for suffix in ("svg", "gv")}
    assert {path.name for path in built.iterdir()} == expected


FONTLESS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{}</fontconfig>'
)


def test_the_same_bytes_in_another_folder_with_another_hash_seed_and_other_fonts(built, tmp_path):
    import noto_cjk_sans_otc

    fonts = Path(noto_cjk_sans_otc.__file__).parent
    without = tmp_path / "without.conf"
    without.write_text(FONTLESS.format(""), "utf-8")
    with_cjk = tmp_path / "with.conf"
    with_cjk.write_text(
        FONTLESS.format(f"<dir>{fonts}</dir><cachedir>{tmp_path}/cache</cachedir>"), "utf-8"
    )
    shutil.copytree(SPECS, tmp_path / "b" / "deeper" / "specs")
    runs = [
        (tmp_path, SPECS, "1", without),
        (tmp_path / "b" / "deeper", Path("specs"), "4242", with_cjk),
    ]
    for cwd, specs, seed, fonts_conf in runs:
        result = citydsl(
            "render",
            specs,
            "-o",
            f"out{seed}",
            "--no-cache",
            "-f",
            "html,svg,gv,json",
            cwd=cwd,
            PYTHONHASHSEED=seed,
            FONTCONFIG_FILE=str(fonts_conf),
            LC_ALL="zh_CN.UTF-8",
        )
        assert result.returncode == 0, result.stderr
        assert digests(cwd / f"out{seed}") == digests(built)


def test_the_two_font_settings_really_differ(tmp_path):
    """Graphviz left to itself measures text by the fonts it finds; ours must not depend on it."""
    import noto_cjk_sans_otc

    fonts = Path(noto_cjk_sans_otc.__file__).parent
    measure = (
        "import pygraphviz; g = pygraphviz.AGraph(directed=True);"
        "g.add_node('a', label='城市大脑数据中台'); g.layout('dot');"
        "print(g.get_node('a').attr['width'])"
    )
    widths = set()
    for inside in ("", f"<dir>{fonts}</dir><cachedir>{tmp_path}/cache</cachedir>"):
        conf = tmp_path / "fonts.conf"
        conf.write_text(FONTLESS.format(inside), "utf-8")
        env = {**os.environ, "FONTCONFIG_FILE": str(conf)}
        run = [sys.executable, "-c", measure]
        widths.add(subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(widths) == 2


def test_pages_name_nothing_to_fetch(built):
    for page in built.glob("*.html"):
        text = page.read_text("utf-8")
        for name, value in re.findall(r'\s(src|srcset|action|data|poster)="([^"]*)"', text):
            assert (name, value[:5]) == ("src", "data:")
        assert "@import" not in text
        assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", text)
        assert not re.search(r"<(?:link|iframe|object|embed|script\s+src)", text)


def test_no_output_names_this_machine(built):
    for path in built.iterdir():
        text = path.read_text("utf-8")
        assert str(ROOT) not in text
        assert str(built) not in text


def test_every_format_writes_its_files(run, spec, tmp_path):
    from citydsl.render.formats.table import FORMATS

    path = spec("x.city", 'city x "城" { app a "甲"; app b "乙"; a -> b }')
    names = ",".join(format.id for format in FORMATS)
    assert run("render", path, "-f", names).exit_code == 0
    suffixes = ["svg", "gv", "png", "pdf", "drawio", "pptx", "mmd", "d2", "puml", "c4", "dsl"]
    drawn = {f"x.{view}.{one}" for view in ("architecture", "relations") for one in suffixes}
    files = {path.name for path in (tmp_path / "build").iterdir()}
    assert files == {"index.html", "x.html", "x.json", "x.pdf", *drawn}
    assert all(path.stat().st_size for path in (tmp_path / "build").iterdir())


def test_a_spec_with_errors_is_left_out_and_the_others_drawn(run, spec, tmp_path):
    spec("good.city", 'source s "S"\ncity good "好" @s { app a "甲" }')
    spec("bad.city", 'city bad "坏" { ap a "甲" }')
    result = run("render", "-f", "svg")
    assert result.exit_code == 1
    assert "unknown-kind" in result.output
    assert [path.name for path in sorted((tmp_path / "build").iterdir())] == [
        "good.architecture.svg"
    ]


def test_one_view_of_several(run, spec, tmp_path):
    spec("a.city", 'city a "甲" { app x; app y; x -> y }')
    assert run("render", "-f", "svg", "--view", "relations").exit_code == 0
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["a.relations.svg"]


def test_a_view_nobody_has(run, spec):
    spec("a.city", 'city a "甲" { app x }')
    result = run("render", "-f", "svg", "--view", "nosuch", "--lang", "en")
    assert result.exit_code == 1
    assert "nosuch" in result.output


def test_two_files_with_one_city(run, spec):
    spec("a.city", 'city a "甲" { app x }')
    spec("b.city", 'city a "乙" { app x }')
    result = run("render", "-f", "svg", "--lang", "en")
    assert result.exit_code == 1
    assert "two files declare a city `a`" in result.output


def test_a_city_called_index_does_not_overwrite_the_index(run, spec, tmp_path):
    spec("a.city", 'city index "甲" { app x }')
    assert run("render", "-f", "html").exit_code == 0
    assert {path.name for path in (tmp_path / "build").iterdir()} == {"index.html", "index_.html"}


def test_an_output_that_cannot_be_written(run, spec, tmp_path):
    spec("a.city", 'city a "甲" { app x }')
    (tmp_path / "build").write_text("in the way")
    result = run("render", "-f", "svg")
    assert result.exit_code == 2
    (tmp_path / "build").unlink()
    (tmp_path / "build" / "a.architecture.svg").mkdir(parents=True)
    result = run("render", "-f", "svg", "--lang", "en")
    assert result.exit_code == 1
    assert "cannot write build" in result.output
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["a.architecture.svg"]


def test_a_file_with_the_same_content_is_left_alone(run, spec, tmp_path):
    spec("a.city", 'city a "甲" { app x }')
    run("render", "-f", "svg")
    before = (tmp_path / "build" / "a.architecture.svg").stat().st_mtime_ns
    run("render", "-f", "svg")
    assert (tmp_path / "build" / "a.architecture.svg").stat().st_mtime_ns == before


def test_every_verb_has_help_with_an_example(run):
    from citydsl.cli import VERBS

    overview = run("--help").output
    for verb in VERBS:
        assert verb.summary.rstrip(".") in " ".join(overview.split())
        text = run(verb.name, "--help").output
        assert f"citydsl {verb.name}" in text.split("Example:")[1]


def test_the_version(run):
    from citydsl.version import VERSION

    assert run("--version").output == f"citydsl, version {VERSION}\n"


def test_kinds_lists_the_prelude_and_a_specs_own(run, spec):
    spec("a.city", 'kind lakehouse "湖仓" : data_lake\ncity a "甲"')
    output = run("kinds", "a.city", "--lang", "en").output
    for row in (
        "middle_platform  中台  Middle platform  brain",
        "lakehouse  湖仓",
        "supports  支撑",
    ):
        assert row in output


BILINGUAL = (
    'city x "海口" { en: "Haikou"; app a "政务" { en: "Government" }; app b "交通"; a -> b }'
)


@pytest.mark.parametrize(
    "lang, shown, hidden",
    [
        ("both", ["海口", "Haikou", "政务", "Government"], ["Applications"]),
        ("zh", ["海口", "政务"], ["Haikou", "Government", "Applications"]),
        ("en", ["Haikou", "Government", "Applications", "交通"], ["海口", "政务"]),
    ],
)
def test_labels_in_one_language_or_both(run, spec, tmp_path, lang, shown, hidden):
    path = spec("x.city", BILINGUAL)
    assert run("render", path, "-f", "svg", "--lang", lang).exit_code == 0
    text = (tmp_path / "build" / "x.architecture.svg").read_text("utf-8")
    drawn = " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", text))
    for label in shown:
        assert label in drawn
    for label in hidden:
        assert label not in drawn


def test_pages_follow_the_language_of_labels(run, spec, tmp_path):
    path = spec("x.city", BILINGUAL)
    for lang, word in (("zh", "构件"), ("en", "Components")):
        assert run("render", path, "-f", "html", "--lang", lang).exit_code == 0
        assert word in (tmp_path / "build" / "x.html").read_text("utf-8")
