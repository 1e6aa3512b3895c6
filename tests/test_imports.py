"""Imports run downwards: each layer knows those below it and none above."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import derive

PACKAGE = Path(derive.__file__).parent

LAYERS = [
    {"page", "outline", "settings", "orphans", "versions", "codes", "plain", "files"},
    {"verdict", "source", "limit", "interrupts", "child"},
    {"terms"},
    {"printing"},
    {"kernel"},
    {"prooftree"},
    {"numbers", "explicit"},
    {"witness"},
    {"written"},
    {"search"},
    {"reasons"},
    {"by"},
    {"chain"},
    {"proof", "mentions"},
    {"claim"},
    {"prose", "figure", "meaning", "evidence", "bearing"},
    {"notation", "scan"},
    {"load"},
    {"fault"},
    {"check"},
    {"config"},
    {"select", "outcome"},
    {"plan"},
    {"run", "wire"},
    {"cache", "shard"},
    {"worker"},
    {"supervise"},
    {"spread"},
    {"report"},
    {"gate"},
    {"appendix"},
    {"commands"},
    {"__main__"},
]
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
ALLOWED_UP = {("notation", "commands")}
"""report(__file__) starts the command line, inside the function."""


def module_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    """The top-level parts of derive that a file imports, types included."""
    found = set()
    depth = len(file.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            if node.level == depth:
                names = [node.module] if node.module else [alias.name for alias in node.names]
                found |= {str(name).split(".")[0] for name in names}
        elif isinstance(node, ast.ImportFrom | ast.Import):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            assert not any(m.split(".")[0] == "derive" for m in modules), f"{file}: import relatively"
    return found - {"__version__"}


FILES = sorted(f for f in PACKAGE.rglob("*.py") if f != PACKAGE / "__init__.py")


@pytest.mark.parametrize("file", FILES, ids=[str(f.relative_to(PACKAGE)) for f in FILES])
def test_imports_run_downwards(file: Path) -> None:
    own = module_of(file)
    for other in imports(file) - {own}:
        assert HEIGHT[other] < HEIGHT[own] or (own, other) in ALLOWED_UP, f"{own} imports {other}"


def test_numbers_and_the_second_engine_never_see_the_kernel() -> None:
    for file in FILES:
        if module_of(file) in ("numbers", "explicit"):
            assert not imports(file) - {"terms", "printing", "numbers", "explicit"}, file


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import derive", ("sympy", "numpy", "rich", "click", "flint")),
        ("import derive.commands", ("sympy", "numpy", "rich", "flint")),
        ("import derive.kernel", ("sympy", "numpy", "rich", "click")),
        (
            "from click.testing import CliRunner; from derive.commands import main; CliRunner().invoke(main, ['list'])",
            ("sympy", "numpy"),
        ),
        ("import derive.verdict, derive.report.machine", ("sympy", "numpy", "rich")),
        ("import derive.prooftree.recheck", ("sympy", "numpy", "rich", "click", "derive.search", "derive.written")),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: tuple[str, ...]) -> None:
    code = f"{statement}\nimport sys; print([m for m in {absent!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True)
    assert done.stdout.strip() == "[]"
