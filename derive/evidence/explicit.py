"""The second engine: a statement written out at explicit n in plain symbols, and derived again by SymPy.

Nothing is shared with the kernel but the terms: derivatives are SymPy's `diff`,
equality is decided by rational functions in u = e^x. Agreement is evidence in the report, and a
difference that is surely not zero raises the alarm; where SymPy gives no answer
there is none. Used with SymPy's evaluation on.

SymPy's own word on numbers is not taken: its `evalf` may keep no digit of what
it returns, and the sign of a closed sum is guessed from two digits. So numbers
are computed twice, and what would make SymPy guess has no answer.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import mpmath
import sympy
from sympy.polys.fields import sfield
from sympy.polys.polyerrors import BasePolynomialError

from ..printing.text import text
from ..terms.definition import unfolded
from ..terms.functions import REAL
from ..terms.node import Term, free, opened
from ..terms.statement import EQ, And, ForAll, Prop, Rel
from ..terms.substitution import Capture, substitute
from ..terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    PROD,
    SUM,
    ZERO,
    Add,
    At,
    Call,
    Delta,
    Deriv,
    Dim,
    Fn,
    Index,
    Lit,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Variable,
    Vector,
    is_real,
    minus,
    num,
)

SIZES = (2, 3)
_MOST_OPERATIONS = 600
_LARGEST_EXPONENT = 10_000
_SECONDS = 1.0


class NoAnswer(Exception):
    """SymPy cannot be asked, or did not answer."""


@dataclass(frozen=True)
class Explicit:
    """At which n the statement was derived again, and whether SymPy agrees; None where it gave no answer."""

    sizes: tuple[int, ...] = ()
    agrees: bool | None = None


# ── a term at one n, in plain symbols ─────────────────────────────────────────


def plain(term: Term) -> sympy.Expr:
    """A term without free dimensions and indices as a SymPy expression in x₁, x₂, …, derivatives taken.

    Raises NoAnswer for what cannot be written out.
    """
    match term:
        case Num(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Pi():
            return sympy.pi
        case Scalar(name, signs):
            return _symbol(name, signs)
        case At(Vector(name), indices) if all(isinstance(i, Lit) for i in indices):
            return _component(name, [i.position for i in indices if isinstance(i, Lit)])
        case Add(terms):
            return sympy.Add(*map(plain, terms))
        case Mul(factors):
            return sympy.Mul(*map(plain, factors))
        case Pow(_, Num(exponent)) if abs(exponent) > _LARGEST_EXPONENT:
            raise NoAnswer("an exponent is too large")
        case Pow(base, exponent):
            return _power(plain(base), plain(exponent))
        case Fn(name, (argument,)) if name in REAL:
            return _function(name, plain(argument))
        case Delta(Lit() as left, Lit() as right):
            return sympy.Integer(int(left == right))
        case Reduce():
            return _written_out(term)
        case Deriv(body, var):
            return sympy.diff(plain(body), plain(var))
        case Call():
            try:
                return plain(unfolded(term))
            except Capture as problem:
                raise NoAnswer(str(problem)) from None
    raise NoAnswer(f"{text(term)} cannot be written out")


def _symbol(name: str, signs: int) -> sympy.Symbol:
    return sympy.Symbol(name, real=True, **_ASSUMED.get(signs, {}))


def _component(name: str, places: list[int]) -> sympy.Symbol:
    """The symbol x₁ or A₁ ₂: no declared name is written with such digits, so that it is nothing else's."""
    return _symbol(name + " ".join(str(p).translate(_LOWERED) for p in places), 0)


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _power(base: sympy.Expr, exponent: sympy.Expr) -> sympy.Expr:
    if not exponent.is_Integer:
        _without_guess(base)
    return base**exponent


def _function(name: str, argument: sympy.Expr) -> sympy.Expr:
    if name == "abs":
        _without_guess(argument)
    return getattr(sympy, {"abs": "Abs"}.get(name, name))(argument)


def _without_guess(*compared: sympy.Expr) -> None:
    """Raise NoAnswer where SymPy would look at two digits of a closed sum, a sine or a cosine to know a sign."""
    differences = [left - right for left, right in combinations(compared, 2)]
    for part in (p for e in (*compared, *differences) for p in sympy.preorder_traversal(e)):
        if isinstance(part, sympy.Add | sympy.sin | sympy.cos) and part.is_number:
            raise NoAnswer(f"SymPy would guess the sign of {part}")


_ASSUMED = {
    POS: {"positive": True},
    NEG: {"negative": True},
    POS | ZERO: {"nonnegative": True},
    NEG | ZERO: {"nonpositive": True},
    POS | NEG: {"nonzero": True},
}


def _written_out(term: Reduce) -> sympy.Expr:
    if not isinstance(term.size, Num):
        raise NoAnswer("a dimension is left")
    if not all(isinstance(place, Lit) for place in term.omit):
        raise NoAnswer("what is left out is not written out")
    places = [p for p in map(Lit, range(1, int(term.size.value) + 1)) if p not in term.omit]
    members = [plain(opened(term.body, (place,))) for place in places]
    kinds = {SUM: sympy.Add, PROD: sympy.Mul, MAX: sympy.Max, MIN: sympy.Min}
    if not members and term.kind in (MAX, MIN):
        raise NoAnswer("a maximum over nothing")
    if term.kind in (MAX, MIN):
        _without_guess(*members)
    return kinds[term.kind](*members)


# ── a statement at one n ──────────────────────────────────────────────────────


def rederive(statement: Prop, given: tuple[Prop, ...]) -> Explicit:
    """The statement at n = 2 and 3, or as near to them as its dimensions allow, by SymPy."""
    dims = [v for v in free(statement) if isinstance(v, Dim)]
    done: list[int] = []
    for n in SIZES if dims else (1,):
        if any(n < dim.at_least for dim in dims):
            continue
        try:
            with time_limit(_SECONDS):
                if not all(agrees(goal) for goal in instances(statement, given, n)):
                    return Explicit((*done, n), False)
        except (
            NoAnswer,
            RecursionError,
            ArithmeticError,
            TypeError,
            ValueError,
            NotImplementedError,
            BasePolynomialError,
        ):
            return Explicit(tuple(done), True if done else None)
        done.append(n)
    return Explicit(tuple(done) if dims else (), True if done else None)


def instances(statement: Prop, given: tuple[Prop, ...], n: int) -> Iterator[Rel]:
    """The statement's equations at one n, for every way in which its indices can agree or differ.

    Raises NoAnswer for a statement that is no equation, or under hypotheses.
    """
    if given:
        raise NoAnswer("a statement under hypotheses")
    match statement:
        case And(members):
            for member in members:
                yield from instances(member, given, n)
            return
        case ForAll(size, _, letter):
            yield from instances(statement.instance(Index(f"{letter}·", size)), given, n)
            return
        case Rel(name, left, _) if name == EQ and is_real(left):
            pass
        case _:
            raise NoAnswer("no equation")
    images: dict[Variable, Term] = {v: num(n) for v in free(statement) if isinstance(v, Dim)}
    indices = sorted([v for v in free(statement) if isinstance(v, Index)], key=lambda i: i.name)
    for pattern in _patterns(len(indices), n):
        chosen = {i: Lit(p) for i, p in zip(indices, pattern, strict=True)}
        yield substitute(statement, {**images, **chosen})


def _patterns(count: int, n: int) -> Iterator[tuple[int, ...]]:
    """Positions for indices, up to renaming of positions: (1, 1), (1, 2), …"""
    if not count:
        yield ()
        return
    for head in _patterns(count - 1, n):
        for place in range(1, min(max(head, default=0) + 1, n) + 1):
            yield (*head, place)


def agrees(goal: Rel) -> bool:
    """Whether SymPy finds that two written-out sides are equal; False if they surely differ. Raises NoAnswer.

    First in a field of rational functions in u = e^x and whatever else occurs,
    then by simplify.
    """
    difference = plain(goal.left) - plain(goal.right)
    if difference == 0:
        return True
    if difference.count_ops() > _MOST_OPERATIONS:
        raise NoAnswer("the difference is too long")
    rational = _in_exponentials(difference)
    if rational == 0 or sfield(rational)[1] == 0:
        return True
    if not rational.has(sympy.Max, sympy.Min) and sympy.simplify(rational) == 0:
        return True
    if _surely_differs(difference):
        return False
    raise NoAnswer("SymPy does not see that the difference is 0")


def _in_exponentials(expression: sympy.Expr) -> sympy.Expr:
    """The expression in u = e^x for every x that stands in an exponent, logs and absolute values taken apart."""
    if expression.has(sympy.sinh, sympy.cosh, sympy.tanh):
        expression = expression.rewrite([sympy.sinh, sympy.cosh, sympy.tanh], sympy.exp)
    inside = set().union(*[e.free_symbols for e in expression.atoms(sympy.exp)])
    images = {x: sympy.log(sympy.Symbol(f"e^{x.name}", positive=True)) for x in inside}  # no declared name has a ^
    written = expression.xreplace({e: e.subs(images) for e in expression.atoms(sympy.exp)}).xreplace(images)
    apart = {
        log: sympy.expand_log(sympy.log(sympy.together(log.args[0])), force=True) for log in written.atoms(sympy.log)
    } | {size: sympy.Abs(sympy.factor(size.args[0])) for size in written.atoms(sympy.Abs)}
    return written.xreplace(apart)


def _surely_differs(expression: sympy.Expr) -> bool:
    """Whether the difference is far from 0 at a point, and computing with twice the digits says the same.

    Digits that are lost on the way, to cancellation or in a function of a large
    argument, are other digits the second time.
    """
    symbols = sorted(expression.free_symbols, key=str)
    function = sympy.lambdify(symbols, expression, [_STEPS, "mpmath"], dummify=True)
    for shift in (0, 1):
        point = [
            ((-1 if x.is_nonpositive else 1) * (k + 2 + shift), 3 + (k + shift) % 4) for k, x in enumerate(symbols)
        ]
        once, twice = (_computed(function, point, digits) for digits in _DIGITS)
        if once is not None and twice is not None and abs(twice) > _FAR and abs(once - twice) < _NEAR * abs(twice):
            return True
    return False


_DIGITS = (40, 80)
_FAR, _NEAR = mpmath.mpf(10) ** -12, mpmath.mpf(10) ** -12
_STEPS = {"Heaviside": lambda at, *_: mpmath.mpf(at > 0), "DiracDelta": lambda *_: mpmath.mpf(0)}


def _computed(function: Callable[..., Any], point: list[tuple[int, int]], digits: int) -> mpmath.mpf | None:
    """A function at a point of fractions with so many digits; None where it has no real value."""
    with mpmath.workdps(digits):
        try:
            value = function(*[mpmath.mpf(over) / under for over, under in point])
        except (ArithmeticError, ValueError, TypeError, NameError):
            return None
        value = mpmath.mpmathify(value)
        return value if isinstance(value, mpmath.mpf) and mpmath.isfinite(value) else None


def at_size(statement: Prop, n: int) -> list[str]:
    """The left side of a relation at one n, derived and simplified: a number, a column, or a matrix, as lines.

    Empty for a statement that is no relation between numbers, or cannot be
    written out.
    """
    if not isinstance(statement, Rel) or not is_real(statement.left):
        return []
    sizes: dict[Variable, Term] = {v: num(n) for v in free(statement) if isinstance(v, Dim)}
    indices = sorted([v for v in free(statement.left) if isinstance(v, Index)], key=lambda i: i.name)
    found: dict[tuple[int, ...], sympy.Expr] = {}
    for places in product(range(1, n + 1), repeat=len(indices)):
        chosen: dict[Variable, Term] = {i: Lit(p) for i, p in zip(indices, places, strict=True)}
        try:
            found[places] = sympy.simplify(sympy.factor(plain(substitute(statement.left, sizes | chosen))))
        except NoAnswer:
            return []
    if len(indices) == 2:
        drawn = sympy.pretty(sympy.Matrix(n, n, list(found.values())), use_unicode=True, wrap_line=False)
    elif len(indices) == 1:
        drawn = sympy.pretty(sympy.Matrix(list(found.values())), use_unicode=True, wrap_line=False)
    else:
        drawn = "\n".join(f"{places or ''} {value}".strip() for places, value in found.items())
    return str(drawn).splitlines()


# ── simplify, believed ────────────────────────────────────────────────────────


def simplifies(goal: Rel) -> bool:
    """Whether SymPy's simplify takes an equation's difference to 0, each sum and definition being a real symbol."""
    if goal.name != EQ:
        return False
    symbols: dict[Term, sympy.Symbol] = {}
    try:
        with sympy.evaluate(True), time_limit(_SECONDS):
            return bool(sympy.simplify(_symbolic(minus(*goal.parts()), symbols)) == 0)
    except NoAnswer:
        return False


def _symbolic(term: Term, symbols: dict[Term, sympy.Symbol]) -> sympy.Expr:
    match term:
        case Num() | Pi() | Scalar():
            return plain(term)
        case Add(terms):
            return sympy.Add(*[_symbolic(t, symbols) for t in terms])
        case Mul(factors):
            return sympy.Mul(*[_symbolic(f, symbols) for f in factors])
        case Pow(base, exponent):
            return _power(_symbolic(base, symbols), _symbolic(exponent, symbols))
        case Fn(name, (argument,)) if name in REAL:
            return _function(name, _symbolic(argument, symbols))
    return symbols.setdefault(term, sympy.Symbol(f"#{len(symbols)}", real=True))  # no declared name has a #


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise NoAnswer when so much of this process's own time is over, so that a busy machine answers alike.

    Without effect outside the main thread, or where there are no alarms.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: Any) -> None:
        raise NoAnswer(f"SymPy did not answer in {seconds:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
