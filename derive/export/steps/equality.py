"""Steps by rules of equality."""

from __future__ import annotations

from typing import Any

from ...kernel import Theorem
from ...terms.node import INDEX, VECTOR, Node, free
from ...terms.statement import EQ, And, ForAll, Iff, Implies, Prop, Rel, Same
from ...terms.term import Deriv, Fn, Index, Reduce, is_real
from ..arithmetic import NotExported
from .writer import Scope, Script, Writer, step


@step
def _transitivity(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    first, second = theorem.arguments
    one, two = scope.use(first), scope.use(second)
    match first.statement, second.statement:
        case Iff(), Iff():
            return [f"exact (iff_trans {one} {two})."]
        case Same(left, _), Same() if is_real(left):
            return [f"exact (same_trans _ _ _ {one} {two})."]
        case Same(left, _), Rel() if is_real(left):
            return [f"exact (rel_same_l _ _ _ _ {one} {two})."]
        case Rel(_, left, _), Same() if is_real(left):
            return [f"exact (rel_same_r _ _ _ _ {one} {two})."]
        case Rel(_, left, _), Rel() if is_real(left):
            return [f"follows {one} {two}."]
        case (Same(left), _) | (Rel(_, left), _) if left.sort == VECTOR:
            return [f"entries_follow {one} {two}."]
        case Rel(), Rel():
            return [f"pose proof {one}; pose proof {two}; intuition congruence."]
    raise NotExported("rule transitivity between positions")


@step
def _symmetry(writer: Writer, theorem: Theorem) -> Script:
    (premise,) = theorem.arguments
    used = Scope(writer, theorem).use(premise)
    match premise.statement:
        case Iff():
            return [f"exact (iff_sym {used})."]
        case Same(left) | Rel(_, left) if left.sort == VECTOR:
            return [f"entries_turned {used}."]
        case Same():
            return [f"exact (same_sym _ _ {used})."]
        case Rel(_, left, _) if is_real(left):
            return [f"turned {used}."]
    return [f"pose proof {used}; intuition congruence."]


@step
def _intersection(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    posed = [f"pose proof {scope.use(p)}." for p in theorem.arguments[0]]
    return [*posed, "open_facts. split; [assumption|split; [assumption|cbv beta; lra]]."]


@step
def _normal_form(writer: Writer, theorem: Theorem) -> Script:
    left, right, _ = theorem.arguments
    facts = Scope(writer, theorem).facts()
    if left.sort == VECTOR:
        return [*facts, "intros; same_value_of_both."]
    if left == right:
        return [*facts, "itself."]
    return [*facts, "same_value_of_both."]


@step
def _unfold(writer: Writer, theorem: Theorem) -> Script:
    (term,) = theorem.arguments
    return [f"unfolded_{term.name}."] if isinstance(term, Fn) else ["apply same_refl."]


@step
def _congruence(writer: Writer, theorem: Theorem) -> Script:
    whole, changes, indices = theorem.arguments
    scope = Scope(writer, theorem)
    script: Script = []
    for number, (place, premise) in enumerate(changes):
        script += _change(scope, whole, place, premise, indices, f"p{number}")
    if isinstance(whole, Deriv) and len(changes) == 1 and _moved(whole, changes[0][1]):
        return [*script, *_nearby(scope, whole, changes[0][1])]
    if isinstance(whole, Prop):
        match whole:
            case Rel() | Same():
                return [*script, "related."]
            case ForAll():
                return [*script, "everywhere p0."]
            case And() | Implies() | Iff():
                return [*script, "tauto."]
        raise NotExported(f"rule congruence in {type(whole).__name__}")
    return [*script, "intros; alike." if whole.sort == VECTOR else "alike."]


def _change(scope: Scope, whole: Node, place: int, premise: Theorem, indices: tuple[Index, ...], name: str) -> Script:
    writer, binds = scope.writer, place == len(whole.parts()) - 1 and whole.binds()
    own: dict[Any, str] = {v: writer.printer.name(v) for v in (indices if binds else ())}
    lost = {v: t for v, t in scope.lost.items() if v not in own}
    omitted = ""
    if binds and isinstance(whole, Reduce):
        omitted = "".join([f" -> {own[indices[0]]} <> {writer.printer.index(o)} :> nat" for o in whole.omit])
    if isinstance(whole, Deriv) and place == 0:
        own = {whole.root: writer.printer.name(whole.root)}
    bound = [f"({n} : {said})" for v in own for n, said in writer.declared(v)]
    said = writer.printer.statement(_as_same(premise.statement))
    inside = {v: f"{writer.printer.name(v)}_" for v in own} if isinstance(whole, Deriv) else {}
    domains = {v: f"{writer.printer.name(v)}_sign_" for v in inside}
    moved = _moved(whole, premise)
    known = {**scope.known, **{h: f"{name}_{number}" for number, h in enumerate(moved)}}
    use = writer.use(premise, known, {**lost, **inside} or None, domains)
    for_each = f"forall {' '.join(bound)}, " if bound else ""
    apart = f"{omitted.removeprefix(' -> ')} -> " if omitted else ""
    apart += "".join([f"({writer.printer.statement(h)}) -> " for h in moved])
    lines = [f"assert ({name} : {for_each}{apart}{said})."]
    end = "_" if inside else ""
    intro = " ".join([n + end for v in own for n, _ in writer.declared(v)] + [known[h] for h in moved])
    lines.append(f"{{ intros {intro}; intros; from_equality {use}. }}")
    return lines


def _moved(whole: Node, premise: Theorem) -> list[Prop]:
    """The hypotheses of a premise that speak of what moves, in one order."""
    if not isinstance(whole, Deriv):
        return []
    return sorted([h for h in premise.hypotheses if whole.root in free(h)], key=repr)


def _nearby(scope: Scope, whole: Deriv, premise: Theorem) -> Script:
    """An exchange inside of a derivative that holds near the point: so do the hypotheses about what moves."""
    printer = scope.writer.printer
    (name, kind), *domain = scope.writer.declared(whole.root)
    said = [text for _, text in domain] + [f"({printer.statement(h)})" for h in _moved(whole, premise)]
    both = " /\\ ".join(said)
    return [f"nearby (fun {name} : {kind} => {both}) p0."]


def _as_same(statement: Prop) -> Prop:
    if isinstance(statement, Rel) and statement.name == EQ and statement.left.sort != INDEX:
        return Same(statement.left, statement.right)
    return statement
