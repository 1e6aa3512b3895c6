"""sin, cos, sinh and cosh at whole multiples of one part: cos(t) by cos(t/2), where both stand in a step."""

from __future__ import annotations

from contextlib import suppress
from math import lcm

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.poly import ONE, Mono, Poly
from ..terms.node import Node, Term, free
from ..terms.term import ANY, Add, Fn, Mul, Scalar, made_of, num
from .convert import Rewriting
from .matching import subterms
from .scope import Scope

_NAMES = ("sin", "cos", "sinh", "cosh")
_LARGEST = 6

Parts = dict[Mono, int]
"""Into how many parts each angle is cut."""


def parts_of(goal: Node, scope: Scope) -> Parts:
    """The angles that a relation has in different parts, each with a number of parts that fits all of these."""
    found: dict[Mono, set[int]] = {}
    for term in dict.fromkeys(subterms(goal)):
        if isinstance(term, Fn) and term.name in (*_NAMES, "tan"):
            with suppress(Rejected):
                for mono, c in known(scope.facts).normal(term.args[0]).items():
                    found.setdefault(mono, set()).add(c.denominator)
    return {mono: lcm(*whole) for mono, whole in found.items() if mono != ONE and len(whole) > 1}


def in_parts(parts: Parts) -> Rewriting:
    """A function of an angle as a polynomial in sines and cosines of its parts, by an instance of what holds of all."""

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        if not isinstance(term, Fn) or term.name not in (*_NAMES, "tan"):
            return None
        with suppress(Rejected):
            quotient = made_of(term)
            if quotient is not None:
                return kernel.normal_form(term, quotient, scope.facts)
            angle = known(scope.facts).normal(term.args[0])
            if any([mono in parts and parts[mono] != c.denominator for mono, c in angle.items()]):
                return _at_parts(term, angle, parts, scope)
        return None

    return rewriting


def _at_parts(term: Fn, angle: Poly, parts: Parts, scope: Scope) -> Theorem:
    taken = {v.name for v in free(term)}
    cut = {mono: parts.get(mono, c.denominator) for mono, c in angle.items()}
    times = {mono: int(c * cut[mono]) for mono, c in angle.items()}
    if any([abs(n) > _LARGEST for n in times.values()]):
        raise Rejected("the multiple is too high to be written out")
    names = [name for name in (f"s{place}" for place in range(len(taken) + len(angle))) if name not in taken]
    letters = {mono: Scalar(name, ANY) for mono, name in zip(angle, names, strict=False)}
    general = Fn(term.name, (Add(tuple([Mul((num(times[mono]), letters[mono])) for mono in angle])),))
    law = kernel.normal_form(general, kernel.render(known(()).normal(general)), ())
    images = tuple([(letters[mono], kernel.render({mono: num(1).value / cut[mono]})) for mono in angle])
    found = kernel.instance(law, images, scope.facts)
    start = kernel.normal_form(term, found.statement.parts()[0], scope.facts)
    return kernel.transitivity(start, found)
