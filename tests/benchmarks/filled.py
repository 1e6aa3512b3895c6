"""Every proof of proofs/ taken away, and `derive fill` told to write it again: `python tests/benchmarks/filled.py`.

In a copy, the body of each claim becomes `...`. What is written stays in the
folder that --into names, to be read; then `derive run` judges it. The table
says how many claims are filled, and how many verdicts are what they were.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import tempfile
import time
from pathlib import Path

from click.testing import CliRunner

from derive.commands import main as command
from derive.files.scan import claims_of

ROOT = Path(__file__).resolve().parents[2]


def emptied(text: str) -> tuple[str, int]:
    """A claim file with `...` for every proof, and how many these are."""
    lines = text.splitlines(keepends=True)
    count = 0
    for node in reversed(ast.parse(text).body):
        if not isinstance(node, ast.FunctionDef) or not any(one.kind == "claim" for one in claims_of(node)):
            continue
        first = node.body[0]
        said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.value.value is not ...
        body = node.body[1:] if said else node.body
        if body:
            lines[body[0].lineno - 1 : body[-1].end_lineno] = ["    ...\n"]
            count += 1
    return "".join(lines), count


def copied(into: Path, names: list[str], seconds: int) -> dict[str, int]:
    """A copy of the project's proofs with all proofs taken away; how many of them there were, by file."""
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "proofs", into / "proofs", ignore=skipped, dirs_exist_ok=True)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    limited = settings.replace("[tool.derive]\n", f"[tool.derive]\ntimeout = {seconds}\n")
    (into / "pyproject.toml").write_text(limited, encoding="utf-8")
    counts = {}
    for file in sorted((into / "proofs").rglob("*.py")):
        text, count = emptied(file.read_text(encoding="utf-8"))
        if count and (not names or file.stem in names):
            file.write_text(text, encoding="utf-8")
            counts[str(file.relative_to(into))] = count
    return counts


def main() -> None:
    """Empty the files, fill them, and say what became of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="of which files, as softmax; of all by default")
    options.add_argument("--into", type=Path, help="an empty folder for the copy")
    options.add_argument("--timeout", type=int, default=600, help="seconds for a claim: the machine may be busy")
    given = options.parse_args()
    into = given.into or Path(tempfile.mkdtemp())
    counts = copied(into, given.names, given.timeout)
    os.chdir(into)
    print("| file | proofs | left open | seconds |\n|---|---|---|---|")
    for file, count in counts.items():
        started = time.perf_counter()
        result = CliRunner().invoke(command, ["fill", file, "-j1"])
        written = ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
        left = sum(isinstance(node, ast.Constant) and node.value is ... for node in written)
        print(f"| {file} | {count} | {left} | {time.perf_counter() - started:.0f} |", flush=True)
        print(result.output, flush=True)
    print(CliRunner().invoke(command, ["run", "-q", "--no-holes", "--no-cache"]).output)


if __name__ == "__main__":
    main()
