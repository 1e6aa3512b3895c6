"""A term evaluated: which entry of which table is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ....terms.node import Node, Term
from ....terms.table import Table
from ....terms.term import Dim, Index, Num, Vector
from ..field import Array, Field, Unknown
from ..jets import Arithmetic, Number
from .env import Env, Places

MOST_BITS = 1 << 14
"""Whole numbers with more are not computed with."""

_LARGEST = 1 << MOST_BITS


class Walk:
    """Evaluates terms over a field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.on = Arithmetic(field)
        self.level = 0
        """How many derivatives are open."""

    def real(self, term: Term, env: Env) -> Number:
        """The value of a real term. Raises Undefined or Unknown over balls; nan over floats."""
        return VALUE[type(term)](self, term, env)

    def whole(self, term: Term, env: Env) -> Array:
        """A term that is whole wherever it has a value, in Python's own numbers. Raises Unknown for very large ones."""
        wholes = np.array(WHOLE[type(term)](self, term, env), dtype=object)
        if any(abs(value) > _LARGEST for value in wholes.flat):
            raise Unknown("a whole number is very large")
        return wholes

    def index(self, term: Term, env: Env) -> Any:
        """An index: an Axis, or an array of positions from 0."""
        return POSITION[type(term)](self, term, env)

    def vector(self, term: Term, env: Env) -> Places:
        """A vector term as a function of its indices."""
        return COMPONENTS[type(term)](self, term, env)

    def length(self, size: Term, env: Env) -> int:
        """How many positions a size has."""
        return int(size.value) if isinstance(size, Num) else int(env.variables[size])

    def argument(self, parameter: Node, term: Term, env: Env) -> Any:
        """What a parameter of a definition is bound to."""
        match parameter:
            case Vector():
                return self.vector(term, env)
            case Dim():
                return self.length(term, env)
            case Index():
                return self.index(term, env)
        return self.real(term, env)


VALUE: Table[Callable[[Walk, Any, Env], Number]] = Table("the value of a real term", Term)
"""Over floats, over balls, and with jets in either: what differs between these is the field, and no entry."""

WHOLE: Table[Callable[[Walk, Any, Env], Any]] = Table("the value of a term that is whole", Term)
POSITION: Table[Callable[[Walk, Any, Env], Any]] = Table("the position of an index", Term)
COMPONENTS: Table[Callable[[Walk, Any, Env], Places]] = Table("the components of a vector", Term)
