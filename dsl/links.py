"""Which links may be written into a picture or a page: one rule for specs and every format."""

from __future__ import annotations

__all__ = ["safe_link"]

_SAFE = ("http://", "https://", "mailto:")
_NO_SCHEME = frozenset("/?#")
_NEVER = frozenset(' "<>\\^`{|}')


def safe_link(link: str) -> str:
    """Return a link that is http, https, mailto or relative as it is, and nothing for any other.

    What cannot be seen, white space, quotes, brackets and backslashes stand in no link as they
    are; `//host` leaves the site by the scheme of the page and is not relative.
    """
    if not link:
        return ""
    if not link.isprintable() or link.startswith("//") or not _NEVER.isdisjoint(link):
        return ""
    before, colon, _ = link.partition(":")
    scheme = colon and _NO_SCHEME.isdisjoint(before)
    if scheme and not link.lower().startswith(_SAFE):
        return ""
    if "[" in link or "]" in link:
        # Only an address in numbers has brackets, and a half of one is no address.
        from urllib.parse import urlsplit

        try:
            urlsplit(link)
        except ValueError:
            return ""
    return link
