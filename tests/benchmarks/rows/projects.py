"""Runs of a project in a folder of its own, on two processes: the softmax source, and all of proofs/."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from .row import Row, within
from .timing import IMPORTS, ROOT, USUAL, paired

SOFTMAX = "proofs/why_softmax"
_NEW = """from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c = scalar("c")
Z = define("Z", Sum(exp(x[k]), k))


@claim(Eq(Sum({a} * x[k] + c, k), {a} * Sum(x[k], k) + n * c))
def a_sum():
    return calc(Sum({a} * x[k] + c, k)).eq({a} * Sum(x[k], k) + n * c)


@claim(Eq(D(log(Z) + {a} * c, x[i]), exp(x[i]) / Z))
def a_gradient():
    return calc(D(log(Z) + {a} * c, x[i])).eq(exp(x[i]) / Z, by.unfold(Z), by.calculus)


@claim(Gt(exp(x[i] + {a}) / Z, 0))
def a_sign():
    return calc(exp(x[i] + {a}) / Z).gt(0, by.sign)
"""
"""A new claim file of three claims."""


class Project:
    """A copy of the project that can be run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(ROOT / "pyproject.toml", folder)
        shutil.copytree(ROOT / "proofs", folder / "proofs", ignore=shutil.ignore_patterns("__pycache__"))
        self._numbers = count(1)

    def run(self, *what: str) -> None:
        command = [sys.executable, str(ROOT / "cli.py"), "run", "-j", "2", *what]
        subprocess.run(command, cwd=self.folder, env=USUAL, stdout=subprocess.DEVNULL, check=True)

    def forget(self) -> None:
        shutil.rmtree(self.folder / ".derive_cache", ignore_errors=True)

    def cold(self, *what: str) -> Callable[[], None]:
        return lambda: (self.forget(), self.run(*what))[1]

    def changed(self, *what: str) -> Callable[[], None]:
        """A run after a line was added to one file of ten."""

        def action() -> None:
            with (self.folder / SOFTMAX / "likelihood.py").open("a") as file:
                file.write("#\n")
            self.run(*what)

        return action

    def new(self) -> None:
        """A run of a file that was never there."""
        number = next(self._numbers)
        file = self.folder / SOFTMAX / f"new_{number}.py"
        file.write_text(_NEW.format(a=number + 1), encoding="utf-8")
        try:
            self.run(str(file))
        finally:
            file.unlink()


@contextmanager
def _project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as name:
        yield Project(Path(name))


def _row(what: str, action: Callable[[], object], most: float, times: int = 7) -> Row:
    own, bare, ratio = paired(action, IMPORTS, times)
    return within(what, ratio, most, "×", f"{own:.2f} s; importing SymPy and NumPy {bare:.2f} s")


def goal_rows() -> Iterator[Row]:
    """The softmax source, as a multiple of importing SymPy and NumPy."""
    with _project() as project:
        yield _row("derive run, softmax, nothing known", project.cold(SOFTMAX), 3.5)
        yield _row("the same, all known", lambda: project.run(SOFTMAX), 0.2, 15)
        yield _row("the same, one file of ten changed", project.changed(SOFTMAX), 1.2)
        project.run()
        yield _row("derive run FILE, new, of three claims, in a warm project", project.new, 1.3, 9)


def cache_rows() -> Iterator[Row]:
    """All of proofs/: nothing known, everything known, all but one file known."""
    with _project() as project:
        yield _row("derive run, all of proofs/, nothing known", project.cold(), 8, 3)
        yield _row("the same, all known", project.run, 0.4)
        yield _row("the same, one file of ten in a source changed", project.changed(), 2)
