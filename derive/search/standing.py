"""What holds of the atoms of a term by itself: |t| ≥ t, max f ≥ f(i), Σ f ≥ f(i) where no f is negative, and the like.

Each is a theorem of the kernel. The atoms of what is found are looked at once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import permutations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.ordering import key, member, mono_key
from ..kernel.poly import ONE, Mono, Poly, atoms
from ..terms.functions import REAL
from ..terms.kept import kept_of
from ..terms.node import IllFormed, Node, Term, free, opened
from ..terms.statement import GE, GT, And, ForAll, Implies, Rel, negated
from ..terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    SUM,
    ArgMax,
    At,
    Fn,
    Index,
    Mul,
    Num,
    Reduce,
    is_real,
    minus,
    num,
    size_of,
    vector_of,
)
from .matching import subterms
from .scope import Scope, hypothesis

_MOST_PLACES = 4
_MOST_FACTS = 40


def assumed(scope: Scope, places: tuple[Term, ...]) -> list[Theorem]:
    """The relations between numbers that the hypotheses and facts of a scope state, those for every index at places."""
    found = [t for fact in scope.facts for t in _relations(fact, scope, places)]
    return list(dict.fromkeys(found))[:_MOST_FACTS]


def _relations(fact: Theorem, scope: Scope, places: tuple[Term, ...]) -> Iterator[Theorem]:
    match fact.statement:
        case And(members):
            for place in range(len(members)):
                yield from _relations(kernel.conjunct(fact, place), scope, places)
        case ForAll(size):
            for index in [i for i in places if size_of(i) == size]:
                with suppress(Rejected):
                    yield from _relations(kernel.specialisation(fact, index, scope.facts), scope, places)
        case Implies(given, _) if given in scope.given:
            yield from _relations(kernel.detachment(fact, hypothesis(given)), scope, places)
        case Rel(_, left, _) if is_real(left):
            yield fact


def standing(terms: Iterable[Term], scope: Scope, places: tuple[Term, ...]) -> list[Theorem]:
    """What holds of the atoms of some terms, and of the atoms of that."""
    ctx = known(scope.facts)
    seen: set[Term] = set()
    found: dict[Theorem, None] = {}
    waiting = polys = [ctx.normal(term) for term in terms]
    for _ in range(2):
        new = {a for poly in waiting for a in atoms(poly)} - seen
        seen |= new
        theorems = [t for a in sorted(new, key=key) for t in _of_atom(a, scope, places)]
        found.update(dict.fromkeys(theorems))
        waiting = [ctx.normal(side) for t in theorems for side in t.statement.parts()]
    found.update(dict.fromkeys(t for poly in polys for mono in poly for t in _of_product(mono, scope)))
    found.update(dict.fromkeys(_in_pairs(polys, scope)))
    found.update(dict.fromkeys(_above_tangents(polys, scope)))
    return list(found)[:_MOST_FACTS]


def places_in(goal: Rel, scope: Scope) -> tuple[Term, ...]:
    """The indices that occur in a relation and in the hypotheses; for a maximum without one, where it is attained."""
    nodes = (goal, *scope.given)
    free_ones = sorted({v for node in nodes for v in free(node) if isinstance(v, Index)}, key=key)
    found: list[Term] = [*free_ones, *dict.fromkeys(p for node in nodes for p in _attained(node))]
    for term in dict.fromkeys(e for node in nodes for e in subterms(node)):
        if isinstance(term, Reduce) and term.kind in (MAX, MIN) and all(size_of(p) != term.size for p in found):
            found.append(ArgMax(vector_of((term.size,), term.body, (term.letter,))))
    return tuple(found)


def _attained(node: Node) -> Iterator[Term]:
    """Where maxima are attained, as far as the node says so outside of its binders."""
    if isinstance(node, ArgMax):
        yield node
    for part in node.parts()[:-1] if node.binds() else node.parts():
        yield from _attained(part)


def _of_atom(atom: Term, scope: Scope, places: tuple[Term, ...]) -> Iterator[Theorem]:
    with suppress(Rejected, IllFormed):
        match atom:
            case Fn("abs", (inside,)):
                yield from of_modulus(inside, ()) or of_modulus(inside, scope.facts)
            case Reduce(kind, size) if kind in (MAX, MIN):
                for index in [i for i in places if size_of(i) == size][:_MOST_PLACES]:
                    with suppress(Rejected):
                        yield kernel.extremum(atom, index, scope.facts)
            case Reduce(kind, size) if kind == SUM and not known(scope.facts).sign(member(atom)) & NEG:
                for index in [i for i in places if size_of(i) == size][:_MOST_PLACES]:
                    with suppress(Rejected):
                        yield _one_of_many(atom, index, scope)
            case At(vector, (ArgMax(ranked),)) if vector == ranked:
                yield kernel.argmax(vector, scope.facts)


def _of_product(mono: Mono, scope: Scope) -> tuple[Theorem, ...]:
    """|t·u| ≥ t·u and |t·u| ≥ -t·u for a product of moduli."""
    inside = [base.args[0] for base, e in mono if e == 1 and isinstance(base, Fn) and base.name == "abs"]
    whole = Mul(tuple(sorted(inside, key=key)))
    return of_modulus(whole, ()) or of_modulus(whole, scope.facts) if len(inside) > 1 else ()


@kept_of
def of_modulus(inside: Term, facts: tuple[Theorem, ...]) -> tuple[Theorem, ...]:
    """|t| ≥ t and |t| ≥ -t, each in the case t ≥ 0 and in the case t < 0; nothing if t need not have a value."""
    condition = Rel(GE, inside, num(0))
    try:
        return tuple([_in_both_cases(condition, sign, facts) for sign in (1, -1)])
    except Rejected:
        return ()


def _in_both_cases(condition: Rel, sign: int, facts: tuple[Theorem, ...]) -> Theorem:
    inside = condition.left
    goal = Rel(GE, Fn("abs", (inside,)), Mul((num(sign), inside)))
    holds, fails = [
        kernel.linear(goal, (), Mul((num(twice), inside)), num(1), (*facts, hypothesis(case)))
        for case, twice in ((condition, 1 - sign), (negated(condition), -1 - sign))
    ]
    return kernel.cases(condition, holds, fails, facts)


def _one_of_many(total: Reduce, index: Term, scope: Scope) -> Theorem:
    """Σ f ≥ f(i), where no f is negative: what is left is the sum over the other indices."""
    one = opened(total.body, (index,))
    others = Reduce(SUM, total.size, (*total.omit, index), total.body, total.letter)
    return kernel.linear(Rel(GE, total, one), (), others, num(1), scope.facts)


def _in_pairs(polys: Iterable[Poly], scope: Scope) -> Iterator[Theorem]:
    """f(u) ≥ f(v) or f(u) > f(v) for an increasing f or a root, where the signs of u - v show it."""
    images: dict[Num | str, dict[Term, None]] = {}
    for base, e in sorted({pair for poly in polys for mono in poly for pair in mono}, key=lambda p: (key(p[0]), p[1])):
        if isinstance(base, Fn) and base.name in REAL and REAL[base.name].increasing and len(base.args) == 1:
            images.setdefault(base.name, {})[base.args[0]] = None
        elif e.denominator != 1 and e > 0:
            images.setdefault(num(e), {})[base] = None
    for function, arguments in images.items():
        for one, other in permutations(list(arguments)[:_MOST_PLACES], 2):
            with suppress(Rejected):
                yield _carried(function, one, other, scope)


def _above_tangents(polys: Iterable[Poly], scope: Scope) -> Iterator[Theorem]:
    """e^t ≥ 1 + t, where all that e^t and t are made of occurs; so log u ≤ u - 1 for t = log u, and log u ≥ 1 - 1/u."""
    ctx = known(scope.facts)
    monos = {ONE, *[mono for poly in polys for mono in poly]}
    for mono in sorted(monos, key=mono_key):
        for base, e in mono if len(mono) == 1 else ():
            if isinstance(base, Fn) and base.name in ("exp", "log"):
                exponents = (Mul((num(e), base.args[0])),) if base.name == "exp" else (base, Mul((num(-1), base)))
                for exponent in exponents:
                    with suppress(Rejected):
                        made = ctx.normal(exponent).keys() | ctx.normal(Fn("exp", (exponent,))).keys()
                        if made <= monos:
                            yield kernel.exp_bound(exponent, scope.facts)


def _carried(function: Num | str, one: Term, other: Term, scope: Scope) -> Theorem:
    signs = known(scope.facts).sign(minus(one, other))
    if signs & NEG:
        raise Rejected("nothing shows which of the two is larger")
    relation = kernel.sign(Rel(GT if signs == POS else GE, one, other), scope.facts)
    return kernel.detachment(kernel.monotone(function, relation.statement, scope.facts), relation)  # type: ignore[arg-type]
