"""The printer: one form for every spec, with all it says and every comment where it stood."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from citydsl.cli import cli
from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.format.comments import comment_text
from citydsl.dsl.format.layout import LIMIT, width
from citydsl.dsl.format.meaning import meaning, same_meaning
from citydsl.dsl.format.printer import format_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.lexer import lex
from citydsl.dsl.syntax.nodes import Leaf
from citydsl.dsl.syntax.parse import parse
from citydsl.render.formats.json import city_json

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "fmt"
INPUTS = sorted(p for p in GOLDEN.glob("*.city") if not p.name.endswith(".out.city"))
SPECS = sorted((ROOT / "specs").glob("*.city"))
CASES = sorted((ROOT / "tests" / "cases").glob("*.city"))
PRELUDE = sorted((ROOT / "dsl" / "vocabulary").glob("*.city"))
EVERY = [*SPECS, *CASES, *PRELUDE]


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def fmt(text, spelling="keep"):
    outcome = format_text(Source(name="t.city", text=text), spelling=spelling)
    assert outcome.diagnostics == (), outcome.diagnostics
    return outcome.value


def tree(node):
    """A syntax tree without places; a year is a year as number or as date."""
    if isinstance(node, Span | Source):
        return None
    if isinstance(node, tuple):
        name = type(node).__name__
        if name in ("Number", "Date") and re.fullmatch(r"\d{4}", node.text):
            return ("Year", node.text)
        return (name, *map(tree, node[:1] if isinstance(node, Leaf) else node))
    return node


def parsed(text):
    outcome = parse(Source(name="t.city", text=text))
    assert outcome.diagnostics == (), outcome.diagnostics
    return tree(outcome.value.statements)


def comments(text):
    """Every comment, with how many words and marks stand before it."""
    source = Source(name="t.city", text=text)
    lexed = lex(source)
    words = [token.span.start for token in lexed.tokens if token.type != "_END"]
    return [
        (comment_text(comment), sum(start < comment.start for start in words))
        for comment in lexed.comments
    ]


def keeps_everything(text):
    """Format a text whichever way; return it in its own spelling."""
    once = fmt(text)
    assert fmt(once) == once
    assert parsed(once) == parsed(text)
    assert comments(once) == comments(text)
    zh, en = fmt(text, "zh"), fmt(text, "en")
    assert fmt(zh, "en") == en
    assert fmt(en, "zh") == zh
    assert comments(zh) == comments(text)
    return once


# Goldens.


@named(INPUTS)
def test_golden(path):
    text = path.read_bytes().decode("utf-8")
    expected = path.with_suffix(".out.city").read_bytes().decode("utf-8")
    assert keeps_everything(text) == expected


def test_every_golden_has_its_input():
    outputs = {path.name for path in GOLDEN.glob("*.out.city")}
    assert outputs == {f"{path.stem}.out.city" for path in INPUTS}


def test_lines_keep_within_the_limit():
    lines = (GOLDEN / "long_lines.out.city").read_text("utf-8").splitlines()
    assert all(width(line) <= LIMIT for line in lines if not line.startswith("note"))
    assert LIMIT in map(width, lines)


@pytest.mark.parametrize(
    "written, printed",
    [
        ("city x\r\n{ app a\r\n}\r\n", "city x {\r\n  app a\r\n}\r\n"),
        ("city x\r\n{ app a\n}\r\n", "city x {\n  app a\n}\n"),
        ("\ufeffcity x", "\ufeffcity x\n"),
        ("\ufeffcity x\r\n\r\n", "\ufeffcity x\r\n"),
        ("\n\n  city x", "city x\n"),
        ("/* a\r\n b */ app x\r\n", "/* a\r\n b */ app x\r\n"),
        ('note """\r\n a\r\n  b\r\n"""\r\n', 'note """\r\n  a\r\n   b\r\n  """\r\n'),
        ('note "a\rb"', 'note "a\\u{D}b"\n'),
    ],
)
def test_line_ends_and_the_byte_order_mark(written, printed):
    assert keeps_everything(written) == printed


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_specs_say_the_same_in_any_form(path):
    text = path.read_text("utf-8")
    keeps_everything(text)
    unit = Loader(path.parent).load(path).value
    for spelling in ("keep", "zh", "en"):
        assert same_meaning(unit, fmt(text, spelling))


# Spelling.


@named([*SPECS, *CASES])
def test_there_and_back_is_the_same_text(path):
    zh = fmt(path.read_text("utf-8"), "zh")
    assert fmt(fmt(zh, "en"), "zh") == zh
    en = fmt(path.read_text("utf-8"), "en")
    assert fmt(fmt(en, "zh"), "en") == en


@named(SPECS)
def test_the_ten_specs_are_canonical_and_come_back_from_chinese_byte_for_byte(path):
    text = path.read_text("utf-8")
    zh = fmt(text, "zh")
    assert "城市" in zh or path.stem == "sources"
    assert fmt(text, "keep") == text
    assert fmt(zh, "en") == text


@named([*SPECS, *CASES])
def test_both_spellings_give_the_same_json(path, tmp_path):
    (tmp_path / "sources.city").write_bytes((ROOT / "specs" / "sources.city").read_bytes())
    texts = set()
    for spelling in ("keep", "zh", "en"):
        text = fmt(path.read_text("utf-8"), spelling)
        result = compile_text(text, root=tmp_path)
        texts.add(tuple(city_json(result.model, city) for city in result.model.cities))
    assert len(texts) == 1


def test_the_chinese_case_in_english_has_the_words_of_the_english_one():
    zh, en = (
        fmt((ROOT / "tests" / "cases" / f"{name}.city").read_text("utf-8"), "en")
        for name in ("chinese", "english")
    )
    first = re.compile(r"^ *~?(\w+)", re.MULTILINE)
    # `盒子` is a kind the spec declares: how to call it is its own affair.
    words = [word.replace("盒子", "box") for word in first.findall(zh)]
    assert words == first.findall(en)


@pytest.mark.parametrize(
    "en, zh",
    [
        ('use "a.city"', '引用 "a.city"'),
        ("app a { status: live; layer: sensing }", "应用 a { 状态: 已建成; 层: 感知层 }"),
        ('app "甲"', '应用 "甲"'),
        (
            "kind k : app { external: yes; pillar: ops }",
            "类型 k : 应用 { 外部: 是; 支柱: 运维管理体系 }",
        ),
        ('note "n" { class: ambiguous }', '说明 "n" { 类别: 歧义 }'),
        ('fact "a": "1个" { class: output }', '事实 "a": "1个" { 类别: 产出 }'),
        ('formula "3" = 3 level()', '公式 "3" = 3 级()'),
        ('formula "3" = 3 级 level()', '公式 "3" = 3 级 级()'),
        (
            'formula "1" = 1 app(app, use) { status: pilot }',
            '公式 "1" = 1 应用(app, use) { 状态: 试点 }',
        ),
        ("a -[runs_on]-> b", "a -[依托]-> b"),
        ("a -[exchanges]-> app", "a -[共享交换]-> 应用"),
    ],
)
def test_words_of_the_language(en, zh):
    assert fmt(en, "zh") == zh + "\n"
    assert fmt(zh, "en") == en + "\n"


def test_aliases_are_written_as_the_word():
    assert fmt("中枢 a; a -[整合]-> b", "zh") == "脑 a\na -[汇聚]-> b\n"
    assert fmt("中枢 a; a -[整合]-> b", "en") == "brain a\na -[aggregates]-> b\n"


@pytest.mark.parametrize(
    "text",
    [
        "app\n",  # its id is `app`
        'app "——"\n',
        "app x { vendor: app; of: app; owner: app }\n",
        'app app "app" { alias: app }\n',
        "meta { status: live, not app }\n",
        "app.app -> a.app @app\n",
        "box x { layer: edge }\n",
        'x: "status"\n',
        'app x { layer: "sensing" }\n',
    ],
)
def test_what_is_not_the_languages_is_left(text):
    zh = fmt(text, "zh")
    assert fmt(zh, "en") == text
    result = compile_text(f"city c {{ {text} }}")
    again = compile_text(f"city c {{ {zh} }}")
    assert meaning(result.model) == meaning(again.model)


def test_values_of_meta_stay_as_they_are():
    assert (
        fmt("meta{a:１，甲。乙,(b 或\tc);d:“e”}") == 'meta { a: １, 甲。乙, (b 或\tc); d: "e" }\n'
    )
    keeps_everything("meta { a: (\nb or c\n) and d }")
    keeps_everything("meta { a: b /* c */ or d }")


def test_an_end_that_could_be_an_element_is_left():
    text = "city x {\n  app 数据\n  data_set d\n  data_set -> app\n}\n"
    assert "  data_set -> 应用\n" in fmt(text, "zh")
    text = "city x {\n  app\n  应用 b\n  应用 -> b\n}\n"
    assert "  应用 -> b\n" in fmt(text, "en")


def test_views_are_respelled():
    en = (
        "city x {\n  view v {\n    include: portal, app.**, -> users, sensing, goal, #tag, own\n"
        "    where: status != planned and not (kind = app or meta.owner = live)\n  }\n}\n"
    )
    zh = fmt(en, "zh")
    assert "包含: 门户, 应用.**, -> 用户, 感知, 目标层, #tag, own" in zh
    assert "条件: 状态 != 规划 且 非 (类型 = 应用 或 元数据.owner = live)" in zh
    assert fmt(zh, "en") == en


# Comments that allow something.


def test_allowing_comments_keep_their_effect():
    text = (GOLDEN / "allowed.city").read_text("utf-8")
    unit = Loader(GOLDEN).text(Source(name="t.city", text=text)).value
    assert same_meaning(unit, fmt(text))
    moved = text.replace('; fact "b"', '\n fact "b"')
    assert not same_meaning(unit, moved)


# Any text at all.

WORDS = [
    "city",
    "fact",
    "formula",
    "app",
    "use",
    "x",
    "公式",
    "应用",
    "not",
    '"a"',
    "“b”",
    "{",
    "}",
]
WORDS += ["(", ")", "->", "~>", "-[", "]->", ":", ",", "、", ";", "\n", "+", "=", "@", "#t", "~"]
WORDS += [
    "*",
    "**",
    ".",
    "..",
    "3",
    "2018-10",
    "2018年",
    "6万",
    '"""c\n  d"""',
    "/* e */",
    "// f\n",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_run_of_tokens_that_parses_is_kept(text):
    outcome = format_text(Source(name="t.city", text=text))
    if outcome.diagnostics:
        assert outcome.value == text
    else:
        keeps_everything(text)


BLANK = st.sampled_from([" ", "  ", "\t", "　", " /* c */ ", " /* c\n d */ "])
SOFT = st.sampled_from(["\n", " // c\n", "\n\n// c\n ", " /* c */ // d\n", "\r\n"]) | BLANK
END = st.sampled_from(["\n", ";", " ；", "\n\n\n", " // c\n", "; /* c */ ", "\n // c\n\n // d\n"])
NAMES = st.sampled_from(
    ["a", "数据", "app", "门户", "level", "级", "fact", "且", "ＡＰＰ", "b_1", "①"]
)
TEXTS = st.sampled_from(
    ['"a"', '“b "c"”', "「“d”」", r'"\u{6D77}\n"', '"好"', '"""\n e\n   f\n """']
)
SHORT = TEXTS.filter(lambda text: not text.startswith('"""'))


@st.composite
def values(draw, depth=2):
    if depth and draw(st.booleans()):
        left, right = draw(values(depth=depth - 1)), draw(values(depth=depth - 1))
        join = draw(st.sampled_from(["and", "或"]))
        return draw(
            st.sampled_from(
                [["(", *left, join, *right, ")"], ["not", "(", *left, ")"], ["(", *left, ")"]]
            )
        )
    name = draw(NAMES)
    return draw(
        st.sampled_from(
            [
                [name],
                [name, "。", "b"],
                [name, ".", "**"],
                ["*"],
                ["->", name],
                [name, "→"],
                ["status", "≠", "planned"],
                ["#t"],
                ["１２"],
                ["6万"],
                ["2018年5月"],
                [draw(TEXTS)],
            ]
        )
    )


@st.composite
def statements(draw, depth=2):
    """A statement as its tokens."""
    some, other = draw(NAMES), draw(NAMES)
    kind = draw(st.sampled_from(["app", "应用", "city", "元数据", "note", "view", "kind", "x"]))
    shape = draw(st.integers(0, 6))
    if shape == 0:
        given_values = draw(st.lists(values(), min_size=1, max_size=4))
        return [some, "：", *(t for value in given_values for t in (*value, "、"))][:-1]
    head = {
        1: [kind, other, draw(TEXTS), "@", "s", draw(SHORT)],
        2: ["～", kind, other, ":", some, "@", "s"],
        3: [some if some != "fact" else "a", "、", other, "—【", "supports", "】→", "a", ".", "b"],
        4: ["公式", draw(SHORT), "=", "1", kind, "(", other, ",", "~", "b", ")", "+", "N", "x"],
        5: [
            "fact",
            draw(SHORT),
            ":",
            draw(SHORT),
            "→",
            draw(SHORT),
            "=",
            "≥",
            "4",
            "…",
            "5%",
            "天",
        ],
        6: [kind, draw(TEXTS)],
    }[shape]
    if depth and draw(st.booleans()):
        head += ["{", *draw(bodies(depth=depth - 1)), "}"]
    return head


@st.composite
def bodies(draw, depth=2):
    tokens = []
    for statement in draw(st.lists(statements(depth=depth), max_size=3)):
        tokens += [*statement, None]
    return tokens


def joined(data, tokens):
    """Put tokens one behind another with anything in between that keeps their meaning."""
    text = data.draw(st.sampled_from(["", "\n\n", "// c\n", "/* c */ "]))
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token is None:
            text += data.draw(END)
            continue
        soft = token in (",", "，", "、", "+", "=", "(", "（") or after in (
            "{",
            "｛",
            "+",
            ")",
            "）",
        )
        text += token + data.draw(SOFT if soft or token == "{" or after == "}" else BLANK)
    return text


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_spec_is_kept(data):
    text = joined(data, data.draw(bodies()))
    assume(not parse(Source(name="t.city", text=text)).diagnostics)
    keeps_everything(text)


@named([*SPECS, *CASES])
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_a_spec_written_otherwise_is_the_same_spec(path, data):
    source = Source(name=path.name, text=path.read_text("utf-8"))
    lexed = lex(source)
    tokens = [None if token.type == "_END" else token.span.text for token in lexed.tokens]
    # A hundred places are drawn, from the start of a statement: the rest is plain.
    start = 1 + data.draw(st.sampled_from([i for i, t in enumerate(tokens[:-1]) if t is None]))
    ragged = joined(data, tokens[start : start + 100])
    plain = [
        "".join("\n" if token is None else f"{token} " for token in part)
        for part in (tokens[:start], tokens[start + 100 :])
    ]
    text = plain[0] + ragged + plain[1]
    once = keeps_everything(text)
    unit = Loader(path.parent).load(path).value
    assert meaning(compile_text(once, root=path.parent).model) == meaning(
        compile_file(path, Loader(path.parent)).model
    )
    assert unit.files


def test_conditions_without_end_are_printed():
    text = "x: " + " or ".join(["a"] * 20000)
    assert fmt(text, "zh").count("或") == 19999


# The command.

UGLY = "city x\n{ app a;app b }"
NEAT = "city x {\n  app a\n  app b\n}\n"


def test_files_are_rewritten_and_named(run, spec):
    path, other = spec("a.city", UGLY), spec("b.city", NEAT)
    before = other.stat().st_mtime_ns
    result = run("fmt", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "formatted a.city\n")
    assert path.read_text("utf-8") == NEAT
    assert other.stat().st_mtime_ns == before
    assert run("fmt").stdout == ""


def test_check_writes_nothing(run, spec):
    path = spec("a.city", UGLY)
    spec("b.city", NEAT)
    result = run("fmt", "--check", "--lang", "zh", ".")
    assert (result.exit_code, result.stdout) == (1, "需要整理 a.city\n")
    assert path.read_text("utf-8") == UGLY
    assert run("fmt", "--check", "b.city").exit_code == 0


def test_diff_writes_nothing(run, spec):
    path = spec("a.city", UGLY)
    result = run("fmt", "--diff", "a.city")
    assert result.exit_code == 1
    assert result.stdout == (
        "--- a/a.city\n+++ b/a.city\n@@ -1,2 +1,4 @@\n-city x\n-{ app a;app b }\n"
        "\\ No newline at end of file\n+city x {\n+  app a\n+  app b\n+}\n"
    )
    assert path.read_text("utf-8") == UGLY
    assert run("fmt", "--diff", spec("b.city", NEAT)).exit_code == 0


@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]])
def test_a_file_with_syntax_errors_is_left_and_told(run, spec, options):
    path = spec("a.city", "city x {{ ")
    good = spec("b.city", UGLY)
    result = run("fmt", *options, "--lang", "en")
    assert result.exit_code == 1
    assert "a.city:1:9: error[C001 syntax-error]" in result.stderr
    assert path.read_text("utf-8") == "city x {{ "
    assert (good.read_text("utf-8") == NEAT) == (not options)


def test_a_file_that_is_no_text_is_left_and_told(run, tmp_path):
    path = tmp_path / "a.city"
    path.write_bytes(b"city x\xff")
    result = run("fmt", "a.city")
    assert result.exit_code == 1
    assert "not-utf8" in result.stderr
    assert path.read_bytes() == b"city x\xff"


def test_a_file_with_other_errors_is_formatted(run, spec):
    path = spec("a.city", "city x { nonsense a;b->c }")
    assert run("fmt", "a.city").exit_code == 0
    assert path.read_text("utf-8") == "city x {\n  nonsense a\n  b -> c\n}\n"


def test_a_change_of_meaning_is_refused(run, spec, monkeypatch):
    path = spec("a.city", UGLY)
    from citydsl.cli import fmt as verb
    from citydsl.dsl.diagnostics import Outcome

    monkeypatch.setattr(verb, "format_text", lambda source, spelling: Outcome("city x\n"))
    result = run("fmt", "--lang", "en", "a.city")
    assert result.exit_code == 1
    assert result.stderr == "a.city: formatting would change what it says; left as it is\n"
    assert path.read_text("utf-8") == UGLY


def test_what_is_used_is_found_beside_the_file(run, spec):
    spec("lib/words.city", 'kind box "盒子"\n')
    path = spec("cities/x.city", 'use "../lib/words.city"\ncity x {box b}')
    assert run("fmt", ".").exit_code == 0
    assert path.read_text("utf-8") == 'use "../lib/words.city"\ncity x {\n  box b\n}\n'


def stdin(data, *args):
    return CliRunner().invoke(cli, ["fmt", *args, "-"], input=data, catch_exceptions=False)


def test_standard_input_goes_to_standard_output():
    result = stdin("\ufeff" + UGLY.replace("\n", "\r\n"))
    assert result.exit_code == 0
    assert result.stdout_bytes.decode("utf-8") == "\ufeff" + NEAT.replace("\n", "\r\n")
    assert stdin(NEAT, "--check").exit_code == 0
    assert stdin(NEAT, "--spelling", "zh").stdout == "城市 x {\n  应用 a\n  应用 b\n}\n"


def test_standard_input_with_mistakes_gives_nothing():
    result = stdin("city {{")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "<stdin>:1:" in result.stderr
    assert stdin(b"\xff").exit_code == 1
    assert stdin(UGLY, "--check").exit_code == 1
    assert stdin(UGLY, "--diff").stdout.startswith("--- a/<stdin>\n")


@pytest.mark.parametrize("args", [["nowhere.city"], ["--spelling", "fr"], ["-", "a.city"], ["."]])
def test_a_wrong_call(run, spec, args):
    if args == ["-", "a.city"]:
        spec("a.city", NEAT)
    assert run("fmt", *args).exit_code == 2


def test_a_file_keeps_its_mode_and_a_link_stays_one(run, spec, tmp_path):
    path = spec("real/a.city", UGLY)
    path.chmod(0o600)
    (tmp_path / "b.city").symlink_to(path)
    assert run("fmt", "b.city", "--root", ".").exit_code == 0
    assert (tmp_path / "b.city").is_symlink()
    assert path.read_text("utf-8") == NEAT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_half_written(run, spec, monkeypatch):
    first, second = spec("a.city", UGLY), spec("b.city", UGLY)
    replace = Path.replace

    def fail(self, target):
        if Path(target).name == "a.city":
            raise OSError(28, os.strerror(28))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    result = run("fmt")
    assert result.exit_code == 1
    assert "a.city: No space left on device" in result.stderr
    assert first.read_text("utf-8") == UGLY
    assert second.read_text("utf-8") == NEAT
    assert sorted(path.name for path in first.parent.iterdir()) == ["a.city", "b.city"]


def test_help_shows_an_example(run):
    assert "  Example:\n    citydsl fmt specs" in run("fmt", "--help").output
