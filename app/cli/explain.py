"""`citydsl explain`: what a finding means and what to do about it."""

from __future__ import annotations

import sys

import click

from citydsl.cli.inputs import lang_option
from citydsl.dsl.catalogue import RULES, SEVERITIES, explain, find_rule
from citydsl.dsl.suggest import did_you_mean

__all__ = ["command"]


@click.command("explain")
@click.argument("rule", required=False, metavar="[CODE|NAME]")
@lang_option
@click.pass_context
def command(ctx: click.Context, rule: str | None, lang: str) -> None:
    """Explain a rule: what it finds, why, an example and a way out.

    Without an argument, list all rules with their usual severity.

    \b
    Example:
      citydsl explain C201
      citydsl explain fact-without-source --lang zh
    """
    if rule is None:
        click.echo("\n".join(_list(lang)))
        return
    found = find_rule(rule)
    if found is None:
        zh = lang == "zh"
        names = (spelling for one in RULES for spelling in (one.name, one.code))
        near = did_you_mean(rule.lower() if "-" in rule else rule, names)
        help = (near.zh if zh else near.en) if near else ""
        text = f"没有规则 `{rule}`。" if zh else f"no rule `{rule}`. "
        rest = "`citydsl explain` 列出全部规则" if zh else "`citydsl explain` lists all rules"
        click.echo(text + (help or rest), err=True)
        ctx.exit(2)
    click.echo(_bold_headings(explain(found, lang)))


def _list(lang: str) -> list[str]:
    widest = max(len(rule.name) for rule in RULES)
    lines = []
    for rule in RULES:
        severity, title = SEVERITIES[rule.severity], rule.title
        word = severity.zh if lang == "zh" else f"{severity.en:7}"
        lines.append(
            f"{rule.code}  {rule.name:{widest}}  {word}  {title.zh if lang == 'zh' else title.en}"
        )
    return lines


def _bold_headings(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    return "\n".join(
        click.style(line, bold=True) if line and not line.startswith(" ") else line
        for line in text.split("\n")
    )
