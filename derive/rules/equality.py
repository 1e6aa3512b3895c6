"""Rules of equality: the normal form, definitions, and exchange of equals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ..terms.definition import unfolded
from ..terms.node import Bound, BoundScalar, BoundVector, Node, Term, closed, free, opened
from ..terms.statement import (
    CONVERSE,
    EQ,
    NE,
    RELATION,
    SIGNS,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Prop,
    Rel,
    Same,
    Tends,
)
from ..terms.table import Table
from ..terms.term import (
    ANY,
    SUM,
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Dim,
    Fn,
    Function,
    Index,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    OtherIndex,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    at,
    minus,
    num,
    over,
    shape_of,
)
from .indices import differences, fresh
from .judge import known
from .local import require_local
from .signs import sum_sign
from .theorem import Rejected, Sequent, Theorem, rule

__all__ = [
    "congruence",
    "determinant",
    "intersection",
    "nonsingular",
    "normal_form",
    "symmetry",
    "transitivity",
    "unfold",
]


@rule
def normal_form(left: Term, right: Term, facts: tuple[Theorem, ...]) -> Sequent:
    """
    left ↓    right ↓    nf(left) = nf(right)
    ─────────────────────────────────────────
                  left = right
    """
    ctx = known(facts)
    ctx.require_defined(left, right)
    if not ctx.equal(left, right):
        raise Rejected("the two sides have different normal forms")
    return ctx.conclude(Rel(EQ, left, right))


@rule
def unfold(term: Call | Fn) -> Prop:
    """
    d[x…] := body
    ─────────────────    sinh t ≃ (e^t - e^-t)/2    cosh t ≃ (e^t + e^-t)/2    tanh t ≃ (e^t - e^-t)/(e^t + e^-t)
    d[a…] ≃ body[a…]
    """
    if isinstance(term, Call):
        return Same(term, unfolded(term))
    if term.name not in _IN_EXPONENTIALS or len(term.args) != 1:
        raise Rejected(f"{term.name} is not defined by exponentials")
    return Same(term, _IN_EXPONENTIALS[term.name](*_exponentials(term.args[0])))


@rule
def determinant(left: Term, right: Term) -> Prop:
    """
    U is m × n    V is n × m
    ───────────────────────────────
    det(I + U·V) ≃ det(I + V·U)
    """
    if len(shape_of(left)) != 2 or shape_of(right) != shape_of(left)[::-1]:
        raise Rejected("two matrices are needed whose products in both orders are square")
    return Same(Det(_identity_plus(left, right)), Det(_identity_plus(right, left)))


@rule
def nonsingular(matrix: Term, theorem: Theorem, facts: tuple[Theorem, ...]) -> Sequent:
    """
    A square    A ↓    ∀x (∀i Σ_k A_ik·x_k = 0  ⇒  ∀i x_i = 0)    x ∈ ℝⁿ, not in A
    ──────────────────────────────────────────────────────────────────────────────
                                    det A ≠ 0
    """
    ctx = known(facts)
    ctx.require_defined(Det(matrix))
    if theorem.statement != injective(matrix):
        raise Rejected("the theorem does not say that the matrix takes no other vector than 0 to 0")
    return ctx.conclude(Rel(NE, Det(matrix), num(0)), theorem.hypotheses)


def injective(matrix: Term) -> Every:
    """∀x (∀i Σ_k A_ik·x_k = 0  ⇒  ∀i x_i = 0), for a square matrix A. Raises IllFormed for any other."""
    (size, _), taken = shape_of(Det(matrix).matrix), {v.name for v in free(matrix)}
    name = "x"
    while name in taken:
        name += "′"
    x, i = Vector(name, (size,)), fresh(size, matrix)
    k = fresh(size, matrix, i)
    product = Reduce(SUM, size, (), closed(Mul((at(matrix, (i, k)), at(x, (k,)))), (k,)), "k")
    image, itself = (ForAll(size, closed(Rel(EQ, side, num(0)), (i,)), "i") for side in (product, at(x, (i,))))
    return Every((size,), ANY, closed(Implies(image, itself), (x,)), name)


def _identity_plus(left: Term, right: Term) -> Term:
    """The matrix δ_ij + Σ_k U_ik·V_kj."""
    rows, columns = shape_of(left)
    i = fresh(rows, left, right)
    j = fresh(rows, left, right, i)
    k = fresh(columns, left, right, i, j)
    product = Reduce(SUM, columns, (), closed(Mul((at(left, (i, k)), at(right, (k, j)))), (k,)), "k")
    return Lam((rows, rows), closed(Add((Delta(i, j), product)), (i, j)), ("i", "j"))


def _exponentials(argument: Term) -> tuple[Term, Term]:
    return Fn("exp", (argument,)), Fn("exp", (Mul((num(-1), argument)),))


_IN_EXPONENTIALS: dict[str, Callable[[Term, Term], Term]] = {
    "sinh": lambda up, down: over(minus(up, down), num(2)),
    "cosh": lambda up, down: over(Add((up, down)), num(2)),
    "tanh": lambda up, down: over(minus(up, down), Add((up, down))),
}


@rule
def congruence(whole: Node, changes: tuple[tuple[int, Theorem], ...], indices: tuple[Index, ...]) -> Sequent:
    """
    k ≠ omit, Γ ⊢ u ≃ v        the bound index k of a binder around u is not free in Γ, nor in what it omits;
    ───────────────────────    inside D(·, x), Γ holds near a point if it holds there
    Γ ⊢ whole[u] ≃ whole[v]
    """
    parts, hypotheses = list(whole.parts()), set[Prop]()
    for place, theorem in changes:
        if not 0 <= place < len(parts):
            raise Rejected("there is no part at this place")
        part = _exchangeable(whole, place)
        binds = place == len(parts) - 1 and whole.binds()
        rest = theorem.hypotheses
        if binds:
            rest -= differences(indices[0], whole.omit) if isinstance(whole, Reduce) and indices else frozenset()
            _require_fresh(whole, indices, rest)
            part = opened(part, indices)
        left, right = _sides(theorem.statement)
        if left != part:
            raise Rejected("the left side of the equation is not the part that it should replace")
        if isinstance(whole, Deriv):
            require_local(theorem, whole.root)
        parts[place] = closed(right, indices) if binds else right
        hypotheses |= rest
    changed = whole.rebuilt(tuple(parts))
    statement = Iff(whole, changed) if isinstance(whole, Prop) else Same(cast(Term, whole), changed)
    return Sequent(frozenset(hypotheses), statement)


def _exchangeable(whole: Node, place: int) -> Node:
    """The part at a place, if the value of the whole depends on it through its value alone."""
    if not EXCHANGEABLE[type(whole)](whole, place):
        raise Rejected("nothing can be exchanged at this place")
    part: Node = whole.parts()[place]
    return part


_BOUND = (Bound, BoundScalar, BoundVector)
EXCHANGEABLE: Table[Callable[[Any, int], bool]] = Table("whether a part counts through its value alone", Node)


@EXCHANGEABLE.entry(Add, Mul, Pow, Fn, Tup, ArgMax, Inv, Adj, Det, Rel, Same, And, Implies, Iff)
def _any_part(whole: Node, place: int) -> bool:
    return True


@EXCHANGEABLE.entry(Reduce, Lam, ForAll)
def _the_body(whole: Node, place: int) -> bool:
    return place == len(whole.parts()) - 1


@EXCHANGEABLE.entry(Deriv, Tends, At)
def _the_first(whole: Node, place: int) -> bool:
    return place == 0


@EXCHANGEABLE.entry(Apply)
def _an_argument(whole: Apply, place: int) -> bool:
    return 1 <= place <= len(whole.args)


@EXCHANGEABLE.entry(Call)
def _no_size_or_index(whole: Call, place: int) -> bool:
    return isinstance(whole.definition.params[place], Scalar | Vector)


@EXCHANGEABLE.rest(
    {
        "a leaf has no parts": (Num, Pi, Dim, Scalar, Index, OtherIndex, Lit, Vector, Function, *_BOUND),
        "what it depends on are indices: facts make equal ones one": (Delta,),
        "it speaks of every number or vector, and is opened at one before it is rewritten": (Every,),
    }
)
def _no_part(whole: Node, place: int) -> bool:
    return False


def _require_fresh(whole: Node, indices: tuple[Index, ...], hypotheses: frozenset[Prop]) -> None:
    taken = free(whole).union(*[free(h) for h in hypotheses])
    if tuple(i.size for i in indices) != whole.sizes() or len(set(indices)) != len(indices):
        raise Rejected("a binder is opened with one index of its own dimension for each that it binds")
    if not taken.isdisjoint(indices):
        raise Rejected("a hypothesis speaks of the bound index, so the equation does not hold for every index")


def _sides(statement: Prop) -> tuple[Node, Node]:
    match statement:
        case Rel(name, left, right) if name == EQ:
            return left, right
        case Same(left, right) | Iff(left, right):
            return left, right
    raise Rejected("only an equation, or an equivalence, lets its sides be exchanged")


@rule
def symmetry(theorem: Theorem) -> Prop:
    """
    a R b
    ──────  (≤ and ≥ change places, so do < and >)
    b R' a
    """
    match theorem.statement:
        case Rel(name, left, right):
            return Rel(CONVERSE[name], right, left)
        case Same(left, right):
            return Same(right, left)
        case Iff(left, right):
            return Iff(right, left)
    raise Rejected("only a relation or an equivalence can be turned round")


@rule
def transitivity(first: Theorem, second: Theorem) -> Prop:
    """
    a R b    b S c
    ──────────────  (= with any; ≥ with >; ≤ with <; ≃ with any but without saying that it is defined)
       a R∘S c
    """
    match first.statement, second.statement:
        case (Same(a, b), Same(b2, c)) if b == b2:
            return Same(a, c)
        case (Same(a, b), Rel(name, b2, c)) | (Rel(name, a, b), Same(b2, c)) if b == b2:
            return Rel(name, a, c)
        case (Iff(p, q), Iff(q2, r)) if q == q2:
            return Iff(p, r)
        case (Rel(one, a, b), Rel(other, b2, c)) if b == b2:
            relation = RELATION.get(sum_sign(SIGNS[one], SIGNS[other]))
            if relation is None:
                raise Rejected(f"nothing follows from {one} and then {other}")
            return Rel(relation, a, c)
    raise Rejected("the second relation does not start where the first ends")


@rule
def intersection(theorems: tuple[Theorem, ...], relation: str) -> Prop:
    """
    a R b    a R' b    …    the signs of a - b that all of R, R', … allow: some, and among those of S
    ──────────────────────────────────────────────────────────────────────────────────────────────
                            a S b  (so = gives ≥, > gives ≠, and ≥ with ≤ gives =)
    """
    if relation not in SIGNS or not theorems:
        raise Rejected("some relations, and the name of one that they may imply, are needed")
    signs, sides = ANY, theorems[0].statement.parts()
    for theorem in theorems:
        fact = theorem.statement
        if not isinstance(fact, Rel) or fact.parts() != sides:
            raise Rejected("the relations must stand between the same two terms")
        signs &= SIGNS[fact.name]
    if not signs or signs & ~SIGNS[relation]:
        raise Rejected(f"the relation does not imply {relation}")
    return Rel(relation, *sides)
