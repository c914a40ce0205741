"""From views to scenes, and from scenes to files."""

# `import render` from the repository root would load a second copy of every module.
assert __name__.startswith("citydsl."), "import citydsl.render, not render"
