"""From text to a checked model and its views: pure, no graphics, no printing."""

# `import dsl` from the repository root would load a second copy of every module.
assert __name__.startswith("citydsl."), "import citydsl.dsl, not dsl"
