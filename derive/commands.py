"""The command line. Only what a command needs is imported, so that help and lists come at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from .config import Config
    from .verdict import Verdict

_CODES = """\b
Exit codes:
  0  everything selected holds
  1  something is refuted, or an erratum is not
  2  wrong usage or configuration
  3  nothing is refuted, something is undecided
  4  a file cannot be read, or an internal error
  5  nothing is selected
  6  alarm: the checker contradicts itself
  130  interrupted
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_CODES)
@click.version_option(__version__, prog_name="derive")
def main() -> None:
    """Check derivations, for every dimension at once."""


@main.command(epilog=_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...")
@click.option("-k", "expression", metavar="EXPR", help="Only claims whose names match: words with and, or, not.")
@click.option("-x", "stop", is_flag=True, help="Stop at the first claim that does not hold.")
@click.option("--seed", default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--at", metavar="POINT", help="Look at one point instead: --at 'n=2 x=0,0 t=1'.")
@click.option("--json", "json_file", metavar="FILE", help="Write the verdicts as JSON; - for standard output.")
def run(
    paths: tuple[str, ...], expression: str | None, stop: bool, seed: int, at: str | None, json_file: str | None
) -> None:
    """Prove claims, try to break them with numbers, derive them again with SymPy.

    Without a path: [tool.derive] proofs of the nearest pyproject.toml, or else ./proofs.
    """
    with _reported():
        _spare_the_collector()
        from . import run as runner
        from .check import Settings
        from .report.machine import document
        from .report.terminal import TerminalReport
        from .select import keyword, targets

        config = _config()
        chosen = targets(paths, config)
        wanted = keyword(expression)
        _require_writable(json_file)
        report = TerminalReport(_console(to_stderr=json_file == "-"))
        settings = Settings(seed, at, config.permitted_axioms)
        watcher = runner.Watcher(report.planned, report.started, report.finished)
        with report.progress:
            outcome = runner.run(chosen, settings, wanted, stop, watcher)
        report.close(outcome.verdicts, outcome.seconds, outcome.exit_code, outcome.interrupted)
        if at is not None:
            _show_values(report.console, outcome.verdicts)
        if json_file is not None:
            _write(json_file, document(outcome.verdicts, outcome.seconds))
        sys.exit(outcome.exit_code)


@main.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-k", "expression", metavar="EXPR", help="Only claims whose names match: words with and, or, not.")
def list_claims(paths: tuple[str, ...], expression: str | None) -> None:
    """List claims without running anything."""
    with _reported():
        from .scan import Unreadable, scan
        from .select import keyword, targets

        wanted = keyword(expression)
        claims = steps = files = unreadable = 0
        for target in targets(paths, _config()):
            place = _relative(str(target.file))
            try:
                found = [f for f in scan(target.file) if target.wants(f.name) and wanted(f.name)]
            except Unreadable as problem:
                click.echo(f"{place}:{problem.line}  ! {problem}")
                unreadable += 1
                continue
            if found:
                click.echo(place)
                files += 1
            for claim in found:
                said = {"claim": f"{claim.steps} step{'' if claim.steps == 1 else 's'}"}.get(claim.kind, claim.kind)
                hypotheses = " ".join(f"H{n}" for n in range(1, claim.hypotheses + 1))
                line = f"  {claim.name:<34} {said:<9} {hypotheses:<9} {claim.source or '':<6} :{claim.line}"
                click.echo(line)
            claims += len(found)
            steps += sum(f.steps for f in found)
        click.echo(f"\n{claims} claims, {steps} steps in {files} files")
        sys.exit(4 if unreadable else 0 if claims else 5)


@main.command()
@click.argument("claim", metavar="CLAIM")
@click.option("--explicit", "size", type=click.IntRange(1, 6), metavar="N", help="Also what SymPy derives at this n.")
def show(claim: str, size: int | None) -> None:
    """Show one claim (NAME or FILE::NAME): statement, hypotheses, every step with reasons and obligations, axioms."""
    with _reported():
        _spare_the_collector()
        from . import run as runner
        from .check import Settings, written_out
        from .report.single import show_claim

        config = _config()
        outcome = runner.run([_find(claim, config)], Settings(permitted_axioms=config.permitted_axioms))
        table = written_out(outcome.checked[-1], size) if size is not None and outcome.checked else []
        for verdict in outcome.verdicts:
            show_claim(_console(), verdict, table, size)
        sys.exit(outcome.exit_code)


@main.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """The reasons that a step can give and the rules of the kernel; one of them with its figure and an example."""
    with _reported():
        from .report.rules import one_rule, rule_table

        text = rule_table() if name is None else one_rule(name)
        click.echo(text)


# ── what commands share ───────────────────────────────────────────────────────


class _reported:  # noqa: N801
    """Turns usage errors into one line and exit code 2, and an interrupt into 130."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, _: Any) -> None:
        from .config import UsageError

        if isinstance(problem, UsageError):
            click.echo(f"derive: {problem}", err=True)
            sys.exit(2)
        if isinstance(problem, KeyboardInterrupt):
            click.echo("derive: interrupted", err=True)
            sys.exit(130)
        if isinstance(problem, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _spare_the_collector() -> None:
    """What is imported lives to the end; looking through it again and again would take a quarter of a run."""
    import gc

    gc.disable()
    import_module(".run", __package__)
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


def _config() -> Config:
    from .config import find

    return find(Path.cwd())


def _console(to_stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=to_stderr, highlight=False, emoji=False, markup=False)


def _relative(path: str) -> str:
    """A path as short as it can be written from here."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return path


def _find(claim: str, config: Config) -> Any:
    """The file of a claim that is given by its name alone, or as FILE::NAME."""
    from difflib import get_close_matches

    from .config import UsageError
    from .scan import Unreadable, scan
    from .select import Target, targets

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
        raise UsageError(f"{claim} is in several files: {', '.join(f'{_relative(str(f))}::{claim}' for f in files)}")
    near = get_close_matches(claim, known, 1)
    raise UsageError(f"there is no claim {claim}" + (f"; did you mean {near[0]}?" if near else ""))


def _require_writable(json_file: str | None) -> None:
    from .config import UsageError

    if json_file in (None, "-"):
        return
    path = Path(str(json_file))
    if path.is_dir() or not path.parent.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"--json {json_file}: cannot be written there")


def _write(json_file: str, text: str) -> None:
    """To standard output, or to a file that is whole or not there."""
    if json_file == "-":
        click.echo(text, nl=False)
        return
    path = Path(json_file)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _show_values(console: Console, verdicts: list[Verdict]) -> None:
    from .report.single import show_values

    for verdict in verdicts:
        show_values(console, verdict)
