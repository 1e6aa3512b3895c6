"""How the cost grows: `python tests/benchmarks/growth.py [factors facts nesting claims] [--write]`.

    factors   a step, against the number of factors of a sum of products, 2 to 8
    facts     a claim, against the number of facts that it cites, 1 to 64
    nesting   a claim, against how deep its terms are nested, 1 to 32
    claims    a run, against the number of claims, 10 to 10,000

It prints a table with the exponent where each grows fastest, beside that of n log n.
With --write it draws docs/growth-*.svg and writes the tables into docs/explanation/costs.md as well.
All but `claims` is time of the processor. It takes about ten minutes, most of them for 10,000 claims.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from grown import texts
from grown.curve import Curve
from grown.seconds import curve, proof, warm, whole
from pages import ROOT, put, when
from thousand import write

MULTIPLIED = "a normal form has $2^n$ terms here"


def factors() -> list[Curve]:
    kinds = {"several matrices": texts.factors, "one matrix": texts.factors_alike}
    return [curve(name, text, proof, range(2, 9), 15) for name, text in kinds.items()]


def facts() -> list[Curve]:
    kinds = {"equations": texts.equations, "inequalities": texts.inequalities}
    return [curve(name, text, whole, (1, 2, 4, 8, 16, 32, 64), 3) for name, text in kinds.items()]


def nesting() -> list[Curve]:
    sizes = (1, 2, 4, 8, 16, 32)
    return [
        curve("functions", texts.functions, whole, sizes, 3),
        curve("sums", texts.sums, whole, sizes, 3),
        curve("definitions", texts.definitions, whole, sizes, 3),
        curve("slope by the chain rule", texts.slopes, whole, (1, 2, 4, 8, 12), 1, MULTIPLIED),
    ]


def claims() -> list[Curve]:
    found = Curve("two processes")
    for count in (10, 30, 100, 300, 1000, 3000, 10000):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), count, -(-count // 25))
            run = [sys.executable, "cli.py", "run", "-j", "2", "--no-cache", "--json", f"{folder}/run.json"]
            subprocess.run([*run, f"{folder}/proofs"], cwd=ROOT, stdout=subprocess.DEVNULL)
            found.seconds[count] = json.loads((Path(folder) / "run.json").read_text())["summary"]["seconds"]
    return [found]


PARTS: dict[str, tuple[str, str, Callable[[], list[Curve]]]] = {
    "factors": ("A step", "factors of each product", factors),
    "facts": ("A claim", "facts cited", facts),
    "nesting": ("A claim", "levels of nesting", nesting),
    "claims": ("A run", "claims", claims),
}


def table(what: str, across: str, curves: list[Curve]) -> str:
    """The curves in Markdown."""
    head = (
        f"| {what.lower()}, against {across} | time | exponent; that of n log n | than n log n |\n|---|---|---|---|\n"
    )
    return head + "\n".join(one.row() for one in curves)


def main() -> None:
    writes = "--write" in sys.argv
    warm()
    for name in [part for part in sys.argv[1:] if part != "--write"] or PARTS:
        what, across, measured = PARTS[name]
        curves = measured()
        said = table(what, across, curves)
        print(f"{said}\n", flush=True)
        if writes:
            from grown.plots import draw

            draw(ROOT / "docs" / f"growth-{name}.svg", curves, across)
            picture = f"![{what} against {across}](../growth-{name}.svg)"
            put("explanation/costs.md", f"growth of {name}", f"{picture}\n\n{said}\n\nMeasured {when()}.")


if __name__ == "__main__":
    main()
