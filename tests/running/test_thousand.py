"""Many claims through two processes: every verdict arrives, in order, and memory does not grow with their number."""

from __future__ import annotations

import gc
import json
import sys
import weakref
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import ROOT

from derive.commands import main
from derive.files.select import Target
from derive.records.settings import Settings
from derive.running.plan import slices
from derive.running.runner import Runner

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

from thousand import is_false, name, text, write

pytestmark = pytest.mark.slow

CLAIMS, FILES = 120, 12


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    write(tmp_path, CLAIMS, FILES)
    monkeypatch.chdir(tmp_path)
    return sorted((tmp_path / "proofs").glob("*.py"))


def test_all_verdicts_arrive_in_order(written: list[Path]) -> None:
    assert CliRunner().invoke(main, ["run", "-j", "2", "--json", "out.json"]).exit_code == 1
    claims = json.loads(Path("out.json").read_text())["claims"]
    assert [claim["name"] for claim in claims] == [name(k) for k in range(CLAIMS)]
    assert [claim["file"] for claim in claims] == [f"proofs/part_{k * FILES // CLAIMS:03}.py" for k in range(CLAIMS)]
    assert [claim["verdict"] for claim in claims] == ["refuted" if is_false(k) else "proved" for k in range(CLAIMS)]
    assert all(claim["witness"] for k, claim in enumerate(claims) if is_false(k))


def test_no_two_claims_are_the_same() -> None:
    texts = {text(k).replace(name(k), "it") for k in range(1000)}
    assert len(texts) == 1000
    assert {k % 5 for k in range(1000) if is_false(k)} == set(range(5))


def test_claims_of_files_that_are_done_with_are_given_up(written: list[Path]) -> None:
    """By whatever holds them: the loader, the kernel's memory, the caches."""
    runner, seen, left = Runner(Settings()), [], []
    for piece in slices([Target(file) for file in written]):
        runner.move_on(piece)
        items = list(runner.items(piece))
        for item in items:
            runner.verdict(item)
        seen += [weakref.ref(item) for item in items]
        del items, item
        gc.collect()
        left.append(sum(ref() is not None for ref in seen))
    assert len(seen) == CLAIMS
    assert max(left) <= 7 * CLAIMS // FILES
    assert min(left[-3:]) < CLAIMS // 2
