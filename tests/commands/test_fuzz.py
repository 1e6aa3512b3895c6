"""Nonsense for every reader: a verdict or an error comes out, never a traceback, a hang or a crash."""

from __future__ import annotations

import contextlib
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from here import HEAD, ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive.commands import main
from derive.evidence.numbers.points import NoPoint, read_point
from derive.files.config import Config, UsageError, find
from derive.files.scan import Unreadable as NoPython
from derive.files.scan import scan
from derive.files.select import Target, keyword
from derive.prooftree.read import Unreadable, read
from derive.prooftree.recheck import recheck
from derive.prooftree.replay import Refused, Replay
from derive.records.settings import Settings
from derive.running.plan import slices
from derive.running.run import run
from derive.terms.term import Dim, Index, Scalar, Vector

Project = Callable[..., Path]

FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SOURCE = (ROOT / "proofs" / "why_softmax" / "shift_invariance.py").read_text()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["claim", "digest", "terms", "theorems", "term", "theorem", "fraction", "x"]), inner
        )
    ),
    max_leaves=12,
)


def checked(file: Path) -> list[str]:
    return [v.verdict for v in run(slices([Target(file)]), Settings()).verdicts]


# ── claim files ───────────────────────────────────────────────────────────────


@FAST
@given(st.binary(max_size=200))
def test_bytes_for_a_claim_file(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "it.py"
    file.write_bytes(content)
    try:
        scan(file)
    except NoPython:
        assert set(checked(file)) == {"error"}


@pytest.mark.parametrize("seed", range(25))
def test_a_claim_file_with_pieces_exchanged(tmp_path: Path, seed: int) -> None:
    """Words of a real file put where others stood. Whatever is still proved is true, or a neighbour that is."""
    rng = random.Random(seed)
    words = SOURCE.split(" ")
    for _ in range(6):
        words[rng.randrange(len(words))] = rng.choice(words)
    file = tmp_path / "it.py"
    file.write_text(" ".join(words))
    assert set(checked(file)) <= {"proved", "refuted", "undecided", "error", "tested"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("@claim(Eq({deep}, c))\ndef it():\n    return calc({deep}).eq(c)\n".replace("{deep}", "(" * 150 + "c" + ")" * 150), {"proved", "error"}),
        ("@claim(Eq(" + "-(" * 5000 + "c" + ")" * 5000 + ", c))\ndef it():\n    return calc(c).eq(c)\n", {"error"}),
        ("t = c\nfor _ in range(10_000):\n    t = exp(t)\n@claim(Eq(t, t))\ndef it():\n    return calc(t).eq(t)\n", {"error"}),
        ("t = Sum(x[k], k)\nfor _ in range(300):\n    t = Sum(t * x[k], k)\n@claim(Eq(t, t))\ndef it():\n    return calc(t).eq(t)\n", {"proved", "error"}),
        ("t = 0\nfor r in range(5_000):\n    t = t + c**r\n@claim(Eq(t, t + 0))\ndef it():\n    return calc(t).eq(t + 0)\n", {"proved", "undecided", "error"}),
        ("@claim(Eq((c + 1) ** 100_000, c))\ndef it():\n    return calc((c + 1) ** 100_000).eq(c)\n", {"undecided", "refuted"}),
        ("@claim(Eq(10 ** 10 ** 7 + c, c))\ndef it():\n    return calc(10 ** 10 ** 7 + c).eq(c)\n", {"undecided", "refuted", "error"}),
        ("@claim(Gt(exp(exp(exp(exp(c)))), c))\ndef it():\n    return calc(exp(exp(exp(exp(c))))).gt(c)\n", {"undecided", "error"}),
        ("d = scalar('" + "d" * 10_000 + "')\n@claim(Eq(c, c))\ndef it():\n    return calc(c).eq(c)\n", {"proved"}),
        ("d = scalar('с')\n@claim(Eq(c + d, 2 * c))\ndef it():\n    return calc(c + d).eq(2 * c)\n", {"error"}),
        ("d = scalar('c')\n@claim(Eq(c + d, 2 * c))\ndef it():\n    return calc(c + d).eq(2 * c)\n", {"proved"}),
        ("@claim(Eq(c, c))\ndef " + "a" * 10_000 + "():\n    return calc(c).eq(c)\n", {"proved", "undecided", "error"}),
        ("@claim(Eq(Prod(Sum(x[k], k) + j0, j), c))\ndef it():\n    return calc(c).eq(c)\n", {"error"}),
    ],
)  # fmt: skip
def test_what_is_too_much(project: Project, text: str, verdict: set[str]) -> None:
    root = project(it='n = dimension("n"); k, j = indices("k j", n); x = vector("x", n); c = scalar("c")\n' + text)
    started = time.perf_counter()
    found = checked(root / "proofs" / "it.py")
    assert found
    assert set(found) <= verdict | {"error"}
    assert time.perf_counter() - started < 60


# ── other readers ─────────────────────────────────────────────────────────────


@FAST
@given(st.text(max_size=80) | st.sampled_from(["[tool.derive]\nproofs = ", "[tool]\nderive = "]), st.text(max_size=40))
def test_configuration(tmp_path: Path, start: str, rest: str) -> None:
    (tmp_path / "pyproject.toml").write_text(start + rest, encoding="utf-8", errors="surrogatepass")
    try:
        assert isinstance(find(tmp_path), Config)
    except UsageError as problem:
        said = str(problem)
    else:
        return
    assert "pyproject.toml" in said


@FAST
@given(
    st.text(max_size=40)
    | st.from_regex(r"(n|x|c|t)=[0-9,;*./e()log-]{0,12}( (n|x|c|t)=[0-9,;*./-]{0,8}){0,3}", fullmatch=True)
)
def test_points(spec: str) -> None:
    n = Dim("n", 1)
    try:
        point = read_point(spec, [n, Vector("x", (n,)), Scalar("c"), Index("t", n)])
    except NoPoint:
        return
    assert read_point(point.spec(), point.values) == point


@FAST
@given(st.text(alphabet="ab ()andortnot", max_size=30))
def test_words_of_a_selection(expression: str) -> None:
    with contextlib.suppress(UsageError):
        assert keyword(expression)("a") in (True, False)


@settings(max_examples=300, deadline=None)
@given(JSON | st.fixed_dictionaries({"claim": st.text(), "digest": st.text(), "terms": JSON, "theorems": JSON}))
def test_proofs(content: object) -> None:
    try:
        Replay().judge(read(json.dumps(content)))
    except (Unreadable, Refused):
        return
    pytest.fail("a proof of nothing")


@FAST
@given(st.text(max_size=60) | JSON.map(json.dumps))
def test_the_json_of_a_run(tmp_path: Path, content: str) -> None:
    (tmp_path / "proofs.jsonl").write_text('{"format": "derive-proofs", "version": 1}\n')
    (tmp_path / "run.json").write_text(content, encoding="utf-8", errors="surrogatepass")
    said: list[str] = []
    assert recheck(tmp_path / "proofs.jsonl", tmp_path / "run.json", said.append) in (0, 1, 4)
    assert said


@FAST
@given(
    st.lists(
        st.sampled_from(
            [
                "run",
                "list",
                "show",
                "rules",
                "recheck",
                "-k",
                "-x",
                "--at",
                "n=1",
                "::",
                "a",
                "-j",
                "0",
                "--by",
                "source",
            ]
        ),
        max_size=5,
    )
)
def test_command_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "proofs").mkdir(exist_ok=True)
    (tmp_path / "proofs" / "a.py").write_text(HEAD + 'c = scalar("c")\n')
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1, 2, 3, 4, 5)
    assert isinstance(result.exception, SystemExit | None)
