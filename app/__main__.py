"""The command line's front door: `citydsl` and `python -m citydsl`."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; whatever the terminal's encoding, text is shown as far as it can."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from citydsl.cli import cli

    cli(prog_name="citydsl")


if __name__ == "__main__":
    main()
