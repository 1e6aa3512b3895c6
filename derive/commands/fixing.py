"""derive run --fix: what would mend the claims is written into their files, once a run has shown that it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from .kept import Kept
from .outputs import STDOUT
from .shared import complain, config_here, console_of, is_here, relative
from .where import place_of

if TYPE_CHECKING:
    from ..fixing.mending import Mended
    from ..records.outcome import Outcome
    from ..records.settings import Settings
    from .asked import Asked


def fix_files(asked: Asked) -> None:
    """Mend the files of the claims that a run is of, or with --diff only show how."""
    from rich.text import Text

    from ..fixing.mending import mended
    from ..records.verdict import ERROR

    config = config_here().overruled(asked.seconds, asked.undecided, asked.idle)
    settings = config.settings(seed=asked.seed, memory=asked.memory, effort=asked.effort, no_holes=asked.no_holes)
    kept = Kept(config)
    wanted = not (asked.no_cache or is_here(asked.jobs))
    settings = kept.searching(settings, wanted)
    outcome = _found(asked, settings, kept, wanted)
    if outcome.interrupted:
        return
    console = console_of(to_stderr=STDOUT in asked.files.values())
    said = lambda line: console.print(Text(line), soft_wrap=True)  # noqa: E731
    faulty = [v for v in outcome.verdicts if v.fixes or v.verdict == ERROR]
    found = []
    for file in dict.fromkeys(v.file for v in faulty):
        names = {v.name for v in outcome.verdicts if v.file == file}
        one = mended(Path(file), settings, asked.unsafe_fixes, names | {""})
        if one.fixes and not _is_done(one, asked.diff, said):
            one.fixes = []
        found.append(one)
    _tell(found, asked.diff, said)


def _found(asked: Asked, settings: Settings, kept: Kept, wanted: bool) -> Outcome:
    """What is wrong so far; nobody is told of it."""
    from ..records.outcome import Watcher

    with place_of(asked.jobs, asked.scheduler, kept.likely(asked.paths, wanted)) as pool:
        cache = kept.cache(settings, wanted)
        choice = replace(asked.choice, with_shown=False)  # files that nobody named are not changed
        pieces = choice.slices(kept.config, cache, kept)
        outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, False, Watcher())
    kept.keep(cache, outcome)
    return outcome


def _is_done(one: Mended, only_shown: bool, said: Callable[[str], None]) -> bool:
    """Show what changes in a file, or change it. Whether that could be."""
    from ..system.replacing import replace_file

    if only_shown:
        for line in _difference(one):
            said(line)
        return True
    try:
        replace_file(one.file, one.before, one.after)
    except OSError as problem:
        complain(f"{relative(str(one.file))}: is not fixed: {problem.strerror}")
        return False
    return True


def _difference(one: Mended) -> list[str]:
    name = relative(str(one.file))
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (one.before, one.after))
    return [line.rstrip("\n") for line in unified_diff(old, new, name, name, lineterm="")]


def _tell(found: list[Mended], only_shown: bool, said: Callable[[str], None]) -> None:
    """Which rules fixed what, and how much there is left that changes what a claim says or a term of its proof."""
    from ..fixing.mending import counted

    fixes = [(relative(str(one.file)), owner, fix) for one in found for owner, fix in one.fixes]
    for file, owner, fix in fixes if not only_shown else ():
        said(f"{file}:{fix.line}: {fix.rule}: {fix.said}{f' ({owner})' if owner else ''}")
    done = "would be fixed" if only_shown else "fixed"
    unsafe = sum(one.unsafe for one in found)
    more = f"; {unsafe} more with --unsafe-fixes" if unsafe else ""
    said(f"{counted([(owner, fix) for _, owner, fix in fixes], done)}{more}")
