"""Powers, exponentials, logarithms and absolute values.

A product is taken apart under a root or a log by the sizes of its factors, since
it is not negative there; a factor is its size where it is known not to be
negative, or where it is the only one that could be and the others are positive.
"""

from __future__ import annotations

from fractions import Fraction

from ..terms.arithmetic import Delta, Fn, Mul, Pow, is_integral, num
from ..terms.binder import Reduce
from ..terms.functions import REAL
from ..terms.leaf import NEG, POS, ZERO
from ..terms.node import Term
from .algebra import Algebra, Stuck, inside
from .polynomials import (
    ONE,
    Number,
    Poly,
    add,
    as_number,
    atom,
    constant,
    magnitude,
    raised,
    scale,
    split,
    subtract,
    tidy,
    written,
)
from .products import multiply, settled

_HIGHEST, _LARGEST = 64, 10**9


def power(al: Algebra, poly: Poly, exponent: Number) -> Poly:
    """
    t^k ⟶ t·…·t  for k = 0, 1, 2, …    0^p ⟶ 0  for p > 0
    (a^p·b^q)^k ⟶ a^(p·k)·b^(q·k)  for whole k, which may be a term
    """
    if exponent == 0 or exponent == 1:
        return poly if exponent else constant(1)
    if not poly:
        if exponent < 0:
            raise Stuck("0 has no inverse")
        return {}
    if magnitude(exponent) > _HIGHEST:
        raise Stuck("a power would be written out")
    if exponent.denominator != 1:
        number, pieces = sizes(al, poly)
        roots = [_root(number, exponent), *[power(al, piece, exponent * e) for piece, e in pieces if e != 1]]
        return multiply(al, [*roots, *[_of_atom(piece, exponent) for piece, e in pieces if e == 1]])
    if exponent > 0 and len(poly) > 1:
        return multiply(al, [poly] * int(exponent))
    number, mono, rest = split(poly)
    parts = [al.poly(num(Fraction(number) ** int(exponent))), settled(al, raised(mono, exponent))]
    return multiply(al, [*parts, *([] if rest == {ONE: 1} else [atom(written(rest), exponent)])])


def _of_atom(piece: Poly, exponent: Number) -> Poly:
    if len(piece) == 1:
        ((mono, number),) = piece.items()
        if number == 1:
            return {raised(mono, exponent): 1}
    return atom(written(piece), exponent)


def sizes(al: Algebra, poly: Poly) -> tuple[Number, list[tuple[Poly, Number]]]:
    """
    (c·a^p·b^q)^r ⟶ |c|^r·|a|^(p·r)·|b|^(q·r)  where r is no whole number, since c·a^p·b^q ≥ 0

    The number, and the others each with its exponent. |b| is b where q is no whole
    number, and where the sign of b is known: it is that of c if a^p > 0 and q is odd.
    """
    number, mono, rest = split(poly)
    pieces: list[tuple[Poly, Number]] = [(atom(base), e) for base, e in mono]
    pieces += [] if rest == {ONE: 1} else [(rest, 1)]
    signs = [al.sign(written(piece)) for piece, _ in pieces]
    found: list[tuple[Poly, Number]] = []
    for place, ((piece, e), own) in enumerate(zip(pieces, signs, strict=True)):
        alone = all([s == POS for at, s in enumerate(signs) if at != place])
        alone = alone and e.denominator == 1 and e % 2 == 1
        if not own & NEG or e.denominator != 1 or (alone and number > 0):
            found.append((piece, e))
        elif not own & POS or alone:
            found.append((scale(piece, -1), e))
        else:
            found.append((atom(Fn("abs", (written(piece),))), e))
    return magnitude(number), found


def _primes(number: Number) -> list[tuple[int, int]]:
    """The prime factors of a positive number, or numbers that are too large to be taken apart."""
    found: list[tuple[int, int]] = []
    for value, turn in ((Fraction(number).numerator, 1), (Fraction(number).denominator, -1)):
        prime = 2
        while value > 1:
            if prime * prime > value or value > _LARGEST:
                prime = value
            times = 0
            while value % prime == 0:
                times, value = times + 1, value // prime
            found += [(prime, turn * times)] if times else []
            prime += 1
    return found


def _root(number: Number, exponent: Number) -> Poly:
    """A root of a number, prime by prime."""
    out = constant(1)
    for prime, e in _primes(number):
        whole, part = divmod(e * Fraction(exponent), 1)
        factor = atom(num(prime), part)
        (mono,) = out
        (more,) = factor
        out = {mono | more: tidy(out[mono] * Fraction(prime) ** int(whole))}
    return out


def exponential(al: Algebra, poly: Poly) -> Poly:
    """
    exp(c·t + u) ⟶ exp(t)^c·exp(u)  for numbers c    exp(c·log t) ⟶ t^c
    """
    factors: list[Poly] = []
    for mono, c in poly.items():
        match list(mono):
            case [(Fn("log", (argument,)), 1)]:
                factors.append(power(al, al.poly(argument), c))
            case _:
                factors.append(atom(Fn("exp", (written({mono: 1}),)), c))
    return multiply(al, factors)


def logarithm(al: Algebra, poly: Poly) -> Poly:
    """
    log(a·b^q) ⟶ log |a| + q·log |b|, where q may be a term if b > 0
    log(exp t) ⟶ t    log Π f ⟶ Σ log f  where f > 0
    """
    if not poly:
        raise Stuck("0 has no log")
    number, pieces = sizes(al, poly)
    logs = [scale(atom(Fn("log", (num(prime),))), e) for prime, e in _primes(number)]
    return add([*logs, *[scale(_log(al, written(piece)), e) for piece, e in pieces]])


def _log(al: Algebra, term: Term) -> Poly:
    """The log of an atom."""
    match term:
        case Fn("exp", (argument,)):
            return al.poly(argument)
        case Pow(base, exponent) if al.sign(base) == POS:
            return multiply(al, [al.poly(exponent), logarithm(al, al.poly(base))])
        case Reduce("Prod", size, omit, body, letter) if al.sign(inside(term)) == POS:
            return al.poly(Reduce("Sum", size, omit, Fn("log", (body,)), letter))
    return atom(Fn("log", (term,)))


def absolute(al: Algebra, poly: Poly) -> Poly:
    """
    |a·b^q| ⟶ |a|·|b|^q    |t| ⟶ t  where t ≥ 0    |t| ⟶ -t  where t ≤ 0
    """
    if not poly:
        return {}
    number, mono, rest = split(poly)
    factors: list[Poly] = [constant(magnitude(number))]
    for piece, e in [*[(atom(base), e) for base, e in mono], (rest, 1)]:
        signs = al.sign(written(piece))
        if not signs & NEG or e % 2 == 0 or e.denominator != 1:
            factors.append(power(al, piece, e) if len(piece) == 1 else piece)
        elif not signs & POS:
            factors.append(power(al, scale(piece, -1), e) if len(piece) == 1 else scale(piece, -1))
        else:
            factors.append(atom(Fn("abs", (written(piece),)), e))
    return multiply(al, factors)


def symbolic(al: Algebra, base: Term, exponent: Term) -> Poly:
    """
    b^e ⟶ exp(e·log b)  where b > 0    b^δ ⟶ 1 + δ·(b - 1)
    """
    poly, raised_to = al.poly(base), al.poly(exponent)
    number = as_number(raised_to)
    if number is not None:
        apart = base.factors if isinstance(base, Mul) and number < 0 and number.denominator == 1 else (base,)
        return multiply(al, [power(al, al.poly(factor), number) for factor in apart])
    if al.sign(base) == POS:
        return exponential(al, multiply(al, [raised_to, logarithm(al, poly)]))
    only = next(iter(raised_to)) if len(raised_to) == 1 else ONE
    if [isinstance(d, Delta) and e == 1 for d, e in only] == [True] and raised_to[only] == 1:
        return add([constant(1), multiply(al, [raised_to, subtract(poly, constant(1))])])
    if not is_integral(exponent) or len(poly) != 1:
        return _whole(al, written(poly), raised_to)
    size, mono, _ = split(poly)
    numbers = [_whole(al, num(c), raised_to) for c in (magnitude(size), -1 if size < 0 else 1) if c != 1]
    return multiply(al, [*numbers, *[power(al, _whole(al, b, raised_to), e) for b, e in mono]])


def _whole(al: Algebra, base: Term, exponent: Poly) -> Poly:
    """
    b^(e + c) ⟶ b^e·b^c  where b ≠ 0 and c is a whole number
    """
    further = exponent.get(ONE, 0)
    if al.sign(base) == POS:
        return exponential(al, multiply(al, [exponent, logarithm(al, al.poly(base))]))
    if al.sign(base) & ZERO or not further or further.denominator != 1:
        return atom(Pow(base, written(exponent)))
    rest = {mono: c for mono, c in exponent.items() if mono != ONE}
    return multiply(al, [atom(Pow(base, written(rest))), power(al, al.poly(base), further)])


def of_function(al: Algebra, name: str, poly: Poly) -> Poly:
    """
    f(-t) ⟶ -f(t)  for odd f, so that f(0) is 0    cos(-t) ⟶ cos t, and so for cosh    cos 0 ⟶ 1, and so for cosh
    """
    even = name in ("cos", "cosh")
    if not (even or (name in REAL and REAL[name].odd)):
        return atom(Fn(name, (written(poly),)))
    if not poly:
        return constant(1) if even else {}
    turn = 1 if split(poly)[0] > 0 else -1
    return scale(atom(Fn(name, (written(scale(poly, turn)),))), 1 if even else turn)
