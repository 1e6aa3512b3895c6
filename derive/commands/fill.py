"""derive fill."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from ..system.codes import OK, SOMETHING_REFUTED, SOMETHING_UNDECIDED, UNREADABLE, graver
from .choice import Choice
from .completing import places
from .group import JOBS, KEYWORDS, main
from .kept import Kept
from .shared import complain, config_here, is_here, pool_of, relative, say

if TYPE_CHECKING:
    from ..running.fills import Fill

FILLED = """\b
Exit codes:
  0  all that was left open is filled, or nothing was
  1  with --check: something can be filled
  3  something stays open
  4  a file cannot be read or written
"""


@main.command(epilog=FILLED)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...", shell_complete=places)
@KEYWORDS
@click.option("--diff", "shows", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--check", "checks", is_flag=True, help="Write nothing; exit 1 if there is something to fill.")
@click.option(
    "--effort",
    type=click.IntRange(1),
    metavar="N",
    help="How many attempts the search makes for what a claim leaves open.",
)
@click.option("-j", "jobs", type=JOBS, envvar="DERIVE_JOBS", metavar="N", help="Look in so many processes at once.")
def fill(
    paths: tuple[str, ...], expression: str | None, shows: bool, checks: bool, effort: int | None, jobs: int | None
) -> int:
    """Write the proofs and reasons that are found in place of `...`.

    A file is run once more, as it would be, before it is replaced; what else stands in it stays as it is.
    Without a path: [tool.derive] proofs of the nearest pyproject.toml, or else ./proofs.
    """
    config = config_here()
    settings = config.settings(**({} if effort is None else {"effort": effort}))
    from ..records.outcome import Watcher
    from ..records.verdict import ERROR
    from ..running.fills import fills

    kept = Kept(config)
    settings = kept.searching(settings, wanted=not is_here(jobs))
    pieces = Choice(paths, expression, with_shown=False).slices(config, None, kept)
    place = pool_of(jobs)
    with place as pool:
        outcome = pool.run([*pieces], settings, False, Watcher())
    kept.keep(None, outcome)
    if outcome.interrupted:
        raise KeyboardInterrupt
    errors = [verdict for verdict in outcome.verdicts if verdict.verdict == ERROR]
    for one in errors:
        complain(f"{relative(one.file)}: line {one.line}: {one.name}: {one.message}")
    found = fills(outcome.verdicts, settings)
    codes = [*[UNREADABLE for _ in errors], *[_told(one, shows, checks) for one in found]]
    if not errors and not any(one.changes for one in found):
        say("nothing is left open" if not found else "nothing to fill")
    return graver(OK, *codes)


def _told(one: Fill, shows: bool, checks: bool) -> int:
    """Write a file, or show what would be written; the exit code."""
    for line in one.left:
        complain(f"{relative(one.file)}: {line}")
    code = SOMETHING_UNDECIDED if one.left else OK
    if not one.changes:
        return code
    if shows:
        say(_difference(one))
    elif checks:
        say(f"{relative(one.file)}: {one.count} can be filled")
    if shows or checks:
        return graver(code, SOMETHING_REFUTED if checks else OK)
    from ..system.replacing import replace_file

    try:
        replace_file(one.file, one.before, one.after)
    except OSError as problem:
        complain(f"{relative(one.file)}: {problem.strerror}; it stays as it is")
        return UNREADABLE
    say(f"{relative(one.file)}: {one.count} filled")
    return code


def _difference(one: Fill) -> str:
    before, after = (held.decode(errors="replace").splitlines() for held in (one.before, one.after))
    name = relative(one.file)
    return "\n".join(unified_diff(before, after, name, name, lineterm=""))
