"""Long vectors: what is done once for them is what is done for short ones."""

from __future__ import annotations

import numpy as np
import pytest
from building import *
from building import Delta, Deriv, num, over

from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.walk import Env, Walk
from derive.terms.node import Term

ROWS = np.array([[0.3, -1.2, 2.0], [0.0, 0.5, -0.5], [1.0, 1.0, 4.0]])
PARTITION = total(exp(x(j)), j)
SHARE = over(exp(x(i)), PARTITION)


def value(term: Term) -> np.ndarray:
    """At three points, in each of which i and t are other positions."""
    env = Env({n: 3, X: ROWS, i: np.array([0, 1, 2]), t: np.array([0, 2, 1])})
    with np.errstate(all="ignore"):
        return np.asarray(Walk(Floats()).real(term, env), dtype=float)


CHOSEN = {
    "a member": total(mul(Delta(j, t), exp(x(j))), j),
    "one of a sum inside": total(mul(Delta(t, j), log(over(exp(x(j)), total(exp(x(k)), k)))), j),
    "its slope": Deriv(total(mul(Delta(j, t), log(over(exp(x(j)), total(exp(x(k)), k)))), j), x(i)),
    "its second slope": Deriv(Deriv(total(mul(Delta(j, t), exp(mul(x(j), total(x(k), k)))), j), x(i)), x(t)),
    "two of them": total(mul(Delta(j, t), Delta(j, i), x(j)), j),
    "one for each index": total(mul(x(k), total(mul(Delta(j, k), exp(x(j))), j)), k),
    "one of itself": total(mul(Delta(j, j), x(j)), j),
    "a member without a value elsewhere": total(mul(Delta(j, t), log(x(j))), j),
    "one beside what stays": total(mul(Delta(j, t), exp(x(i))), j),
    "one that is left out": total(mul(Delta(j, t), exp(x(j))), j, i),
    "a function of two vectors": add(total(exp(x(j)), j), total(exp(mul(num(2), x(j))), j)),
    "a slope of one": Deriv(add(total(exp(x(j)), j), total(exp(mul(num(2), x(j))), j)), x(i)),
    "a slope by an open index": total(Deriv(mul(exp(x(k)), exp(x(t))), x(k)), k),
}


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("term", CHOSEN.values(), ids=CHOSEN)
def test_a_long_vector_is_evaluated_as_a_short_one(term: Term, length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    short = value(term)
    monkeypatch.setattr(Floats, "long", length)
    np.testing.assert_allclose(value(term), short, rtol=1e-12)
