"""What each rule of the kernel asks of algebra, signs and definedness, seen once more.

All else that a rule looks at is how its premises and its conclusion are written,
and what they assume: for that its figure in the kernel is trusted here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..elementary.algebra import Algebra, Stuck, fresh
from ..elementary.check import Checker, equal
from ..elementary.signs import nonempty, plus, product
from ..kernel import Theorem
from ..terms.arithmetic import Add, Fn, Mul, Pow, minus, num
from ..terms.binder import SUM, Deriv
from ..terms.leaf import NEG, POS, ZERO, Dim, Num, Scalar
from ..terms.node import IllFormed, Term, free, is_real
from ..terms.statement import CONVERSE, GE, GT, LE, LT, NE, SIGNS, And, ForAll, Implies, Prop, Rel, Tends
from ..terms.substitution import Capture
from ..terms.vector import Det

_ALONE = frozenset(
    [
        "symmetry",
        "transitivity",
        "intersection",
        "unfold",
        "determinant",
        "hypothesis",
        "axiom",
        "generalisation",
        "discharge",
        "detachment",
        "equivalence",
        "conjunction",
        "conjunct",
        "conclude",
    ]
)
"""The rules that ask for nothing of this kind."""


def seen(theorem: Theorem) -> bool:
    """Whether a step shows by elementary steps, under no more than the hypotheses of its conclusion.

    False where it is not seen: it may hold all the same.
    """
    if theorem.rule in _ALONE:
        return True
    condition = _CONDITIONS.get(theorem.rule)
    if condition is None:
        return False
    facts = theorem.arguments[-1] if theorem.rule != "congruence" else ()
    known = [fact.statement for fact in facts if fact.hypotheses <= theorem.hypotheses]
    try:
        return condition(Checker(known), theorem, *theorem.arguments)
    except (Stuck, Capture, IllFormed, RecursionError):
        return False


def _have_values(al: Algebra, terms: Iterable[Term]) -> bool:
    unfolded = al.with_facts(unfolds=True)
    return all([al.defined(term) or unfolded.defined(term) for term in terms])


def _is(al: Algebra, name: str, left: Term, right: Term) -> bool:
    return not al.sign(minus(left, right)) & ~SIGNS[name]


def _normal_form(al: Algebra, theorem: Theorem, left: Term, right: Term, facts: Any) -> bool:
    return _have_values(al, (left, right)) and equal(al, left, right)


def _sign(al: Algebra, theorem: Theorem, goal: Rel, facts: Any) -> bool:
    return _have_values(al, goal.parts()) and _is(al, goal.name, goal.left, goal.right)


def _linear(al: Algebra, theorem: Theorem, goal: Rel, terms: Any, rest: Term, factor: Term, facts: Any) -> bool:
    signs, combined = al.sign(rest), [rest]
    for premise, multiplier in terms:
        fact = premise.statement
        signs = plus(signs, product(SIGNS[fact.name], al.sign(multiplier)))
        combined.append(Mul((multiplier, minus(fact.left, fact.right))))
    with_values = (*goal.parts(), rest, factor, *combined)
    allowed = al.sign(factor) == POS and not signs & ~SIGNS[goal.name] and _have_values(al, with_values)
    return allowed and equal(al, Mul((factor, minus(goal.left, goal.right))), Add(tuple(combined)))


def _monotone(al: Algebra, theorem: Theorem, function: str | Term, relation: Rel, facts: Any) -> bool:
    if isinstance(function, str):
        return _have_values(al, [Fn(function, (side,)) for side in relation.parts()])
    signs, bases = al.sign(function), [al.sign(side) for side in relation.parts()]
    odd = isinstance(function, Num) and function.value.denominator == 1 and function.value % 2 == 1
    grows = signs == POS and (odd or not any([s & ~(POS | ZERO) for s in bases]))
    falls = signs == NEG and bases == [POS, POS]
    images = tuple([Pow(side, function) for side in relation.parts()])
    _, image = theorem.statement.parts()
    return (grows or falls) and image.parts() == images[:: -1 if falls else 1] and _have_values(al, images)


def _reduced(al: Algebra, theorem: Theorem, kind: str, premise: Any, index: Any, omit: Any, facts: Any) -> bool:
    strict = kind != SUM or theorem.statement.name in (GT, LT)  # type: ignore[attr-defined]
    return _have_values(al, omit) and (not strict or nonempty(al, index.size, len(omit)))


def _extremum(al: Algebra, theorem: Theorem, term: Any, index: Term, facts: Any) -> bool:
    return _have_values(al, (term, index)) and all([al.apart(index, other) for other in term.omit])


def _exp_bound(al: Algebra, theorem: Theorem, exponent: Term, facts: Any) -> bool:
    strict = theorem.statement.name != GE  # type: ignore[attr-defined]
    return _have_values(al, (exponent,)) and not (strict and al.sign(exponent) & ZERO)


def _derivative(al: Algebra, theorem: Theorem, term: Deriv, facts: Any) -> bool:
    return _have_values(al, theorem.statement.parts())


def _in_domain(al: Algebra, variable: Any, image: Term) -> bool:
    match variable:
        case _ if variable == image:
            return True
        case Scalar(_, signs):
            fits = not al.sign(image) & ~signs
        case Dim(_, at_least):
            fits = _is(al, GE, image, num(at_least))
        case _:
            fits = True
    return fits and _have_values(al, (image,))


def _instance(al: Algebra, theorem: Theorem, premise: Theorem, images: Any, facts: Any) -> bool:
    return all([_in_domain(al, variable, image) for variable, image in images])


def _specialisation(al: Algebra, theorem: Theorem, premise: Any, value: Term, facts: Any) -> bool:
    every = premise.statement
    if isinstance(every, ForAll):
        return _have_values(al, (value,))
    return _in_domain(al, every.variable("·"), value)


def _cases(al: Algebra, theorem: Theorem, condition: Rel, holds: Any, fails: Any, facts: Any) -> bool:
    return _have_values(al, condition.parts())


def _another_index(al: Algebra, theorem: Theorem, premise: Any, index: Any, other: Term, facts: Any) -> bool:
    return _have_values(al, (other,)) and nonempty(al, index.size, 1)


def _contradiction(al: Algebra, theorem: Theorem, premise: Any, goal: Prop, facts: Any) -> bool:
    left, right = premise.statement.parts()
    return _have_values(al, (left, right)) and not al.sign(minus(left, right)) & SIGNS[premise.statement.name]


def _value_of_first(al: Algebra, theorem: Theorem, term: Term, *others: Any) -> bool:
    return _have_values(al, (Det(term) if theorem.rule == "nonsingular" else term,))


def _termwise(al: Algebra, theorem: Theorem, term: Deriv, slopes: Any, indices: Any, facts: Any) -> bool:
    still = [f for f in term.body.parts() if isinstance(term.body, Mul) and term.root not in free(f)]
    return _have_values(al, [*still, *getattr(term.body, "omit", ())])


def _tangent(al: Algebra, theorem: Theorem, term: Deriv, lower: Any, upper: Any, touch: Any, facts: Any) -> bool:
    bounds = [Deriv(side, term.var) for side in touch.statement.parts()]
    return _have_values(al, bounds) and _near(lower, term.root) and _near(upper, term.root)


def _congruence(al: Algebra, theorem: Theorem, whole: Any, changes: Any, indices: Any) -> bool:
    return not isinstance(whole, Deriv) or all([_near(change, whole.root) for _, change in changes])


def _near(theorem: Theorem, root: Term) -> bool:
    """Whether the hypotheses of a theorem hold near a point in a variable where they hold at it.

    That the sign with which a scalar was declared does so is the kernel's matter: it is how it is written.
    """
    al = Checker(theorem.hypotheses)
    return all([_is_open(al, h, root) for h in theorem.hypotheses if root in free(h)])


def _is_open(al: Algebra, statement: Prop, root: Term) -> bool:
    match statement:
        case Rel(name, left, right) if name in (GT, LT, NE) and is_real(left):
            return al.smooth(left, root) and al.smooth(right, root)
        case ForAll(size):
            return _is_open(al, statement.instance(fresh((size,), statement)[0]), root)
        case Implies(given, then) if root not in free(given):
            return _is_open(al, then, root)
        case And(members):
            return all([_is_open(al, member, root) for member in members])
    return False


def _squeeze(al: Algebra, theorem: Theorem, goal: Tends, variable: Scalar, lower: Any, upper: Any, *_: Any) -> bool:
    moving = [h for bound in (lower, upper) for h in bound.hypotheses if variable in free(h)]
    return all([_is_eventual(al, h, variable, goal) for h in moving])


def _is_eventual(al: Algebra, statement: Prop, variable: Scalar, goal: Tends) -> bool:
    """Whether a bound of what moves, as the kernel found it to be written, has a value, and lies on the right side."""
    if isinstance(statement, And):
        return all([_is_eventual(al, member, variable, goal) for member in statement.members])
    if not isinstance(statement, Rel):
        return False
    turned = statement.left != variable
    name, end = (CONVERSE[statement.name], statement.left) if turned else (statement.name, statement.right)
    if not _have_values(al, (end,)):
        return False
    if name == NE or goal.point is None:
        return True
    here = ZERO if goal.side == (NEG if name in (LE, LT) else POS) else 0
    return not al.sign(minus(end, goal.point)) & ~((POS if name in (LE, LT) else NEG) | here)


_CONDITIONS: dict[str, Callable[..., bool]] = {
    "normal_form": _normal_form,
    "nonsingular": _value_of_first,
    "congruence": _congruence,
    "instance": _instance,
    "specialisation": _specialisation,
    "cases": _cases,
    "another_index": _another_index,
    "contradiction": _contradiction,
    "sign": _sign,
    "linear": _linear,
    "monotone": _monotone,
    "reduced": _reduced,
    "extremum": _extremum,
    "argmax": _value_of_first,
    "exp_bound": _exp_bound,
    "derivative": _derivative,
    "tangent": _tangent,
    "termwise": _termwise,
    "squeeze": _squeeze,
}
