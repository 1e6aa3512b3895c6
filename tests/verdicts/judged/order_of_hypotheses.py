"""Hypotheses that have a value because of one another."""

from derive import by
from derive.notation import *

y, d = scalar("y"), scalar("d")


@claim(Ne(1 / y - d, 0), given=[Ne(1 / y, d), Ne(y, 0)])
def domain_stated_after():
    return calc(1 / y - d).ne(0, by.hyp)


@claim(Ne(1 / y - d, 0), given=[Ne(y, 0), Ne(1 / y, d)])
def domain_stated_before():
    return calc(1 / y - d).ne(0, by.hyp)
