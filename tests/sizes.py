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


_PACKAGE = ROOT / "derive"


def trusted() -> dict[str, int]:
    """The rows of the manual's table of what must be trusted: how each begins, and its code lines."""
    numbers = _PACKAGE / "evidence" / "numbers"
    return {
        "`derive/terms/`": size_of(_PACKAGE / "terms"),
        "`derive/rules/`": size_of(_PACKAGE / "rules"),
        "`derive/kernel/`": size_of(_PACKAGE / "kernel"),
        "`derive/elementary/`": size_of(_PACKAGE / "elementary"),
        "`derive/claims/written/`": size_of(_PACKAGE / "claims" / "written"),
        "`derive/printing/`": size_of(_PACKAGE / "printing"),
        "`derive/search/at_point.py`": code_lines(_PACKAGE / "search" / "at_point.py"),
        "`derive/evidence/numbers/`, what decides": sum(size_of(numbers / name) for name in CERTAIN),
        "`derive/prooftree/` without writing": sum(code_lines(_PACKAGE / "prooftree" / f"{n}.py") for n in REREAD),
    }


_REPLAYED = ("`derive/terms/`", "`derive/rules/`", "`derive/printing/`", "`derive/prooftree/` without writing")


def in_all() -> dict[str, int]:
    """How many lines whoever uses a command trusts."""
    sizes = trusted()
    replayed = sum(sizes[name] for name in _REPLAYED)
    return {
        "`derive run`": sum(sizes.values())
        - sizes["`derive/elementary/`"]
        - sizes["`derive/prooftree/` without writing"],
        "`derive recheck`": replayed + sizes["`derive/kernel/`"],
        "`derive recheck --elementary`": replayed + sizes["`derive/elementary/`"],
    }


def write_into(page: Path) -> None:
    """Put the sizes into the tables of a page."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    for place, line in enumerate(lines):
        for start, size in {**trusted(), **in_all()}.items():
            if line.startswith(f"| {start} |"):
                first, _, *rest = line.strip().strip("|").split("|")
                lines[place] = "|" + "|".join([first, f" {size} ", *rest]) + "|\n"
    page.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_into(ROOT / "docs" / "explanation" / "trust.md")
