"""Rules that follow from those of the kernel, each as a short proof."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..printing.text import text
from ..terms.node import Term
from ..terms.statement import CONVERSE, EQ, NE, Rel
from ..terms.term import NEG, POS, ZERO, Mul, Pow, num
from .scope import hypothesis


def by_normal_form(goal: Rel, facts: tuple[Theorem, ...]) -> Theorem:
    """
    left ↓    right ↓    nf(left) = nf(right)
    ─────────────────────────────────────────  (R one of =, ≥, ≤)
                  left R right
    """
    if goal.name == EQ:
        return kernel.normal_form(goal.left, goal.right, facts)
    return kernel.linear(goal, (), num(0), num(1), facts)


def scaled(first: Rel, second: Rel, factor: Term, facts: tuple[Theorem, ...]) -> Theorem:
    """
    a, b, a', b', c ↓    c > 0    a - b = c·(a' - b')
    ─────────────────────────────────────────────────  (c < 0 turns R round; = and ≠ need only c ≠ 0)
                  a R b  ⇔  a' R b'
    """
    signs = known(facts).sign(factor)
    if signs & ZERO or (signs not in (POS, NEG) and second.name not in (EQ, NE)):
        raise Rejected(f"the sign of {text(factor)} is not known")
    if first.name != (CONVERSE[second.name] if signs == NEG else second.name):
        raise Rejected(f"{first.name} does not become {second.name} by this factor")
    scale, back = {
        POS: (factor, num(1)),
        NEG: (Mul((num(-1), factor)), num(-1)),
    }.get(signs, (num(1), Pow(factor, num(-1))))
    there = kernel.linear(second, ((hypothesis(first), back),), num(0), scale, facts)
    here = kernel.linear(first, ((hypothesis(second), factor),), num(0), num(1), facts)
    return kernel.equivalence(kernel.discharge(there, first), kernel.discharge(here, second))
