r"""Terms and relations in LaTeX that TeX may break where a mathematician would.

A penalty stands before every + and every relation, dearer the deeper it is
inside brackets; brackets have the size that their contents ask for, since
nothing can be broken between \left and \right. What is too wide to stand as a
fraction, a root or an exponent is given in a second form that can be broken.
The macros are those of derive.sty, which measures and chooses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..terms.node import Term
from ..terms.term import MAX, MIN
from . import tree
from .build import notation
from .latex import RELATIONS, Latex, Set
from .low import is_low
from .tree import ATOM, POWER, PRODUCT, Notation

_BREAKS = (r"\drvbreak ", r"\drvbreakin ", r"\drvbreakdeep ")
_TALLEST = 3
_SHORT = 24
"""An exponent of so few characters of LaTeX is never too wide."""
_MOST_FORMS = 4
"""What stands inside so many pieces of two forms has one form alone, or the LaTeX would double with each."""


def display(term: Term) -> str:
    """One term, without dollar signs."""
    return formula(notation(term, apart=True))


def formula(piece: Notation) -> str:
    """A term; or a relation, whose sign has the dearest line end before it."""
    at = Breaking()
    if isinstance(piece, tree.Relation):
        return related(piece.sign, at.write(piece.left).tex, at.write(piece.right).tex)
    return at.write(piece).tex


def related(sign: str, left: str, right: str) -> str:
    """left R right, for two formulas."""
    return rf"{left} \drvbreakrel{{{relation(sign)}}} {right}"


def relation(sign: str) -> str:
    """A sign between two formulas."""
    return {**RELATIONS, "→": r"\longrightarrow", "⟹": r"\Longrightarrow", "⟺": r"\Longleftrightarrow"}[sign]


@dataclass(frozen=True)
class Breaking(Latex):
    """Where a piece stands, and how it is written there."""

    depth: int = 0
    """Inside how many brackets, bars and operators."""
    raised: bool = False
    """In an exponent, where nothing is stacked."""
    stacked: bool = False
    """Above or below the bar of a fraction, where everything is smaller."""
    forms: int = 0
    """Inside how many pieces that are written in two forms."""

    between_omitted = ", "
    after_number = ""

    @property
    def inside(self) -> Breaking:
        return replace(self, depth=self.depth + 1)

    @property
    def up(self) -> Breaking:
        return _RAISED

    @property
    def mark(self) -> str:  # type: ignore[override]
        return "" if self.raised else _BREAKS[min(self.depth, len(_BREAKS) - 1)]

    @property
    def times(self) -> str:  # type: ignore[override]
        return " " if self.raised else r"\drvtimes "

    def tight(self, piece: Notation) -> int:
        match piece:
            case tree.Derivative(body) if self._is_slope(body):
                return POWER
            case tree.Root() if not self._once():
                return POWER
        return super().tight(piece)

    def bracketed(self, piece: Set, left: str = "(", right: str = ")") -> Set:
        if self.raised or not piece.tall:
            return Set(f"{left}{piece.tex}{right}", piece.tall)
        return Set(rf"\drvopen{piece.tall}{left}{piece.tex}\drvclose{piece.tall}{right}", piece.tall)

    def bars(self, piece: Set) -> Set:
        return self.bracketed(piece, r"\lvert ", r"\rvert ")

    # ── what has two forms ──

    def _twice(self) -> Breaking:
        """Inside of one more piece that is written in two forms."""
        return replace(self.inside, forms=self.forms + 1)

    def _once(self) -> bool:
        """Whether there is one form alone."""
        return self.raised or self.forms >= _MOST_FORMS

    def fraction(self, top: Notation, bottom: Notation) -> Set:
        """Stacked where it fits, else with a slash."""
        if self._once():
            return Set(f"{self.held(top, PRODUCT).tex}/{self.held(bottom, POWER).tex}")
        inside = self._twice()
        small = replace(inside, stacked=True)
        over, under = small.write(top), small.write(bottom)
        slashed = rf"{{{inside.held(top, PRODUCT).tex}}}{{{inside.held(bottom, POWER).tex}}}"
        tall = 1 if self.stacked else 2 if max(over.tall, under.tall) < 1 else _TALLEST
        return Set(rf"\drvfrac{{{over.tex}}}{{{under.tex}}}{slashed}", tall)

    def root(self, body: Notation) -> Set:
        inner = self._twice().write(body)
        if self._once():
            return Set(rf"\sqrt{{{inner.tex}}}", inner.tall)
        return Set(rf"\drvroot{{{inner.tex}}}{{{self.bracketed(inner).tex}}}", inner.tall)

    def exponential(self, exponent: Notation) -> Set:
        raised = self.up.write(exponent).tex
        if self.raised or len(raised) <= _SHORT:
            return Set(f"e^{{{raised}}}")
        return Set(rf"\drvexp{{{raised}}}{{{self.bracketed(self.inside.write(exponent)).tex}}}")

    # ── binders and derivatives ──

    def big(self, piece: tree.Big) -> Set:
        written = super().big(piece)
        small = piece.operator in (MAX, MIN) or self.stacked
        return Set(written.tex, max(written.tall, 1 if small else _TALLEST))

    def tells_range(self, index: tree.Binding) -> bool:
        return not (self.raised and index.apparent)

    def derivative(self, body: Notation, by: Notation) -> Set:
        if not self._is_slope(body):
            written = super().derivative(body, by)
            return Set(written.tex, max(2, written.tall))
        above, below = self.inside.write(body).tex, self.write(by).tex
        return Set(rf"\drvslope{{\partial {above}}}{{\partial {below}}}", 2)

    def _is_slope(self, body: Notation) -> bool:
        """Whether a derivative is written as one fraction, its body beside the ∂ above."""
        return self.tight(body) == ATOM and is_low(body)


_RAISED = Breaking(raised=True)
