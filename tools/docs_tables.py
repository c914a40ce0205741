"""Write the tables of docs/reference/ from the tables the compiler itself uses.

`python tools/docs_tables.py` writes them, `--check` only names those that differ.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from citydsl.dsl.model.prelude import prelude
from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.dsl.vocabulary.properties import PROPERTIES
from citydsl.dsl.vocabulary.shapes import SHAPES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTICE = "<!-- Written by tools/docs_tables.py from the compiler's own tables: do not edit. -->\n\n"

TERMINALS = {
    "LBRACE": '"{"',
    "RBRACE": '"}"',
    "LPAR": '"("',
    "RPAR": '")"',
    "_COLON": '":"',
    "_COMMA": '","',
    "_DOT": '"."',
    "_PLUS": '"+"',
    "_EQ": '"="',
    "CMP": '( "!=" | "<" | "<=" | ">" | ">=" )',
    "TILDE": '"~"',
    "AT": '"@"',
    "STAR": '"*"',
    "STARS": '"**"',
    "RANGE": '".."',
    "ARROW": '"->"',
    "WAVY": '"~>"',
    "BOTH": '"<->"',
    "BOTH_WAVY": '"<~>"',
    "OPEN": '"-["',
    "WAVY_OPEN": '"~["',
    "BOTH_OPEN": '"<-["',
    "BOTH_WAVY_OPEN": '"<~["',
    "CLOSE": '"]->"',
    "WAVY_CLOSE": '"]~>"',
    "_END": "end",
    "LONG_STRING": "long-string",
    "STRING": "string",
    "TAG": "tag",
    "DATE": "date",
    "NUMBER": "number",
    "NAME": "name",
    **{word.terminal: f'( "{word.en}" | "{word.zh}" )' for word in KEYWORDS},
}
LEXICAL = """\
name        = letter or CJK character, then letters, digits, underscores ;
number      = digits, [ "." digits ], [ "万" | "亿" | "万亿" ], [ "%" ] ;
date        = year "-" month [ "-" day ] | year "年" [ month "月" [ day "日" ] ] ;
string      = '"' text '"' | "“" text "”" | "「" text "」" | "『" text "』" ;
long-string = '\"\"\"' text over several lines '\"\"\"' ;
tag         = "#" name ;
comment     = "//" to the end of the line | "/*" … "*/" ;
end         = line break | ";" ;
"""


def pages() -> dict[str, str]:
    """Return each page's text by its file name."""
    return {
        "vocabulary.md": _vocabulary(),
        "properties.md": _properties(),
        "grammar.md": _grammar(),
    }


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines) + "\n"


def _vocabulary() -> str:
    words = prelude().vocabulary()
    text = "# Vocabulary 词汇\n\n" + NOTICE
    text += (
        "Every word has an English and a Chinese spelling that mean the same. "
        "All of it is declared in `dsl/vocabulary/prelude.city`, in the language itself.\n\n"
    )
    text += "## Kinds 类型\n\n" + _table(
        ("English", "中文", "stands in", "is", "meaning"),
        (
            (
                f"`{kind.id}`",
                f"`{kind.labels.zh}`",
                f"layer `{kind.layer}`"
                if kind.layer
                else f"pillar `{kind.pillar}`"
                if kind.pillar
                else "–",
                kind.labels.en,
                kind.describe,
            )
            for kind in words.kinds.values()
        ),
    )
    text += "## Layers 层\n\n" + _table(
        ("English", "中文", "order", "look", "meaning"),
        (
            (f"`{one.id}`", f"`{one.labels.zh}`", one.order, one.look, one.describe)
            for one in words.layers.values()
        ),
    )
    text += "## Pillars 支柱\n\n" + _table(
        ("English", "中文", "side", "is"),
        (
            (f"`{one.id}`", f"`{one.labels.zh}`", one.side, one.labels.en)
            for one in words.pillars.values()
        ),
    )
    text += "## Verbs 动词\n\n" + _table(
        ("English", "中文", "reads", "meaning"),
        (
            (f"`{one.id}`", f"`{one.labels.zh}`", one.labels.en, one.describe)
            for one in words.verbs.values()
        ),
    )
    text += "## Reference models 参考模型\n\n"
    for reference in words.references.values():
        text += f"### `{reference.id}` {reference.labels.zh}\n\n{reference.describe}\n\n"
        text += _table(
            ("row", "is", "filled by"),
            (
                (
                    row.labels.zh,
                    row.labels.en,
                    ", ".join(f"`{x}`" for x in (*row.layers, *row.pillars)),
                )
                for row in reference.rows
            ),
        )
    return text.rstrip("\n") + "\n"


def _properties() -> str:
    text = "# Properties and values 属性与取值\n\n" + NOTICE
    text += "## Words of the grammar 语法词\n\n" + _table(
        ("English", "中文", "meaning"),
        ((f"`{word.en}`", f"`{word.zh}`", word.doc) for word in KEYWORDS),
    )
    text += "## Declarations the compiler knows 内置声明\n\n" + _table(
        ("English", "中文", "meaning"),
        ((f"`{shape.id}`", f"`{shape.zh}`", shape.doc) for shape in SHAPES),
    )
    text += "## Properties 属性\n\n" + _table(
        ("English", "中文", "of", "takes", "meaning"),
        (
            (
                f"`{prop.name}`",
                f"`{prop.zh}`",
                ", ".join(prop.owners),
                f"[{prop.choices}](#{prop.choices})" if prop.choices else _takes(prop.type.name),
                prop.doc,
            )
            for prop in PROPERTIES
        ),
    )
    text += "## Values 取值\n\n"
    for name, choices in CHOICES.items():
        text += f"### {name}\n\n" + _table(
            ("English", "中文", "reads"),
            ((f"`{one.id}`", f"`{one.zh}`", one.en) for one in choices),
        )
    return text.rstrip("\n") + "\n"


def _takes(name: str) -> str:
    return name.lower().replace("_", " ")


def _grammar() -> str:
    source = (ROOT / "dsl" / "syntax" / "grammar.lark").read_text("utf-8")
    text = "# Grammar 语法\n\n" + NOTICE
    text += (
        "Generated from `dsl/syntax/grammar.lark`. Marks are shown in ASCII; each may be written in "
        "the full-width form an input method types.\n\n"
    )
    return text + "```ebnf\n" + "\n".join(_rules(source)) + "\n\n" + LEXICAL + "```\n"


def _rules(source: str) -> Iterable[str]:
    """Each rule of the grammar in EBNF, its comment before it."""
    comment = ""
    for block in re.split(r"\n(?=\S)", source.split("// Words:")[0]):
        if block.startswith("//"):
            comment = block.removeprefix("//").strip()
            continue
        match = re.match(r"\??(\w+):(.*)", block.strip(), re.DOTALL)
        if match is None:
            continue
        name, body = match[1], re.sub(r"->\s*\w+", "", match[2])
        # A `?` behind a rule name is lark's way to say it may be missing; so is [ ].
        body = re.sub(r"\b([A-Z_]+)\b", lambda m: TERMINALS.get(m[1], m[1]), body)
        body = re.sub(r"\b_(\w+)", r"\1", body)
        alternatives = [" ".join(part.split()) for part in re.split(r"\n\s*\|", body)]
        if comment and name not in ("block", "_statement"):
            yield f"(* {comment} *)"
        comment = ""
        yield f"{name.lstrip('_')} = " + "\n    | ".join(alternatives) + " ;"


def main() -> int:
    """Write the pages, or with `--check` only name those that differ."""
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    print("\n".join(stale) or "nothing to write")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
