"""Named tuples as `typing` writes them, made in less time.

Nothing here asks at run time what the type of a field is, but `typing` compiles each annotation when
a class is made: with more than a hundred classes that is felt at each start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from types import GenericAlias
    from typing import Generic

    class _Making(type):
        """Makes a named tuple of the fields a class annotates, with all else that it defines."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            if bases[1:] not in ((), (Generic,)):
                raise TypeError(f"{name}: a named tuple derives from nothing else")
            fields = body.pop("__annotations__", {})
            given = [field in body for field in fields]
            if given != sorted(given):
                raise TypeError(f"{name}: a field without a default follows one with a default")
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            made.__annotations__ = fields
            if bases[1:]:
                made.__class_getitem__ = classmethod(GenericAlias)
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Making):
        """What a class of named fields derives from; those with a default stand last."""
