"""What a project lets through: undecided claims that only warn, a time limit of its own, permitted axioms."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from building import X, c, eq, n
from click.testing import CliRunner, Result
from warm import pytest_in

from derive.commands import main
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.sample import examine
from derive.gate.drift import drift
from derive.records.outcome import Outcome, only_warns
from derive.records.settings import Settings
from derive.records.verdict import ALARM, ERROR, PROVED, REFUTED, UNDECIDED, Verdict
from derive.search.at_point import holds_at

Project = Callable[..., Path]

DECLARED = 'c = scalar("c"); d = scalar("d")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
OPEN = "@claim(Eq(sinh(asinh(c)), c))\ndef undecided():\n    return calc(sinh(asinh(c))).eq(c)\n"
SLOW = "@claim(Eq(c + c, 2 * c){0})\ndef slow():\n    __import__('time').sleep({1})\n    return calc(c + c).eq(2 * c)\n"
CIRCLE = (
    "@claim(Eq(sinh(asinh(c)) - c + 1, 1))\ndef circle():\n    return calc(sinh(asinh(c)) - c + 1).eq(1, by.sympy)\n"
)
WARN = 'undecided = "warn"\n'
LOUD = "WARNING: 1 claim is undecided and does not fail this run: undecided"


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", *arguments])


@pytest.fixture
def configured(project: Project) -> Callable[..., Path]:
    """Claim files, and a table [tool.derive] beside them."""

    def of(table: str, **files: str) -> Path:
        root = project(**{name: DECLARED + text for name, text in files.items()})
        (root / "pyproject.toml").write_text(f'[tool.derive]\nproofs = ["proofs"]\n{table}')
        return root

    return of


class TestUndecidedOnlyWarns:
    @pytest.mark.parametrize(
        ("text", "strict", "lenient"),
        [
            (GOOD + OPEN, 3, 0),
            (OPEN, 3, 0),
            (GOOD, 0, 0),
            (OPEN + WRONG, 1, 1),
            (OPEN + "nonsense\n", 4, 4),
            (GOOD + "@erratum(Eq(c + c, 2 * c), corrected=good)\ndef misprint():\n    pass\n", 1, 1),
            (OPEN + "@note(says='it', corrected=undecided)\ndef said():\n    pass\n", 3, 3),
            (
                "@experiment(says='a coin', expect=(5, 6))\ndef coin(rng):\n    return rng.integers(2, size=1000)\n",
                3,
                3,
            ),
            (CIRCLE, 3, 3),
        ],
        ids=["undecided", "alone", "proved", "refuted", "error", "erratum", "note", "experiment", "foreign axiom"],
    )
    def test_exit_codes(self, configured: Project, text: str, strict: int, lenient: int) -> None:
        root = configured("", a=text)
        assert derive().exit_code == strict
        assert derive("--undecided", "warn").exit_code == lenient
        (root / "pyproject.toml").write_text(f"[tool.derive]\n{WARN}")
        assert derive().exit_code == lenient
        assert derive("--undecided", "fail").exit_code == strict

    def test_the_report_says_so_first_and_last(self, configured: Project) -> None:
        configured(WARN, a=OPEN + GOOD)
        lines = [line for line in derive().output.splitlines() if line]
        assert lines[0] == 'undecided = "warn": a claim that is undecided does not fail this run'
        assert lines[1].startswith("  ? undecided")
        assert lines[2].startswith("  ✓ good")
        assert lines[3] == LOUD
        assert lines[4].startswith("? undecided, step 1 is not shown")
        assert lines[-1].startswith("1 undecided, 1 proved")
        assert "exit" not in lines[-1]

    def test_nothing_is_said_where_nothing_is_let_through(self, configured: Project) -> None:
        configured("", a=OPEN)
        assert "WARNING" not in derive().output
        assert derive("--undecided", "warn").output.count("WARNING") == 1

    def test_it_is_told_to_github_as_a_warning(
        self, configured: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        configured(WARN, a=OPEN + WRONG)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
        lines = [line for line in derive("--github").output.splitlines() if line.startswith("::")]
        assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]
        assert "title=undecided%3A undecided U101::" in lines[1]
        summary = (tmp_path / "summary.md").read_text().splitlines()
        assert summary[2:4] == ["> [!WARNING]", f"> {LOUD.removeprefix('WARNING: ')}"]
        assert any(line.startswith("| `proofs/a.py::undecided` | undecided |") for line in summary)

    def test_junit_is_green_and_tells_it(self, configured: Project) -> None:
        root = configured(WARN, a=OPEN + GOOD)
        assert derive("--junit", "out.xml").exit_code == 0
        tree = ET.parse(root / "out.xml").getroot()  # noqa: S314
        assert [tree.get(a) for a in ("tests", "failures", "errors")] == ["2", "0", "0"]
        (case,) = [c for c in tree.iter("testcase") if c.get("name") == "undecided"]
        assert [child.tag for child in case] == ["system-out"]
        assert str(case[0].text).startswith("WARNING: undecided U101\n\n? undecided, step 1 is not shown")
        (told,) = tree.iter("property")
        assert (told.get("name"), told.get("value")) == ("undecided, and only warned of", "1")
        assert derive("--junit", "out.xml", "--undecided", "fail").exit_code == 3
        assert ET.parse(root / "out.xml").getroot().get("failures") == "1"  # noqa: S314

    def test_it_does_not_stop_a_run(self, configured: Project) -> None:
        configured("", a=OPEN + GOOD)
        for jobs in ("0", "2"):
            assert "good" not in derive("-x", "-j", jobs).output
            assert "✓ good" in derive("-x", "-j", jobs, "--undecided", "warn").output

    def test_what_is_never_let_through(self) -> None:
        lenient = Settings(lenient=True, permitted_axioms=frozenset({"a.py::x"}))
        open_claim = Verdict("it", "a.py", 1, "claim", UNDECIDED)
        assert only_warns(open_claim, lenient)
        assert not only_warns(open_claim, Settings())
        for kind in ("erratum", "note", "experiment", "axiom"):
            assert not only_warns(Verdict("it", "a.py", 1, kind, UNDECIDED), lenient)
        for verdict in (REFUTED, ERROR, ALARM, PROVED):
            assert not only_warns(Verdict("it", "a.py", 1, "claim", verdict), lenient)
        for axiom, warns in (("a.py::x", True), ("a.py::y", False)):
            assert only_warns(Verdict("it", "a.py", 1, "claim", UNDECIDED, axioms=(axiom,)), lenient) is warns
        assert Outcome([open_claim], settings=lenient).exit_code == 0
        assert Outcome([open_claim]).exit_code == 3

    def test_letting_it_through_is_a_weakening(self, configured: Project) -> None:
        configured("", a=OPEN)
        derive("--json", "old.json")
        result = derive("--against", "old.json", "--fail-on-drift", "--undecided", "warn")
        assert result.exit_code == 1
        assert "weaker    configuration: undecided claims failed the run, now they only warn" in result.output
        derive("--json", "lenient.json", "--undecided", "warn")
        for now in ("warn", "fail"):
            found = derive("--against", "lenient.json", "--fail-on-drift", "--undecided", now)
            assert "no change in the claims" in found.output
        old = {"schema": 1, "claims": [], "configuration": {}}
        (change,) = drift(old, {**old, "configuration": {"undecided": "warn"}})
        assert change.weakens


IDLE = "@claim(Eq(c * d, d * c))\ndef idle():\n    return calc(c * d).eq(d * c, by.sign)\n"
SAID = "line 6: by.sign is idle: the step holds without it"


class TestIdleReasons:
    def test_they_are_warned_of(self, configured: Project) -> None:
        configured("", a=IDLE + GOOD)
        result = derive()
        assert result.exit_code == 0
        lines = result.output.splitlines()
        place = next(n for n, line in enumerate(lines) if "✓ idle" in line)
        assert lines[place + 1].strip() == f"{SAID}  W101"
        assert lines[-1].startswith("2 proved, 1 warning (2 steps)")
        assert "is idle" not in derive("-q").output
        assert "1 warning" in derive("-q").output

    @pytest.mark.parametrize(("word", "code", "told"), [("warn", 0, True), ("fail", 3, True), ("ignore", 0, False)])
    def test_what_the_configuration_says(self, configured: Project, word: str, code: int, told: bool) -> None:
        configured(f'idle = "{word}"\n', a=IDLE + GOOD)
        for again in range(2):  # the second time from the cache
            result = derive("-j", "2")
            assert (result.exit_code, SAID in result.output) == (code, told), again
            assert ("cached" in result.output) == bool(again)
        assert derive("-j", "2", "--idle", "warn").exit_code == 0
        assert derive("-j", "2", "--idle", "fail").exit_code == 3
        assert SAID not in derive("-j", "2", "--idle", "ignore").output

    def test_where_they_fail_the_run_it_says_so(self, configured: Project) -> None:
        root = configured('idle = "fail"\n', a=IDLE + GOOD)
        result = derive("--junit", "out.xml")
        assert 'idle = "fail": 1 claim has a reason that is idle: idle' in result.output
        assert result.output.splitlines()[-1].endswith("exit 3")
        tree = ET.parse(root / "out.xml").getroot()  # noqa: S314
        assert [tree.get(a) for a in ("tests", "failures", "errors")] == ["2", "1", "0"]
        (failure,) = tree.iter("failure")
        assert (failure.get("type"), failure.get("message")) == ("idle", SAID)
        assert "good" not in derive("-x").output
        assert "✓ good" in derive("-x", "--idle", "warn").output

    def test_what_fails_for_them_is_what_failed_last(self, configured: Project) -> None:
        configured('idle = "fail"\n', a=IDLE + GOOD)
        derive("-j", "2")
        again = derive("--last-failed", "-j", "2").output
        assert "✓ idle" in again
        assert "good" not in again

    def test_an_idle_reason_is_never_printed_as_one(self, configured: Project) -> None:
        root = configured("", a=IDLE)
        result = derive("--json", "out.json", "-v")
        assert "by algebra" in result.output
        assert "by.sign" not in result.output.replace(SAID, "")
        found = json.loads((root / "out.json").read_text())
        assert (found["summary"]["warnings"], found["configuration"]["idle"]) == (1, "warn")
        (claim,) = found["claims"]
        (step,) = claim["steps"]
        assert (step["reasons"], step["idle"]) == ([], ["by.sign"])
        (warned,) = claim["warnings"]
        said = "by.sign is idle: the step holds without it"
        assert warned == {"line": 6, "step": 1, "reason": "by.sign", "message": said, "code": "W101"}
        assert CliRunner().invoke(main, ["appendix", "-o", "out"]).exit_code == 0
        assert "signs" not in (root / "out" / "appendix.tex").read_text()

    def test_they_are_told_to_github_on_their_lines(
        self, configured: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        configured("", a=IDLE + WRONG)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
        error, warning = [line for line in derive("--github").output.splitlines() if line.startswith("::")]
        assert error.startswith("::error")
        said = "title=idle%3A idle reason W101::by.sign is idle: the step holds without it"
        assert warning == f"::warning file=proofs/a.py,line=6,col=24,{said}"
        assert "- `proofs/a.py::idle`: line 6: by.sign is idle" in (tmp_path / "summary.md").read_text()
        levels = [
            line.split(" ")[0] for line in derive("--github", "--idle", "fail").output.splitlines() if "::" in line
        ]
        assert levels.count("::error") == 2

    def test_in_junit_they_are_properties_of_the_case(self, configured: Project) -> None:
        root = configured("", a=IDLE)
        assert derive("--junit", "out.xml").exit_code == 0
        (told,) = ET.parse(root / "out.xml").getroot().iter("property")  # noqa: S314
        assert (told.get("name"), told.get("value")) == ("warning", SAID)

    def test_to_hear_less_of_them_is_a_weakening(self, configured: Project) -> None:
        configured("", a=GOOD)
        words = {"fail": "failed the run", "warn": "were warned of"}
        now = {"warn": "they only warn", "ignore": "nothing is said of them"}
        order = ("fail", "warn", "ignore")
        for old, new in product(order, repeat=2):
            derive("--json", "old.json", "--idle", old)
            result = derive("--against", "old.json", "--fail-on-drift", "--idle", new)
            weaker = order.index(new) > order.index(old)
            assert result.exit_code == int(weaker)
            if weaker:
                assert f"configuration: idle reasons {words[old]}, now {now[new]}" in result.output

    def test_what_else_the_key_could_say_is_told(self, configured: Project) -> None:
        configured('idle = "maybe"\n', a=GOOD)
        result = derive()
        assert result.exit_code == 2
        assert 'idle is "warn", "fail" or "ignore", as in idle = "fail"' in result.output


@pytest.mark.slow
class TestTimeout:
    def test_the_command_line_wins(self, configured: Project) -> None:
        root = configured("timeout = 0.4\n", a=SLOW.format("", 1.5))
        result = derive("-j", "1", "--json", "out.json")
        assert (result.exit_code, "took longer than the limit" in result.output) == (3, True)
        assert json.loads((root / "out.json").read_text())["configuration"]["timeout"] == 0.4
        assert derive("-j", "1", "--timeout", "30", "--json", "out.json").exit_code == 0
        assert json.loads((root / "out.json").read_text())["configuration"]["timeout"] == 30.0

    def test_a_claims_own_wins_over_both(self, configured: Project) -> None:
        configured("timeout = 30\n", a=SLOW.format(", timeout=0.4", 20))
        assert derive("-j", "1", "--timeout", "25").exit_code == 3

    def test_what_was_stopped_counts_as_undecided(self, configured: Project) -> None:
        configured(f"timeout = 0.4\n{WARN}", a=SLOW.format("", 20) + GOOD)
        result = derive("-j", "1")
        assert result.exit_code == 0
        assert "1 claim is undecided and does not fail this run: slow" in result.output

    @pytest.mark.parametrize("decorator", ["erratum", "misprint"])
    def test_an_erratum_that_was_stopped_still_fails(self, configured: Project, decorator: str) -> None:
        """Also if the syntax does not show what it is."""
        slow = "import time\nclass Slow:\n    def __getattr__(self, name):\n        time.sleep(20)\n"
        text = f"misprint = erratum\n@{decorator}(Eq(c, d), corrected=good, meets=witness(c=1, d=2))\ndef published():\n    pass\n"
        stuck = "import derive.verdicts.check as check, time\ncheck.JUDGES['erratum'] = lambda case: time.sleep(20)\n"
        configured(f"timeout = 0.5\n{WARN}", a=GOOD + slow + stuck + text)
        result = derive("-j", "1", "--json", "out.json")
        (found,) = [c for c in json.loads(Path("out.json").read_text())["claims"] if c["name"] == "published"]
        assert (found["kind"], found["verdict"]) == ("erratum", UNDECIDED)
        assert result.exit_code == 1


class TestAxioms:
    PERMITTED = 'permitted-axioms = ["by.sympy", "proofs/a.py::unused"]\n'

    def test_the_report_lists_those_in_force_and_those_used(self, configured: Project) -> None:
        configured(self.PERMITTED, a=CIRCLE + CIRCLE.replace("circle", "again") + GOOD)
        lines = [line for line in derive().output.splitlines() if line]
        assert lines[0] == "axioms permitted: by.sympy, proofs/a.py::unused"
        assert lines[-3] == "axiom used: by.sympy, by 2 claims: circle, again"
        assert lines[-2] == "axioms permitted, and used by no claim of this run: proofs/a.py::unused"
        assert lines[-1].startswith("1 proved, 2 proved with axioms")

    def test_one_that_is_not_permitted(self, configured: Project) -> None:
        configured("", a=CIRCLE)
        output = derive().output
        assert "axioms permitted" not in output
        assert "axiom used: by.sympy, by 1 claim, not permitted: circle" in output

    @pytest.mark.parametrize(
        "nested", ["", "[tool.derive]\n", "[tool.derive]\npermitted-axioms = ['proofs/a.py::more']\n"]
    )
    @pytest.mark.parametrize("place", ["proofs/x", "proofs/x/proofs"])
    def test_a_nested_project_moves_no_axiom_onto_a_permitted_name(
        self, configured: Project, nested: str, place: str
    ) -> None:
        assumed = "@axiom(Gt(c + 1, c))\ndef more(): pass\n\n@claim(Gt(c + 1, c))\ndef rests(): return more\n"
        root = configured('permitted-axioms = ["proofs/a.py::more", "a.py::more"]\n', a=GOOD)
        evil = root / place / "a.py"
        evil.parent.mkdir(parents=True)
        evil.write_text((root / "proofs" / "a.py").read_text().replace(GOOD, assumed))
        for folder in (root / "proofs" / "x", evil.parent):
            (folder / "pyproject.toml").write_text(nested)
        result = derive("-k", "rests")
        assert result.exit_code == 3
        assert f"rests on {place}/a.py::more, which is not permitted" in " ".join(result.output.split())

    def test_the_name_is_that_of_the_projects_folder(
        self, configured: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Wherever in the project the run is started, and also for a file outside of it."""
        assumed = "@axiom(Gt(c + 1, c))\ndef more(): pass\n\n@claim(Gt(c + 1, c))\ndef rests(): return more\n"
        table = 'permitted-axioms = ["proofs/a.py::more", "../outside.py::more"]\n'
        root = configured(table, a=assumed)
        outside = root.parent / "outside.py"
        outside.write_text((root / "proofs" / "a.py").read_text())
        (root / "proofs" / "link.py").symlink_to(outside)
        (root / "proofs" / "deep").mkdir()
        for here, file in (
            (".", "proofs/a.py"),
            ("proofs/deep", "../a.py"),
            (".", "proofs/link.py"),
            (".", str(outside)),
        ):
            monkeypatch.chdir(root / here)
            for jobs in ("0", "1"):
                assert derive(file, "-j", jobs).exit_code == 0, (here, file)
        outside.unlink()

    def test_the_summary_of_the_step(
        self, configured: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        configured(self.PERMITTED, a="".join(CIRCLE.replace("circle", f"c{k}") for k in range(10)))
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
        derive("--github")
        lines = (tmp_path / "summary.md").read_text().splitlines()
        assert lines[2] == "Axioms permitted: `by.sympy`, `proofs/a.py::unused`; used: `by.sympy`."
        assert lines[4].startswith("- `by.sympy`, by 10: `proofs/a.py::c0`, `proofs/a.py::c1`")
        assert lines[4].endswith("`proofs/a.py::c7`, and 2 more")

    def test_json(self, configured: Project) -> None:
        root = configured(self.PERMITTED, a=CIRCLE + GOOD)
        derive("--json", "out.json")
        summary = json.loads((root / "out.json").read_text())["summary"]
        assert summary["axioms_used"] == {"by.sympy": ["proofs/a.py::circle"]}

    def test_one_more_in_a_change_is_told_in_all_places(self, configured: Project) -> None:
        root = configured("", a=GOOD)
        derive("--json", "old.json")
        (root / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\npermitted-axioms = ["by.sympy"]\n')
        result = derive("--against", "old.json", "--fail-on-drift")
        assert result.exit_code == 1
        assert result.output.startswith("axioms permitted: by.sympy\n")
        assert "weaker    configuration: permits the axiom by.sympy" in result.output


@pytest.mark.slow
class TestNumbersComeFirst:
    """A false claim is told as false, however long its proof takes: `undecided = "warn"` does not let it through."""

    FALSE_AND_SLOW = (
        "@claim(Eq(c + c, 3 * c))\ndef slow():\n    __import__('time').sleep(60)\n    return calc(c + c).eq(3 * c)\n"
    )

    @pytest.mark.parametrize("own", ["", ", timeout=1"], ids=["the run's limit", "its own limit"])
    def test_in_processes(self, configured: Project, own: str) -> None:
        text = self.FALSE_AND_SLOW.replace("3 * c))\ndef", f"3 * c){own})\ndef")
        configured(WARN + "timeout = 1\n", a=text + GOOD)
        result = derive("-j", "2", "--json", "run.json", "--no-cache")
        assert result.exit_code == 1, result.output
        slow, good = json.loads(Path("run.json").read_text())["claims"]
        assert (slow["verdict"], slow["refuted_at"], good["verdict"]) == (REFUTED, "statement", PROVED)
        assert slow["message"] == "the statement is false (its proof was stopped after 1 s)"
        assert slow["witness"]["by"] == "kernel"

    def test_what_was_stopped_is_not_kept(self, configured: Project) -> None:
        configured(WARN + "timeout = 1\n", a=self.FALSE_AND_SLOW)
        for _ in range(2):
            result = derive("-j", "1")
            assert result.exit_code == 1
            assert "cached" not in result.output

    def test_under_pytest(self, configured: Project) -> None:
        root = configured(WARN + "timeout = 1\n", a=self.FALSE_AND_SLOW)
        found = pytest_in(root, "-p", "no:cacheprovider", "-q", "proofs")
        assert found.returncode == 1
        assert "the statement is false" in found.stdout

    def test_a_true_one_is_still_undecided(self, configured: Project) -> None:
        configured(WARN + "timeout = 1\n", a=SLOW.format("", 60))
        assert derive("-j", "1", "--no-cache").exit_code == 0

    def test_numbers_leave_time_for_the_proof(self) -> None:
        """They stop between two lengths of vectors once they have used up their share."""
        asked = Question(eq(c, c), (), frozenset((c, X, n)), holds_at)
        short, long = (examine(asked, 0, until=until) for until in (time.monotonic() - 1, math.inf))
        assert 0 < short.count < long.count
