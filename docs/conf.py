"""How the documentation is built: `make docs` writes it into build/docs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from citydsl.version import VERSION

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent

project = "citydsl"
copyright = "the citydsl authors"
version = release = VERSION
extensions = ["citydsl.sphinx", "myst_parser", "sphinx.ext.autodoc"]
root_doc = "index"
source_suffix = {".md": "markdown"}

citydsl_root = "../specs"

myst_heading_anchors = 4
# `site:` is a file of the built site that no page of the documentation makes, such as a fact sheet.
myst_url_schemes = {"http": None, "https": None, "site": "{{path}}"}

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
# Types of the standard library and of the rooms inside are named, not documented here.
nitpick_ignore_regex = [
    ("py:.*", r"(os|pathlib|collections|typing)\..*"),
    ("py:.*", r"(PathLike|Path|Collection|Judged|Model|City|Diagnostic|View|Scene|Themes?)"),
    ("py:.*", r"citydsl\.(dsl|render|project)\..*"),
]

html_theme = "furo"
html_title = "citydsl"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False
# Furo's own stack, with the Chinese faces of each system behind it.
FONTS = (
    "-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, "
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
)
html_theme_options = {
    "navigation_with_keys": True,
    "top_of_page_buttons": [],
    "light_css_variables": {"font-stack": FONTS},
}

# Sheets are there in the built site only, where tests/test_docs_site.py follows each.
linkcheck_ignore = [r"https?://(localhost|127\.0\.0\.1|example\.org)", r"(\.\./)?cases/"]
linkcheck_timeout = 20

# What our pages show that Pygments may not know, and an EBNF that is not quite its own.
PLAIN = ("city", "report", "fmt")


def setup(app: Sphinx) -> None:
    """Connect what the site needs beyond its extensions."""
    app.add_lexer("ebnf", TextLexer)
    for name in PLAIN:
        try:
            get_lexer_by_name(name)
        except ClassNotFound:
            app.add_lexer(name, TextLexer)
    app.connect("html-page-context", speak)
    app.connect("build-finished", cases)


def speak(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Say of the pages of zh/ that they are in Chinese."""
    if pagename.startswith("zh/"):
        context["language"] = "zh"


def cases(app: Sphinx, exception: Exception | None) -> None:
    """Render the ten cases into the site, whose gallery leads to their sheets."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    command = [sys.executable, "-m", "citydsl", "render", str(ROOT / "specs"), "--quiet"]
    subprocess.run([*command, "-o", str(Path(app.outdir) / "cases")], check=True)
