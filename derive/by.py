"""The reasons that a step can give: by.unfold(Z), by.exp_rule, by.monotone(fact), …

Each is checked, and each is audited: a reason that did nothing in its step is
refused. `derive rules` lists them; `derive rules NAME` shows one with its
figure and an example.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from .explicit import simplifies
from .search.reasons import (
    Algebra,
    Attained,
    Cite,
    Event,
    ExpBound,
    Extremes,
    Fact,
    Hypothesis,
    Monotone,
    Oracle,
    Reason,
    Rows,
    Scale,
    Signs,
    Summed,
    Times,
    Unfold,
)
from .terms.node import Term
from .terms.term import Dim, Index, Vector, shape_of
from .terms.text import text
from .written.declare import VectorTerm
from .written.define import definition_of
from .written.expression import NotationError, Written, shown
from .written.reader import read, read_real


class UnknownReason(NotationError, AttributeError):
    """by.… was asked for a reason that there is not."""


@dataclass(frozen=True)
class Entry:
    """What `derive rules` says of a reason."""

    figure: str
    example: str


ENTRIES: dict[str, Entry] = {}
"""Every reason by name, in the order of this file."""


def _entry(name: str, figure: str, example: str) -> str:
    ENTRIES[name] = Entry(figure.strip("\n"), example)
    return f"by.{name}"


def fact_of(value: Any, where: str) -> Fact:
    """A claim, a hypothesis or another reason that brings a theorem. Raises NotationError."""
    if isinstance(value, Fact):
        return value
    if callable(getattr(value, "theorem", None)):
        return Cite(value.name, value)
    raise NotationError(f"{where} needs a claim or a reason that brings a fact, not {shown(value)}")


def reason_of(value: Any) -> Reason:
    """What was given as a reason of a step. Raises NotationError."""
    if isinstance(value, Reason):
        return value
    if callable(getattr(value, "theorem", None)):
        return Cite(value.name, value)
    name = getattr(value, "__name__", None)
    if name in ENTRIES:
        raise NotationError(f"by.{name} needs an argument, as in {ENTRIES[name].example}")
    raise NotationError(f"a reason is by.… or a claim, not {shown(value)}")


# ── algebra ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _EventWord(Event):
    """An event of the normal form: by.pick_term, or by.pick_term(k, j) to say where."""

    def __call__(self, *where: Written) -> Event:
        terms = tuple([read(w) for w in where])
        return Event(f"{self.label}({', '.join(map(text, terms))})", self.event, terms)


def _event(name: str, figure: str, example: str) -> _EventWord:
    return _EventWord(_entry(name, figure, example), name)


algebra = Algebra(
    _entry(
        "algebra",
        """
    a ↓    b ↓    nf(a) = nf(b)
    ───────────────────────────
               a = b
    """,
        ".eq(p[i] * (delta(i, j) - p[j]), by.algebra)",
    )
)

pick_term = _event(
    "pick_term",
    """
    Σ_k δ_kj·f(k) = f(j)
    """,
    ".eq(exp(x[j]), by.pick_term(k, j))",
)

into_sum = _event(
    "into_sum",
    """
    c·Σ_k f(k) = Σ_k c·f(k)    c free of k
    """,
    ".eq(Sum(c * x[k], k), by.into_sum)",
)

split_term = _event(
    "split_term",
    """
            f(t) ↓
    ───────────────────────────
    Σ_{k≠t} f(k) = Σ_k f(k) - f(t)
    """,
    ".eq(Sum(x[k], k, omit=t), by.split_term(k, t))",
)

constant_sum = _event(
    "constant_sum",
    """
    Σ_k c = n·c    Σ_{k≠t} c = (n-1)·c    c free of k
    """,
    ".eq(log(Sum(c, k, omit=t)), by.constant_sum)",
)

log_product = _event(
    "log_product",
    """
          a > 0    b > 0                   every f(k) > 0
    ─────────────────────────    ─────────────────────────────
    log(a·b) = log a + log b     log Π_k f(k) = Σ_k log f(k)
    """,
    ".eq(log(a) + log(b), by.log_product)",
)

pick_factor = _event(
    "pick_factor",
    """
    Π_k f(k)^δ_kj = f(j)    Π_k (1 + δ_kj·g(k)) = 1 + g(j)
    """,
    ".eq(p[j], by.pick_factor(k, j))",
)

constant_product = _event(
    "constant_product",
    """
    Π_k c·f(k) = c^n·Π_k f(k)    c free of k
    """,
    ".eq(c**n * Prod(x[k], k), by.constant_product)",
)

split_factor = _event(
    "split_factor",
    """
           f(t) ↓    f(t) ≠ 0
    ────────────────────────────────
    Π_{k≠t} f(k) = Π_k f(k) / f(t)
    """,
    ".eq(Prod(exp(x[k]), k) / exp(x[t]), by.split_factor(k, t))",
)

exp_log = _event(
    "exp_log",
    """
       a > 0
    ────────────    log e^a = a
    e^(log a) = a
    """,
    ".eq(Sum(exp(x[k]), k), by.exp_log)",
)


# ── definitions ───────────────────────────────────────────────────────────────

_MADE_OF_EXPONENTIALS = ("tanh", "sinh", "cosh")


def unfold(target: Any) -> Unfold:
    """A definition replaced by its body, wherever it stands on either side; tanh, sinh and cosh by exponentials."""
    name = getattr(target, "__name__", "")
    if name in _MADE_OF_EXPONENTIALS:
        return Unfold(f"by.unfold({name})", name)
    definition = definition_of(target)
    return Unfold(f"by.unfold({definition.name})", definition)


_entry(
    "unfold",
    """
    d[x…] := body
    ─────────────────
    d[a…] ≃ body[a…]
    """,
    ".eq(exp(x[i]) / Z, by.unfold(p))",
)


def fold(target: Any) -> Unfold:
    """The same exchange, read the other way: the body on the left becomes the name on the right."""
    definition = definition_of(target)
    return Unfold(f"by.fold({definition.name})", definition)


_entry(
    "fold",
    """
    d[x…] := body
    ─────────────────
    body[a…] ≃ d[a…]
    """,
    ".eq(p[i], by.fold(p))",
)


# ── calculus ──────────────────────────────────────────────────────────────────

_ALONG = frozenset(("constant_rule", "component_rule", "linearity"))


def _row(name: str, figure: str, example: str, *also: str) -> Rows:
    own = frozenset((name, *also))
    return Rows(_entry(name, figure, example), own | _ALONG, own)


calculus = Rows(
    _entry(
        "calculus",
        """
    every row of the table of derivatives, wherever a D stands
    """,
        ".eq(softmax(x)[i], by.unfold(lse), by.calculus)",
    ),
    None,
)

linearity = _row(
    "linearity",
    "D(a + b, v) = D(a, v) + D(b, v)    D(c·f, v) = c·D(f, v) for c free of v",
    ".eq(a * D(f, v), by.linearity)",
)
sum_rule = _row("sum_rule", "D(Σ_k f(k), v) = Σ_k D(f(k), v)", ".eq(Sum(D(exp(x[k]), x[j]), k), by.sum_rule)")
product_rule = _row(
    "product_rule", "D(f·g, v) = D(f, v)·g + f·D(g, v)", ".eq(D(f, v) * g + f * D(g, v), by.product_rule)"
)
quotient_rule = _row(
    "quotient_rule",
    """
                    g ≠ 0
    ──────────────────────────────────────
    D(f/g, v) = D(f, v)/g - f·D(g, v)/g²
    """,
    ".eq(D(e, x[j]) / Z - e * D(Z, x[j]) / Z**2, by.quotient_rule)",
    "reciprocal_rule",
)
power_rule = _row(
    "power_rule",
    "D(f^c, v) = c·f^(c-1)·D(f, v)    c free of v; f ≠ 0 if c < 0, f > 0 if c is no integer",
    ".eq(3 * x[i]**2 * delta(i, j), by.power_rule)",
    "reciprocal_rule",
)
exp_rule = _row("exp_rule", "D(e^f, v) = e^f·D(f, v)", ".eq(Sum(exp(x[k]) * delta(k, j), k), by.exp_rule)")
log_rule = _row("log_rule", "D(log f, v) = D(f, v)/f    f > 0", ".eq(D(Z, x[i]) / Z, by.log_rule)")
abs_rule = _row("abs_rule", "D(|f|, v) = f/|f|·D(f, v)    f ≠ 0", ".eq(c / abs(c), by.abs_rule)")
sin_rule = _row("sin_rule", "D(sin f, v) = cos f·D(f, v)", ".eq(cos(c), by.sin_rule)")
cos_rule = _row("cos_rule", "D(cos f, v) = -sin f·D(f, v)", ".eq(-sin(c), by.cos_rule)")
sinh_rule = _row("sinh_rule", "D(sinh f, v) = cosh f·D(f, v)", ".eq(cosh(c), by.sinh_rule)")
cosh_rule = _row("cosh_rule", "D(cosh f, v) = sinh f·D(f, v)", ".eq(sinh(c), by.cosh_rule)")
tanh_rule = _row("tanh_rule", "D(tanh f, v) = (1 - tanh²f)·D(f, v)", ".eq(1 - tanh(c)**2, by.tanh_rule)")
atan_rule = _row("atan_rule", "D(atan f, v) = D(f, v)/(1 + f²)", ".eq(1 / (1 + c**2), by.atan_rule)")
asinh_rule = _row("asinh_rule", "D(asinh f, v) = D(f, v)/√(1 + f²)", ".eq(1 / sqrt(1 + c**2), by.asinh_rule)")
erf_rule = _row("erf_rule", "D(erf f, v) = 2/√π·e^(-f²)·D(f, v)", ".eq(2 * exp(-c**2) / sqrt(pi), by.erf_rule)")


# ── facts ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _HypothesisWord(Hypothesis):
    """by.hyp, or by.hyp(2) for the second hypothesis alone."""

    def __call__(self, number: int) -> Hypothesis:
        if not isinstance(number, int) or number < 1:
            raise NotationError("hypotheses are counted from 1, in the order of given=[…]")
        return Hypothesis(f"by.hyp({number})", number)


hyp = _HypothesisWord(
    _entry(
        "hyp",
        """
    φ among the hypotheses
    ──────────────────────    as an equation, to exchange its sides; else as a linear fact
              φ
    """,
        ".eq(g * delta(k, t), by.hyp)",
    )
)


def inst(claim: Any, images: dict[Any, Any]) -> Cite:
    """A claim at other indices, vectors or scalars: by.inst(claim, {i: k})."""
    pairs: list[tuple[Term, Term]] = []
    for variable, image in images.items():
        core = variable.core if isinstance(variable, VectorTerm) else read(variable)
        value = image.core if isinstance(image, VectorTerm) else read(image)
        if not core.is_variable:
            raise NotationError(f"by.inst replaces declared variables, not {text(core)}")
        pairs.append((core, value))
    written = ", ".join(f"{text(v)}: {text(i)}" for v, i in pairs)
    pairs += _moved_sizes(pairs)
    cite = fact_of(claim, "by.inst")
    if not isinstance(cite, Cite):
        raise NotationError("by.inst takes a claim")
    return Cite(f"by.inst({cite.label}, {{{written}}})", cite.target, tuple(pairs))


def _moved_sizes(pairs: list[tuple[Term, Term]]) -> list[tuple[Term, Term]]:
    """The dimensions that follow from vectors and indices of another dimension."""
    moved: dict[Term, Term] = {}
    for variable, image in pairs:
        if isinstance(variable, Vector):
            sizes = zip(variable.shape, shape_of(image), strict=False)
        else:
            sizes = zip(variable.sizes(), image.sizes(), strict=False)
        moved.update({mine: theirs for mine, theirs in sizes if isinstance(mine, Dim) and mine != theirs})
    return list(moved.items())


_entry(
    "inst",
    """
    Δ ⊢ φ    every hypothesis in Δθ holds here
    ──────────────────────────────────────────
                       φθ
    """,
    ".le(x.max, by.inst(below_max, {i: k}))",
)


def monotone(fact: Any) -> Monotone:
    """A relation carried from where two terms differ to the whole of them: a fact's, or by.sign."""
    inner = fact if isinstance(fact, Signs) else fact_of(fact, "by.monotone")
    return Monotone(f"by.monotone({inner.label})", inner)


_entry(
    "monotone",
    """
                       a ≥ b
    ───────────────────────────────────────────    f made of +, ·, exp, log, powers, Σ, max, min,
    f(a) ≥ f(b), or ≤ where f turns the order      each of which keeps or turns the order
    """,
    ".ge(log(n - 1) - log(Sum(exp(x[k] - x[t]), k)), by.monotone(within_spread))",
)


def times(fact: Any, factor: Any) -> Times:
    """A relation multiplied by a term of known sign."""
    inner, term = fact_of(fact, "by.times"), read_real(factor)
    return Times(f"by.times({inner.label}, {text(term)})", inner, term)


_entry(
    "times",
    """
    a ≥ b    c ≥ 0
    ──────────────
      c·a ≥ c·b
    """,
    ".ge(q[i] * b, by.times(bound, q[i]))",
)


def summed(fact: Any, over: Written, omit: Any = ()) -> Summed:
    """A relation that holds for every index, summed over it."""
    inner, place = fact_of(fact, "by.summed"), read(over)
    if not isinstance(place, Index):
        raise NotationError(f"by.summed runs over a declared index, not {shown(over)}")
    left_out = tuple([read(o) for o in (omit if isinstance(omit, tuple | list) else (omit,))])
    return Summed(f"by.summed({inner.label}, {text(place)})", inner, place, left_out)


_entry(
    "summed",
    """
    ∀k  a(k) ≥ b(k)
    ──────────────────────
    Σ_k a(k) ≥ Σ_k b(k)
    """,
    ".ge(Sum(1 + x[k], k), by.summed(exp_above, k))",
)

extremes = Extremes(
    _entry(
        "extremes",
        """
    max f ↓    a an index of the range
    ──────────────────────────────────    min f ≤ f(a)
               max f ≥ f(a)
    """,
        ".ge(x.min - x.max, by.extremes)",
    )
)


def attained(place: Written, fact: Any) -> Attained:
    """max f = f(a), or min f = f(a), from a fact that bounds every f(i) by f(a)."""
    inner, where = fact_of(fact, "by.attained"), read(place)
    return Attained(f"by.attained({text(where)}, {inner.label})", where, inner)


_entry(
    "attained",
    """
    ∀i  f(i) ≤ f(a)
    ───────────────
     max f = f(a)
    """,
    ".eq(x[t], by.attained(t, below_label))",
)


def exp_bound(exponent: Any) -> ExpBound:
    """e^t ≥ 1 + t, and > where t ≠ 0."""
    term = read_real(exponent)
    return ExpBound(f"by.exp_bound({text(term)})", term)


_entry(
    "exp_bound",
    """
         t ↓
    ─────────────    e^t > 1 + t if t ≠ 0
    e^t ≥ 1 + t
    """,
    ".ge(1 + c, by.exp_bound(c))",
)

sign = Signs(
    _entry(
        "sign",
        """
    a ↓    b ↓    the signs of the parts of a - b, as written, allow no other relation
    ──────────────────────────────────────────────────────────────────────────────────
                                          a R b
    """,
        ".ge(0, by.sign)",
    )
)


def scale(factor: Any) -> Scale:
    """In a chain of .iff steps: a relation between two differences in a constant ratio."""
    term = read_real(factor)
    return Scale(f"by.scale({text(term)})", term)


_entry(
    "scale",
    """
    a - b = c·(a' - b')    c > 0
    ────────────────────────────
        a R b  ⇔  a' R b'
    """,
    ".iff(Ge(x[i], x[j]), by.scale(2))",
)


# ── outside the kernel ────────────────────────────────────────────────────────

sympy = Oracle(
    _entry(
        "sympy",
        """
    simplify(a - b) is 0, says SymPy
    ────────────────────────────────    an axiom: the claim stays undecided unless it is permitted
                 a = b
    """,
        ".eq(b, by.sympy)",
    ),
    simplifies,
)


def __getattr__(name: str) -> NoReturn:
    near = get_close_matches(name, ENTRIES, 1)
    hint = f"did you mean by.{near[0]}?" if near else "`derive rules` lists them"
    raise UnknownReason(f"there is no reason by.{name}; {hint}")


__all__ = ["ENTRIES", "Callable", "Entry", "fact_of", "reason_of", *ENTRIES]
