"""One claim as a file for Coq: its definitions, a lemma for each distinct theorem, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kernel import Theorem
from ..terms.definition import Definition, definitions_in
from ..terms.node import Node, free
from ..terms.term import Call, Deriv, Dim, Index, Scalar, Vector
from .arithmetic import NotExported
from .names import Names
from .printer import Printer, in_order
from .steps import Writer, script


@dataclass(frozen=True)
class Exported:
    """A claim's file, or why there is none."""

    claim: str
    text: str
    lemma: str
    steps: int
    missing: tuple[str, ...] = ()


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

    def __init__(self, claim: str, theorem: Theorem) -> None:
        self.claim, self.theorem = claim, theorem
        self.names = Names()
        self.definitions: dict[Definition, str] = {}

    def written(self) -> Exported:
        """The claim for Coq."""
        theorems = ordered(self.theorem)
        missing: list[str] = []
        lines = ["From Derive Require Import Derive.", "Import Terms.", "Open Scope derive_scope.", ""]
        try:
            lines += self._definitions(theorems)
        except NotExported as problem:
            return Exported(self.claim, "", "", len(theorems), (str(problem),))
        printer = Printer(self.names, self.definitions)
        lemmas: dict[int, str] = {}
        writer = Writer(printer, lemmas)
        wanted = self.claim.rpartition("::")[2]
        for place, theorem in enumerate(theorems):
            last = theorem is self.theorem
            name = self.names.new(wanted) if last else f"step_{place}"
            try:
                statement = writer.statement(theorem)
                hypotheses = [f"h{n}" for n in range(len(theorem.hypotheses))]
                body = script(writer, theorem)
            except NotExported as problem:
                missing.append(str(problem))
                lemmas[id(theorem)] = name
                continue
            lemmas[id(theorem)] = name
            intro = f"intros {' '.join(hypotheses)}. " if hypotheses else ""
            proof = "\n  ".join(body)
            lines.append(f"(* {theorem.rule} *)\nLemma {name} {statement}.\nProof.\n  {intro}{proof}\nQed.\n")
        lines.append(f"Print Assumptions {lemmas[id(self.theorem)]}.")
        text = "\n".join(lines) + "\n"
        return Exported(self.claim, text, lemmas[id(self.theorem)], len(theorems), tuple(dict.fromkeys(missing)))

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
