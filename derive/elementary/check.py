"""Whether two terms that have values are equal."""

from __future__ import annotations

from collections.abc import Iterable

from ..terms.arithmetic import Add, Delta, Fn
from ..terms.node import IllFormed, Node, Term, free, is_reserved, loose
from ..terms.ordering import key
from ..terms.statement import EQ, NE, Rel
from ..terms.substitution import Capture
from . import signs, steps, values
from .algebra import Algebra, Stuck
from .polynomials import Number, Poly, atom, subtract
from .products import multiply

_MOST_CASES, _MOST_ROUNDS = 6, 6


class Checker(Algebra):
    """Polynomials, signs and definedness as the figures give them."""

    read = steps.read
    signs = signs.sign
    has_value = values.defined
    smooth = values.smooth


def equal(al: Algebra, left: Term, right: Term) -> bool:
    """Whether two terms are equal wherever the facts hold and both have values.

    Definitions are taken as they are, and then unfolded.
    """
    return any(_equal(al.with_facts(unfolds=unfolds), left, right, _MOST_CASES) for unfolds in (False, True))


def _equal(al: Algebra, left: Term, right: Term, cases: int) -> bool:
    """
    i = j ⊢ a = b    i ≠ j ⊢ a = b
    ──────────────────────────────
                a = b
    """
    try:
        difference = subtract(al.poly(left), al.poly(right))
        if _vanishes(al, difference):
            return True
        pair = _undecided(base for mono in difference for base, _ in mono)
        if pair is None or not cases:
            return False
        return all([_equal(al.with_facts(Rel(name, *pair)), left, right, cases - 1) for name in (NE, EQ)])
    except (Stuck, Capture, IllFormed, RecursionError):
        return False


def _vanishes(al: Algebra, poly: Poly) -> bool:
    """
    t·b = 0    b ≠ 0
    ────────────────  (b stands under a fraction of t, which has a value)
         t = 0
    """
    for _ in range(_MOST_ROUNDS):
        below: dict[Term, Number] = {}
        for base, e in [pair for mono in poly for pair in mono]:
            if e < 0 and (isinstance(base, Add) or (isinstance(base, Fn) and base.name in ("sin", "sinh", "abs"))):
                below[base] = min(below.get(base, 0), e)
        if not below or not poly:
            break
        poly = multiply(al, [poly, *[atom(base, -e) for base, e in below.items()]])
    return not poly


def _undecided(nodes: Iterable[Node]) -> tuple[Term, Term] | None:
    """Two indices of a δ, both of which stand free."""
    waiting, found = list(nodes), set[Delta]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Delta) and not loose(node) and not any([is_reserved(v) for v in free(node)]):
            found.add(node)
        waiting += node.parts()
    chosen = min(found, key=key, default=None)
    return None if chosen is None else (chosen.left, chosen.right)
