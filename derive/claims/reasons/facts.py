"""Reasons that bring a fact: hypotheses, citations, signs, extremes, and what carries them to where they are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...evidence.explicit import simplifies
from ...messages import authoring as kinds
from ...printing.domains import declaration
from ...printing.text import text
from ...search.reasons import (
    Attained,
    Citable,
    Cite,
    ExpBound,
    Extremes,
    Fact,
    Hypothesis,
    Monotone,
    Oracle,
    Scale,
    Signs,
    Summed,
    Times,
)
from ...terms.node import INDEX, VECTOR, Term
from ...terms.term import Dim, Function, Index, Vector, shape_of
from ..written import shapes
from ..written.arithmetic import Number
from ..written.expression import NotationError, Written, shown
from ..written.reader import read, read_real
from ..written.unknown import SmoothFunction
from ..written.vectors import VectorTerm
from .entries import entry, fact_of

Images = Mapping[Any, Number | VectorTerm | SmoothFunction]
"""What is put for declared variables."""


@dataclass(frozen=True, repr=False)
class _HypothesisWord(Hypothesis):
    """by.hyp, or by.hyp(2) for the second hypothesis alone, or by.hyp(2, {y: z}) for it at z."""

    def __call__(self, number: int, images: Images | None = None) -> Hypothesis:
        if not isinstance(number, int) or number < 1:
            raise NotationError("hypotheses are counted from 1, in the order of given=[…]", kinds.REASON)
        if images is None:
            return Hypothesis(f"by.hyp({number})", number)
        if not isinstance(images, Mapping):
            said = (
                f"by.hyp({number}, …) takes what is put for what, as in by.hyp({number}, {{y: z}}), not {shown(images)}"
            )
            raise NotationError(said, kinds.REASON)
        pairs, written = _pairs(images, "by.hyp")
        return Hypothesis(f"by.hyp({number}, {{{written}}})", number, tuple(pairs))


hyp = _HypothesisWord(
    entry(
        "hyp",
        """
    φ among the hypotheses
    ──────────────────────    as an equation, to exchange its sides; else as a linear fact
              φ
    """,
        ".eq(g * delta(k, t), by.hyp)",
    )
)
"""A hypothesis of the claim; hyp(2) is the second one alone, hyp(2, {y: z}) what it says of z for every y."""


def _pairs(images: Images, where: str) -> tuple[list[tuple[Term, Term]], str]:
    """What is put for what, and the same as it is written. Raises NotationError."""
    pairs: list[tuple[Term, Term]] = []
    for variable, image in images.items():
        core = variable.core if isinstance(variable, VectorTerm | SmoothFunction) else read(variable)
        value = image.core if isinstance(image, VectorTerm | SmoothFunction) else read(image)
        if not core.is_variable:
            raise NotationError(f"{where} replaces declared variables, not {text(core)}", kinds.REASON)
        _require_fit(core, value, where)
        pairs.append((core, value))
    _require_one_size_each(pairs, where)
    return pairs, ", ".join(f"{text(v)}: {text(i)}" for v, i in pairs)


def inst(claim: Citable, images: Images) -> Cite:
    """A claim at other indices, vectors, scalars or functions: by.inst(claim, {i: k})."""
    pairs, written = _pairs(images, "by.inst")
    pairs += _moved_sizes(pairs)
    cite = fact_of(claim, "by.inst")
    if not isinstance(cite, Cite):
        raise NotationError("by.inst takes a claim", kinds.REASON)
    return Cite(f"by.inst({cite.label}, {{{written}}})", cite.target, tuple(pairs))


def _require_fit(variable: Term, image: Term, where: str) -> None:
    """Raise NotationError unless a number stands for a number, and a vector or matrix for one with as many indices."""
    kinds_of = [_kind_of(term) for term in (variable, image)]
    if kinds_of[0] != kinds_of[1]:
        raise NotationError(f"{where}: {_described(variable)}, and {_described(image)}", kinds.REASON)


def _kind_of(term: Term) -> object:
    """A number, an index, a vector or matrix with so many indices, or a function from and to so many."""
    if isinstance(term, Function):
        return [len(shape) for shape in (*term.takes, term.to)]
    return len(shape_of(term)) if term.sort == VECTOR else term.sort


def _described(term: Term) -> str:
    if isinstance(term, Function):
        return declaration(term)
    if term.sort == VECTOR:
        return shapes.sized(term)
    return f"{text(term)} is a{'n index' if term.sort == INDEX else ' number'}"


def _require_one_size_each(pairs: list[tuple[Term, Term]], where: str) -> None:
    """Raise NotationError where two sizes would have to stand for one."""
    found: dict[Term, tuple[Term, Term]] = {}
    for variable, image in pairs:
        for size, other in _sizes_of(variable, image):
            first, one = found.setdefault(size, (image, other))
            if one != other:
                both = [_described(t) for t in dict.fromkeys((variable, first, image)) if t.sort != INDEX]
                raise NotationError(
                    f"{where}: {', and '.join(both)}; {text(size)} cannot be both {text(one)} and {text(other)}",
                    kinds.REASON,
                )


def _sizes_of(variable: Term, image: Term) -> list[tuple[Any, Any]]:
    """The sizes of a variable's indices, each with that of its image."""
    if isinstance(variable, Vector):
        return list(zip(variable.shape, shape_of(image), strict=False))
    return list(zip(variable.sizes(), image.sizes(), strict=False))


def _moved_sizes(pairs: list[tuple[Term, Term]]) -> list[tuple[Term, Term]]:
    """The dimensions that follow from vectors and indices of another dimension."""
    moved: dict[Term, Term] = {}
    for variable, image in pairs:
        moved.update(
            {mine: theirs for mine, theirs in _sizes_of(variable, image) if isinstance(mine, Dim) and mine != theirs}
        )
    return list(moved.items())


entry(
    "inst",
    """
    Δ ⊢ φ    every hypothesis in Δθ holds here
    ──────────────────────────────────────────
                       φθ
    """,
    ".le(x.max, by.inst(below_max, {i: k}))",
)


def monotone(fact: Fact | Signs | Citable) -> Monotone:
    """A relation carried from where two terms differ to the whole of them: a fact's, or by.sign."""
    inner = fact if isinstance(fact, Signs) else fact_of(fact, "by.monotone")
    return Monotone(f"by.monotone({inner.label})", inner)


entry(
    "monotone",
    """
                       a ≥ b
    ───────────────────────────────────────────    f made of +, ·, exp, log, powers, Σ, max, min,
    f(a) ≥ f(b), or ≤ where f turns the order      each of which keeps or turns the order
    """,
    ".ge(log(n - 1) - log(Sum(exp(x[k] - x[t]), k)), by.monotone(within_spread))",
)


def times(fact: Fact | Citable, factor: Number) -> Times:
    """A relation multiplied by a term of known sign."""
    inner, term = fact_of(fact, "by.times"), read_real(factor)
    return Times(f"by.times({inner.label}, {text(term)})", inner, term)


entry(
    "times",
    """
    a ≥ b    c ≥ 0
    ──────────────
      c·a ≥ c·b
    """,
    ".ge(q[i] * b, by.times(bound, q[i]))",
)


def summed(fact: Fact | Citable, over: Written, omit: Written | Sequence[Written] = ()) -> Summed:
    """A relation that holds for every index, summed over it."""
    inner, place = fact_of(fact, "by.summed"), read(over)
    if not isinstance(place, Index):
        raise NotationError(f"by.summed runs over a declared index, not {shown(over)}", kinds.REASON)
    left_out = tuple([read(o) for o in (omit if isinstance(omit, tuple | list) else (omit,))])
    apart = f", omit={', '.join(map(text, left_out))}" if left_out else ""
    return Summed(f"by.summed({inner.label}, {text(place)}{apart})", inner, place, left_out)


entry(
    "summed",
    """
    ∀k  a(k) ≥ b(k)
    ──────────────────────
    Σ_k a(k) ≥ Σ_k b(k)
    """,
    ".ge(Sum(1 + x[k], k), by.summed(exp_above, k))",
)

extremes = Extremes(
    entry(
        "extremes",
        """
    max f ↓    a an index of the range
    ──────────────────────────────────    min f ≤ f(a)
               max f ≥ f(a)
    """,
        ".ge(x.min - x.max, by.extremes)",
    )
)
"""A maximum is at least, and a minimum at most, each of its members."""


def attained(place: Written, fact: Fact | Citable) -> Attained:
    """max f = f(a), or min f = f(a), from a fact that bounds every f(i) by f(a)."""
    inner, where = fact_of(fact, "by.attained"), read(place)
    return Attained(f"by.attained({text(where)}, {inner.label})", where, inner)


entry(
    "attained",
    """
    ∀i  f(i) ≤ f(a)
    ───────────────
     max f = f(a)
    """,
    ".eq(x[t], by.attained(t, below_label))",
)


def exp_bound(exponent: Number) -> ExpBound:
    """e^t ≥ 1 + t, and > where t ≠ 0."""
    term = read_real(exponent)
    return ExpBound(f"by.exp_bound({text(term)})", term)


entry(
    "exp_bound",
    """
         t ↓
    ─────────────    e^t > 1 + t if t ≠ 0
    e^t ≥ 1 + t
    """,
    ".ge(1 + c, by.exp_bound(c))",
)

sign = Signs(
    entry(
        "sign",
        """
    a ↓    b ↓    the signs of the parts of a - b, as written, allow no other relation
    ──────────────────────────────────────────────────────────────────────────────────
                                          a R b
    """,
        ".ge(0, by.sign)",
    )
)
"""The relation that the signs of the parts of a - b show."""


def scale(factor: Number) -> Scale:
    """In a chain of .iff steps: a relation between two differences in a constant ratio."""
    term = read_real(factor)
    return Scale(f"by.scale({text(term)})", term)


entry(
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
    entry(
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
"""SymPy's `simplify` says that both sides are equal. That is an axiom: it must be permitted."""
