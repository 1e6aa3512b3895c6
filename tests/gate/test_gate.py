"""Reports for a gate: JUnit XML, annotations and the summary for GitHub, and what a change did to the claims."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.commands import main
from derive.gate.change import Weight
from derive.gate.drift import drift
from derive.records.outcome import Outcome
from derive.records.verdict import ALARM, ERROR, PROVED, REFUTED, UNDECIDED, Failure, Verdict, WitnessVerdict
from derive.reports.findings.finding import of_outcome
from derive.reports.findings.workspace import Workspace
from derive.reports.github import annotated, step_summary
from derive.reports.junit import junit

Project = Callable[..., Path]

DECLARED = 'n = dimension("n"); k = index("k", n); x = vector("x", n); c = scalar("c"); d = scalar("d")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
OPEN = "@claim(Eq(sinh(asinh(c)), c))\ndef undecided():\n    return calc(sinh(asinh(c))).eq(c)\n"
SUMMED = "@claim(Eq(Sum(c, k), n * c))\ndef summed():\n    return calc(Sum(c, k)).eq(n * c)\n"


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", *arguments])


class TestJUnit:
    def test_every_claim_is_a_case(self, project: Project) -> None:
        root = project(a=DECLARED + GOOD + WRONG + OPEN, b="def broken(:\n")
        assert derive("--junit", "out.xml").exit_code == 4
        tree = ET.parse(root / "out.xml").getroot()  # noqa: S314
        assert (tree.tag, tree.get("tests"), tree.get("failures"), tree.get("errors")) == ("testsuites", "4", "2", "1")
        cases = {case.get("name"): case for case in tree.iter("testcase")}
        assert list(cases["good"]) == []
        for name, what, kind in (
            ("wrong", "failure", "refuted"),
            ("undecided", "failure", "undecided"),
            ("b.py", "error", "error"),
        ):
            (problem,) = cases[str(name)]
            assert (problem.tag, problem.get("type")) == (what, kind)
            assert problem.text
            assert problem.get("message")
        assert "counterexample  c = 1" in str(cases["wrong"][0].text)
        assert cases["wrong"].get("line") == "7"

    def test_what_xml_cannot_hold_is_left_out(self) -> None:
        text = junit(Outcome([Verdict("a", "it.py", 1, "claim", ERROR, message="\x00\x1b]0;\ud800 <&>\"'")]))
        assert ET.fromstring(text).find(".//error").get("message") == "\ufffd\ufffd]0;\ufffd <&>\"'"  # type: ignore[union-attr] # noqa: S314


class TestGitHub:
    def test_annotations_stand_on_the_line_that_fails(self, project: Project) -> None:
        project(a=DECLARED + GOOD + WRONG)
        result = derive("--github")
        (line,) = [line for line in result.output.splitlines() if line.startswith("::")]
        assert line.startswith(
            "::error file=proofs/a.py,line=9,col=24,title=wrong%3A refuted R101::the statement is false"
        )
        assert line.endswith("counterexample: c = 1")
        assert "::error" not in derive().output

    def test_by_itself_where_an_action_runs(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a=DECLARED + GOOD + WRONG)
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root / "summary.md"))
        assert "::error" in derive().output
        summary = (root / "summary.md").read_text()
        assert "| 1 | 0 | 1 | 0 | 0 | 0 |" in summary
        assert "| `proofs/a.py::wrong` | refuted | the statement is false |" in summary
        assert "Axioms permitted: none; used: none." in summary

    def test_ten_at_most_and_the_worst_first(self) -> None:
        verdicts = [Verdict(f"u{k}", "it.py", k, "claim", UNDECIDED, message="open") for k in range(1, 12)]
        verdicts.append(Verdict("w", "it.py", 50, "claim", REFUTED, message="false"))
        lines = list(annotated(of_outcome(Outcome(verdicts), Workspace())))
        assert len(lines) == 11
        assert "line=50" in lines[0]
        assert "2 more" in lines[-1]

    def test_nothing_breaks_out(self) -> None:
        said = "100 %\r\n::error::fake"
        failure = Failure(said, line=3, hint="a,b:c")
        verdict = Verdict("it", "a,b:c.py", 1, "claim", REFUTED, message=said, failure=failure)
        (line,) = annotated(of_outcome(Outcome([verdict]), Workspace()))
        assert "\n" not in line
        assert "file=a%2Cb%3Ac.py,line=3,col=1,title=it%3A refuted::100 %25\\r%0A::error::fake%0Aa,b:c" in line
        summary = step_summary(Outcome([Verdict("it", "a.py", 1, "claim", REFUTED, message="<script>|")]))
        assert "<" not in summary.replace("&lt;", "")

    def test_the_witness_is_told(self) -> None:
        witness = WitnessVerdict("statement", "c = 1", "c=1")
        verdict = Verdict("it", "a.py", 1, "claim", REFUTED, message="false", witness=witness)
        assert next(annotated(of_outcome(Outcome([verdict]), Workspace()))).endswith("counterexample: c = 1")


BEFORE = DECLARED + GOOD + SUMMED

CHANGES = [
    ("removed", DECLARED + GOOD, "proofs/a.py::summed: removed (it was proved)"),
    ("made a note", BEFORE + "@note(says='it', corrected=good)\ndef extra():\n    pass\n", ""),
    ("weakened", BEFORE.replace("Eq(c + c, 2 * c)", "Ge(c + c, 2 * c)").replace(".eq(2 * c)", ".ge(2 * c)"), "good: stated c + c = 2·c, states c + c ≥ 2·c"),
    ("a hypothesis more", BEFORE.replace("Eq(c + c, 2 * c)", "Eq(c + c, 2 * c), given=[Ge(d, 0)]"), "good: assumes d ≥ 0"),
    ("a bound raised", BEFORE.replace('dimension("n")', 'dimension("n", at_least=3)'), "summed: was for n ≥ 1, is for n ≥ 3"),
    ("a sign declared", BEFORE.replace('c = scalar("c")', 'c = scalar("c", positive=True)'), "good: assumes c > 0"),
    ("no longer proved", BEFORE.replace(".eq(n * c)", ".ge(n * c)"), "summed: was proved, is undecided"),
]  # fmt: skip


class TestDrift:
    """Each change that leaves a gate green which looks only at verdicts."""

    @pytest.mark.parametrize(("change", "after", "said"), CHANGES, ids=[c[0] for c in CHANGES])
    def test_it_is_told_and_fails_a_strict_gate(self, project: Project, change: str, after: str, said: str) -> None:
        root = project(a=BEFORE)
        assert derive("--json", "old.json").exit_code == 0
        (root / "proofs" / "a.py").write_text((root / "proofs" / "a.py").read_text().replace(BEFORE, after))
        loose, strict = derive("--against", "old.json"), derive("--against", "old.json", "--fail-on-drift")
        if not said:
            assert (loose.exit_code, strict.exit_code) == (0, 0)
            assert "added     proofs/a.py::extra: added" in loose.output
            return
        assert said in loose.output
        assert loose.exit_code == (3 if "undecided" in said else 0)
        assert strict.exit_code != 0

    def test_what_was_not_chosen_is_not_lost(self, project: Project) -> None:
        project(a=BEFORE, b=DECLARED + SUMMED.replace("summed", "other"))
        derive("--json", "old.json")
        for choice in (["-k", "good"], ["proofs/a.py::good"], ["proofs/a.py"], ["proofs"], ["-x"]):
            result = derive(*choice, "--against", "old.json", "--fail-on-drift")
            assert (result.exit_code, "no change in the claims" in result.output) == (0, True), result.output

    def test_paths_are_those_of_the_project(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a=BEFORE)
        (root / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
        derive("--json", "old.json")
        monkeypatch.chdir(root / "proofs")
        assert "no change in the claims" in derive("--against", "../old.json", "--fail-on-drift").output

    def test_what_fails_the_gate_is_said(self, project: Project) -> None:
        root = project(a=BEFORE)
        derive("--json", "old.json")
        (root / "proofs" / "a.py").write_text(HEAD + DECLARED + GOOD)
        result = derive("--against", "old.json", "--fail-on-drift")
        assert "since old.json: 1 change, 1 of which may weaken what was shown  exit 1" in result.output
        assert "  lost      proofs/a.py::summed: removed" in result.output

    def test_an_erratum_that_no_longer_passes_is_a_loss(self) -> None:
        old = document(kind="erratum", verdict=REFUTED)
        (change,) = drift(old, document(kind="erratum", verdict=UNDECIDED))
        assert change.weakens

    def test_against_a_revision(self, project: Project) -> None:
        root = project(a=BEFORE)
        git = ["git", "-c", "user.name=n", "-c", "user.email=e@e"]
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
            subprocess.run([*git, *command], cwd=root, check=True)
        assert derive("--against", "HEAD", "--fail-on-drift").exit_code == 0
        file = root / "proofs" / "a.py"
        file.write_text(file.read_text().replace(SUMMED, ""))
        result = derive("--against", "HEAD", "--fail-on-drift")
        assert (result.exit_code, "summed: removed (it was proved)" in result.output) == (1, True)
        assert "removed" not in derive("proofs/b.py", "--against", "HEAD").output
        assert derive("--against", "no-such-branch").exit_code == 2
        assert derive("--against", "--output=x").exit_code == 2

    def test_a_claim_turned_into_an_erratum(self, project: Project) -> None:
        old = document(kind="claim", verdict=PROVED)
        changes = drift(old, document(kind="erratum", verdict=REFUTED))
        assert [c.said for c in changes if c.weakens] == [
            "a.py::it: was a claim, is an erratum",
            "a.py::it: was proved, is refuted",
        ]

    def test_configuration(self) -> None:
        old = {**document(), "configuration": {"proofs": ["a", "b"], "permitted_axioms": []}}
        new = {**document(), "configuration": {"proofs": ["a"], "permitted_axioms": ["a.py::x"]}}
        assert [c.said for c in drift(old, new)] == [
            "configuration: proofs no longer has b",
            "configuration: permits the axiom a.py::x",
        ]

    def test_the_same_is_no_change(self) -> None:
        assert drift(document(), document()) == []

    @pytest.mark.parametrize("content", ["", "[]", '{"schema": 2}', '{"schema": 1}'])
    def test_what_cannot_be_compared_with(self, project: Project, content: str) -> None:
        root = project(a=DECLARED + GOOD)
        (root / "old.json").write_text(content)
        assert derive("--against", "old.json").exit_code == 2
        assert derive("--fail-on-drift").exit_code == 2
        assert derive("--against", "nowhere.json").exit_code == 2


def document(**changed: object) -> dict[str, object]:
    claim = {
        "name": "it",
        "file": "a.py",
        "kind": "claim",
        "verdict": PROVED,
        "message": "",
        "source": None,
        "statement": "c = c",
        "meaning": "1234",
        "outline": {"meaning": "12"},
        "corrected": None,
        "corrected_meaning": None,
        "expect": None,
        "axioms": [],
        "assumed": [],
        "samples": {"count": 100},
    }
    return {"schema": 1, "claims": [{**claim, **changed}]}


def test_the_configuration_is_in_the_json(project: Project) -> None:
    root = project(a=DECLARED + GOOD)
    (root / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\npermitted-axioms = ["proofs/a.py::x"]\n')
    derive("--json", "out.json")
    found = json.loads((root / "out.json").read_text())["configuration"]
    assert found == {
        "from": ".",
        "proofs": ["proofs"],
        "permitted_axioms": ["proofs/a.py::x"],
        "timeout": 60.0,
        "undecided": "fail",
        "idle": "warn",
    }


@pytest.mark.parametrize(
    ("verdict", "weight"),
    [(PROVED, Weight.LOST), (UNDECIDED, Weight.STRONGER), (REFUTED, Weight.STRONGER), (ALARM, Weight.STRONGER)],
)
def test_what_did_not_hold_may_go(verdict: str, weight: Weight) -> None:
    """A claim that was undecided, and was taken out, showed nothing that is lost."""
    (change,) = drift(document(verdict=verdict), {"claims": []})
    said = "an alarm" if verdict == ALARM else verdict
    assert (change.weight, change.said) == (weight, f"a.py::it: removed (it was {said})")


@pytest.mark.parametrize(("verdict", "message"), [(ERROR, "a b"), (UNDECIDED, "stopped: it took longer")])
def test_what_was_not_checked_to_its_end_cannot_be_compared(verdict: str, message: str) -> None:
    for new in (document(), {"claims": []}):
        changes = drift(document(verdict=verdict, message=message), new)
        assert [(c.weight, message in c.said) for c in changes] == [(Weight.UNKNOWN, True)]
