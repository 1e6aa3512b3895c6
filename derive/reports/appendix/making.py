"""From what a run found to the files of an appendix, and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...records.outcome import Outcome
from ...system.codes import OK, UNREADABLE, USAGE, graver
from ..fit import fit
from .document import Options, fragment, shown_of
from .figures import draw, file_name
from .figures import make_ready as figures_ready
from .known import known
from .labels import Labels
from .output import FRAGMENT, HOST, KNOWN, PRINTED, STANDALONE, STYLE, style, write
from .tex import INSTALL, NoTeX, TeXError, claim_at, typeset

Say = Callable[[str], object]


@dataclass(frozen=True)
class Wish:
    """What is wanted, and where."""

    folder: Path
    options: Options
    standalone: bool = False
    pdf: bool = False


def make_ready() -> None:
    """Read in what an appendix is made with."""
    figures_ready("pdf")


def make(outcome: Outcome, wish: Wish, say: Say) -> int:
    """Write the appendix of a run, unless the run itself failed; the exit code. Raises UsageError."""
    fits, code = fit(outcome, wish.folder / FRAGMENT, say)
    if not fits:
        return code
    files = _files(outcome, wish)
    write(wish.folder, files)
    _tell(outcome, wish, files, say)
    return graver(code, _printed(wish, files, outcome, say)) if wish.pdf else code


def _files(outcome: Outcome, wish: Wish) -> dict[str, bytes]:
    text = fragment(outcome.verdicts, outcome.figures, wish.options)
    shown = [f for f in outcome.figures if file_name(f) in text]
    names = known(shown_of(outcome.verdicts, wish.options)).encode()
    files = {FRAGMENT: text.encode(), STYLE: style(), KNOWN: names, **draw(shown)}
    if wish.standalone:
        files[STANDALONE] = HOST.encode()
    return files


def _tell(outcome: Outcome, wish: Wish, files: dict[str, bytes], say: Say) -> None:
    entries = files[FRAGMENT].count(rb"\begin{drvclaim}")
    drawn = sum(name.endswith(".pdf") for name in files)
    missing = files[FRAGMENT].count(b"\n\\drvfigure") - drawn
    said = f"{entries} entr{'y' if entries == 1 else 'ies'}"
    said += f", {drawn} figure{'' if drawn == 1 else 's'}" if drawn else ""
    say(f"wrote {wish.folder / FRAGMENT} ({said}), {STYLE} and {KNOWN}")
    if missing:
        say(f"{missing} figure{' was' if missing == 1 else 's were'} not drawn; pip install 'derive-proofs[figures]'")


def _printed(wish: Wish, files: dict[str, bytes], outcome: Outcome, say: Say) -> int:
    """The PDF, if TeX is there and content; an exit code."""
    try:
        pdf = typeset({**files, STANDALONE: HOST.encode()}, STANDALONE)
    except NoTeX:
        say(f"derive: --pdf needs pdflatex, which is not there. {INSTALL}")
        return USAGE
    except TeXError as problem:
        say(f"derive: TeX: {problem}{_place(problem, files[FRAGMENT].decode(), outcome)}")
        return UNREADABLE
    write(wish.folder, {PRINTED: pdf})
    say(f"wrote {wish.folder / PRINTED}")
    return OK


def _place(problem: TeXError, text: str, outcome: Outcome) -> str:
    """Where TeX stopped, and the claim that it was at."""
    if problem.line is None:
        return ""
    label = claim_at(text, problem.line) if problem.file == FRAGMENT else None
    labels = Labels(outcome.verdicts)
    found = next((v.id for v in outcome.verdicts if labels.label(v) == label), None)
    return f" ({problem.file}:{problem.line}{f', in {found}' if found else ''})"
