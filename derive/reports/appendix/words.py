"""Pieces of a page as LaTeX: text with formulas and references in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...files.config import UsageError
from ...messages import commands
from ...records.library import is_of_the_library
from ...records.page import CLAIM, HYPOTHESIS, TEXT, Formula, Piece, Words
from ...records.verdict import Verdict
from .escape import escaped, refusal
from .formulas import prose
from .labels import Labels, word

_BRACKETS = {"(", ")"}
_CONNECTIVES = {"and", ",", "if and only if"}


@dataclass(frozen=True)
class Setter:
    """Sets the words of one claim; `where` is what a message says of the place."""

    labels: Labels
    verdict: Verdict

    @property
    def where(self) -> str:
        """The claim, for a message."""
        return self.verdict.id

    def inline(self, words: Words) -> str:
        """Words in a line of text."""
        return "".join(self._piece(piece, "$", "$") for piece in words)

    def displayed(self, words: Words) -> str:
        """Words with their formulas as large as in a display."""
        out = ""
        for piece in words:
            match piece:
                case (kind, content) if kind == TEXT and content in _BRACKETS:
                    out += content
                case (kind, content) if kind == TEXT:
                    macro = "between" if content.strip() in _CONNECTIVES else "before"
                    out += rf"\drv{macro}{{{self.text(content.strip())}}}"
                case _:
                    out += self._piece(piece, r"\drvdisplaymath{", "}")
        return out

    def text(self, text: str) -> str:
        """Text that is no formula."""
        return escaped(text, self.where)

    def claim(self, verdict: Verdict) -> str:
        """A reference to a claim of the appendix."""
        return rf"\drvref{{{word(verdict)}}}{{{self.labels.label(verdict)}}}"

    def cited(self, claim: str) -> str:
        """A reference to a claim, or its name where it is not in the appendix."""
        found = self.labels.find(claim, self.verdict)
        if found is not None:
            return self.claim(found)
        place, _, name = claim.rpartition("::")
        said = rf"\emph{{{self.text(name.replace('_', ' '))}}}"
        return rf"{said} of \texttt{{{self.text(place)}}}" if is_of_the_library(place) else said

    def formula(self, formula: Formula, left: str = "$", right: str = "$") -> str:
        """A formula, in dollars or other marks."""
        return f"{left}{checked(formula.breaking, self.where)}{right}"

    def _piece(self, piece: Piece, left: str, right: str) -> str:
        if isinstance(piece, Formula):
            return self.formula(piece, left, right)
        kind, content = piece
        if kind == CLAIM:
            return self.cited(content)
        if kind == HYPOTHESIS:
            return rf"\drvhyp{{{content}}}"
        lead, tail = (
            (" " if content.startswith(" ") else ""),
            (" " if content.endswith(" ") and content.strip() else ""),
        )
        return lead + self.text(content) + tail


def titled(verdict: Verdict) -> str:
    """What a claim is called; formulas are found in a title, and none in a name."""
    return prose(verdict.title, verdict.id) if verdict.title else escaped(verdict.called, verdict.id)


def checked(formula: str, where: str) -> str:
    """A formula, if it is in ASCII as all of ours are. Raises UsageError."""
    for character in formula:
        if not character.isascii():
            raise UsageError(refusal(character, where), commands.NOT_TYPESET)
    return formula


def listed(parts: Iterable[str], last: str = " and ") -> str:
    """a, b and c."""
    *first, end = list(parts) or [""]
    return f"{', '.join(first)}{last}{end}" if first else end
