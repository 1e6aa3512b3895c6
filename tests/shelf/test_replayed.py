"""The library's proofs are replayed when they are cited; without the right ones, whoever cites them is undecided."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from here import ROOT
from library import FILES, proofs
from shelf.small import CITING, FILE, Lines, placed, rewritten

from derive import library
from derive.kernel import Theorem, axiom, conclude
from derive.prooftree.write import line
from derive.records.verdict import PROVED, UNDECIDED, Verdict
from derive.running.cache.environment import digest, sources
from derive.shelf.proofs import proofs_of
from derive.shelf.volume import Volume

TESTS = ROOT / "tests"

Judged = Callable[..., dict[str, Verdict]]


@pytest.mark.parametrize("name", FILES)
def test_each_claim_is_replayed_as_it_is_stated(name: str) -> None:
    volume = Volume(f"derive.library.{name}", FILES[name])
    told = json.loads(proofs_of(FILES[name]).read_text().splitlines()[0])["claims"]
    assert list(told) == list(volume.claims)
    for claim in volume.claims.values():
        theorem = claim.theorem()
        assert type(theorem) is Theorem
        assert (theorem.statement, theorem.hypotheses) == (claim.statement, frozenset(claim.given))
        assert not theorem.axioms


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_the_proofs_are_those_that_the_files_make_now(name: str) -> None:
    assert proofs_of(FILES[name]).read_text(encoding="utf-8") == proofs(FILES[name])


_MADE = "import sys; from library import FILES, proofs; sys.stdout.write(proofs(FILES[sys.argv[1]]))"


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("name", FILES)
def test_the_proofs_do_not_depend_on_the_order_of_sets(name: str, seed: str) -> None:
    """Which is another in each process: a monomial is a set of factors, for one."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _MADE, name]
    made = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    assert made == proofs_of(FILES[name]).read_text(encoding="utf-8")


def test_nothing_is_replayed_before_it_is_cited(judged: Judged, volume: Volume) -> None:
    assert judged(CITING)["single"].verdict == PROVED
    assert volume.claims["doubled"].is_proved
    assert not volume.claims["above"].is_proved
    assert volume.claims["doubled"].theorem() is volume.claims["doubled"].theorem()


# ── what is wrong with a file ─────────────────────────────────────────────────


def first(lines: Lines) -> list[object]:
    """The last step of the first proof."""
    step: list[object] = lines[1]["theorems"][-1]
    return step


def swapped(lines: Lines) -> None:
    lines[1:] = lines[:0:-1]


def under_the_other_name(lines: Lines) -> None:
    lines[1]["claim"], lines[2]["claim"] = lines[2]["claim"], lines[1]["claim"]
    swapped(lines)


def another_term(lines: Lines) -> None:
    """One number of the first proof is another one."""
    place = next(n for n, term in enumerate(lines[1]["terms"]) if term[0] == "Num")
    lines[1]["terms"][place][1]["fraction"] = "3"


DAMAGES: dict[str, tuple[Callable[[Lines], object], bool, str]] = {
    "a byte of a proof": (another_term, False, "is not as it was written"),
    "a byte, and its digest": (another_term, True, "does not prove it: theorem"),
    "no proof": (lambda lines: lines.pop(), False, "is not as it was written"),
    "no proof, and no digest": (
        lambda lines: (lines.pop(1), lines[0]["claims"].pop("doubled")),
        False,
        "has no proof of doubled",
    ),
    "swapped": (swapped, False, "is not as it was written"),
    "swapped, and their digests": (swapped, True, "proves something else than doubled states"),
    "swapped, and their names": (under_the_other_name, True, "proves something else than doubled states"),
    "a shorter proof": (
        lambda lines: lines[1]["theorems"].__delitem__(slice(1, None)),
        True,
        "proves something else than doubled states",
    ),
    "no such rule": (lambda lines: first(lines).__setitem__(0, "believe"), True, "the kernel has no rule 'believe'"),
    "no proof at all": (lambda lines: lines.__setitem__(1, {}), True, "does not prove it: a proof has a claim"),
    "wrong arguments": (lambda lines: first(lines).__setitem__(1, [{"theorem": 0}]), True, "does not apply"),
    "another version": (lambda lines: lines[0].update(derive="0.0.9"), True, "is of derive 0.0.9, and this is"),
    "no version": (lambda lines: lines[0].pop("derive"), True, "is of derive None, and this is"),
    "another format": (lambda lines: lines[0].update(version=2), True, "has version 2 of the format"),
    "no digests": (lambda lines: lines[0].update(claims=None), False, "is not as it was written"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_leaves_the_citing_claim_undecided(judged: Judged, volume: Volume, damage: str) -> None:
    change, sealed, said = DAMAGES[damage]
    rewritten(proofs_of(volume.file), change, sealed)
    _require_undecided(judged(CITING)["single"], volume, said)


def test_a_file_that_assumes_what_it_should_prove(judged: Judged, volume: Volume) -> None:
    claim = volume.claims["doubled"]
    assumed = conclude(claim.statement, (), axiom("it", claim.statement))
    proof = json.loads(line("derive.library.small::doubled", assumed))
    rewritten(proofs_of(volume.file), lambda lines: lines.__setitem__(1, proof))
    _require_undecided(judged(CITING)["single"], volume, "proves something else than doubled states")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not there; install derive again"),
        (b"", "is no file of proofs"),
        (b"\xff\xfe", "is no text"),
        (b"[" * 100_000, "is no file of proofs"),
        (b"{}\n", "is no file of proofs"),
    ],
)
def test_a_file_that_is_none(judged: Judged, volume: Volume, content: bytes | None, said: str) -> None:
    proofs_of(volume.file).unlink()
    if content is not None:
        proofs_of(volume.file).write_bytes(content)
    _require_undecided(judged(CITING)["single"], volume, said)


def test_a_statement_that_was_edited(
    judged: Judged, volume: Volume, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(tmp_path, monkeypatch, FILE.replace("Eq(twice(c), c + c)", "Eq(twice(c), c + c + 0)"))
    _require_undecided(judged(CITING)["single"], volume, "proves something else than doubled states")


def test_a_definition_that_was_edited(
    judged: Judged, volume: Volume, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(tmp_path, monkeypatch, FILE.replace("2 * c, of=c", "c * 2, of=c"))
    _require_undecided(judged(CITING)["single"], volume, "proves something else than doubled states")


def test_a_hypothesis_that_was_dropped(judged: Judged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = "\n\n@claim(Ge(c**3, 0), given=[Ge(c, 0)])\ndef doubled():\n    return calc(c**3).ge(0)\n"
    text = FILE.replace("def doubled", "def twofold")
    volume = placed(tmp_path, monkeypatch, text + more)
    placed(tmp_path, monkeypatch, text + more.replace(", given=[Ge(c, 0)]", ""))
    citing = CITING.replace("Eq(twice(d) - d, d)", "Ge(d**3 + 1, 1)").replace(
        "calc(twice(d) - d).eq(d, doubled)", "calc(d**3 + 1).ge(1, doubled)"
    )
    found = judged(citing)["single"]
    assert found.verdict != PROVED
    assert volume.claims["doubled"].theorem().hypotheses


def test_a_claim_that_is_new(judged: Judged, tmp_path: Path, volume: Volume, monkeypatch: pytest.MonkeyPatch) -> None:
    placed(tmp_path, monkeypatch, FILE.replace("def doubled", "def doubling"))
    found = judged(CITING.replace("doubled", "doubling"))["single"]
    _require_undecided(found, volume, "has no proof of doubling", "doubling")


def test_a_file_that_is_no_python(
    judged: Judged, tmp_path: Path, volume: Volume, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(tmp_path, monkeypatch, FILE + "\n(")
    (problem, *_) = judged(CITING).values()
    assert problem.verdict == "error"


def test_the_proof_may_be_written_otherwise(judged: Judged, volume: Volume) -> None:
    """What counts is what the kernel makes of it."""
    rewritten(proofs_of(volume.file), lambda lines: lines[1]["theorems"][0].__setitem__(2, "of no account"))
    assert judged(CITING)["single"].verdict == PROVED


def _require_undecided(found: Verdict, volume: Volume, said: str, name: str = "doubled") -> None:
    assert (found.verdict, found.code) == (UNDECIDED, "U111"), found.message
    assert found.message.startswith(f"step 1 is not shown: {name} is cited, but {proofs_of(volume.file)} "), (
        found.message
    )
    assert said in found.message
    assert found.message.endswith("install derive again") or "`python tests/library.py`" in found.message


def test_what_is_known_of_a_claim_depends_on_the_library_and_its_proofs(volume: Volume) -> None:
    package = Path(library.__file__).parents[1]
    assert {f"library/{name}.{end}" for name in FILES for end in ("py", "jsonl")} <= sources(package).keys()
    before = digest(volume.file.parent)
    rewritten(proofs_of(volume.file), lambda lines: lines[0].update(derive="0.0.9"))
    assert digest(volume.file.parent) != before
