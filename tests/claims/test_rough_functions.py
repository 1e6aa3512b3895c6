"""function(…, smooth=False): any function that has values."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.claims.written.expression import NotationError, as_written
from derive.files.load import Loader
from derive.notation import Eq, dimension, function, scalar, vector
from derive.printing.domains import declaration
from derive.verdicts.check import Settings, check

HEAD = """
from derive import by
from derive.notation import *

n = dimension("n")
x, y, z = vector("x", n), vector("y", n), vector("z", n)
t, L = scalar("t"), scalar("L", positive=True)
g, f = function("g", smooth=False), function("f", n, smooth=False)
h = function("h")


@claim(Eq(g(t) + g(t), 2 * g(t)))
def any_one():
    return calc(g(t) + g(t)).eq(2 * g(t))


"""


def judged(tmp_path: Path, claim: str) -> tuple[str, str]:
    file = tmp_path / "claims.py"
    file.write_text(HEAD + claim, encoding="utf-8")
    loaded = Loader().load(file)
    assert not loaded.problems, loaded.problems
    verdict = check(loaded.claims["it"], Settings())
    return verdict.verdict, verdict.message


def test_a_bound_of_differences(tmp_path: Path) -> None:
    claim = """@claim(Le(abs(f(x) - f(z)), L * norm(x - y) + L * norm(y - z)), given=[lipschitz(f, L)],
    meets=witness(models=[(f, x, 1)]))
def it():
    return calc(abs(f(x) - f(z))).le(abs(f(x) - f(y)) + abs(f(y) - f(z))).le(L * norm(x - y) + L * norm(y - z), by.hyp)
"""
    assert judged(tmp_path, claim) == ("proved", "")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("@claim(Eq(h(t) + h(t), 2 * h(t)))\ndef it():\n    return calc(h(t) + h(t)).eq(2 * h(t), by.inst(any_one, {g: h}))\n", "proved"),
        ("@claim(Eq(D(t * g(2), t), g(2)))\ndef it():\n    return calc(D(t * g(2), t)).eq(g(2))\n", "proved"),
        ("@claim(Eq(D(g(t), t), D(g(t), t)))\ndef it():\n    return calc(D(g(t), t)).eq(D(g(t), t))\n", "undecided"),
        ("@claim(Eq(g(t), 0))\ndef it():\n    return calc(g(t)).eq(0)\n", "refuted"),
    ],
)  # fmt: skip
def test_what_holds_of_it(tmp_path: Path, claim: str, verdict: str) -> None:
    found = judged(tmp_path, claim)
    assert found[0] == verdict, found


def test_it_has_no_derivatives() -> None:
    n, x, t = dimension("n"), vector("x", dimension("n")), scalar("t")
    with as_written():
        for written in (
            lambda: function("g", smooth=False).slope(t),
            lambda: function("f", n, smooth=False).grad(x),
            lambda: function("f", n, smooth=False).hessian(x),
        ):
            with pytest.raises(NotationError, match="declared with smooth=False, so it need not have derivatives"):
                written()
        with pytest.raises(NotationError, match="smooth= is True or False"):
            function("g", smooth=0)  # type: ignore[arg-type]
        assert repr(Eq(function("g", smooth=False)(t), 0)) == "g(t) = 0"
    assert declaration(function("g", smooth=False).core) == "g : ℝ → ℝ"
    assert declaration(function("g").core) == "g : ℝ → ℝ (smooth)"
