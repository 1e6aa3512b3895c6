"""What every term and statement is made of: an immutable tree, compared by content.

Bound indices have no names here. A binder's body refers to its indices by
counting binders outwards (`Bound(0)` is the nearest), so two trees that differ
only in the letters of their bound indices are equal, and no letter can be
captured. The author's letter is kept beside the body for printing alone: it
takes no part in equality. Before a body is looked at it is opened, its bound
indices replaced by free ones (`opened`), and closed again after (`closed`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

from .kept import kept


class IllFormed(ValueError):
    """A tree that cannot be: an index of one dimension used in another, a wrong arity."""


@cache
def _content(kind: type[Any]) -> Callable[[Any], tuple[object, ...]]:
    """Reads the fields that equality looks at."""
    return _reader([f.name for f in fields(kind) if f.compare])


@cache
def _all_of(kind: type[Any]) -> Callable[[Any], tuple[object, ...]]:
    """Reads every field."""
    return _reader([f.name for f in fields(kind)])


def _reader(names: list[str]) -> Callable[[Any], tuple[object, ...]]:
    if not names:
        return lambda node: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda node: (read(node),)


PLAIN: set[type[Any]] = {str, int, Fraction, type(None)}
"""What a tree is made of besides tuples, and nothing that is derived from these: every kind of node adds itself.

A subclass of a built-in type can tell two stories, and a list can be changed
after it was looked at.
"""

_open = True


def close_kinds() -> None:
    """No kind of node can be added from here on; the kernel calls this when it is complete."""
    global _open
    _open = False


def is_plain(value: object) -> bool:
    """Whether a value is made of exact built-in types and nodes, all the way down."""
    kind = type(value)
    if kind in PLAIN:
        return True
    return kind is tuple and all([type(part) in PLAIN or is_plain(part) for part in value])  # type: ignore[attr-defined]


def require_plain(thing: Any) -> None:
    """Raise IllFormed unless every field of a node or a definition is plain."""
    kind: Any = type(thing)
    for value in _all_of(kind)(thing):
        if type(value) not in PLAIN and not is_plain(value):
            raise IllFormed(f"a {kind.__name__} is made of terms, names, numbers and tuples, not of {_kind(value)}")


def _kind(value: object) -> str:
    """The type of what is not plain, or of the first such part of a tuple."""
    if type(value) is tuple:
        return next(_kind(part) for part in value if not is_plain(part))
    return f"a {type(value).__name__}"


MOST_KEPT = 1 << 15
"""So many nodes are kept for the next time that they are made."""

_made: dict[tuple[object, ...], Any] = {}


def _told_apart(field: Any) -> object:
    """What tells a tuple or a number from others: the very objects that it is made of, names by their content."""
    if type(field) is tuple:
        return tuple([part if type(part) is str else id(part) for part in field])
    return Fraction, field.numerator, field.denominator


class Made(type):
    """Makes a node of the very same parts once: what was looked at when it was made need not be looked at again.

    A node that is kept holds on to its parts, so no other object can have their
    identity. Nothing rests on this: two nodes that were made apart are equal by
    their content, as ever.
    """

    def __call__(cls, *given: Any, **named: Any) -> Any:
        if named:
            return super().__call__(*given, **named)
        key = (
            cls,
            *[
                field if (kind := type(field)) is str else _told_apart(field) if kind in _BY_CONTENT else id(field)
                for field in given
            ],
        )
        node = _made.get(key)
        if node is None:
            node = type.__call__(cls, *given)
            if len(_made) >= MOST_KEPT:
                _make_room()
            _made[key] = node
        return node


_BY_CONTENT = {tuple, Fraction}


def _make_room() -> None:
    """Leave behind all but the variables: what is made of one object is compared fast."""
    variables = {key: node for key, node in _made.items() if node.is_variable}
    _made.clear()
    if len(variables) <= MOST_KEPT // 2:
        _made.update(variables)


def forget() -> None:
    """Leave behind the nodes that are kept."""
    _made.clear()


class Node(metaclass=Made):
    """An immutable tree. Subclasses are frozen dataclasses."""

    __slots__ = ("_closed", "_free", "_hash", "_key", "_like", "_loose", "_typed", "depth")

    _closed: bool
    _free: frozenset[Any]
    _hash: int
    _key: tuple[Any, ...]
    _like: object
    _loose: int
    _typed: bool
    depth: int

    DEEPEST: ClassVar[int] = 200
    is_variable: ClassVar[bool] = False
    sort: ClassVar[str] = "statement"

    @property
    def root(self) -> Any:
        """The variable that moves inside a derivative; nothing moves inside any other node."""
        return None

    def __init_subclass__(cls) -> None:
        if not _open or not cls.__module__.startswith("derive.terms."):
            raise TypeError("what can be said is fixed in derive.terms; a term class cannot be added outside")
        PLAIN.add(cls)

    def __post_init__(self) -> None:
        require_plain(self)
        self.check()
        depth = 0
        for part in self.parts():
            if part.depth > depth:
                depth = part.depth
        if depth >= self.DEEPEST:
            raise IllFormed(f"a term is nested more than {self.DEEPEST} levels deep; name a part of it with define(…)")
        _keep_depth(self, depth + 1)
        _keep_hash(self, hash((type(self).__name__, *self.content())))

    def check(self) -> None:
        """Raise IllFormed if the fields do not fit together."""

    def parts(self) -> tuple[Any, ...]:
        """The subtrees that make up the value of this one. A leaf has none."""
        return ()

    def rebuilt(self, parts: tuple[Any, ...]) -> Any:
        """The same node over other subtrees, in the order of `parts`."""
        return self.retyped(parts, self.sizes())

    def sizes(self) -> tuple[Any, ...]:
        """The dimensions that type this node; they are not values and are never rewritten as such."""
        return ()

    def retyped(self, parts: tuple[Any, ...], sizes: tuple[Any, ...]) -> Any:
        """The same node over other subtrees and other dimensions."""
        return self.rebuilt(parts) if parts else self

    def binds(self) -> int:
        """How many indices are bound here, in the last of `parts`."""
        return 0

    def content(self) -> tuple[object, ...]:
        """Everything that equality looks at."""
        kind: Any = type(self)
        return _content(kind)(self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Node) or type(self) is not type(other) or hash(self) != hash(other):
            return False
        if self.depth > _DEEP:
            return alike(self, other, lambda: self.content() == other.content())
        same: bool = self.content() == other.content()
        return same

    def __hash__(self) -> int:
        return self._hash


_keep_depth, _keep_hash = Node.depth.__set__, Node._hash.__set__  # type: ignore[attr-defined, misc]
"""Write what is kept beside the fields of a node: they cannot be assigned to."""

_DEEP = 12
"""From so many levels on a tree may stand for far more nodes than it is made of: subtrees may be shared."""


def alike(one: Any, other: Any, compare: Callable[[], bool]) -> bool:
    """Whether two things are equal; what was found to be so once is not compared again, however often it is shared."""
    like = getattr(one, "_like", None)
    if like is not None and like is getattr(other, "_like", None):
        return True
    if not compare():
        return False
    like = object() if like is None else like
    object.__setattr__(one, "_like", like)
    object.__setattr__(other, "_like", like)
    return True


REAL, INDEX, VECTOR, FUNCTION = "number", "index", "vector", "function"


class Term(Node):
    """A real, index or vector term, by its `sort`; the other nodes are statements (`statement.Prop`)."""

    __slots__ = ()

    sort: ClassVar[str] = REAL


def is_real(node: Node) -> bool:
    """Whether a node is a real term."""
    return node.sort == REAL


def require_real(*terms: Term) -> None:
    """Raise IllFormed unless every term is a number."""
    for term in terms:
        if term.sort != REAL:
            raise IllFormed(f"a number is needed, not a term that is a {term.sort}")


@dataclass(frozen=True, eq=False, slots=True)
class Bound(Term):
    """An index bound by an enclosing binder; level 0 is the nearest one outwards."""

    sort: ClassVar[str] = INDEX

    level: int

    def at_level(self, level: int) -> Bound:
        """The same, bound at another level."""
        return Bound(level)


@dataclass(frozen=True, eq=False, slots=True)
class BoundScalar(Bound):
    """A real variable bound by an enclosing limit or quantifier."""

    sort: ClassVar[str] = REAL

    def at_level(self, level: int) -> Bound:
        return BoundScalar(level)


@dataclass(frozen=True, eq=False, slots=True)
class BoundVector(Bound):
    """A vector (or a matrix) of a shape, bound by an enclosing quantifier."""

    sort: ClassVar[str] = VECTOR

    shape: tuple[Term, ...]

    def sizes(self) -> tuple[Any, ...]:
        return self.shape

    def retyped(self, parts: tuple[Any, ...], sizes: tuple[Any, ...]) -> Bound:
        return BoundVector(self.level, sizes)

    def at_level(self, level: int) -> Bound:
        return BoundVector(level, self.shape)


def free(node: Node) -> frozenset[Any]:
    """The variables that occur free, the dimensions of their types included."""
    try:
        return node._free
    except AttributeError:
        found: set[Any] = {node} if node.is_variable else set()
        for part in (*node.parts(), *node.sizes()):
            found |= free(part)
        value = frozenset(found)
        object.__setattr__(node, "_free", value)
        return value


RESERVED = "·"
"""Names that begin so, and go on with digits, are those of indices that are opened below; no claim can use them."""


def is_reserved(variable: Any) -> bool:
    """Whether a variable's name is one of those that are kept for opened indices."""
    name: str = variable.name
    return name.startswith(RESERVED) and name[1:].isdecimal()


def loose(node: Node) -> int:
    """How many binders further out the node refers to; 0 if none."""
    try:
        return node._loose
    except AttributeError:
        if isinstance(node, Bound):
            value = node.level + 1
        else:
            parts, inner = node.parts(), node.binds()
            value = max([loose(part) for part in parts], default=0)
            if inner and parts:
                value = max([loose(parts[-1]) - inner, 0, *map(loose, parts[:-1])])
        object.__setattr__(node, "_loose", value)
        return value


Known = dict[tuple[int, int], Any]


def walk(node: Any, visit: Callable[[Any, int], Any], depth: int = 0, known: Known | None = None) -> Any:
    """Rebuild a tree from the top. `visit(subtree, depth)` gives a replacement, or None to go on inside it.

    In a deep tree a subtree that is shared is visited once below each number of binders.
    """
    if known is None:
        known = {} if node.depth > _DEEP else None
    elif (id(node), depth) in known:
        return known[id(node), depth]
    found = visit(node, depth)
    if found is None:
        found = _walked_inside(node, visit, depth, known)
    if known is not None:
        known[id(node), depth] = found
    return found


def _walked_inside(node: Any, visit: Callable[[Any, int], Any], depth: int, known: Known | None) -> Any:
    parts = node.parts()
    if not parts:
        return node
    below, new = depth + node.binds(), []
    same, last = True, len(parts) - 1
    for at, part in enumerate(parts):
        moved = walk(part, visit, below if at == last else depth, known)
        same = same and moved is part
        new.append(moved)
    return node if same else node.rebuilt(tuple(new))


def shifted(node: Any, by: int) -> Any:
    """The node moved under `by` more binders."""
    if not by or not loose(node):
        return node

    def visit(part: Node, depth: int) -> Node | None:
        if loose(part) <= depth:
            return part
        return part.at_level(part.level + by) if isinstance(part, Bound) else None

    return walk(node, visit)


@kept
def opened(body: Any, indices: tuple[Any, ...]) -> Any:
    """The body of a binder with what it binds replaced: indices by index terms, numbers and vectors by such terms.

    Raises IllFormed where a term that depends on a variable, as argmax x does on
    x, would come to stand inside a derivative by that variable: D moves it.
    """
    moving = [image for image in indices if image.parts() or image.sort != INDEX]
    depends = frozenset[Any]().union(*map(free, moving))

    def visit(part: Node, depth: int) -> Node | None:
        if loose(part) <= depth:
            return part
        if not isinstance(part, Bound):
            if depends and part.root in depends and loose(part.parts()[0]) > depth:
                raise IllFormed(f"what is bound would come to depend on {part.root.name}, by which D differentiates")
            return None
        place = part.level - depth
        if place < len(indices):
            moved: Node = shifted(indices[place], depth)
            return moved
        return part.at_level(part.level - len(indices))

    return walk(body, visit)


@kept
def closed(body: Any, variables: tuple[Any, ...]) -> Any:
    """The body that `opened` turns back: free variables become bound ones.

    Raises IllFormed for a variable that has no bound kind, as a mask, a symmetric matrix or a function.
    """
    if loose(body):
        raise IllFormed("only a tree without loose indices can be closed")
    wanted = frozenset(variables)

    def visit(part: Node, depth: int) -> Node | None:
        if part.is_variable and part in wanted:
            return _bound(part, variables.index(part) + depth)
        return part if free(part).isdisjoint(wanted) else None

    return walk(body, visit)


def _bound(variable: Any, level: int) -> Bound:
    if variable.sort == INDEX:
        return Bound(level)
    if variable.sort == REAL:
        return BoundScalar(level)
    if variable.sort != VECTOR or variable.total is not None or variable.symmetric or variable.weights:
        raise IllFormed(f"{variable.name} cannot be bound: only an index, a number or a plain vector or matrix can")
    return BoundVector(level, variable.shape)
