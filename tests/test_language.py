"""The language: both spellings mean the same, nothing in a text makes the parser fall over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.source import Source
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.parse import parse
from citydsl.render.formats.json import city_data, city_json

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SPECS = sorted((ROOT / "specs").glob("*.city"))


def compiled(text, **kwargs):
    result = compile_text(text, **kwargs)
    assert not result.errors, result.errors
    return result


def only(text):
    result = compiled(text)
    return city_data(result.model, result.model.cities[0])


def test_chinese_and_english_are_one_language():
    texts = []
    for name in ("english", "chinese"):
        result = compile_file(CASES / f"{name}.city", Loader(CASES))
        assert not result.errors
        texts.append(city_json(result.model, result.model.cities[0]))
    assert texts[0] == texts[1]
    assert "demo.core.ai" in texts[0]


def test_a_part_stands_where_its_whole_stands():
    city = only("city x { brain b { engine e; sensing s { layer: sensing } }; engine f }")
    assert {e["path"]: e["layer"] for e in city["elements"]} == {
        "x.b": "brain",
        "x.b.e": "brain",
        "x.b.s": "sensing",
        "x.f": "brain",
    }


def test_an_element_without_an_id_is_called_by_its_label():
    city = only("城市 x { 门户 “公众服务门户”; 用户 市民; 公众服务门户 -> 市民 }")
    assert [e["path"] for e in city["elements"]] == ["x.公众服务门户", "x.市民"]
    assert city["relations"][0]["from"] == "x.公众服务门户"


def test_a_kind_as_end_means_every_element_of_it():
    city = only("city x { app a; app b; city y { app c }; users u; app -> u }")
    assert [(r["from"], r["to"]) for r in city["relations"]] == [("x.a", "x.u"), ("x.b", "x.u")]


def test_an_inverse_verb_turns_the_relation_round():
    city = only("city x { platform p; app a; a -[依托]-> p }")
    (relation,) = city["relations"]
    assert (relation["from"], relation["verb"], relation["to"]) == ("x.p", "supports", "x.a")


def test_inner_names_hide_outer_ones():
    city = only("city x { app a; brain b { app a; engine e; e -> a } ; a -> b.a }")
    assert [(r["from"], r["to"]) for r in city["relations"]] == [
        ("x.b.e", "x.b.a"),
        ("x.a", "x.b.a"),
    ]


def test_a_formula_names_infers_and_leaves_open():
    city = only(
        'city x { formula "五大平台、N应用" = 五大 platform(p, ~q) + N app; platform p; platform q; app a }'
    )
    platforms, apps = city["formulas"][0]["terms"]
    assert (platforms["count"], platforms["measure"]) == (5, "大")
    assert (platforms["named"], platforms["inferred"], platforms["unnamed"]) == (
        ["x.p"],
        ["x.q"],
        3,
    )
    assert (apps["count"], apps["open"], apps["named"], apps["unnamed"]) == (
        None,
        True,
        ["x.a"],
        None,
    )


def test_a_subkind_counts_as_its_kind():
    compiled('kind lakehouse "湖仓" : data_lake\ncity x { formula "1" = 1 data_lake; lakehouse l }')


@pytest.mark.parametrize(
    "declared, message",
    [
        ("portal a", 'term 2 of formula "1+2", `2 portal`, counts 2, but 1 is declared'),
        ("portal a; portal b; portal c", "counts 2, but 3 are declared"),
        ("", "counts 2, but 0 are declared"),
    ],
)
def test_a_formula_that_does_not_add_up(declared, message):
    result = compile_text(f'city x {{ formula "1+2" = 1 cloud + 2 portal; cloud g; {declared} }}')
    (error,) = result.errors
    assert error.rule.name == "formula-mismatch"
    assert message in error.message.en
    assert [note.span.text for note in error.notes] == re.findall(r"portal (\w)", declared)


def test_a_list_may_name_fewer_but_never_more():
    assert not compile_text('city x { formula "2" = 2 app(a); app a }').errors
    result = compile_text('city x { formula "1" = 1 app(a, b); app a; app b }')
    assert [error.rule.name for error in result.errors] == ["formula-mismatch"]


def test_citations_are_inherited_from_what_a_thing_stands_in():
    city = only(
        'source s "S"; city x @s "1" { app a @s "2" { fact "n": "3个" }; app b; fact "m": "4个" @s "5" }'
    )
    assert [e["cites"][0]["locator"] for e in city["elements"]] == ["2", "1"]
    assert [f["cites"][0]["locator"] for f in city["facts"]] == ["2", "5"]


def test_lines_go_on_where_they_cannot_end():
    city = only(
        'city x\n{\n  app a; app b\n  formula "2+1" =\n 2 app(\n a,\n b\n )\n + 1 cloud()\n}'
    )
    assert len(city["formulas"][0]["terms"]) == 2


@pytest.mark.parametrize(
    "written, read",
    [
        (r'"a\n\t\"\\\u{6D77}"', 'a\n\t"\\海'),
        ("“海口”", "海口"),
        ("「“引”」", "“引”"),
        (r'"\u{110000}\u{D800}"', "��"),
    ],
)
def test_strings(written, read):
    assert only(f"city x {{ describe: {written} }}")["describe"] == read


def test_long_strings_are_dedented():
    assert (
        only('city x { describe: """\n      一\n        二\n    """\n}')["describe"] == "一\n  二"
    )


def test_meta_keeps_what_the_language_has_no_word_for():
    city = only('city x { app a { meta { budget: 1.5亿, "元"; owner: "局" } } }')
    assert city["elements"][0]["meta"] == {"budget": "1.5亿、元", "owner": "局"}


def test_relations_and_facts_keep_their_dates_and_tags():
    city = only(
        'city x { app a; app b; a -> b { since: 2020; tags: #p }; fact "n": "3个" { until: 2021; tags: #q } }'
    )
    (relation,), (fact,) = city["relations"], city["facts"]
    assert (relation["since"], relation["until"], relation["tags"]) == ("2020", "", ["p"])
    assert (fact["since"], fact["until"], fact["tags"]) == ("", "2021", ["q"])


def test_a_number_too_long_to_be_one_is_a_finding():
    result = compile_text(f"city x {{ app a {{ count: {'9' * 5000} }} }}")
    assert next(error.rule.name for error in result.errors) == "syntax-error"


# Any text at all.


def walk(node, source):
    """Every node's span lies inside its source, and inside its parent's span."""
    for child in children(node):
        assert 0 <= child.span.start <= child.span.end <= len(source.text)
        if not isinstance(node, nodes.File):
            assert node.span.start <= child.span.start
            assert child.span.end <= node.span.end
        walk(child, source)


def children(node):
    for value in node:
        items = value if type(value) is tuple else (value,)
        for item in items:
            if hasattr(item, "span") and type(item).__module__ == nodes.__name__:
                yield item


def survives(text):
    source = Source(name="t.city", text=text)
    outcome = parse(source)
    walk(outcome.value, source)
    result = compile_text(text, root=ROOT / "specs")
    for diagnostic in result.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(diagnostic.span.source.text)
    return result


WORDS = [
    "city",
    "fact",
    "formula",
    "app",
    "use",
    "x",
    "公式",
    '"a"',
    "“b",
    "{",
    "}",
    "(",
    ")",
    "->",
    "~>",
    "-[",
    "]->",
]
WORDS += [
    ":",
    ",",
    "、",
    ";",
    "\n",
    "+",
    "=",
    "@",
    "#t",
    "~",
    "*",
    "**",
    ".",
    "..",
    "3",
    "2018-10",
    "6万",
    "not",
    "/*",
    "//",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_run_of_tokens_is_survived(text):
    survives(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    survives(text)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_prefix_of_a_spec_gives_findings(path, data):
    text = path.read_text("utf-8")
    cut = data.draw(st.integers(0, len(text) - 1))
    result = survives(text[:cut])
    inside = text.find("{", text.find("\ncity "))
    if path.stem != "sources" and inside < cut < text.rindex("}"):
        assert result.errors


TOKEN = re.compile(r"\w+|\"[^\"]*\"|[^\w\s]")


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_deletion_of_a_token_is_survived(path, data):
    text = path.read_text("utf-8")
    token = data.draw(st.sampled_from(list(TOKEN.finditer(text))))
    survives(text[: token.start()] + text[token.end() :])


def test_blocks_nested_beyond_the_limit_are_refused():
    result = compile_text("city x " + "{ app a " * 200 + "}" * 200)
    assert "too-deep" in [error.rule.name for error in result.errors]


def test_the_schema_holds_for_every_city():
    import jsonschema

    schema = json.loads((ROOT / "docs" / "city.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in [*SPECS, CASES / "english.city"]:
        result = compile_file(path, Loader(path.parent))
        for city in result.model.cities:
            validator.validate(city_data(result.model, city))
