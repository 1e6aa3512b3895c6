"""What is written over nothing that is somebody's work, and what is printed acts on nothing that it is printed on."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from faults import DECLARED, GOOD, WRONG, derive, write
from here import HEAD

from derive.records.outcome import Outcome, Watcher
from derive.records.verdict import REFUTED, Failure, StepVerdict, Verdict, WitnessVerdict
from derive.reports.findings.finding import of_outcome
from derive.reports.findings.formats import FORMATS, formatted
from derive.reports.findings.workspace import Workspace
from derive.reports.github import annotated, step_summary
from derive.system.plain import inert

SOURCE = HEAD + DECLARED + GOOD


class TestWhatIsOverwritten:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = write(tmp_path, a=GOOD)
        (folder / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
        (folder / "script").write_text("#!/usr/bin/env python\nimport os\n")
        (folder / "claims.txt").write_text(SOURCE)
        (folder / "link.json").symlink_to("proofs/a.py")
        (folder / "toml.json").symlink_to("pyproject.toml")
        os.link(folder / "proofs" / "a.py", folder / "hard.json")
        return folder

    @pytest.mark.parametrize("option", ["--json", "--junit", "--proofs"])
    @pytest.mark.parametrize(
        ("file", "why"),
        [
            ("proofs/a.py", "that is the claim file proofs/a.py"),
            ("proofs/../proofs/a.py", "that is the claim file"),
            ("link.json", "that is the claim file"),
            ("hard.json", "that is the claim file"),
            ("proofs/new.py", "that is the name of a Python file"),
            ("new.PY", "that is the name of a Python file"),
            ("pyproject.toml", "that is the name of a configuration"),
            ("toml.json", "that is the name of a configuration"),
            ("script", "it holds Python"),
            ("claims.txt", "it holds Python"),
            ("proofs", "cannot be written there"),
        ],
    )
    def test_nobodys_source(self, folder: Path, option: str, file: str, why: str) -> None:
        before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
        ended = derive(folder, "run", option, file)
        assert (ended.code, ended.out) == (2, b"")
        assert ended.sentence.startswith(f"derive: {option} {file}: {why}")
        assert {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before

    def test_a_claim_file_of_any_name(self, folder: Path) -> None:
        assert derive(folder, "run", "claims.txt", "--json", "claims.txt").code == 2
        assert derive(folder, "run", "claims.txt").code == 0

    @pytest.mark.parametrize(
        ("one", "other"), [("x", "x"), ("x", "./proofs/../x"), ("x", "other"), ("-", "-"), ("new", "new")]
    )
    def test_none_overwrites_another(self, folder: Path, one: str, other: str) -> None:
        (folder / "x").write_text("")
        (folder / "other").symlink_to("x")
        for options in (("--json", "--junit"), ("--junit", "--proofs"), ("--json", "--proofs")):
            ended = derive(folder, "run", options[0], one, options[1], other)
            assert ended.code == 2
            assert "writes there too" in ended.sentence
        assert derive(folder, "run", "--json", "/dev/null", "--junit", "/dev/null").code == 0

    def test_its_own_are_overwritten(self, folder: Path) -> None:
        (folder / "run.json").symlink_to("real.json")
        options = ("--json", "run.json", "--junit", "out.xml", "--proofs", "it.jsonl")
        for _ in range(2):
            assert derive(folder, "run", *options, "--no-cache").code == 0
        assert (folder / "run.json").is_symlink()
        assert json.loads((folder / "real.json").read_text())["summary"]["proved"] == 1
        assert derive(folder, "recheck", "it.jsonl", "--json", "run.json").code == 0
        assert not list(folder.glob(".derive-*"))

    @pytest.mark.parametrize("name", ["appendix.tex", "derive.sty", "standalone.tex"])
    @pytest.mark.parametrize("target", ["proofs/a.py", "pyproject.toml", "script"])
    def test_an_appendix_neither(self, folder: Path, name: str, target: str) -> None:
        (folder / "out").mkdir()
        (folder / "out" / name).symlink_to(folder / target)
        before = (folder / target).read_bytes()
        ended = derive(folder, "appendix", "-o", "out")
        assert (ended.code, ended.sentence.startswith(f"derive: -o out/{name}: ")) == (2, True)
        assert (folder / target).read_bytes() == before
        assert (folder / "out" / name).is_symlink()
        (folder / "out" / name).unlink()
        for _ in range(2):
            assert derive(folder, "appendix", "-o", "out", "--standalone").code == 0

    def test_a_link_of_the_name_of_a_part(self, folder: Path) -> None:
        """Nothing is written through what somebody laid in the way."""
        for name in ("out.json.part", ".appendix.tex.part"):
            (folder / name).symlink_to("proofs/a.py")
        assert derive(folder, "run", "--json", "out.json").code == 0
        assert derive(folder, "appendix", "-o", ".").code == 0
        assert (folder / "proofs" / "a.py").read_text() == SOURCE


HOSTILE = "\x1b[2J\r\n::error::x\n##[error]y\n##vso[task.complete]\u202e\u2066\x9b31m\x07\x00\u2028\udcff"
WRITTEN = HOSTILE.replace("\x00", "").encode("utf-8", "backslashreplace").decode()
"""As far as a file can hold it."""


def acts(text: str) -> list[str]:
    """What of a text could act on a terminal or a log."""
    found = [character for character in text if not character.isprintable() and character != "\n"]
    found += [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line]
    return found


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Claims whose every name and message is an attack."""
    said = ascii(HOSTILE)
    text = f"""
Z = define("Z", c + d, source={WRITTEN!a})
@claim(Eq(c + c, 2 * c), source={WRITTEN!a})
def good():
    return calc(c + c).eq(2 * c)
@claim(Eq(c, c))
def bad():
    {"doc " + WRITTEN!a}
    raise ValueError({said})
@claim(Eq(c, c))
def worse():
    raise type({WRITTEN.replace(chr(10), "").replace(chr(13), "")!a}, (Exception,), {{}})({said})
@note(says={WRITTEN!a}, corrected=good)
def noted():
    pass
@experiment(says={WRITTEN!a}, expect=(5, 6))
def coin(rng):
    {"doc " + WRITTEN!a}
    return rng.integers(2, size=1000)
@axiom(Gt(c + 1, c))
def assumed():
    {"doc " + WRITTEN!a}
@claim(Gt(c + 1, c))
def rests():
    return assumed
def evil(f):
    f.__name__ = {said}
    return f
@claim(Eq(c, c))
@evil
def renamed():
    pass
"""
    folder = write(tmp_path, a=text + WRONG)
    for name in ("b\x1b[2J\n::error::x\u202e.py", os.fsdecode(b"\xff\xfe.py")):
        (folder / "proofs" / name).write_bytes((HEAD + DECLARED + text + "raise ValueError('x')\n").encode())
    table = f'[tool.derive]\nproofs = ["proofs"]\npermitted-axioms = [{json.dumps(WRITTEN)}]\n'
    (folder / "pyproject.toml").write_text(table)
    return folder


class TestNamesAreData:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("run", "-j", "0"),
            ("run", "-j", "1", "--durations", "9"),
            ("run", "--seed", "1", "--at", "c=1 d=2"),
            ("list",),
            ("list", "--by", "source"),
            ("show", "proofs/a.py::bad"),
            ("show", "proofs/a.py::coin"),
            ("show", "proofs/a.py::assumed"),
            ("show", "bad"),
            ("run", "-k", HOSTILE[:20]),
            ("run", "--source", HOSTILE[:20]),
            ("run", "--at", HOSTILE[:20]),
            ("run", "--against", HOSTILE[:20]),
            ("run", "--shard", HOSTILE[:20]),
            ("run", "--json", f"no/{HOSTILE[:20]}"),
            ("run", HOSTILE[:20]),
            ("rules", HOSTILE[:20]),
            (HOSTILE[:20],),
            ("appendix", "-o", "out"),
        ],
        ids=lambda arguments: ascii(" ".join(arguments)),
    )
    def test_on_a_terminal(self, hostile: Path, arguments: tuple[str, ...]) -> None:
        ended = derive(hostile, *arguments)
        assert acts(ended.out.decode() + ended.err.decode()) == []
        assert ended.code in (0, 2, 3, 4, 5)

    def test_in_every_file(self, hostile: Path) -> None:
        """And what the log of the step shows between its own commands."""
        summary = {"GITHUB_STEP_SUMMARY": str(hostile / "summary.md")}
        options = ("--json", "out.json", "--junit", "out.xml", "--proofs", "it.jsonl", "--github")
        ended = derive(hostile, "run", *options, env=summary)
        commands = [line for line in ended.out.decode().splitlines() if line.startswith("::")]
        assert all(line.startswith(("::error file=", "::notice title=derive")) for line in commands)
        assert acts("\n".join(line for line in ended.out.decode().splitlines() if line not in commands)) == []
        assert all(command.isprintable() for command in commands)
        for name in ("out.json", "out.xml", "summary.md"):
            text = (hostile / name).read_text(encoding="utf-8")
            assert text.replace("\n", "").isprintable(), name
        assert "<" not in (hostile / "summary.md").read_text().replace("&lt;", "")
        told = json.loads((hostile / "out.json").read_text())["claims"]
        assert len(told) == 3 * 8 + 1 + 2
        assert len({claim["file"] for claim in told}) == 3
        cases = {case.get("name") for case in ET.parse(hostile / "out.xml").iter("testcase")}  # noqa: S314
        assert cases == {claim["name"] for claim in told}
        again = derive(hostile, "recheck", "it.jsonl", "--json", "out.json")
        assert again.code == 0
        assert acts(again.out.decode()) == []

    def test_what_failed_last_is_found_by_such_names(self, hostile: Path) -> None:
        derive(hostile, "run")
        ended = derive(hostile, "run", "--last-failed", "--json", "out.json")
        told = json.loads((hostile / "out.json").read_text())["claims"]
        assert ended.code == 4
        assert len({claim["file"] for claim in told}) == 3

    def test_another_runs_json(self, hostile: Path) -> None:
        claim = {"name": HOSTILE, "file": HOSTILE, "kind": "claim", "verdict": "proved", "statement": HOSTILE}
        claim |= {"given": [HOSTILE], "axioms": [HOSTILE], "scalars": {}, "dimensions": {}, "definitions": {}}
        (hostile / "old.json").write_text(
            json.dumps({"schema": 1, "claims": [claim], "configuration": {"proofs": [HOSTILE]}})
        )
        ended = derive(hostile, "run", "--against", "old.json")
        assert acts(ended.out.decode() + ended.err.decode()) == []

    def test_on_a_terminal_with_colour(self, hostile: Path) -> None:
        """Only colours are left of what a terminal obeys."""
        ended = derive(hostile, "show", "proofs/a.py::bad", env={"FORCE_COLOR": "1"})
        left = __import__("re").sub(r"\x1b\[[0-9;]*m", "", ended.out.decode())
        assert acts(left) == []

    def test_verdicts_that_a_process_makes_up(self) -> None:
        """Whatever it is that a run is told, it can be shown."""
        step = StepVerdict(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), 1, "proved", 0.0, (HOSTILE,))
        witness = WitnessVerdict(HOSTILE, HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),))
        verdict = Verdict(
            HOSTILE, HOSTILE, 1, "claim", REFUTED, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), ((HOSTILE, HOSTILE),),
            steps=(step,), witness=witness, failure=Failure(HOSTILE, hint=HOSTILE), message=HOSTILE,
        )  # fmt: skip
        heard: list[Verdict] = []
        outcome = Outcome()
        outcome.take(verdict, Watcher(finished=heard.append))
        assert heard == outcome.verdicts
        findings = of_outcome(outcome, Workspace())
        for line in (*annotated(findings), step_summary(outcome), *(formatted(name, findings) for name in FORMATS)):
            assert line.replace("\n", "").isprintable()

    def test_a_line_that_is_a_command(self) -> None:
        assert inert("a\n  ::error::x ##[group] ##vso[x] ## y [z] b::c") == (
            "a\n  \\x3a:error::x #\\x23[group] #\\x23vso[x] ## y [z] b::c"
        )


def test_markdown_in_a_summary_is_text() -> None:
    verdict = Verdict("it", "a`|b.py", 1, "claim", REFUTED, message="[x](http://y) *b* `c` <img> a|b & ~c~ #1")
    (row,) = [line for line in step_summary(Outcome([verdict])).splitlines() if line.endswith("#1 |")]
    assert row == (
        "| `` a`\\|b.py::it `` | refuted | \\[x\\](http://y) \\*b\\* \\`c\\` &lt;img\\> a\\|b &amp; \\~c\\~ \\#1 |"
    )


def test_a_bar_takes_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it shows names, also those that look like rich's markup."""
    import io

    from rich.console import Console

    from derive.reports.progress import Bar

    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    with Bar(console) as bar:
        bar.planned(1)
        bar.started("[/nope]\x1b[2J")
        bar.checked(1)
