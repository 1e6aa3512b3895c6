"""Factors of numbers and polynomials.

FLINT looks for the factors of a polynomial; they are multiplied out here and
compared, so that nothing rests on how they were found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache, reduce
from typing import SupportsInt

from ....terms.node import Term
from ....terms.term import Delta
from ...ordering import key, mono_key
from ...poly import Mono, Poly, Rational, add, atoms, holds, scale, times

_MOST_TERMS, _MOST_ATOMS, _HIGHEST_DEGREE = 60, 8, 12
_LARGEST_DIVISOR = 10_000


def prime_powers(number: int) -> list[tuple[int, int]]:
    """A positive integer as powers of primes; a large part without small divisors stays in one piece."""
    found = []
    for divisor in range(2, _LARGEST_DIVISOR):
        if divisor * divisor > number:
            break
        exponent = 0
        while number % divisor == 0:
            number //= divisor
            exponent += 1
        if exponent:
            found.append((divisor, exponent))
    return [*found, (number, 1)] if number > 1 else found


def factors(poly: Poly) -> tuple[Rational, list[tuple[Poly, int]]]:
    """poly = number · product of powers; each factor's first coefficient is positive.

    The polynomial itself where nothing else is found.
    """
    return _factors(frozenset(poly.items()))


@lru_cache(maxsize=10_000)
def _factors(terms: frozenset[tuple[Mono, Rational]]) -> tuple[Rational, list[tuple[Poly, int]]]:
    poly = dict(terms)
    found = _search(poly)
    if found is not None:
        product = reduce(_times, [f for f, e in found for _ in range(e)])
        for number in (1, -1):
            if scale(product, number) == poly:
                return number, found
    return 1, [(poly, 1)]


def _times(left: Poly, right: Poly) -> Poly:
    """The product by the ring laws alone."""
    return add([{times(m, n): a * b for n, b in right.items()} for m, a in left.items()])


def _search(poly: Poly) -> list[tuple[Poly, int]] | None:
    """What FLINT finds for a polynomial with integer coefficients and small natural exponents."""
    if not 2 <= len(poly) <= _MOST_TERMS or holds(poly, Delta):
        return None
    if _has_no_factors(poly):
        return [(_turned(poly), 1)]
    names = sorted(atoms(poly), key=key)
    exponents = {e for mono in poly for _, e in mono}
    if not 0 < len(names) <= _MOST_ATOMS or any(e.denominator != 1 or not 0 < e <= _HIGHEST_DEGREE for e in exponents):
        return None
    from flint import fmpz_mpoly_ctx

    ring = fmpz_mpoly_ctx.get([f"a{n}" for n in range(len(names))], "lex")
    degrees = [(dict(mono), int(c)) for mono, c in poly.items()]
    dense = {tuple([int(mono.get(a, 0)) for a in names]): c for mono, c in degrees}
    try:
        _, parts = ring.from_dict(dense).factor()
    except OverflowError:  # FLINT's Python sorts factors by machine integers
        return None
    return [(_as_poly(part.to_dict(), names), int(e)) for part, e in parts]


def _has_no_factors(poly: Poly) -> bool:
    """Whether that shows at once, since an atom is a term by itself, and in no other."""
    counts = Counter([base for mono in poly for base, _ in mono])
    return any([e == 1 and counts[base] == 1 for mono in poly if len(mono) == 1 for base, e in mono])


def _as_poly(dense: Mapping[tuple[int, ...], SupportsInt], names: list[Term]) -> Poly:
    poly: Poly = {
        frozenset([(a, int(e)) for a, e in zip(names, exponents, strict=True) if e]): int(c)
        for exponents, c in dense.items()
    }
    return _turned(poly)


def _turned(poly: Poly) -> Poly:
    """The polynomial, or what it is times -1, so that its first coefficient is positive."""
    return poly if poly[min(poly, key=mono_key)] > 0 else scale(poly, -1)
