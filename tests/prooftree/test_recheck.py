"""derive recheck on files that set out to hang it, to lie, or to act on whoever reads its listing."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from building import Definition, Vector, add, c, eq, k, mul, n, num, total, x
from faults import GOOD, START, WRONG, Ended, derive, write

from derive import __version__
from derive.kernel import Theorem, axiom, hypothesis, normal_form, symmetry
from derive.prooftree.digests import Digests
from derive.prooftree.header import header
from derive.prooftree.write import _Writer, line
from derive.terms.definition import Transparent
from derive.terms.node import Term
from derive.terms.term import Call, Fn, Scalar


def recheck(folder: Path, *theorems: Theorem | str, options: tuple[str, ...] = ()) -> Ended:
    """The command on a file of these proofs, or of lines as they are."""
    lines = [t if isinstance(t, str) else line(f"it.py::c{n}", t) for n, t in enumerate(theorems)]
    (folder / "proofs.jsonl").write_text("\n".join([header(__version__), *lines]) + "\n", encoding="utf-8")
    return derive(folder, "recheck", "proofs.jsonl", *options)


# ── sharing ───────────────────────────────────────────────────────────────────


def doubled(levels: int, start: Term) -> Term:
    term = start
    for _ in range(levels):
        term = add(term, term)
    return term


def defined(levels: int, name: str) -> Term:
    """Definitions that stand on each other, each twice on the one before."""
    term: Term = c
    for level in range(levels):
        term = Definition((c,), add(term, term), 0, f"{name}{level}").call({})
    return term


SHARED: dict[str, Callable[[int], Theorem]] = {
    "plain": lambda n: hypothesis(eq(doubled(n, c), doubled(n, c))),
    "below a sum": lambda n: hypothesis(eq(total(doubled(n, x(k)), k), total(doubled(n, x(k)), k))),
    "sums": lambda n: hypothesis(eq(doubled(n, total(x(k), k)), c)),
    "products": lambda n: hypothesis(eq(mul(doubled(n, c), doubled(n, c)), c)),
    "in an axiom": lambda n: axiom("it", eq(doubled(n, c), c)),
    "in the middle": lambda n: symmetry(symmetry(hypothesis(eq(doubled(n, c), c)))),
}


@pytest.mark.parametrize("levels", [18, 60, 90])
@pytest.mark.parametrize("shape", SHARED.values(), ids=SHARED)
def test_a_term_that_shares_its_parts(tmp_path: Path, shape: Callable[[int], Theorem], levels: int) -> None:
    """What is a line of the file would be longer than any paper, printed: it is told, soon, and proves nothing."""
    started = time.monotonic()
    ended = recheck(tmp_path, shape(levels), hypothesis(eq(c, c)))
    assert time.monotonic() - started < 20
    assert (ended.code, ended.err) == (4, b"")
    said = ended.out.decode()
    assert "parts, written out; 100000 are the most" in said
    assert "1 proofs replayed, 1 steps; 1 cannot be read" in said
    assert len(said) < 1000


def test_what_is_long_and_no_longer_than_that_is_not_printed(tmp_path: Path) -> None:
    ended = recheck(tmp_path, hypothesis(eq(doubled(13, c), c)))
    assert (ended.code, len(ended.out) < 1000) == (4, True)
    assert b"what it proves has 16385 parts, written out; 5000 are the most" in ended.out
    assert recheck(tmp_path, hypothesis(eq(doubled(9, c), c))).code == 0


@pytest.mark.parametrize("levels", [18, 60])
def test_definitions_that_stand_on_each_other(tmp_path: Path, levels: int) -> None:
    """Each is printed once."""
    ended = recheck(tmp_path, hypothesis(eq(defined(levels, "d"), defined(levels, "e"))))
    assert ended.code == 0
    assert ended.out.count(b"    where ") == 2 * levels


def test_equal_terms_that_share_nothing_with_each_other() -> None:
    """Equality, digests, letters and free variables cost what a term is made of, not what it stands for."""
    started = time.monotonic()
    one, other = (eq(total(doubled(60, x(k)), k), defined(60, "d")) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one.left != one.right
    assert hypothesis(one).statement == hypothesis(other).statement
    assert Digests().of(one) == Digests().of(other)
    assert time.monotonic() - started < 10


# ── what is said under which name ─────────────────────────────────────────────


@pytest.fixture
def proofs(tmp_path: Path) -> Path:
    """A project of one proved claim, its proofs and its run."""
    folder = write(tmp_path, a=GOOD)
    assert derive(folder, "run", "--proofs", "proofs.jsonl", "--json", "run.json").code == 0
    return folder


def changed(folder: Path, **fields: Any) -> Ended:
    head, first = (folder / "proofs.jsonl").read_text().splitlines()
    content = {**json.loads(first), **fields}
    (folder / "proofs.jsonl").write_text(f"{head}\n{json.dumps(content)}\n")
    return derive(folder, "recheck", "proofs.jsonl")


def test_a_changed_name_with_the_old_digest_is_refused(proofs: Path) -> None:
    ended = changed(proofs, claim="proofs/a.py::better")
    assert (ended.code, b"its digest is not that of what is proved here under this name" in ended.out) == (1, True)
    assert "✓" not in ended.out.decode()


def test_a_definition_that_is_only_called_like_one_of_derive_is_told(tmp_path: Path) -> None:
    """tr(A) = 0, where tr is not the trace."""
    square = Vector("A", (n, n))
    false = Call(Transparent((square, n), num(0), 1, "tr"), (square, n))
    ended = recheck(tmp_path, normal_form(false, num(0), ()))
    assert ended.code == 0
    assert "tr(A) = 0\n    where tr(A) = 0" in ended.out.decode()


def test_of_two_proofs_the_names_cannot_be_exchanged(tmp_path: Path) -> None:
    one, other = (json.loads(line(f"it.py::{n}", hypothesis(eq(c, num(n))))) for n in (1, 2))
    one["claim"], other["claim"] = other["claim"], one["claim"]
    assert recheck(tmp_path, json.dumps(one), json.dumps(other)).out.decode().count("✗") == 2


HOSTILE = "\x1b[2J\r\n\u202e\x9b\x07::error::x"


@pytest.mark.parametrize(
    "lines",
    [
        [line(f"it.py::{HOSTILE}", hypothesis(eq(c, c)))],
        [line("it.py::a", axiom(HOSTILE, eq(c, c)))],
        [line("it.py::a", hypothesis(eq(Fn(HOSTILE, (c,)), c)))],
        [line("it.py::a", hypothesis(eq(Scalar(HOSTILE), c)))],
        [line(f"it.py::{HOSTILE}", hypothesis(eq(c, c)))] * 2,
        ['{"claim": ' + json.dumps(HOSTILE) + "}"],
        [json.dumps({"claim": HOSTILE, "digest": "", "terms": [], "theorems": [[HOSTILE, [], ""]]})],
        [HOSTILE.replace("\n", "")],
    ],
    ids=["a claim", "an axiom", "a function", "a scalar", "twice", "no proof", "a rule", "no JSON"],
)
def test_nothing_acts_on_a_terminal(tmp_path: Path, lines: list[str]) -> None:
    ended = recheck(tmp_path, *lines)
    said = ended.out.decode() + ended.err.decode()
    assert said.replace("\n", "").isprintable(), said
    assert not any(printed.lstrip().startswith("::") for printed in said.splitlines())
    assert ended.code in (0, 1, 4)


@pytest.mark.parametrize("name", ["x) = 1 and (x", "f g", "", "ƒ", "D", "Sum", "c"])
def test_a_function_that_would_read_as_something_else(tmp_path: Path, name: str) -> None:
    ended = recheck(tmp_path, hypothesis(eq(Fn(name, (c,)), c)))
    assert (ended.code, b"0 proofs replayed" in ended.out) == (1, True), ended
    assert recheck(tmp_path, hypothesis(eq(Fn("gamma_function", (c,)), c))).code == 0


@pytest.mark.parametrize("place", ["claim", "digest", "terms", "theorems"])
def test_half_a_pair_of_surrogates(proofs: Path, place: str) -> None:
    broken: Any = "\ud800" if place in ("claim", "digest") else [["Scalar", "\udfff", 7]]
    ended = changed(proofs, **{place: broken})
    assert ended.code == 4
    assert "✗ proofs.jsonl:2  is no text: it holds half of a pair of surrogates" in ended.out.decode()


# ── files ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "its first line is no JSON"),
        (header("1") + "\n", "holds no proof"),
        (header("1"), "holds no proof"),
        ('{"format": "derive-proofs", "version": 1}\n{}', "has version 1 of the format; this derive reads version 5"),
        ('{"format": "\x1b[2J"}', "its first line is no JSON"),
    ],
)
def test_a_file_without_a_proof(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "it.jsonl").write_text(content)
    ended = derive(tmp_path, "recheck", "it.jsonl")
    assert (ended.code, ended.out) == (4, b"")
    assert ended.sentence.startswith("derive: it.jsonl: ")
    assert why in ended.sentence


def test_a_run_that_proves_nothing_has_no_proofs(tmp_path: Path) -> None:
    derive(write(tmp_path, a=WRONG), "run", "--proofs", "it.jsonl", "--json", "run.json")
    assert derive(tmp_path, "recheck", "it.jsonl", "--json", "run.json").code == 4


def test_one_line_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    ended = recheck(tmp_path, "nonsense", hypothesis(eq(c, c)), "")
    assert (ended.code, ended.out.decode().count("✓"), ended.out.decode().count("✗")) == (4, 1, 2)


def test_pipes_and_devices(proofs: Path) -> None:
    os.mkfifo(proofs / "pipe")
    for name, what in (("pipe", "pipe"), ("/dev/zero", "device"), ("/dev/stdin", "device")):
        ended = derive(proofs, "recheck", name)
        assert (ended.code, ended.sentence) == (4, f"derive: {name}: cannot be read: it is a {what}, not a file")
        ended = derive(proofs, "recheck", "proofs.jsonl", "--json", name)
        assert (ended.code, ended.sentence) == (4, f"derive: {name}: cannot be read: it is a {what}, not a file")


# ── limits ────────────────────────────────────────────────────────────────────


def slow(steps: int) -> str:
    """A proof whose steps each take a while: products of sums, expanded."""
    writer, theorems = _Writer(), []
    for step in range(steps):
        term = mul(*[add(Scalar(f"a{step}_{at}"), num(Fraction(at + 2))) for at in range(12)])
        arguments = (term, term, ())
        written = [writer.value(argument) for argument in arguments]
        theorems.append(["normal_form", written, writer.digests.of_step("normal_form", arguments)])
    return json.dumps({"claim": "it.py::slow", "digest": "", "terms": writer.terms, "theorems": theorems})


def test_a_proof_that_takes_too_long(tmp_path: Path) -> None:
    ended = recheck(tmp_path, hypothesis(eq(c, c)), slow(60), options=("--timeout", "1"))
    assert (ended.code, ended.out.decode().count("✓")) == (4, 1)
    assert (
        ended.sentence
        == "derive: proofs.jsonl: line 3: reading or replaying it took longer than the limit of 1 seconds"
    )
    assert b"proofs replayed" not in ended.out


def test_a_proof_that_takes_too_much_memory(tmp_path: Path) -> None:
    numbers = ",".join([f'["Num",{{"fraction":"{n}"}}]' for n in range(400_000)])
    large = f'{{"claim":"a","digest":"","terms":[{numbers}],"theorems":[["hypothesis",[],""]]}}'
    ended = recheck(tmp_path, hypothesis(eq(c, c)), large, options=("--memory", "256"))
    assert (ended.code, ended.out.decode().count("✓")) == (4, 1)
    assert ended.sentence == "derive: proofs.jsonl: line 3: replaying it needs more memory than the limit"
    assert recheck(tmp_path, hypothesis(eq(c, c)), options=("--memory", "256", "--timeout", "1e300")).code == 0


def test_a_replay_that_dies(tmp_path: Path) -> None:
    (tmp_path / "it.jsonl").write_text(header("1") + "\n{}\n")
    die = "import derive.prooftree.apart as it\nit._START = 'import os; os._exit(0)'\n"
    start = [*START[:2], die + START[2]]
    ended = derive(tmp_path, "recheck", "it.jsonl", start=start)
    assert (ended.code, ended.sentence) == (
        4,
        "derive: it.jsonl: line 1: the process that was replaying it ended with code 0",
    )


def test_nothing_is_left_of_a_replay_that_was_stopped(tmp_path: Path) -> None:
    before = set(Path("/proc").glob("[0-9]*/cwd"))
    recheck(tmp_path, slow(60), options=("--timeout", "0.5"))
    left = [p for p in set(Path("/proc").glob("[0-9]*/cwd")) - before if p.exists() and p.resolve() == tmp_path]
    assert left == []
