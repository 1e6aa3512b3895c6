"""Each step of a proof as a script for Coq: the tactic of its rule, on the lemmas of its premises.

A step by the normal form is one tactic, `same_value_of_both`: nothing else says how two terms come to be equal.
"""

from __future__ import annotations

from ...kernel import Theorem
from ..arithmetic import NotExported
from . import equality as equality
from . import logic as logic
from . import order as order
from .writer import STEPS
from .writer import Script as Script
from .writer import Writer as Writer


def script(writer: Writer, theorem: Theorem) -> Script:
    """How Coq proves a theorem from its premises. Raises NotExported."""
    if theorem.rule not in STEPS:
        raise NotExported(f"rule {theorem.rule}")
    return STEPS[theorem.rule](writer, theorem)
