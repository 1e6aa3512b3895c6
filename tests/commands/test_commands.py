"""The command line as it is used: what it prints, writes and exits with."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD, ROOT

from derive import __version__, notation
from derive.by import ENTRIES
from derive.claims import chain, parts
from derive.claims.parts import EXAMPLES
from derive.commands import main
from derive.kernel import RULES, SECTIONS
from derive.running import judging

pytestmark = pytest.mark.interpreter

Project = Callable[..., Path]

DECLARED = 'n = dimension("n"); i, j, k = indices("i j k", n); x = vector("x", n); c = scalar("c"); d = scalar("d")\n'
GOOD = DECLARED + "@claim(Eq(c + c, 2 * c), source='F1')\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = DECLARED + "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
OPEN = DECLARED + "@claim(Eq(c / c, 1))\ndef undecided():\n    return calc(c / c).eq(1)\n"
UNKNOWN = DECLARED + "@claim(Eq(sinh(asinh(c)), c))\ndef unknown():\n    return calc(sinh(asinh(c))).eq(c)\n"
BROKEN = "def broken(:\n"


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


class TestExitCodes:
    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ({"a": GOOD}, 0),
            ({"a": GOOD, "b": WRONG}, 1),
            ({"a": GOOD, "b": UNKNOWN}, 3),
            ({"a": GOOD, "b": BROKEN}, 4),
            ({"a": OPEN, "b": WRONG}, 1),
            ({"a": OPEN, "b": WRONG, "c": BROKEN}, 4),
            ({"a": "x = 1\n"}, 5),
            ({}, 2),
        ],
    )
    def test_of_runs(self, project: Project, files: dict[str, str], code: int) -> None:
        project(**files)
        result = derive("run")
        assert result.exit_code == code, result.output

    def test_an_alarm_comes_before_everything(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        from derive.evidence.explicit import Explicit
        from derive.verdicts.kinds import claim as judging

        monkeypatch.setattr(judging, "rederive", lambda *_: Explicit((2,), False))
        project(a=GOOD, b=BROKEN)
        result = derive("run")
        assert result.exit_code == 6
        assert "ALARM" in result.output
        assert "the checker contradicts itself" in result.output

    def test_an_erratum_that_is_not_refuted(self, project: Project) -> None:
        project(a=GOOD + "@erratum(Eq(c + c, 2 * c), corrected=good)\ndef misprint():\n    pass\n")
        assert derive("run").exit_code == 1

    def test_interrupted(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        project(a=GOOD, b=GOOD.replace("good", "second"))

        def interrupt(claim: object, *rest: object) -> object:
            if claim.name == "second":  # type: ignore[attr-defined]
                raise KeyboardInterrupt
            return real(claim, *rest)

        real = judging.check
        monkeypatch.setattr(judging, "check", interrupt)
        result = derive("run")
        assert result.exit_code == 130
        assert "✓ good" in result.output
        assert "interrupted; these are the claims that were checked" in result.output
        result = derive("run", "-k", "second")
        assert result.exit_code == 130
        assert "interrupted; no claim was checked yet" in result.output
        assert "no claim was selected" not in result.output

    def test_an_internal_error_is_one_verdict(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        project(a=GOOD, b=GOOD.replace("good", "second"))
        real = judging.check

        def crash(claim: object, *rest: object) -> object:
            if claim.name == "good":  # type: ignore[attr-defined]
                raise ZeroDivisionError("oops")
            return real(claim, *rest)

        monkeypatch.setattr(judging, "check", crash)
        result = derive("run")
        assert result.exit_code == 4
        assert "internal error, please report it: ZeroDivisionError: oops" in " ".join(result.output.split())
        assert "✓ second" in result.output


class TestSelection:
    def test_a_claim_of_a_file(self, project: Project) -> None:
        project(a=GOOD + WRONG.replace(DECLARED, ""))
        assert derive("run", "proofs/a.py::good").exit_code == 0
        assert derive("run", "proofs/a.py::good", "proofs/a.py::wrong").exit_code == 1
        assert derive("run", "proofs/a.py").exit_code == 1

    def test_words(self, project: Project) -> None:
        project(a=GOOD + WRONG.replace(DECLARED, ""))
        assert derive("run", "-k", "good").exit_code == 0
        assert derive("run", "-k", "not wrong").exit_code == 0
        assert derive("run", "-k", "(good or wrong) and not good").exit_code == 1
        assert derive("run", "-k", "nothing").exit_code == 5
        for bad in ("and", "good and", "(good", "good )", "not", ""):
            assert derive("run", "-k", bad).exit_code == 2

    def test_a_row_of_the_source(self, project: Project) -> None:
        project(a=GOOD.replace("'F1'", "'F1, F2'"), b=WRONG)
        assert derive("run", "--source", "F2").exit_code == 0
        assert derive("run", "--source", "F3").exit_code == 5
        assert derive("run", "--source", "F").exit_code == 5

    def test_the_slowest(self, project: Project) -> None:
        project(a=GOOD, b=GOOD.replace("good", "second"))
        lines = derive("run", "--durations", "1").output.splitlines()
        assert len([line for line in lines if line.endswith(("::good", "::second"))]) == 1

    def test_stop_at_the_first(self, project: Project) -> None:
        project(a=WRONG, b=GOOD)
        assert "good" not in derive("run", "-x").output
        assert "good" in derive("run").output

    @pytest.mark.parametrize(
        ("argument", "message"),
        [
            ("nowhere.py", "nowhere.py: there is no such file or folder"),
            ("proofs/a.py::god", "there is no claim god; did you mean good?"),
            ("proofs/a.py::zzz", "there is no claim zzz; it has good"),
            ("proofs::good", "not in a folder"),
            ("proofs/a.py::", "name a claim after ::"),
        ],
    )
    def test_what_is_not_there(self, project: Project, argument: str, message: str) -> None:
        project(a=GOOD)
        result = derive("run", argument)
        assert result.exit_code == 2
        assert message in result.output

    def test_a_broken_file_is_told_also_when_a_claim_of_it_is_asked_for(self, project: Project) -> None:
        project(a=BROKEN)
        result = derive("run", "proofs/a.py::good")
        assert result.exit_code == 4
        assert "SyntaxError" in result.output


class TestConfiguration:
    def test_proofs_are_found_from_a_folder_below(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a=GOOD)
        (root / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs/a.py"]\n')
        (root / "deep").mkdir()
        monkeypatch.chdir(root / "deep")
        assert derive("run").exit_code == 0

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ('[tool.derive]\nproof = ["a"]\n', "has no key 'proof'; did you mean proofs?"),
            ("[tool.derive]\nxyz = 1\n", "the keys are proofs, permitted-axioms, timeout, undecided"),
            ('[tool.derive]\nproofs = "a"\n', "proofs is a list of strings"),
            ("[tool.derive]\npermitted-axioms = [1]\n", "permitted-axioms is a list of strings"),
            ("[tool.derive]\ntimeout = 0\n", "timeout is a positive number of seconds, as in timeout = 30"),
            ("[tool.derive]\ntimeout = -1.5\n", "timeout is a positive number of seconds"),
            ("[tool.derive]\ntimeout = inf\n", "timeout is a positive number of seconds"),
            ("[tool.derive]\ntimeout = nan\n", "timeout is a positive number of seconds"),
            ("[tool.derive]\ntimeout = true\n", "timeout is a positive number of seconds"),
            ('[tool.derive]\ntimeout = "60"\n', "timeout is a positive number of seconds"),
            ('[tool.derive]\nundecided = "skip"\n', 'undecided is "fail" or "warn", as in undecided = "warn"'),
            ("[tool.derive]\nundecided = false\n", 'undecided is "fail" or "warn"'),
            ('[tool.derive]\nundecided = ["warn"]\n', 'undecided is "fail" or "warn"'),
            ("[tool\n", "cannot be read"),
            ("[tool]\nderive = 3\n", "is a table"),
        ],
    )
    def test_what_is_wrong_is_told(self, project: Project, table: str, message: str) -> None:
        root = project(a=GOOD)
        (root / "pyproject.toml").write_text(table)
        result = derive("run")
        assert result.exit_code == 2
        assert message in result.output

    def test_permitted_axioms(self, project: Project) -> None:
        root = project(
            a=DECLARED
            + "@claim(Eq(sinh(asinh(c)) + 1, c + 1))\ndef it():\n    return calc(sinh(asinh(c)) + 1).eq(c + 1, by.sympy)\n"
        )
        assert derive("run").exit_code == 3
        (root / "pyproject.toml").write_text('[tool.derive]\npermitted-axioms = ["by.sympy"]\n')
        result = derive("run")
        assert result.exit_code == 0
        assert "proved*" in result.output
        assert "* assumes by.sympy" in result.output


class TestJson:
    def test_a_document(self, project: Project) -> None:
        root = project(a=GOOD, b=WRONG, c=UNKNOWN)
        assert derive("run", "--json", "out.json").exit_code == 1
        document = json.loads((root / "out.json").read_text())
        assert document["schema"] == 1
        assert set(document["summary"]) == {
            *("proved", "proved_with_axioms", "refuted", "undecided", "tested", "error", "alarm", "errata", "notes"),
            *("warnings", "axioms_used", "seconds"),
        }
        assert [document["summary"][w] for w in ("proved", "refuted", "undecided")] == [1, 1, 1]
        good, wrong, _ = document["claims"]
        for key in (
            "name",
            "file",
            "line",
            "kind",
            "source",
            "statement",
            "latex",
            "dimensions",
            "verdict",
            "refuted_at",
            "steps",
            "obligations",
            "axioms",
            "samples",
            "explicit",
            "witness",
            "message",
            "seconds",
        ):
            assert key in good
        assert (good["name"], good["file"], good["kind"], good["source"]) == ("good", "proofs/a.py", "claim", "F1")
        assert good["steps"][0].keys() >= {"relation", "term", "reasons", "verdict", "seconds"}
        assert good["samples"].keys() == {"count", "touching", "skipped", "seed", "max_n", "met"}
        assert good["explicit"] == {"n": [], "agrees": True}
        assert wrong["witness"]["at"] == "c=1"
        assert wrong["witness"]["by"] == "kernel"
        assert wrong["refuted_at"] == "statement"

    def test_refuted_leaves_errata_out(self, project: Project) -> None:
        root = project(a=GOOD + "@erratum(Eq(c + c, 3 * c), corrected=good)\ndef misprint():\n    pass\n")
        assert derive("run", "--json", "out.json").exit_code == 0
        summary = json.loads((root / "out.json").read_text())["summary"]
        assert (summary["refuted"], summary["errata"], summary["proved"]) == (0, 1, 1)

    def test_dimensions(self, project: Project) -> None:
        root = project(
            a='m = dimension("m", at_least=2); k = index("k", m)\n@claim(Eq(Sum(1, k), m))\ndef it():\n    return calc(Sum(1, k)).eq(m)\n'
        )
        derive("run", "--json", "out.json")
        (claim,) = json.loads((root / "out.json").read_text())["claims"]
        assert claim["dimensions"] == {"m": {"at_least": 2, "symbolic": True}}

    def test_to_standard_output(self, project: Project) -> None:
        root = project(a=GOOD)
        command = "from derive.commands import main; main(['run', '--json', '-'])"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", command], capture_output=True, text=True, cwd=root, check=True, env=environment
        )
        assert json.loads(done.stdout)["summary"]["proved"] == 1
        assert "✓ good" in done.stderr

    @pytest.mark.parametrize("path", ["nowhere/out.json", "proofs"])
    def test_a_path_that_cannot_be_written(self, project: Project, path: str) -> None:
        project(a=GOOD)
        result = derive("run", "--json", path)
        assert result.exit_code == 2
        assert f"--json {path}: cannot be written there" in result.output

    def test_an_error_is_in_it_too(self, project: Project) -> None:
        root = project(a=BROKEN)
        derive("run", "--json", "out.json")
        (claim,) = json.loads((root / "out.json").read_text())["claims"]
        assert (claim["name"], claim["verdict"], claim["line"]) == ("a.py", "error", 3)


class TestTheReport:
    def test_is_quiet_about_what_holds(self, project: Project) -> None:
        project(a=GOOD)
        lines = derive("run").output.splitlines()
        assert len(lines) == 3
        assert lines[0].startswith("  ✓ good")
        assert lines[2].startswith("1 proved (1 step)  in ")

    def test_has_the_four_facts_of_a_failure(self, project: Project) -> None:
        project(a=WRONG)
        output = derive("run").output
        for fact in (
            "✗ wrong, the statement is false",
            "proofs/a.py:6",
            "▸ 1  = 3·c",
            "algebra gives  ‹2›·c",
            "you wrote      ‹3›·c",
            "right - left   c",
            "counterexample  c = 1",
            "left of statement   2",
            "right of statement  3",
            "rerun  derive run proofs/a.py::wrong --at 'c=1'",
            "1 refuted (0 of 1 step)",
            "exit 1",
        ):
            assert fact in output, fact

    def test_what_is_compared_stands_below_each_other(self, project: Project) -> None:
        body = "    return calc(m).eq(3 * c, by.unfold(m), by.algebra)\n"
        project(a=DECLARED + 'm = define("m", c + c)\n' + "@claim(Eq(m, 3 * c))\ndef it():\n" + body)
        lines = derive("run").output.splitlines()
        given = next(line for line in lines if "by.unfold(m) gives " in line)
        wrote, differs = lines[lines.index(given) + 1 :][:2]
        assert given.rindex("  ") == wrote.rindex("  ") == differs.rindex("  ")
        assert differs.startswith("   right - left  ")

    def test_a_false_claim_that_is_cited_is_named(self, project: Project) -> None:
        body = "    return calc(c + c).eq(3 * c, wrong).eq(4 * c)\n"
        project(a=WRONG + "@claim(Eq(c + c, 4 * c))\ndef it():\n" + body)
        output = derive("run", "-k", "it").output
        assert "wrong is cited, but it is refuted: it fails at c = 1 (a.py:" in output
        assert "right - left" in output

    def test_a_chain_that_ends_elsewhere(self, project: Project) -> None:
        project(a=WRONG.replace("eq(3 * c)", "eq(2 * c)"))
        output = derive("run").output
        assert "the chain ends at      ‹2›·c\n   the statement ends at  ‹3›·c\n   they differ by         c\n" in output
        assert "1/1" in output
        assert "right - left" not in output

    def test_the_rerun_line_runs(self, project: Project) -> None:
        project(a=WRONG)
        result = derive("run", "proofs/a.py::wrong", "--at", "c=1")
        assert result.exit_code == 1
        assert "2           c + c" in result.output

    def test_a_point_outside_the_declared_signs(self, project: Project) -> None:
        project(
            a=DECLARED
            + "u = scalar('u', positive=True)\n@claim(Gt(u, 0))\ndef it():\n    return calc(u).gt(0, by.sign)\n"
        )
        result = derive("run", "--at", "u=-1")
        assert result.exit_code == 2
        assert "u was declared with the sign u > 0" in result.output

    def test_a_point_that_is_none(self, project: Project) -> None:
        project(a=WRONG)
        result = derive("run", "--at", "c=one")
        assert result.exit_code == 2
        assert "'one' is no number" in result.output

    def test_no_line_is_wider_than_the_terminal(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        project(a=WRONG, b=OPEN)
        long = (
            DECLARED
            + f"@claim(Eq({' + '.join(['exp(x[k])'] * 12)}, 1))\ndef a_claim_with_a_name_that_is_much_longer_than_any_column_for_names():\n    return calc({' + '.join(['exp(x[k])'] * 12)}).eq(1)\n"
        )
        project(c=long)
        for line in derive("run").output.splitlines():
            assert len(line) <= 60 or "proofs/" in line or "much_longer_than_any" in line, line
            assert line == line.rstrip()

    def test_colour_is_honoured_and_never_alone(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        project(a=GOOD, b=WRONG)
        plain = derive("run").output
        assert "\x1b[" not in plain
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in derive("run").output
        monkeypatch.setenv("NO_COLOR", "1")
        coloured = derive("run").output
        assert "\x1b[3" not in coloured
        for sign in ("✓ good", "✗ wrong", "REFUTED"):
            assert sign in plain

    def test_a_row_whose_claim_cannot_be_read_is_not_forgotten(self, project: Project) -> None:
        body = "def it():\n    return calc(c).eq(c)\n"
        lost = f"@claim(Eq(c, undeclared), source='F2')\n{body}"
        project(a=GOOD + 'm = define("m", c + c, source="F0")\n' + lost)
        output = derive("run").output
        assert "? F2  not shown   it" in output
        assert "3 rows of the source: 1 holds, 1 is a definition, 1 is not shown" in output

    def test_an_empty_selection(self, project: Project) -> None:
        project(a="x = 1\n")
        assert "no claim was selected  exit 5" in derive("run").output


class TestOtherCommands:
    def test_list(self, project: Project) -> None:
        project(a=GOOD, b=OPEN.replace("@claim(Eq(c / c, 1))", "@claim(Eq(c / c, 1), given=[Ne(c, 0), Ge(d, 0)])"))
        result = derive("list")
        assert result.exit_code == 0
        assert result.output.splitlines() == [
            "proofs/a.py",
            "  good                                 1 step               F1       :4",
            "proofs/b.py",
            "  undecided                            1 step     H1 H2              :4",
            "",
            "2 claims, 2 steps in 2 files",
        ]

    def test_list_tells_of_files_that_it_cannot_read(self, project: Project) -> None:
        project(a=GOOD, b=BROKEN)
        result = derive("list")
        assert result.exit_code == 4
        assert "good" in result.output
        assert "proofs/b.py:3  ! SyntaxError" in result.output

    def test_list_counts_one(self, project: Project) -> None:
        project(a=GOOD)
        assert derive("list").output.endswith("\n1 claim, 1 step in 1 file\n")
        assert derive("list", "--by", "source").output.endswith("in 1 file under 1 row of the source\n")

    def test_list_is_empty(self, project: Project) -> None:
        project(a="x = 1\n")
        assert derive("list").exit_code == 5

    def test_show(self, project: Project) -> None:
        project(a=GOOD)
        output = derive("show", "good").output
        for fact in ("proofs/a.py::good   F1", "c + c = 2·c", "axioms   none", "points agree", "by algebra", "✓ good"):
            assert fact in output, fact
        assert derive("show", "proofs/a.py::good").output.splitlines()[:3] == output.splitlines()[:3]

    def test_show_at_explicit_n(self) -> None:
        os.chdir(ROOT)
        output = derive("show", "softmax_jacobian", "--explicit", "2").output
        assert "⎡" in output
        assert "by.quotient_rule" in output

    def test_show_what_is_not_there_or_twice(self, project: Project) -> None:
        project(a=GOOD, b=GOOD)
        result = derive("show", "good")
        assert result.exit_code == 2
        assert "proofs/a.py::good, proofs/b.py::good" in result.output
        result = derive("show", "goof")
        assert "did you mean good?" in result.output

    def test_rules(self) -> None:
        output = derive("rules").output
        for name in ENTRIES:
            assert f"by.{name}" in output
        for name in RULES:
            assert f"  {name}" in output
        for name in EXAMPLES:
            assert f"  {name} " in output
        assert output.index("kernel: equality") < output.index("kernel: logic") < output.index("kernel: calculus")

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_each_part_of_a_proof_is_told(self, name: str) -> None:
        said = derive("rules", name).output
        assert f"{name}, a part of a proof\n\n    " in said
        assert f"as in  {name}" in said
        assert inspect.getdoc(getattr(notation, name)).splitlines()[0] in said

    def test_all_parts_are_told(self) -> None:
        ours = {id(value) for module in (chain, parts) for value in vars(module).values()}
        assert set(EXAMPLES) == {name for name in notation.__all__ if id(getattr(notation, name)) in ours}

    def test_every_rule_is_in_one_section(self) -> None:
        names = [rule.__name__ for rules in SECTIONS.values() for rule in rules]
        assert sorted(names) == sorted(RULES)

    @pytest.mark.parametrize("name", [*ENTRIES, *RULES])
    def test_each_rule_has_a_figure_and_each_reason_an_example(self, name: str) -> None:
        result = derive("rules", name)
        assert result.exit_code == 0
        assert "──" in result.output or "=" in result.output or "table" in result.output
        if name in ENTRIES:
            assert "as in  ." in result.output

    def test_rules_that_are_none(self) -> None:
        result = derive("rules", "by.unfol")
        assert result.exit_code == 2
        assert "did you mean unfold?" in result.output

    def test_version_and_help(self) -> None:
        assert derive("--version").output == f"derive, version {__version__}\n"
        for command in ((), ("run",), ("list",), ("show",), ("rules",)):
            result = derive(*command, "--help")
            assert result.exit_code == 0
        assert "130  interrupted" in derive("--help").output

    @pytest.mark.parametrize(
        "arguments",
        [
            ("walk",),
            ("run", "--nothing"),
            ("run", "--seed", "x"),
            ("run", "--timeout", "nan"),
            ("show",),
            ("show", "a", "--explicit", "0"),
        ],
    )
    def test_wrong_usage(self, arguments: tuple[str, ...]) -> None:
        assert derive(*arguments).exit_code == 2


def test_one_bad_file_never_hides_the_others(project: Project) -> None:
    root = project(a=BROKEN, b=GOOD, d="raise RuntimeError('at import')\n" + GOOD.replace("good", "after"))
    (root / "proofs" / "e.py").write_bytes(b"\xff\xfe\x00")
    result = derive("run")
    assert result.exit_code == 4
    for fact in ("✓ good", "✓ after", "RuntimeError: at import", "SyntaxError"):
        assert fact in result.output
    assert "2 proved" in result.output


def test_list_by_source(project: Project) -> None:
    more = GOOD.replace("good", "second").replace("F1", "F11")
    project(a=more, b=GOOD + 'z = define("z", c + d, source="F2")\n', c=WRONG)
    result = derive("list", "--by", "source")
    assert [line.split(":")[0].rstrip() for line in result.output.splitlines()] == [
        "F1",
        "  good                                 1 step               proofs/b.py",
        "F2",
        "  z                                    definition           proofs/b.py",
        "F11",
        "  second                               1 step               proofs/a.py",
        "without a source",
        "  wrong                                1 step               proofs/c.py",
        "",
        "3 claims, 3 steps in 3 files under 3 rows of the source",
    ]


def test_a_run_ends_with_the_rows_of_the_source(project: Project) -> None:
    root = project(
        a=GOOD + 'z = define("z", c + d, source="F2")\n',
        b=WRONG.replace("3 * c))", "3 * c), source='F3')"),
        c=OPEN.replace("Eq(c / c, 1))", "Eq(c / c, 1), source='F3')"),
    )
    result = derive("run", "--json", "out.json")
    assert "  ✓ F1  holds       c + c = 2·c" in result.output
    assert "  ≔ F2  definition  z = c + d" in result.output
    assert "  ✗ F3  refuted     wrong, undecided" in result.output
    assert "3 rows of the source: 1 holds, 1 is a definition, 1 is refuted" in result.output
    (definition,) = json.loads((root / "out.json").read_text())["definitions"]
    assert len(definition.pop("meaning")) == 64
    assert definition.pop("document") is None
    assert definition == {"name": "z", "file": "proofs/a.py", "line": 7, "statement": "z = c + d", "source": "F2"}
    assert "rows of the source" not in derive("run", "-k", "good").output


def test_a_figure_stands_as_it_was_drawn() -> None:
    shown = derive("rules", "split_term").output.splitlines()
    assert shown[2:5] == [
        "            f(t) ↓",
        "    ───────────────────────────",
        "    Σ_{k≠t} f(k) = Σ_k f(k) - f(t)",
    ]


def test_a_seed_is_not_negative(project: Project) -> None:
    project(a=GOOD)
    assert derive("run", "--seed", "-1").exit_code == 2


def test_the_line_that_runs_it_again_can_be_pasted(project: Project) -> None:
    root = project()
    (root / "my bad.py").write_text(HEAD + WRONG)
    assert "rerun  derive run 'my bad.py::wrong' --at 'c=1'" in derive("run", "my bad.py").output


def test_a_reader_that_goes_away_is_no_refutation(project: Project) -> None:
    root = project(a=GOOD + "".join(GOOD.replace("good", f"g{k}").replace(DECLARED, "") for k in range(40)))
    code = "from derive.commands import main; main(['run', '-j', '0'])"
    command = f'"{sys.executable}" -c "{code}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) in ((141, ""), (0, ""))


@pytest.mark.parametrize("statement", ["Gt(log(2), Rational(7, 10))", "Tends(exp(-r), r, oo, 1)"])
def test_a_counterexample_without_variables_names_no_point(project: Project, statement: str) -> None:
    project(a=f'r = scalar("r", positive=True)\n@claim({statement})\ndef it(): ...\n')
    said = derive("run").output
    assert "✗ it, the statement is false" in said
    assert "counterexample" not in said
    assert "rerun  derive run proofs/a.py::it\n" in said
