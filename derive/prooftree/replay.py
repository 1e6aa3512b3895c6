"""Every step of a finished proof through the kernel once more, and what was proved by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..printing.clashes import clash
from ..printing.domains import declaration, in_doubt
from ..printing.text import text
from ..rules import RULES, Rejected, Theorem, theorems_in
from ..terms.definition import Definition
from ..terms.functions import REAL
from ..terms.matrices import named_definitions_in
from ..terms.names import misread
from ..terms.node import Node, free
from ..terms.statement import RELATION, WHOLE, Every, ForAll, Tends
from ..terms.term import Call, Dim, Fn, Function, Index, Lam, Reduce, Scalar, Vector
from .digests import Digests
from .read import Step, Tree, Unreadable, value
from .sizes import Sizes

LONGEST = 5_000
"""A statement or a definition of more parts is not printed: nobody could read what was proved."""


class Refused(ValueError):
    """A proof that does not prove what it says."""


class NotSeen(Exception):
    """A proof with a step that elementary steps do not show. It may be right all the same."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule


@dataclass(frozen=True)
class Judgement:
    """What a finished proof was found to prove, in words."""

    claim: str
    statement: str
    hypotheses: tuple[str, ...]
    axioms: tuple[str, ...]
    where: tuple[str, ...]
    """The definitions that it speaks of, and what is assumed of its variables."""
    over: tuple[str, ...]
    """What vectors and indices range over, where there are several sizes."""
    digest: str
    steps: int


@dataclass
class Replay:
    """Proofs replayed one after the other; what one of them proved on the way need not be proved again.

    `elementary`: whether the rules ask a judge that takes elementary steps alone. They then get
    no more facts than a step used, and what they refuse may be right.
    """

    digests: Digests = field(default_factory=Digests)
    proved: dict[Any, Theorem] = field(default_factory=dict)
    elementary: bool = False
    trace: Callable[[str], object] | None = None
    """Hears of each new step, as a line of JSON, which figures were taken for it."""

    def judge(self, tree: Tree) -> Judgement:
        """What a proof proves. Raises Refused, Unreadable and, by elementary steps alone, NotSeen."""
        theorems: list[Theorem] = []
        for place, step in enumerate(tree.steps):
            theorems.append(self._theorem(step, tree, theorems, place))
        found = theorems[-1]
        digest = self.digests.judgement(found.statement, found.hypotheses, found.axioms)
        if self.digests.sealed(tree.claim, digest) != tree.digest:
            raise Refused("its digest is not that of what is proved here under this name")
        _require_printable((found.statement, *found.hypotheses))
        said = (found.statement, *sorted(found.hypotheses, key=text))
        _require_readable(said)
        return Judgement(
            tree.claim,
            text(said[0]),
            tuple(map(text, said[1:])),
            tuple(sorted(found.axioms)),
            tuple(_where(said)),
            tuple(map(declaration, in_doubt(said))),
            digest,
            len(tree.steps),
        )

    def _theorem(self, step: Step, tree: Tree, theorems: list[Theorem], place: int) -> Theorem:
        rule, arguments = _of(step, tree, theorems, place)
        digest = self.digests.of_step(step.rule, arguments)
        if digest != step.digest:
            raise Refused(f"theorem {place}: its digest is not that of what it is made of")
        known: Any = digest
        if self.elementary:
            known = digest, step.used, *map(id, theorems_in(arguments))  # a digest does not tell which facts were used
            arguments = _with_facts_used(rule, arguments, step, place)
        if known not in self.proved:
            apply = self._applied if self.trace is None else self._traced
            self.proved[known] = apply(rule, arguments, step, place)
            self.digests.keep(self.proved[known], digest)
        return self.proved[known]

    def _applied(self, rule: Callable[..., Theorem], arguments: tuple[Any, ...], step: Step, place: int) -> Theorem:
        try:
            return _applied(rule, arguments, step.rule, place)
        except Refused as refusal:
            if self.elementary and (_takes_facts(rule) or step.rule in ("congruence", "ground")):
                raise NotSeen(step.rule, str(refusal)) from None
            raise

    def _traced(self, rule: Callable[..., Theorem], arguments: tuple[Any, ...], step: Step, place: int) -> Theorem:
        from .trace import Trace

        trace = Trace()
        with trace.recording():
            found = self._applied(rule, arguments, step, place)
        if self.trace is not None and not trace.is_empty:
            self.trace(trace.line(step))
        return found


def _takes_facts(rule: Callable[..., Theorem]) -> bool:
    return "facts" in rule.__annotations__


def _with_facts_used(
    rule: Callable[..., Theorem], arguments: tuple[Any, ...], step: Step, place: int
) -> tuple[Any, ...]:
    """The arguments of a step with the facts alone that it used."""
    if step.used is None:
        return arguments
    if not _takes_facts(rule):
        raise Refused(f"theorem {place}: {step.rule} takes no facts, of which it could use some")
    *others, facts = arguments
    return *others, tuple([facts[number] for number in step.used])


def theorem(tree: Tree) -> Theorem:
    """What a proof comes to, whatever digests it gives. Raises Refused and Unreadable."""
    theorems: list[Theorem] = []
    for place, step in enumerate(tree.steps):
        theorems.append(_applied(*_of(step, tree, theorems, place), step.rule, place))
    return theorems[-1]


def _of(step: Step, tree: Tree, theorems: list[Theorem], place: int) -> tuple[Callable[..., Theorem], tuple[Any, ...]]:
    """The rule of a step, and its arguments."""
    rule = RULES.get(step.rule)
    if rule is None:
        raise Refused(f"theorem {place}: the kernel has no rule {step.rule!r:.60}")
    return rule, value(step.arguments, tree.terms, theorems)


def _applied(rule: Callable[..., Theorem], arguments: tuple[Any, ...], name: str, place: int) -> Theorem:
    try:
        return rule(*arguments)
    except Rejected as refusal:
        raise Refused(f"theorem {place}: {name} does not apply: {refusal}") from None


def _where(said: Iterable[Node]) -> Iterable[str]:
    for definition in dict.fromkeys(d for node in said for d in named_definitions_in(node)):
        yield f"{text(definition.call({}))} = {text(definition.body)}"
    variables = frozenset[Node]().union(*[free(node) for node in said])
    for variable in sorted(variables, key=text):
        if isinstance(variable, Dim):
            yield f"{text(variable)} ≥ {variable.at_least}"
        if isinstance(variable, Scalar) and variable.signs in RELATION:
            yield f"{text(variable)} {RELATION[variable.signs]} 0"


def _require_printable(said: Iterable[Node]) -> None:
    """Raises Unreadable where what there is to print, definitions included, has no reasonable length."""
    waiting, known, sizes = list(said), set[Definition](), Sizes()
    while waiting:
        node = waiting.pop()
        if sizes.of(node) > LONGEST:
            raise Unreadable(f"what it proves has {sizes.of(node)} parts, written out; {LONGEST} are the most")
        new = {call.definition: None for call in _calls(node) if call.definition not in known}
        known.update(new)
        waiting += [definition.body for definition in new]


def _calls(node: Node) -> Iterable[Call]:
    if isinstance(node, Call):
        yield node
    for part in node.parts():
        yield from _calls(part)


def _require_readable(said: tuple[Node, ...]) -> None:
    """Raises Refused where what is printed could be misread: names that are none, or stand for two things."""
    seen: set[int] = set()
    waiting: list[Node] = list(said)
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            for problem in filter(None, map(misread, _names(node))):
                raise Refused(problem)
            waiting += [*node.parts(), *node.sizes(), *_bodies(node)]
    found = clash(said)
    if found is not None:
        told = found.told(lambda _: None)
        same = found.one.name == found.other.name
        raise Refused(f"the name {found.one.name!r} stands for two things: {told}" if same else told)


def _bodies(node: Node) -> list[Node]:
    return [node.definition.body, *node.definition.params] if isinstance(node, Call) else []


def _names(node: Node) -> Iterable[str]:
    """The names and letters that a node is printed with."""
    match node:
        case Dim(name) | Scalar(name) | Index(name) | Vector(name) | Function(name):
            yield name
        case Call(definition):
            yield definition.name
        case Fn(name) if name not in REAL:
            yield name
        case Lam(letters=letters):
            yield from letters
        case Reduce(letter=letter) | Tends(letter=letter) | Every(letter=letter):
            yield letter
        case ForAll(letter=letter):
            yield letter.removeprefix(WHOLE)
