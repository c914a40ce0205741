"""What the parser makes of a file: one type for each shape of the grammar.

Named tuples, not dataclasses: these are a seventh as dear to define, which every start pays, and
a third to make.
"""

# No `from __future__ import annotations`: typing would compile each field's at every start.

from typing import TypeAlias

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.literals import number_value

__all__ = [
    "Arrow",
    "Between",
    "BinaryOp",
    "Block",
    "Cite",
    "Comment",
    "Comparison",
    "Date",
    "Declaration",
    "Fact",
    "File",
    "Formula",
    "Leaf",
    "Mark",
    "Member",
    "Name",
    "NormalForm",
    "Not",
    "Number",
    "Path",
    "Pattern",
    "Property",
    "Relation",
    "Statement",
    "String",
    "Tag",
    "Term",
    "Use",
    "Value",
]


class Leaf(NamedTuple):
    """What one token says: `text` is its meaning, the rest its place.

    Half of all nodes are leaves, and the span of most is never asked for: it is made when it is.
    """

    text: str
    source: Source
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place of its token."""
        return Span(self.source, self.start, self.end)


class Name(Leaf):
    """An identifier, in normal form (NFKC)."""

    __slots__ = ()


class String(Leaf):
    """A quoted text with its escapes resolved."""

    __slots__ = ()


class Number(Leaf):
    """A number as written (`6万`)."""

    __slots__ = ()

    @property
    def value(self) -> int | float:
        """What it stands for (60000)."""
        return number_value(self.text)

    @property
    def percent(self) -> bool:
        """Whether `%` follows it."""
        return self.text.endswith("%")


class Date(Leaf):
    """A year, month or day; `text` is in ISO form."""

    __slots__ = ()


class Tag(Leaf):
    """`#tag`, without its mark."""

    __slots__ = ()


class Mark(Leaf):
    """A mark or a word of the language, as written (a word in normal form)."""

    __slots__ = ()


class Path(NamedTuple):
    """`whole.part`."""

    parts: tuple[Name, ...]

    @property
    def text(self) -> str:
        """The path with ASCII dots."""
        return ".".join([part.text for part in self.parts])

    @property
    def span(self) -> Span:
        """From its first part to its last."""
        return Span(self.parts[0].source, self.parts[0].start, self.parts[-1].end)


class Pattern(NamedTuple):
    """`x.*` (children), `x.**` (descendants) or `*` (everything, `path` None)."""

    path: Path | None
    deep: bool
    span: Span


class Between(NamedTuple):
    """`-> x`, `x ->` or `x -> y`: elements by the relations between them."""

    subject: Path | Pattern | None
    object: Path | Pattern | None
    span: Span


class Comparison(NamedTuple):
    """`status != planned`; `op` is one of `= != < <= > >=`."""

    left: "Value"
    op: str
    right: "Value"
    span: Span


class Not(NamedTuple):
    """`not value`."""

    value: "Value"
    span: Span


class BinaryOp(NamedTuple):
    """`left and right`, `left or right`."""

    op: str
    left: "Value"
    right: "Value"
    span: Span


Value: TypeAlias = (
    String | Number | Date | Tag | Path | Pattern | Between | Comparison | Not | BinaryOp
)


class Cite(NamedTuple):
    """`@source "locator"`."""

    source: Name
    locator: String | None
    span: Span


class Block(NamedTuple):
    """`{ … }`."""

    statements: "tuple[Statement, ...]"
    span: Span


class Use(NamedTuple):
    """`use "other.city"`."""

    path: String
    span: Span


class Declaration(NamedTuple):
    """`KIND id "label" : parent @cite { … }`; `inferred` when `~` stands before the kind."""

    kind: Name
    id: Name | None
    label: String | None
    parent: Name | None
    cites: tuple[Cite, ...]
    block: Block | None
    inferred: bool
    span: Span


class Property(NamedTuple):
    """`name: value, value`."""

    name: Name
    values: tuple[Value, ...]
    span: Span


class Arrow(NamedTuple):
    """`->`, `~>` (inferred), `<->` (mutual), each with an optional verb."""

    inferred: bool
    mutual: bool
    verb: Name | None
    span: Span


class Relation(NamedTuple):
    """`a, b -[verb]-> c, d "label" @cite { … }`."""

    subjects: tuple[Path, ...]
    arrow: Arrow
    objects: tuple[Path, ...]
    label: String | None
    cites: tuple[Cite, ...]
    block: Block | None
    span: Span


class Member(NamedTuple):
    """A member named in a term; `~` marks it inferred."""

    path: Path
    inferred: bool
    span: Span


class Term(NamedTuple):
    """`count words "label" (members)`; `members` is None where no parentheses stand.

    `words` are the names between count and label: a measure word, a kind, both or none.
    """

    amount: Name | Number
    words: tuple[Name, ...]
    label: String | None
    members: tuple[Member, ...] | None
    span: Span


class Formula(NamedTuple):
    """`formula "1+2+2+N" = term + term @cite { … }`."""

    printed: String
    terms: tuple[Term, ...]
    cites: tuple[Cite, ...]
    block: Block | None
    span: Span


class NormalForm(NamedTuple):
    """`= >=60000..70000 个`: a fact's quantity stated by hand."""

    op: str
    low: Number
    high: Number | None
    unit: Name | String | None
    span: Span


class Fact(NamedTuple):
    """`fact id "subject": "printed" -> "printed" = normal @cite { … }`."""

    id: Name | None
    subject: String
    printed: String
    to: String | None
    normal: NormalForm | None
    cites: tuple[Cite, ...]
    block: Block | None
    span: Span


Statement: TypeAlias = Use | Declaration | Property | Relation | Formula | Fact


class Comment(Span):
    """A comment, from its mark to its end."""

    __slots__ = ()


class File(NamedTuple):
    """One parsed file: its statements and its comments in the order they stand."""

    source: Source
    statements: tuple[Statement, ...]
    comments: tuple[Comment, ...]
