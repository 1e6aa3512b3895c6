"""What the kernel says of a statement at one point: proved there, or its negation proved.

The values of the point are put in for the variables, and what is left is a
ground instance: relations between closed terms, each of which is a theorem of
the kernel. A derivative is taken before the values are put in, under conditions
that are proved at the point as well. Trusted: how relations make up a statement
(`_holds`, `_fails`), and that values are put in for the variables (`_instance`).
"""

from __future__ import annotations

from contextlib import suppress

from .. import kernel
from ..evidence.numbers.points import Point, Value
from ..evidence.numbers.written_out import written_out
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.germs import Unbounded
from ..printing.text import text
from ..terms.definition import definitions_in
from ..terms.node import IllFormed, Node, Term, free
from ..terms.statement import EQ, NE, And, Every, ForAll, Iff, Implies, Prop, Rel, Tends, negated, tends
from ..terms.substitution import Capture, substitute
from ..terms.term import (
    NEG,
    POS,
    Add,
    Delta,
    Dim,
    Index,
    Lit,
    Mul,
    Num,
    Pow,
    Scalar,
    Tup,
    Variable,
    abstract,
    is_real,
    num,
)
from .convert import Converter, chained, derivatives, differentiating, right_of, unfolding
from .limits import found_limits, limit_of, sides, to_target, toward
from .obligations import prove
from .scope import Scope, hypothesis

_LONGEST = 200
_MOST_CONDITIONS = 12
_FAULTS = (Rejected, IllFormed, Capture, KeyError, RecursionError)


def holds_at(prop: Prop, point: Point) -> bool:
    """Whether the kernel proves a statement with a point's values put in. False says nothing."""
    try:
        return _holds(_instance(prop, point))
    except _FAULTS:
        return False


def fails_at(prop: Prop, point: Point) -> bool:
    """Whether the kernel proves the negation of a statement with a point's values put in. False says nothing."""
    try:
        return _fails(_instance(prop, point))
    except _FAULTS:
        return False


def limits_at(prop: Prop, point: Point) -> list[tuple[str, str]]:
    """What the body of a limit tends to at a point, by the kernel: once, or from each side where these differ."""
    try:
        goal = _instance(prop, point)
    except _FAULTS:
        return []
    if isinstance(goal, And):
        goal = next(filter(_fails, goal.members), goal)
    if not isinstance(goal, Tends):
        return []
    found = {_SIDES[side.side]: said for side in sides(goal) if (said := _tends_to(side))}
    if len(set(found.values())) > 1:
        return list(found.items())
    return [("limit", said) for said in list(found.values())[:1]]


_SIDES = {POS: "from the right", NEG: "from the left"}


def _tends_to(goal: Tends) -> str:
    try:
        return text(found_limits(goal, Scalar(goal.letter, goal.signs), ())[1][0])
    except Unbounded as unbounded:
        return "∞" if unbounded.towards == POS else "-∞"
    except Rejected:
        return ""


# ── a statement with values in place of its variables ─────────────────────────


def _instance(prop: Prop, point: Point) -> Prop:
    """The statement at the point, without a variable or a derivative in it. Raises Rejected where that is not shown."""
    if max(point.sizes().values(), default=0) > _LONGEST:
        raise Rejected("the vectors are long")
    prop = written_out(prop)
    values = {v: _image(v, point.values[v]) for v in free(prop)}
    if any(True for _ in derivatives(_bodies(prop))):
        places = {v: image for v, image in values.items() if isinstance(v, Dim | Index)}
        prop = _differentiated(substitute(prop, places), point)
        values = {substitute(v, places): image for v, image in values.items() if v not in places}
    return substitute(prop, values)  # type: ignore[no-any-return]


def _image(variable: Variable, value: Value) -> Term:
    match variable, value:
        case Dim(), int():
            return num(value)
        case Index(), int():
            return Lit(value)
        case _, tuple():
            return _matrix(value) if isinstance(value[0], tuple) else Tup(value)
        case _, Term():
            return value
    raise Rejected("a value is not of the kind of its variable")


def _matrix(rows: tuple[tuple[Term, ...], ...]) -> Term:
    """A matrix written out: Σ over its entries of δ_ia·δ_jb·entry."""
    i, j = Index("i", num(len(rows))), Index("j", num(len(rows[0])))
    entries = [
        Mul((Delta(i, Lit(a)), Delta(j, Lit(b)), entry))
        for a, row in enumerate(rows, 1)
        for b, entry in enumerate(row, 1)
    ]
    return abstract(Add(tuple(entries)), (i, j))


def _bodies(prop: Prop) -> Prop:
    """The statement with its definitions unfolded."""
    change = Converter(unfolding(frozenset(definitions_in(prop))), Scope(()))(prop)
    return prop if change is None else right_of(change)


def _differentiated(prop: Prop, point: Point) -> Prop:
    """A statement without derivatives, equivalent at the point: what that needs is proved there."""
    conditions: list[Theorem] = []
    while True:
        try:
            change = _changes(prop, tuple(conditions))
            break
        except Rejected as refusal:
            if refusal.needs is None or len(conditions) == _MOST_CONDITIONS or not holds_at(refusal.needs, point):
                raise
            conditions.append(hypothesis(refusal.needs))
    if change is None:
        return prop
    reached: Prop = right_of(change)
    if any(True for _ in derivatives(reached)) or not all([holds_at(h, point) for h in change.hypotheses]):
        raise Rejected("a derivative cannot be taken here")
    return reached


def _changes(prop: Prop, facts: tuple[Theorem, ...]) -> Theorem | None:
    """φ ⇔ φ', with its definitions unfolded and its derivatives taken. Raises Rejected, saying what that needs."""
    found: Theorem | None = None
    reached: Node = prop
    rewritings = (
        unfolding(frozenset(definitions_in(prop))),
        differentiating(None, lambda name, term: None),
    )
    for rewriting in rewritings:
        found = chained(found, Converter(rewriting, Scope((), facts))(reached))
        reached = prop if found is None else right_of(found)
    return found


# ── ground instances ──────────────────────────────────────────────────────────


def _holds(prop: Prop) -> bool:
    match prop:
        case And(members):
            return all(map(_holds, members))
        case ForAll(Num(value)):
            return all(_holds(prop.instance(Lit(p))) for p in range(1, int(value) + 1))
        case Implies(given, then):
            return _fails(given) or _holds(then)
        case Iff(left, right):
            return (_holds(left) and _holds(right)) or (_fails(left) and _fails(right))
        case Rel(name, Lit() as left, Lit() as right):
            return (left == right) == (name == EQ)
        case Rel(_, left, _) if is_real(left):
            return _is_theorem(prop)
        case Every():
            return not prove(prop, Scope((), thorough=True)).hypotheses
    return False


def _fails(prop: Prop) -> bool:
    match prop:
        case And(members):
            return any(map(_fails, members))
        case ForAll(Num(value)):
            return any(_fails(prop.instance(Lit(p))) for p in range(1, int(value) + 1))
        case Implies(given, then):
            return _fails(then) and _holds(given)
        case Iff(left, right):
            return (_holds(left) and _fails(right)) or (_fails(left) and _holds(right))
        case Rel():
            return _holds(negated(prop))
        case Tends():
            return any(map(_fails_from_a_side, sides(prop)))
    return False


def _fails_from_a_side(goal: Tends) -> bool:
    """Whether a limit without variables is another: L', and L' ≠ L is a theorem; or ∞, since 1/f → 0 is one."""
    variable = Scalar(goal.letter, goal.signs)
    try:
        _, (value,) = found_limits(goal, variable, ())
    except Unbounded:
        inverse = tends(Pow(goal.instance(variable), num(-1)), variable, toward(goal), num(0), goal.side)
        return bool(limit_of(inverse, variable, Scope(())))
    except Rejected:
        return False
    return _holds(Rel(NE, value, goal.target)) and bool(limit_of(to_target(goal, value), variable, Scope(())))


def _is_theorem(goal: Rel) -> bool:
    """Whether the kernel proves a relation between closed terms: by balls, by normal forms and signs, or by both."""
    if goal.name != EQ:
        with suppress(Rejected):
            return bool(kernel.ground(goal))
    with suppress(*_FAULTS):
        return _is_shown(goal)
    with suppress(*_FAULTS):
        unfolded = _bodies(goal)
        return unfolded != goal and isinstance(unfolded, Rel) and _is_shown(unfolded)
    return False


def _is_shown(goal: Rel) -> bool:
    if goal.name == EQ:
        return bool(kernel.normal_form(goal.left, goal.right, ()))
    try:
        return bool(prove(goal, Scope(())))
    except Rejected:
        ctx = known(())
        short = [kernel.render(ctx.normal(side)) for side in goal.parts()]
        for side, value in zip(goal.parts(), short, strict=True):
            kernel.normal_form(side, value, ())
        return bool(kernel.ground(Rel(goal.name, *short)))
