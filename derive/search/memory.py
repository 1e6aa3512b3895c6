"""What the search remembers between steps, left behind where other claims, or other files, begin."""

from __future__ import annotations

from ..kernel import context
from ..terms import kept, node
from .standing import of_modulus
from .supply import in_full


def forget_facts() -> None:
    """Leave behind what facts gave, where equal terms are one by any letters: none may come from another slice."""
    context.forget()
    kept.forget(of_modulus)
    in_full.cache_clear()


def forget() -> None:
    """Leave behind all that is remembered, also terms, and what was made of one of them alone, letters and all."""
    forget_facts()
    node.forget()
    kept.forget()
