"""What an author leaves open: where it stands, what is put there, and what becomes of the claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from here import HEAD

from derive.claims.claim import Claim
from derive.claims.holes import Hole
from derive.claims.mentions import holes_in
from derive.files.load import Loader
from derive.find.searching import searching
from derive.records.settings import Settings
from derive.records.verdict import PROVED, REFUTED, UNDECIDED, Verdict
from derive.verdicts.check import check

DECLARED = 'n = dimension("n")\ni, k = indices("i k", n)\nx = vector("x", n)\nc = scalar("c")\n'


def claims(tmp_path: Path, text: str) -> tuple[dict[str, Claim], list[str]]:
    path = tmp_path / "claims.py"
    path.write_text(HEAD + DECLARED + text, encoding="utf-8")
    loaded = Loader().load(path)
    assert not loaded.problems, loaded.problems
    return loaded.claims, path.read_text(encoding="utf-8").splitlines()


def checked(tmp_path: Path, text: str, settings: Settings = Settings()) -> Verdict:  # noqa: B008
    found, _ = claims(tmp_path, text)
    return check(list(found.values())[-1], settings)


def written_at(lines: list[str], hole: Hole) -> str:
    assert hole.line == hole.end_line
    return lines[hole.line - 1][hole.column : hole.end_column]


BODIES = {
    "returned": "    return ...\n",
    "auto": "    return auto\n",
    "of by": "    return by.auto\n",
    "alone": "    ...\n",
    "under a docstring": '    """Why."""\n    ...\n',
    "in cases": "    return cases(Ge(c, 0), ..., calc(abs(c)).ge(0))\n",
    "in both cases": "    return cases(Ge(c, 0), ..., auto)\n",
    "as a reason": "    return calc(abs(c)).ge(0, ...)\n",
    "after letters of two bytes": '    "äöü"; return calc(abs(c)).ge(0, ...)\n',
    "over lines": "    return (\n        calc(abs(c))\n        .eq(abs(-c), ...)\n        .ge(0, ...)\n    )\n",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_hole_is_placed_filled_and_proved(tmp_path: Path, body: str) -> None:
    found, lines = claims(tmp_path, f"@claim(Ge(abs(c), 0))\ndef it():\n{body}")
    verdict = check(found["it"], Settings())
    proof = found["it"].proof()
    places = [written_at(lines, hole) for hole in proof.holes]
    assert places
    assert set(places) <= {"...", "auto", "by.auto"}
    assert len({hole.place for hole in proof.holes}) == body.count("...") + body.count("auto")
    assert (verdict.verdict, verdict.holes) == (PROVED, ())
    assert [(f.line, f.column) for f in verdict.found] == [(h.line, h.column) for h in proof.holes]
    assert proof.part is not None
    assert not list(holes_in(proof.part))


def test_what_is_found_is_marked(tmp_path: Path) -> None:
    verdict = checked(
        tmp_path, "@claim(Ge(abs(c) + 1, 0))\ndef it():\n    return calc(abs(c) + 1).eq(1 + abs(c)).ge(0, ...)\n"
    )
    assert [step.found for step in verdict.steps] == [False, True]
    assert [(f.kind, f.text) for f in verdict.found] == [("reasons", "")]


def test_named_reasons_are_kept_beside_those_that_are_found(tmp_path: Path) -> None:
    text = (
        'f = define("f", exp(c))\ng = define("g", 2 * c)\n'
        "@claim(Eq(f * g, 2 * c * exp(c)))\ndef it():\n"
        "    return calc(f * g).eq(2 * c * exp(c), by.unfold(f), ...)\n"
    )
    verdict = checked(tmp_path, text)
    assert verdict.verdict == PROVED
    assert verdict.steps[0].reasons == ("by.unfold(f)", "by.unfold(g)")
    assert verdict.found[0].text == "by.unfold(g)"


def test_what_is_not_found_is_said_at_its_line(tmp_path: Path) -> None:
    verdict = checked(tmp_path, "@claim(Eq(sin(c) ** 3, sin(c)), given=[Eq(c, 0)])\ndef it():\n    ...\n")
    assert verdict.verdict == PROVED
    verdict = checked(tmp_path, "@claim(Ge(exp(c) - 1, sin(c)), given=[Ge(c, 0)])\ndef it():\n    return ...\n")
    assert verdict.verdict == UNDECIDED
    assert verdict.message.startswith("nothing was found for ")
    assert verdict.failure is not None
    assert verdict.failure.line == 9
    assert verdict.failure.hint == "write a step that leads there, and leave the rest open: calc(a).eq(b, ...)"
    assert verdict.holes == ((9, 11, 9, 14),)


def test_a_false_claim_is_refuted_and_nothing_is_looked_for(tmp_path: Path) -> None:
    verdict = checked(tmp_path, "@claim(Ge(c, 0))\ndef it():\n    return cases(Ge(c, 1), ..., ...)\n")
    assert (verdict.verdict, verdict.found) == (REFUTED, ())


def test_a_gate_can_refuse_holes(tmp_path: Path) -> None:
    text = "@claim(Ge(abs(c), 0))\ndef it():\n    return cases(Ge(c, 0), ..., ...)\n"
    verdict = checked(tmp_path, text, Settings(no_holes=True))
    assert (verdict.verdict, verdict.found) == (UNDECIDED, ())
    assert verdict.message == "line 9: left open, which --no-holes does not allow"


def test_only_what_comes_before_is_cited(tmp_path: Path) -> None:
    hard = "Ge(exp(c) - 1, c)"
    later = (
        f"@claim({hard})\ndef it():\n    return calc(exp(c) - 1).ge(c, fact)\n\n"
        f"@claim({hard})\ndef fact():\n    return ...\n"
    )
    found, _ = claims(tmp_path, later)
    for claim in found.values():
        with searching(Settings()):
            steps = claim.proof().steps
        assert "it" not in {reason.label for step in steps for reason in step.reasons}
    circle = (
        "f = cos(c) * cos(c / 3)\n"
        "@axiom(Ge(exp(c) - c, f))\ndef base():\n    pass\n\n"
        "@claim(Ge(exp(c) - c + 1, f + 1))\ndef one():\n    return calc(exp(c) - c + 1).ge(f + 1, two)\n\n"
        "@claim(Ge(exp(c) - c + 2, f + 2))\ndef two():\n    return ...\n"
    )
    found, _ = claims(tmp_path, circle)
    assert found["one"].rests_on(found["two"])
    with searching(Settings()):
        steps = found["two"].proof().steps
    assert [reason.label for step in steps for reason in step.reasons] == ["base"]
