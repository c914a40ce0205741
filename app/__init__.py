"""citydsl: city-brain architectures as text, checked, drawn and sourced.

`load` and `loads` are the way in from Python; they are imported when they are asked for, so that
the command line does not pay for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citydsl.api import Look, Picture, Spec, SpecError, load, loads

__all__ = ["Look", "Picture", "Spec", "SpecError", "load", "loads"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from citydsl import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
