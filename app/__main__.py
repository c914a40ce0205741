"""The command line's front door: `citydsl` and `python -m citydsl`."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; whatever the terminal's encoding, text is shown as far as it can."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # A compiler makes many small objects and few cycles: looking for these at the default rate
    # takes a third of the time of a large spec.
    gc.set_threshold(200_000, 20, 20)
    from citydsl.cli import cli

    cli(prog_name="citydsl")


if __name__ == "__main__":
    main()
