"""Steps by rules of logic."""

from __future__ import annotations

from typing import Any

from ...kernel import Theorem
from ...terms.statement import ForAll, Iff, negated
from ...terms.term import ANY, Dim, Index, Scalar, Vector
from ..arithmetic import NotExported
from .writer import Scope, Script, Writer, step


@step
def _hypothesis(writer: Writer, theorem: Theorem) -> Script:
    return ["exact h0."]


@step
def _conclude(writer: Writer, theorem: Theorem) -> Script:
    return [f"exact {Scope(writer, theorem).use(theorem.arguments[2])}."]


@step
def _discharge(writer: Writer, theorem: Theorem) -> Script:
    premise, assumed = theorem.arguments
    scope = Scope(writer, theorem)
    scope.known[assumed] = "given_"
    return [f"intros given_. exact {scope.use(premise)}."]


@step
def _detachment(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    rule, premise = theorem.arguments
    if isinstance(rule.statement, Iff):
        return [f"exact (proj1 {scope.use(rule)} {scope.use(premise)})."]
    return [f"exact ({scope.use(rule)} {scope.use(premise)})."]


@step
def _equivalence(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    there, back = theorem.arguments
    return [f"split; [exact {scope.use(there)}|exact {scope.use(back)}]."]


@step
def _conjunction(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    *members, last = [scope.use(p) for p in theorem.arguments[0]]
    said = last
    for member in reversed(members):
        said = f"(conj {member} {said})"
    return [f"exact {said}."]


@step
def _conjunct(writer: Writer, theorem: Theorem) -> Script:
    premise, place = theorem.arguments
    names = [f"m{number}" for number in range(len(premise.statement.members))]
    return [f"destruct {Scope(writer, theorem).use(premise)} as ({' & '.join(names)}). exact m{place}."]


@step
def _generalisation(writer: Writer, theorem: Theorem) -> Script:
    premise, variable = theorem.arguments
    scope = Scope(writer, theorem)
    names = [n for n, _ in writer.declared(variable)]
    scope.lost.pop(variable, None)
    return [f"intros {' '.join(names)}. exact {scope.use(premise)}."]


@step
def _instance(writer: Writer, theorem: Theorem) -> Script:
    premise, images, _ = theorem.arguments
    scope = Scope(writer, theorem)
    texts = {**scope.lost, **_resized(writer, theorem)}
    plain = True
    for variable, image in images:
        texts[variable], simple = _image(writer, variable, image)
        plain = plain and simple
    use = writer.use(premise, {}, texts)
    if plain and not theorem.hypotheses:
        return [*scope.facts(), f"exact {use}."]
    return [*scope.facts(), f"at_values {use}."]


def _resized(writer: Writer, theorem: Theorem) -> dict[Any, str]:
    """Variables that are of other sizes in an instance, since a dimension is another there: under their own names."""
    premise, images, _ = theorem.arguments
    sizes, own = dict(images), set(writer.variables(theorem))
    found: dict[Any, str] = {}
    for variable in writer.variables(premise):
        if variable not in sizes and isinstance(variable, Index | Vector):
            there = variable.retyped((), tuple([sizes.get(size, size) for size in variable.sizes()]))
            if there != variable and there in own:
                found[variable] = writer.printer.name(there)
    return found


def _image(writer: Writer, variable: Any, image: Any) -> tuple[str, bool]:
    """A value for a variable, and whether it is that as it is written."""
    printer = writer.printer
    match variable, image:
        case Dim(), _:
            return printer.size(image), True
        case Index(), _:
            return printer.index(image), True
        case (Scalar(), Scalar()) | (Vector(), Vector()):
            return printer.name(image), True
        case Scalar(), _:
            return f"(val {printer.term(image, 9)})", False
        case Vector(_, shape, _), _ if len(shape) < 3:
            places = " ".join(["k", "l"][: len(shape)])
            return f"(fun {places} => val ({printer.vector(image)} {places}))", False
    raise NotExported("rule instance at this term")


@step
def _specialisation(writer: Writer, theorem: Theorem) -> Script:
    premise, value, _ = theorem.arguments
    scope = Scope(writer, theorem)
    statement = premise.statement
    printer = writer.printer
    if isinstance(statement, ForAll):
        return [*scope.facts(), f"exact ({scope.use(premise)} {printer.index(value)} ltac:(side))."]
    variable = statement.variable("·0")
    text, plain = _image(writer, variable, value)
    side = " ltac:(side)" if isinstance(variable, Scalar) and variable.signs != ANY else ""
    return [*scope.facts(), f"{'exact' if plain else 'at_values'} ({scope.use(premise)} {text}{side})."]


@step
def _cases(writer: Writer, theorem: Theorem) -> Script:
    condition, holds, fails, _ = theorem.arguments
    scope = Scope(writer, theorem)
    other = negated(condition)
    one, two = (writer.printer.statement(c) for c in (condition, other))
    script = [*scope.facts(), f"assert (case : ({one}) \\/ ({two})) by either."]
    script.append("destruct case as [yes|no].")
    for premise, given, name in ((holds, condition, "yes"), (fails, other, "no")):
        known = {**scope.known, given: name}
        script.append(f"- exact {writer.use(premise, known, scope.lost or None)}.")
    return script


@step
def _another_index(writer: Writer, theorem: Theorem) -> Script:
    premise, index, other, _ = theorem.arguments
    scope = Scope(writer, theorem)
    scope.lost.pop(index, None)
    name, size = writer.printer.name(index), writer.printer.size(index.size)
    return [
        *scope.facts(),
        f"destruct (another {size} {writer.printer.index(other)} ltac:(side)) as ({name} & {name}_in & {name}_ne).",
        f"exact {scope.use(premise)}.",
    ]


@step
def _contradiction(writer: Writer, theorem: Theorem) -> Script:
    scope = Scope(writer, theorem)
    return [*scope.facts(), f"exfalso. contradicted {scope.use(theorem.arguments[0])}."]
