"""What we write, opened by the tools it is for: Debian's Graphviz, LibreOffice and PlantUML."""

from __future__ import annotations

import json
import re
from functools import cache

import pygraphviz
import pytest
from models import deep, rich
from real_scenes import NAMES, picture
from test_exports import views_of_case
from test_hostile import PAYLOADS, built

from citydsl.render.formats.gv import gv
from citydsl.render.formats.plantuml import plantuml
from citydsl.render.formats.pptx import pptx
from citydsl.render.layout.layered import layout as layered
from citydsl.render.scene import Scene
from citydsl.render.theme import THEMES
from tools import run, tool

SCENES = {f"{name}-{number}": (name, number) for name in NAMES for number in range(2)}
NEAR = 0.6
"""Points: Graphviz writes places to a hundredth and sizes to a thousandth of an inch or so."""


def places(answer: str) -> dict[str, tuple[float, ...]]:
    """The box of every node and cluster Graphviz has drawn, by name; y up."""
    found = {}
    for item in json.loads(answer)["objects"]:
        if "pos" in item:
            x, y = (float(part) for part in item["pos"].split(","))
            w, h = float(item["width"]) * 72, float(item["height"]) * 72
            found[item["name"]] = (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        else:
            found[item["name"]] = tuple(map(float, item["bb"].split(",")))
    return found


def assert_same_in_both(scene: Scene, source: str, tmp_path) -> None:
    """The system's neato, the wheel's and our scene have the same boxes at the same places."""
    neato = tool("neato")
    path = tmp_path / "picture.gv"
    path.write_text(source, "utf-8")
    debian = places(run(neato, "-n2", "-Tjson", path).stdout)
    wheel = places(pygraphviz.AGraph(string=source).draw(format="json", prog="nop2"))
    assert debian.keys() == wheel.keys()
    for name, rect in debian.items():
        assert rect == pytest.approx(wheel[name], abs=NEAR), name
    left = sorted(debian.values())
    for box in scene.boxes:
        low = scene.height - box.y - box.h
        wanted = (box.x, low, box.x + box.w, low + box.h)
        near = [rect for rect in left if rect == pytest.approx(wanted, abs=NEAR)]
        assert near, box.id
        left.remove(near[0])


@pytest.mark.filterwarnings("ignore:[\\s\\S]*size too small for label")
@pytest.mark.parametrize("which", SCENES)
def test_both_graphvizes_draw_the_scene(which, tmp_path):
    scene = picture(*SCENES[which], "zh")
    assert_same_in_both(scene, gv(scene), tmp_path)


@pytest.mark.filterwarnings("ignore:[\\s\\S]*size too small for label")
@pytest.mark.parametrize("view", [rich(), deep()], ids=["rich", "deep"])
def test_both_graphvizes_draw_what_no_case_has(view, tmp_path):
    scene = layered(view)
    assert_same_in_both(scene, gv(scene), tmp_path)


@pytest.fixture(scope="module")
def slides(tmp_path_factory):
    """Each picture's slide as LibreOffice makes a PDF of it."""
    soffice = tool("soffice")
    folder = tmp_path_factory.mktemp("slides")
    for name, (case, number) in SCENES.items():
        (folder / f"{name}.pptx").write_bytes(pptx(picture(case, number, "zh")))
    home = f"-env:UserInstallation=file://{folder}/home"
    files = sorted(folder.glob("*.pptx"))
    run(soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    return folder


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("which", SCENES)
def test_a_slide_says_in_libreoffice_what_the_picture_says(which, slides):
    text = bare(run(tool("pdftotext"), "-raw", slides / f"{which}.pdf", "-").stdout)
    for one in picture(*SCENES[which], "zh").texts:
        for line in one.lines:
            assert bare(line.text) in text or one.upright


@cache
def pixels(path) -> tuple[int, int, bytes]:
    """Width, height and RGB of a PPM."""
    data = path.read_bytes()
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    assert head
    return int(head[1]), int(head[2]), data[head.end() :]


@pytest.mark.parametrize("which", SCENES)
def test_a_slide_has_in_libreoffice_the_colours_of_the_picture(which, slides):
    run(tool("pdftoppm"), "-r", "96", "-singlefile", slides / f"{which}.pdf", slides / which)
    width, height, data = pixels(slides / f"{which}.ppm")
    assert width / height == pytest.approx(16 / 9, rel=0.01)
    scene = picture(*SCENES[which], "zh")
    factor = min(width / scene.width, height / scene.height)
    left, top = (width - scene.width * factor) / 2, (height - scene.height * factor) / 2
    theme, right, wrong = THEMES[scene.theme], 0, []
    covers = [box for box in scene.boxes if box.fill != "none"]
    for at, box in enumerate(covers):
        # Just inside the lower left corner, where no label is; something drawn later may be.
        x, y = box.x + 6, box.y + box.h - 6
        hidden = any(o.x < x < o.x + o.w and o.y < y < o.y + o.h for o in covers[at + 1 :])
        if hidden or box.w < 16 or box.h < 16:
            continue
        spot = (round(top + y * factor) * width + round(left + x * factor)) * 3
        wanted = bytes.fromhex(theme.colour(box.fill).removeprefix("#"))
        if max(abs(a - b) for a, b in zip(data[spot : spot + 3], wanted, strict=True)) <= 8:
            right += 1
        else:
            wrong.append((box.id, data[spot : spot + 3].hex(), wanted.hex()))
    # A relation's line may run over the one place looked at.
    assert right > 5
    assert len(wrong) <= 2, wrong


@pytest.fixture(scope="module")
def uml(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uml")
    for case in NAMES:
        for view in views_of_case(case):
            (folder / f"{case}.{view.name}.puml").write_text(plantuml(view, "zh"), "utf-8")
    for name in ("markup", "attribute", "template", "commands", "links", "parts"):
        for file, content in built(PAYLOADS[name], formats=("plantuml",)).items():
            (folder / f"{name}.{file}").write_text(content, "utf-8")
    return folder


def test_plantuml_takes_all_ten_and_the_hostile(uml):
    """It draws what it cannot read as a picture of the error, and ends with 200."""
    files = sorted(uml.glob("*.puml"))
    assert len(files) > 30
    run(tool("plantuml"), "-charset", "UTF-8", "-tsvg", "-failfast2", *files)
    for path in files:
        drawn = path.with_suffix(".svg").read_text("utf-8")
        assert "Syntax Error" not in drawn
        assert "<script" not in drawn
        assert "root:x:0" not in drawn
