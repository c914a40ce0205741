"""What the parser makes of a file: one frozen dataclass for each shape of the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from citydsl.dsl.source import Source, Span

__all__ = [
    "Arrow",
    "Between",
    "BinaryOp",
    "Block",
    "Cite",
    "Comparison",
    "Comment",
    "Date",
    "Declaration",
    "Fact",
    "File",
    "Formula",
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


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier or keyword, in normal form (NFKC)."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class String:
    """A quoted text with its escapes resolved; `long` when written in triple quotes."""

    text: str
    span: Span
    long: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written (`6万`) and its value (60000); `percent` when `%` follows."""

    text: str
    value: int | float
    span: Span
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month or day; `text` is in ISO form."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tag:
    """`#tag`, without its mark."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Path:
    """`whole.part`."""

    parts: tuple[Name, ...]
    span: Span

    @property
    def text(self) -> str:
        """The path with ASCII dots."""
        return ".".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Pattern:
    """`x.*` (children), `x.**` (descendants) or `*` (everything, `path` None)."""

    path: Path | None
    deep: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """`-> x`, `x ->` or `x -> y`: elements by the relations between them."""

    subject: Path | Pattern | None
    object: Path | Pattern | None
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """`status != planned`; `op` is one of `= != < <= > >=`."""

    left: Value
    op: str
    right: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`not value`."""

    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class BinaryOp:
    """`left and right`, `left or right`."""

    op: str
    left: Value
    right: Value
    span: Span


Value: TypeAlias = (
    String | Number | Date | Tag | Path | Pattern | Between | Comparison | Not | BinaryOp
)


@dataclass(frozen=True, slots=True)
class Cite:
    """`@source "locator"`."""

    source: Name
    locator: String | None
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """`{ … }`."""

    statements: tuple[Statement, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Use:
    """`use "other.city"`."""

    path: String
    span: Span


@dataclass(frozen=True, slots=True)
class Declaration:
    """`KIND id "label" : parent @cite { … }`; `inferred` when `~` stands before the kind."""

    kind: Name
    id: Name | None
    label: String | None
    parent: Name | None
    cites: tuple[Cite, ...]
    block: Block | None
    inferred: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Property:
    """`name: value, value`."""

    name: Name
    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Arrow:
    """`->`, `~>` (inferred), `<->` (mutual), each with an optional verb."""

    inferred: bool
    mutual: bool
    verb: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """`a, b -[verb]-> c, d "label" @cite { … }`."""

    subjects: tuple[Path, ...]
    arrow: Arrow
    objects: tuple[Path, ...]
    label: String | None
    cites: tuple[Cite, ...]
    block: Block | None
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """A member named in a term; `~` marks it inferred."""

    path: Path
    inferred: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """`count words "label" (members)`; `members` is None where no parentheses stand.

    `words` are the names between count and label: a measure word, a kind, both or none.
    """

    count: Name | Number
    words: tuple[Name, ...]
    label: String | None
    members: tuple[Member, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Formula:
    """`formula "1+2+2+N" = term + term @cite { … }`."""

    printed: String
    terms: tuple[Term, ...]
    cites: tuple[Cite, ...]
    block: Block | None
    span: Span


@dataclass(frozen=True, slots=True)
class NormalForm:
    """`= >=60000..70000 个`: a fact's quantity stated by hand."""

    op: str
    low: Number
    high: Number | None
    unit: Name | String | None
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
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


@dataclass(frozen=True, slots=True)
class File:
    """One parsed file: its statements and its comments in the order they stand."""

    source: Source
    statements: tuple[Statement, ...]
    comments: tuple[Comment, ...]
