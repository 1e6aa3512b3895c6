"""The claims of a notebook: stated in cells, checked there, replaced when a cell is run again.

A verdict that a cell shows is one on what the names of its proof stand for now. When a claim is stated anew with
another theorem, or not any more, nobody can cite the old one; claims that rest on it are out of date: what was shown
of them is taken back, and they are proved anew where they are cited, checked or reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sympy

from ..claims.claim import Claim, Memo
from ..claims.stating import Recording, recording
from ..claims.written.places import cell_of, cells_are_told_by
from ..files.config import UsageError
from ..records.verdict import ERROR
from . import html, markdown
from .checked import Checked, check, earlier, listening
from .interrupted import Interrupted
from .shown import Shown


class InCells(Recording):
    """The claims of one cell; those of files that it runs or imports are theirs."""

    def add(self, claim: Claim) -> None:
        """Take a claim of the cell. Raises NotationError if its name is taken."""
        if cell_of(claim.file) is not None:
            super().add(claim)


@dataclass
class Stated:
    """A claim of the notebook, and what was last shown of it."""

    claim: Claim
    found: Checked
    handle: Any = None
    """Where that is shown."""
    same: list[Claim] = field(default_factory=list)
    """What it was before its cell was run again, with the same theorem: proofs may still cite these."""
    stale: str = ""
    """Why what was shown does not count any more."""

    @property
    def all(self) -> tuple[Claim, ...]:
        """The claim, and what it was."""
        return (self.claim, *self.same)

    def rests_on(self, others: Iterable[Claim]) -> bool:
        """Whether its proof, or that of what it calls true instead, cites one of others."""
        roots = [one for one in (self.claim, self.claim.corrected) if one is not None]
        return any(root is one or root.rests_on(one) for one in others for root in roots)


@dataclass
class Cell:
    """What the cell that runs states anew, and what is known of all that rests on it, until it has run."""

    before: dict[str, Stated]
    resting: dict[str, list[Stated]]
    memos: dict[Claim, Memo]
    again: set[str] = field(default_factory=set)
    """What it has stated again with the same theorem."""


class Session:
    """What derive does in one IPython."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.claims: dict[str, Stated] = {}
        self._cell = Cell({}, {}, {})
        self._came_to: set[Claim] = set()

    # ── cells ──

    def enter(self) -> None:
        """Before a cell: what it writes is read as it is written, and what it states is taken down."""
        self.settle()
        sympy.core.parameters.global_parameters.evaluate = False
        recording.set(InCells(""))
        self._came_to.clear()

    def begins(self, decorated: set[str]) -> None:
        """The cell that comes decorates functions of these names: what they stand for is no claim any more."""
        self.settle()
        names = [name for name in self.claims if name in decorated]
        before = {name: self.claims[name] for name in names}
        others = [one for name, one in self.claims.items() if name not in decorated]
        resting = {name: [o for o in others if _can_rest(o) and o.rests_on(one.all)] for name, one in before.items()}
        memos = {one.claim: one.claim.forget() for group in resting.values() for one in group}
        for name, one in before.items():
            why = f"{name} was stated anew since; run this cell again"
            memos.update({claim: claim.withdraw(why) for claim in one.all})
            del self.claims[name]
            if self.shell.user_ns.get(name) is one.claim:
                del self.shell.user_ns[name]
        self._cell = Cell(before, resting, memos)

    def come_to(self) -> None:
        """Check and show the claims that were stated since the last time."""
        record = recording.get()
        for claim in list(record.claims.values()) if isinstance(record, InCells) else ():
            if claim not in self._came_to:
                self._came_to.add(claim)
                self._state(claim)

    def leave(self) -> None:
        """After a cell: what is left to be checked is, and what rests on what it has changed is out of date."""
        try:
            self.come_to()
        except (Interrupted, UsageError) as problem:
            print(problem)
        self.settle()

    def _state(self, claim: Claim) -> None:
        found = check(claim)
        old = self._cell.before.get(claim.name)
        self.claims[claim.name] = stated = Stated(claim, found)
        if old is not None and _is_same(self._cell.memos[old.claim], claim):
            self._cell.again.add(claim.name)
            stated.same = [*old.all]
        stated.handle = _display(found)

    def settle(self) -> None:
        """Give what was not changed its proof back, and take back what was shown of the rest."""
        cell, self._cell = self._cell, Cell({}, {}, {})
        lost = {name: one for name, one in cell.before.items() if name not in cell.again}
        changed = [(one, name) for name in lost for one in cell.resting[name]]
        stale = {id(one) for one, _ in changed}
        for name in cell.again:
            for claim in cell.before[name].all:
                claim.remember(cell.memos[claim])
            for one in cell.resting[name]:
                if id(one) not in stale:
                    one.claim.remember(cell.memos[one.claim])
        self._out_of_date(changed)

    # ── what is out of date ──

    def _out_of_date(self, changed: list[tuple[Stated, str]]) -> None:
        for one, name in changed:
            if not one.stale and self.claims.get(one.claim.name) is one:
                how = "was stated anew" if name in self.claims else "is not stated any more"
                one.stale = f"out of date: {name}, on which it rests, {how}; run {one.found.file} again"
                self._update(one, _taken_back(one))
                _display(_taken_back(one))

    def _update(self, one: Stated, shown: object) -> None:
        """What a cell has shown becomes something else, where a notebook can do that: a terminal would print it."""
        if one.handle is not None and in_kernel():
            one.handle.update(shown)

    def heard(self, claim: Claim, found: Checked) -> None:
        """A claim was checked: if it is one of the notebook, this is what counts now."""
        one = self.claims.get(claim.name)
        if cell_of(claim.file) is not None and self.shell.user_ns.get(claim.name) is claim and one is None:
            self.claims[claim.name] = Stated(claim, found)  # its own cell was interrupted
        elif one is not None and one.claim is claim:
            one.found, was_stale, one.stale = found, one.stale, ""
            if was_stale:
                self._update(one, found)

    def earlier(self, claim: Claim) -> list[Claim]:
        """The claims of the notebook but one."""
        return [one.claim for one in self.claims.values() if one.claim is not claim]

    def named(self) -> list[Stated]:
        """The claims that the names of the notebook stand for."""
        return [one for name, one in self.claims.items() if self.shell.user_ns.get(name) is one.claim]


def _can_rest(one: Stated) -> bool:
    """Whether it can be said what a claim rests on: not of one whose code fails."""
    return one.found.verdict != ERROR


def _is_same(memo: Memo, claim: Claim) -> bool:
    """Whether a claim has the theorem that another one had."""
    known = (memo.proof, claim.known)
    one, other = [proof.theorem if proof is not None else None for proof in known]
    if one is None or other is None:
        return False
    return (one.statement, one.hypotheses, one.axioms) == (other.statement, other.hypotheses, other.axioms)


def _taken_back(one: Stated) -> Shown:
    return Shown(
        f"  … {one.claim.name}  {one.stale}",
        html.heading(one.found, one.stale, "…"),
        markdown.heading(one.found, one.stale, "…"),
    )


def _display(found: object) -> Any:
    from IPython.display import display

    return display(found, display_id=True)  # type: ignore[no-untyped-call, unused-ignore]


# ── the one that there is ──

_current: list[Session] = []


def current() -> Session | None:
    """What derive does in this IPython, if the extension is loaded."""
    return _current[0] if _current else None


def in_kernel() -> bool:
    """Whether this process is that of a notebook, and no terminal."""
    from IPython import get_ipython

    return getattr(get_ipython(), "kernel", None) is not None


def come_to() -> None:
    """Check and show the claims that the cell has stated."""
    for session in _current:
        session.come_to()


def start(shell: Any) -> Session:
    """From here on claims are taken down and checked."""
    stop()
    session = Session(shell)
    _current.append(session)
    listening.append(session.heard)
    earlier.append(session.earlier)
    cells_are_told_by(lambda file: _cell(shell, file))
    return session


def stop() -> None:
    """From here on they are not."""
    recording.set(None)
    cells_are_told_by(None)
    _current.clear()
    listening.clear()
    earlier.clear()


def _cell(shell: Any, file: str) -> str | None:
    told = getattr(shell.compile, "format_code_name", None)
    found = told(file) if told is not None else None
    if found is None and file.startswith("<"):  # a cell that begins with %%time
        return f"In[{shell.execution_count}]"
    return str(found[1]) if found is not None else None
