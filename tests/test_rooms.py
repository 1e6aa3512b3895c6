"""Imports run one way: each room knows those that `derive/__init__.py` lists before it, and none after."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rooms import MODULES, PACKAGE, arrows, circles, imports, room_of, stated

TRULY_MUTUAL = [
    {m for m in MODULES if m.startswith("derive.kernel.context.")}
    - {f"derive.kernel.context.normal.{leaf}" for leaf in ("factoring", "render")}
    - {"derive.kernel.context"},
]
"""What defines each other; the docstring of the package says why."""


def test_the_map_lists_every_room_once() -> None:
    rooms = [room_of(module) for module in MODULES if module != "derive"]
    assert sorted(stated()) == sorted(set(rooms))


@pytest.mark.parametrize(("room", "other"), list(arrows()))
def test_imports_run_one_way(room: str, other: str) -> None:
    assert stated().index(other) < stated().index(room)


def test_nothing_goes_round_in_a_circle_but_what_defines_each_other() -> None:
    assert circles({module: imports(module) for module in MODULES}) == sorted(TRULY_MUTUAL, key=sorted)


def test_evidence_never_sees_the_kernel() -> None:
    for module in [m for m in MODULES if room_of(m) == "evidence"]:
        assert {room_of(other) for other in imports(module)} <= {"terms", "printing", "evidence"}, module


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import derive", ("sympy", "numpy", "rich", "click", "flint", "IPython")),
        ("import derive.notebook", ("IPython", "ipykernel")),
        ("import derive.commands", ("sympy", "numpy", "rich", "flint", "derive.commands.run")),
        ("import derive.kernel", ("sympy", "numpy", "rich", "click")),
        (
            "from click.testing import CliRunner; from derive.commands import main; CliRunner().invoke(main, ['list'])",
            ("sympy", "numpy"),
        ),
        ("import derive.records.verdict, derive.reports.machine", ("sympy", "numpy", "rich")),
        (
            "import derive.prooftree.recheck",
            ("sympy", "numpy", "rich", "click", "derive.search", "derive.claims.written"),
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: tuple[str, ...]) -> None:
    code = f"{statement}\nimport sys; print([m for m in {absent!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True)
    assert done.stdout.strip() == "[]"
