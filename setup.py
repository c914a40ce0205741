"""The package is described in `setup.cfg`; here is what is made while it is built."""

from __future__ import annotations

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildPy(build_py):
    """Makes our templates into Python, by what has been built of the package itself."""

    def run(self) -> None:
        """Build the package, unless it stays where its sources are, which may change."""
        super().run()
        if self.editable_mode:
            return
        # What is run from there must leave no bytecode to be packed.
        sys.dont_write_bytecode = True
        sys.path.insert(0, self.build_lib)
        from citydsl.render.pages.generate_templates import write_modules

        write_modules(Path(self.build_lib) / "citydsl" / "templates" / "built")


setup(cmdclass={"build_py": BuildPy})
