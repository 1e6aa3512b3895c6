"""The command line. Only what a command needs is imported, so that help and lists come at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from .config import Config
    from .outcome import Outcome, Watcher
    from .plan import Slice
    from .settings import Settings
    from .supervise import Pool
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
@click.option("--source", metavar="ROW", help="Only claims of this row of the source.")
@click.option("-x", "stop", is_flag=True, help="Stop at the first claim that does not hold.")
@click.option("--durations", type=click.IntRange(0), default=0, metavar="N", help="Also tell the N slowest claims.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--at", metavar="POINT", help="Look at one point instead: --at 'n=2 x=0,0 t=1'.")
@click.option("--json", "json_file", metavar="FILE", help="Write the verdicts as JSON; - for standard output.")
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(0, min_open=True),
    default=60.0,  # settings.SECONDS, which is not read for --help
    show_default=True,
    metavar="SECONDS",
    help="How long one claim may take.",
)
@click.option("--memory", type=click.IntRange(256), metavar="MIB", help="How much memory a process may take.")
@click.option("--proofs", "proofs_file", metavar="FILE", help="Write the finished proofs, for derive recheck.")
@click.option("--junit", "junit_file", metavar="FILE", help="Write the verdicts as JUnit XML.")
@click.option(
    "--github/--no-github",
    default=None,
    envvar="GITHUB_ACTIONS",
    help="Annotations and a step summary for GitHub; by itself under GITHUB_ACTIONS.",
)
@click.option("--against", metavar="REV|JSON", help="Tell what changed in the claims since a revision, or a run.")
@click.option(
    "--fail-on-drift", "strict", is_flag=True, help="With --against: fail where a claim was lost or weakened."
)
@click.option(
    "-j",
    "jobs",
    type=click.IntRange(0),
    envvar="DERIVE_JOBS",
    metavar="N",
    help="Check in so many processes at once; by default one for each core. 0: in this process.",
)
def run(
    paths: tuple[str, ...],
    expression: str | None,
    source: str | None,
    stop: bool,
    durations: int,
    seed: int,
    at: str | None,
    json_file: str | None,
    proofs_file: str | None,
    junit_file: str | None,
    github: bool | None,
    against: str | None,
    strict: bool,
    seconds: float,
    memory: int | None,
    jobs: int | None,
) -> None:
    """Prove claims, try to break them with numbers, derive them again with SymPy.

    Without a path: [tool.derive] proofs of the nearest pyproject.toml, or else ./proofs.
    """
    with _reported():
        with _pool(jobs) as pool:
            from .gate.reports import Reports
            from .outcome import Watcher
            from .plan import slices
            from .report.machine import document, written
            from .report.terminal import TerminalReport
            from .select import targets
            from .settings import Settings

            config = _config()
            pieces = slices(targets(paths, config), expression, source)
            partial = bool(expression or source or stop) or any("::" in path for path in paths)
            for option, file in (("--json", json_file), ("--proofs", proofs_file), ("--junit", junit_file)):
                _require_writable(option, file)
            reports = Reports(junit_file, bool(github), against, strict, paths, partial)
            report = TerminalReport(_console(to_stderr=json_file == "-"))
            settings = Settings(seed, at, config.permitted_axioms, seconds, memory, proofs_file is not None)
            watcher = Watcher(report.planned, report.started, report.finished)
            with report.progress:
                outcome = pool.run(pieces, settings, stop, watcher)
        report.close(outcome)
        report.slowest(outcome.verdicts, durations)
        if at is not None:
            _show_values(report.console, outcome.verdicts)
        out = document(outcome, config)
        if json_file is not None:
            _write(json_file, written(out))
        if proofs_file is not None:
            _write(proofs_file, _proofs(outcome))
        weakened = reports.write(outcome, config, out, report.console, _write)
        sys.exit(outcome.exit_code or int(weakened))


@main.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-k", "expression", metavar="EXPR", help="Only claims whose names match: words with and, or, not.")
@click.option("--by", "order", type=click.Choice(["file", "source"]), default="file", help="How they are grouped.")
def list_claims(paths: tuple[str, ...], expression: str | None, order: str) -> None:
    """List claims without running anything."""
    with _reported():
        from .report.listing import listing
        from .select import keyword, targets

        sys.exit(listing(targets(paths, _config()), keyword(expression), order == "source", click.echo))


@main.command()
@click.argument("claim", metavar="CLAIM")
@click.option("--explicit", "size", type=click.IntRange(1, 6), metavar="N", help="Also what SymPy derives at this n.")
def show(claim: str, size: int | None) -> None:
    """Show one claim (NAME or FILE::NAME): statement, hypotheses, every step with reasons and obligations, axioms."""
    with _reported():
        from .worker import spare_the_collector

        spare_the_collector()
        from .check import written_out
        from .plan import whole
        from .report.single import show_claim
        from .run import run as run_here
        from .settings import Settings

        config = _config()
        outcome = run_here([whole(_find(claim, config))], Settings(permitted_axioms=config.permitted_axioms))
        table = written_out(outcome.checked[-1], size) if size is not None and outcome.checked else []
        for verdict in outcome.verdicts:
            show_claim(_console(), verdict, table, size)
        sys.exit(outcome.exit_code)


@main.command(epilog=_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...")
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write it.")
@click.option("-k", "expression", metavar="EXPR", help="Only claims whose names match: words with and, or, not.")
@click.option("--title", default="Derivations", show_default=True, help="Its heading.")
@click.option(
    "--level", type=click.Choice(["section", "subsection"]), default="section", help="What it is in the paper."
)
@click.option("--only-proved", is_flag=True, help="Leave out what is refuted or undecided, and say so.")
@click.option("--standalone", is_flag=True, help="Also write standalone.tex, a paper that holds it alone.")
@click.option("--pdf", is_flag=True, help="Also typeset it, as appendix.pdf.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the numeric points.")
@click.option("-j", "jobs", type=click.IntRange(0), envvar="DERIVE_JOBS", metavar="N", help="As in derive run.")
def appendix(
    paths: tuple[str, ...],
    folder: Path,
    expression: str | None,
    title: str,
    level: str,
    only_proved: bool,
    standalone: bool,
    pdf: bool,
    seed: int,
    jobs: int | None,
) -> None:
    """Write the derivations as an appendix in LaTeX that a paper can \\input: DIR/appendix.tex and its style."""
    with _reported():
        with _pool(jobs) as pool:
            from .appendix.document import Options
            from .appendix.making import Wish, make
            from .appendix.output import require_writable
            from .outcome import Watcher
            from .plan import slices
            from .report.terminal import TerminalReport
            from .select import targets
            from .settings import SECONDS, Settings

            config = _config()
            pieces = slices(targets(paths, config), expression)
            require_writable(folder)
            report = TerminalReport(_console(to_stderr=True), quiet=True)
            settings = Settings(seed, None, config.permitted_axioms, SECONDS, pages=True)
            watcher = Watcher(report.planned, report.started, report.finished)
            with report.progress:
                outcome = pool.run(pieces, settings, False, watcher)
        report.close(outcome)
        wish = Wish(folder, Options(title, level, only_proved), standalone, pdf)
        sys.exit(make(outcome, wish, lambda line: click.echo(line, err=True)))


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json",
    "run",
    metavar="RUN",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The JSON of the run that wrote FILE: it must say the same.",
)
@click.option("-q", "quiet", is_flag=True, help="Print only what is refused, and the count.")
def recheck(file: Path, run: Path | None, quiet: bool) -> None:
    """Replay finished proofs (derive run --proofs FILE) through the kernel alone, and print what they prove."""
    with _reported():
        from .prooftree.recheck import recheck as check_again

        sys.exit(check_again(file, run, lambda text: click.echo(text), quiet))


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


class _Here:
    """Instead of a pool: the slices are checked in this process."""

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, pieces: list[Slice], settings: Settings, stop: bool, watcher: Watcher) -> Outcome:
        """As a pool does."""
        from .worker import spare_the_collector

        spare_the_collector()
        from .run import run as run_here

        return run_here(pieces, settings, stop, watcher)


def _pool(jobs: int | None) -> Pool | _Here:
    """What checks claims: so many processes, one for each core, or this one."""
    if jobs == 0 or not hasattr(os, "killpg"):
        return _Here()
    from .supervise import Pool

    return Pool(jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _config() -> Config:
    from .config import find

    return find(Path.cwd())


def _console(to_stderr: bool = False) -> Console:
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            """Nobody reads on: end as a program does that a broken pipe stops."""
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(141)

    return Quiet(stderr=to_stderr, highlight=False, emoji=False, markup=False)


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


def _require_writable(option: str, file: str | None) -> None:
    from .config import UsageError

    if file in (None, "-"):
        return
    path = Path(str(file))
    if path.is_dir() or not path.parent.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"{option} {file}: cannot be written there")


def _proofs(outcome: Outcome) -> str:
    """The finished proofs, in the order of the claims."""
    from .prooftree.header import header

    lines = [outcome.proofs[v.id] for v in outcome.verdicts if v.id in outcome.proofs]
    return "\n".join([header(__version__), *lines]) + "\n"


def _write(file: str, text: str) -> None:
    """To standard output, or to a file that is whole or not there."""
    if file == "-":
        click.echo(text, nl=False)
        return
    path = Path(file)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _show_values(console: Console, verdicts: list[Verdict]) -> None:
    from .report.single import show_values

    for verdict in verdicts:
        show_values(console, verdict)
