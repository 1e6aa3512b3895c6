"""Holes filled in the text of a file: what stands beside them stays, and lines are set as their author sets them."""

from __future__ import annotations

import pytest

from derive.source.filling import Filling, Unfillable, filled, on_one_line

LONG = "calc(Sum(x[k], k)).eq(a_term_with_a_long_name * another_one, by.unfold(a_term_with_a_long_name)).eq(b, lemma)"


def hole_in(content: str, number: int = 0) -> tuple[int, int, int, int]:
    """Where the n-th `...` of a text stands."""
    places = [
        (line, column, line, column + 3)
        for line, text in enumerate(content.splitlines(), 1)
        for column in range(len(text))
        if text.startswith("...", column)
    ]
    return places[number]


CASES = {
    "a body": ("def it():\n    ...\n", "calc(a).eq(b)", "def it():\n    return calc(a).eq(b)\n"),
    "a body under a docstring": (
        'def it():\n    """Why: äöü."""\n    ...  # to do\n',
        "lemma",
        'def it():\n    """Why: äöü."""\n    return lemma  # to do\n',
    ),
    "returned": ("def it():\n    return ...\n", "lemma", "def it():\n    return lemma\n"),
    "on the line of the function": ("def it(): return ...\n", "lemma", "def it(): return lemma\n"),
    "reasons": (
        "def it():\n    return calc(a).eq(b, ...)\n",
        "by.unfold(p), lemma",
        "def it():\n    return calc(a).eq(b, by.unfold(p), lemma)\n",
    ),
    "no reason": ("def it():\n    return calc(a).eq(b, ...)\n", "", "def it():\n    return calc(a).eq(b)\n"),
    "no reason among others": (
        "def it():\n    return calc(a).eq(b, one, ..., two)\n",
        "",
        "def it():\n    return calc(a).eq(b, one, two)\n",
    ),
    "no reason on a line": (
        "def it():\n    return calc(a).eq(\n        b,  # so far\n        ...,\n    )\n",
        "",
        "def it():\n    return calc(a).eq(\n        b,  # so far\n    )\n",
    ),
    "in a chain": (
        "def it():\n    return (\n        calc(a)\n        .eq(b, ...)  # here\n        .eq(c)\n    )\n",
        "lemma",
        "def it():\n    return (\n        calc(a)\n        .eq(b, lemma)  # here\n        .eq(c)\n    )\n",
    ),
    "with line ends of two characters": (
        "def it():\r\n    return ...\r\n",
        LONG,
        "def it():\r\n    return (\r\n        calc(Sum(x[k], k))\r\n"
        "        .eq(a_term_with_a_long_name * another_one, by.unfold(a_term_with_a_long_name))\r\n"
        "        .eq(b, lemma)\r\n    )\r\n",
    ),
    "with tabs": (
        "def it():\n\treturn ...\n",
        LONG,
        "def it():\n\treturn (\n\t\tcalc(Sum(x[k], k))\n"
        "\t\t.eq(a_term_with_a_long_name * another_one, by.unfold(a_term_with_a_long_name))\n"
        "\t\t.eq(b, lemma)\n\t)\n",
    ),
    "by two spaces": (
        "def it():\n  return ...\n",
        LONG,
        "def it():\n  return (\n    calc(Sum(x[k], k))\n"
        "    .eq(a_term_with_a_long_name * another_one, by.unfold(a_term_with_a_long_name))\n"
        "    .eq(b, lemma)\n  )\n",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_filled(case: tuple[str, str, str]) -> None:
    before, text, after = case
    assert filled(before, [Filling(hole_in(before), text)], 100) == after


def test_two_holes_in_a_line() -> None:
    before = "def it():\n    return cases(Ge(c, 0), ..., auto)\n"
    column = before.splitlines()[1].index("auto")
    places = [hole_in(before), (2, column, 2, column + 4)]
    found = filled(before, [Filling(p, text) for p, text in zip(places, ("one", "two"), strict=True)], 88)
    assert found == "def it():\n    return cases(Ge(c, 0), one, two)\n"


def test_a_line_that_becomes_too_long_is_set_anew() -> None:
    before = "def it():\n    return cases(Ge(c, 0), ..., trivial)\n"
    after = (
        "def it():\n    return cases(\n        Ge(c, 0),\n        calc(Sum(x[k], k))\n"
        "        .eq(a_term_with_a_long_name * another_one, by.unfold(a_term_with_a_long_name))\n"
        "        .eq(b, lemma),\n        trivial,\n    )\n"
    )
    assert filled(before, [Filling(hole_in(before), LONG)], 88) == after
    own = "def it():\n    return cases(\n          Ge(c, 0),  # c is one\n          ..., trivial)\n"
    found = filled(own, [Filling(hole_in(own), "calc(a).eq(b)")], 88)
    assert found == own.replace("...", "calc(a).eq(b)")


def test_what_it_needs() -> None:
    before = 'from derive.notation import Eq, calc\n\n\ndef it():\n    """Why."""\n    return ...\n'
    needs = (("derive.notation", "Sum"), ("derive", "by"), ("derive.notation", "exp"))
    found = filled(before, [Filling(hole_in(before), "lemma", needs, (("k", 'index("k", n)'),))], 88)
    assert found == (
        "from derive.notation import Eq, Sum, calc, exp\nfrom derive import by\n\n\n"
        'def it():\n    """Why."""\n    k = index("k", n)\n    return lemma\n'
    )


def test_a_file_that_has_changed() -> None:
    with pytest.raises(Unfillable, match="changed"):
        filled("def it():\n    return lemma\n", [Filling((2, 11, 2, 14), "other")], 88)


@pytest.mark.parametrize(
    ("several", "one"),
    {
        "return (\n    calc(a)\n    .eq(b)\n)": "return calc(a).eq(b)",
        "return f(\n    a,\n    b + c\n    - d,\n)": "return f(a, b + c - d)",
        "return (a, b)": "return (a, b)",
        "return (a + b) * (c + d)": "return (a + b) * (c + d)",
        "return f(\n    a,  # one\n)": None,
    }.items(),
)
def test_on_one_line(several: str, one: str | None) -> None:
    assert on_one_line(several) == one
