"""Reasons of algebra: events of the normal form, and definitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...printing.text import text
from ...search.reasons import Algebra, Event, Unfold
from ..written.arithmetic import Expression
from ..written.define import Family, Function, definition_of
from ..written.expression import Written
from ..written.reader import read
from .entries import entry


@dataclass(frozen=True, repr=False)
class _EventWord(Event):
    """An event of the normal form: by.pick_term, or by.pick_term(k, j) to say where."""

    def __call__(self, *where: Written) -> Event:
        terms = tuple([read(w) for w in where])
        return Event(f"{self.label}({', '.join(map(text, terms))})", self.event, terms)


def _event(name: str, figure: str, example: str) -> _EventWord:
    return _EventWord(entry(name, figure, example), name)


algebra = Algebra(
    entry(
        "algebra",
        """
    a ↓    b ↓    nf(a) = nf(b)
    ───────────────────────────
               a = b
    """,
        ".eq(p[i] * (delta(i, j) - p[j]), by.algebra)",
    )
)
"""Both sides have the same normal form."""

pick_term = _event(
    "pick_term",
    """
    Σ_k δ_kj·f(k) = f(j)
    """,
    ".eq(exp(x[j]), by.pick_term(k, j))",
)
"""A sum with a Kronecker delta in it is the one term where the indices agree. pick_term(k, j) says where."""

into_sum = _event(
    "into_sum",
    """
    c·Σ_k f(k) = Σ_k c·f(k)    c free of k
    """,
    ".eq(Sum(c * x[k], k), by.into_sum)",
)
"""A factor that is free of the index, moved into a sum or out of it."""

split_term = _event(
    "split_term",
    """
            f(t) ↓
    ───────────────────────────
    Σ_{k≠t} f(k) = Σ_k f(k) - f(t)
    """,
    ".eq(Sum(x[k], k, omit=t), by.split_term(k, t))",
)
"""A sum that leaves out a position is the whole sum without that term. split_term(k, t) says where."""

constant_sum = _event(
    "constant_sum",
    """
    Σ_k c = n·c    Σ_{k≠t} c = (n-1)·c    c free of k
    """,
    ".eq(log(Sum(c, k, omit=t)), by.constant_sum)",
)
"""A sum of a constant is the constant times the number of positions."""

log_product = _event(
    "log_product",
    """
          a > 0    b > 0                   every f(k) > 0
    ─────────────────────────    ─────────────────────────────
    log(a·b) = log a + log b     log Π_k f(k) = Σ_k log f(k)
    """,
    ".eq(log(a) + log(b), by.log_product)",
)
"""The logarithm of a product of positive factors is the sum of their logarithms."""

pick_factor = _event(
    "pick_factor",
    """
    Π_k f(k)^δ_kj = f(j)    Π_k (1 + δ_kj·g(k)) = 1 + g(j)
    """,
    ".eq(p[j], by.pick_factor(k, j))",
)
"""A product with a Kronecker delta in its exponents is the one factor where the indices agree."""

constant_product = _event(
    "constant_product",
    """
    Π_k c·f(k) = c^n·Π_k f(k)    c free of k
    """,
    ".eq(c**n * Prod(x[k], k), by.constant_product)",
)
"""A product of a constant is its power by the number of positions."""

split_factor = _event(
    "split_factor",
    """
           f(t) ↓    f(t) ≠ 0
    ────────────────────────────────
    Π_{k≠t} f(k) = Π_k f(k) / f(t)
    """,
    ".eq(Prod(exp(x[k]), k) / exp(x[t]), by.split_factor(k, t))",
)
"""A product that leaves out a position is the whole product divided by that factor, which must not be 0."""

exp_log = _event(
    "exp_log",
    """
       a > 0
    ────────────    log e^a = a
    e^(log a) = a
    """,
    ".eq(Sum(exp(x[k]), k), by.exp_log)",
)
"""exp and log undo each other; e^(log a) = a needs a > 0."""


# ── definitions ───────────────────────────────────────────────────────────────

_MADE_OF_EXPONENTIALS = ("tanh", "sinh", "cosh")
Defined = Written | Family | Function[Written] | Function[Family]
"""What define(…) returns, and its uses."""


def unfold(target: Defined | Callable[..., Expression]) -> Unfold:
    """A definition replaced by its body, wherever it stands on either side; tanh, sinh and cosh by exponentials."""
    name = getattr(target, "__name__", "")
    if name in _MADE_OF_EXPONENTIALS:
        return Unfold(f"by.unfold({name})", name)
    definition = definition_of(target)
    return Unfold(f"by.unfold({definition.name})", definition)


entry(
    "unfold",
    """
    d[x…] := body
    ─────────────────
    d[a…] ≃ body[a…]
    """,
    ".eq(exp(x[i]) / Z, by.unfold(p))",
)


def fold(target: Defined) -> Unfold:
    """The same exchange, read the other way: the body on the left becomes the name on the right."""
    definition = definition_of(target)
    return Unfold(f"by.fold({definition.name})", definition)


entry(
    "fold",
    """
    d[x…] := body
    ─────────────────
    body[a…] ≃ d[a…]
    """,
    ".eq(p[i], by.fold(p))",
)
