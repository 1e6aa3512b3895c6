"""A total order on terms, for whoever has to choose: an order to print in, one of two indices, a sign.

Only choices rest on it. What is equal is decided by the terms themselves.
"""

from __future__ import annotations

from typing import Any

from .definition import Definition
from .node import Node


def key(node: Node) -> tuple[Any, ...]:
    """Sorts terms: by kind, then by content. Two keys can always be compared."""
    try:
        return node._key
    except AttributeError:
        value = (type(node).__name__, *[field_key(value) for value in node.content()])
        object.__setattr__(node, "_key", value)
        return value


def field_key(value: object) -> Any:
    """Sorts the values of one field."""
    if isinstance(value, Node):
        return key(value)
    if isinstance(value, tuple):
        return tuple([field_key(v) for v in value])
    if isinstance(value, Definition):
        return (field_key(value.params), value.formal, key(value.body), value.name)
    return () if value is None else value
