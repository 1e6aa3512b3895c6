"""Why a limit is what it is, in a sentence."""

from __future__ import annotations

from ...printing.formula import term
from ...printing.words import say
from ...records.page import Words
from ...search.growth import Growth
from ...terms.term import num


def remainder(growth: Growth) -> Words:
    """The term is its limit and a remainder of the size of something that vanishes."""
    if growth.body == growth.goal.target:
        return (say("The last term does not move."),)
    limit = () if growth.goal.target == num(0) and not growth.exact else (term(growth.goal.target),)
    told = term(growth.body), say(" is "), *limit
    if growth.exact:
        return *told, say(" all the way.")
    if growth.size is None:
        return *told, say(" and a remainder that vanishes." if limit else "something that vanishes.")
    remainder = " and a remainder of the size of " if limit else "of the size of "
    return *told, say(remainder), term(growth.size), say(", which vanishes.")
