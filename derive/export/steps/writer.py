"""What the scripts of all steps need: lemmas with their variables and hypotheses, and premises as they are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...kernel import Theorem
from ...terms.node import free
from ...terms.statement import Prop
from ...terms.term import Dim, Index, Scalar, Vector
from ..arithmetic import NotExported
from ..printer import SIGN, Printer

Script = list[str]
STEPS: dict[str, Callable[[Writer, Theorem], Script]] = {}


def step(function: Callable[[Writer, Theorem], Script]) -> Callable[[Writer, Theorem], Script]:
    """Mark a function as what writes the steps of the rule of its name."""
    STEPS[function.__name__.strip("_")] = function
    return function


def kind_of(variable: Any) -> int:
    """Dimensions before what they are the sizes of."""
    return 0 if isinstance(variable, Dim) else 1


class Writer:
    """Lemmas for theorems, over the names of one file."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.lemmas: dict[int, str] = {}
        self._rests: dict[int, tuple[str, ...]] = {}

    # ── a lemma ──

    def lemma(self, theorem: Theorem, name: str, statement: str) -> str:
        """A theorem as a lemma, with the steps that it rests on and that are taken as hypotheses."""
        rests = tuple(dict.fromkeys([step for p in theorem.premises() for step in self._rests.get(id(p), ())]))
        self.lemmas[id(theorem)], self._rests[id(theorem)] = name, rests
        return " ".join([f"Lemma {name}", *[f"({step} : {step}_says)" for step in rests], statement])

    def hypothesis(self, theorem: Theorem, name: str) -> str:
        """A theorem as what the lemmas that rest on it take as a hypothesis."""
        self.lemmas[id(theorem)], self._rests[id(theorem)] = name, (name,)
        variables = self.variables(theorem)
        claim = f"forall {self.binders(variables)},\n  {self.said(theorem)}" if variables else self.said(theorem)
        return f"(* {theorem.rule}: a hypothesis of what rests on it *)\nDefinition {name}_says : Prop := {claim}.\n"

    # ── a lemma's statement ──

    def variables(self, theorem: Theorem) -> list[Any]:
        """What a theorem speaks of, in one order."""
        found = frozenset[Any]().union(*[free(node) for node in (theorem.statement, *theorem.hypotheses)])
        return sorted(found, key=lambda v: (kind_of(v), v.sort, self.printer.name(v)))

    def binders(self, variables: list[Any]) -> str:
        """The variables of a lemma, each with what it is declared as."""
        return " ".join([f"({name} : {said})" for v in variables for name, said in self.declared(v)])

    def declared(self, variable: Any) -> list[tuple[str, str]]:
        """A variable and its domain."""
        name = self.printer.name(variable)
        match variable:
            case Dim():
                return [(name, "nat"), (f"{name}_min", f"({variable.at_least} <= {name})%nat")]
            case Index():
                return [(name, "nat"), (f"{name}_in", f"({name} < {self.printer.size(variable.size)})%nat")]
            case Scalar(_, signs):
                said = SIGN[signs].format(name)
                return [(name, "R"), *([(f"{name}_sign", said)] if said else [])]
            case Vector(_, shape, _) if len(shape) < 3:
                return [(name, ("vec", "mat")[len(shape) - 1])]
        raise NotExported(f"the variable {variable.name}: functions and tensors are not exported")

    def hypotheses(self, theorem: Theorem) -> list[tuple[str, Prop]]:
        """What a theorem assumes, in one order, each with its name in a script."""
        said = sorted([(self.printer.statement(h), h) for h in theorem.hypotheses], key=lambda pair: pair[0])
        return [(f"h{place}", h) for place, (_, h) in enumerate(said)]

    def statement(self, theorem: Theorem) -> str:
        """A theorem, for all that it speaks of."""
        variables = self.variables(theorem)
        claim = self.said(theorem)
        return f"{self.binders(variables)} :\n  {claim}" if variables else f":\n  {claim}"

    def said(self, theorem: Theorem) -> str:
        """A theorem's statement under its hypotheses."""
        given = [f"({self.printer.statement(h)}) ->" for _, h in self.hypotheses(theorem)]
        return " ".join([*given, self.printer.statement(theorem.statement)])

    # ── a premise ──

    def use(
        self,
        premise: Theorem,
        known: dict[Prop, str],
        images: dict[Any, str] | None = None,
        domains: dict[Any, str] | None = None,
    ) -> str:
        """A premise at its own variables, with its hypotheses by their names, or else found in the context."""
        name, rests = self.lemmas[id(premise)], self._rests.get(id(premise), ())
        words = [name, *[step for step in rests if step != name]]
        for variable in self.variables(premise):
            for place, (name, _) in enumerate(self.declared(variable)):
                if images is not None and variable in images:
                    proof = (domains or {}).get(variable, "ltac:(side)")
                    words.append(images[variable] if place == 0 else proof)
                else:
                    words.append(name)
        for _, hypothesis in self.hypotheses(premise):
            words.append(known.get(hypothesis, "ltac:(hyp)"))
        return f"({' '.join(words)})" if len(words) > 1 else words[0]

    def lost(self, theorem: Theorem) -> dict[Any, str]:
        """Values for variables that its premises speak of, and it does not."""
        own = set(self.variables(theorem))
        found: dict[Any, str] = {}
        for premise in theorem.premises():
            for variable in self.variables(premise):
                if variable not in own:
                    found[variable] = _some(variable)
        return found


def _some(variable: Any) -> str:
    """A value that a variable may have."""
    match variable:
        case Dim():
            return f"{variable.at_least}%nat"
        case Index():
            return "0%nat"
        case Scalar(_, signs):
            return "1%R" if signs & 4 else "0%R" if signs & 2 else "(-1)%R"
        case Vector(_, shape, _):
            return "(fun _ => 0%R)" if len(shape) == 1 else "(fun _ _ => 0%R)"
    raise NotExported("a variable without a value")


class Scope:
    """What a step may use: its hypotheses by name, and its premises."""

    def __init__(self, writer: Writer, theorem: Theorem) -> None:
        self.writer, self.theorem = writer, theorem
        self.known = {h: name for name, h in writer.hypotheses(theorem)}
        self.lost = writer.lost(theorem)

    def use(self, premise: Theorem) -> str:
        """A premise."""
        return self.writer.use(premise, self.known, self.lost or None)

    def somewhere(self) -> Script:
        """Positions that premises speak of and the theorem does not, under their own names."""
        script = []
        for variable in [v for v in self.lost if isinstance(v, Index) and v.size not in self.lost]:
            del self.lost[variable]
            name, size = self.writer.printer.name(variable), self.writer.printer.size(variable.size)
            script.append(f"destruct (some_position {size} ltac:(lia)) as ({name} & {name}_in).")
        return script

    def facts(self) -> Script:
        """The facts that the step used, in the context."""
        given = self.theorem.arguments[-1]
        used = [f for f in self.theorem.used if any(f is g for g in given)]
        return [f"pose proof {self.use(fact)} as f{place}." for place, fact in enumerate(used)]
