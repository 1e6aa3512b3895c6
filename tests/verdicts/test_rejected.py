"""Every claim in rejected/ is refused, on the marked line and for the marked reason.

`# rejected: text` stands on the line of the step that fails; `# rejected-here`
where any reason will do; `# rejected-claim: text` where the proof as a whole
fails, anywhere in the claim. A claim whose docstring ends in "accepted" holds:
the false ones cite it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.messages.table import KINDS
from derive.verdicts.check import Settings, check

pytestmark = pytest.mark.interpreter

FILES = sorted((Path(__file__).parent / "rejected").glob("*.py"))
MARK = re.compile(r"# (rejected|rejected-here|rejected-claim)(?:: (.*))?$")


@dataclass(frozen=True)
class Mark:
    kind: str
    text: str
    line: int


def marks(path: Path) -> list[Mark]:
    found = [(n, MARK.search(line)) for n, line in enumerate(path.read_text().splitlines(), 1)]
    return [Mark(m[1], m[2] or "", n) for n, m in found if m is not None]


def cases() -> list[tuple[Path, Claim, Mark | None]]:
    out = []
    for path in FILES:
        loaded = Loader().load(path)
        assert not loaded.problems, loaded.problems
        claims = sorted(loaded.claims.values(), key=lambda c: c.line)
        own = marks(path)
        for claim, following in zip(claims, [*claims[1:], None], strict=True):
            end = following.line if following is not None else 10**9
            inside = [m for m in own if claim.line <= m.line < end]
            assert len(inside) <= 1, f"{path.name}: {claim.name} has {len(inside)} marks"
            out.append((path, claim, inside[0] if inside else None))
        assert len(own) == sum(mark is not None for p, _, mark in out if p == path)
    return out


CASES = cases()


@pytest.mark.parametrize(("path", "claim", "mark"), CASES, ids=[c.name for _, c, _ in CASES])
def test_each_claim_is_judged_as_marked(path: Path, claim: Claim, mark: Mark | None) -> None:
    verdict = check(claim, Settings())
    if mark is None:
        assert claim.kind == "axiom" or claim.doc.endswith("accepted"), f"{claim.name} has no mark"
        assert claim.kind == "axiom" or verdict.verdict == "proved", verdict.message
        return
    assert verdict.verdict in ("refuted", "undecided"), f"{claim.name} is {verdict.verdict}"
    failure = verdict.failure
    assert failure is not None
    said = " / ".join(filter(None, (failure.reason, failure.needs, verdict.message)))
    assert mark.text in said, said
    if mark.kind != "rejected-claim":
        assert failure.line == mark.line, f"refused on line {failure.line}: {said}"
    assert failure.step is not None or failure.of_chain or mark.kind == "rejected-claim"
    assert verdict.code in KINDS


def test_there_are_many_of_them() -> None:
    assert sum(mark is not None for _, _, mark in CASES) >= 100
