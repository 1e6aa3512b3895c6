"""What there is to see without a run: derive list, derive rules; and derive show, of one claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .choice import Choice
from .completing import claims, places, reasons
from .group import KEYWORDS, main, text
from .kept import Kept
from .shared import config_here, console_of, relative, say

if TYPE_CHECKING:
    from ..files.config import Config


@main.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=places)
@KEYWORDS
@click.option("--by", "order", type=click.Choice(["file", "source"]), default="file", help="How they are grouped.")
def list_claims(paths: tuple[str, ...], expression: str | None, order: str) -> int:
    """List claims without running anything."""
    from ..files.select import keyword, targets
    from ..reports.listing import listing

    config = config_here()
    found = targets(paths, config)
    whole = Choice(paths, expression).documents({t.file: t.names is None for t in found}, config, required=False)
    return listing(found, keyword(expression), order == "source", say, config.documents, whole)


@main.command()
@click.argument("claim", metavar="CLAIM", shell_complete=claims)
@click.option("--explicit", "size", type=click.IntRange(1, 6), metavar="N", help="Also what SymPy derives at this n.")
def show(claim: str, size: int | None) -> int:
    """Show one claim (NAME or FILE::NAME): statement, hypotheses, every step with reasons and obligations, axioms."""
    from ..running.worker import spare_the_collector

    spare_the_collector()
    from ..reports.single import show_claim
    from ..running.plan import whole
    from ..running.run import run as run_here
    from ..verdicts.check import written_out

    config = config_here()
    kept = Kept(config)
    outcome = run_here([whole(_find(claim, config))], kept.searching(config.settings(), wanted=True))
    kept.keep(None, outcome)
    table = written_out(outcome.checked[-1], size) if size is not None and outcome.checked else []
    for verdict in outcome.verdicts:
        show_claim(console_of(), verdict, table, size)
    return outcome.exit_code


@main.command()
@click.argument("name", required=False, type=text, shell_complete=reasons)
def rules(name: str | None) -> None:
    """The reasons that a step can give and the rules of the kernel; one of them with its figure and an example."""
    from ..reports.rules import one_rule, rule_table

    text = rule_table() if name is None else one_rule(name)
    say(text)


def _find(claim: str, config: Config) -> Any:
    """The file of a claim that is given by its name alone, or as FILE::NAME."""
    from difflib import get_close_matches

    from ..files.config import UsageError
    from ..files.scan import Unreadable, scan
    from ..files.select import Target, targets
    from ..messages import commands

    if "::" in claim:
        return targets((claim,), config)[0]
    known: dict[str, list[Path]] = {}
    for target in targets((), config):
        try:
            for found in scan(target.file):
                known.setdefault(found.name, []).append(target.file)
        except Unreadable:
            continue
    files = known.get(claim, [])
    if len(files) == 1:
        return Target(files[0], frozenset((claim,)))
    if files:
        raise UsageError(
            f"{claim} is in several files: {', '.join(f'{relative(str(f))}::{claim}' for f in files)}", commands.CLAIM
        )
    near = get_close_matches(claim, known, 1)
    raise UsageError(f"there is no claim {claim}" + (f"; did you mean {near[0]}?" if near else ""), commands.CLAIM)
