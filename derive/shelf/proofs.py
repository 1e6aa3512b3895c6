"""The proofs beside a library file: written when its claims are, replayed when one of them is cited.

The first line is that of any file of proofs, and has the digest of each of the
others, by the claim's name and in their order. Nothing here is believed: what a
citation gets was made by the kernel's rules, in the process that asks for it,
and states what the claim states.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from .. import __version__
from ..claims.claim import Claim
from ..kernel import Theorem
from ..messages.steps import LIBRARY_UNPROVED
from ..prooftree.header import header, problem_with
from ..prooftree.read import Unreadable, read
from ..prooftree.replay import Refused, theorem
from ..prooftree.write import line
from ..search.refusal import Failed
from ..system.limit import FROM_OUTSIDE
from ..system.plain import shown_path
from ..system.reading import text

_INSTALL = "install derive again"
_WRITE = "install derive again; who changes the library writes it with `python tests/library.py`"


def proofs_of(file: Path) -> Path:
    """Where the proofs of a library file lie."""
    return file.with_suffix(".jsonl")


def written(module: str, proved: Mapping[str, Theorem]) -> str:
    """The proofs of a library file, by the names of its claims."""
    lines = {name: line(f"{module}::{name}", found) for name, found in proved.items()}
    digests = {name: _digest(one) for name, one in lines.items()}
    return "\n".join([header(__version__, claims=digests), *lines.values()]) + "\n"


class Proofs:
    """The proofs of a library file, read when the first is asked for."""

    def __init__(self, file: Path, module: str) -> None:
        self._file = proofs_of(file)
        self._module = module
        self._lines: dict[str, str] | None = None

    def replayed(self, claim: Claim) -> Theorem:
        """The theorem of a claim, made by the kernel now. Raises Failed where there is none, or another one."""
        kept = self._line(claim.name)
        try:
            tree = read(kept)
            found = theorem(tree)
        except (Unreadable, Refused) as problem:
            raise self._failed(f"does not prove it: {problem}; {_WRITE}") from None
        except (*FROM_OUTSIDE, MemoryError):
            raise
        except Exception as problem:
            told = f"{type(problem).__name__}: {problem}"
            raise self._failed(f"does not prove it: the kernel fails on it: {told}; {_WRITE}") from None
        same = found.statement == claim.statement and found.hypotheses == frozenset(claim.given)
        if tree.claim != f"{self._module}::{claim.name}" or not same or found.axioms:
            raise self._failed(f"proves something else than {claim.name} states; {_WRITE}")
        return found

    def _line(self, name: str) -> str:
        """The line of a claim. Raises Failed."""
        if self._lines is None:
            self._lines = self._read()
        if name not in self._lines:
            raise self._failed(f"has no proof of {name}; {_WRITE}")
        return self._lines[name]

    def _read(self) -> dict[str, str]:
        """All lines by name, each with the digest that the first line says. Raises Failed."""
        try:
            first, *lines = text(self._file).removesuffix("\n").split("\n")
        except FileNotFoundError:
            raise self._failed(f"is not there; {_INSTALL}") from None
        except OSError as problem:
            raise self._failed(f"cannot be read: {problem.strerror}") from None
        except UnicodeDecodeError as problem:
            raise self._failed(f"is no text: {problem}; {_INSTALL}") from None
        why = problem_with(first)
        if why is not None:
            raise self._failed(f"{why}; {_INSTALL}")
        told = json.loads(first)
        if told.get("derive") != __version__:
            raise self._failed(f"is of derive {told.get('derive')!s:.20}, and this is {__version__}; {_INSTALL}")
        digests = told.get("claims")
        if not isinstance(digests, dict) or list(digests.values()) != [_digest(one) for one in lines]:
            raise self._failed(f"is not as it was written; {_WRITE}")
        return dict(zip(digests, lines, strict=True))

    def _failed(self, why: str) -> Failed:
        return Failed(f"{shown_path(self._file)} {why}", kind=LIBRARY_UNPROVED)


def _digest(one: str) -> str:
    return hashlib.sha256(one.encode()).hexdigest()
