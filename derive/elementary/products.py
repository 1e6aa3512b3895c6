"""Products of polynomials, and powers whose exponents add up to something that can be written otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from ..terms.arithmetic import Add, Delta, Fn, Pow, num
from ..terms.leaf import Num
from ..terms.node import Term
from ..terms.ordering import key
from .algebra import Algebra, Stuck
from .polynomials import ONE, Mono, Number, Poly, atom, constant, magnitude, put, tidy, times, without

_MOST_TERMS = 4_000


def multiply(al: Algebra, polys: Iterable[Poly]) -> Poly:
    """
    a·(b + c) ⟶ a·b + a·c    a·b ⟶ b·a    t^p·t^q ⟶ t^(p + q)
    """
    total: Poly = {ONE: 1}
    for poly in polys:
        if len(total) * len(poly) > _MOST_TERMS:
            raise Stuck("a product of too many terms")
        out: Poly = {}
        for left, a in total.items():
            for right, b in poly.items():
                for mono, c in settled(al, times(left, right)).items():
                    put(out, mono, a * b * c)
        total = out
    return total


def settled(al: Algebra, mono: Mono) -> Poly:
    """A product in which no power can be written otherwise."""
    for base, e in mono:
        found = _rewritten(al, base, e)
        if found is not None:
            return multiply(al, [{without(mono, base): 1}, *found])
    return {mono: 1}


def _rewritten(al: Algebra, base: Term, e: Number) -> list[Poly] | None:
    """
    δ^k ⟶ δ  for k > 0    |t|^(2k) ⟶ t^(2k)  for whole k    sin² t ⟶ 1 - cos² t, as sinh² t is cosh² t - 1
    """
    match base:
        case Delta() if e > 0 and e != 1:
            return [atom(base)]
        case Num(value) if not 0 < e < 1:
            return [constant(tidy(value ** floor(e))), atom(base, e - floor(e))]
        case Add() if e >= 1:
            return [atom(base, e - floor(e)), *[al.poly(base)] * floor(e)]
        case Fn("sin" | "sinh" as name) if e >= 2 and e.denominator == 1:
            other, turn = ("cos", -1) if name == "sin" else ("cosh", 1)
            return [atom(base, e - 2), {ONE: -turn, frozenset(((Fn(other, base.args), 2),)): turn}]
        case Fn("abs", (argument,)) if magnitude(e) >= 2:
            even = 2 * int(e / 2)
            return [atom(base, e - even), al.poly(Pow(argument, num(even)))]
    return None


def delta(al: Algebra, left: Term, right: Term) -> Poly:
    """
    δ_ii ⟶ 1    δ_ij ⟶ δ_ji    δ_ij ⟶ 0  where i ≠ j
    """
    if left == right:
        return constant(1)
    return {} if al.apart(left, right) else atom(Delta(*sorted((left, right), key=key)))
