"""Matching: what to put for the variables of a theorem so that a side of it becomes a given term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..terms.kept import kept_of
from ..terms.node import IllFormed, Node, Term, free, loose, opened
from ..terms.statement import openers
from ..terms.term import Apply, At, Call, Function, Index, Scalar, Vector, abstract, is_real, shape_of, size_of

Images = dict[Any, Term]


def match(pattern: Node, node: Node, schematic: frozenset[Any]) -> Images | None:
    """Images of the schematic variables under which the pattern is the node, or None.

    A vector variable stands for any vector: x_k, for a bound k, matches every
    term. Sums are matched in the order in which they are written. Dimensions
    are taken as they are; `facts` fits them first.
    """
    return _Matcher(schematic).run(pattern, node)


def matches(pattern: Node, nodes: Iterable[Node], schematic: frozenset[Any]) -> Iterator[Images]:
    """Images under which the functions in the pattern stand at arguments that they have in the nodes, all together.

    Functions alone are compared: f(y) + ∇f(x)·(y - x) matches where f(a) and f(b) stand somewhere, at
    x, y := a, b as at x, y := b, a, and so on. Only what binds each schematic number and vector is given.
    """
    wanted = {v for v in schematic if isinstance(v, Scalar | Vector)}
    patterns = [p for p in _applied(pattern) if any([not free(a).isdisjoint(wanted) for a in p[1:]])]
    there = list(dict.fromkeys(parts for node in nodes for parts in _applied(node)))
    yield from _matches(patterns, there, schematic, wanted, {})


def _matches(
    patterns: list[tuple[Node, ...]],
    there: list[tuple[Node, ...]],
    schematic: frozenset[Any],
    wanted: set[Any],
    images: Images,
) -> Iterator[Images]:
    if wanted <= set(images):
        yield images
        return
    for place, pattern in enumerate(patterns):
        if not wanted.intersection(*[frozenset().union(*map(free, pattern))]) - set(images):
            continue
        for parts in there:
            matcher = _Matcher(schematic)
            matcher.images = dict(images)
            if matcher.fits(pattern, parts):
                yield from _matches(patterns[place + 1 :], there, schematic, wanted, matcher.images)


def _applied(node: Node) -> Iterator[tuple[Node, ...]]:
    """Each function that is not written out with its arguments, once, wherever it stands; but for bound arguments."""
    found: dict[tuple[Node, ...], None] = {}
    waiting: list[Any] = [node]
    while waiting:
        part = waiting.pop()
        waiting += reversed(part.parts())
        if isinstance(part, Apply) and not any(map(loose, part.args)):
            found[(part.function, *part.args)] = None
    yield from found


def subterms(node: Node) -> Iterator[Term]:
    """All real subterms, from the outside in, that hold no bound index of the node."""
    if isinstance(node, Term) and is_real(node):
        yield node
    parts = node.parts()
    for part in parts[:-1] if node.binds() else parts:
        yield from subterms(part)


def like(pattern: Node, node: Node, schematic: frozenset[Any]) -> Iterable[Term]:
    """The real subterms of a node, but for variables, that a pattern may match, as far as their heads say."""
    stands_for_any = pattern in schematic or (isinstance(pattern, At) and pattern.vector in schematic)
    return _by_head(node).get(None if stands_for_any else type(pattern), ())


@kept_of
def _by_head(node: Node) -> dict[type | None, list[Term]]:
    """The real subterms of a node, each once, but for variables, by their kinds; under None all of them."""
    found: dict[type | None, list[Term]] = {}
    for term in dict.fromkeys(subterms(node)):
        if not term.is_variable:
            found.setdefault(None, []).append(term)
            found.setdefault(type(term), []).append(term)
    return found


class _Matcher:
    def __init__(self, schematic: frozenset[Any]) -> None:
        self.schematic = schematic
        self.images: Images = {}
        self.local: list[Any] = []

    def run(self, pattern: Node, node: Node) -> Images | None:
        return self.images if self._match(pattern, node) else None

    def fits(self, patterns: tuple[Node, ...], nodes: tuple[Node, ...]) -> bool:
        """Whether several patterns are several nodes, with one image for each variable."""
        return self._match_all(patterns, nodes)

    def _match(self, pattern: Node, node: Node) -> bool:
        if pattern in self.schematic:
            return self._bind(pattern, node)
        if isinstance(pattern, At) and pattern.vector in self.schematic:
            return self._match_component(pattern, node)
        if type(pattern) is not type(node) or _label(pattern) != _label(node):
            return False
        if not self._match_all(pattern.sizes(), node.sizes()):
            return False
        if isinstance(pattern, Index):
            return isinstance(node, Index) and pattern.name == node.name
        mine, theirs = pattern.parts(), node.parts()
        if pattern.binds():
            opening = openers(node, tuple(f"·match{len(self.local) + n}" for n in range(node.binds())))
            self.local += opening
            mine = (*mine[:-1], opened(mine[-1], opening))
            theirs = (*theirs[:-1], opened(theirs[-1], opening))
        return self._match_all(mine, theirs)

    def _match_all(self, patterns: tuple[Node, ...], nodes: tuple[Node, ...]) -> bool:
        return len(patterns) == len(nodes) and all(map(self._match, patterns, nodes))

    def _match_component(self, pattern: At, node: Node) -> bool:
        if isinstance(node, At) and len(node.indices) == len(pattern.indices):
            before = dict(self.images)
            if self._bind(pattern.vector, node.vector) and self._match_all(pattern.indices, node.indices):
                return True
            self.images = before
        own = set(self.local)
        distinct = set(pattern.indices) <= own and len(set(pattern.indices)) == len(pattern.indices)
        if not distinct or not isinstance(node, Term) or not is_real(node):
            return False
        return self._bind(pattern.vector, abstract(node, pattern.indices))  # type: ignore[arg-type]

    def _bind(self, variable: Any, image: Node) -> bool:
        if not isinstance(image, Term) or not free(image).isdisjoint(self.local):
            return False
        if variable in self.images:
            return self.images[variable] == image
        try:
            fits = self._bind_type(variable, image)
        except IllFormed:
            return False
        if fits:
            self.images[variable] = image
        return fits

    def _bind_type(self, variable: Any, image: Term) -> bool:
        match variable:
            case Scalar():
                return is_real(image)
            case Index(_, size):
                own = size_of(image)
                return own is not None and self._match(size, own)
            case Vector(_, shape):
                return self._match_all(shape, shape_of(image))
            case Function(_, takes, to, smooth) if isinstance(image, Function) and image.smooth >= smooth:
                mine, theirs = (*takes, to), (*image.takes, image.to)
                return list(map(len, mine)) == list(map(len, theirs)) and self._match_all(
                    variable.sizes(), image.sizes()
                )
        return False


def _label(node: Node) -> tuple[Any, ...]:
    """What two nodes must share besides their parts and sizes."""
    if isinstance(node, Call):
        return (node.definition,)
    if isinstance(node, Apply):
        return (node.slots, tuple(map(len, node.along)))
    inner = {*node.parts(), *node.sizes()}
    return tuple([v for v in node.content() if not isinstance(v, Node | tuple) and v not in inner])
