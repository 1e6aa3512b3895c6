"""Inequalities."""

from derive import by
from derive.notation import *

t = scalar("t")
s = scalar("s", positive=True)


@claim(Ge(exp(t), 1 + t), source="Hardy, Littlewood, Pólya, Inequalities (1934), 4.2")
def exp_bound():
    """The exponential lies above its tangent at 0."""
    return calc(exp(t)).ge(1 + t, by.exp_bound(t))


@claim(Le(log(s), s - 1), source="Hardy, Littlewood, Pólya, Inequalities (1934), 4.2")
def log_bound():
    """The logarithm lies below its tangent at 1."""
    return calc(log(s)).le(s - 1, by.inst(exp_bound, {t: log(s)}))
