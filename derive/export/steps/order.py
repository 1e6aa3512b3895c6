"""Steps by rules of order and of limits, and by the table of derivatives."""

from __future__ import annotations

from ...kernel import Theorem
from ...terms.node import Term, free
from ...terms.statement import Rel
from ..arithmetic import NotExported
from .writer import Scope, Script, Writer, step


@step
def _sign(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "by_sign."]


@step
def _linear(writer: Writer, theorem: Theorem) -> Script:
    goal, terms, rest, scale, _ = theorem.arguments
    scope, printer = Scope(writer, theorem), writer.printer
    script = scope.somewhere() + scope.facts()
    total = f"val {printer.term(rest, 9)}%T"
    for number, (premise, multiplier) in enumerate(terms):
        left, right = (printer.term(side, 9) for side in premise.statement.parts())
        script.append(f"pose proof {scope.use(premise)} as l{number}.")
        times = f"val {printer.term(multiplier, 9)}%T"
        total = f"{total} + {times} * (val {left}%T - val {right}%T)"
    left, right = (printer.term(side, 9) for side in goal.parts())
    script.append(f"combined {left} {right} {printer.term(scale, 9)} ({total})%R.")
    for number, (_, multiplier) in enumerate(terms):
        script.append(f"weighed {printer.term(multiplier, 9)} l{number}.")
    script.append(f"added {printer.term(rest, 9)}.")
    return script


@step
def _monotone(writer: Writer, theorem: Theorem) -> Script:
    function, _, _ = theorem.arguments
    if isinstance(function, Term):
        return [*Scope(writer, theorem).facts(), "monotone_power."]
    return [*Scope(writer, theorem).facts(), f"monotone_{function}."]


@step
def _reduced(writer: Writer, theorem: Theorem) -> Script:
    kind, premise, index, omit, _ = theorem.arguments
    scope, printer = Scope(writer, theorem), writer.printer
    name, size = printer.name(index), printer.size(index.size)
    scope.lost.pop(index, None)
    apart = "".join([f" -> {name} <> {printer.index(o)} :> nat" for o in omit])
    said = printer.statement(premise.statement)
    return [
        *scope.facts(),
        f"assert (each : forall {name}, ({name} < {size})%nat{apart} -> {said}).",
        f"{{ intros {name} {name}_in; intros; exact {scope.use(premise)}. }}",
        f"reduced_{kind}.",
    ]


@step
def _extremum(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "bounds_its_members."]


@step
def _argmax(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "at_argmax."]


@step
def _exp_bound(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "exp_bounded."]


@step
def _derivative(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "derived."]


@step
def _expansion(writer: Writer, theorem: Theorem) -> Script:
    return [*Scope(writer, theorem).facts(), "expanded."]


@step
def _squeeze(writer: Writer, theorem: Theorem) -> Script:
    _, variable, lower, upper, below, above, _ = theorem.arguments
    if any([variable in free(h) for bound in (lower, upper) for h in bound.hypotheses]):
        raise NotExported("rule squeeze under hypotheses about what moves")
    if not all([isinstance(bound.statement, Rel) for bound in (lower, upper)]):
        raise NotExported("rule squeeze by terms that are the same")
    scope, printer = Scope(writer, theorem), writer.printer
    scope.lost.pop(variable, None)
    declared = writer.declared(variable)
    bound, names = (" ".join(words) for words in zip(*[(f"({n} : {said})", n) for n, said in declared], strict=True))
    script = scope.facts()
    for name, premise in (("p0", lower), ("p1", upper)):
        script.append(f"assert ({name} : forall {bound}, {printer.statement(premise.statement)}).")
        script.append(f"{{ intros {names}; exact {scope.use(premise)}. }}")
    script += [f"pose proof {scope.use(end)} as {name}." for name, end in (("p2", below), ("p3", above))]
    return [*script, "squeezed p0 p1 p2 p3."]
