"""All the ways in which a statement is printed, and what was printed so far: alike only what is one."""

from __future__ import annotations

from types import SimpleNamespace

from reading import Unreadable, read_back
from statements import VOCABULARY
from tidy import tidy

from derive.printing.latex import latex
from derive.printing.mathml import markup
from derive.printing.text import text
from derive.printing.words import sentence
from derive.reports.appendix.words import Setter
from derive.terms.node import IllFormed
from derive.terms.statement import Prop

SETTER = Setter(SimpleNamespace(), SimpleNamespace(id="it"))  # type: ignore[arg-type]

WAYS = {
    "terminal": text,
    "latex": latex,
    "mathml": markup,
    "in a line of the appendix": lambda statement: SETTER.inline(sentence(statement)),
    "displayed in the appendix": lambda statement: SETTER.displayed(sentence(statement)),
}


class Printed:
    """What was printed, each way with the tidy form that it stands for: by hashes, since there may be very many."""

    def __init__(self) -> None:
        self.known: dict[str, dict[int, tuple[int, str]]] = {way: {} for way in WAYS}
        self.count = 0

    def take(self, statement: Prop, back: bool = True, label: str = "") -> None:
        """Print a statement in all ways, and read it back. AssertionError where it is taken for another one."""
        self.count += 1
        form = tidy(statement)
        meant = hash(form)
        for way, write in WAYS.items():
            line = write(statement)
            before, other = self.known[way].setdefault(hash(line), (meant, label or line))
            assert before == meant, f"{way}, as {other} is: {line}\n  {statement}"
        if back:
            line = text(statement)
            assert _read(line) == form, f"read back otherwise: {line}\n  {statement}"


def _read(line: str) -> object:
    try:
        return tidy(read_back(line, VOCABULARY))
    except (Unreadable, IllFormed, ValueError, LookupError) as problem:
        return f"{type(problem).__name__}: {problem}"
