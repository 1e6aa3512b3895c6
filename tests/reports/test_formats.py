"""What machines are told: the four formats, their places and escapes; SARIF against its schema."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from faults import WRONG
from faults import derive as process
from faults import write as write_files
from here import HEAD, ROOT
from jsonschema import Draft4Validator, ValidationError

from derive.commands import main
from derive.reports.findings.finding import FAILS, WARNS, Finding, fingerprints, worst_first
from derive.reports.findings.formats import FORMATS, formatted
from derive.reports.findings.sarif import uri
from derive.reports.findings.workspace import Workspace

Project = Callable[..., Path]

SCHEMA = Draft4Validator(json.loads((ROOT / "tests" / "reports" / "sarif-2.1.0.json").read_text()))
DECLARED = 'n = dimension("n"); k = index("k", n); x = vector("x", n); c = scalar("c")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
FALSE = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
STEPS = "@claim(Eq(c + c, 2 * c))\ndef step():\n    return (\n        calc(c + c)\n        .eq(2 * c)\n        .eq(3 * c)\n        .eq(2 * c)\n    )\n"
ONE_LINE = "@claim(Eq(c + c, 2 * c))\ndef one_line():\n    return calc(c + c).eq(2 * c).eq(3 * c).eq(2 * c)\n"
OPEN = "@claim(Eq(sinh(asinh(c)), c))\ndef undecided():\n    return calc(sinh(asinh(c))).eq(c)\n"
IDLE = "@claim(Ge(c**2, 0))\ndef idle():\n    return calc(c**2).ge(0, by.sign, by.split_term)\n"
ALL = DECLARED + GOOD + FALSE + STEPS + ONE_LINE + OPEN + IDLE


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No workspace but what a test names."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", "-j", "0", *arguments])


def told(name: str, *arguments: str, code: int) -> str:
    done = derive("--format", name, *arguments)
    assert done.exit_code == code, done.output
    return done.stdout


def sarif(*arguments: str, code: int) -> dict[str, Any]:
    log = json.loads(told("sarif", *arguments, code=code))
    SCHEMA.validate(log)
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run  # type: ignore[no-any-return]


def places(run: dict[str, Any]) -> list[tuple[str, int, int]]:
    found = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    return [(p["artifactLocation"]["uri"], p["region"]["startLine"], p["region"]["startColumn"]) for p in found]


# ── what is told ──────────────────────────────────────────────────────────────

PLACES = [
    ("proofs/a.py", 9, 24, "refuted", "wrong", "R101", FAILS),
    ("proofs/a.py", 15, 10, "refuted", "step", "R102", FAILS),
    ("proofs/a.py", 20, 34, "refuted", "one_line", "R102", FAILS),
    ("proofs/a.py", 23, 33, "undecided", "undecided", "U101", FAILS),
    ("proofs/a.py", 26, 23, "idle", "idle", "W101", WARNS),
    ("proofs/b.py", 3, 12, "error", "b.py", "E101", FAILS),
]


def test_a_line_for_each(project: Project) -> None:
    project(a=ALL, b="def broken(:\n")
    lines = told("concise", code=4).splitlines()
    assert len(lines) == len(PLACES)
    for line, (file, row, column, word, name, code, _) in zip(lines, PLACES, strict=True):
        assert line.startswith(f"{file}:{row}:{column}: {word} {name}: ")
        assert line.endswith(f" [{code}]")
    assert "the statement is false" in lines[0]
    assert "counterexample: c = 1" in lines[0]


def test_commands_for_github_without_a_limit_and_the_worst_first(project: Project) -> None:
    claims = [WRONG.replace("wrong", f"wrong{k}") for k in range(12)]
    project(a=DECLARED + IDLE + OPEN + "".join(claims))
    lines = told("github", code=1).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 13 + ["::warning"]
    assert "title=wrong0%3A refuted R101::" in lines[0]
    assert "title=undecided%3A undecided U101::" in lines[12]
    assert lines[13].startswith(
        "::warning file=proofs/a.py,line=6,col=23,title=idle%3A idle reason W101::by.split_term"
    )


def test_sarif_is_valid(project: Project) -> None:
    project(a=ALL, b="def broken(:\n")
    run = sarif(code=4)
    assert places(run) == [place[:3] for place in PLACES]
    assert [result["ruleId"] for result in run["results"]] == [place[5] for place in PLACES]
    assert [result["level"] for result in run["results"]] == [place[6] for place in PLACES]
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert rules[0]["name"] == "false-statement"
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert len(rules) == len({rule["id"] for rule in rules}) == 5


def test_the_schema_refuses(project: Project) -> None:
    project(a=ALL)
    log = json.loads(told("sarif", code=1))
    assert SCHEMA.is_valid(log)
    for change in ({"version": "2.0.0"}, {"colour": "red"}, {"runs": [{"results": []}]}):
        assert not SCHEMA.is_valid({**log, **change})
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(ValidationError):
        SCHEMA.validate(log)


def test_code_quality_for_gitlab(project: Project) -> None:
    project(a=ALL, b="def broken(:\n")
    found = json.loads(told("gitlab", code=4))
    assert [(one["location"]["path"], one["location"]["lines"]) for one in found] == [
        (file, {"begin": line}) for file, line, *_ in PLACES
    ]
    assert [one["severity"] for one in found] == ["critical", "critical", "critical", "major", "minor", "critical"]
    assert [one["check_name"] for one in found[:2]] == ["false-statement", "false-step"]
    assert found[0]["description"].startswith("wrong: the statement is false\n")
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}


@pytest.mark.parametrize("lenient", [False, True])
def test_what_only_warns_is_no_error(project: Project, lenient: bool) -> None:
    project(a=DECLARED + OPEN + IDLE)
    told_so = ["--undecided", "warn"] if lenient else ["--idle", "fail"]
    results = sarif(*told_so, code=0 if lenient else 3)["results"]
    assert [result["level"] for result in results] == ["warning" if lenient else "error"] * 2
    severities = [one["severity"] for one in json.loads(told("gitlab", *told_so, code=0 if lenient else 3))]
    assert severities == ["minor" if lenient else "major"] * 2


def test_nothing_to_tell(project: Project) -> None:
    project(a=DECLARED + GOOD)
    assert told("concise", code=0) == told("github", code=0) == ""
    assert json.loads(told("gitlab", code=0)) == []
    assert sarif(code=0)["results"] == []


# ── fingerprints ──────────────────────────────────────────────────────────────


def test_fingerprints_are_unique_and_stay_where_lines_move(project: Project) -> None:
    twice = IDLE.replace("by.sign, by.split_term", "by.split_term, by.sign, by.into_sum")
    root = project(a=DECLARED + WRONG + twice)
    before = [one["fingerprint"] for one in json.loads(told("gitlab", code=1))]
    assert len(before) == len(set(before)) == 3
    file = root / "proofs" / "a.py"
    file.write_text("\n\n# moved\n" + file.read_text().replace("3 * c", "4 * c"))
    assert [one["fingerprint"] for one in json.loads(told("gitlab", code=1))] == before
    prints = [result["partialFingerprints"]["derive/v1"] for result in sarif(code=1)["results"]]
    assert prints == before
    file.rename(root / "proofs" / "b.py")
    assert not {one["fingerprint"] for one in json.loads(told("gitlab", code=1))} & set(before)


def test_a_fingerprint_is_of_file_name_and_kind() -> None:
    one = Finding("a.py", 1, 1, FAILS, "refuted", "it", "R101", ("false",))
    others = [
        one,
        Finding("b.py", 1, 1, FAILS, "refuted", "it", "R101", ("false",)),
        Finding("a.py", 1, 1, FAILS, "refuted", "other", "R101", ("false",)),
        Finding("a.py", 1, 1, FAILS, "refuted", "it", "R102", ("false",)),
        Finding("a.py", 1, 1, FAILS, "refuted", "it", "", ("false",)),
    ]
    assert len(set(fingerprints([one, *others]))) == 6


# ── escapes ───────────────────────────────────────────────────────────────────

HOSTILE = "a\n::error::x\r\n100 %25 ##[group] \u202e\x1b[31m [l](http://x) {0} \u2028 b"


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_breaks_out(project: Project, name: str) -> None:
    said = ascii(HOSTILE)
    project(a=DECLARED + f"@claim(Eq(c, c))\ndef bad():\n    raise ValueError({said})\n")
    text = told(name, code=4)
    assert text.replace("\n", "").isprintable()
    if name in ("concise", "github"):
        (line,) = text.splitlines()
        assert "##[" not in line
        assert not line.startswith("::error::")
    if name == "github":
        assert "%0A" not in line or "::error" in line
        assert "100 %2525" in line
    else:
        assert "\\x1b[31m" in text
    if name == "sarif":
        (result,) = json.loads(text)["runs"][0]["results"]
        assert "\\[l](http://x) {{0}}" in result["message"]["text"]


@pytest.mark.parametrize("name", FORMATS)
def test_findings_with_texts_of_any_kind(name: str) -> None:
    """As a finding has them, in which only line breaks are left."""
    one = Finding("a,b:100%.py", 3, 2, FAILS, "refuted", "it", "R101", ("a\nb % c::d",), "hint\n::error::no")
    text = formatted(name, [one])
    if name == "github":
        assert (
            text
            == "::error file=a%2Cb%3A100%25.py,line=3,col=2,title=it%3A refuted R101::a%0Ab %25 c::d%0Ahint%0A::error::no\n"
        )
    if name == "concise":
        assert text == "a,b:100%.py:3:2: refuted it: a b % c::d [R101]\n"
    if name == "gitlab":
        (found,) = json.loads(text)
        assert found["location"]["path"] == "a,b:100%.py"
    if name == "sarif":
        log = json.loads(text)
        SCHEMA.validate(log)
        place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "./a%2Cb%3A100%25.py", "uriBaseId": "%SRCROOT%"}


def test_what_a_report_says_of_a_line_that_is_a_command() -> None:
    one = Finding("::error::x.py", 1, 1, FAILS, "error", "it", "", ("##[group]",))
    assert formatted("concise", [one]).startswith("\\x3a:error")
    assert "##[" not in formatted("concise", [one])


@pytest.mark.parametrize("path", ["a b.py", "ä/%41.py", "a\nb.py", "x:y/z.py", "/ab/ü.py", "a\\b.py", "\udcff.py"])
def test_a_path_as_a_reference(path: str) -> None:
    written = uri(path)
    assert written.isascii()
    split = urllib.parse.urlsplit(written)
    assert split.scheme == ("file" if path.startswith("/") else "")
    assert urllib.parse.unquote_to_bytes(split.path).removeprefix(b"./") == path.encode("utf-8", "surrogateescape")


def test_a_file_of_any_name(project: Project) -> None:
    root = project(a=DECLARED + WRONG)
    (root / "proofs" / "a.py").rename(root / "proofs" / "a\n\\b\u202e.py")
    ((path, line, column),) = places(sarif(code=1))
    assert (urllib.parse.unquote(path), line, column) == ("proofs/a\n\\b\u202e.py", 6, 24)
    (row,) = told("concise", code=1).splitlines()
    assert row.startswith("proofs/a\\n\\\\b\\u202e.py:6:24: refuted")


# ── where paths are counted from ──────────────────────────────────────────────


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_from_the_workspace(project: Project, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(a=DECLARED + WRONG)
    (root / ".git").mkdir()
    monkeypatch.setenv(variable, str(root.parent))
    for name in FORMATS:
        assert f"{root.name}/proofs/a.py" in told(name, code=1)
        assert str(root) not in told(name, code=1)


def test_from_the_repository_or_else_from_here(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(a=DECLARED + WRONG)
    monkeypatch.chdir(root / "proofs")
    assert told("concise", "a.py", code=1).startswith("a.py:6:24: ")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root / "elsewhere"))
    assert told("concise", "a.py", code=1).startswith("a.py:6:24: ")
    (root / ".git").write_text("gitdir: elsewhere\n")
    assert told("concise", "a.py", code=1).startswith("proofs/a.py:6:24: ")
    assert places(sarif("a.py", code=1)) == [("proofs/a.py", 6, 24)]


def test_a_file_outside(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(a=DECLARED + WRONG)
    (root / "inner").mkdir()
    monkeypatch.chdir(root / "inner")
    assert told("concise", "../proofs/a.py", code=1).startswith(f"{root}/proofs/a.py:6:24: ")
    ((path, *_),) = places(sarif("../proofs/a.py", code=1))
    assert path == (root / "proofs" / "a.py").as_uri()


def test_a_workspace_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    space = Workspace((), {"GITHUB_WORKSPACE": str(tmp_path / "link")}, tmp_path / "real")
    assert space.called("a.py") == "a.py"
    assert Workspace((), {"GITHUB_WORKSPACE": "relative"}, tmp_path / "real").root == tmp_path / "real"


# ── drift ─────────────────────────────────────────────────────────────────────


def test_drift_stands_at_the_claims(project: Project) -> None:
    weaker = GOOD.replace("good", "weak")
    root = project(a=DECLARED + GOOD + weaker, b=DECLARED + GOOD.replace("good", "gone"))
    config = root / "pyproject.toml"
    config.write_text('[tool.derive]\nidle = "fail"\nproofs = ["proofs"]\n')
    assert derive("--json", "old.json").exit_code == 0
    file = root / "proofs" / "a.py"
    file.write_text(HEAD + DECLARED + weaker.replace("Eq(c + c, 2 * c)", "Ge(c + c, 2 * c)").replace(".eq", ".ge"))
    (root / "proofs" / "b.py").unlink()
    config.write_text('[tool.derive]\n# less\nidle = "warn"\nproofs = ["proofs"]\n')
    wanted = [
        "proofs/a.py:1:1: lost good: removed (it was proved) [W104]",
        "proofs/b.py:1:1: lost gone: removed (it was proved) [W104]",
        "proofs/a.py:4:1: weaker weak: stated c + c = 2·c, states c + c ≥ 2·c [W105]",
        "pyproject.toml:3:1: weaker configuration: idle reasons failed the run, now they only warn [W105]",
    ]
    assert sorted(told("concise", "--against", "old.json", code=0).splitlines()) == sorted(wanted)
    run = sarif("--against", "old.json", "--fail-on-drift", code=1)
    assert sorted(places(run)) == [
        ("proofs/a.py", 1, 1),
        ("proofs/a.py", 4, 1),
        ("proofs/b.py", 1, 1),
        ("pyproject.toml", 3, 1),
    ]
    assert {result["level"] for result in run["results"]} == {"error"}
    assert {result["level"] for result in sarif("--against", "old.json", code=0)["results"]} == {"warning"}
    found = json.loads(told("gitlab", "--against", "old.json", "--fail-on-drift", code=1))
    assert sorted(one["check_name"] for one in found) == ["lost", "lost", "weaker", "weaker"]
    lines = told("github", "--against", "old.json", "--fail-on-drift", code=1).splitlines()
    assert "::error file=proofs/a.py,line=4,col=1,title=weak%3A weaker W105::stated" in "\n".join(lines)


def test_drift_that_is_no_loss_is_not_told(project: Project) -> None:
    root = project(a=DECLARED + GOOD)
    assert derive("--json", "old.json").exit_code == 0
    with (root / "proofs" / "a.py").open("a") as file:
        file.write(GOOD.replace("good", "more"))
    assert told("concise", "--against", "old.json", code=0) == ""


def test_what_cannot_be_compared(project: Project) -> None:
    root = project(a=DECLARED + GOOD)
    (root / "old.json").write_text(json.dumps({"schema": 1, "meanings": -1, "claims": []}))
    line = told("concise", "--against", "old.json", "--fail-on-drift", code=4)
    assert line.startswith("proofs/a.py:1:1: unknown a.py: old.json does not tell what its claims mean")
    (root / "pyproject.toml").write_text("")
    assert told("concise", "--against", "old.json", code=0).startswith("pyproject.toml:1:1: unknown configuration: ")


def test_drift_against_a_revision_from_a_folder_within(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(a=DECLARED + GOOD)
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@e"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    (root / "proofs" / "a.py").write_text(HEAD + DECLARED + WRONG)
    monkeypatch.chdir(root / "proofs")
    lines = told("concise", "a.py", "--against", "HEAD", code=1).splitlines()
    assert lines[1] == "proofs/a.py:1:1: lost good: removed (it was proved) [W104]"


# ── configuration ─────────────────────────────────────────────────────────────

BROKEN = [
    ("[tool.derive]\n\nprofs = []\n", 3, 1, "[tool.derive] has no key 'profs'; did you mean proofs?"),
    ("[tool.derive]\ntimeout = 0\n", 2, 1, "timeout is a positive number"),
    ("[tool]\nx = 1\n[tool.derive]\nproofs = [1 2]\n", 4, 13, "cannot be read: "),
    ("[tool]\nx = 1\n[tool.derive]\nproofs = [\n", 4, 1, "cannot be read: "),
    ('[tool.derive.sources.a]\nfolder = "proofs"\n[tool.derive.sources.b]\nfolder = "no"\n', 4, 1, "no, the folder of"),
    ('[tool.derive.sources."a.b"]\nfolder = "proofs"\nyear = 1\n', 3, 1, "has no key 'year'"),
]


@pytest.mark.parametrize(("content", "line", "column", "said"), BROKEN)
def test_a_configuration_that_is_wrong(project: Project, content: str, line: int, column: int, said: str) -> None:
    (project(a=DECLARED + GOOD) / "pyproject.toml").write_text(content)
    (text,) = told("concise", code=2).splitlines()
    assert text.startswith(f"pyproject.toml:{line}:{column}: error pyproject.toml: ")
    assert said in text
    assert text.endswith(" [C104]")
    run = sarif(code=2)
    assert places(run)[0][:2] == ("pyproject.toml", line)
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (note,) = invocation["toolConfigurationNotifications"]
    assert said in note["message"]["text"]
    assert [one["location"]["path"] for one in json.loads(told("gitlab", code=2))] == ["pyproject.toml"]
    assert told("github", code=2).startswith(f"::error file=pyproject.toml,line={line},col=")


def test_what_stops_a_run_and_is_in_no_file(project: Project) -> None:
    project(a=DECLARED + GOOD)
    assert told("concise", "nowhere.py", code=2) == told("github", "nowhere.py", code=2) == ""
    assert json.loads(told("gitlab", "nowhere.py", code=2)) == []
    run = sarif("nowhere.py", code=2)
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], False)
    done = derive("--format", "sarif", "nowhere.py")
    assert done.stderr == "derive: nowhere.py: there is no such file or folder [C102]\n"


# ── beside other outputs ──────────────────────────────────────────────────────


def test_a_format_that_there_is_not(project: Project) -> None:
    project(a=DECLARED + GOOD)
    done = derive("--format", "xml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'xml' is not one of 'concise', 'github', 'sarif', 'gitlab'" in done.stderr


def test_the_report_goes_beside_it(project: Project) -> None:
    root = project(a=ALL)
    done = derive("--format", "gitlab", "--json", "run.json", "--junit", "run.xml", "--durations", "1")
    json.loads(done.stdout)
    assert "REFUTED" in done.stderr
    assert "✓ good" in done.stderr
    assert json.loads((root / "run.json").read_text())["summary"]["refuted"] == 3
    assert (root / "run.xml").exists()
    quiet = derive("--format", "gitlab", "-q")
    assert "✓ good" not in quiet.stderr
    assert json.loads(quiet.stdout) == json.loads(done.stdout)


@pytest.mark.parametrize("option", ["--json", "--junit", "--proofs"])
def test_standard_output_is_for_one(project: Project, option: str) -> None:
    project(a=DECLARED + GOOD)
    done = derive("--format", "concise", option, "-")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{option} -: --format writes there too" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--watch", "--format", "sarif"], "--format sarif is one document, and --watch would write several"),
        (["--watch", "--format", "gitlab"], "--format gitlab is one document, and --watch would write several"),
        (["--fix", "--diff", "--format", "concise"], "--diff shows what would change in place of a run"),
    ],
)
def test_what_does_not_go_together(project: Project, arguments: list[str], said: str) -> None:
    project(a=DECLARED + GOOD)
    done = derive(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_fix_tells_goes_beside_it(project: Project) -> None:
    project(a=DECLARED + IDLE)
    done = derive("--fix", "--format", "concise")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "fixed" in done.stderr


def test_under_github_nothing_is_told_twice(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(a=DECLARED + WRONG)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root / "summary.md"))
    done = derive("--format", "github")
    assert done.stdout.count("::error") == 1
    assert "::error" not in done.stderr
    assert "| 0 | 0 | 1 | 0 | 0 | 0 |" in (root / "summary.md").read_text()
    done = derive("--format", "sarif")
    assert "::error" not in done.stdout
    assert done.stderr.count("::error") == 1


def test_in_processes_of_their_own_and_with_what_is_known(project: Project) -> None:
    project(a=ALL)
    alone = json.loads(told("gitlab", code=1))
    for _ in range(2):
        done = CliRunner().invoke(main, ["run", "-j", "2", "--format", "gitlab"])
        assert json.loads(done.stdout) == alone
    assert "cached" in done.stderr


def test_a_run_of_a_part(project: Project) -> None:
    project(a=ALL)
    parts = [CliRunner().invoke(main, ["run", "-j", "1", "--shard", f"{k}/2", "--format", "concise"]) for k in (1, 2)]
    lines = [line for part in parts for line in part.stdout.splitlines()]
    assert sorted(lines) == sorted(told("concise", code=1).splitlines())


def test_an_encoding_that_lacks_the_signs(tmp_path: Path) -> None:
    """The formats are UTF-8, whatever is printed for people."""
    folder = write_files(tmp_path, a=WRONG)
    ended = process(folder, "run", "--format", "concise", env={"PYTHONIOENCODING": "ascii"})
    assert ended.code == 1
    assert "‹2›·c" in ended.out.decode()
    assert ended.err.isascii()


def test_whoever_reads_it_goes_away(tmp_path: Path) -> None:
    """What else was asked for is still written."""
    folder = write_files(tmp_path, a=WRONG)
    with open("/dev/full", "wb") as full:
        ended = process(folder, "run", "--format", "sarif", "--json", "run.json", stdout=full)
    assert ended.code == 4
    assert (folder / "run.json").exists()


def test_an_order_for_those_who_show_few() -> None:
    kinds = [("weaker", WARNS), ("undecided", WARNS), ("idle", FAILS), ("lost", FAILS), ("refuted", FAILS)]
    findings = [Finding("a.py", k, 1, level, word, "it", "", ("x",)) for k, (word, level) in enumerate(kinds)]
    assert [one.word for one in worst_first(findings)] == ["refuted", "lost", "idle", "undecided", "weaker"]


# ── the manual's matchers ─────────────────────────────────────────────────────

PAGE = (ROOT / "docs" / "how-to" / "gate.md").read_text(encoding="utf-8")


def matchers() -> list[tuple[str, dict[str, Any]]]:
    blocks = [json.loads(text) for text in re.findall(r"^```json\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)]
    tasks = next(block for block in blocks if "tasks" in block)["tasks"]
    github = next(block for block in blocks if "problemMatcher" in block)["problemMatcher"]
    own = [("task", matcher) for task in tasks for matcher in task["problemMatcher"]]
    return [*own, *[("github", {**matcher, "pattern": matcher["pattern"][0]}) for matcher in github]]


def test_there_are_matchers() -> None:
    kinds = [kind for kind, _ in matchers()]
    assert set(kinds) == {"task", "github"}
    assert [m["severity"] for kind, m in matchers() if kind == "task"] == ["error", "warning"]


@pytest.mark.parametrize(("kind", "matcher"), matchers())
def test_the_matchers_read_what_is_printed(project: Project, kind: str, matcher: dict[str, Any]) -> None:
    project(a=ALL, b="def broken(:\n")
    lines = told("concise", code=4).splitlines()
    pattern = matcher["pattern"]
    read = [re.search(pattern["regexp"], line) for line in lines]
    severity = matcher.get("severity")
    wanted = [place for place in PLACES if severity in (None, place[6])]
    found = [match for match in read if match]
    assert len(found) == len(wanted)
    for match, (file, line, column, word, name, *_) in zip(found, wanted, strict=True):
        assert (match[pattern["file"]], int(match[pattern["line"]]), int(match[pattern["column"]])) == (
            file,
            line,
            column,
        )
        assert match[pattern["code"]] == word
        assert match[pattern["message"]].startswith(f"{name}: ")
    report = derive("--format", "concise").stderr.splitlines()
    assert not any(re.search(pattern["regexp"], line) for line in report)


def test_the_matcher_of_a_task_knows_when_a_check_ends() -> None:
    blocks = [json.loads(text) for text in re.findall(r"^```json\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)]
    (task,) = next(block for block in blocks if "tasks" in block)["tasks"]
    assert task["command"] == "derive run --format concise"
