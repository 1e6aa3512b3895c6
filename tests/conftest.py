"""What tests share: variables, short builders of terms, and a folder to write claim files in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from here import HEAD, targets_of

from derive.records.outcome import Outcome
from derive.records.verdict import Verdict

_LIMIT = sys.getrecursionlimit()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes claim files into ./proofs of a fresh folder, and goes there."""
    monkeypatch.chdir(tmp_path)

    def write(**files: str) -> Path:
        for name, text in files.items():
            file = tmp_path / "proofs" / f"{name}.py"
            file.parent.mkdir(exist_ok=True)
            file.write_text(HEAD + text)
        return tmp_path

    return write


@pytest.fixture
def judged(project: Callable[..., Path]) -> Callable[..., dict[str, Verdict]]:
    """The verdicts on the claims of a file, by their names; its text follows the usual imports."""
    from derive.files.select import Target
    from derive.records.settings import Settings
    from derive.running.plan import slices
    from derive.running.run import run

    def of(text: str, settings: Settings | None = None) -> dict[str, Verdict]:
        file = project(it=text) / "proofs" / "it.py"
        return {v.name: v for v in run(slices([Target(file)]), settings or Settings()).verdicts}

    return of


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at the run of all claims does so in one of the processes, so that there is one such run."""
    for item in items:
        for name in {"whole_run", "cookbook_run", "classics_run"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture(scope="session")
def whole_run() -> Outcome:
    """All claims of the first source document, checked in this process, with what there is to print of them and their proofs as data."""
    return _run_of("why_softmax")


@pytest.fixture(scope="session")
def cookbook_run() -> Outcome:
    """The same for the second one."""
    return _run_of("matrix_cookbook")


@pytest.fixture(scope="session")
def classics_run() -> Outcome:
    """The same for what comes from many sources."""
    return _run_of("classics")


def _run_of(document: str) -> Outcome:
    from derive.records.settings import Settings
    from derive.running.plan import slices
    from derive.running.run import run

    before = sys.getrecursionlimit()
    try:
        return run(slices(targets_of(document)), Settings(pages=True, slack=True, proofs=True))
    finally:
        sys.setrecursionlimit(before)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that a test does not give processes to do without, so that they are fast and can be looked into."""
    monkeypatch.setenv("DERIVE_JOBS", "0")
    for name in ("DERIVE_SCHEDULER", "DERIVE_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _recursion_limit() -> Iterator[None]:
    sys.setrecursionlimit(_LIMIT)
    yield
    sys.setrecursionlimit(_LIMIT)
