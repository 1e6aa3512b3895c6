"""What is written is kept for the next time, by identity: equal terms may have other letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

N = TypeVar("N")
P = ParamSpec("P")
T = TypeVar("T")

MOST_KEPT = 1 << 13
"""So many answers of one function are kept."""

_all: list[dict[tuple[object, ...], tuple[object, object]]] = []


def kept(make: Callable[Concatenate[N, P], T]) -> Callable[Concatenate[N, P], T]:
    """The same function, asked once for each first argument, and each of the others, which are plain.

    What is kept holds on to the first argument, so nothing else can have its
    identity. An answer is given to all who ask, so it must not be changed.
    """
    answers: dict[tuple[object, ...], tuple[N, T]] = {}
    _all.append(answers)  # type: ignore[arg-type]

    @wraps(make)
    def asked(said: N, /, *more: P.args, **named: P.kwargs) -> T:
        key = (id(said), *more, *named.items())
        found = answers.get(key)
        if found is None:
            if len(answers) >= MOST_KEPT:
                answers.clear()
            found = answers[key] = said, make(said, *more, **named)
        return found[1]

    return asked


def forget() -> None:
    """Leave behind all that is kept."""
    for answers in _all:
        answers.clear()
