"""Equations used for rewriting come to an end."""

from __future__ import annotations

from building import *

from derive.kernel import hypothesis
from derive.search.rewriting import by_equations
from derive.search.scope import Scope, schemas
from derive.terms.statement import for_all


def test_an_equation_of_every_entry_says_nothing_of_the_entry_that_it_names() -> None:
    """x_k = x_j for all k: at k = j it is x_j = x_j, which could be used without end."""
    given = for_all(k, eq(x(k), x(j)))
    found = schemas(hypothesis(given), False, ())
    rewriting = by_equations(found, False)
    assert rewriting(x(j), Scope((given,))) is None
    used = rewriting(x(t), Scope((given,)))
    assert used is not None
    assert used.statement == eq(x(t), x(j))
