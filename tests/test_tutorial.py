"""The tutorials, followed step by step in an empty folder; tests/test_wheel.py installs first."""

from __future__ import annotations

import shlex

import pytest
from tutorials import TUTORIALS, drawn, steps


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.parent.name)
def test_the_tutorial_ends_at_the_picture_it_shows(page, run, tmp_path, request):
    seen = 0
    for step in steps(page):
        if step.kind == "city":
            (tmp_path / "example.city").write_text(step.text, "utf-8")
        elif step.kind == "console":
            for command, said in step.commands:
                program, *args = shlex.split(command)
                assert program == "citydsl"
                printed = run(*args).stdout
                if request.config.getoption("update") and printed != said:
                    text = page.read_text("utf-8")
                    old, new = f"$ {command}\n{said}```", f"$ {command}\n{printed}```"
                    at = text.index(step.text)
                    page.write_text(text[:at] + text[at:].replace(old, new, 1), "utf-8")
                assert printed == said
        elif step.kind == "image":
            shown = (page.parent / step.text).read_bytes()
            assert (tmp_path / drawn(page)).read_bytes() == shown
            seen += 1
    assert seen == 1
