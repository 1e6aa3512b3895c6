"""derive beside its peers: `python tests/benchmarks/peers.py [--write]`.

Seven tasks that all of them share, each written as a user of that tool would: peers_in/ has them. Each tool runs in an
environment of its own, with what its users install, and all of them in turn, three times; the middle time counts. Each
answer is told with what it is worth. With --write the table goes into docs/explanation/comparison.md.

The environments are made in a folder of the user's cache, and stay there. A tool that cannot be installed is told.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from pages import ROOT, put, when
from peers_in.tasks import TASKS

HERE = Path(__file__).parent / "peers_in"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "derive-peers"
TIMES = 3
NEEDS = {
    "derive": [],
    "sympy": ["sympy"],
    "knuckledragger": ["knuckledragger"],
    "tensorgrad": ["tensorgrad", "torch<2.9"],
}
"""What is installed for each tool; derive is where this runs."""


def interpreter(tool: str) -> str | None:
    """The interpreter of a tool's environment, made where it is not there yet. None if it cannot be."""
    if not NEEDS[tool]:
        return sys.executable
    folder = CACHE / f"{tool}-{sys.version_info.major}.{sys.version_info.minor}"
    python, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", *NEEDS[tool]], capture_output=True, text=True)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return None
        ready.touch()
    return str(python)


def once(tool: str, python: str) -> dict[str, Any] | None:
    """What came of the tasks in one process: the version, and for each task seconds, worth and remark."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [python, str(HERE / f"in_{tool}.py")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(found: dict[str, list[dict[str, Any]]]) -> str:
    """Seconds and worth of each task in each tool, as Markdown; then what has to be said about them."""
    tools = [f"{tool}" if not runs else runs[0]["version"] for tool, runs in found.items()]
    lines = ["| task | " + " | ".join(tools) + " |", "|---" * (len(tools) + 1) + "|"]
    remarks: dict[str, list[str]] = {}
    for task, name in TASKS.items():
        cells = []
        for tool, runs in found.items():
            if not runs:
                cells.append("could not be installed or started")
                continue
            _, worth, remark = runs[0]["tasks"][task]
            seconds = statistics.median(run["tasks"][task][0] for run in runs)
            cells.append(f"{_said(seconds)}, {worth}")
            if remark and tool != "derive":
                remarks.setdefault(f"{tool}: {remark}", []).append(name)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    alone = [
        run["tasks"][task][2].split(";")[0].removeprefix("the proof alone ")
        for run in found["derive"][:1]
        for task in TASKS
    ]
    notes = [f"- derive: the proofs alone take {', '.join(alone)}, in this order."]
    notes += [f"- {remark} ({', '.join(names)})." for remark, names in remarks.items()]
    return "\n".join([*lines, "", *notes])


def _said(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def main() -> None:
    pythons = {tool: interpreter(tool) for tool in NEEDS}
    found: dict[str, list[dict[str, Any]]] = {tool: [] for tool in NEEDS}
    for _ in range(TIMES):
        for tool, python in pythons.items():
            run = once(tool, python) if python is not None else None
            found[tool] += [run] if run is not None else []
    said = table(found)
    print(said)
    if "--write" in sys.argv:
        put("explanation/comparison.md", "peers", f"{said}\n\nMeasured {when()}.")


if __name__ == "__main__":
    main()
