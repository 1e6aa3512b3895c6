"""The parts that a proof is put together from: chains, cases, both directions, limits."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any

from ..messages import authoring as kinds
from ..printing.text import text
from ..search.reasons import Citable, Fact, Reason
from ..terms import statement as st
from ..terms.node import Node
from ..terms.statement import Prop, Rel
from ..terms.term import Index
from .chain import Chain
from .holes import Call, Hole, Left, placed
from .reasons.entries import fact_of, reason_of
from .written.build import Statement, prop_of
from .written.expression import NotationError, Written, shown
from .written.reader import read


@dataclass(frozen=True)
class Both:
    """For A ⇔ B: A ⇒ B and B ⇒ A. For a = b: a ≥ b and a ≤ b."""

    forward: Part
    back: Part


@dataclass(frozen=True)
class Cases:
    """The claim where a relation holds, and where it does not."""

    condition: Rel
    holds: Part
    fails: Part


@dataclass(frozen=True)
class Conj:
    """A part for each member of And(…)."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class AttainedAt:
    """For max f = f(a): a proof of f(i) ≤ f(a); for min f = f(a): of f(i) ≥ f(a)."""

    index: Node
    bound: Part


@dataclass(frozen=True)
class Some:
    """The claim, with an index that differs from another; there is one where n ≥ 2."""

    condition: Rel
    part: Part


@dataclass(frozen=True)
class Squeeze:
    """For a limit: a chain lower ≤ f and a chain f ≤ upper, whose other ends have the same limit.

    `facts` say what these limits need, as that a rate is positive.
    """

    lower: Chain
    upper: Chain
    facts: tuple[Reason, ...] = ()
    call: Call | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Limit:
    """For a limit: a chain f = g to a function whose limit the table knows, given the facts."""

    chain: Chain
    facts: tuple[Reason, ...] = ()
    call: Call | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Absurd:
    """For any claim: a chain that shows what cannot be, so that its hypotheses cannot hold together."""

    chain: Chain


@dataclass(frozen=True)
class Unique:
    """For A⁻¹ = B, or det A ≠ 0: a chain A·B = … = I, or B·A = … = I."""

    chain: Chain


@dataclass(frozen=True)
class Trivial:
    """For a claim that is one of its hypotheses, or follows from them by signs and linear facts."""


trivial = Trivial()
"""For a claim that is one of its hypotheses, or follows from them by signs and linear facts."""


@dataclass(frozen=True)
class Cited:
    """For a claim that is an instance of another one, or of a reason that brings a fact."""

    fact: Fact


Part = Cited | Chain | Both | Cases | Conj | AttainedAt | Some | Squeeze | Limit | Absurd | Unique | Trivial | Hole
Provable = Part | Fact | Citable | Left
"""What can prove a statement: a part, or a claim or a fact that says it; or it is left open."""


def first_chain(part: Part) -> Chain:
    """The chain that a part begins with."""
    match part:
        case Both(first, _) | Cases(_, first, _) | Some(_, first) | AttainedAt(_, first):
            return first_chain(first)
        case Conj(parts):
            return first_chain(parts[0])
        case Squeeze(first) | Limit(first) | Absurd(first) | Unique(first):
            return first
        case Chain():
            return part
    raise NotationError("a chain is needed here, calc(…).le(…)", kinds.PART)


def part_of(value: Any, where: str) -> Part:
    """What a claim's body returned. Raises NotationError."""
    if isinstance(value, Part):
        return value
    if isinstance(value, Fact) or callable(getattr(value, "theorem", None)):
        return Cited(fact_of(value, where))
    if value is None:
        raise NotationError(
            f"{where} returned nothing; return calc(…).eq(…), or write ... to have a proof looked for", kinds.PART
        )
    if isinstance(value, tuple | list):
        raise NotationError(f"{where} returned {len(value)} things; return conj(…) of them, or both(…)", kinds.PART)
    raise NotationError(f"{where} returned {shown(value)}; return a chain, calc(…).eq(…), or parts", kinds.PART)


def both(forward: Provable, back: Provable) -> Both:
    """Both directions of Iff(A, B), each proved with the other side as hypothesis; or = from ≥ and ≤."""
    there, here = placed((forward, back))
    return Both(part_of(there, "both(…)"), part_of(here, "both(…)"))


def cases(condition: Statement, holds: Provable, fails: Provable) -> Cases:
    """One proof where the condition holds and one where it does not, each with that as a hypothesis."""
    prop = prop_of(condition, "cases(…)")
    if not isinstance(prop, Rel):
        raise NotationError(f"cases(…) takes a relation, as Eq(i, j), not {text(prop)}", kinds.PART)
    one, other = placed((holds, fails))
    return Cases(prop, part_of(one, "cases(…)"), part_of(other, "cases(…)"))


def conj(*parts: Provable) -> Conj:
    """A proof for each member of And(…), in its order."""
    return Conj(tuple([part_of(p, "conj(…)") for p in placed(parts)]))


def attained(index: Written, bound: Provable) -> AttainedAt:
    """The claim max f = f(a), from a proof of f(i) ≤ f(a) for an arbitrary i: a chain that starts at f(i), or cases."""
    (inner,) = placed((bound,))
    return AttainedAt(read(index), part_of(inner, "attained(…)"))


def squeeze(lower: Chain, upper: Chain, *facts: Reason | Citable) -> Squeeze:
    """The claim f → L, from calc(g).le(f) and calc(f).le(h), where g → L and h → L.

    `facts` are claims that these limits need, such as that the c of e^(-c·α) is positive.
    """
    call, reasons = Call(sys._getframe(1)), tuple(map(reason_of, facts))
    return Squeeze(_chain_of(lower, "squeeze(…)"), _chain_of(upper, "squeeze(…)"), reasons, call)


def limit(chain: Chain, *facts: Reason | Citable) -> Limit:
    """The claim f → L, from calc(f) or calc(f).eq(g), where f or g has the limit L, given the facts."""
    call = Call(sys._getframe(1))
    return Limit(_chain_of(chain, "limit(…)"), tuple(map(reason_of, facts)), call)


def absurd(chain: Chain) -> Absurd:
    """Any claim, from a chain that shows something false, as calc(x.max).gt(x.max)."""
    return Absurd(_chain_of(chain, "absurd(…)"))


def unique(chain: Chain) -> Unique:
    """The claim A⁻¹ = B, or det A ≠ 0, from calc(A @ B).eq(eye(n)) or calc(B @ A).eq(eye(n)): there is one inverse."""
    return Unique(_chain_of(chain, "unique(…)"))


def _chain_of(value: Any, where: str) -> Chain:
    if not isinstance(value, Chain) or isinstance(value.start, Prop):
        raise NotationError(f"{where} takes a chain of terms, calc(…).le(…), not {shown(value)}", kinds.PART)
    return value


def some(condition: Statement, part: Provable) -> Some:
    """The claim, proved with an index m other than t. There is one where n ≥ 2."""
    prop = prop_of(condition, "some(…)")
    if not (isinstance(prop, Rel) and prop.name == st.NE and isinstance(prop.left, Index)):
        raise NotationError(f"some(…) takes Ne(m, t) for an index m of its own, not {text(prop)}", kinds.PART)
    (inner,) = placed((part,))
    return Some(prop, part_of(inner, "some(…)"))


EXAMPLES = {
    "calc": "calc(a * (b + c)).eq(a * b + a * c).le(d, by.hyp(1))",
    "both": "both(calc(p[i]).eq(q[i], …), calc(x[i]).eq(y[i], …)), for @claim(Iff(…, …))",
    "cases": "cases(Eq(i, j), calc(…).eq(…), calc(…).eq(…))",
    "conj": "conj(calc(…).eq(…), calc(…).ge(…)), for @claim(And(…, …))",
    "attained": "attained(a, calc(f(i)).le(f(a), …)), for @claim(Eq(Max(f(i), i), f(a)))",
    "some": 'some(Ne(m, t), calc(…).lt(…)), with m = index("m", n)',
    "squeeze": "squeeze(calc(x.max).le(f, …), calc(f).le(x.max + c, …)), for @claim(Tends(f, alpha, oo, x.max))",
    "limit": "limit(calc(1 + exp(-alpha))), for @claim(Tends(1 + exp(-alpha), alpha, oo, 1))",
    "absurd": "absurd(calc(x.max).gt(x.max, …)), where the hypotheses contradict each other",
    "unique": "unique(calc(A @ B).eq(eye(n))), for @claim(Eq(inv(A), B)) or @claim(Ne(det(A), 0))",
    "trivial": "trivial",
}
"""How the parts of a proof are written: what a claim returns."""
