"""What references call a claim: its kind of theorem, and a label that is free of signs TeX may act on."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import abspath
from pathlib import Path

from ...records.verdict import PROVED, STARRED, Verdict

_WORDS = {"erratum": "Erratum", "note": "Note", "experiment": "Experiment", "axiom": "Assumption"}


def word(verdict: Verdict) -> str:
    """Theorem for what was published, Lemma for what only leads to it, Claim for what is not proved; others by kind."""
    if verdict.kind == "claim" and verdict.verdict not in (PROVED, STARRED):
        return "Claim"
    return _WORDS.get(verdict.kind) or ("Theorem" if verdict.source else "Lemma")


class Labels:
    """The claims of an appendix by their ids: file and name."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.names: dict[str, list[str]] = {}
        stems: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        for verdict in verdicts:
            key = _key(verdict.id)
            self.verdicts[key] = verdict
            self.names.setdefault(verdict.name, []).append(key)
            file = key.rpartition("::")[0]
            if file not in stems:
                stem = plain(Path(file).stem)
                taken = sum(s == stem or s.startswith(f"{stem}.") for s in stems.values())
                stems[file] = stem if not taken else f"{stem}.{taken + 1}"
            self._labels[key] = f"{stems[file]}/{plain(verdict.name)}"

    def find(self, claim: str, near: Verdict | None = None) -> Verdict | None:
        """A claim of the appendix by its id, by the names of its file and itself, or by its name alone.

        Of several, one of the file of `near` first.
        """
        if "::" in claim and _key(claim) in self.verdicts:
            return self.verdicts[_key(claim)]
        file, _, name = claim.rpartition("::")
        keys = [k for k in self.names.get(name, []) if not file or Path(_file(k)).name == file]
        own = [k for k in keys if near is not None and _file(k) == _file(_key(near.id))]
        return self.verdicts.get((own or keys or [""])[0])

    def label(self, verdict: Verdict) -> str:
        """The label of a claim, as logit-gap/logit-spread."""
        return self._labels[_key(verdict.id)]


def _key(claim: str) -> str:
    file, _, name = claim.rpartition("::")
    return f"{abspath(file)}::{name}"


def _file(key: str) -> str:
    return key.rpartition("::")[0]


def plain(name: str) -> str:
    """A name of letters, digits and hyphens."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
