"""Lines of code, as the manual counts them: without blank lines, comments, docstrings, and types that never run."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

_SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


def code_lines(file: Path) -> int:
    """How many lines of a Python file hold code."""
    source = file.read_text(encoding="utf-8")
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _SILENT and token.type != tokenize.ENDMARKER:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            lines.difference_update(range(node.body[0].lineno, (node.body[-1].end_lineno or 0) + 1))
    return len(lines)


def size_of(path: Path) -> int:
    """Code lines of a file, or of all files of a folder. Raises ValueError where there are none."""
    size = sum(code_lines(f) for f in ([path] if path.is_file() else sorted(path.rglob("*.py"))))
    if not size:
        raise ValueError(f"{path} has no code")
    return size


# ── the table in the manual ───────────────────────────────────────────────────

ROOT = Path(__file__).resolve().parents[1]
SECOND = ("bounds.py", "ordering.py", "rules", "theorem.py")
REREAD = ("digests", "read", "replay", "sizes")
CERTAIN = (
    *(
        "along.py",
        "approach.py",
        "balls.py",
        "certain.py",
        "codes.py",
        "constraints.py",
        "field.py",
        "jets.py",
        "kinks.py",
        "points.py",
        "question.py",
    ),
    *("ranges.py", "rationals.py", "roots.py", "walk", "waves.py", "written_out.py"),
)


def trusted() -> dict[str, int]:
    """The rows of the manual's table of what must be trusted: how each begins, and its code lines."""
    package = ROOT / "derive"
    return {
        "`derive/terms/`": size_of(package / "terms"),
        "`derive/kernel/`": size_of(package / "kernel"),
        "`derive/claims/written/`": size_of(package / "claims" / "written"),
        "`derive/prooftree/`": sum(code_lines(package / "prooftree" / f"{name}.py") for name in REREAD),
        "`derive/printing/`": size_of(package / "printing"),
        "`derive/search/at_point.py`": code_lines(package / "search" / "at_point.py"),
        "`derive/evidence/numbers/`, what decides": sum(
            size_of(package / "evidence" / "numbers" / name) for name in CERTAIN
        ),
    }


def second_check() -> dict[str, int]:
    """The rows of what a second check trusts besides, and of what it does not."""
    package = ROOT / "derive"
    return {
        "`derive/elementary/`": size_of(package / "elementary"),
        "`derive/prooftree/conditions.py`": code_lines(package / "prooftree" / "conditions.py"),
        "`derive/kernel/context/`": size_of(package / "kernel" / "context"),
        "`derive/kernel/rules/`": sum(size_of(package / "kernel" / name) for name in SECOND),
    }


def write_into(page: Path) -> None:
    """Put the sizes into the table of a page."""
    lines, sizes = page.read_text(encoding="utf-8").splitlines(keepends=True), {**trusted(), **second_check()}
    for place, line in enumerate(lines):
        for start, size in sizes.items():
            if line.startswith(f"| {start}"):
                first, _, *rest = line.strip().strip("|").split("|")
                lines[place] = "|" + "|".join([first, f" {size} ", *rest]) + "|\n"
    page.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_into(ROOT / "docs" / "explanation" / "trust.md")
