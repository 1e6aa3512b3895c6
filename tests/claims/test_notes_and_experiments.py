"""@note and @experiment: shown as tested when what they rest on holds, never counted among the proofs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from derive.commands import main
from derive.evidence.numbers.simulate import estimate

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
COINS = (
    "@experiment(says='heads of a fair coin'{0})\ndef coins(rng):\n    return rng.integers(2, size=2000).astype(bool)\n"
)


def run(project: Project, text: str, *options: str) -> Result:
    project(a=DECLARED + text)
    return CliRunner().invoke(main, ["run", *options])


class TestNotes:
    def test_a_note_with_a_proved_claim(self, project: Project) -> None:
        result = run(project, GOOD + "@note(says='c doubled is c and c', corrected=good)\ndef it():\n    pass\n")
        assert result.exit_code == 0
        assert "≈ it" in result.output
        assert "1 proved, 1 tested" in result.output

    def test_a_note_with_a_false_claim(self, project: Project) -> None:
        result = run(project, WRONG + "@note(says='thrice', corrected=wrong)\ndef it():\n    pass\n", "-k", "it")
        assert result.exit_code == 3
        assert "corrected=wrong is not proved" in result.output

    def test_a_note_with_a_claim_on_an_axiom(self, project: Project) -> None:
        text = "@axiom(Ge(exp(c), 1 + c))\ndef assumed():\n    pass\n@claim(Ge(exp(c), c))\ndef good():\n    return calc(exp(c)).ge(1 + c, assumed).ge(c)\n"
        result = run(project, text + "@note(says='it', corrected=good)\ndef it():\n    pass\n", "-k", "it")
        assert result.exit_code == 3
        assert "rests on a.py::assumed" in result.output

    @pytest.mark.parametrize(
        "words", ["says='it'", "corrected=good", "says=' ', corrected=good", "says='it', corrected=c"]
    )
    def test_what_a_note_needs(self, project: Project, words: str) -> None:
        assert run(project, GOOD + f"@note({words})\ndef it():\n    pass\n").exit_code == 4

    def test_a_note_is_not_cited(self, project: Project) -> None:
        text = "@note(says='it', corrected=good)\ndef it():\n    pass\n@claim(Eq(sinh(asinh(c)), c))\ndef citing():\n    return calc(sinh(asinh(c))).eq(c, it)\n"
        result = run(project, GOOD + text)
        assert result.exit_code == 3
        assert "it is a note" in " ".join(result.output.split())


class TestExperiments:
    def test_it_is_tested_with_its_interval(self, project: Project) -> None:
        result = run(project, GOOD + COINS.format(", expect=(0.4, 0.6)"))
        assert result.exit_code == 0
        assert "95 % interval [0." in result.output
        assert "1 proved, 1 tested" in result.output

    def test_one_seed_gives_one_outcome(self, project: Project) -> None:
        said = [run(project, COINS.format(""), "--seed", seed).output.splitlines()[1] for seed in ("1", "1", "2")]
        assert said[0] == said[1] != said[2]

    def test_an_expectation_that_is_not_met(self, project: Project) -> None:
        result = run(project, COINS.format(", expect=(0.9, 1)"))
        assert result.exit_code == 3
        assert "expected in [0.9, 1]" in " ".join(result.output.split())

    @pytest.mark.parametrize(
        "body", ["return [1, 0]", "return rng.random((200, 2))", "return [float('nan')] * 200", "1/0"]
    )
    def test_outcomes_that_are_none(self, project: Project, body: str) -> None:
        result = run(project, f"@experiment(says='it')\ndef it(rng):\n    {body}\n")
        assert result.exit_code == 4

    def test_one_that_takes_no_generator(self, project: Project) -> None:
        result = run(project, "@experiment(says='it')\ndef it():\n    return [1] * 200\n")
        assert result.exit_code == 4
        assert "an experiment takes NumPy's generator: def it(rng)" in result.output

    def test_intervals_cover(self) -> None:
        """95 of 100 intervals around a fair coin should hold 1/2; Wilson's also where no coin fell on its head."""
        rng = np.random.default_rng(0)
        found = [estimate(rng.integers(2, size=400).astype(bool)) for _ in range(400)]
        assert 0.92 < np.mean([e.low <= 0.5 <= e.high for e in found]) < 0.98
        never = estimate(np.zeros(400, dtype=bool))
        assert never.low <= 0 < never.high < 0.01
