"""A term evaluated: which entry of which table is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ....terms.node import Node, Term
from ....terms.table import Table
from ....terms.term import ArgMax, Call, Deriv, Det, Dim, Index, Num, Vector
from ..field import Array, Field, Unknown
from ..jets import Arithmetic, Number, each
from .env import Env, Places, padded
from .kept import Kept

MOST_BITS = 1 << 14
"""Whole numbers with more are not computed with."""

_LARGEST = 1 << MOST_BITS

_KEPT = frozenset((Call, Deriv, Det))
"""What takes longer to evaluate than to remember."""


class Walk:
    """Evaluates terms over a field, at one precision, while what variables stand for is not changed in place."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.on = Arithmetic(field)
        self.level = 0
        """How many derivatives are open."""
        self._kept = Kept()

    def real(self, term: Term, env: Env) -> Number:
        """The value of a real term. Raises Undefined or Unknown over balls; nan over floats."""
        kind = type(term)
        if kind not in _KEPT:
            return VALUE[kind](self, term, env)
        inner, key, needed = self._kept.place(term, env, self.level)
        found = self._kept.get(key)
        if found is None:
            found = VALUE[kind](self, term, inner)
            self._kept.put(key, found, needed)
        return found if inner.depth == env.depth else each(lambda values: padded(values, env.depth), found)

    def whole(self, term: Term, env: Env) -> Array:
        """A term that is whole wherever it has a value, in Python's own numbers. Raises Unknown for very large ones."""
        wholes = np.array(WHOLE[type(term)](self, term, env), dtype=object)
        if any(abs(value) > _LARGEST for value in wholes.flat):
            raise Unknown("a whole number is very large")
        return wholes

    def index(self, term: Term, env: Env) -> Any:
        """An index: an Axis, or an array of positions from 0."""
        return POSITION[type(term)](self, term, env if type(term) is not ArgMax else self.lowest(term, env))

    def vector(self, term: Term, env: Env) -> Places:
        """A vector term as a function of its indices."""
        kind = type(term)
        if kind is Vector:
            return COMPONENTS[kind](self, term, env)
        inner, key, needed = self._kept.place(term, env, self.level)
        found: Places | None = self._kept.get(key)
        if found is None:
            found = COMPONENTS[kind](self, term, inner)
            self._kept.put(key, found, needed)
        return found

    def length(self, size: Term, env: Env) -> int:
        """How many positions a size has."""
        return int(size.value) if isinstance(size, Num) else int(env.variables[size])

    def lowest(self, term: Term, env: Env) -> Env:
        """Where no more binders are open than a term needs."""
        return self._kept.place(term, env, self.level).env

    def argument(self, parameter: Node, term: Term, env: Env) -> tuple[Any, int]:
        """What a parameter of a definition is bound to, and how many binders had to be open for it."""
        if term.is_variable:
            return env.variables[term], env.depths.get(term, 0)
        inner = self.lowest(term, env)
        match parameter:
            case Vector():
                return self.vector(term, inner), inner.depth
            case Dim():
                return self.length(term, inner), inner.depth
            case Index():
                return self.index(term, inner), inner.depth
        return self.real(term, inner), inner.depth


VALUE: Table[Callable[[Walk, Any, Env], Number]] = Table("the value of a real term", Term)
"""Over floats, over balls, and with jets in either: what differs between these is the field, and no entry."""

WHOLE: Table[Callable[[Walk, Any, Env], Any]] = Table("the value of a term that is whole", Term)
POSITION: Table[Callable[[Walk, Any, Env], Any]] = Table("the position of an index", Term)
COMPONENTS: Table[Callable[[Walk, Any, Env], Places]] = Table("the components of a vector", Term)
