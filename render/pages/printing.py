"""How a template prints a value: without controls, escaped unless it is markup of ours.

Jinja would call three functions for each; a page prints thousands of values, most of them markup
or a text printed before.
"""

from __future__ import annotations

from functools import lru_cache
from keyword import iskeyword
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup, escape

from citydsl.render.pages.both import Both
from citydsl.render.plain import plain

__all__ = ["Printing", "finalize", "printed"]


def finalize(value: object) -> object:
    """Everything that is not our own markup leaves without controls and reordering marks."""
    return plain(value) if isinstance(value, str) and type(value) in (str, Both) else value


def printed(value: object) -> str:
    """A value escaped after `finalize`, as it stands in a page."""
    if type(value) is Markup:
        return value
    if type(value) is str or type(value) is Both:
        return _escaped(value)
    return escape(value)


@lru_cache(maxsize=8192)
def _escaped(text: str) -> str:
    return escape(plain(text))


class Printing(CodeGenerator):
    """Writes `environment.printed(…)` where Jinja writes `escape(environment.finalize(…))`.

    In our own templates, which no sandbox is around, what is called is called at once: Jinja would
    look each time whether it wants the context. Attributes are asked for as Python does.
    """

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call; `forward_caller` is for one whose block is the caller of the template's."""
        if self.environment.sandboxed or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """Write an attribute; Jinja would look for an item, too, where there is none."""
        if self.environment.sandboxed or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
