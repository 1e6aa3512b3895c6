"""Rules of logic: hypotheses, instances, every index, cases, and what a claim may conclude."""

from __future__ import annotations

from ..printing.text import text
from ..terms.node import Term, free, require_real
from ..terms.statement import GE, RELATION, SIGNS, And, Every, ForAll, Iff, Implies, Prop, Rel, for_every, negated
from ..terms.substitution import substitute
from ..terms.term import Dim, Index, Scalar, Variable, Vector, is_real, minus, num, require_size, shape_of
from .indices import differences
from .judge import Judge, known
from .theorem import Rejected, Sequent, Theorem, rule

__all__ = [
    "another_index",
    "axiom",
    "cases",
    "conclude",
    "conjunct",
    "conjunction",
    "contradiction",
    "detachment",
    "discharge",
    "equivalence",
    "generalisation",
    "hypothesis",
    "instance",
    "specialisation",
]


@rule
def hypothesis(statement: Prop) -> Sequent:
    """
    ─────
    φ ⊢ φ
    """
    return Sequent(frozenset((statement,)), statement)


@rule
def axiom(name: str, statement: Prop) -> Sequent:
    """
    φ is assumed, and every theorem that uses it says so
    ────────────────────────────────────────────────────
                            φ
    """
    return Sequent(frozenset(), statement, axioms=frozenset((name,)))


@rule
def instance(theorem: Theorem, images: tuple[tuple[Variable, Term], ...], facts: tuple[Theorem, ...]) -> Sequent:
    """
    Γ ⊢ φ    θ(v) ↓ and keeps the sign, or the least value, that v was declared with
    ────────────────────────────────────────────────────────────────────────────────
                            Γθ ⊢ φθ
    """
    ctx = known(facts)
    theta = dict(images)
    if len(theta) != len(images):
        raise Rejected("a variable was replaced twice")
    for variable, image in images:
        _require_in_domain(ctx, variable, image)
    hypotheses = [substitute(h, theta) for h in theorem.hypotheses]
    return ctx.conclude(substitute(theorem.statement, theta), hypotheses)


def _require_in_domain(ctx: Judge, variable: Variable, image: Term) -> None:
    if variable == image:
        return
    ctx.require_defined(image)
    match variable:
        case Scalar(name, signs):
            allowed, value = signs, image
        case Dim(name, at_least):
            allowed, value = SIGNS[GE], minus(image, num(at_least))
        case _:
            return
    if ctx.sign(value) & ~allowed:
        raise Rejected(f"{name} cannot stand for {text(image)}: {_domain(variable)} is not known of it")


def _domain(variable: Dim | Scalar) -> str:
    if isinstance(variable, Dim):
        return f"that it is at least {variable.at_least}"
    return f"that it is {RELATION[variable.signs]} 0"


@rule
def generalisation(theorem: Theorem, variable: Index | Scalar | Vector) -> Prop:
    """
    Γ ⊢ φ    v not free in Γ
    ───────────────────────────────────────────────────────────────────────
    Γ ⊢ ∀v φ    v an index, a number of its declared sign, a vector or a matrix
    """
    for statement in theorem.hypotheses:
        if variable in free(statement):
            raise Rejected(f"{text(statement)} speaks of {variable.name}, so {variable.name} is not arbitrary")
    return for_every(variable, theorem.statement)


@rule
def specialisation(theorem: Theorem, value: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    ∀v φ    a ↓    a is an index of the same dimension, a number of the same signs, a vector of the same shape
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
                                              φ[v := a]
    """
    ctx, every = known(facts), theorem.statement
    match every:
        case ForAll(size):
            require_size(value, size)
            ctx.require_defined(value)
        case Every(shape, _, _, letter):
            require_real(*([] if shape else [value]))
            if shape and shape_of(value) != shape:
                raise Rejected(f"{letter} cannot stand for {text(value)}: it is of another shape")
            _require_in_domain(ctx, every.variable(letter), value)
        case _:
            raise Rejected("the theorem does not speak of every index, number or vector")
    return ctx.conclude(every.instance(value), theorem.hypotheses)


@rule
def discharge(theorem: Theorem, assumed: Prop) -> Sequent:
    """
     Γ, A ⊢ B
    ───────────
    Γ ⊢ A ⇒ B
    """
    return Sequent(theorem.hypotheses - {assumed}, Implies(assumed, theorem.statement))


@rule
def detachment(implication: Theorem, premise: Theorem) -> Prop:
    """
    A ⇒ B    A        A ⇔ B    A
    ──────────        ──────────
        B                 B
    """
    match implication.statement:
        case Implies(given, then) | Iff(given, then) if given == premise.statement:
            return then
    raise Rejected("the premise is not what the implication asks for")


@rule
def equivalence(there: Theorem, back: Theorem) -> Prop:
    """
    A ⇒ B    B ⇒ A
    ──────────────
        A ⇔ B
    """
    match there.statement, back.statement:
        case Implies(a, b), Implies(b2, a2) if a == a2 and b == b2:
            return Iff(a, b)
    raise Rejected("the two implications are not the two directions of one equivalence")


@rule
def conjunction(theorems: tuple[Theorem, ...]) -> Prop:
    """
    φ    ψ    …
    ───────────
    φ and ψ and …
    """
    return And(tuple([theorem.statement for theorem in theorems]))


@rule
def conjunct(theorem: Theorem, place: int) -> Prop:
    """
    φ₀ and φ₁ and …
    ───────────────
          φᵢ
    """
    if not isinstance(theorem.statement, And) or not 0 <= place < len(theorem.statement.members):
        raise Rejected("the theorem has no such member")
    return theorem.statement.members[place]


@rule
def cases(condition: Rel, holds: Theorem, fails: Theorem, facts: tuple[Theorem, ...]) -> Sequent:
    """
    a ↓    b ↓    Γ, a R b ⊢ φ    Δ, not a R b ⊢ φ
    ──────────────────────────────────────────────
                     Γ, Δ ⊢ φ
    """
    ctx = known(facts)
    ctx.require_defined(condition.left, condition.right)
    if holds.statement != fails.statement:
        raise Rejected("the two cases prove different statements")
    rest = (holds.hypotheses - {condition}) | (fails.hypotheses - {negated(condition)})
    return ctx.conclude(holds.statement, rest)


@rule
def another_index(theorem: Theorem, index: Index, other: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    i ≠ j, Γ ⊢ φ    i not free in Γ, φ, j    n ≥ 2
    ──────────────────────────────────────────────
                      Γ ⊢ φ
    """
    ctx = known(facts)
    require_size(other, index.size)
    rest = theorem.hypotheses - differences(index, (other,))
    for node in (*rest, theorem.statement, other):
        if index in free(node):
            raise Rejected(f"{index.name} must not occur outside the hypothesis {index.name} ≠ {text(other)}")
    ctx.require_defined(other)
    if not ctx.nonempty(index.size, 1):
        raise Rejected(f"there may be no index other than {text(other)}", Rel(GE, index.size, num(2)))
    return ctx.conclude(theorem.statement, rest)


@rule
def contradiction(theorem: Theorem, goal: Prop, facts: tuple[Theorem, ...]) -> Sequent:
    """
    Γ ⊢ a R b    a ↓    b ↓    the signs of a - b, as written, allow no R
    ─────────────────────────────────────────────────────────────────────
                                   Γ ⊢ φ
    """
    ctx = known(facts)
    relation = theorem.statement
    if not isinstance(relation, Rel) or not is_real(relation.left):
        raise Rejected("only a relation between real terms can contradict itself")
    ctx.require_defined(relation.left, relation.right)
    if ctx.sign(minus(relation.left, relation.right)) & SIGNS[relation.name]:
        raise Rejected(f"{text(relation)} may be true")
    return ctx.conclude(goal, theorem.hypotheses)


@rule
def conclude(statement: Prop, hypotheses: tuple[Prop, ...], theorem: Theorem) -> Sequent:
    """
    Γ ⊢ φ    Γ among the hypotheses    φ is the statement, up to the letters of bound indices
    ─────────────────────────────────────────────────────────────────────────────────────────
                              hypotheses ⊢ statement
    """
    missing = theorem.hypotheses - frozenset(hypotheses)
    if missing:
        extra = " and ".join(sorted(map(text, missing)))
        raise Rejected(f"the proof assumes {extra}, which the claim does not")
    if theorem.statement != statement:
        raise Rejected(f"the proof ends in {text(theorem.statement)}, not in {text(statement)}")
    return Sequent(frozenset(hypotheses), statement)
