"""Theorems, and the only way to one.

A theorem is a statement that holds wherever its hypotheses hold, for every
dimension, vector, scalar and index that occurs free in it. It is made by the
rules of this package alone: a function marked `@rule` returns the statement
that follows from its arguments, and the mark makes the theorem, with the
union of the premises' hypotheses and axioms and with the rule and its
arguments, so that a proof can be walked, printed and replayed.

Python cannot keep a determined author from forging one; ordinary code and
ordinary mistakes fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, NoReturn, ParamSpec, TypeVar, get_args, get_origin, get_type_hints

from ..terms.node import IllFormed, Node, close_kinds, free, is_reserved, loose
from ..terms.statement import Prop, require_typed
from ..terms.substitution import Capture

P = ParamSpec("P")
T = TypeVar("T")


class Rejected(Exception):
    """A rule does not apply. `needs` is the statement that was missing, where there is one."""

    def __init__(self, reason: str, needs: Prop | None = None) -> None:
        super().__init__(reason)
        self.needs = needs


@dataclass
class Trace:
    """What a rule did on its way. It proves nothing; the report and the audit of reasons read it.

    `used`: the numbers of the facts that were used. `conditions`: the side
    conditions that were discharged. `events`: what was rewritten, by name, and
    the term in which it happened.
    """

    used: set[int] = field(default_factory=set)
    conditions: dict[Prop, None] = field(default_factory=dict)
    events: set[tuple[str, Node]] = field(default_factory=set)

    def absorb(self, other: Trace) -> None:
        """Add what another holds."""
        self.used |= other.used
        self.conditions.update(other.conditions)
        self.events |= other.events


class Sequent(NamedTuple):
    """What a rule returns when the hypotheses are not just those of all its premises.

    `used` are the facts, the last argument of a rule, that it took something from.
    """

    hypotheses: frozenset[Prop]
    statement: Prop
    axioms: frozenset[str] = frozenset()
    trace: Trace | None = None
    used: tuple[Theorem, ...] = ()


class Theorem:
    """hypotheses ⊢ statement. Only rules make one; it cannot be changed, copied or stored."""

    __slots__ = ("arguments", "axioms", "hypotheses", "rule", "statement", "trace", "used")

    hypotheses: frozenset[Prop]
    statement: Prop
    axioms: frozenset[str]
    rule: str
    arguments: tuple[Any, ...]
    trace: Trace | None
    used: tuple[Theorem, ...]
    """Of the premises those that it rests on: all but the facts that were handed over and not needed."""

    def __init__(self, *_: object) -> None:
        raise Rejected("a theorem is made by a rule of the kernel, not by hand")

    def __init_subclass__(cls, **_: object) -> NoReturn:
        raise Rejected("Theorem has no subclasses")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise Rejected("a theorem cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise Rejected("a theorem cannot be changed")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise Rejected("a theorem cannot be copied or stored; prove it again")

    def premises(self) -> Iterator[Theorem]:
        """The theorems that this one was made from."""
        return theorems_in(self.arguments)


def theorems_in(arguments: object) -> Iterator[Theorem]:
    """The theorems among arguments, in their order."""
    return _inside(arguments, Theorem)


def _inside(arguments: object, kind: type[T]) -> Iterator[T]:
    """The theorems, or the terms and statements, among arguments; what is inside of theorems was looked at already."""
    if isinstance(arguments, kind):
        yield arguments
    elif type(arguments) is tuple:
        for argument in arguments:
            yield from _inside(argument, kind)


RULES: dict[str, Callable[..., Theorem]] = {}
"""Every rule by name, in the order in which the kernel states them."""

_open = True


def close_rules() -> None:
    """No rule and no kind of term can be added from here on; the kernel calls this when it is complete."""
    global _open
    _open = False
    close_kinds()


def rule(infer: Callable[P, Prop | Sequent]) -> Callable[P, Theorem]:
    """Mark a function as a rule of inference: what it returns becomes a theorem.

    Its arguments are theorems, terms, statements, numbers, names, and tuples of
    these. Raises Rejected when the kernel is complete.
    """
    if not _open:
        raise Rejected(f"{infer.__name__} is not a rule of the kernel, and none can be added to it")
    name = infer.__name__
    hints = get_type_hints(infer)
    wanted = [_fits(hint) for word, hint in hints.items() if word != "return"]
    certain = len(wanted) - ("facts" in hints)  # the arguments that are premises whatever comes of them

    @wraps(infer)
    def apply(*args: P.args, **kwargs: P.kwargs) -> Theorem:
        if kwargs or len(args) != len(wanted):
            raise Rejected(f"{name} takes {len(wanted)} arguments, by position")
        for argument, fits in zip(args, wanted, strict=True):
            if not fits(argument):
                raise Rejected(f"{name} takes closed terms and theorems as its figure says, not {argument!r:.60}")
        try:
            for node in _inside(args, Node):
                require_typed(node)
            result = infer(*args, **kwargs)
        except (IllFormed, Capture) as problem:
            raise Rejected(str(problem)) from problem
        except RecursionError:
            raise Rejected(f"{name}: the terms are nested too deeply; name a part of them with define(…)") from None
        if not isinstance(result, Sequent):
            result = Sequent(frozenset[Prop]().union(*[p.hypotheses for p in _inside(args, Theorem)]), result)
        used = (*_inside(args[:certain], Theorem), *result.used)
        axioms = result.axioms.union(*[p.axioms for p in used])
        return _mint(result.hypotheses, result.statement, axioms, name, args, result.trace, used)

    RULES[name] = apply
    return apply


def _fits(hint: Any) -> Callable[[Any], bool]:
    """Whether an argument is what a rule's signature says: a theorem is a Theorem, and nothing like one."""
    kind, inner = get_origin(hint), get_args(hint)
    if kind is tuple:
        fits = [_fits(h) for h in inner if h is not Ellipsis]
        if len(inner) == 2 and inner[1] is Ellipsis:
            return lambda value: type(value) is tuple and all(map(fits[0], value))
        return lambda value: (
            type(value) is tuple and len(value) == len(fits) and all([f(v) for f, v in zip(fits, value, strict=True)])
        )
    if kind is not None:
        any_of = tuple(map(_fits, inner))
        return lambda value: any([fits(value) for fits in any_of])
    if not issubclass(hint, Node):
        return lambda value: type(value) is hint
    return lambda value: isinstance(value, hint) and _is_closed(value)


def _is_closed(node: Node) -> bool:
    """Whether no bound index sticks out of a node, and no name in it is one that rules open binders with."""
    try:
        return node._closed
    except AttributeError:
        closed = not loose(node) and not any([is_reserved(v) for v in free(node)])
        object.__setattr__(node, "_closed", closed)
        return closed


def _mint(*fields: object) -> Theorem:
    theorem: Theorem = object.__new__(Theorem)
    names = ("hypotheses", "statement", "axioms", "rule", "arguments", "trace", "used")
    for name, value in zip(names, fields, strict=True):
        object.__setattr__(theorem, name, value)
    return theorem
