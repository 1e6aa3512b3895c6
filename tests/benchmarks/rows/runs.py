"""Whole processes: all of proofs/, claims by the hundred, the appendix, the book, the start of commands."""

from __future__ import annotations

import json
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from thousand import is_false, write

from .row import Row, at_least, within
from .timing import BARE, IMPORTS, paired, process, told

_TIMES = 3
"""How often a run of all of proofs/ is paired."""


def run_rows() -> Iterator[Row]:
    whole, bare, ratio = paired(process("cli.py", "run", "--no-cache"), IMPORTS, _TIMES)
    remark = f"{ratio:.1f} × a process that imports SymPy and NumPy ({bare:.2f} s)"
    yield Row("derive run, all of proofs/, on all cores", f"{whole:.2f} s", remark)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("memory of its largest process", f"{peak:.0f} MiB")


_MEASURED = """
import resource, subprocess, sys
command = [sys.executable, "cli.py", "run", "-j", "2", "--no-cache", "--json", sys.argv[2], sys.argv[1]]
subprocess.run(command, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def thousand_rows(per_file: int = 25) -> Iterator[Row]:
    """Claims by the hundred through two processes: how many a second, and whether memory grows with them."""
    peaks = []
    for count in (250, 500, 1000):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), count, count // per_file)
            peaks.append(int(told(_MEASURED, f"{folder}/proofs", f"{folder}/run.json")))
            summary = json.loads((Path(folder) / "run.json").read_text())["summary"]
        false = sum(map(is_false, range(count)))
        assert (summary["proved"], summary["refuted"]) == (count - false, false)
        what = f"{count} claims in {count // per_file} files, two processes"
        remark = f"{summary['seconds']:.1f} s; {false} of them false; {peaks[-1]} MiB in the largest process"
        yield at_least(what, count / summary["seconds"], 150, "a second", remark)
    growth = peaks[-1] / peaks[0]
    yield within("memory with 1,000 claims, to that with 250", growth, 1.1, "×", " → ".join(map(str, peaks)) + " MiB")


_WITHOUT_FIGURES = "import sys; sys.modules['matplotlib'] = None; from derive.commands import main; main()"


def appendix_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        command = process("-c", _WITHOUT_FIGURES, "appendix", "--no-cache", "-o", folder)
        pages, run, ratio = paired(command, process("cli.py", "run", "--no-cache"), _TIMES)
    remark = f"{ratio:.2f} × the run ({run:.2f} s)"
    yield within("derive appendix, .tex of all of proofs/, beyond the run", pages - run, 0.3, "s", remark)


def book_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        command = process("cli.py", "book", "--no-cache", "-o", folder)
        pages, run, ratio = paired(command, process("cli.py", "run", "--no-cache"), _TIMES)
    remark = f"{ratio:.2f} × the run ({run:.2f} s)"
    yield within("derive book, the site of all of proofs/, beyond the run", pages - run, 1, "s", remark)


def start_rows() -> Iterator[Row]:
    own, bare, ratio = paired(process("cli.py", "--help"), BARE, 21)
    yield within("derive --help", ratio, 5, "×", f"{1000 * own:.0f} ms; a bare interpreter {1000 * bare:.0f} ms")
    own, bare, ratio = paired(process("cli.py", "list"), BARE, 21)
    yield Row("derive list", f"{ratio:.1f} ×", f"{1000 * own:.0f} ms; a bare interpreter {1000 * bare:.0f} ms")
