"""coqc: found on the path, run on each file within a limit of time, and what it says that a claim rests on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .folder import Written

ACCEPTED, REJECTED, NOT_EXPORTED, TIMED_OUT = "accepted", "rejected", "not exported", "timed out"
SECONDS = 120.0
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


def version() -> str:
    """Coq's version. Raises NoCoq."""
    if shutil.which("coqc") is None:
        raise NoCoq(f"coqc is not on the path: {HOW}")
    told = subprocess.run(["coqc", "--print-version"], capture_output=True, text=True, check=False)
    return told.stdout.split(" ")[0].strip() or "of an unknown version"


def prepare(folder: Path) -> None:
    """Compile the fixed file. Raises NoCoq."""
    code, _, problem = _coqc(folder, folder / "Derive.v", _FIXED_SECONDS)
    if code is None:
        raise NoCoq("Derive.v takes too long")
    if code and "Coquelicot" in problem:
        raise NoCoq(f"coqc does not find Coquelicot: {HOW}")
    if code:
        raise NoCoq(f"this Coq does not accept Derive.v: {problem[:300]}")


def check(folder: Path, written: list[Written], seconds: float, jobs: int) -> Iterator[Judged]:
    """What Coq says of each claim, in their order."""
    with ThreadPoolExecutor(max(jobs, 1)) as threads:
        yield from threads.map(lambda one: judged(folder, one, seconds), written)


def judged(folder: Path, one: Written, seconds: float) -> Judged:
    """What Coq says of one claim."""
    if one.file is None:
        return Judged(one.claim, NOT_EXPORTED, one.why, one.steps)
    code, said, problem = _coqc(folder, one.file, seconds)
    if code is None:
        return Judged(one.claim, TIMED_OUT, f"longer than {seconds:g} seconds", one.steps)
    if code:
        return Judged(one.claim, REJECTED, _where(one.text, problem), one.steps)
    more = assumed(said) - ALLOWED
    if more:
        return Judged(one.claim, REJECTED, f"it rests on {', '.join(sorted(more))}", one.steps)
    return Judged(one.claim, ACCEPTED, "", one.steps)


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


def _where(text: str, problem: str) -> str:
    """The step that Coq does not accept."""
    found = re.search(r"line (\d+)", problem)
    lines = ["", *text.split("\n")][: int(found.group(1)) if found else 0]
    for line in reversed(lines):
        rule = re.fullmatch(r"\(\* (\w+) \*\)", line)
        if rule:
            return f"a step by {rule.group(1)}"
    return problem.strip().partition("\n")[2][:200] or "Coq ends with an error"
