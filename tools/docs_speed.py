"""Write what README.md and docs/ say of speed, and their charts, from bench/results/ alone.

A block from `<!-- speed: NAME -->` to `<!-- end -->` is written from the results; nothing else
quotes a figure. `python tools/docs_speed.py` writes blocks and charts, `--check` only names those
that differ.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from acceptance import acceptance_of  # noqa: E402 - found by the path above
from chart import Bar, bars, lines  # noqa: E402
from results import load, markdown  # noqa: E402
from task import OURS  # noqa: E402

CHARTS = ROOT / "docs" / "charts"
PAGES = ("README.md", "docs/speed.md", "docs/zh/speed.md")
_BLOCK = re.compile(r"(<!-- speed: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SIZES = ("SMALL", "TEN", "MID", "BIG", "HUGE")

_ZH = {
    "both views": "两幅图",
    "unchanged": "无改动再次运行",
    "size": "规模",
    "tool": "工具",
    "seconds": "秒",
    "MiB": "内存 MiB",
    "failure": "问题",
    "figure": "指标",
    "measured": "实测",
    "asked": "要求",
    "verdict": "结果",
    "CPU seconds for": "CPU 秒",
    "exponent": "指数",
    "run": "运行",
    "first run": "首次运行",
    "nothing changed": "无改动",
    "one file changed": "改动一个文件",
    "holds": "达到",
    "MISSED": "未达到",
    "FAILS": "失败",
    "no figure": "无可比",
    "elements": "要素数",
    "parse": "解析",
    "check": "检查",
    "resolve": "名称绑定",
    "layered layout": "分层布局",
    "relations, folded": "关系图（合并）",
    "format": "格式化",
    "diff": "比较版本",
    "compare two": "对照两城",
    "drawing": "绘图用时（对数刻度；越短越好）",
    "growth": "用时随规模的增长（双对数刻度）",
}
_EN = {
    "verdict": "",
    "drawing": "Seconds to draw (log scale; shorter is better)",
    "growth": "CPU seconds against size (both to log scale)",
}


_PHRASES = (
    (r"([\d,]+) cities, first run", r"\1 个城市，首次运行"),
    (r"([\d,]+) cities, nothing changed", r"\1 个城市，无改动"),
    (r"([\d,]+) cities, one file changed", r"\1 个城市，改动一个文件"),
    (r", scaled from ([\d,]+)", r"（由 \1 个折算）"),
    (r"^parser$", "解析速度"),
    (r", memory$", "，内存"),
    (r"at least (.+)", r"不低于 \1"),
    (r"at most ([\d.]+) times", r"不超过 \1 倍"),
    (r"at most (.+)", r"不超过 \1"),
    (r"([\d.]+) times", r"\1 倍"),
    (r"not done after ([\d.]+) s", r"\1 秒内未完成"),
    (r"exit code (-?\d+)", r"退出码 \1"),
    (r"([\d,]+) of ([\d,]+) (pictures|elements|relations|files) lost", r"\2 中丢失 \1（\3）"),
    (r"no picture", "没有图"),
    (r"（pictures）", "（图）"),
    (r"（elements）", "（要素）"),
    (r"（relations）", "（关系）"),
    (r"（files）", "（文件）"),
)
"""What is put together elsewhere with figures in it, in Chinese."""


def _words(lang: str) -> Callable[[str], str]:
    """What a word or a phrase reads in a language."""
    return _chinese if lang == "zh" else lambda word: _EN.get(word, word)


def _chinese(text: str) -> str:
    if text in _ZH:
        return _ZH[text]
    for english, chinese in _PHRASES:
        text = re.sub(english, chinese, text)
    return text


def main() -> int:
    """Write what has changed, or with `--check` only name it."""
    stale = []
    for path, text in (*_pages(), *_charts()):
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    print("\n".join(stale) or "nothing to write")
    return int(bool(stale) and "--check" in sys.argv)


def _pages() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        lang = "zh" if "/zh/" in page else "en"
        text = (ROOT / page).read_text("utf-8")
        yield ROOT / page, _BLOCK.sub(partial(_filled, lang=lang), text)


def _filled(block: re.Match[str], lang: str) -> str:
    return f"{block[1]}{_BLOCKS[block['name']](_words(lang))}{block[3]}"


def _charts() -> Iterator[tuple[Path, str]]:
    for lang, suffix in (("en", ""), ("zh", ".zh")):
        said = _words(lang)
        yield CHARTS / f"drawing{suffix}.svg", _drawing(said)
        yield CHARTS / f"growth{suffix}.svg", _growth(said)


def _drawn(results: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of drawing: ours cold and with nothing changed, and every peer."""
    for row in results["rows"]:
        if row["size"] in _SIZES and row["job"] in ("draw", "unchanged"):
            yield row


def _tool(row: dict[str, Any], said: Callable[[str], str]) -> str:
    job = "both views" if row["job"] == "draw" else row["job"]
    return f"{OURS} ({said(job)})" if row["tool"] == OURS else row["tool"]


def _drawing(said: Callable[[str], str]) -> str:
    groups: dict[str, list[Bar]] = {}
    for row in _drawn(load("beside")):
        bar = Bar(_tool(row, said), row["wall"], said(row["failure"]), row["tool"] == OURS)
        groups.setdefault(row["size"], []).append(bar)
    return bars(said("drawing"), groups)


def _growth(said: Callable[[str], str]) -> str:
    results = load("growth")
    steps = [step for step in _STEPS if step in results["points"]]
    series = {
        said(step): [(point[0], point[1]) for point in results["points"][step]] for step in steps
    }
    slopes = {said(step): f"n^{results['exponents'][step]}" for step in steps}
    return lines(said("growth"), series, across=said("elements"), notes=slopes)


_STEPS = (
    "parse",
    "resolve",
    "check",
    "layered layout",
    "relations, folded",
    "format",
    "diff",
    "compare two",
)


def _machine(name: str) -> str:
    """Where and how the figures were measured."""
    results = load(name)
    machine = results["machine"]
    return (
        f"`{results['command']}` · {results['date']} · citydsl {results['versions']['citydsl']} · "
        f"{machine['processor']}, {machine['cores']} × CPU, {machine['memory_gib']} GiB, Python "
        f"{machine['python']} · load {machine['load']}\n"
    )


def _table_of_drawing(said: Callable[[str], str]) -> str:
    rows = (
        (
            row["size"],
            _tool(row, said),
            "" if row["failure"] else f"{row['wall']:.2f}",
            "" if row["failure"] else row["memory"],
            said(row["failure"]),
        )
        for row in _drawn(load("beside"))
    )
    head = [said(word) for word in ("size", "tool", "seconds", "MiB", "failure")]
    return f"{markdown(head, rows)}\n{_machine('beside')}"


def _table_of_asked(said: Callable[[str], str]) -> str:
    names = ("beside", "many", "quick")
    rows = [
        (said(one.what), said(one.measured), said(one.asked), said(one.verdict))
        for one in acceptance_of({name: load(name) for name in names})
    ]
    head = [said(word) for word in ("figure", "measured", "asked", "verdict")]
    measured = "\n".join(_machine(name) for name in names)
    return f"{markdown(head, rows)}\n{measured}"


def _table_of_growth(said: Callable[[str], str]) -> str:
    results = load("growth")
    sizes = [1000, 10_000, 100_000]
    rows = []
    for step, points in results["points"].items():
        found = {int(size): f"{seconds:.3f}" for size, seconds, _ in points}
        slope = results["exponents"][step]
        rows.append([said(step), *(found.get(size, "–") for size in sizes), f"{slope}"])
    head = [said("CPU seconds for"), *(f"{size:,}" for size in sizes), said("exponent")]
    return f"{markdown(head, rows)}\n{_machine('growth')}"


def _table_of_many(said: Callable[[str], str]) -> str:
    results = load("many")
    cities = results["cities"]
    rows = [
        (said(row["what"]), f"{row['wall']:.2f}", row["memory"], said(row["failure"]))
        for row in results["rows"]
    ]
    head = [said("run"), f"{cities:,}: {said('seconds')}", said("MiB"), said("failure")]
    return f"{markdown(head, rows)}\n{_machine('many')}"


def _table_of_startup(said: Callable[[str], str]) -> str:
    results = load("quick")
    rows = [(one["what"], one["wall"], one["memory"]) for one in results["startup"]]
    read = results["parser"]
    rows.append((f"`{read['command']}`", f"{read['mb_s']} MB/s", ""))
    head = [said(word) for word in ("run", "seconds", "MiB")]
    return f"{markdown(head, rows)}\n{_machine('quick')}"


_README_TOOLS = ("mingrammer/diagrams", "D2", "PlantUML", "LikeC4", "mermaid-cli")


def _line(said: Callable[[str], str]) -> str:
    """One line for the README: SMALL, ours and each peer that drew all of it."""
    rows = [row for row in load("beside")["rows"] if row["size"] == "SMALL"]
    drew = [row for row in rows if row["job"] == "draw" and not row["failure"]]
    ours = next(row for row in drew if row["tool"] == OURS)
    best: dict[str, float] = {}
    for row in drew:
        for tool in _README_TOOLS:
            if row["tool"].startswith(tool):
                best[tool] = min(row["wall"], best.get(tool, row["wall"]))
    others = ", ".join(f"{tool} {seconds:.2f} s" for tool, seconds in best.items())
    return (
        f"A model of 25 elements and 30 relations, cold: citydsl draws both its views in "
        f"{ours['wall']:.2f} s; in the same run {others}.\n\n{_machine('beside')}"
    )


_BLOCKS: dict[str, Callable[[Callable[[str], str]], str]] = {
    "line": _line,
    "drawing": _table_of_drawing,
    "asked": _table_of_asked,
    "growth": _table_of_growth,
    "many": _table_of_many,
    "startup": _table_of_startup,
}


if __name__ == "__main__":
    raise SystemExit(main())
