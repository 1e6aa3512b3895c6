"""Functions that are not written out: variables that stand for any smooth function, and their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .leaf import Function, Size, cut
from .node import IllFormed, Term, require_real
from .vector import require_size, shape_of

Shape = tuple[Size, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Apply(Term):
    """A value of a function, or of one of its partial derivatives, at arguments.

    `places` are the indices of the component that is meant. The derivative is by
    the arguments at `slots`, counted from 0, one after the other: by the argument
    itself where it is a number, else by its component at the indices `along`.
    """

    function: Term
    args: tuple[Term, ...]
    places: tuple[Term, ...]
    slots: tuple[int, ...]
    along: tuple[tuple[Term, ...], ...]

    def check(self) -> None:
        function = self.function
        if not isinstance(function, Function):
            raise IllFormed("only a function has a value at arguments")
        if len(self.args) != len(function.takes):
            raise IllFormed(f"{function.name} takes {len(function.takes)} arguments, not {len(self.args)}")
        for argument, shape in zip(self.args, function.takes, strict=True):
            if not shape:
                require_real(argument)
            elif shape_of(argument) != shape:
                raise IllFormed(f"{function.name} was given a vector of another shape")
        _require_places(self.places, function.to)
        if self.slots and not function.smooth:
            raise IllFormed(f"{function.name} need not have derivatives: it was declared with smooth=False")
        if len(self.slots) != len(self.along) or any([not 0 <= slot < len(self.args) for slot in self.slots]):
            raise IllFormed(f"{function.name} has no such derivative")
        for slot, indices in zip(self.slots, self.along, strict=True):
            _require_places(indices, function.takes[slot])

    def parts(self) -> tuple[Any, ...]:
        return (self.function, *self.args, *self.places, *[index for indices in self.along for index in indices])

    def rebuilt(self, parts: tuple[Any, ...]) -> Apply:
        args, places, *along = cut(parts[1:], [len(self.args), len(self.places), *map(len, self.along)])
        return Apply(parts[0], args, places, self.slots, tuple(along))

    def partial(self, slot: int, indices: tuple[Term, ...]) -> Apply:
        """Its derivative by one argument more, or by a component of it."""
        return Apply(self.function, self.args, self.places, (*self.slots, slot), (*self.along, indices))


def _require_places(indices: tuple[Term, ...], shape: Shape) -> None:
    if len(indices) != len(shape):
        raise IllFormed(f"{len(shape)} indices are needed, not {len(indices)}")
    for index, size in zip(indices, shape, strict=True):
        require_size(index, size)
