"""Substitution of terms for variables, once, for the whole of `derive`.

Bound indices have no names, so nothing can be captured by a sum. One binder is
left that can capture: `D(f, v)` looks at f near the point, as a function of v.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .binder import Deriv
from .kept import kept
from .leaf import Dim, Function, Index, Num, Scalar, Vector
from .node import IllFormed, Node, Term, free, is_real, loose
from .vector import require_size, shape_of

Substitution = Mapping[Any, Term]


class Capture(ValueError):
    """A substitution that would change what a derivative differentiates by."""


def substitute(node: Any, images: Substitution) -> Any:
    """The node with every variable in `images` replaced, all at once.

    A size is replaced inside the types of indices and vectors too: with n ↦ m,
    `x` over n becomes `x` over m. Raises Capture where a derivative forbids it,
    IllFormed where an image has the wrong sort or dimension.
    """
    return substituted([node], images)[0]


def substituted(nodes: Iterable[Any], images: Substitution) -> list[Any]:
    """The same in each of several nodes."""
    for variable, image in images.items():
        _require_sort(variable, image, images)
    pairs = (*images, *images.values())
    return [_in_pairs(node, pairs) for node in nodes]


@kept
def _in_pairs(node: Any, pairs: tuple[Any, ...]) -> Any:
    """The node with each of the variables, the first half, replaced by its image."""
    half = len(pairs) // 2
    return _substitute(node, dict(zip(pairs[:half], pairs[half:], strict=True)))


def _substitute(node: Any, images: Substitution) -> Any:
    if free(node).isdisjoint(images):
        return node
    if node.is_variable and node in images:
        return images[node]
    if isinstance(node, Deriv):
        _require_free_to_move(node, images)
    sizes = tuple([_substitute(size, images) for size in node.sizes()])
    return node.retyped(tuple([_substitute(part, images) for part in node.parts()]), sizes)


def _require_free_to_move(node: Deriv, images: Substitution) -> None:
    """D(f, v): v must stay a variable, and no other variable of f may come to depend on it."""
    root = node.root
    image = _substitute(root, images)
    if not isinstance(image, Scalar | Vector):
        raise Capture(f"D differentiates by {root.name}; only another variable can take its place")  # type: ignore[attr-defined]
    for other in free(node.body) - {root}:
        if image in free(_substitute(other, images)):
            raise Capture(f"{other.name} would come to depend on {image.name}, by which D differentiates")


def _require_sort(variable: Node, image: Term, images: Substitution) -> None:
    if loose(image):
        raise IllFormed("an image with a loose index would be captured")
    match variable:
        case Dim(name, _):
            fits = isinstance(image, Dim) or (
                isinstance(image, Num) and image.value.denominator == 1 and image.value >= 1
            )
        case Index(name, size):
            require_size(image, _substitute(size, images))
            fits = True
        case Vector(name, shape):
            fits = shape_of(image) == tuple(_substitute(size, images) for size in shape)
        case Scalar(name, _):
            fits = is_real(image)
        case Function(name, takes, to, smooth):
            shapes = tuple([tuple([_substitute(size, images) for size in shape]) for shape in (*takes, to)])
            fits = isinstance(image, Function) and (*image.takes, image.to) == shapes
            fits = fits and image.smooth >= smooth  # type: ignore[attr-defined]
        case _:
            raise IllFormed("only a variable can be replaced")
    if not fits:
        raise IllFormed(f"{name} cannot be replaced by a term of another sort or dimension")
