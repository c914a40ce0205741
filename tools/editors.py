"""Write editors/ from the tables the compiler itself uses; `--check` only names what differs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from citydsl.highlight.textmate import configuration, grammar
from citydsl.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "editors" / "vscode"


def package() -> dict[str, Any]:
    """Return the manifest of the extension for VS Code."""
    return {
        "name": "citydsl",
        "displayName": "citydsl 城市大脑",
        "description": "City-brain architectures as text: colours for .city files",
        "version": VERSION,
        "license": "MIT",
        "publisher": "citydsl",
        "engines": {"vscode": "^1.75.0"},
        "categories": ["Programming Languages"],
        "contributes": {
            "languages": [
                {
                    "id": "city",
                    "aliases": ["citydsl", "城市大脑", "city"],
                    "extensions": [".city"],
                    "configuration": "./language-configuration.json",
                }
            ],
            "grammars": [
                {
                    "language": "city",
                    "scopeName": "source.city",
                    "path": "./syntaxes/city.tmLanguage.json",
                },
                {
                    "scopeName": "markdown.city.codeblock",
                    "path": "./syntaxes/city.markdown.tmLanguage.json",
                    "injectTo": ["text.html.markdown"],
                    "embeddedLanguages": {"meta.embedded.block.city": "city"},
                },
            ],
        },
    }


def in_markdown() -> dict[str, Any]:
    """Return the grammar that colours `city` fences in Markdown."""
    return {
        "scopeName": "markdown.city.codeblock",
        "injectionSelector": "L:text.html.markdown",
        "fileTypes": [],
        "patterns": [
            {
                "begin": r"(^|\G)(\s*)(`{3,}|~{3,})\s*(?i:city)(?=\s|$)[^`\r\n]*$",
                "end": r"(^|\G)(\2|\s{0,3})(\3)\s*$",
                "name": "markup.fenced_code.block.markdown",
                "patterns": [
                    {
                        "begin": r"(^|\G)(\s*)(.*)",
                        "while": r"(^|\G)(?!\s*([`~]{3,})\s*$)",
                        "contentName": "meta.embedded.block.city",
                        "patterns": [{"include": "source.city"}],
                    }
                ],
            }
        ],
    }


def files() -> dict[str, str]:
    """Return each file's text by its name."""
    made = {
        "package.json": package(),
        "language-configuration.json": configuration(),
        "syntaxes/city.tmLanguage.json": grammar(),
        "syntaxes/city.markdown.tmLanguage.json": in_markdown(),
    }
    return {
        name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in made.items()
    }


def main() -> int:
    """Write the files, or with `--check` only name those that differ."""
    stale = []
    for name, text in files().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    print("\n".join(stale) or "nothing to write")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
