"""Which signs a term can have: read off how it is built, off its polynomial, and off the facts.

An answer holds wherever the term has a value and the facts hold.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from ..rules.signs import flipped, product_sign, sign_of, sum_sign
from ..terms.arithmetic import Add, Delta, Fn, Mul, Pow, minus, num
from ..terms.binder import MAX, MIN, PROD, SUM, Reduce
from ..terms.definition import Call, unfolded
from ..terms.functions import REAL
from ..terms.leaf import ANY, NEG, POS, ZERO, Dim, Num, Pi, Scalar, Size
from ..terms.node import RESERVED, IllFormed, Term
from ..terms.statement import SIGNS
from ..terms.substitution import Capture
from .algebra import Algebra, Stuck, inside
from .polynomials import (
    ONE,
    Mono,
    Number,
    Poly,
    atoms,
    in_order,
    put,
    raised,
    shifted,
    split,
    subtract,
    times,
    without,
    written,
)

_SETTLED = (NEG, ZERO, POS)


def sign(al: Algebra, term: Term) -> int:
    """The signs that a term may have."""
    found = _built(al, term)
    if found in _SETTLED:
        return found
    try:
        poly = al.plain.poly(term)
    except Stuck:
        return found
    for further in (_told, _of_poly, _of_parts, _of_square, _of_exponentials):
        found = found & further(al, poly, term) or found
        if found in _SETTLED:
            break
    return found


# ── from the facts ────────────────────────────────────────────────────────────


def _told(al: Algebra, poly: Poly, term: Term) -> int:
    """
    a R b ∈ facts    t = c·(a - b) + d    c, d numbers
    ──────────────────────────────────────────────────
          the signs of t are those of c·R + d
    """
    signs = ANY
    for fact in al.relations(term) if al.facts else ():
        try:
            known = subtract(al.plain.poly(fact.left), al.plain.poly(fact.right))
        except Stuck:
            continue
        ratio = _ratio(poly, known)
        if ratio:
            offset = poly.get(ONE, 0) - ratio * known.get(ONE, 0)
            told = SIGNS[fact.name]
            signs &= sum_sign(told if ratio > 0 else flipped(told), sign_of(offset))
    return signs


def _ratio(one: Poly, other: Poly) -> Number:
    """The number c with one = c·other but for a number; 0 where there is none."""
    monos = other.keys() - {ONE}
    if not monos or one.keys() - {ONE} != monos:
        return 0
    first = next(iter(monos))
    ratio = Fraction(one[first]) / other[first]
    return ratio if all([one[m] == ratio * other[m] for m in monos]) else 0


# ── from a polynomial ─────────────────────────────────────────────────────────


def _of_poly(al: Algebra, poly: Poly, term: Term) -> int:
    """
    the signs of a + b and a·b from those of a and b
    a dimension is its least value, and more by m ≥ 0    δ is 0 or 1
    """
    if term in atoms(poly):
        return ANY
    chosen = [base for base in atoms(poly) if isinstance(base, Delta)][:1]
    if len([base for base in atoms(poly) if isinstance(base, Delta)]) > 4:
        return ANY
    for delta in chosen:
        off = {mono: c for mono, c in poly.items() if delta not in dict(mono)}
        on: Poly = {}
        for mono, c in poly.items():
            put(on, without(mono, delta), c)
        return _of_poly(al, off, term) | _of_poly(al, on, term)
    for place, size in enumerate([base for base in atoms(poly) if isinstance(base, Dim)]):
        poly = shifted(poly, size, Scalar(f"{RESERVED}{place}", POS | ZERO), size.at_least)
    signs = ZERO
    for mono, c in poly.items():
        signs = sum_sign(signs, product_sign(sign_of(c), of_mono(al, mono)))
    return signs


def of_mono(al: Algebra, mono: Mono) -> int:
    """The signs of a product of powers."""
    signs = POS
    for base, e in mono:
        signs = product_sign(signs, of_power(al.sign(base), e))
    return signs


def _of_parts(al: Algebra, poly: Poly, term: Term) -> int:
    """
    the sign of c·m·r from those of c, m and r
    """
    if not poly:
        return ZERO
    number, mono, rest = split(poly)
    if rest == {ONE: 1} or (mono == ONE and number == 1):
        return ANY
    return product_sign(product_sign(sign_of(number), of_mono(al, mono)), al.sign(written(rest)))


def _of_square(al: Algebra, poly: Poly, term: Term) -> int:
    """
    p + q + r ≥ 0  where p, q ≥ 0 and r² = 4·p·q    p + q + r ≤ 0  where p, q ≤ 0 and r² = 4·p·q
    """
    if len(poly) != 3:
        return ANY
    for turn in permutations(poly.items()):
        (p, a), (q, b), (r, c) = turn
        if c * c == 4 * a * b and times(r, r) == times(p, q):
            signs = product_sign(sign_of(a), of_mono(al, p)) | product_sign(sign_of(b), of_mono(al, q)) | ZERO
            if signs != ANY:
                return signs
    return ANY


def _of_exponentials(al: Algebra, poly: Poly, term: Term) -> int:
    """
    the sign of a·m·exp(u) - b·m is that of m·(u + log(a/b))  where a, b > 0
    """
    if len(poly) != 2:
        return ANY
    (more, a), (less, b) = sorted(poly.items(), key=lambda pair: -pair[1])
    ratio = times(more, raised(less, -1))
    if not a > 0 > b or not all([isinstance(base, Fn) and base.name == "exp" for base, _ in ratio]):
        return ANY
    exponents = [Mul((num(e), base.parts()[0])) for base, e in in_order(ratio)]
    logs = [] if a == -b else [Fn("log", (num(Fraction(a) / -b),))]
    return product_sign(of_mono(al, less), al.sign(Add((*exponents, *logs))))


# ── from how it is built ──────────────────────────────────────────────────────


def of_power(signs: int, exponent: Number) -> int:
    """The signs of a power with a number for its exponent, where it has a value."""
    if exponent == 0:
        return POS
    if exponent < 0:
        signs &= ~ZERO
    if exponent.denominator != 1:
        return signs & ~NEG or ANY
    if exponent % 2 == 0:
        return (POS if signs & (NEG | POS) else 0) | (signs & ZERO) or ANY
    return signs or ANY


def _built(al: Algebra, term: Term) -> int:
    match term:
        case Num(value):
            return sign_of(value)
        case Dim() | Pi():
            return POS
        case Scalar():
            return term.signs
        case Delta(left, right):
            return ZERO if al.apart(left, right) else ZERO | POS
        case Add():
            signs = ZERO
            for part, c in _addends(term, 1, {}).items():
                signs = sum_sign(signs, product_sign(sign_of(c), al.sign(part)))
            return signs
        case Mul(factors):
            signs = POS
            for part in factors:
                signs = product_sign(signs, al.sign(part))
            return signs
        case Pow(base, Num(exponent)):
            return of_power(al.sign(base), exponent)
        case Pow(base, _):
            signs = al.sign(base)
            return ANY if signs & NEG else signs | POS
        case Fn(name, (argument,)):
            return _of_function(al, name, argument)
        case Reduce():
            return _of_reduction(al, term)
        case Call():
            try:
                return al.sign(unfolded(term))
            except (Capture, IllFormed):
                return ANY
    return ANY


def _addends(term: Term, factor: Number, found: dict[Term, Number]) -> dict[Term, Number]:
    """
    the sign of a + b - a is that of b
    """
    match term:
        case Num(value):
            factor, term = factor * value, num(1)
        case Mul((Num(value), rest)) | Mul((rest, Num(value))):
            return _addends(rest, factor * value, found)
        case Add(terms):
            for part in terms:
                _addends(part, factor, found)
            return found
    found[term] = found.get(term, 0) + factor
    return found


def _of_function(al: Algebra, name: str, argument: Term) -> int:
    """
    what the table of functions says    |t| > 0  where t ≠ 0    f(t) has the sign of t for odd increasing f
    log t has the sign of t - 1
    """
    if name not in REAL:
        return ANY
    if name == "log":
        return al.sign(minus(argument, num(1)))
    if name == "abs":
        return of_power(al.sign(argument), 2)
    if REAL[name].odd and REAL[name].increasing:
        return al.sign(argument)
    return REAL[name].signs


def _of_reduction(al: Algebra, term: Reduce) -> int:
    """
    Σ f is 0 or has the sign of f    Π f is > 0, ≥ 0 or ≠ 0 where f is    max f, min f have a sign that f has
    """
    signs = al.sign(inside(term))
    if term.kind in (MAX, MIN):
        return signs
    if term.kind == PROD:
        return signs | POS if not signs & NEG else ANY if signs & ZERO else NEG | POS
    if term.kind != SUM or (signs & NEG and signs & POS):
        return ANY
    return signs if nonempty(al, term.size, len(term.omit)) else signs | ZERO


def nonempty(al: Algebra, size: Size, omitted: int) -> bool:
    """
    n ≥ m + 1, or m = 1 and two positions that differ: some index is left when m are left out
    """
    return not omitted or al.sign(minus(size, num(omitted))) == POS or (omitted == 1 and al.has_two(size))
