"""Runs the command line in this process and says where its time went, stage by stage.

Usage: `python bench/stages.py render -q --no-cache -j 1 -o OUT SPECS` prints JSON: seconds by stage.
A stage's time is its own: without that of the stages it calls. `start-up` is what it takes to
import everything, `the rest` what no stage names.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

__all__ = ["STAGES"]

STAGES = (
    ("lex", "citydsl.dsl.syntax.lexer", "lex"),
    ("parse", "citydsl.dsl.syntax.parse", "parse"),
    ("resolve", "citydsl.dsl.model.resolve", "resolve"),
    ("check", "citydsl.dsl.checks.table", "check"),
    ("views", "citydsl.dsl.views.compute", "compute"),
    ("layered layout", "citydsl.render.layout.layered", "layout"),
    ("graph layout", "citydsl.render.layout.graph", "layout"),
    ("folding", "citydsl.render.layout.aggregate", "aggregate"),
    ("Graphviz", "citydsl.render.layout.engine", "place"),
    ("svg", "citydsl.render.formats.svg", "svg"),
    ("svg in pages", "citydsl.render.formats.svg", "inline_svg"),
    ("gv", "citydsl.render.formats.gv", "gv"),
    ("fact sheet", "citydsl.render.formats.html", "sheet_html"),
    ("index", "citydsl.render.formats.html", "index_html"),
    ("card of the index", "citydsl.render.formats.html", "index_entry"),
    ("templates", "citydsl.render.pages.environment", "fill"),
    ("write", "citydsl.files", "write"),
)
"""Each stage by the function it is: its module and its name."""


class _Watch:
    """Seconds by stage, each without those within it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._within = [0.0]

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function to count into a stage."""

        @wraps(function)
        def counted(*args: Any, **named: Any) -> Any:
            began = time.perf_counter()
            self._within.append(0.0)
            try:
                return function(*args, **named)
            finally:
                took = time.perf_counter() - began
                own = took - self._within.pop()
                self._within[-1] += took
                self.spent[stage] = self.spent.get(stage, 0.0) + own

        return counted

    @property
    def outer(self) -> float:
        """Seconds of all stages that no other has called."""
        return self._within[0]


def main() -> None:
    watch = _Watch()
    began = time.perf_counter()
    front = import_module("citydsl.__main__")
    for _, module, _ in STAGES:
        import_module(module)
    import_module("citydsl.cli.render")
    import_module("citydsl.cli.check")
    start = time.perf_counter() - began
    for stage, module, name in STAGES:
        _replace(getattr(sys.modules[module], name), watch, stage)
    # What the command line does at last is to leave without ado.
    leave = os._exit

    def tell(code: int) -> None:
        rest = time.perf_counter() - began - start - watch.outer
        spent = {"start-up": start, **watch.spent, "the rest": rest}
        print(json.dumps({stage: round(seconds, 5) for stage, seconds in spent.items()}))
        sys.stdout.flush()
        leave(code)

    os._exit = tell  # type: ignore[assignment]
    began = time.perf_counter() - start
    front.main()


def _replace(function: Callable[..., Any], watch: _Watch, stage: str) -> None:
    """Wherever a module of ours has a function by its name, put the counted one."""
    counted = watch.timed(stage, function)
    for module in [one for key, one in sys.modules.items() if key.startswith("citydsl")]:
        for name in [key for key, value in vars(module).items() if value is function]:
            setattr(module, name, counted)


if __name__ == "__main__":
    main()
