"""One term in forms that one would write: names folded back, a common factor in front, over a common denominator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

from .. import kernel
from ..kernel.context import known
from ..kernel.ordering import key
from ..kernel.poly import Mono, Poly, atom, atoms, common, denominators, raised, tidy, times
from ..printing.text import text
from ..search.convert import derivatives
from ..search.matching import match, subterms
from ..search.scope import Scope
from ..terms.definition import Definition, unfolded
from ..terms.node import Term, free
from ..terms.term import Add, Call, Dim, Index, Mul, Num, Pow, Vector, num
from .goals import NOT_SHOWN
from .put import Swap, replaced

_MOST_PLACES = 4


def forms(term: Term, scope: Scope, definitions: Sequence[Definition]) -> list[Term]:
    """Forms of a term, the simplest first: without derivatives, then short."""
    found: dict[Term, None] = {term: None}
    for one in [term, *_folded(term, definitions)]:
        found.setdefault(one)
        with suppress(*NOT_SHOWN):
            poly: Poly = known(scope.facts).normal(one)
            for other in [poly, *[p for d in definitions for p in _solved(poly, d, one, scope)]]:
                found.update(dict.fromkeys(_written(other, scope)))
    return sorted(found, key=lambda t: (sum(1 for _ in derivatives(t)), len(text(t)), text(t)))


def _written(poly: Poly, scope: Scope) -> Iterator[Term]:
    """A polynomial as it is, with its common factor in front, and over a common denominator."""
    yield _positive_first(kernel.render(poly))
    yield from _with_factor(poly)
    below = {base: -e for base, e in denominators(poly).items()}
    if below and len(poly) > 1:
        cleared = known(scope.facts).product([poly, *[atom(base, e) for base, e in below.items()]])
        under = kernel.render({frozenset(below.items()): 1})
        for over in [_positive_first(kernel.render(cleared)), *_with_factor(cleared)]:
            yield Mul((over, Pow(under, num(-1))))


def _positive_first(term: Term) -> Term:
    """A sum with what is added before what is taken away, and each of its terms as a quotient."""
    if not isinstance(term, Add):
        return _as_quotient(term)
    return Add(tuple(map(_as_quotient, sorted(term.terms, key=_is_taken_away))))


def _as_quotient(term: Term) -> Term:
    """A product with its denominators behind it."""
    if not isinstance(term, Mul):
        return term
    below = [f for f in term.factors if isinstance(f, Pow) and isinstance(f.exponent, Num) and f.exponent.value < 0]
    above = [f for f in term.factors if f not in below]
    if not below or all(f.exponent == num(-1) for f in below):
        return Mul((*above, *below)) if len(above) + len(below) > 1 else term
    under = [Pow(f.base, num(-1)) if f.exponent == num(-1) else _over(f) for f in below]
    return Mul((*(above or [num(1)]), *under))


def _over(power: Pow) -> Term:
    """1/b^e for b^-e."""
    exponent: Any = power.exponent
    return Pow(Pow(power.base, num(-exponent.value)), num(-1))


def _is_taken_away(term: Term) -> bool:
    first = term.factors[0] if isinstance(term, Mul) else term
    return isinstance(first, Num) and first.value < 0


def _with_factor(poly: Poly) -> Iterator[Term]:
    shared: Mono = common(poly) if len(poly) > 1 else frozenset()
    if shared:
        rest = {times(mono, raised(shared, -1)): c for mono, c in poly.items()}
        sizes = {abs(Fraction(c)) for c in rest.values()}
        lead = sizes.pop() if len(sizes) == 1 else Fraction(1)
        scaled: Poly = {mono: tidy(Fraction(c) / lead) for mono, c in rest.items()}
        yield Mul((kernel.render({shared: tidy(lead)}), _positive_first(kernel.render(scaled))))


def _folded(term: Term, definitions: Sequence[Definition]) -> Iterator[Term]:
    """The term with bodies of definitions written as their names."""
    for definition in definitions:
        with suppress(*NOT_SHOWN, KeyError):
            new = replaced(term, _folding(definition), Scope(()))
            if new != term:
                yield new


def _folding(definition: Definition) -> Swap:
    """Only what a file can write: what goes without saying is the same at every use."""
    over: frozenset[Any] = frozenset(p for p in definition.params[: definition.formal] if not isinstance(p, Dim))

    def swap(part: Term, scope: Scope) -> Term | None:
        images = match(definition.body, part, over) if not part.is_variable else None
        return definition.call(dict(images)) if images is not None and over <= images.keys() else None

    return swap


def _solved(poly: Poly, definition: Definition, term: Term, scope: Scope) -> Iterator[Poly]:
    """The polynomial with an atom of a definition's body written by its name: e^{x_i} as p_i·Z, for p_i = e^{x_i}/Z."""
    places = sorted({v for t in subterms(term) for v in free(t) if isinstance(v, Index)}, key=lambda i: i.name)
    own = [p for p in definition.params[: definition.formal] if isinstance(p, Index)]
    if len(own) != 1 or any(isinstance(p, Vector) for p in definition.params[: definition.formal]):
        return
    found = poly
    for place in [i for i in places if i.size == own[0].size][:_MOST_PLACES]:
        call = definition.call({**{p: p for p in definition.params}, own[0]: place})
        found = _for_one(found, call, scope) or found
    if found != poly:
        yield found


def _for_one(poly: Poly, call: Call, scope: Scope) -> Poly | None:
    body: Poly = known(scope.facts).normal(unfolded(call))
    if len(body) != 1:
        return None
    ((mono, coefficient),) = body.items()
    for base, exponent in sorted(mono, key=lambda pair: key(pair[0])):
        if exponent == 1 and base in atoms(poly) and any(isinstance(v, Index) for v in free(base)):
            value: Poly = {
                times(raised(mono - {(base, exponent)}, -1), frozenset([(call, 1)])): Fraction(1) / coefficient
            }
            return _substituted(poly, base, value)
    return None


def _substituted(poly: Poly, base: Term, value: Poly) -> Poly | None:
    """The polynomial with one monomial for an atom, where that stands to whole powers."""
    ((mono, coefficient),) = value.items()
    out: Poly = {}
    for own, c in poly.items():
        power = dict(own).get(base, 0)
        if power != int(power):
            return None
        rest = frozenset(pair for pair in own if pair[0] != base)
        new = times(rest, raised(mono, power))
        out[new] = out.get(new, 0) + c * Fraction(coefficient) ** int(power)
    return {m: tidy(c) for m, c in out.items() if c}
