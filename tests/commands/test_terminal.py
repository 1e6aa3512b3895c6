"""The report on a terminal: quiet and verbose, a heading for each file, and a bar that counts what is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.commands import main
from derive.files.select import Target
from derive.records.outcome import Watcher
from derive.records.settings import Settings
from derive.running.plan import whole
from derive.running.run import run as run_here
from derive.running.supervise import Pool

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
GOOD = DECLARED + "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c, by.algebra)\n"
WRONG = DECLARED + "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", "-j", "0", *arguments])


class TestWhatIsTold:
    def test_quiet(self, project: Project) -> None:
        project(a=GOOD, b=WRONG)
        told = derive("-q").output
        assert "good" not in told
        assert "✗ wrong, the statement is false" in told
        assert told.splitlines()[-1].startswith("1 refuted, 1 proved")

    def test_quiet_with_nothing_to_tell(self, project: Project) -> None:
        project(a=GOOD)
        assert len(derive("-q").output.splitlines()) == 1

    def test_verbose(self, project: Project) -> None:
        project(a=GOOD)
        lines = derive("-v").output.splitlines()
        assert lines[0].split()[:2] == ["✓", "good"]
        assert lines[1].split() == ["c", "+", "c"]
        assert lines[2].split() == ["1", "=", "2·c", "by.algebra"]

    def test_two_claims_of_one_name_stand_below_their_files(self, project: Project) -> None:
        project(a=GOOD, b=GOOD)
        lines = [line.split()[:2] for line in derive().output.splitlines() if line]
        assert lines[:4] == [["proofs/a.py"], ["✓", "good"], ["proofs/b.py"], ["✓", "good"]]

    def test_not_both(self, project: Project) -> None:
        project(a=GOOD)
        result = derive("-q", "-v")
        assert result.exit_code == 2
        assert "-q and -v" in result.output

    def test_one_file_needs_no_heading(self, project: Project) -> None:
        project(a=GOOD, b=GOOD)
        assert "proofs/a.py" not in derive("proofs/a.py").output


class TestTheBar:
    """It counts the claims that have a verdict, also those that wait for others to be printed."""

    def heard(self, run: Callable[[Watcher], object]) -> list[tuple[str, int]]:
        events: list[tuple[str, int]] = []
        run(Watcher(checked=lambda n: events.append(("checked", n)), finished=lambda _: events.append(("told", 1))))
        return events

    @pytest.mark.parametrize("processes", [0, 2])
    def test_every_claim_is_counted(self, project: Project, processes: int) -> None:
        root = project(a=GOOD + WRONG.removeprefix(DECLARED), b=GOOD)
        pieces = [whole(Target(path, None)) for path in sorted((root / "proofs").glob("*.py"))]

        def run(watcher: Watcher) -> object:
            if not processes:
                return run_here(pieces, Settings(), watcher=watcher)
            with Pool(processes) as pool:
                return pool.run(pieces, Settings(), watcher=watcher)

        events = self.heard(run)
        counts = [n for event, n in events if event == "checked"]
        assert counts == sorted(counts)
        assert counts[-1] == 3
        told = 0
        for number, (event, _) in enumerate(events):
            told += event == "told"
            if event == "told":
                assert max(n for e, n in events[:number] if e == "checked") >= told
