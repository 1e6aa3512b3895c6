"""No letter in the words of a verdict comes from another file: what is remembered of terms by any letters ends with its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from derive.files.select import Target
from derive.kernel.context import known
from derive.records.outcome import Watcher
from derive.records.settings import Settings
from derive.running.plan import slices
from derive.running.run import run

CLAIM = """
n = dimension("n")
{letter} = index("{letter}", n)
x = vector("x", n)
c = scalar("c")


@claim(Eq(Sum(c * x[{letter}], {letter}), Sum(x[{letter}], {letter})))
def in_{letter}():
    return calc(Sum(c * x[{letter}], {letter})).eq(Sum(x[{letter}], {letter}))
"""


def test_what_facts_gave_is_left_behind_where_another_file_begins(project: Callable[..., Path]) -> None:
    root = project(**{f"in_{letter}": CLAIM.format(letter=letter) for letter in "jk"})
    remembered: dict[str, bool] = {}
    watcher = Watcher(started=lambda name: remembered.update({name: bool(known(())._memory)}))
    outcome = run(slices([Target(root / "proofs" / f"in_{letter}.py") for letter in "jk"]), Settings(), False, watcher)
    assert remembered == {"in_j": False, "in_k": False}
    assert known(())._memory  # so it was made use of
    for verdict, letter in zip(outcome.verdicts, "jk", strict=True):
        assert verdict.failure is not None
        assert f"Sum(x_{letter}, {letter})" in str(verdict.failure.differs)
