"""Text to tokens: cut in one go with one pattern, assembled from the grammar's terminals.

Lark's own lexers stop at the first stray character and know nothing of a line that goes on.
This one never stops, keeps the comments, and decides where a statement ends: a line break
counts unless the line ends in `,` `+` `=` `(` or the next one begins with `{` `+` `)`.

No loop in Python goes over the tokens: `re` cuts the text, a dictionary tells each word's kind
and meaning, and `map` makes the leaves.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, compress, repeat
from operator import itemgetter

from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.nodes import Comment, Leaf, Mark, Name
from citydsl.dsl.syntax.tables import TERMINALS
from citydsl.dsl.syntax.words import BLANK, COMMENT, KIND, Word, Words, cutter

__all__ = ["Token", "Tokens", "lex", "token"]

_END = KIND["_END"]
_BREAKS = (_END, COMMENT)
_GOES_ON_AFTER = frozenset(KIND[name] for name in ("_COMMA", "_PLUS", "_EQ", "LPAR", "_END"))
_GOES_ON_BEFORE = frozenset(KIND[name] for name in ("LBRACE", "_PLUS", "RPAR"))
_WRITTEN = (Name, Mark)
"""The leaves whose meaning is what is written."""

_new = tuple.__new__
_cut = cache(cutter)
_kind, _text, _leaf = itemgetter(0), itemgetter(1), itemgetter(2)


class Token(NamedTuple):
    """A terminal's occurrence; `text` of a name is in normal form."""

    type: str
    text: str
    span: Span


class Tokens(NamedTuple):
    """A lexed source: the kinds of its tokens by number, and what each says."""

    kinds: list[int]
    leaves: list[Leaf]
    comments: tuple[Comment, ...]
    diagnostics: list[Diagnostic]

    @property
    def tokens(self) -> list[Token]:
        """The tokens one by one."""
        return list(map(token, self.kinds, self.leaves))


def token(kind: int, leaf: Leaf) -> Token:
    """A kind and what it says, as one token."""
    span = leaf.span
    return Token(TERMINALS[kind], leaf.text if isinstance(leaf, _WRITTEN) else span.text, span)


def lex(source: Source) -> Tokens:
    """Split a source into tokens; whatever it holds, all of it is accounted for."""
    # What stands between tokens, then a token, and so on.
    pieces = _cut()(source.text)
    bounds = list(accumulate(map(len, pieces)))
    starts, ends = bounds[::2], bounds[1::2]
    known = Words()
    words: list[Word] = list(map(known.__getitem__, pieces[1::2]))
    found: list[Diagnostic] = []
    if known.unclosed or "".join(pieces[::2]).strip(BLANK):
        from citydsl.dsl.syntax.mend import mend

        words, starts, ends = mend(source, (words, starts[:-1], ends), known.unclosed, found)
    kinds = list(map(_kind, words))
    kept, comments = _kept(kinds), []
    if COMMENT in kinds:
        comments = [
            Comment(source, start, end)
            for kind, start, end in zip(kinds, starts, ends, strict=False)
            if kind == COMMENT
        ]
    if 0 in kept:
        kinds = list(compress(kinds, kept))
        words = list(compress(words, kept))
        starts = list(compress(starts, kept))
        ends = list(compress(ends, kept))
    places = zip(map(_text, words), repeat(source), starts, ends)
    leaves: list[Leaf] = list(map(_new, map(_leaf, words), places))
    if not kinds or kinds[-1] != _END:
        kinds.append(_END)
        leaves.append(Mark("", source, len(source.text), len(source.text)))
    return Tokens(kinds, leaves, tuple(comments), found)


def _kept(kinds: list[int]) -> bytearray:
    """For each token whether it counts: comments do not, nor do most line ends beside others."""
    kept = bytearray(b"\1") * len(kinds)
    kinds.append(0)
    after, counts = 0, False
    for at in [at for at, kind in enumerate(kinds) if kind in _BREAKS]:
        if at >= after:
            # A run of line ends and comments, from `at` up to the token at `after`.
            before = kinds[at - 1] if at else _END
            after = at + 1
            while kinds[after] in _BREAKS:
                after += 1
            counts = before not in _GOES_ON_AFTER and kinds[after] not in _GOES_ON_BEFORE
        if counts and kinds[at] == _END:
            counts = False
        else:
            kept[at] = 0
    kinds.pop()
    return kept
