"""Chains of steps, and the parts that a proof is put together from."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any

from ..messages import authoring as kinds
from ..printing.text import text
from ..search.reasons import Citable, Reason
from ..terms import statement as st
from ..terms.node import VECTOR, Node, Term
from ..terms.statement import Prop
from .holes import Call, Hole, Left, Open, is_open, placed
from .reasons.entries import reason_of
from .written.arithmetic import Number
from .written.build import Side, Statement, prop_of, whole
from .written.expression import NotationError
from .written.reader import read_real
from .written.shapes import of_one_shape, sized
from .written.vectors import VectorTerm

IFF, IMPLIES = "⇔", "⇒"


@dataclass(frozen=True)
class Link:
    """One step as written: the relation, the term or statement it leads to, and its reasons."""

    relation: str
    target: Node
    reasons: tuple[Reason, ...]
    line: int = field(repr=False)
    implied: bool = False
    """Whether it is not written, and joins an end of the chain to the statement."""
    leads: Hole | None = None
    """Where what it leads to is left open; `target` is then what stands before it."""
    found: bool = False
    """Whether it was left open, in whole or in part, and found."""

    call: Call | None = field(default=None, compare=False, repr=False)
    """The call that wrote it; None if it was not written."""

    @property
    def open(self) -> Hole | None:
        """Where some of its reasons are left open."""
        return next((reason.hole for reason in self.reasons if isinstance(reason, Open)), None)

    @property
    def named(self) -> tuple[Reason, ...]:
        """The reasons that are written."""
        return tuple(reason for reason in self.reasons if not isinstance(reason, Open))


@dataclass(frozen=True)
class Chain:
    """A start and steps from it. Every step makes a new chain."""

    start: Node
    links: tuple[Link, ...] = ()

    def __repr__(self) -> str:
        return f"{self.label}, {len(self.links)} step{'' if len(self.links) == 1 else 's'}"

    @property
    def label(self) -> str:
        """How a message shows it."""
        return f"a chain from {text(self.start)}"

    def _then(self, relation: str, target: Any, reasons: tuple[Any, ...]) -> Chain:
        frame = sys._getframe(2)
        if isinstance(self.start, Prop) != (relation in (IFF, IMPLIES)):
            allowed = "statements goes on by .iff and .implies, one of terms by .eq, .le, .lt, .ge and .gt"
            raise NotationError(f"a chain of {allowed}", kinds.STEP)
        target, *listed = placed((target, *reasons))
        try:
            given = tuple([Open("...", r) if isinstance(r, Hole) else reason_of(r) for r in listed])
            node = self.end if isinstance(target, Hole) else self._read(target, relation)
        except NotationError as problem:
            raise NotationError(f"step {len(self.links) + 1}: {problem}", problem.kind) from None
        leads = target if isinstance(target, Hole) else None
        link = Link(relation, node, given, frame.f_lineno, leads=leads, call=Call(frame))
        return Chain(self.start, (*self.links, link))

    def _read(self, target: Any, relation: str) -> Node:
        return prop_of(target, f".{relation}") if isinstance(self.start, Prop) else self._term(target, relation)

    def _term(self, target: Any, relation: str) -> Term:
        """A number; or, in a chain of vectors or matrices, another one of their shape."""
        if not isinstance(self.start, Term) or self.start.sort != VECTOR:
            if isinstance(target, VectorTerm):
                raise NotationError(f"the chain is one of numbers, and {sized(target.core)}", kinds.STEP)
            return read_real(target)
        if relation != st.EQ:
            raise NotationError(
                "vectors and matrices are joined by .eq alone; for other relations write components", kinds.STEP
            )
        term = whole(target, self.start, ".eq(…)")
        of_one_shape("=", self.start, term)
        return term

    @property
    def end(self) -> Node:
        """What it leads to."""
        return self.links[-1].target if self.links else self.start

    def eq(self, term: Side | Left, *reasons: Reason | Citable | Left) -> Chain:
        """= term, because of the reasons; by algebra, or else calculus, if none is given."""
        return self._then(st.EQ, term, reasons)

    def le(self, term: Number | Left, *reasons: Reason | Citable | Left) -> Chain:
        """≤ term."""
        return self._then(st.LE, term, reasons)

    def lt(self, term: Number | Left, *reasons: Reason | Citable | Left) -> Chain:
        """< term."""
        return self._then(st.LT, term, reasons)

    def ge(self, term: Number | Left, *reasons: Reason | Citable | Left) -> Chain:
        """≥ term."""
        return self._then(st.GE, term, reasons)

    def gt(self, term: Number | Left, *reasons: Reason | Citable | Left) -> Chain:
        """> term."""
        return self._then(st.GT, term, reasons)

    def ne(self, term: Number | Left, *reasons: Reason | Citable | Left) -> Chain:
        """≠ term."""
        return self._then(st.NE, term, reasons)

    def iff(self, statement: Statement | Left, *reasons: Reason | Citable | Left) -> Chain:
        """⇔ statement, in a chain that starts with a statement."""
        return self._then(IFF, statement, reasons)

    def implies(self, statement: Statement | Left, *reasons: Reason | Citable | Left) -> Chain:
        """⇒ statement, in a chain that starts with a statement."""
        return self._then(IMPLIES, statement, reasons)


def calc(start: Side | Statement) -> Chain:
    """The start of a chain: the left side of the claim, or a statement for .iff and .implies."""
    if is_open(start):
        raise NotationError(
            "a chain starts with a term: calc(x[i]).eq(…); where all is left open, return ...", kinds.STEP
        )
    if isinstance(start, VectorTerm):
        return Chain(start.core)
    return Chain(start.prop if isinstance(start, Statement) else read_real(start))
