"""Types as authors meet them: in an editor, and from pyright and mypy on a claim file."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from here import ROOT

import derive
from derive import by, notation

PACKAGE = Path(derive.__file__).parent
TYPES = ROOT / "tests" / "claims" / "types"
VALID = [TYPES / "terms.py", TYPES / "stated.py"]
WRONG = TYPES / "wrong.py"

Found = Counter[tuple[str, int, str]]
"""How often a checker says something of a kind about a line of a file."""

needs_pyright = pytest.mark.skipif(importlib.util.find_spec("pyright") is None, reason="pyright is not installed")


def pyright(*files: Path) -> Found:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] >= len(files)
    return Counter(
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1, one.get("rule", "syntax"))
        for one in said["generalDiagnostics"]
    )


def mypy(cache: Path, *files: Path) -> Found:
    """As an author runs it: with the settings of no project, and derive as a library."""
    options = ["--config-file=", f"--cache-dir={cache}", "--follow-imports=silent", "--ignore-missing-imports"]
    command = [sys.executable, "-m", "mypy", *options, "--check-untyped-defs", "--hide-error-context", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert re.search(rf"\b{len(files)} source files?\b", done.stdout), done.stdout + done.stderr
    found = re.findall(r"^(\S+):(\d+): error: .*\[([a-z-]+)\]$", done.stdout, re.MULTILINE)
    return Counter((Path(file).name, int(line), code) for file, line, code in found)


def expected(file: Path, checker: str) -> Found:
    lines = enumerate(file.read_text().splitlines(), 1)
    said = [(number, re.search(rf"# .*\b{checker} says ([\w ,-]+)", line)) for number, line in lines]
    return Counter((file.name, number, rule) for number, found in said if found for rule in found[1].split(", "))


@needs_pyright
def test_pyright_finds_what_is_wrong_and_nothing_else() -> None:
    assert pyright(*VALID, WRONG) == expected(WRONG, "pyright")


@needs_pyright
def test_pyright_finds_nothing_in_claim_files_that_hold() -> None:
    assert pyright(ROOT / "proofs", ROOT / "tests" / "verdicts" / "accepted") == Counter()


@pytest.mark.slow
def test_mypy_finds_what_is_wrong_and_nothing_else(tmp_path: Path) -> None:
    assert mypy(tmp_path, *VALID, WRONG) == expected(WRONG, "mypy")


def test_the_files_that_are_called_valid_are() -> None:
    """What a checker accepts, and derive refuses, would say nothing of authors' files."""
    command = [sys.executable, "-m", "derive", "run", "--no-cache", *map(str, VALID)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def test_what_a_checker_refuses_is_refused_when_it_is_run() -> None:
    """Else it would be a false error."""
    lines = WRONG.read_text().splitlines()
    names: dict[str, object] = {}
    tried = 0
    with notation.as_written():
        for line in lines[: lines.index("@claim(t == 1)  # pyright says reportArgumentType; mypy says arg-type")]:
            if " says " not in line:
                exec(line, names)
                continue
            tried += 1
            with pytest.raises((TypeError, ValueError, AttributeError)):
                exec(line, names)
    assert tried >= 10


# ── what an editor shows beside a name ────────────────────────────────────────


def documented(module: Path, name: str) -> bool:
    """Whether the place where a name is made says what it is: a docstring, or a string below an assignment."""
    tree = ast.parse(module.read_text())
    bodies = [tree.body, *[node.body for node in tree.body if isinstance(node, ast.If)]]
    for body in bodies:
        for node, below in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name and not is_overload(node):
                return ast.get_docstring(node) is not None
            targets = node.targets if isinstance(node, ast.Assign) else []
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                return isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if isinstance(node, ast.ImportFrom) and any((a.asname or a.name) == name for a in node.names):
                folder = module.parent.parent if node.level == 2 else module.parent
                return documented(folder.joinpath(*str(node.module).split(".")).with_suffix(".py"), name)
    return False


def is_overload(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list)


@pytest.mark.parametrize("name", notation.__all__)
def test_every_word_of_the_notation_tells_what_it_is(name: str) -> None:
    assert documented(PACKAGE / "notation.py", name)


@pytest.mark.parametrize("name", by.__all__)
def test_every_reason_tells_what_it_is(name: str) -> None:
    assert documented(PACKAGE / "by.py", name)
