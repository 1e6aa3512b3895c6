"""One claim as a file for Coq: its definitions, a lemma for each distinct theorem, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..kernel import Theorem
from ..terms.definition import Definition, definitions_in
from ..terms.node import Node, free
from ..terms.term import Call, Deriv, Dim, Index, Scalar, Vector
from .arithmetic import NotExported
from .names import Names
from .printer import Printer, in_order
from .steps import Script, Writer, script


@dataclass(frozen=True)
class Open:
    """A step that a claim's file takes as a hypothesis: its number in the file, and the rule that it is by."""

    number: int
    rule: str

    def __str__(self) -> str:
        return f"step {self.number}: {self.rule}"


@dataclass(frozen=True)
class Exported:
    """A claim's file, or why there is none.

    `open` are the steps that it takes as hypotheses, since no lemma proves them in Coq, or since Coq does not.
    """

    claim: str
    text: str = ""
    lemma: str = ""
    steps: int = 0
    missing: tuple[str, ...] = ()
    open: tuple[Open, ...] = ()
    theorem: Theorem | None = None
    digest: str = ""

    def but_for(self, number: int) -> Exported:
        """The claim's file with one more step taken as a hypothesis."""
        if self.theorem is None:
            return self
        taken = frozenset([number, *[step.number for step in self.open]])
        return replace(File(self.claim, self.theorem, taken).written(), digest=self.digest)


def ordered(last: Theorem) -> list[Theorem]:
    """All theorems that one was made from, premises first, each once."""
    found: list[Theorem] = []
    seen: set[int] = set()
    waiting: list[tuple[Theorem, bool]] = [(last, False)]
    while waiting:
        theorem, ready = waiting.pop()
        if ready:
            found.append(theorem)
        elif id(theorem) not in seen:
            seen.add(id(theorem))
            waiting.append((theorem, True))
            waiting += [(p, False) for p in reversed(list(theorem.premises()))]
    return found


def nodes(value: Any) -> list[Node]:
    """The terms and statements among a rule's arguments."""
    if isinstance(value, Node):
        return [value]
    return [n for part in value for n in nodes(part)] if isinstance(value, tuple) else []


class File:
    """The file of one claim."""

    def __init__(self, claim: str, theorem: Theorem, taken: frozenset[int] = frozenset()) -> None:
        self.claim, self.theorem, self.taken = claim, theorem, taken
        self.names = Names()
        self.definitions: dict[Definition, str] = {}

    def written(self) -> Exported:
        """The claim for Coq."""
        theorems = ordered(self.theorem)
        missing: list[str] = []
        open_steps: list[Open] = []
        lines = ["From Derive Require Import Derive.", "Import Terms.", "Open Scope derive_scope.", ""]
        try:
            lines += self._definitions(theorems)
        except NotExported as problem:
            return Exported(self.claim, steps=len(theorems), missing=(str(problem),))
        writer = Writer(Printer(self.names, self.definitions))
        for place, theorem in enumerate(theorems):
            last = theorem is self.theorem
            name = self.names.new(self.claim.rpartition("::")[2]) if last else f"step_{place}"
            try:
                statement = writer.statement(theorem)
                body = None if place in self.taken else self._script(writer, theorem, must=last)
            except NotExported as problem:
                missing.append(str(problem))
                writer.lemmas[id(theorem)] = name
                continue
            if body is None:
                open_steps.append(Open(place, theorem.rule))
                lines.append(writer.hypothesis(theorem, name))
                continue
            hypotheses = [f"h{n}" for n in range(len(theorem.hypotheses))]
            intro = f"intros {' '.join(hypotheses)}. " if hypotheses else ""
            proof = "\n  ".join(body)
            lemma = writer.lemma(theorem, name, statement)
            lines.append(f"(* {theorem.rule} *)\n{lemma}.\nProof.\n  {intro}{proof}\nQed.\n")
        lemma = writer.lemmas[id(self.theorem)]
        text = "\n".join([*lines, f"Print Assumptions {lemma}."]) + "\n"
        why = tuple(dict.fromkeys(missing))
        return Exported(self.claim, text, lemma, len(theorems), why, tuple(open_steps), self.theorem)

    def _script(self, writer: Writer, theorem: Theorem, must: bool) -> Script | None:
        """How Coq proves a step, or None where nothing does. Raises NotExported where something must."""
        try:
            return script(writer, theorem)
        except NotExported:
            if must:
                raise
            return None

    def _definitions(self, theorems: list[Theorem]) -> list[str]:
        found: dict[Definition, None] = {}
        for theorem in theorems:
            for node in (theorem.statement, *theorem.hypotheses, *nodes(theorem.arguments)):
                for definition in definitions_in(node):
                    found.setdefault(definition)
        lines: list[str] = []
        for definition in found:
            self._define(definition, lines)
        if lines:
            lines.append(f"Ltac defs ::= unfold {', '.join(reversed(self.definitions.values()))} in *.\n")
        return lines

    def _define(self, definition: Definition, lines: list[str]) -> None:
        if definition in self.definitions:
            return
        for inner in definitions_in(definition.body):
            self._define(inner, lines)
        moved = roots(definition.body)
        printer = Printer(Names(self.names), self.definitions)
        binders = []
        for param, _ in in_order(definition, definition.params):
            name = printer.name(param)
            match param:
                case Dim() | Index():
                    kind = "nat"
                case Scalar():
                    kind = "R" if param in moved else "T"
                case Vector(_, shape, _) if len(shape) < 3:
                    kind = ("" if param in moved else "t") + ("vec", "mat")[len(shape) - 1]
                case _:
                    raise NotExported(f"the definition {definition.name}: a parameter {type(param).__name__}")
            binders.append(f" ({name} : {kind})")
        name = self.names.new(definition.name)
        body = printer.term(definition.body)
        self.definitions[definition] = name
        lines.append(f"Definition {name}{''.join(binders)} : T :=\n  {body}.\n")


def roots(node: Node) -> frozenset[Any]:
    """The variables by which something in a term is differentiated."""
    found = frozenset[Any]([node.root]) if isinstance(node, Deriv) else frozenset()
    if isinstance(node, Call):
        for param, arg in zip(node.definition.params, node.args, strict=True):
            if param in roots(node.definition.body):
                found |= free(arg)
    return found.union(*[roots(part) for part in node.parts()])
