"""When two terms or statements are one to whoever reads them: their tidy forms are equal.

What is taken as one, and nothing else:

- the letters of bound indices;
- a product inside a product, and the product of its factors; a sum, product or conjunction of one thing, and this;
- a factor 1, and none;
- where in a product a number has its minus: (-1)·a, a·(-1) and -a; but a second minus stays a second one;
- where in a product, and among others, a denominator stands, and whether denominators come one by one or multiplied: a/b/c and a/(b·c);
- a fraction of numbers, and the quotient of two numbers; a negative whole power, and 1 over the power;
- a position that is written out, and its number;
- the vector of the components of a vector, and this vector;
- of the scalar that moves in a limit, all but the side from which it comes.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from derive.terms.node import Bound
from derive.terms.statement import And, Every, ForAll, Iff, Implies, Rel, Tends
from derive.terms.term import (
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Fn,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    Pow,
    Reduce,
    Tup,
    Vector,
)


class Product(NamedTuple):
    """So many minus signs, then the factors above and below the bar."""

    minuses: int
    over: tuple[Any, ...]
    under: tuple[Any, ...]


ONE = Product(0, (), ())


def tidy(node: Any) -> Any:
    """Plain data that is equal for what is one."""
    match node:
        case Num() | Mul() | Pow():
            return _alone(_product([node]))
        case Lit(position):
            return _alone(Product(0, (position,) if position != 1 else (), ()))
        case Add((only,)) | And((only,)):
            return tidy(only)
        case Add(()):
            return tidy(Num(Fraction(0)))
        case Bound(level):
            return ("bound", level)
        case Add(parts) | And(parts) | Tup(parts):
            return (type(node).__name__, *map(tidy, parts))
        case At() | Delta() | ArgMax() | Deriv() | Implies() | Iff() | Inv() | Adj() | Det():
            return (type(node).__name__, *map(tidy, node.parts()))
        case Fn(name) | Rel(name):
            return (type(node).__name__, name, *map(tidy, node.parts()))
        case Lam(shape, body):
            return _vector(shape, tidy(body))
        case Reduce(kind, size, omit, body):
            return (kind, size, *map(tidy, omit), tidy(body))
        case ForAll(size, body):
            return ("ForAll", size, tidy(body))
        case Every(shape, signs, body):
            return ("Every", shape, signs, tidy(body))
        case Tends(toward, side, _, target, point, body):
            return ("Tends", toward, side, tidy(target), tidy(point), tidy(body))
        case Apply(function, slots=slots):
            return ("Apply", function, slots, *map(tidy, node.parts()[1:]))
        case Call(definition, args):
            return ("Call", definition, *map(tidy, args))
    return node


def _vector(shape: tuple[Any, ...], body: Any) -> Any:
    """The vector of these components; the vector x of the components of x."""
    match body:
        case ("At", Vector(_, own) as vector, *indices) if own == shape:
            if indices == [("bound", level) for level in range(len(shape))]:
                return vector
    return ("Lam", shape, body)


def _product(factors: list[Any]) -> Product:
    """The product of these, nested ones taken apart."""
    minuses, over, under = 0, [], []
    for factor in _flat(factors):
        match factor:
            case Num(value):
                minuses += value < 0
                over += [abs(value.numerator)]
                under += [Num(Fraction(value.denominator))]
            case Pow(base, exponent) if (whole := _negative(tidy(exponent))) is not None:
                under.append(base if whole == 1 else Pow(base, Num(Fraction(whole))))
            case Pow(base, exponent):
                over.append(("Pow", tidy(base), tidy(exponent)))
            case _:
                over.append(tidy(factor))
    return Product(
        minuses, tuple([f for f in over if f not in (1, ONE)]), _below([u for u in under if u != Num(Fraction(1))])
    )


def _below(factors: list[Any]) -> tuple[Any, ...]:
    """Denominators one by one; a product that has a sign or denominators of its own stays one."""
    if not factors:
        return ()
    whole = _product(factors)
    return tuple(sorted(whole.over, key=repr)) if not whole.minuses and not whole.under else (whole,)


def _negative(exponent: Any) -> int | None:
    """n, where a power is 1 over the n-th."""
    match exponent:
        case Product(1, (), ()):
            return 1
        case Product(1, (int(whole),), ()):
            return whole
    return None


def _flat(factors: list[Any]) -> list[Any]:
    out = []
    for factor in factors:
        match factor:
            case Mul(inner):
                out += _flat(list(inner))
            case Add((only,)):
                out += _flat([only])
            case _:
                out.append(factor)
    return out


def _alone(product: Product) -> Any:
    """A product of one factor is the factor."""
    if not product.minuses and not product.under and len(product.over) == 1:
        return product.over[0]
    return product
