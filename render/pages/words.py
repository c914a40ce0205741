"""The words of the shell, in Chinese and English; a page adds its own."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["words"]

_WORDS: Mapping[str, tuple[str, str]] = {
    "skip": ("跳到正文", "Skip to the content"),
    "home": ("总览", "Overview"),
    "contents": ("本页内容", "On this page"),
    "language": ("语言", "Language"),
    "theme": ("配色", "Colours"),
    "theme_auto": ("随系统", "As the system"),
    "theme_light": ("浅色", "Light"),
    "theme_dark": ("深色", "Dark"),
    "made": (
        "本页由 citydsl 依规格文件生成。数字照录来源；「未提及」只表示来源没有说到。",
        "Made by citydsl from a spec. Figures stand as the source prints them; “not mentioned” "
        "says no more than that the source is silent.",
    ),
}


def words(lang: str, more: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """All words in `zh` or `en`, by name, for a template; a page's own go before the shell's."""
    return {name: pair[lang == "en"] for name, pair in {**_WORDS, **(more or {})}.items()}
