"""Bad input: a clear error that names file, line and claim, and nothing else lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import HEAD

from derive import notation
from derive.claims.stating import claim
from derive.commands import main
from derive.files.load import Loader
from derive.files.loaded import Loaded
from derive.notation import Eq, as_written, calc
from derive.printing.text import text

pytestmark = pytest.mark.interpreter

GOOD = """
n = dimension("n"); i, j, k = indices("i j k", n); x = vector("x", n); c = scalar("c")

@claim(Eq(c + c, 2 * c))
def good():
    return calc(c + c).eq(2 * c)
"""

Project = Callable[..., Path]


def load(root: Path, name: str = "it") -> Loaded:
    return Loader().load(root / "proofs" / f"{name}.py")


def only_problem(root: Path, name: str = "it") -> tuple[int, str, str | None]:
    (problem,) = load(root, name).problems
    return problem.line, problem.message, problem.claim


def test_a_good_file(project: Project) -> None:
    loaded = load(project(it=GOOD))
    assert not loaded.problems
    assert loaded.claims["good"].proof().theorem is not None
    assert loaded.claims["good"].line == 6


def test_a_syntax_error(project: Project) -> None:
    line, message, _ = only_problem(project(it=GOOD + "\ndef broken(:\n    pass\n"))
    assert line == 10
    assert "SyntaxError" in message


def test_a_file_that_is_no_python(tmp_path: Path) -> None:
    for name, content in (("binary", b"\x00\x01\xff"), ("latin", b"x = '\xe9'"), ("null", b"x = 1\x00")):
        file = tmp_path / f"{name}.py"
        file.write_bytes(content)
        (problem,) = Loader().load(file).problems
        assert problem.message
    (problem,) = Loader().load(tmp_path / "missing.py").problems
    assert "cannot be opened" in problem.message
    (problem,) = Loader().load(tmp_path).problems
    assert "cannot be opened" in problem.message


def test_deeply_nested_text(tmp_path: Path) -> None:
    file = tmp_path / "deep.py"
    file.write_text("x = " + "(" * 5000 + ")" * 5000)
    (problem,) = Loader().load(file).problems
    assert problem.message


def test_a_missing_import_names_itself_and_what_it_takes_along(project: Project) -> None:
    loaded = load(
        project(it="import nowhere_at_all\n" + GOOD + "\n@claim(Eq(c, nowhere_at_all.c))\ndef lost():\n    pass\n")
    )
    assert [(p.line, p.claim) for p in loaded.problems] == [(3, None), (11, "lost")]
    assert "No module named 'nowhere_at_all'" in loaded.problems[0].message
    assert loaded.problems[1].message == "nowhere_at_all is missing, because line 3 failed"
    assert set(loaded.claims) == {"good"}


def test_an_exception_in_a_statement_hides_no_other_claim(project: Project) -> None:
    bad = "\n@claim(Eq(c * 0.5, c))\ndef bad():\n    return calc(c)\n"
    loaded = load(project(it=bad.replace("c", "q") + GOOD + bad + GOOD.replace("good", "other")))
    assert set(loaded.claims) == {"good", "other"}
    assert [p.claim for p in loaded.problems] == [None, "bad"] or [p.claim for p in loaded.problems] == ["bad", "bad"]


@pytest.mark.parametrize(
    ("decorated", "message"),
    [
        ("@claim(Eq(c * 0.5, c))", "write Rational(1, 2)"),
        ("@claim(c >= 0)", "needs a statement"),
        ("@claim(True)", "needs a statement, not True"),
        ("@claim(Eq(x[q], 0))", "name 'q' is not defined"),
        ("@claim(Eq(exp(x), 0))", "x has n components, where a number is needed; write a component, x[i]"),
        ("@claim(Eq(c, 0), given=Eq(c, 0))", "given=[…]"),
        ("@claim(Eq(c, 0), given=[c])", "given=[…] needs a statement"),
        ("@claim(Eq(c, 0), source=13)", "source= takes a string"),
        ("@claim(Eq(c, 0), meets=3)", "meets= takes witness"),
        ("@claim(Eq(c, 0), because='x')", "unexpected keyword"),
        ("@erratum(Eq(c, 0), corrected=3)", "corrected= takes a claim"),
        ("@claim(Eq(c, scalar('c', positive=True)))", "two different things are called c"),
        ("@claim(Eq(define('Z', c), define('Z', c + 0)))", "two different things are called Z"),
        ("@claim(Gt(define('c', x[i]), c))", "two different things are called c"),
        ("@claim(Gt(scalar('x_i'), x[i]))", "x_i reads like a component of x"),
        ("@claim(Gt(scalar('exp'), c))", "the name 'exp' has a meaning of its own"),
        ("@claim(Gt(define('n', n + 1), n))", "two of the names in it and its own are the same"),
        ("@claim(Gt(define('f', c - scalar('c', positive=True)), n))", "two of the names in it"),
        ("@claim", "decorator|needs a statement|argument"),
    ],
)
def test_statements_that_are_none(project: Project, decorated: str, message: str) -> None:
    line, said, name = only_problem(project(it=GOOD + f"\n{decorated}\ndef bad():\n    return calc(c)\n"))
    assert any(part in said for part in message.split("|")), said
    assert (line, name) == (10, "bad")


def test_a_word_that_was_not_imported_is_told_from_where(tmp_path: Path) -> None:
    file = tmp_path / "it.py"
    file.write_text("from derive.notation import Eq, calc, claim, scalar\nc = scalar('c')\nd = exp(c)\n")
    problem = Loader().load(file).problems[0]
    assert "import it: from derive.notation import exp" in problem.message


def test_two_claims_of_one_name(project: Project) -> None:
    _, message, name = only_problem(project(it=GOOD + GOOD.split("\n\n")[1]))
    assert "two claims are called good; the other is at line 6" in message
    assert name == "good"


@pytest.mark.parametrize(
    "wrapped",
    [
        "for _ in range(2):\n    @claim(Eq(c, c))\n    def inside():\n        return calc(c).eq(c)\n",
        "if True:\n    @claim(Eq(c, c))\n    def inside():\n        return calc(c).eq(c)\n",
        "def outer():\n    @claim(Eq(c, c))\n    def inside():\n        return calc(c).eq(c)\nouter()\n",
        "class Group:\n    @claim(Eq(c, c))\n    def inside(self):\n        return calc(c).eq(c)\n",
        "inside = claim(Eq(c, c))(lambda: calc(c).eq(c))\n",
    ],
)
def test_claims_are_top_level_functions(project: Project, wrapped: str) -> None:
    loaded = load(project(it=GOOD + wrapped))
    assert set(loaded.claims) == {"good"}
    assert any("top-level" in p.message or "two claims" in p.message for p in loaded.problems)


INSIDE = {
    "a false if": ("if False:\n{0}", "an if"),
    "an else": ("if True:\n    pass\nelse:\n{0}", "an if"),
    "TYPE_CHECKING": ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n{0}", "an if"),
    "a script's last lines": ("if __name__ == '__main__':\n{0}", "an if"),
    "a true if": ("if True:\n{0}", "an if"),
    "a loop": ("for _ in ():\n{0}", "a loop"),
    "a while": ("while False:\n{0}", "a loop"),
    "an except": ("try:\n    pass\nexcept ValueError:\n{0}", "a try"),
    "a with": ("import contextlib\nwith contextlib.nullcontext():\n{0}", "a with"),
    "a function": ("def outer():\n{0}", "a function"),
    "a class": ("class Group:\n{0}", "a class"),
    "a match": ("match 3:\n  case 4:\n{0}", "a match"),
    "a failed if": ("if nonsense:\n{0}", "an if"),
}
WITHIN = "".join(f"    {line}\n" for line in "@claim(Eq(c, c + 1))\ndef within():\n    pass\n".splitlines())


@pytest.mark.parametrize(("wrapped", "kind"), INSIDE.values(), ids=INSIDE)
@pytest.mark.parametrize("inner", [WITHIN, WITHIN.replace("def", "async def"), WITHIN.replace("within", "good")])
def test_a_claim_inside_a_statement_is_told(project: Project, wrapped: str, kind: str, inner: str) -> None:
    """With its line, also if another claim has its name, and whether the statement runs or not."""
    root = project(it=GOOD + wrapped.format(inner))
    loaded = load(root)
    (problem,) = [p for p in loaded.problems if "scanned, not recorded" in p.message]
    assert f"it is inside {kind}, and a claim is a top-level function of its file" in problem.message
    assert (root / "proofs" / "it.py").read_text().splitlines()[problem.line - 1].strip() == "@claim(Eq(c, c + 1))"
    assert problem.claim == ("good" if "good" in inner else "within")
    assert set(loaded.claims) == {"good"}
    result = CliRunner().invoke(main, ["run", "-j", "1" if kind == "a match" else "0"])
    assert (result.exit_code, "scanned, not recorded" in result.output) == (4, True)
    assert f"! inside {kind}: no run records it" in CliRunner().invoke(main, ["list"]).output


@pytest.mark.parametrize(
    "undone",
    [
        "def claim(*_, **__):\n    return lambda f: f\n@claim(Eq(c, c))\ndef lost():\n    pass\n",
        "@claim(Eq(c, c))\ndef lost():\n    pass\nfrom derive.claims.stating import recording\nrecording.get().claims.pop('lost')\n",
        "def other(f):\n    return lambda: None\n@claim(Eq(c, c))\n@other\ndef lost():\n    pass\n",
    ],
)
def test_a_claim_that_was_not_taken_down(project: Project, undone: str) -> None:
    loaded = load(project(it=GOOD + undone))
    (problem,) = loaded.problems
    assert problem.claim == "lost"
    assert "scanned, not recorded" in problem.message or "a claim is a top-level function" in problem.message
    assert "good" in loaded.claims


def test_switching_evaluation_on_is_noticed(project: Project) -> None:
    text_ = (
        GOOD
        + "\nimport sympy\nwith sympy.evaluate(True):\n    loud = Eq(c / c, 1)\n\n@claim(loud)\ndef bad():\n    pass\n"
    )
    _, message, name = only_problem(project(it=text_))
    assert "evaluation was switched on" in message
    assert name == "bad"


def test_a_file_that_ends_the_program(project: Project) -> None:
    loaded = load(project(it="import sys\nsys.exit(3)\n" + GOOD))
    assert "ended the program" in loaded.problems[0].message
    assert set(loaded.claims) == {"good"}


def test_files_of_a_folder_import_each_other(project: Project) -> None:
    root = project(
        base=GOOD,
        user="from base import c, good\n\n@claim(Eq(c + c + 1, 2 * c + 1))\ndef cites():\n    return calc(c + c + 1).eq(2 * c + 1)\n",
    )
    loader = Loader()
    user = loader.load(root / "proofs" / "user.py")
    assert not user.problems
    assert user.module.good is loader.load(root / "proofs" / "base.py").claims["good"]  # type: ignore[attr-defined]
    assert len(loader.files) == 2


def test_importing_leaves_no_trace(project: Project) -> None:
    import sys

    root = project(base=GOOD, user="from base import good\n")
    before, path = set(sys.modules), list(sys.meta_path)
    load(root, "user")
    assert "base" not in set(sys.modules) - before
    assert sys.meta_path == path


def test_importing_a_broken_sibling(project: Project) -> None:
    root = project(base="def broken(:\n", user="from base import good\n" + GOOD.replace("good", "own"))
    loaded = load(root, "user")
    assert "cannot import name 'good'" in loaded.problems[0].message
    assert set(loaded.claims) == {"own"}


def test_files_that_import_each_other_in_a_circle(project: Project) -> None:
    root = project(one="from two import c\n", two="from one import d\nc = 1\n")
    assert load(root, "one").problems or load(root, "two").problems


def test_future_imports_hold_for_the_whole_file(project: Project) -> None:
    root = project(it=GOOD)
    file = root / "proofs" / "it.py"
    file.write_text("from __future__ import annotations\n" + file.read_text() + "\ndef f(a: undefined_type): ...\n")
    assert not load(root).problems


def test_citing_what_could_not_be_read_says_so(project: Project) -> None:
    cites = "\n@claim(Eq(c, undefined))\ndef bad():\n    pass\n\n@claim(Eq(sinh(asinh(c)), c))\ndef cites():\n    return calc(sinh(asinh(c))).eq(c, bad)\n"
    loaded = load(project(it=GOOD + cites))
    failure = loaded.claims["cites"].proof().failure
    assert failure is not None
    assert "bad is cited, but it could not be read (line 10)" in str(failure)


class TestOutsideTheLoader:
    def test_a_claim_is_an_inert_handle(self) -> None:
        c = notation.scalar("c")

        @claim(Eq(c + c, 2 * c))
        def outside() -> object:
            return calc(c + c).eq(2 * c)

        assert outside.inert
        with pytest.raises(Exception, match="recorded outside the loader"):
            outside.theorem()

    def test_unless_it_is_written_with_evaluation_off(self) -> None:
        with as_written():
            c = notation.scalar("c")

            @claim(Eq(c + c, 2 * c))
            def inside() -> object:
                return calc(c + c).eq(2 * c)

        assert text(inside.theorem().statement) == "c + c = 2·c"

    def test_a_claim_is_not_called(self) -> None:
        with as_written():
            made = claim(Eq(notation.scalar("c"), 1))(lambda: None)
        with pytest.raises(TypeError, match="cite it by its name"):
            made()


class TestLeaving:
    """Files that are done with are given up, or memory would grow with their number."""

    def loaded(self, root: Path, loader: Loader, *names: str) -> dict[str, Loaded]:
        return {name: loader.load(root / "proofs" / f"{name}.py") for name in names}

    def names(self, loader: Loader) -> set[str]:
        return {path.stem for path in loader.files}

    def test_a_few_are_kept(self, project: Project) -> None:
        root, loader = project(**{f"f{k}": GOOD for k in range(9)}), Loader()
        for k in range(6):
            self.loaded(root, loader, f"f{k}")
            assert not loader.leave()
        self.loaded(root, loader, "f6")
        assert loader.leave()
        assert not loader.files
        assert self.loaded(root, loader, "f0")["f0"].claims["good"].proof().theorem is not None

    def test_what_others_import_stays(self, project: Project) -> None:
        assumed = 'd = scalar("d")\n@axiom(Eq(c, d))\ndef same():\n    pass\n'
        citing = (
            "from base import *\n@claim(Eq(exp(c), exp(d)))\ndef cited():\n    return calc(exp(c)).eq(exp(d), same)\n"
        )
        root, loader = project(base=GOOD + assumed, **{f"f{k}": citing for k in range(8)}), Loader()
        found = self.loaded(root, loader, *[f"f{k}" for k in range(8)])
        base = loader.files[(root / "proofs" / "base.py").resolve()]
        assert loader.leave()
        assert self.names(loader) == {"base"}
        again = self.loaded(root, loader, "f0")["f0"]
        assert again is not found["f0"]
        assert again.module.same is base.module.same
        assert again.claims["cited"].proof().theorem is not None

    def test_what_imports_each_other_goes_together(self, project: Project) -> None:
        """A chain of files, each of which imports the one before."""
        files = {f"f{k:02}": (f"from f{k - 1:02} import c\n" if k else "") + GOOD for k in range(70)}
        root, loader = project(**files), Loader()
        self.loaded(root, loader, "f60")
        assert not loader.leave()
        self.loaded(root, loader, "f69")
        assert loader.leave()
        assert not loader.files
        assert not self.loaded(root, loader, "f03")["f03"].problems
        assert self.names(loader) == {"f00", "f01", "f02", "f03"}


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("@erratum(Eq(c, 2 * c), corrected=bad)", "corrected= takes a claim, not bad (which failed in line 10)"),
        ("@claim(Gt(c, bad))", "bad (which failed in line 10) cannot be read"),
        ("@claim(Gt(c, 0), given=[bad])", "given=[…] needs a statement, not bad (which failed in line 10)"),
        ("@claim(Gt(c, 0), given=[object()])", "given=[…] needs a statement, not <object object>"),
    ],
)
def test_a_claim_that_failed_is_called_by_its_name(project: Project, stated: str, said: str) -> None:
    """Not by what stands for it here, and where that lies in memory."""
    bad = "\n@claim(Eq(c + x, c))\ndef bad():\n    return calc(c).eq(c)\n\n"
    failed, other = load(project(it=f"{GOOD}{bad}{stated}\ndef it():\n    return calc(c).gt(0)\n")).problems
    assert said.replace("10", str(failed.line)) in other.message


def test_what_fails_leaves_no_older_meaning_behind(project: Project) -> None:
    """Else a claim would say something else than its author: π for a scalar, or what a name stood for before."""
    text = """
k = index("k", n)
@claim(Eq(sum(x[k] for k in nowhere), 0))
def other():
    pass
[k for k in nowhere]
pi = scalar("pi")
c, d = scalar("d"), 1 / 0
@claim(Eq(pi + 1, 1 + pi))
def with_pi():
    return calc(pi + 1).eq(1 + pi)
@claim(Eq(c + 1, 1 + c))
def with_c():
    return calc(c + 1).eq(1 + c)
@claim(Eq(Sum(x[k], k) + 1, 1 + Sum(x[k], k)))
def with_k():
    return calc(Sum(x[k], k) + 1).eq(1 + Sum(x[k], k))
"""
    loaded = load(project(it='n = dimension("n")\nx = vector("x", n)\n' + GOOD + text))
    told = {problem.claim: problem.message for problem in loaded.problems}
    assert told["with_pi"].startswith("pi is missing, because line")
    assert told["with_c"].startswith("c is missing, because line")
    assert set(loaded.claims) == {"good", "with_k"}


def test_letters_do_not_depend_on_what_was_loaded_before(tmp_path: Path) -> None:
    """Here `c` is any number, so what is supposed for every positive one has another letter, whoever has such a `c`."""
    (tmp_path / "a.py").write_text(HEAD + 'c = scalar("c", positive=True)\n')
    says = 'n = dimension("n")\nx = vector("x", n)\nc = scalar("c")\nf = function("f", n)\n'
    says += "@claim(Eq(f(x), f(x)), given=[homogeneous(f, 2)])\ndef own():\n    return calc(f(x)).eq(f(x))\n"
    (tmp_path / "b.py").write_text(HEAD + says)
    given = []
    for before in ((), ("a",)):
        loader = Loader("")
        for name in before:
            loader.load(tmp_path / f"{name}.py")
        given.append([text(prop) for prop in loader.load(tmp_path / "b.py").claims["own"].given])
    assert given[0] == given[1]
    assert "c" not in given[0][0].split("f(")[0]
