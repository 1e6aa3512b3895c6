"""Why a limit is what it is, in a sentence."""

from __future__ import annotations

from ...printing.breaking import display
from ...printing.words import math, say
from ...records.page import Words
from ...search.growth import Growth


def remainder(growth: Growth) -> Words:
    """The term is its limit and a remainder of the size of something that vanishes."""
    body, limit = math(display(growth.body)), math(display(growth.goal.target))
    if growth.exact:
        return body, say(" is "), limit, say(" all the way.")
    told = body, say(" is "), limit, say(" and a remainder ")
    if growth.size is None:
        return *told, say("that vanishes.")
    return *told, say("of the size of "), math(display(growth.size)), say(", which vanishes.")
