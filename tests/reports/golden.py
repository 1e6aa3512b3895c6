"""The appendix of the first source document's claims as it should be, without its line of provenance.

`python tests/reports/golden.py` writes it again; the difference is then a difference of the mathematics, or of its layout.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "reports" / "golden" / "appendix.tex"


def without_provenance(text: str) -> str:
    """The fragment without the one line that names versions and a digest."""
    kept = [line for line in text.splitlines() if not line.startswith(r"\drvprovenance")]
    if len(kept) != len(text.splitlines()) - 1:
        raise ValueError("there should be one line of provenance")
    return "\n".join(kept) + "\n"


_EVIDENCE = re.compile(r"^\\drvevidence(\{\\drvnumber\{.*?\}\})\{(.*?)\}(\{.*?\})\{.*?\}\{.*\}(\{.*?\})$", re.MULTILINE)


def without_rounding(text: str) -> str:
    """The fragment without what depends on how a processor rounds: how many random points met the
    hypotheses, how many touch, and how close the closest came."""
    return _EVIDENCE.sub(r"\\drvevidence\1\3\4", text)


def points(text: str) -> dict[str, int]:
    """How many points each claim was looked at, by its label."""
    return {found[1]: int(found[2].replace("\\,", "") or 0) for found in _EVIDENCE.finditer(text)}


def written() -> str:
    """The fragment of all claims of the first source document, checked now."""
    from here import targets_of

    from derive.records.settings import Settings
    from derive.reports.appendix.document import Options, fragment
    from derive.running.plan import slices
    from derive.running.run import run

    os.chdir(ROOT)
    outcome = run(slices(targets_of("why_softmax")), Settings(pages=True, slack=True))
    return without_provenance(fragment(outcome.verdicts, outcome.figures, Options()))


if __name__ == "__main__":
    sys.path.append(str(ROOT / "tests"))
    GOLDEN.write_text(written(), encoding="utf-8")
