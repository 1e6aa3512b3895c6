"""coqc: found on the path, run on each file within a limit of time, and what it says that a claim rests on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from .file import Exported, Open
from .folder import Written

ACCEPTED, BUT_FOR, REJECTED = "accepted", "accepted but for", "rejected"
NOT_EXPORTED, TIMED_OUT = "not exported", "timed out"
SECONDS = 120.0
MOST_OPEN = 8
"""How many steps may be left open of a claim that is accepted but for them."""
_FIXED_SECONDS = 600.0

ALLOWED = frozenset(
    (
        "ClassicalDedekindReals.sig_forall_dec",
        "ClassicalDedekindReals.sig_not_dec",
        "FunctionalExtensionality.functional_extensionality_dep",
        "Classical_Prop.classic",
    )
)
"""Coq's real numbers, functional extensionality and excluded middle: what a claim may rest on."""

HOW = "install Coq and Coquelicot; in Debian: apt install coq libcoq-coquelicot"


class NoCoq(Exception):
    """There is no coqc, or it lacks Coquelicot."""


@dataclass(frozen=True)
class Judged:
    """What became of a claim in Coq."""

    claim: str
    outcome: str
    why: str = ""
    steps: int = 0
    open: tuple[Open, ...] = ()
    digest: str = ""


def version() -> str:
    """Coq's version. Raises NoCoq."""
    if shutil.which("coqc") is None:
        raise NoCoq(f"coqc is not on the path: {HOW}")
    said = subprocess.run(["coqc", "--print-version"], capture_output=True, text=True, check=False)
    return said.stdout.split(" ")[0].strip() or "of an unknown version"


def prepare(folder: Path) -> None:
    """Compile the fixed file. Raises NoCoq."""
    code, _, problem = _coqc(folder, folder / "Derive.v", _FIXED_SECONDS)
    if code is None:
        raise NoCoq("Derive.v takes too long")
    if code and "Coquelicot" in problem:
        raise NoCoq(f"coqc does not find Coquelicot: {HOW}")
    if code:
        raise NoCoq(f"this Coq does not accept Derive.v: {problem[:300]}")


def unchecked(one: Written) -> Judged:
    """What is left open of a claim before Coq is asked."""
    return _told(one.exported, BUT_FOR) if one.file is not None else _told(one.exported, NOT_EXPORTED, one.why)


def check(folder: Path, written: list[Written], seconds: float, jobs: int) -> Iterator[Judged]:
    """What Coq says of each claim, in their order."""
    with ThreadPoolExecutor(max(jobs, 1)) as threads:
        yield from threads.map(lambda one: judged(folder, one, seconds), written)


def judged(folder: Path, one: Written, seconds: float) -> Judged:
    """What Coq says of one claim. A step that it does not accept is made a hypothesis, and the rest is tried again."""
    if one.file is None:
        return _told(one.exported, NOT_EXPORTED, one.why)
    until, now, why = monotonic() + seconds, one, ""
    while True:
        code, said, problem = _coqc(folder, one.file, max(until - monotonic(), 0.0))
        if code == 0:
            more = assumed(said) - ALLOWED
            if more:
                return _told(one.exported, REJECTED, f"it rests on {', '.join(sorted(more))}")
            return _told(now.exported, BUT_FOR if now.exported.open else ACCEPTED)
        if code is None and now is one:
            return _told(one.exported, TIMED_OUT, f"longer than {seconds:g} seconds")
        step, rule = _where(now.exported.text, problem)
        why = why or (f"a step by {rule}" if rule else _first(problem))
        if code is None or step is None or len(now.exported.open) >= MOST_OPEN:
            one.put()
            return _told(one.exported, REJECTED, why)
        now = now.but_for(step)


def _told(one: Exported, outcome: str, why: str = "") -> Judged:
    """What became of a claim; the steps that it leaves open are told where they are all that is left."""
    left = one.open if outcome == BUT_FOR else ()
    return Judged(one.claim, outcome, why or "; ".join(map(str, left)), one.steps, left, one.digest)


def assumed(said: str) -> set[str]:
    """The axioms that `Print Assumptions` lists."""
    if "Closed under the global context" in said:
        return set()
    if "Axioms:" not in said:
        return {"nothing that could be read"}
    return set(re.findall(r"^([\w.']+)\s*(?::|$)", said.partition("Axioms:")[2], re.MULTILINE))


def _coqc(folder: Path, file: Path, seconds: float) -> tuple[int | None, str, str]:
    """The exit code of coqc on a file of a folder, None if it took too long; what it printed, and what went wrong.

    It runs in the folder, where its tactics leave what they remember.
    """
    command = ["coqc", "-q", "-w", "none", "-R", ".", "Derive", file.name]
    try:
        told = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=seconds, errors="replace"
        )
    except subprocess.TimeoutExpired:
        return None, "", ""
    return told.returncode, told.stdout, told.stderr


_STEP = re.compile(r"\(\* (\w+)(?:: .*)? \*\)")


def _where(text: str, problem: str) -> tuple[int | None, str]:
    """The step that Coq does not accept, if it can be a hypothesis instead; and its rule."""
    found = re.search(r"line (\d+)", problem)
    lines = ["", *text.split("\n")]
    for place in reversed(range(min(int(found.group(1)) if found else 0, len(lines) - 1))):
        rule = _STEP.fullmatch(lines[place])
        if rule:
            number = re.match(r"Lemma step_(\d+)\b", lines[place + 1])
            return int(number.group(1)) if number else None, rule.group(1)
    return None, ""


def _first(problem: str) -> str:
    return problem.strip().partition("\n")[2][:200] or "Coq ends with an error"
