"""Every rule's page is true: its example raises it, its way out does not, its fix removes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_errors import BAD

from citydsl.dsl.catalogue import MAIN, RULES, explain, find_rule, page_of, rules_page
from citydsl.dsl.diagnostics import Severity

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT / "specs"
SECTIONS = ["What it does", "Why", "Example", "Use instead"]
FIXES = {
    "syntax-error": None,
    "unclosed-string": True,
    "unclosed-block": True,
    "unmatched-brace": False,
    "unexpected-character": None,
    "unclosed-comment": False,
    "unknown-kind": False,
    "unknown-name": False,
    "unknown-property": False,
    "unknown-layer": False,
    "unknown-pillar": False,
    "unknown-verb": False,
    "unknown-source": False,
    "bad-value": False,
    "duplicate-property": True,
    "missing-file": False,
    "use-cycle": None,
    "formula-mismatch": None,
    "self-relation": False,
    "duplicate-relation": True,
    "unknown-rule": False,
    "unused-allow": True,
}
"""Rules with a fix and whether it is safe; None where the example is one of those without."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.fixture
def example(tmp_path, monkeypatch):
    """Write the files of a section and return the name of the one to check."""

    def put(rule, heading):
        for block in page_of(rule).blocks(heading):
            options = dict(option.partition("=")[::2] for option in block.options)
            path = tmp_path / options.get("path", MAIN)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(block.text.encode(options.get("encoding", "utf-8")))
            if "unreadable" in options:
                forbid(path, monkeypatch)
        return MAIN

    return put


def forbid(path, monkeypatch):
    read = Path.read_bytes

    def refuse(self):
        if self == path:
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def found_by(run, *args, lang="en"):
    return json.loads(run("check", *args, "--format", "json", "--lang", lang).stdout)


@each_rule
def test_the_example_raises_the_rule(run, example, rule):
    found = found_by(run, example(rule, "Example"))
    codes = {one["code"] for one in found if one["severity"] != "info"}
    assert codes == ({rule.code} if rule.severity is not Severity.INFO else set()), found
    assert rule.code in {one["code"] for one in found}


@each_rule
def test_the_way_out_raises_nothing(run, example, rule):
    assert found_by(run, example(rule, "Use instead")) == []


@each_rule
def test_the_fix_removes_the_finding(run, example, rule, tmp_path):
    name = example(rule, "Example")
    if not FIXES.get(rule.name) and rule.name not in FIXES:
        assert all(one["fix"] is None for one in found_by(run, name))
        return
    safe = FIXES[rule.name]
    if safe is None:
        return
    if rule.name != "unknown-rule" or (tmp_path / name).exists():
        found = next(one for one in found_by(run, name) if one["code"] == rule.code)
        assert found["fix"]["safe"] == safe
    if not safe:
        before = (tmp_path / name).read_bytes()
        run("check", name, "--fix")
        assert (tmp_path / name).read_bytes() == before
    run("check", name, "--fix" if safe else "--unsafe-fixes")
    assert rule.code not in {one["code"] for one in found_by(run, name)}


@each_rule
def test_the_page_is_whole(rule):
    page = page_of(rule)
    fix = ["Fix safety"] if rule.name in FIXES else []
    assert list(page.sections) == [*SECTIONS, *fix, "中文"]
    assert re.fullmatch(r"[A-Z][^\n]+\.", page.sentence)
    assert page.blocks("Example")
    assert page.blocks("Use instead")
    assert 3 <= len(re.findall("[。？]", page.sections["中文"])) <= 5
    assert not other_language(page.sections["What it does"], "en")


@each_rule
def test_explain_prints_the_page(run, rule):
    page = page_of(rule)
    for name in (rule.code, rule.name, rule.code.lower()):
        result = run("explain", name, "--lang", "en")
        assert result.exit_code == 0
        assert result.output.startswith(f"{rule.code} {rule.name} ({rule.severity.value}): ")
        assert page.sentence in result.output
        first = page.blocks("Example")[0].text.splitlines()[0]
        assert f"    {first}\n" in result.output
        assert "```" not in result.output
    chinese = run("explain", rule.code, "--lang", "zh").output
    assert page.sections["中文"].split("\n")[0] in chinese
    assert f"    {first}\n" in chinese


def test_codes_and_names_are_unique_and_in_order():
    assert len(RULES) >= 50
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"C\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name) for rule in RULES)


def test_rules_are_found_by_code_and_name():
    assert find_rule("c101") == find_rule("Unknown-Kind") == RULES[codes().index("C101")]
    assert find_rule("nothing") is None


def codes():
    return [rule.code for rule in RULES]


def test_explain_alone_lists_every_rule(run):
    for lang in ("zh", "en"):
        lines = run("explain", "--lang", lang).output.splitlines()
        assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in RULES]


@pytest.mark.parametrize(
    "name, near",
    [("unkown-kind", "`unknown-kind`"), ("C1011", "`C101`"), ("zzz", "lists all rules")],
)
def test_explain_offers_the_nearest_rule(run, name, near):
    result = run("explain", name, "--lang", "en")
    assert result.exit_code == 2
    assert near in result.output


def test_the_page_of_all_rules_is_up_to_date():
    result = subprocess.run(
        [sys.executable, str(ROOT / "tools/docs_rules.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    for lang in ("zh", "en"):
        assert all(f"## {rule.code} {rule.name}" in rules_page(lang) for rule in RULES)


CHINESE = re.compile(r"[\u3400-\u9fff]+")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
QUOTED = re.compile(r"`[^`]*`|“.*”|\".*\"")


def other_language(text, lang):
    """The words of the other language outside of quotes and backticks."""
    plain = QUOTED.sub("", text)
    if lang == "en":
        return CHINESE.findall(plain)
    return [
        word for word in ENGLISH.findall(plain) if word not in ("UTF", "http", "https", "mailto")
    ]


def texts(found):
    for one in found:
        yield from (one["message"], one["label"] or "", one["help"] or "")
        yield from (note["message"] for note in one["notes"])
        yield one["fix"]["title"] if one["fix"] else ""


@pytest.mark.parametrize("lang", ["zh", "en"])
@each_rule
def test_messages_are_in_one_language(run, example, rule, lang):
    for text in texts(found_by(run, example(rule, "Example"), lang=lang)):
        assert not other_language(text, lang), text
    assert not other_language(rule.title.zh if lang == "zh" else rule.title.en, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_messages_on_bad_input_are_in_one_language(run, spec, text, lang):
    spec("a.city", text)
    for one in texts(found_by(run, "a.city", lang=lang)):
        assert not other_language(one, lang), one


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages_on_the_ten_cases_are_in_one_language(run, lang):
    for text in texts(found_by(run, SPECS, lang=lang)):
        assert not other_language(text, lang), text


def test_the_ten_cases_have_no_warnings(run):
    found = found_by(run, SPECS)
    assert {one["severity"] for one in found} == {"info"}
    assert {"source-anomaly", "unnamed-members"} <= {one["name"] for one in found}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explanations_name_no_block_marks(lang):
    assert all("## " not in explain(rule, lang) for rule in RULES)
