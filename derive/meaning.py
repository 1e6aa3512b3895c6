"""What a claim says, whatever letters it is said in: a digest of its meaning, computed from the terms.

A theorem is closed over its free variables. So the digest does not change
where variables, dimensions, definitions or bound letters are renamed, where
hypotheses change places, or where a definition is written out (but in a relation
that then says t = t); it changes with everything else: the statement, a
hypothesis, the body of a definition, what was declared of a variable.

Two different claims have different digests. That equal ones always have one
digest is promised up to a bound only: of a definition that unfolds to very much
the use counts as it is written, and of very many hypotheses that hang together
the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from .claim import Claim
from .kernel import Theorem
from .outline import MEANINGS, AssumedOutline, DefinitionOutline, GivenOutline, Outline, VariableOutline
from .prooftree.digests import hashed
from .terms.definition import Definition, definitions_in, unfolded
from .terms.leaf import Dim, Index, Scalar, Size, Variable, Vector
from .terms.node import IllFormed, Node, closed, free, opened
from .terms.statement import RELATION, Prop, Rel, openers
from .terms.substitution import Capture
from .terms.term import Call
from .terms.text import text

_MOST_NODES = 20_000
"""How many different subterms an unfolded statement may have; beyond, definitions stay folded."""
_MOST_PLACES = 5_000
_MOST_TRIES = 5_000
"""How often one of the hypotheses that hang together is looked at, to find which comes first."""


def meaning_of(claim: Claim) -> str:
    """The digest of all that a claim says: its theorem, or its words; what is true instead; what is expected."""
    return _meaning(claim, None if claim.says else _Judgement(claim.statement, claim.given))


def told(claim: Claim) -> tuple[str, Outline | None]:
    """The same, and the claim taken apart; None for one that only has words."""
    if claim.says:
        return meaning_of(claim), None
    found = _Judgement(claim.statement, claim.given)
    used = dict.fromkeys(d for p in (claim.statement, *claim.given) for d in definitions_in(p))
    outline = Outline(
        found.digest(),
        found.form(),
        hashed(_Folded(_sort).of(claim.statement)),
        found.places(),
        tuple(found.outlines()),
        tuple([GivenOutline(group.digest, group.says, group.declared) for group in found.groups]),
        tuple([DefinitionOutline(d.name, *definition_text(d), meaning_of_definition(d)) for d in used]),
    )
    return _meaning(claim, found), outline


def _meaning(claim: Claim, found: _Judgement | None) -> str:
    said = hashed(["words", " ".join(claim.says.split())]) if found is None else found.digest()
    instead = None if claim.corrected is None else [claim.corrected.name, meaning_of(claim.corrected)]
    expected = None if claim.expect is None else [repr(float(end)) for end in claim.expect]
    return hashed([MEANINGS, said, instead, expected])


def judgement(statement: Node, given: Iterable[Prop] = ()) -> str:
    """The digest of a statement under hypotheses."""
    return _Judgement(statement, tuple(given)).digest()


@lru_cache(maxsize=500)
def meaning_of_definition(definition: Definition) -> str:
    """The digest of what a definition stands for; its name does not count."""
    return judgement(definition.body)


def definition_text(definition: Definition) -> tuple[str, str]:
    """`p_i` and `exp(x_i)/Z`"""
    return text(definition.call({})), text(definition.body)


def assumed_by(theorem: Theorem) -> tuple[AssumedOutline, ...]:
    """What a proof takes for granted: each axiom that it rests on, with what it says where it is used."""
    found = dict.fromkeys(
        AssumedOutline(
            min(step.axioms),
            text(step.statement) + "".join(f", given {said}" for said in sorted(map(text, step.hypotheses))),
            judgement(step.statement, step.hypotheses),
        )
        for step in _assumptions(theorem)
    )
    return tuple(sorted(found, key=lambda one: (one.axiom, one.says)))


def _assumptions(theorem: Theorem) -> Iterator[Theorem]:
    """The axioms below a theorem, each with its hypotheses, if it was stated with some."""
    seen, waiting = set[int](), [theorem]
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        premises = [premise for premise in step.premises() if premise.axioms]
        is_stated = step.rule == "conclude" and any(premise.rule == "axiom" for premise in premises)
        if step.rule == "axiom" or is_stated:
            yield step
        else:
            waiting += premises


# ── a statement with its hypotheses ───────────────────────────────────────────


@dataclass
class _Group:
    """Hypotheses that share variables which are not in the statement."""

    variables: set[Variable]
    members: dict[Node, str]
    """Each as a term, unfolded, and as its author reads it."""
    digest: str = ""

    @property
    def says(self) -> tuple[str, ...]:
        return tuple(self.members.values())

    @property
    def declared(self) -> tuple[str, ...]:
        return tuple(sorted(filter(None, map(_assumed_of, self.variables))))


class _Judgement:
    def __init__(self, statement: Node, given: tuple[Prop, ...]) -> None:
        self.statement = _plain(statement)
        self.numbers = _numbered(self.statement, {})
        self.groups = self._grouped({_plain(one): text(one) for one in given})
        for group in self.groups:
            group.digest = hashed(_least(list(group.members), self.numbers, [_MOST_TRIES]))

    def digest(self) -> str:
        said = _Table(lambda v: self.numbers[v]).of(self.statement)
        return hashed([said, _declared(self.numbers), sorted(group.digest for group in self.groups)])

    def form(self) -> str:
        """The digest of the statement without its variables."""
        return hashed(_Table(_sort).of(self.statement))

    def places(self) -> tuple[int, ...]:
        """Which variable stands at each place, with its sizes; none where there are too many places."""
        found: list[int] = []
        for variable in _occurring(self.statement):
            found += [self.numbers[variable], *[_number(size, self.numbers) for size in _shape(variable)]]
            if len(found) > _MOST_PLACES:
                return ()
        return tuple(found)

    def outlines(self) -> Iterator[VariableOutline]:
        """The variables as they were declared, in order."""
        for variable in self.numbers:
            sizes = tuple(map(text, variable.sizes()))
            places = tuple([_number(size, self.numbers) for size in variable.sizes()])
            match variable:
                case Dim(name, least):
                    yield VariableOutline(name, "dimension", at_least=least)
                case Scalar(name, signs):
                    sign = f"{RELATION[signs]} 0" if signs in RELATION else ""
                    yield VariableOutline(name, "scalar", signs=signs, sign=sign)
                case Index(name):
                    yield VariableOutline(name, "index", sizes=sizes, places=places)
                case Vector(name, shape, total):
                    kind = "mask" if total is not None else "matrix" if len(shape) > 1 else "vector"
                    yield VariableOutline(name, kind, sizes=sizes, places=places)

    def _grouped(self, given: Mapping[Node, str]) -> list[_Group]:
        groups: list[_Group] = []
        for one, said in given.items():
            group = _Group(set(free(one)) - self.numbers.keys(), {one: said})
            for other in [g for g in groups if g.variables & group.variables]:
                groups.remove(other)
                group = _Group(other.variables | group.variables, {**other.members, **group.members})
            groups.append(group)
        return groups


def _least(given: list[Node], numbers: Mapping[Variable, int], tries: list[int]) -> list[str]:
    """The digests of hypotheses in the order in which they come first, whatever they are called.

    `tries` counts down; when it is at its end, they stay in the order in which they are.
    """
    found: list[list[str]] = []
    tries[0] -= len(given)
    some = given if tries[0] > 0 else given[:1]
    taken = [_numbered(one, numbers) for one in some]
    said = [_digest_of(one, own, numbers) for one, own in zip(some, taken, strict=True)]
    for place in [place for place, digest in enumerate(said) if digest == min(said)]:
        if not found or tries[0] > 0:
            rest = given[:place] + given[place + 1 :]
            found.append([said[place], *_least(rest, taken[place], tries)])
    return min(found, default=[])


def _digest_of(given: Node, numbers: Mapping[Variable, int], known: Mapping[Variable, int]) -> str:
    """Of a hypothesis, and of the variables that it brings along."""
    return hashed([_Table(lambda v: numbers[v]).of(given), _declared(numbers)[len(known) :]])


# ── variables ─────────────────────────────────────────────────────────────────


def _numbered(node: Node, known: Mapping[Variable, int]) -> dict[Variable, int]:
    """The variables of a node, after those that are known, in the order in which they first occur."""
    numbers, seen = dict(known), set[Node]()

    def look(part: Node) -> None:
        if part in seen:
            return
        seen.add(part)
        if part.is_variable:
            numbers.setdefault(part, len(numbers))  # type: ignore[arg-type]
        for inner in _inside(part):
            look(inner)

    look(node)
    return numbers


def _declared(numbers: Mapping[Variable, int]) -> list[list[Any]]:
    """What was declared of each variable, in order."""
    found: list[list[Any]] = []
    for variable in numbers:
        sizes = [numbers[size] if isinstance(size, Dim) else str(size.value) for size in variable.sizes()]
        match variable:
            case Dim(_, least):
                found.append(["dimension", least])
            case Scalar(_, signs):
                found.append(["scalar", signs])
            case Index():
                found.append(["index", sizes])
            case Vector(_, _, total):
                found.append(["vector", sizes, total is not None])
    return found


def _assumed_of(variable: Variable) -> str:
    """What its declaration assumes of a variable, in words; empty if nothing."""
    match variable:
        case Dim(name, least):
            return f"{name} ≥ {least}"
        case Scalar(name, signs) if signs in RELATION:
            return f"{name} {RELATION[signs]} 0"
    return ""


def _shape(variable: Variable) -> tuple[Size, ...]:
    """How far the indices of a variable run; it is an index itself, or has some."""
    return variable.shape if isinstance(variable, Vector) else variable.sizes()


def _number(size: Size, numbers: Mapping[Variable, int]) -> int:
    """The number of a dimension; -1 of a size that is written out."""
    return numbers[size] if isinstance(size, Dim) else -1


def _sort(variable: Node) -> list[Any]:
    """All that stays of a variable in a form: a vector is one of so many indices."""
    return [variable.sort, len(variable.shape)] if isinstance(variable, Vector) else [variable.sort]


# ── terms as plain data ───────────────────────────────────────────────────────


def _inside(node: Node) -> Iterator[Node]:
    """What a node is made of, in order, sizes included; of a use of a definition the arguments."""
    if isinstance(node, Call):
        yield from _arguments(node)
        return
    for value in node.content():
        yield from _nodes(value)


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _nodes(part)


def _occurring(node: Node) -> Iterator[Variable]:
    """The variables at their places, each as often as it stands there."""
    if node.is_variable:
        yield node  # type: ignore[misc]
        return
    for inner in _inside(node):
        yield from _occurring(inner)


def _arguments(call: Call) -> tuple[Node, ...]:
    """The arguments of a definition that stays folded, in the order in which its body asks for them."""
    order = _numbered(call.definition.body, {})
    last = len(order)
    pairs = sorted(zip(call.definition.params, call.args, strict=True), key=lambda pair: order.get(pair[0], last))
    return tuple([argument for _, argument in pairs])


class _Table:
    """A node as rows of plain data, equal subterms once: so it is no longer than the term is in memory."""

    def __init__(self, leaf: Any) -> None:
        self.leaf = leaf
        self.rows: dict[Any, int] = {}
        self._known: dict[Node, int] = {}

    def of(self, node: Node) -> list[Any]:
        """The rows; the last is the node's."""
        self._row(node)
        return list(self.rows)

    def _row(self, node: Node) -> int:
        found = self._known.get(node)
        if found is None:
            row = self._content(node)
            found = self._known[node] = self.rows.setdefault(row, len(self.rows))
        return found

    def _content(self, node: Node) -> Any:
        if node.is_variable:
            return ("·", *_frozen(self.leaf(node)))
        if isinstance(node, Call):
            return ("Call", self._call(node), *[self._plain(one) for one in _arguments(node)])
        return (type(node).__name__, *[self._plain(value) for value in node.content()])

    def _call(self, call: Call) -> Any:
        return meaning_of_definition(call.definition)

    def _plain(self, value: Any) -> Any:
        match value:
            case Node():
                return ("#", self._row(value))
            case tuple():
                return tuple([self._plain(part) for part in value])
            case Fraction():
                return ("/", value.numerator, value.denominator)
        return value


class _Folded(_Table):
    """The same with definitions by the order in which they are first used, whatever they stand for."""

    def __init__(self, leaf: Any) -> None:
        super().__init__(leaf)
        self.numbers: dict[Definition, int] = {}

    def _call(self, call: Call) -> Any:
        return self.numbers.setdefault(call.definition, len(self.numbers))


def _frozen(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


# ── definitions unfolded ──────────────────────────────────────────────────────


def _plain(node: Any) -> Any:
    """The node without definitions, as far as they can be unfolded."""
    if not definitions_in(node):
        return node
    try:
        return _Unfolding().of(node, 0)
    except (_TooLarge, IllFormed):
        return node


class _TooLarge(Exception):
    pass


@dataclass
class _Unfolding:
    known: dict[Node, Node] = field(default_factory=dict)

    def of(self, node: Any, depth: int) -> Any:
        """The node, which stands inside so many binders, unfolded."""
        if node not in self.known:
            if len(self.known) > _MOST_NODES:
                raise _TooLarge
            self.known[node] = self._unfolded(node, depth)
        return self.known[node]

    def _unfolded(self, node: Any, depth: int) -> Any:
        if isinstance(node, Call):
            try:
                return self.of(unfolded(node), depth)
            except Capture:
                pass  # D in its body moves a variable: it stays as it is written
        *outside, last = (*node.parts(), None)[: len(node.parts()) or 1]
        if last is None:
            return node
        parts = [self.of(part, depth) for part in outside]
        variables = openers(node, tuple([f"·said{depth + k}" for k in range(node.binds())]))
        inside = self.of(opened(last, variables) if variables else last, depth + len(variables))
        parts.append(closed(inside, variables) if variables else inside)
        if isinstance(node, Rel) and parts[0] == parts[1]:
            return node  # it says what a definition stands for: unfolded it would say nothing
        return node.rebuilt(tuple(parts))
