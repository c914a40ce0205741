"""What a reader is told when a token does not fit: terminals in words."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Text
from citydsl.dsl.fixes import without
from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.syntax.rules import SYNTAX_ERROR, UNFINISHED_RELATION, UNMATCHED_BRACE

__all__ = ["unexpected"]

_ARROWS = {"ARROW", "WAVY", "BOTH", "BOTH_WAVY", "CLOSE", "WAVY_CLOSE"}
_OPENERS = {"OPEN", "WAVY_OPEN", "BOTH_OPEN", "BOTH_WAVY_OPEN"}

# In the order they are listed; a group is named once however many of its terminals fit.
_WORDS: tuple[tuple[frozenset[str], Text], ...] = (
    (frozenset({"NAME"}), Text("名称", "a name")),
    (frozenset({"_END"}), Text("语句结束", "the end of the statement")),
    (
        frozenset({"STRING", "LONG_STRING"}),
        Text("引号中的文字", "a quoted text"),
    ),
    (frozenset({"NUMBER"}), Text("数字", "a number")),
    (frozenset({"DATE"}), Text("日期", "a date")),
    (frozenset({"_COLON"}), Text("`:`", "`:`")),
    (frozenset({"_EQ"}), Text("`=`", "`=`")),
    (frozenset({"_PLUS"}), Text("`+`", "`+`")),
    (frozenset({"_COMMA"}), Text("`,`", "`,`")),
    (frozenset(_ARROWS - {"CLOSE", "WAVY_CLOSE"}), Text("`->`", "`->`")),
    (frozenset({"CLOSE"}), Text("`]->`", "`]->`")),
    (frozenset({"WAVY_CLOSE"}), Text("`]~>`", "`]~>`")),
    (frozenset({"LPAR"}), Text("`(`", "`(`")),
    (frozenset({"RPAR"}), Text("`)`", "`)`")),
    (frozenset({"LBRACE"}), Text("`{`", "`{`")),
    (frozenset({"RBRACE"}), Text("`}`", "`}`")),
)
_MOST = 5
_TEXTS = frozenset({"STRING", "LONG_STRING"})


def unexpected(token: Token, before: Token | None, fitting: Iterable[str]) -> Diagnostic:
    """Say what stands where something else was expected."""
    if before is not None and before.type in _ARROWS and token.type in ("_END", "RBRACE", "$END"):
        return UNFINISHED_RELATION.at(
            before.span,
            Text("关系没有指向任何对象", "a relation to nothing"),
            label=Text("箭头之后缺少名称", "no name behind the arrow"),
            help=Text("写作 `甲 -> 乙`", "write `a -> b`"),
        )
    if token.type == "RBRACE" and "RBRACE" not in fitting and (not before or before.type == "_END"):
        return UNMATCHED_BRACE.at(
            token.span,
            Text("多余的 `}`", "a `}` that closes nothing"),
            help=Text("删去它，或补上对应的 `{`", "remove it, or add the `{` it belongs to"),
            fix=without(token.span, safe=False),
        )
    found = _found(token)
    fits = frozenset(fitting)
    wanted = _wanted(fits)
    help, fix = _hint(token, before, fits)
    return SYNTAX_ERROR.at(
        token.span,
        Text(
            f"此处应为{wanted.zh}，却是{found.zh}",
            f"expected {wanted.en}, found {found.en}",
        ),
        help=help,
        fix=fix,
    )


def _hint(
    token: Token, before: Token | None, fits: frozenset[str]
) -> tuple[Text | None, Fix | None]:
    """What helps with the commonest slips, and how to put them right."""
    if any(keyword.terminal == token.type for keyword in KEYWORDS):
        help = Text(
            f"`{token.text}` 是保留字，不能用作名称",
            f"`{token.text}` is a word of the language and cannot be a name",
        )
        return help, None
    # Where nothing but a colon fits, a colon was meant.
    only_colon = fits == {"_COLON"}
    if "_COLON" in fits and token.type == "_EQ":
        if token.span.source.text[token.span.end :][:1] in (">", "＞"):
            return Text("关系写作 `甲 -> 乙`", "a relation is written `a -> b`"), None
        title = Text("改为 `:`", "change it to `:`")
        fix = Fix(title, (Edit(token.span, ":"),), safe=only_colon)
        return None if only_colon else Text("写作 `名称: 值`", "write `name: value`"), fix
    if only_colon and before is not None:
        end = before.span._replace(start=before.span.end)
        fix = Fix(Text("补上 `:`", "put a `:` there"), (Edit(end, ":"),), safe=True)
        return Text("中间缺少 `:`", "a `:` is missing before it"), fix
    if fits and fits <= _TEXTS:
        return Text("文字放进 `“…”` 里", 'a text stands in `"…"`'), None
    if "_EQ" in fits and token.type in ("NUMBER", "NAME") and "FORMULA" not in fits:
        return Text("各项写在 `=` 之后", "the terms stand behind a `=`"), None
    return None, None


def _found(token: Token) -> Text:
    if token.type == "_END":
        return Text("语句结束", "the end of the statement")
    if token.type == "$END":
        return Text("文件结束", "the end of the file")
    shown = token.text if len(token.text) <= 40 else token.text[:39] + "…"
    return Text(f" `{shown}`", f"`{shown}`")


def _wanted(fitting: frozenset[str]) -> Text:
    words = [text for terminals, text in _WORDS if terminals & fitting][:_MOST]
    if not words:
        return Text("新的语句", "a statement")
    zh, en = [word.zh for word in words], [word.en for word in words]
    last = en.pop()
    joined = f"{', '.join(en)} or {last}" if en else last
    return Text("、".join(zh[:-1]) + ("或" if len(zh) > 1 else "") + zh[-1], joined)
