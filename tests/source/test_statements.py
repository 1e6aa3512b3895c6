"""A statement in the words of a claim file is read back as the same statement; what has no words has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from building import *
from building import Delta, num

from derive.files.load import Loader
from derive.source.statements import source
from derive.terms.node import Node
from derive.terms.statement import Implies, Prop, for_all
from derive.terms.term import ArgMax, Index, abstract, at

READ = [
    "Ne(z[i] - z[j], 0)",
    "forall(j, Implies(Ne(j, i), Ne(z[i] - z[j], 0)))",
    "forall(i, j, Implies(Ne(j, i), And(Gt(z[j], 0), Lt(z[j], A[i, j]))))",
    "Gt(exp(c) / (1 - d ** 2), -c * (d + 1))",
    "Ge(sqrt(c ** 2 + Rational(1, 2)), abs(-d))",
    "Le(Sum(c * z[k] / n, k, omit=i), Prod(z[k] + delta(k, i), k, omit=(i, j)))",
    "Eq(z.max - z[z.argmax], Min(z[k] * w[k], k))",
    "Lt(p[i] + Z, Z ** 2 / (c * d))",
    "Ne(scaled(c + 1)[i] - (c - d), log(c) ** n - pi)",
    "Gt(1 / (c / d) - (c - (d - 1)), 0)",
    "Gt(z[(z * w).argmax], w[(1 - z / w).argmax])",
    "Gt((c ** 2) ** 3 + c ** -1 + (-1) ** n, -2 * c)",
]


DECLARED = """
n = dimension("n")
i, j, k = indices("i j k", n)
z, w, A = vector("z", n), vector("w", n), matrix("A", n, n)
c, d = scalar("c"), scalar("d")
Z = define("Z", Sum(exp(z[k]), k))
p = define("p", exp(z[i]) / Z, at=i)
scaled = define("scaled", c * z[i], at=i, of=c)
"""


@pytest.mark.parametrize("written", READ)
def test_it_is_read_back(project: Callable[..., Path], written: str) -> None:
    def stated(text: str) -> Prop:
        file = project(it=f"{DECLARED}\n@claim({text})\ndef it():\n    return calc(c).eq(c)\n") / "proofs" / "it.py"
        return Loader().load(file).claims["it"].statement

    statement = stated(written)
    said = source(statement)
    assert said is not None
    assert stated(said) == statement


primed = Index("i′", n)
UNSPOKEN: list[Node] = [
    ne(primed, i),
    for_all(Index("k′", n), Implies(ne(Index("k′", n), i), ne(x(Index("k′", n)), num(0)))),
    gt(at(X, (ArgMax(abstract(exp(x(k)), (k,))),)), num(0)),
    gt(Z.call({X: V}), num(0)),
]


@pytest.mark.parametrize("node", UNSPOKEN, ids=range(len(UNSPOKEN)))
def test_what_has_no_words(node: Node) -> None:
    assert source(node) is None


def test_a_letter_that_is_taken_has_none() -> None:
    assert source(total(mul(x(k), Delta(k, i)), k)) == "Sum(x[k] * delta(k, i), k)"
    inner = for_all(i, ne(x(i), x(j)))
    assert source(inner) == "forall(i, Ne(x[i], x[j]))"
    assert source(inner.instance(i)) == "Ne(x[i], x[j])"
