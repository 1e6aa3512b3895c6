"""A folder that Coq can check: the fixed file, a file for each claim, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..prooftree.read import Unreadable, read
from ..prooftree.replay import Refused, theorem
from ..records.outcome import Outcome
from ..records.verdict import Verdict
from .file import Exported, File
from .names import readable

FIXED = Path(__file__).with_name("Derive.v")
NAMES = ("Derive.v", "Check.v", "_CoqProject", "Makefile")

_MAKEFILE = """# Checks every file: make -j2
FILES := $(filter %.v,$(shell cat _CoqProject))

all: $(FILES:.v=.vo)

%.vo: %.v
\tcoqc -q -R . Derive $<

$(filter-out Derive.vo,$(FILES:.v=.vo)): Derive.vo
Check.vo: $(filter-out Check.vo,$(FILES:.v=.vo))
"""


@dataclass(frozen=True)
class Written:
    """A claim in a folder: the file that it has, or why it has none."""

    exported: Exported
    file: Path | None

    @property
    def why(self) -> str:
        """Why there is no file."""
        return "; ".join(self.exported.missing)

    def but_for(self, number: int) -> Written:
        """The same with one more step taken as a hypothesis, in the same file. Raises OSError."""
        found = replace(self, exported=self.exported.but_for(number))
        found.put()
        return found

    def put(self) -> None:
        """Write the file. Raises OSError."""
        if self.file is not None:
            text = f"(* {_comment(self.exported.claim)} *)\n{self.exported.text}"
            self.file.write_text(text, encoding="utf-8")


def exported(outcome: Outcome) -> list[Exported]:
    """The claims of a run for Coq, from their finished proofs."""
    return [_exported(v, outcome.proofs.get(v.id)) for v in outcome.verdicts if v.kind == "claim"]


def _exported(verdict: Verdict, line: str | None) -> Exported:
    if line is None:
        return Exported(verdict.id, missing=(f"it is not proved, but {verdict.verdict}",))
    try:
        return replace(File(verdict.id, theorem(read(line))).written(), digest=verdict.digest)
    except (Unreadable, Refused) as problem:
        return Exported(verdict.id, missing=(f"its proof cannot be replayed: {problem}",))
    except RecursionError:
        return Exported(verdict.id, missing=("its terms are nested too deeply",))


def write(folder: Path, claims: Iterable[Exported]) -> list[Written]:
    """Write the folder; what there is of each claim. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    found, taken = [], {"Derive", "Check"}
    for claim in claims:
        file = None
        if not claim.missing:
            file = folder / f"{_module(claim.claim, taken)}.v"
        found.append(Written(claim, file))
        found[-1].put()
    modules = [(written.file.stem, written.exported.lemma) for written in found if written.file is not None]
    check = ["From Derive Require Import Derive."]
    check += [f"From Derive Require {module}.\nPrint Assumptions {module}.{lemma}." for module, lemma in modules]
    files = ["Derive.v", *[f"{module}.v" for module, _ in modules], "Check.v"]
    (folder / "Derive.v").write_text(FIXED.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "Check.v").write_text("\n".join(check) + "\n", encoding="utf-8")
    (folder / "_CoqProject").write_text("\n".join(["-R . Derive", *files]) + "\n", encoding="utf-8")
    (folder / "Makefile").write_text(_MAKEFILE, encoding="utf-8")
    return found


def _module(claim: str, taken: set[str]) -> str:
    """A name for a claim's file, which Coq takes as a module."""
    path, _, name = claim.rpartition("::")
    found = readable(f"{Path(path).stem}__{name}").replace("'", "_")
    while found in taken:
        found += "_"
    taken.add(found)
    return found


def _comment(text: str) -> str:
    return text.replace("(*", "( *").replace("*)", "* )").replace('"', "'")
