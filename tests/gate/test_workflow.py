"""What runs on every push and every night: the workflows, and the scripts that they call."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from here import ROOT

from tests.campaign.kernel_mutants import LEDGER, unexplained

NAMES = ("neighbours", "printers", "kernel")


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text())
    return loaded


def versions() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found = [re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", c) for c in project["classifiers"]]
    return [match[1] for match in found if match]


def test_every_version_that_is_named_is_tried() -> None:
    assert workflow("ci.yml")["jobs"]["check"]["strategy"]["matrix"]["python"] == versions()
    script = (ROOT / ".ci" / "run").read_text()
    assert f"for version in {' '.join(versions())}; do" in script
    assert len(versions()) == 3


def test_every_night_runs_every_campaign() -> None:
    job = workflow("nightly.yml")["jobs"]["campaign"]
    assert job["strategy"]["matrix"]["campaign"] == list(NAMES)
    assert any(step.get("run", "").startswith(".ci/campaign ") for step in job["steps"])
    assert os.access(ROOT / ".ci" / "campaign", os.X_OK)
    script = (ROOT / ".ci" / "campaign").read_text()
    campaigns = [f for f in (ROOT / "tests" / "campaign").glob("*.py") if '__name__ == "__main__"' in f.read_text()]
    assert len(campaigns) == len(NAMES)
    for file in campaigns:
        assert f"tests.campaign.{file.stem} " in script or f"tests/campaign/{file.name} " in script


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "options", "told"),
    [("neighbours", ["--count", "3"], "proved false"), ("printers", ["--count", "5"], "")],
)
def test_a_campaign_keeps_what_it_found(name: str, options: list[str], told: str, tmp_path: Path) -> None:
    done = campaign(name, str(tmp_path / "out"), *options)
    assert done.returncode == 0, done.stdout
    kept = (tmp_path / "out" / f"{name}.txt").read_text()
    assert kept == done.stdout
    assert kept.startswith(f"{name}, seed 20260102, Python 3.")
    assert told in kept


def test_a_campaign_that_fails_fails(tmp_path: Path) -> None:
    assert campaign("neighbours", str(tmp_path), "--no-such-option").returncode != 0
    assert campaign("another", str(tmp_path)).returncode != 0


def campaign(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The script, on this Python."""
    environment = {**os.environ, "SEED": "20260102", "PYTHON": sys.executable}
    return subprocess.run(
        [ROOT / ".ci" / "campaign", *arguments], capture_output=True, text=True, check=False, env=environment
    )


def test_a_change_that_survives_is_explained_or_told() -> None:
    """By file and change; the line may move."""
    ledger = "| `rules/order.py:7` | `a | b` → `a` | it is harmless |\n| `sign.py:3` | `0` → `1` | saves work |\n"
    survived = [
        {"file": "derive/rules/order.py", "line": 9, "what": "a | b → a"},
        {"file": "derive/kernel/sign.py", "line": 3, "what": "`0` → `1`"},
    ]
    assert unexplained(survived, ledger) == []
    assert unexplained([*survived, survived[1]], ledger) == ["sign.py  0 → 1"]
    assert unexplained(survived, "") == ["rules/order.py  a | b → a", "sign.py  0 → 1"]


def test_every_row_of_the_ledger_is_read() -> None:
    text = LEDGER.read_text()
    rows = re.findall(r"^\| `([\w/]+\.py):\d+` \|", text, re.MULTILINE)
    assert len(rows) > 200
    everything = [{"file": f"derive/kernel/{name}", "what": "no such change"} for name in rows]
    assert len(unexplained(everything, text)) == len(rows)
    listed = re.findall(r"^\| `([\w/]+\.py):\d+` \| (.*) \| (?:(?! \| ).)*\|$", text, re.MULTILINE)
    assert len(listed) == len(rows)
    assert unexplained([{"file": f"derive/kernel/{file}", "what": what} for file, what in listed], text) == []
