"""What claim files can say: uses of definitions at the arguments that they name, and sums and products as read."""

from __future__ import annotations

import pytest
from here import HEAD

from derive.claims.sayable import as_read, in_words, is_said
from derive.claims.written.expression import as_written
from derive.claims.written.reader import read
from derive.printing.text import text
from derive.terms.substitution import substitute
from derive.terms.term import Add, Call, Dim, Index, Mul, Scalar, num

DECLARED = """
n = dimension("n", at_least=2)
i, k, t, a = indices("i k t a", n)
x = vector("x", n)
A = matrix("A", n, n)
p = define("p", exp(x[i]) / Sum(exp(x[k]), k), at=i)
loss = define("l", log(Sum(exp(x[k]), k)) - x[t])
"""


def term(written: str, **images: str) -> object:
    """A term as it is written, with other indices put for some of its own."""
    names: dict[str, object] = {}
    with as_written():
        exec(HEAD + DECLARED, names)
        found = read(eval(written, names))  # noqa: S307
    size = Dim("n", 2)
    return substitute(found, {Index(old, size): Index(new, size) for old, new in images.items()})


@pytest.mark.parametrize(
    ("written", "images", "said"),
    [
        ("p[i]", {}, "p_i"),
        ("p[i]", {"i": "a"}, "p_a"),
        ("loss", {}, "l"),
        ("loss", {"t": "a"}, "log(Sum(exp(x_k), k)) - x_a"),
        ("exp(-loss) * p[t]", {"t": "a"}, "exp(-(log(Sum(exp(x_k), k)) - x_a))·p_a"),
        ("Sum(loss, t)", {}, "Sum(l, t)"),
        ("Sum(p[i] * loss, i)", {"t": "a"}, "Sum(p_i·(log(Sum(exp(x_k), k)) - x_a), i)"),
        ("(A @ x)[i]", {"i": "a"}, "(A·x)_a"),
    ],
)
def test_what_cannot_be_said_is_written_out(written: str, images: dict[str, str], said: str) -> None:
    whole = term(written, **images)
    assert text(in_words(whole)) == said
    if isinstance(whole, Call):
        assert is_said(whole) == (text(whole) == said)


def test_groups_are_those_that_are_read() -> None:
    a, b, c = (Scalar(name, 7) for name in "abc")
    assert as_read(Add((Add((a, b)), c))) == Add((a, b, c))
    assert as_read(Add((a, Add((b, c))))) == Add((a, Add((b, c))))
    assert as_read(Mul((num(-1), Mul((a, b))))) == Mul((num(-1), a, b))
