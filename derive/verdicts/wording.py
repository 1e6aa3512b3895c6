"""What a message quotes from a claim's file, in the names that the file has for it: made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from ..claims.claim import Claim
from ..claims.parts import Part
from ..search.reasons import Reason
from ..source.infile import InFile
from ..source.parts import listed
from ..source.reasons import written_reason
from ..source.statements import source, written
from ..source.words import Unspoken
from ..terms.node import Node
from ..terms.statement import Prop
from ..terms.term import Size
from .found import names_in


class Wording:
    """The words of one claim's file."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    @cached_property
    def _names(self) -> InFile:
        return names_in(self.claim)

    def reason(self, reason: Reason) -> str:
        """A reason as the file would give it; as it was made where the file has no names for it."""
        return self._said(lambda: written_reason(reason, self._names)) or reason.label

    def node(self, node: Node) -> str | None:
        """A term or statement in Python; None where it has no spelling."""
        return self._said(lambda: written(node, self._names)) or source(node)

    def indices(self, size: Size) -> list[str]:
        """The letters that the file has for indices of a dimension."""
        return self._names.letters(size)

    def part(self, part: Part) -> str:
        """A proof as the file would write it."""
        return self._said(lambda: listed((part,), self._names)) or "a proof"

    def given(self, missing: Iterable[Prop]) -> str:
        """How to state what is missing: `given=[Ne(c, 0)]`, with the names that the file must import for it."""
        before = set(self._names.imports)
        said = f"given=[{', '.join([self.node(prop) or '…' for prop in missing])}]"
        return said + self.imported(before)

    def imported(self, before: Iterable[tuple[str, str]] = ()) -> str:
        """What the file must import for what was written since then; empty if nothing."""
        new: dict[str, list[str]] = {}
        for module, name in self._names.imports:
            if (module, name) not in before:
                new.setdefault(module, []).append(name)
        lines = [f"from {module} import {', '.join(names)}" for module, names in new.items()]
        return f"; import what that needs: {'; '.join(lines)}" if lines else ""

    def _said(self, write: Callable[[], str]) -> str | None:
        try:
            return write()
        except Unspoken:
            return None
