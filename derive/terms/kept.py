"""What a function made of the very same nodes before, kept for the next time that it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol

MOST_KEPT = 1 << 13
"""So many answers of each function are kept."""

Answers = dict[tuple[int, ...], tuple[Any, Any, Any]]
_all_answers: list[Answers] = []


class Asked(Protocol):
    """A function of a node, and of further ones."""

    def __call__(self, node: Any, others: Iterable[Any] = ()) -> Any:
        """What it makes of them."""


def kept(make: Callable[[Any, Any], Any]) -> Asked:
    """A function that looks at a node, and at further ones, and at nothing else: what it made is not made again.

    Nodes are told apart by identity, since equal ones may have other letters. An
    answer is kept with its nodes, so that no other object can have their
    identity; and nodes cannot be changed. What is refused is asked again.
    """
    answers: Answers = {}
    _all_answers.append(answers)

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

    return again


def forget() -> None:
    """Leave behind the answers that are kept."""
    for answers in _all_answers:
        answers.clear()
