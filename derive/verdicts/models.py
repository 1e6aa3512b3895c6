"""Models: functions, vectors and matrices written out, so that hypotheses about every number or vector are met.

No point shows such a hypothesis. So the author writes out what it speaks of, and
the hypothesis is proved of that, for every dimension: then the claim says
something, and numbers look at it there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from .. import kernel
from ..claims.claim import Claim
from ..claims.proving.prove import proves
from ..claims.witness import Model
from ..evidence.numbers.points import NoPoint, Point
from ..evidence.numbers.question import Question
from ..evidence.numbers.sample import examine
from ..find.search import Search
from ..kernel import Rejected
from ..kernel.context import Context, known
from ..kernel.context.domain import Gap
from ..printing.text import text
from ..records.settings import Settings
from ..search.at_point import fails_at, holds_at
from ..search.convert import Converter, derivatives, differentiating, right_of
from ..search.obligations import prove
from ..search.scope import Scope
from ..terms.definition import unfolded
from ..terms.node import IllFormed, Term, free
from ..terms.statement import Every, Prop
from ..terms.substitution import Capture, substitute
from ..terms.term import Apply, Call, Deriv, Function, Index, Scalar, Vector, abstract, at, shape_of
from ..terms.throughout import Again, throughout

_MARK = "·model"


def is_of_every_number(statement: Prop) -> bool:
    """Whether a statement speaks of every number or every vector somewhere in it."""
    parts = [part for part in statement.parts() if isinstance(part, Prop)]
    return isinstance(statement, Every) or any(map(is_of_every_number, parts))


def written_out_as(statement: Prop, claim: Claim) -> str:
    """How a witness would write out what a statement speaks of, in the claim's names: models=[(f, x, dot(x, x))]."""
    named = sorted(frozenset().union(*map(free, (claim.statement, *claim.given))), key=lambda v: v.name)
    pairs = []
    for variable in sorted(free(statement), key=lambda v: v.name):
        if isinstance(variable, Function):
            letters = [_letter_of(shape, named) for shape in variable.takes]
            one = len(letters) == 1
            squared = one and len(variable.takes[0]) == 1 and not variable.to
            arguments = letters[0] if one else f"({', '.join(letters)})"
            pairs.append(f"({variable.name}, {arguments}, {f'dot({letters[0]}, {letters[0]})' if squared else '…'})")
        elif isinstance(variable, Vector):
            square = len(variable.shape) == len(set(variable.shape)) + 1
            pairs.append(f"({variable.name}, {f'eye({text(variable.shape[0])})' if square else '…'})")
    return f"meets=witness(models=[{', '.join(pairs) or '…'}])"


def _letter_of(shape: tuple[Any, ...], named: list[Any]) -> str:
    """A variable of the claim that is of a shape; x or t where it has none."""
    fitting = [v for v in named if isinstance(v, Vector if shape else Scalar) and _shape(v) == shape]
    return fitting[0].name if fitting else "x" if shape else "t"


class Unmet(msgspec.Struct, frozen=True):
    """A hypothesis that is not shown of the models, with a point at which it fails, if one was found."""

    hypothesis: Prop
    point: Point | None


class Models:
    """What stands for functions, vectors and matrices. Raises NoPoint where one is not smooth and should be."""

    def __init__(self, models: Iterable[Model]) -> None:
        self.said = tuple(models)
        self.models: dict[Any, Model] = {model.variable: _smooth(model) for model in self.said}

    def put_into(self, node: Any) -> Any:
        """The statement or term with these in it. Raises NoPoint where that would change what a derivative moves."""
        try:
            return throughout(node, self._change, _MARK)
        except (Capture, IllFormed, Rejected) as problem:
            raise NoPoint(f"the models cannot be put into {text(node)}: {problem}") from None

    def _change(self, node: Any, again: Again) -> Any:
        if free(node).isdisjoint(self.models):
            return node
        match node:
            case Apply(function) if function in self.models:
                return _value(self.models[function], node.rebuilt((function, *map(again, node.parts()[1:]))))
            case Call(_, args) if any([argument in self.models for argument in args]):
                return again(unfolded(node))
            case Vector() | Scalar():
                return self.models[node].body
            case Deriv():
                self._require_still(node)
        return None

    def _require_still(self, slope: Deriv) -> None:
        """Nothing that is put into a derivative depends on what moves there."""
        for variable in free(slope).intersection(self.models):
            model = self.models[variable]
            if slope.root == variable or slope.root in free(model.body) - set(model.args):
                raise Capture(f"{text(slope.root)} moves in {text(slope)}")

    def told(self) -> str:
        """`f(x) = ‖x‖²` of each."""
        return ", ".join([f"{_named(model)} = {text(model.body)}" for model in self.said])

    # ── hypotheses ──

    def unmet(self, claim: Claim, settings: Settings) -> Unmet | None:
        """The first hypothesis about every number or vector that is not shown of the models; None if all are."""
        given = tuple(map(self.put_into, claim.given))
        plain = tuple([h for h in given if not is_of_every_number(h)])
        for said, hypothesis in zip(claim.given, given, strict=True):
            if is_of_every_number(hypothesis) and not _is_proved(hypothesis, plain, claim, settings):
                question = Question.of(hypothesis, plain, holds_at, fails_at)
                return Unmet(said, examine(question, settings.seed).refutation)
        return None

    def question(self, statement: Prop, given: Iterable[Prop], met: bool) -> Question:
        """What is asked of points, where the models stand. `met`: the hypotheses about every number hold there."""
        there = [h for h in map(self.put_into, given) if not (met and is_of_every_number(h))]
        return Question.of(self.put_into(statement), tuple(there), holds_at, fails_at)


def _is_proved(hypothesis: Prop, given: tuple[Prop, ...], claim: Claim, settings: Settings) -> bool:
    try:
        return prove(hypothesis, Scope(given, thorough=True)).hypotheses <= frozenset(given)
    except Rejected:
        pass
    scope = Scope(given)
    search = Search(replace(claim, statement=hypothesis, given=given), settings.effort)
    part = search.part(hypothesis, scope, claim.line)
    return part is not None and proves(part, hypothesis, scope)


def _named(model: Model) -> str:
    arguments = ", ".join([text(arg) for arg in model.args])
    return f"{model.variable.name}({arguments})" if arguments else model.variable.name


def _value(model: Model, value: Apply) -> Term:
    """What the model is at arguments, or its derivative there."""
    term = at(model.body, value.places) if value.places else model.body
    moved: dict[Any, Term] = {}
    for place, (slot, along) in enumerate(zip(value.slots, value.along, strict=True)):
        by = model.args[slot]
        own = tuple([Index(f"{_MARK}{place}d{number}", size) for number, size in enumerate(_shape(by))])
        term = _slope(Deriv(term, at(by, own) if own else by))
        moved |= dict(zip(own, along, strict=True))
    found: Term = substitute(term, moved | dict(zip(model.args, value.args, strict=True)))
    return found


def _shape(variable: Any) -> tuple[Any, ...]:
    return shape_of(variable) if isinstance(variable, Vector) else ()


def _slope(slope: Deriv) -> Term:
    """The derivative, written out. Raises Rejected where it cannot be."""
    change = Converter(differentiating(None, lambda name, term: None), Scope(()), (slope,))(slope)
    found: Term = slope if change is None else right_of(change)
    if any(True for _ in derivatives(found)):
        raise Rejected(f"{text(slope)} cannot be written out")
    ctx = known(())
    return kernel.render(ctx.normal(found)) if ctx.gap(found) is None else found


def _smooth(model: Model) -> Model:
    """The model, in normal form if that alone shows that it is smooth, as that of ‖x‖². Raises NoPoint.

    A function has a value and derivatives of every order everywhere, a vector has a value.
    """
    ctx = known(())
    places = tuple([Index(f"{_MARK}{number}s", size) for number, size in enumerate(_shape_of(model.body))])
    body = at(model.body, places) if places else model.body
    gap = ctx.gap(body) or _roughness(ctx, body, model)
    if gap is None:
        return model
    plain = kernel.render(ctx.normal(body)) if ctx.gap(body) is None else body
    if ctx.gap(plain) is not None or _roughness(ctx, plain, model) is not None:
        raise NoPoint(f"the model {_named(model)} = {text(model.body)}: {gap.reason}")
    return replace(model, body=abstract(plain, places) if places else plain)


def _roughness(ctx: Context, body: Term, model: Model) -> Gap | None:
    moving = model.args if getattr(model.variable, "smooth", 0) else ()
    return next((gap for arg in moving if (gap := ctx.roughness(body, arg)) is not None), None)


def _shape_of(body: Term) -> tuple[Any, ...]:
    return shape_of(body) if body.sort == "vector" else ()
