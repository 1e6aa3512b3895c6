"""The reasons that a step can give: by.unfold(Z), by.exp_rule, by.monotone(fact), …

Each is checked, and each is audited: a line is told of each reason in it that
did nothing. `derive rules` lists them; `derive rules NAME` shows one with its
figure and an example.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from .claims.holes import auto
from .claims.reasons.algebra import (
    algebra,
    constant_product,
    constant_sum,
    exp_log,
    fold,
    into_sum,
    log_product,
    pick_factor,
    pick_term,
    split_factor,
    split_term,
    unfold,
)
from .claims.reasons.calculus import (
    abs_rule,
    adjugate_rule,
    asinh_rule,
    atan_rule,
    calculus,
    chain_rule,
    cos_rule,
    cosh_rule,
    determinant_rule,
    erf_rule,
    exp_rule,
    inverse_rule,
    linearity,
    log_rule,
    power_rule,
    product_rule,
    quotient_rule,
    sin_rule,
    sinh_rule,
    sum_rule,
    tan_rule,
    tanh_rule,
)
from .claims.reasons.entries import ENTRIES as ENTRIES
from .claims.reasons.facts import attained, exp_bound, extremes, hyp, inst, monotone, scale, sign, summed, sympy, times
from .claims.written.expression import NotationError
from .messages.authoring import REASON


class UnknownReason(NotationError, AttributeError):
    """by.… was asked for a reason that there is not."""


def _unknown(name: str) -> NoReturn:
    near = get_close_matches(name, ENTRIES, 1)
    hint = f"did you mean by.{near[0]}?" if near else "`derive rules` lists them"
    raise UnknownReason(f"there is no reason by.{name}; {hint}", REASON)


if not TYPE_CHECKING:  # a type checker that saw it would take every name for a reason
    __getattr__ = _unknown


__all__ = [
    "abs_rule",
    "adjugate_rule",
    "algebra",
    "asinh_rule",
    "atan_rule",
    "attained",
    "auto",
    "calculus",
    "chain_rule",
    "constant_product",
    "constant_sum",
    "cos_rule",
    "cosh_rule",
    "determinant_rule",
    "erf_rule",
    "exp_bound",
    "exp_log",
    "exp_rule",
    "extremes",
    "fold",
    "hyp",
    "inst",
    "into_sum",
    "inverse_rule",
    "linearity",
    "log_product",
    "log_rule",
    "monotone",
    "pick_factor",
    "pick_term",
    "power_rule",
    "product_rule",
    "quotient_rule",
    "scale",
    "sign",
    "sin_rule",
    "sinh_rule",
    "split_factor",
    "split_term",
    "sum_rule",
    "summed",
    "sympy",
    "tan_rule",
    "tanh_rule",
    "times",
    "unfold",
]
