"""What a function made of the very same things before, kept for the next time that it is asked.

Nodes are told apart by identity, since equal ones may have other letters. An
answer is kept with what it was made of, so that no other object can have that
identity, and is given to all who ask, so it must not be changed. What is refused
is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

MOST_KEPT = 1 << 13
"""So many answers of each function are kept."""

_answers: dict[Callable[..., Any], dict[Any, Any]] = {}
"""Those of each function."""

N = TypeVar("N")
P = ParamSpec("P")
T = TypeVar("T")


class Asked(Protocol):
    """A function of a node, and of further ones."""

    def __call__(self, node: Any, others: Iterable[Any] = ()) -> Any:
        """What it makes of them."""


def kept(make: Callable[[Any, Any], Any]) -> Asked:
    """A function that looks at a node, and at further ones, and at nothing else."""
    answers: dict[tuple[int, ...], tuple[Any, Any, Any]] = {}

    @wraps(make)
    def again(node: Any, others: Iterable[Any] = ()) -> Any:
        others = tuple(others)
        key = (id(node), *map(id, others))
        answer = answers.get(key)
        if answer is None:
            made = make(node, others)
            if len(answers) >= MOST_KEPT:
                answers.clear()
            answer = answers[key] = made, node, others
        return answer[0]

    _answers[again] = answers
    return again


def kept_of(make: Callable[Concatenate[N, P], T]) -> Callable[Concatenate[N, P], T]:
    """A function that looks at one thing, whatever its further arguments, which are plain and told apart by value."""
    answers: dict[Any, tuple[T, N]] = {}

    @wraps(make)
    def again(said: N, /, *more: P.args, **named: P.kwargs) -> T:
        key = (id(said), *more, *named.items()) if more or named else id(said)
        answer = answers.get(key)
        if answer is None:
            made = make(said, *more, **named)
            if len(answers) >= MOST_KEPT:
                answers.clear()
            answer = answers[key] = made, said
        return answer[0]

    _answers[again] = answers
    return again


def forget(*functions: Callable[..., Any]) -> None:
    """Leave behind the answers that are kept: those of some functions, or of all."""
    for function in functions or _answers:
        _answers[function].clear()
