"""A statement under hypotheses: its digest, and the digests of its parts.

The variables of the statement are numbered as they first occur in it. Hypotheses
that share others hang together: such a group is a set, and its digest that of
the order in which its members come first, whatever they are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...printing.text import text
from ...prooftree.digests import hashed
from ...records.outline import GivenOutline
from ...terms.definition import Definition
from ...terms.leaf import Variable
from ...terms.node import Node, free
from ...terms.statement import Prop
from .plain import plain
from .rows import Reader
from .variables import Numbers, assumed_of, declared, number_of, shape, sort

_MOST_PLACES = 5_000
_MOST_TRIES = 5_000
"""How often one of the hypotheses that hang together is looked at, to find which comes first."""


def judgement(statement: Node, given: Iterable[Prop] = ()) -> str:
    """The digest of a statement under hypotheses; of a term alone too."""
    return Judgement(statement, tuple(given)).digest()


def meaning_of_definition(definition: Definition) -> str:
    """The digest of what a definition stands for; its name does not count."""
    return _closed(definition)[0]


@lru_cache(maxsize=500)
def _closed(definition: Definition) -> tuple[str, tuple[Variable, ...]]:
    body = Judgement(definition.body, ())
    last = len(body.numbers)
    return body.digest(), tuple(sorted(definition.params, key=lambda param: body.numbers.get(param, last)))


_READER = Reader(_closed)


class Judgement:
    """A statement and its hypotheses, definitions unfolded."""

    def __init__(self, statement: Node, given: tuple[Prop, ...]) -> None:
        self.written, self.statement = statement, plain(statement)
        self.numbers = _READER.numbered(self.statement, {})
        self.groups = [group.outline(self.numbers) for group in self._grouped({plain(one): text(one) for one in given})]

    def digest(self) -> str:
        """Of all of it."""
        said = _READER.rows(self.statement, lambda variable: (self.numbers[variable],))
        return hashed([said, declared(self.numbers), sorted(group.meaning for group in self.groups)])

    def form(self) -> str:
        """Of the statement without its variables."""
        return hashed(_READER.rows(self.statement, sort))

    def folded(self) -> str:
        """Of the same with definitions by the order in which they are first used, whatever they stand for."""
        numbers: dict[Definition, int] = {}
        return hashed(_READER.rows(self.written, sort, lambda used: numbers.setdefault(used, len(numbers))))

    def places(self) -> tuple[int, ...]:
        """Which variable stands at each place, with its sizes; none where there are too many places."""
        found: list[int] = []
        for variable in _READER.occurring(self.statement):
            found += [self.numbers[variable], *[number_of(size, self.numbers) for size in shape(variable)]]
            if len(found) > _MOST_PLACES:
                return ()
        return tuple(found)

    def _grouped(self, given: Mapping[Node, str]) -> list[_Group]:
        groups: list[_Group] = []
        for one, said in given.items():
            group = _Group(set(free(one)) - self.numbers.keys(), {one: said})
            for other in [g for g in groups if g.variables & group.variables]:
                groups.remove(other)
                group = _Group(other.variables | group.variables, {**other.members, **group.members})
            groups.append(group)
        return groups


@dataclass
class _Group:
    """Hypotheses that hang together: their own variables, and each as a term and as its author reads it."""

    variables: set[Variable]
    members: dict[Node, str]

    def outline(self, numbers: Numbers) -> GivenOutline:
        """With its digest, under the numbers of the statement's variables."""
        digest = hashed(_least(list(self.members), numbers, [_MOST_TRIES]))
        own = tuple(sorted(filter(None, map(assumed_of, self.variables))))
        return GivenOutline(digest, tuple(self.members.values()), own)


def _least(given: list[Node], numbers: Numbers, tries: list[int]) -> list[str]:
    """The digests of hypotheses in the order in which they come first.

    `tries` counts down; when it is at its end, they stay in the order in which they are.
    """
    found: list[list[str]] = []
    tries[0] -= len(given)
    some = given if tries[0] > 0 else given[:1]
    taken = [_READER.numbered(one, numbers) for one in some]
    said = [_digest_of(one, own, len(numbers)) for one, own in zip(some, taken, strict=True)]
    for place in [place for place, digest in enumerate(said) if digest == min(said)]:
        if not found or tries[0] > 0:
            rest = given[:place] + given[place + 1 :]
            found.append([said[place], *_least(rest, taken[place], tries)])
    return min(found, default=[])


def _digest_of(given: Node, numbers: Numbers, known: int) -> str:
    """Of a hypothesis, and of the variables that it brings along."""
    return hashed([_READER.rows(given, lambda variable: (numbers[variable],)), declared(numbers)[known:]])
