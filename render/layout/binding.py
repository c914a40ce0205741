"""Graphviz in this process, by the functions `pygraphviz` has of its library.

The package itself imports a dozen modules for a class that is not needed here, and has the system
bind every function of the libraries, of which a layout calls few: a short run notices.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any, BinaryIO

__all__ = ["functions", "laid_out"]


def laid_out(file: BinaryIO) -> bytes:
    """Return the graph in a file as dot lays it out, as source with places in it.

    Raises ImportError where there is no pygraphviz, and ValueError.
    """
    gv = functions()
    graph = gv.agread(file, None)
    context = gv.gvContextWithBuiltins()
    try:
        if gv.gvLayout(context, graph, b"dot"):
            raise ValueError("gvLayout")
        failed, source = gv.gvRenderData(context, graph, b"dot")
        gv.gvFreeLayout(context, graph)
        if failed:
            raise ValueError("gvRenderData")
        return bytes(source)
    finally:
        gv.gvFreeContext(context)
        gv.agclose(graph)


@cache
def functions() -> Any:
    """The module of the functions, imported as if the package around it were empty."""
    from importlib import import_module
    from importlib.util import find_spec, module_from_spec

    package, module = "pygraphviz", "pygraphviz.graphviz"
    # On Windows the package says where the libraries are.
    if package in sys.modules or sys.platform == "win32":
        return import_module(module)
    spec = find_spec(package)
    if spec is None:
        raise ImportError(package)
    flags = sys.getdlopenflags()
    sys.modules[package] = module_from_spec(spec)
    sys.setdlopenflags(os.RTLD_LAZY)
    try:
        return import_module(module)
    finally:
        sys.setdlopenflags(flags)
        # Whoever imports the package after this gets all of it.
        for name in (package, module):
            sys.modules.pop(name, None)
