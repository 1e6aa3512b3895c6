"""derive run --fix: what is mended, what is left, and that nothing is ever worse afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.commands import main
from derive.fixing.attempt import judged, worse
from derive.records.settings import Settings

Project = Callable[..., Path]

DECLARED = """
n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c, d, speed = scalar("c"), scalar("d"), scalar("speed")
s = scalar("s", positive=True)
Z = define("Z", Sum(exp(x[k]), k))


@claim(Gt(exp(d), 2 * d))
def lemma():
    return calc(exp(d)).eq(2 * exp(d - log(2))).ge(2 * (1 + d - log(2)), by.exp_bound(d - log(2))).gt(2 * d)


"""


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["run", *options])


def claim(statement: str, body: str) -> str:
    return f"@claim({statement})\ndef it():\n    return {body}\n"


def fixed(project: Project, before: str, *options: str) -> str:
    """The text of a file after --fix, without how it begins."""
    root = project(a=DECLARED + before)
    run("--fix", *options)
    return (root / "proofs" / "a.py").read_text().removeprefix(HEAD + DECLARED)


# rule, statement, body before, body after
SAFE = [
    ("idle-reason", "Eq(log(Z**2), 2 * log(Z))", "calc(log(Z**2)).eq(2 * log(Z), by.log_product, by.into_sum)", "calc(log(Z**2)).eq(2 * log(Z), by.log_product)"),
    ("idle-reason", "Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign, lemma)", "calc(c * d).eq(d * c)"),
    ("idle-reason", "Ge(c, d), given=[Ge(c, d)]", "calc(c).ge(d, by.hyp(2), by.hyp(1))", "calc(c).ge(d, by.hyp(1))"),
    ("idle-reason", "Tends(1 + exp(-s), s, oo, 1)", "limit(calc(1 + exp(-s)), lemma)", "limit(calc(1 + exp(-s)))"),
    ("idle-reason", "Tends(c + exp(-s), s, oo, c)", "squeeze(calc(c).le(c + exp(-s), by.sign), calc(c + exp(-s)).le(c + exp(-s)), lemma)", "squeeze(calc(c).le(c + exp(-s), by.sign), calc(c + exp(-s)).le(c + exp(-s)))"),
    ("missing-reason", "Gt(exp(c), 2 * c)", "calc(exp(c)).gt(2 * c)", "calc(exp(c)).gt(2 * c, lemma)"),
    ("missing-reason", "Eq(Z, Sum(exp(x[k]), k)), given=[Ge(c, 0)]", "calc(Z).eq(Sum(exp(x[k]), k))", "calc(Z).eq(Sum(exp(x[k]), k), by.unfold(Z))"),
    ("wrong-reason", "Gt(exp(c), 2 * c)", "calc(exp(c)).gt(2 * c, by.exp_bound(d))", "calc(exp(c)).gt(2 * c, lemma)"),
    ("comparison", "c + c == 2 * c", "calc(c + c).eq(2 * c)", "calc(c + c).eq(2 * c)"),
    ("misspelt-name", "Eq(speed + speed, 2 * speed)", "calc(sped + speed).eq(2 * speed)", "calc(speed + speed).eq(2 * speed)"),
    ("misspelt-name", "Eq(c + c, 2 * c)", "calc(c + c).eq(2 * c, by.algebre)", "calc(c + c).eq(2 * c, by.algebra)"),
    ("decimal", "Eq(c / 2 + c / 2, c)", "calc(c / 2 + c / 2).eq(0.5 * c + c / 2).eq(1.0 * c)", "calc(c / 2 + c / 2).eq(Rational(1, 2) * c + c / 2).eq(1 * c)"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "statement", "body", "then"), SAFE)
def test_what_is_mended(project: Project, rule: str, statement: str, body: str, then: str) -> None:
    stated = "Eq(c + c, 2 * c)" if rule == "comparison" else statement
    root = project(a=DECLARED + claim(statement, body))
    result = run("--fix")
    assert (root / "proofs" / "a.py").read_text() == HEAD + DECLARED + claim(stated, then)
    assert f": {rule}: " in result.output
    assert " fixed: " in result.output
    assert result.exit_code == 0, result.output
    assert "2 proved (" in result.output


def test_as_it_is_laid_out(project: Project) -> None:
    before = """@claim(Ge(c + s, d), given=[Ge(c, d)])
def it():
    # from the hypothesis
    return (
        calc(c + s)
        .ge(
            c,  # s is positive
            by.sign,
            by.hyp,
        )
        .ge(d, by.hyp, by.extremes)  # and that
    )  # done
"""
    after = before.replace("            by.hyp,\n", "").replace(", by.extremes", "")
    assert fixed(project, before) == after


def test_in_a_file_with_other_line_ends_and_a_mark(project: Project) -> None:
    root = project(a="")
    file = root / "proofs" / "a.py"
    text = (HEAD + DECLARED + claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)  # αβ")).replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    run("--fix")
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.replace(", by.sign", "").encode()


def test_eq_of_sympy(project: Project) -> None:
    root = project(a="")
    file = root / "proofs" / "a.py"
    head = (
        "import sympy\nfrom sympy import Eq\nfrom derive import by\nfrom derive.notation import calc, claim, scalar\n\n"
    )
    text = 'c = scalar("c")\n\n\n@claim(Eq(c + c, 2 * c))\ndef it():\n    return calc(c + c).eq(2 * c)\n'
    text += "\n\n@claim(sympy.Ge(c**2, 0))\ndef other():\n    return calc(c**2).ge(0)\n"
    file.write_text(head + text)
    assert run("--fix").exit_code == 0
    assert file.read_text() == head.replace("from sympy import Eq\n", "").replace(
        "import calc", "import Eq, Ge, calc"
    ) + text.replace("sympy.Ge", "Ge")


@pytest.mark.parametrize(
    ("statement", "body"),
    [
        ("Eq(0.5 * c + c / 2, c)", "calc(c / 2 + c / 2).eq(c)"),
        ("Eq(speed + speed, 2 * sped)", "calc(speed + speed).eq(2 * speed)"),
        ("Eq((c + d)**2, c**2 + 2*c*d + d**2)", "calc((c + d)**2).eq(c**2 + c*d*d + d**2).eq(c**2 + 2*c*d + d**2)"),
    ],
)
def test_what_changes_a_statement_or_a_term_waits_to_be_asked(project: Project, statement: str, body: str) -> None:
    before = claim(statement, body)
    assert fixed(project, before) == before
    assert "1 more with --unsafe-fixes" in run("--fix").output
    assert fixed(project, before, "--unsafe-fixes") != before
    assert run().exit_code == 0


@pytest.mark.parametrize(
    ("statement", "body"),
    [
        ("Eq(c + c, 3 * c)", "calc(c + c).eq(3 * c)"),
        ("Eq(c + c, 3 * c)", "calc(c + c).eq(2 * c).eq(3 * c)"),
        ("Ge(c, d)", "calc(c).ge(d, by.hyp)"),
        ("Gt(exp(c), 2 * c + 1)", "calc(exp(c)).gt(2 * c + 1, lemma)"),
        ("Eq(sinh(asinh(c)), c)", "calc(sinh(asinh(c))).eq(c, lemma)"),
    ],
)
def test_what_is_false_or_open_stays_as_it_is_written(project: Project, statement: str, body: str) -> None:
    before = claim(statement, body)
    for options in ((), ("--unsafe-fixes",)):
        assert fixed(project, before, *options) == before
    assert run().exit_code in (1, 3)


def test_diff_only_shows(project: Project) -> None:
    before = claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)")
    root = project(a=DECLARED + before)
    result = run("--fix", "--diff")
    assert result.exit_code == 0
    assert "-    return calc(c * d).eq(d * c, by.sign)\n+    return calc(c * d).eq(d * c)\n" in result.output
    assert "1 would be fixed: 1 idle-reason" in result.output
    assert (root / "proofs" / "a.py").read_text() == HEAD + DECLARED + before


def test_only_what_is_selected(project: Project) -> None:
    one = claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)")
    other = one.replace("def it", "def other")
    root = project(a=DECLARED + one + "\n\n" + other)
    run("--fix", "proofs/a.py::other")
    text = (root / "proofs" / "a.py").read_text()
    assert text == HEAD + DECLARED + one + "\n\n" + other.replace(", by.sign", "")


def test_a_fix_that_harms_another_claim_is_not_made(project: Project) -> None:
    """A file whose claims depend on how long it is: what a fix changes there is seen before it is written."""
    before = claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)")
    before += "\n\n" + claim("Eq(c + c, 2 * c)", "calc(c + c).eq(2 * c if uses() else 3 * c)").replace(
        "def it", "def other"
    )
    before = (
        "import linecache\n\n\ndef uses():\n    return 'by.' + 'sign)' in ''.join(linecache.getlines(__file__))\n\n\n"
        + before
    )
    assert fixed(project, before) == before


def test_one_that_harms_does_not_stand_in_the_way_of_the_others(project: Project) -> None:
    """A step that two claims share rests on its reason in one of them."""
    shared = "def shared(left, right):\n    return calc(left).gt(right, lemma)\n\n\n"
    one = claim("Gt(exp(c), 2 * c)", "shared(exp(c), 2 * c)").replace("def it", "def one")
    two = claim("Gt(exp(c), -1)", "shared(exp(c), -1)").replace("def it", "def two")
    three = claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)")
    before = "\n\n".join([shared + one, two, three])
    assert fixed(project, before) == before.replace(", by.sign", "")
    assert "lemma is idle" in run().output


def test_comparisons_inside_a_statement(project: Project) -> None:
    before = claim("Iff(c >= d, d <= c)", "calc(c >= d).iff(Le(d, c), by.scale(-1))")
    assert "Iff(Ge(c, d), Le(d, c))" in fixed(project, before.replace("calc(c >= d)", "calc(Ge(c, d))"))


@pytest.mark.parametrize(
    "held", [b"def it(:\n", b"# coding: nothing\n", b"x = '\xff'\n", b"x = 1\0\n", b"x = " + b"-" * 100_000 + b"1\n"]
)
def test_what_is_no_python_is_told_by_the_run(project: Project, held: bytes) -> None:
    file = project(a="") / "proofs" / "a.py"
    file.write_bytes(held)
    result = CliRunner().invoke(main, ["run", "--fix"])
    assert result.exit_code == 4
    assert "internal error" not in result.output
    assert "0 fixed" in result.output
    assert file.read_bytes() == held


def test_json_on_standard_output_stays_json(project: Project) -> None:
    project(a=DECLARED + claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)"))
    result = CliRunner().invoke(main, ["run", "--fix", "--json", "-"])
    assert json.loads(result.stdout)["summary"]["warnings"] == 0
    assert "1 fixed: 1 idle-reason" in result.stderr


def test_fixes_that_do_not_do_together_are_tried_apart(project: Project) -> None:
    before = claim("Eq(c * d + 0.5, d * c + 1/2)", "calc(c * d + 0.5).eq(d * c + 0.5, by.sign)")
    after = before.replace("0.5", "Rational(1, 2)").replace("1/2", "Rational(1, 2)").replace(", by.sign", "")
    assert fixed(project, before, "--unsafe-fixes") == after


def test_what_says_something_else_is_worse(project: Project) -> None:
    root = project(a=DECLARED + claim("Ge(c**2 + d**2, 0)", "calc(c**2 + d**2).ge(0)"))
    file = root / "proofs" / "a.py"
    before = judged(file, file.read_bytes(), Settings())
    after = judged(file, file.read_bytes().replace(b"c**2 + d**2", b"c**2 + d**2 + 1"), Settings())
    lost = judged(file, file.read_bytes().replace(b"def lemma", b"def other"), Settings())
    assert before is not None
    assert after is not None
    assert lost is not None
    assert worse(before, before, frozenset()) == set()
    assert worse(before, after, frozenset()) == {"it"}
    assert worse(before, after, frozenset({"it"})) == set()
    assert "lemma" in worse(before, lost, frozenset())


def test_what_takes_too_long_is_left(project: Project) -> None:
    root = project(a=DECLARED + claim("Eq(c * d, d * c)", "calc(c * d).eq(d * c, by.sign)"))
    file = root / "proofs" / "a.py"
    slow = file.read_text() + "\n\n@claim(Eq(c + c, 2 * c))\ndef slow():\n    while True:\n        pass\n"
    assert judged(file, slow.encode(), Settings(seconds=0.5)) is None
    assert file.read_text() != slow


def test_a_file_that_cannot_be_parsed_is_left(project: Project) -> None:
    root = project(a="")
    file = root / "proofs" / "a.py"
    file.write_text("def (:\n")
    assert run("--fix").exit_code == 4
    assert file.read_text() == "def (:\n"


def test_what_the_options_belong_to() -> None:
    assert run("--diff").exit_code == 2
    assert run("--unsafe-fixes").exit_code == 2
    assert run("--fix", "--watch").exit_code == 2
