"""Tables and lists of the manual that stand beside the code: rules, sizes, drift, exit codes, keys, options."""

from __future__ import annotations

import ast
import builtins
import io
import re
import shutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeGuard

import click
import pytest
import yaml
from manual import PAGES, ROOT, Block, blocks, commands, inline
from rich.console import Console
from shell import Shell, environment
from sizes import in_all, trusted

from derive.commands import main
from derive.commands.group import CODES
from derive.files.config import _KEYS, _OF_A_DOCUMENT, find
from derive.gate.change import About
from derive.kernel import SECTIONS
from derive.records.outcome import Outcome
from derive.reports.coverage import coverage
from derive.reports.terminal import TerminalReport
from derive.system import codes


def page(name: str) -> str:
    return PAGES[f"docs/{name}.md"].read_text(encoding="utf-8")


def row(text: str, start: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {start}")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_table_of_rules_is_the_kernels() -> None:
    for section, rules in SECTIONS.items():
        assert row(page("explanation/trust"), section)[1].replace("`", "").split() == [rule.__name__ for rule in rules]


def test_notation_is_written_as_it_is_called() -> None:
    """A name in running text that differs from one of the notation by its capitals alone is a slip."""
    here = vars(import_module("derive.notation"))
    called = {name.lower() for name in here} - {name.lower() for name in dir(builtins)}
    found = [
        (path, node.func.id)
        for path, file in PAGES.items()
        if path != "docs/explanation/small.md"  # which has a kernel of its own
        for code in inline(file)
        for node in calls(code)
        if isinstance(node.func, ast.Name) and node.func.id.lower() in called
    ]
    assert len(found) > 50
    assert [(path, name) for path, name in found if name not in here] == []


def calls(code: str) -> list[ast.Call]:
    try:
        return [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    except SyntaxError:
        return []


def test_sizes_of_what_must_be_trusted() -> None:
    """`python tests/sizes.py` puts them right."""
    for start, size in {**trusted(), **in_all()}.items():
        assert row(page("explanation/trust"), start)[1] == str(size), start


def test_the_table_of_what_drift_compares_has_a_row_for_each() -> None:
    """In the order in which differences of one weight are told."""
    called = {About.OLD_SIDE: "the old side", About.EXPECT: "experiment, note"}
    called |= {about: f"`{about.name.lower()}=`" for about in (About.CORRECTED, About.SOURCE)}
    wanted = [called.get(about, about.name.lower()) for about in About if about != About.FILE]
    table = page("reference/drift").partition("| | told, and fails `--fail-on-drift` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (.+?) \|", table, re.MULTILINE) == wanted


def test_every_exit_code_has_its_row() -> None:
    listed = [int(code) for code in re.findall(r"^\| (\d+) \|", page("reference/exit-codes"), re.MULTILINE)]
    known = sorted(value for name, value in vars(codes).items() if name.isupper() and isinstance(value, int))
    assert listed == known == [int(code) for code in re.findall(r"^  (\d+)  ", CODES, re.MULTILINE)]


def test_which_exit_code_comes_first() -> None:
    (said,) = re.findall(r"If several apply, (.+?)\.", page("reference/exit-codes"))
    listed = [int(code) for code in re.findall(r"\d+", said)]
    assert listed == [code for code in codes._GRAVEST_FIRST if code != codes.OK]


def test_every_key_of_the_configuration_has_its_row() -> None:
    named = re.findall(r"^\| `([\w-]+)` \|", page("reference/configuration"), re.MULTILINE)
    assert named == [*_KEYS, *_OF_A_DOCUMENT]


def test_the_derive_of_ten_rules_has_ten_rules_and_some_200_lines() -> None:
    text = "".join(block.text for block in blocks(PAGES["docs/explanation/small.md"]) if block.language == "python")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    rules = [f.name for f in functions if any(c.func.id == "Theorem" for c in ast.walk(f) if is_call(c))]
    told = page("explanation/small").partition("Those were the ten rules: ")[2].partition(".\n")[0]
    assert rules == re.findall(r"`(\w+)`", told)
    assert len(rules) == 10
    assert 180 <= len([line for line in text.splitlines() if line.strip()]) <= 220


def is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


# ── commands and options that are named in the text ──────────────────────────


def named_commands() -> list[tuple[str, str]]:
    """Whatever begins with `derive`: between backticks, and in blocks that are not run."""
    found = [(name, code) for name, file in PAGES.items() for code in inline(file) if code.startswith("derive ")]
    for name, file in PAGES.items():
        for block in blocks(file):
            if block.language == "yaml":
                found += [
                    (name, line.strip(" -"))
                    for line in block.text.splitlines()
                    if line.strip(" -").startswith("derive ")
                ]
            elif block.why_not_run:
                found += [(name, c.line) for c in commands(block) if c.line.startswith("derive ")]
    return found


@pytest.mark.parametrize(("where", "line"), named_commands())
def test_a_command_that_is_named_is_one(where: str, line: str) -> None:
    words = line.removeprefix("derive ").split()
    if words[0].startswith("-"):
        assert words[0] in ("--help", "--version", "-h")
        return
    if words[0] in ("COMMAND", "…"):
        return
    command = main.commands.get(words[0])
    assert command is not None, f"{where}: {line}"
    assert set(options_in(line)) <= set(options_of(command)), f"{where}: {line}"


@pytest.mark.parametrize("name", PAGES)
def test_an_option_that_is_named_is_one(name: str) -> None:
    """Of derive; the others are listed here."""
    known = {option for command in main.commands.values() for option in options_of(command)} | FOREIGN
    said = {option for code in inline(PAGES[name]) for option in options_in(code)}
    assert not said - known


FOREIGN = {"-oo", "-M", "-m", "--lf", "--junitxml", "-e", "-n", "--false", "--blind", "--attempts", "--write"}


def options_in(line: str) -> list[str]:
    return re.findall(r"(?<![\w-])(--?[a-zA-Z][\w-]*)(?![\w)])", line)


def options_of(command: click.Command) -> list[str]:
    found = [o for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)]
    return [*found, "--help", "-h"]


@pytest.mark.parametrize("name", PAGES)
def test_a_module_that_is_named_is_one(name: str) -> None:
    """And so is a function or class in it; and files and folders of the repository are there."""
    for code in inline(PAGES[name]):
        if re.fullmatch(r"derive(\.\w+)+", code) and not code.endswith((".sty", ".tex", ".xml", ".json")):
            module, _, member = code.rpartition(".")
            assert find_spec(code) is not None if is_module(code) else hasattr(import_module(module), member), code
        if re.fullmatch(r"(derive|tests|docs|proofs|\.ci|\.github)(/[\w.-]+)*/?", code) and "/" in code:
            assert (ROOT / code).exists() or code in ELSEWHERE, f"{name}: {code}"


ELSEWHERE = {".github/actions/derive/action.yml", ".github/workflows/derive.yml", "proofs/file.py"}
"""Files of the reader's own repository."""


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


# ── papers ───────────────────────────────────────────────────────────────────


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no TeX")
def test_the_lines_of_a_paper_typeset(tmp_path: Path) -> None:
    """Those of the page, beside an appendix of the page's own claims."""
    name = "docs/how-to/appendix.md"
    (tmp_path / "page").mkdir()
    shell = Shell(tmp_path / "page", environment(tmp_path / "bin"))
    listed = blocks(PAGES[name])
    for block in listed:
        shell.take(block, name)
    setup, *text = [line for block in listed if block.language == "tex" for line in block.text.splitlines()]
    paper = [
        "\\documentclass{article}",
        "\\usepackage{amsmath,xcolor}",
        setup,
        "\\begin{document}",
        *text,
        "\\end{document}",
    ]
    (tmp_path / "page" / "paper.tex").write_text("\n".join(paper))
    command = "cp appendix/derive.sty . && for n in 1 2; do pdflatex -interaction=nonstopmode paper.tex; done"
    code, printed = shell.of(command)
    assert code == 0, printed
    assert "undefined" not in printed.rpartition("This is")[2]


# ── the report of the project's own claims ───────────────────────────────────


def test_the_output_shown_is_that_of_a_run(whole_run: Outcome) -> None:
    """Line by line, in order, except for the seconds."""
    written = io.StringIO()
    report = TerminalReport(Console(file=written, width=110))
    report.documents = find(ROOT).documents
    report.covered = coverage(whole_run, report.documents, frozenset({"why_softmax"}))
    for verdict in whole_run.verdicts:
        report.finished(verdict)
    report.close(whole_run)
    printed = [without_seconds(line) for line in written.getvalue().splitlines()]
    place, shown = 0, own_report().text.splitlines()[1:]
    assert any(line.strip() not in ("", "…") for line in shown)
    for line in shown:
        if line.strip() not in ("", "…"):
            place = printed.index(without_seconds(line), place)


def own_report() -> Block:
    (found,) = [b for b in blocks(PAGES["docs/how-to/errata.md"]) if b.why_not_run]
    return found


def without_seconds(line: str) -> str:
    return re.sub(r"[\d.]+s$", "", line)


# ── the issue template ───────────────────────────────────────────────────────


def test_the_template_for_a_wrong_verdict() -> None:
    """It is what GitHub reads, names commands that there are, and is the one that the manual names."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-verdict.yml").read_text(encoding="utf-8"))
    assert f"*{form['name']}*" in page("explanation/trust")
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in asked}) == len(asked)
    assert all(part["validations"] == {"required": True} and part["attributes"]["label"] for part in asked)
    said = [
        code for part in asked for code in re.findall(r"`(derive [^`]+)`", part["attributes"].get("description", ""))
    ]
    assert [line.split()[1] for line in said] == ["run", "show", "--version"]
    assert "--no-cache" in options_of(main.commands["run"])
