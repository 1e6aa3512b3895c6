"""What is wider than the terminal is broken where it reads well."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from derive.commands import main
from derive.records.verdict import ERROR, PROVED, REFUTED, UNDECIDED, Verdict, Warned
from derive.reports.terminal import total_line, warning_lines
from derive.reports.words import folded

COUNTS = {ERROR: 2, REFUTED: 11, UNDECIDED: 30, PROVED: 9}
MANY = [Verdict("it", "a.py", 1, "claim", name) for name, count in COUNTS.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (None, "2 errors, 11 refuted, 30 undecided, 9 proved  in 15.3s  exit 4"),
        (62, "2 errors, 11 refuted, 30 undecided, 9 proved  in 15.3s  exit 4"),
        (61, "2 errors, 11 refuted, 30 undecided, 9 proved\nin 15.3s  exit 4"),
    ],
)
def test_the_last_line(width: int | None, said: str) -> None:
    assert total_line(MANY, 15.3, 4, width).plain == said


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ('declare it: i = index("i", n)', 18, ["declare it:", 'i = index("i", n)']),
        ("2·m + Sum(x_k², k)", 16, ["2·m", "+ Sum(x_k², k)"]),
        ("given=[Ge(2 * c - 1, 0)]", 16, ["given=[Ge(2 * c", "- 1, 0)]"]),
        ("a * b * c * d * e", 8, ["a * b *", "c * d *", "e"]),
    ],
)
def test_what_is_not_taken_apart(words: str, room: int, lines: list[str]) -> None:
    assert folded(words, room) == lines


@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_explanations(monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    said = CliRunner().invoke(main, ["explain", "W101"]).output
    prose = said.partition("This gives it:")[0].splitlines()
    assert max(map(len, prose)) <= min(int(width), 88)


def test_warnings() -> None:
    warned = Warned(28, 1, "by.times(by.hyp, 0)", "by.times(by.hyp, 0) is idle: a fact times 0 says nothing", "W101")
    assert [line.plain for line in warning_lines(warned, 100)] == [
        "      line 28: by.times(by.hyp, 0) is idle: a fact times 0 says nothing  W101"
    ]
    assert [line.plain for line in warning_lines(warned, 60)] == [
        "      line 28: by.times(by.hyp, 0) is idle: a fact times 0",
        "        says nothing  W101",
    ]
