"""JUnit XML as its readers take it: against a schema of the common format, and read back by a library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from click.testing import CliRunner
from here import ROOT
from junitparser import Error, Failure, JUnitXml, Skipped
from msgspec.structs import replace

from derive.commands import main
from derive.records.outcome import Outcome
from derive.records.settings import Settings
from derive.records.verdict import (
    ALARM,
    ERROR,
    PROVED,
    REFUTED,
    STARRED,
    TESTED,
    UNDECIDED,
    ShownPart,
    StepVerdict,
    Verdict,
    WitnessVerdict,
)
from derive.records.verdict import Failure as Fault
from derive.reports.junit import junit

Project = Callable[..., Path]

SCHEMA = xmlschema.XMLSchema(ROOT / "tests" / "reports" / "junit.xsd")
NASTY = "a\x00b\x1b]0;\x07 ]]> <&\"'> \ud800 \ufffe \r\n\t]]></failure><skipped/> &amp; &#0; ∞"


def read(text: str, folder: Path) -> JUnitXml:
    """The document, once it is valid, says of itself what it holds, and skips nothing."""
    SCHEMA.validate(text.encode())
    root = ET.fromstring(text.encode())  # noqa: S314
    assert not list(root.iter("skipped"))
    for part in (root, *root.iter("testsuite")):
        found = [len(list(part.iter(name))) for name in ("testcase", "failure", "error")]
        assert [int(part.attrib[name]) for name in ("tests", "failures", "errors")] == found
    (folder / "read.xml").write_text(text, encoding="utf-8")
    document = JUnitXml.fromfile(str(folder / "read.xml"))
    assert not any(isinstance(result, Skipped) for suite in document for case in suite for result in case.result)
    return document


def results(document: JUnitXml) -> dict[str, list[tuple[type, str]]]:
    """What the library makes of each case."""
    return {case.name: [(type(r), r.type) for r in case.result] for suite in document for case in suite}


KINDS = [
    (Verdict("proved", "a.py", 1, "claim", PROVED), []),
    (Verdict("starred", "a.py", 2, "claim", STARRED, axioms=("x",)), []),
    (Verdict("tested", "a.py", 3, "experiment", TESTED, message="about 1/2"), []),
    (Verdict("noted", "a.py", 4, "note", TESTED), []),
    (Verdict("misprint", "b/b.py", 5, "erratum", REFUTED, refuted_at="statement"), []),
    (Verdict("kept", "b/b.py", 6, "erratum", UNDECIDED, message="nothing refutes it"), [(Failure, UNDECIDED)]),
    (Verdict("wrong", "b/b.py", 7, "claim", REFUTED, refuted_at="statement", message="false"), [(Failure, REFUTED)]),
    (Verdict("open", "b/b.py", 8, "claim", UNDECIDED), [(Failure, UNDECIDED)]),
    (Verdict("broken", "c.py", 9, "claim", ERROR, message="SyntaxError"), [(Error, ERROR)]),
    (Verdict("alarm", "c.py", 10, "claim", ALARM, message="believe neither"), [(Error, ALARM)]),
]  # fmt: skip


def test_every_kind_of_verdict(tmp_path: Path) -> None:
    outcome = Outcome([verdict for verdict, _ in KINDS], seconds=12.5)
    document = read(junit(outcome), tmp_path)
    assert results(document) == {verdict.name: expected for verdict, expected in KINDS}
    assert [suite.name for suite in document] == ["a.py", "b/b.py", "c.py"]
    assert (document.tests, document.failures, document.errors, document.time) == (10, 3, 2, 12.5)


def test_undecided_claims_that_only_warn(tmp_path: Path) -> None:
    outcome = Outcome([verdict for verdict, _ in KINDS], settings=Settings(lenient=True))
    found = read(junit(outcome), tmp_path)
    assert results(found) == {v.name: [] if v.name == "open" else expected for v, expected in KINDS}
    (case,) = [case for suite in found for case in suite if case.name == "open"]
    assert case.system_out.startswith("WARNING: undecided")
    assert [(p.name, p.value) for suite in found for p in suite.properties()] == [
        ("undecided, and only warned of", "1")
    ]


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 0.0004, 1e7])
def test_seconds_are_written_out(tmp_path: Path, seconds: float) -> None:
    document = read(junit(Outcome([Verdict("a", "a.py", 1, "claim", PROVED, seconds=seconds)], seconds)), tmp_path)
    assert document.time == pytest.approx(seconds, abs=5e-4)


@pytest.mark.parametrize("verdict", [REFUTED, UNDECIDED, ERROR, ALARM])
@pytest.mark.parametrize("lenient", [False, True])
def test_text_that_would_break_out(tmp_path: Path, verdict: str, lenient: bool) -> None:
    """It stands in every field that an author can write into."""
    step = StepVerdict("=", NASTY, NASTY, "", (NASTY,), 3, UNDECIDED, 0.1, (NASTY,))
    shown = ShownPart(NASTY, ((1, 3),)), ShownPart(f"{NASTY}{NASTY}", ((2, 30),))
    failure = Fault(NASTY, 1, 3, NASTY, NASTY, NASTY, NASTY, NASTY)
    failure = replace(failure, compared=shown, gave=(NASTY,), says=((NASTY, NASTY),))
    witness = WitnessVerdict("statement", NASTY, NASTY, (("left", NASTY), (NASTY, NASTY)))
    bad = Verdict(
        NASTY,
        NASTY,
        2,
        "claim",
        verdict,
        NASTY,
        given=(NASTY,),
        definitions=((NASTY, NASTY),),
        refuted_at="statement",
        steps=(step,),
        witness=witness,
        failure=failure,
        message=NASTY,
    )
    document = read(junit(Outcome([bad], settings=Settings(lenient=lenient))), tmp_path)
    ((case,),) = [list(suite) for suite in document]
    assert case.name == case.classname
    assert "]]> <&\"'>" in case.name
    assert "\x00" not in case.name
    told = case.result[0] if case.result else None
    text = told.text if told is not None else case.system_out
    assert "]]>" in text
    assert "skipped" in text
    assert told is None or 'b\ufffd]0;\ufffd ]]> <&"' in told.message


class TestRuns:
    """Documents as the command writes them."""

    DECLARED = 'c = scalar("c"); d = scalar("d")\n'
    GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
    FALSE_STEP = "@claim(Eq(c + c, 2 * c))\ndef step():\n    return calc(c + c).eq(3 * c).eq(2 * c)\n"
    SAYS = "@claim(Eq(c + c, 2 * c))\ndef says():\n    raise ValueError({0!r})\n"

    def run(self, root: Path, *arguments: str) -> tuple[int, JUnitXml]:
        done = CliRunner().invoke(main, ["run", *arguments, "--junit", "out.xml"])
        return done.exit_code, read((root / "out.xml").read_text(encoding="utf-8"), root)

    def test_an_empty_run(self, project: Project) -> None:
        code, document = self.run(project(a="x = 1\n"))
        assert (code, document.tests, list(document)) == (5, 0, [])

    def test_a_file_that_cannot_be_read(self, project: Project) -> None:
        root = project(a=self.DECLARED + self.GOOD, b="def broken(:\n")
        (root / "proofs" / "c.py").write_bytes(b"\xff\xfe\x00")
        code, document = self.run(root)
        assert code == 4
        assert results(document) == {"good": [], "b.py": [(Error, ERROR)], "c.py": [(Error, ERROR)]}

    def test_a_step_and_an_exception(self, project: Project) -> None:
        said = NASTY.replace("\ud800", "").replace("\ufffe", "")
        root = project(a=self.DECLARED + self.FALSE_STEP + self.SAYS.format(said))
        code, document = self.run(root)
        assert code == 4
        assert results(document) == {"step": [(Failure, REFUTED)], "says": [(Error, ERROR)]}
        step, says = next(iter(document))
        assert step.result[0].message == "R102 step 1 is false"
        assert "▸ 1  = 3·c" in step.result[0].text
        assert ']]> <&"' in says.result[0].message

    def test_all_of_the_proofs(self, whole_run: Outcome, tmp_path: Path) -> None:
        document = read(junit(whole_run), tmp_path)
        assert (document.tests, document.failures, document.errors) == (len(whole_run.verdicts), 0, 0)
        assert [case.name for suite in document for case in suite] == [v.name for v in whole_run.verdicts]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('time="0.000"', 'time="1e-9"'),
        ('tests="1"', 'tests="-1"'),
        ('type="refuted"', ""),
        ("<testsuite ", '<testsuite colour="red" '),
        ("<failure ", "<skipped/><failure "),
    ],
)
def test_the_schema_refuses(right: str, wrong: str) -> None:
    text = junit(Outcome([Verdict("wrong", "a.py", 1, "claim", REFUTED, message="false")]))
    assert SCHEMA.is_valid(text.encode())
    assert right in text
    assert not SCHEMA.is_valid(text.replace(right, wrong).encode())
