"""PNG: drawn with a font of its own, the same on a machine with no Chinese font and one with."""

from __future__ import annotations

import builtins
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.png import png
from citydsl.render.scene import Scene

SPEC = 'city x "海口城市大脑" {{ app a "{}"; cloud c "政务云" }}'


def scene(label="智慧政务"):
    model = compile_text(SPEC.format(label)).model
    return draw(compute(model, model.cities[0])[0])


def size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def test_the_scale_is_pixels_a_point():
    picture = scene()
    for scale in (0.5, 1.0, 2.0):
        assert size(png(picture, scale=scale)) == (picture.width * scale, picture.height * scale)


def test_a_picture_of_any_size_has_a_bounded_number_of_pixels():
    for wide, high in ((1600, 100_000), (100_000, 10), (20_000, 20_000)):
        width, height = size(png(Scene("x", "t", "d", wide, high, ()), scale=2.0))
        assert width * height <= 64_100_000
        assert max(width, height) <= 32_000
        assert width / height == pytest.approx(wide / high, rel=0.2)


def test_a_label_of_ten_thousand_characters_is_drawn():
    first, second = (png(scene(char * 10_000), scale=0.25) for char in "长W")
    assert size(first)[0] >= 100
    assert first != second


def test_characters_are_drawn_and_not_left_out():
    """Two labels of one length differ in the picture: neither is a row of empty boxes."""
    first, second = png(scene("智慧政务")), png(scene("数据治理"))
    assert first != second
    assert first != png(scene("\ue000\ue000\ue000\ue000"))


def test_the_same_bytes_with_and_without_chinese_fonts(tmp_path):
    import noto_cjk_sans_otc

    fonts = Path(noto_cjk_sans_otc.__file__).parent
    spec = tmp_path / "x.city"
    spec.write_text(SPEC.format("智慧政务"), "utf-8")
    drawn = set()
    for name, inside in {"without": "", "with": f"<dir>{fonts}</dir>"}.items():
        conf = tmp_path / f"{name}.conf"
        conf.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig>{inside}<cachedir>{tmp_path}/{name}</cachedir></fontconfig>"
        )
        command = [
            sys.executable,
            "-m",
            "citydsl",
            "render",
            "--no-cache",
            spec,
            "-f",
            "png",
            "-o",
            tmp_path / name,
        ]
        env = {**os.environ, "FONTCONFIG_FILE": str(conf)}
        subprocess.run(list(map(str, command)), check=True, env=env, capture_output=True)
        drawn.add((tmp_path / name / "x.architecture.png").read_bytes())
    assert len(drawn) == 1


def test_without_its_packages_the_way_to_get_them_is_named(monkeypatch, run, spec):
    real = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"pip install 'citydsl\[png\]'"):
        png(scene())
    result = run("render", spec("x.city", SPEC.format("甲")), "-f", "png", "--lang", "zh")
    assert result.exit_code == 1
    assert "格式 png 需要额外的包：pip install 'citydsl[png]'" in result.output


def test_the_theme_is_chosen_on_the_command_line(run, spec, tmp_path):
    path = spec("x.city", SPEC.format("甲"))
    texts = set()
    for theme in ("gov", "light", "dark", "print"):
        assert run("render", path, "-f", "svg", "--theme", theme, "-o", theme).exit_code == 0
        texts.add((tmp_path / theme / "x.architecture.svg").read_text("utf-8"))
    assert len(texts) == 4
    assert run("render", path, "--theme", "blue").exit_code == 2
