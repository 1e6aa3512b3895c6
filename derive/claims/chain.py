"""Chains of steps, and the parts that a proof is put together from."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from ..messages import notation as kinds
from ..printing.text import text
from ..search.reasons import Citable, Reason
from ..terms import statement as st
from ..terms.node import Node
from ..terms.statement import Prop
from .reasons.entries import reason_of
from .written.arithmetic import Number
from .written.build import Statement, prop_of
from .written.expression import NotationError
from .written.reader import read_real

IFF, IMPLIES = "⇔", "⇒"


@dataclass(frozen=True)
class Link:
    """One step as written: the relation, the term or statement it leads to, and its reasons."""

    relation: str
    target: Node
    reasons: tuple[Reason, ...]
    line: int
    implied: bool = False
    """Whether it is not written, and joins an end of the chain to the statement."""


@dataclass(frozen=True)
class Chain:
    """A start and steps from it. Every step makes a new chain."""

    start: Node
    links: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        """How a message shows it."""
        return f"a chain from {text(self.start)}"

    def _then(self, relation: str, target: Any, reasons: tuple[Any, ...]) -> Chain:
        line = sys._getframe(2).f_lineno
        if isinstance(self.start, Prop) != (relation in (IFF, IMPLIES)):
            allowed = "statements by .iff and .implies, of terms by .eq, .le, .lt, .ge and .gt"
            raise NotationError(f"a chain of {allowed}", kinds.STEP)
        try:
            node = prop_of(target, f".{relation}") if isinstance(self.start, Prop) else read_real(target)
            given = tuple([reason_of(r) for r in reasons])
        except NotationError as problem:
            raise NotationError(f"step {len(self.links) + 1}: {problem}", problem.kind) from None
        link = Link(relation, node, given, line)
        return Chain(self.start, (*self.links, link))

    def eq(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """= term, because of the reasons; by algebra, or else calculus, if none is given."""
        return self._then(st.EQ, term, reasons)

    def le(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """≤ term."""
        return self._then(st.LE, term, reasons)

    def lt(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """< term."""
        return self._then(st.LT, term, reasons)

    def ge(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """≥ term."""
        return self._then(st.GE, term, reasons)

    def gt(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """> term."""
        return self._then(st.GT, term, reasons)

    def ne(self, term: Number, *reasons: Reason | Citable) -> Chain:
        """≠ term."""
        return self._then(st.NE, term, reasons)

    def iff(self, statement: Statement, *reasons: Reason | Citable) -> Chain:
        """⇔ statement, in a chain that starts with a statement."""
        return self._then(IFF, statement, reasons)

    def implies(self, statement: Statement, *reasons: Reason | Citable) -> Chain:
        """⇒ statement, in a chain that starts with a statement."""
        return self._then(IMPLIES, statement, reasons)


def calc(start: Number | Statement) -> Chain:
    """The start of a chain: the left side of the claim, or a statement for .iff and .implies."""
    return Chain(start.prop if isinstance(start, Statement) else read_real(start))
