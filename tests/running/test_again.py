"""Claims that a change of their file does not bear on: known again, with the very report of a run without a cache."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from here import HEAD

from derive.commands import main

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

BASE = """
n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c = scalar("c")
two = 2
doubled = two * exp(c)
Z = define("Z", Sum(exp(x[k]), k), source="F1")


@claim(Gt(Z, 0), title="A sum of exponentials is positive")
def positive():
    \"\"\"Each is.\"\"\"
    return calc(Z).eq(Sum(exp(x[k]), k), by.unfold(Z)).gt(0, by.sign)


@claim(Gt(exp(c) + exp(c), 0))
def double():
    return calc(exp(c) + exp(c)).eq(doubled).gt(0, by.sign)


@claim(Gt(exp(c) + exp(c) + 1, 1))
def triple():
    return (
        calc(exp(c) + exp(c) + 1)
        .gt(1, double)
    )


@claim(Gt(Z + c, c))
def share():
    return calc(Z + c).gt(c, positive)


@erratum(Eq(exp(c) + exp(c), exp(c)), corrected=double)
def published():
    pass


@note(says="c is two", corrected=double)
def noted():
    pass


@experiment(says="a mean", expect=(-1, 1))
def mean(rng):
    return rng.normal(size=100)
"""
CLAIMS = {"positive", "double", "triple", "share", "published", "noted"}
ALL = CLAIMS | {"mean"}


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERIVE_JOBS", "1")


def _without(document: Any, *names: str) -> Any:
    if isinstance(document, dict):
        return {name: _without(value, *names) for name, value in document.items() if name not in names}
    return [_without(one, *names) for one in document] if isinstance(document, list) else document


def _run(*arguments: str) -> tuple[int, Any, str]:
    done = CliRunner().invoke(main, ["run", "--json", "run.json", "--proofs", "proofs.jsonl", *arguments])
    assert Path("run.json").is_file(), done.output
    return done.exit_code, json.loads(Path("run.json").read_text()), Path("proofs.jsonl").read_text()


def anew(*arguments: str) -> set[str]:
    """Which claims a run checks anew; it tells what a run without a cache tells, to the letter."""
    code, found, proofs = _run(*arguments)
    again = _run("--no-cache", *arguments)
    told = [json.dumps(_without(one, "seconds", "cached"), ensure_ascii=False) for one in (found, again[1])]
    assert told[0] == told[1]
    assert (code, proofs) == (again[0], again[2])
    return {claim["name"] for claim in found["claims"] if not claim["cached"]}


@pytest.fixture
def change(project: Project) -> Callable[..., set[str]]:
    """Which claims are checked anew where something else stands in the file, beside others that are there."""

    def changed(*pairs: tuple[str, str], text: str = BASE, after: str = "a", **others: str) -> set[str]:
        folder = project(a=text, **others) / "proofs"
        _run()
        file = folder / f"{after}.py"
        said = file.read_text()
        for before, now in pairs:
            assert before in said
            said = said.replace(before, now)
        file.write_text(said)
        return anew()

    return changed


SHARE = "@claim(Gt(Z + c, c))"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("n = dimension", "# A comment.\n\nn = dimension")], set()),
        ([("        .gt(1, double)", "        # So:\n\n        .gt(1, double)  # at last")], set()),
        ([("Each is.", "Each of them is.")], {"positive", "share"}),
        ([("A sum of", "The sum of")], {"positive", "share"}),
        ([("calc(Z + c).gt(", "calc(Z + c).eq(c + Z).gt(")], {"share"}),
        (
            [(".eq(doubled).gt(", ".eq(exp(c) + exp(c)).eq(doubled).gt(")],
            CLAIMS - {"positive", "share"},
        ),
        ([("Sum(exp(x[k]), k), source", "Sum(exp(2 * x[k]), k), source")], {"positive", "share"}),
        ([('source="F1"', 'source="F2"')], {"positive", "share"}),
        ([("doubled = two * exp(c)", "doubled = exp(c) * two")], CLAIMS - {"positive", "share"}),
        ([("two = 2", "two = 1 + 1")], set()),
        ([(SHARE, "@claim(Eq(c - c, 0))\ndef nothing():\n    return calc(c - c).eq(0)\n\n\n" + SHARE)], {"nothing"}),
        ([('\n\n@experiment(says="a mean"', '\nq = scalar("q")\n\n\n@experiment(says="a mean"')], set()),
        ([("i, k =", "j, i, k ="), ('"i k"', '"j i k"')], CLAIMS),
        ([("def share", "def part")], {"part"}),
        ([("double", "twofold")], (CLAIMS - {"positive", "share", "double"}) | {"twofold"}),
        ([("exp(c)), corrected", "exp(c) / 2), corrected")], {"published"}),
        ([('says="c is two"', 'says="c is 2"')], {"noted"}),
    ],
)
def test_what_a_change_bears_on(
    change: Callable[..., set[str]], pairs: list[tuple[str, str]], expected: set[str]
) -> None:
    found = change(*pairs)
    assert found - {"mean"} == expected
    assert ("mean" in found) == bool(found)  # what a body simulates is no term: only the same code is the same


def test_a_claim_is_gone(change: Callable[..., set[str]]) -> None:
    first = BASE.index(SHARE)
    assert change((BASE[first : BASE.index("@erratum")], "")) == {"mean"}


def test_claims_change_places(change: Callable[..., set[str]]) -> None:
    first, second = BASE.index("@claim(Gt(Z"), BASE.index("@claim(Gt(exp(c) + exp(c), 0")
    third = BASE.index("@claim(Gt(exp(c) + exp(c) + 1")
    assert change((BASE[first:third], BASE[second:third] + BASE[first:second])) == {"mean"}


def test_another_setting(change: Callable[..., set[str]]) -> None:
    assert change(("n = dimension", "# A comment.\nn = dimension")) == set()
    assert anew("--seed", "3") == ALL
    assert anew("--seed", "3") == set()


def test_what_fails_is_looked_at_again(change: Callable[..., set[str]]) -> None:
    """Lines stand in what is said of it; and what it cites may be told of in another way."""
    wrong = BASE.replace("+ 1, 1))", "+ 1, 2))").replace(".gt(1, double)", ".gt(2, double)")
    assert change(("n = dimension", "# A comment.\nn = dimension"), text=wrong) == {"triple"}


def test_an_idle_reason_is_looked_at_again(change: Callable[..., set[str]]) -> None:
    idle = BASE.replace(".gt(1, double)", ".gt(1, double, by.exp_log)")
    assert change(("n = dimension", "# A comment.\nn = dimension"), text=idle) == {"triple"}


def test_a_lemma_that_is_false_now(change: Callable[..., set[str]]) -> None:
    found = change(("Gt(exp(c) + exp(c), 0)", "Lt(exp(c) + exp(c), 0)"))
    assert found == CLAIMS - {"positive", "share"} | {"mean"}


# ── files beside ──────────────────────────────────────────────────────────────

USES = """
from b import double, k

c = scalar("c")


@claim(Gt(exp(c) + exp(c) + 1, 1))
def triple():
    return calc(exp(c) + exp(c) + 1).gt(1, double)


@claim(Eq(k * c, c + c))
def own():
    return calc(k * c).eq(c + c)
"""
USED = """
c = scalar("c")
k = 2


@claim(Gt(exp(c) + exp(c), 0))
def double():
    return calc(exp(c) + exp(c)).gt(0, by.sign)


@claim(Eq(c - c, 0))
def nothing():
    return calc(c - c).eq(0)
"""


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("k = 2", "# A comment.\nk = 2", set()),
        ("k = 2", "k = 4 - 2", set()),
        ("k = 2", "k = 3", {"own"}),
        ("Eq(c - c, 0)", "Eq(c - c, 0), source='F1'", {"nothing"}),
        ("calc(exp(c) + exp(c)).gt(", "calc(exp(c) + exp(c)).eq(2 * exp(c)).gt(", {"double", "triple"}),
    ],
)
def test_a_file_that_is_imported(change: Callable[..., set[str]], before: str, now: str, expected: set[str]) -> None:
    assert change((before, now), text=USES, b=USED, after="b") == expected


def test_steps_that_stand_in_another_file(change: Callable[..., set[str]]) -> None:
    """Their lines are none of the claim's: what moves in one file does not move in the other."""
    helper = "\nfrom derive.notation import calc\n\ndef steps(c):\n    return calc(c + c).eq(2 * c)\n"
    uses = '\nfrom b import steps\nc = scalar("c")\n@claim(Eq(c + c, 2 * c))\ndef double(): return steps(c)\n'
    for after in ("a", "b"):
        found = change(
            ("from derive import by", "# A comment.\nfrom derive import by"), text=uses, b=helper, after=after
        )
        assert found == {"double"}


def test_steps_that_stand_in_a_function_of_the_file(change: Callable[..., set[str]]) -> None:
    helper = '\nc = scalar("c")\ndef steps():\n    return calc(c + c).eq(2 * c)\n\n'
    uses = helper + "@claim(Eq(c + c, 2 * c))\ndef double():\n    return steps()\n"
    assert change(("@claim", "# A comment.\n@claim"), text=uses) == set()
    assert change(("def steps", "two = 2\ndef steps"), text=uses) == set()
    assert change(("@claim", "two = 2\n@claim"), text=uses) == {"double"}


# ── what is not plain ─────────────────────────────────────────────────────────

LOOKS = {
    "the clock": ("import time\n", "k = 2 + 0 * int(time.time())"),
    "chance": ("import random\n", "k = 2 + 0 * random.randrange(9)"),
    "the environment": ("import os\n", "k = 2 + 0 * len(os.environ)"),
    "a file": ("", "k = 2 + 0 * len(open(__file__).read())"),
    "its own lines": ("import inspect\n", "k = 2 + 0 * inspect.currentframe().f_lineno"),
}


@pytest.mark.parametrize("what", LOOKS)
def test_what_sees_more_than_it_says(change: Callable[..., set[str]], what: str) -> None:
    """A file that does is known by all that it holds."""
    imports, made = LOOKS[what]
    text = f'{imports}c = scalar("c")\n{made}\n@claim(Eq(k * c, c + c))\ndef own():\n    return calc(k * c).eq(c + c)\n'
    assert change(("c = scalar", "# A comment.\nc = scalar"), text=text) == {"own"}


def test_what_its_own_lines_make_of_a_claim(change: Callable[..., set[str]]) -> None:
    text = 'import inspect\nc = scalar("c")\nk = inspect.currentframe().f_lineno\n'
    text += "@claim(Eq(k * c, 5 * c))\ndef own():\n    return calc(k * c).eq(5 * c)\n"
    assert change(("c = scalar", "# A comment.\nc = scalar"), text=text) == {"own"}


def test_what_was_read_before_in_the_same_process(change: Callable[..., set[str]]) -> None:
    """A file that is not plain may have changed anything for those after it."""
    patch = "import sympy\nsympy.k = 2\n"
    plain = 'c = scalar("c")\n@claim(Eq(2 * c, c + c))\ndef own():\n    return calc(2 * c).eq(c + c)\n'
    first = plain.replace("own", "first")
    assert change(("c = scalar", "# A comment.\nc = scalar"), text=patch + first, b=plain, after="b") == {"own"}


def test_what_another_file_says_bears_on_nothing(change: Callable[..., set[str]]) -> None:
    """Plain files leave nothing behind, though one process has read them both."""
    text = 'c = scalar("c")\n@claim(Eq(2 * c, c + c))\ndef own():\n    return calc(2 * c).eq(c + c)\n'
    found = change(("2 * c", "3 * c"), text=text.replace("own", "first"), b=text, c=text.replace("own", "last"))
    assert found == {"first"}


def test_a_body_that_fails_now(change: Callable[..., set[str]]) -> None:
    found = change((".eq(doubled)", ".eq(undefined_name)"))
    assert found == CLAIMS - {"positive", "share"} | {"mean"}


def test_a_body_that_takes_for_ever_now(project: Project) -> None:
    folder = project(a=BASE) / "proofs"
    _run("--timeout", "2")
    text = (folder / "a.py").read_text()
    (folder / "a.py").write_text(
        text.replace("    return calc(exp(c) + exp(c)).eq(doubled).gt(0, by.sign)", "    while True:\n        pass")
    )
    _, found, _ = _run("--timeout", "2")
    said = {claim["name"]: claim["message"] for claim in found["claims"]}
    assert "longer than the limit" in said["double"]


def test_the_kept_entries_move_along(project: Project) -> None:
    """What was found on other lines is kept there, so that the next run needs nothing of the kind."""
    folder = project(a=BASE) / "proofs"
    _run()
    text = (folder / "a.py").read_text()
    for round_ in range(3):
        (folder / "a.py").write_text(text.replace(HEAD, HEAD + "# A comment.\n" * round_))
        lines = [claim["line"] for claim in _run()[1]["claims"]]
    verdicts = Path(os.environ.get("DERIVE_CACHE_DIR", ".derive_cache")) / "verdicts"
    kept = [json.loads(entry.read_bytes().split(b"\n", 1)[1]) for entry in verdicts.iterdir()]
    assert sorted(one["verdict"]["line"] for one in kept if "verdict" in one) == sorted(lines)
