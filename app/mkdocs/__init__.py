"""Pictures, facts and formulas of `.city` specs in MkDocs, and wherever Python-Markdown is read.

The plugin `citydsl` (docs/howto-mkdocs.md) is all a MkDocs project needs; `citydsl.mkdocs.fences`
alone serves other users of `pymdownx.superfences`.
"""
