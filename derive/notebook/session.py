"""The claims of a notebook: stated in cells, checked there, replaced when a cell is run again.

A verdict that a cell shows is one on what the names of its proof stand for now. When a claim is stated anew with
another theorem, or not any more, nobody can cite the old one; claims that rest on it are out of date: what was shown
of them is taken back, and they are proved anew where they are cited, checked or reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
from .names import Declared
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
    notes: list[Any] = field(default_factory=list)
    """Where that was told."""
    anew: bool = False
    """Whether only its own cell, run again, can mend that: it speaks of what was made anew since."""

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
        self._record = InCells("")
        self._came_to: set[Claim] = set()
        self._declared = Declared()
        self._without: dict[str, list[Stated]] = {}
        """By the name of a claim that is not stated any more, what rested on it."""
        self._id: str | None = None

    # ── cells ──

    def enter(self) -> None:
        """Before a cell: what it writes is read as it is written, and what it states is taken down."""
        self.settle()
        sympy.core.parameters.global_parameters.evaluate = False
        self._record = InCells("")
        recording.set(self._record)
        self._came_to.clear()
        self._id = None

    def runs(self, info: Any) -> None:
        """The cell that comes, as IPython tells of it: notebooks have names for their cells, terminals do not."""
        self._id = getattr(info, "cell_id", None)

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
        for claim in list(self._record.claims.values()):
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
        self._declared.after(self._id, self.shell.user_ns)
        for one in self.named():
            name = self._declared.made_anew(one.claim)
            if name is not None:
                self._out_of_date(one, f"{name}, of which it speaks, was made anew; run {one.found.file} again")
            one.anew = name is not None

    def _state(self, claim: Claim) -> None:
        found = check(claim)
        old = self._cell.before.get(claim.name)
        self.claims[claim.name] = stated = Stated(claim, found)
        if old is not None:
            self._mend(old, "stated anew since")
        if old is not None and _is_same(old.claim, self._cell.memos[old.claim], claim):
            self._cell.again.add(claim.name)
            stated.same = [*old.all] if self._cell.resting[claim.name] else []
        stated.handle = _display(found)

    def settle(self) -> None:
        """Give what was not changed its proof back, and take back what was shown of the rest."""
        self._give_back()
        for name in self._record.claims:
            for one in self._without.pop(name, ()):
                one.claim.forget()
                self._out_of_date(one, f"{name}, on which it rests, is stated again; run {one.found.file} again")
        for one in self.named():
            self._correct(one)

    def _give_back(self) -> None:
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
        for one, name in changed:
            how = "was stated anew" if name in self.claims else "is not stated any more"
            if name not in self.claims:
                self._without.setdefault(name, []).append(one)
            self._out_of_date(one, f"{name}, on which it rests, {how}; run {one.found.file} again")

    def _correct(self, one: Stated) -> None:
        """What a claim calls true instead is the claim that has this name now, as it is for a claim that cites it."""
        was = one.claim.corrected
        now = self.claims.get(was.name) if was is not None and cell_of(was.file) is not None else None
        if now is not None and was not in now.all:
            one.claim = self.shell.user_ns[one.claim.name] = replace(one.claim, corrected=now.claim)
            self._out_of_date(one, f"{now.claim.name}, on which it rests, was stated anew; run {one.found.file} again")

    # ── what is out of date ──

    def _out_of_date(self, one: Stated, why: str) -> None:
        """What was shown of a claim is taken back, and the cell that runs says so."""
        if not one.stale and self.claims.get(one.claim.name) is one:
            one.stale = f"out of date: {why}"
            self._update(one.handle, told(one, one.stale))
            one.notes.append(_display(told(one, one.stale)))

    def _mend(self, one: Stated, how: str) -> None:
        """A claim is not out of date any more."""
        for note in one.notes:
            self._update(note, told(one, f"was out of date here; {how}"))
        one.stale, one.notes = "", []

    def _update(self, handle: Any, shown: object) -> None:
        """What a cell has shown becomes something else, where a notebook can do that: a terminal would print it."""
        if handle is not None and in_kernel():
            handle.update(shown)

    def heard(self, claim: Claim, found: Checked) -> None:
        """A claim was checked: if it is one of the notebook, this is what counts now."""
        one = self.claims.get(claim.name)
        if cell_of(claim.file) is not None and self.shell.user_ns.get(claim.name) is claim and one is None:
            self.claims[claim.name] = Stated(claim, found)  # its own cell was interrupted
        elif one is not None and one.claim is claim:
            one.found = found
            if one.stale and not one.anew:
                self._update(one.handle, found)
                self._mend(one, "checked again since")

    def earlier(self, claim: Claim) -> list[Claim]:
        """The claims of the notebook but one."""
        return [one.claim for one in self.claims.values() if one.claim is not claim]

    def named(self) -> list[Stated]:
        """The claims that the names of the notebook stand for."""
        return [one for name, one in self.claims.items() if self.shell.user_ns.get(name) is one.claim]


def _can_rest(one: Stated) -> bool:
    """Whether it can be said what a claim rests on: not of one whose code fails."""
    return one.found.verdict != ERROR


def _is_same(old: Claim, memo: Memo, claim: Claim) -> bool:
    """Whether a claim has the theorem that another one had, or is the same axiom."""
    if claim.kind == "axiom":
        return (old.kind, old.statement, old.given) == ("axiom", claim.statement, claim.given)
    known = (memo.proof, claim.known)
    one, other = [proof.theorem if proof is not None else None for proof in known]
    if one is None or other is None:
        return False
    return (one.statement, one.hypotheses, one.axioms) == (other.statement, other.hypotheses, other.axioms)


def told(one: Stated, said: str) -> Shown:
    """A claim, and what is said of it in place of its verdict."""
    return Shown(
        f"  … {one.claim.name}  {said}",
        html.heading(one.found, said, "…"),
        markdown.heading(one.found, said, "…"),
    )


def _display(found: object) -> Any:
    from IPython.display import display

    return display(found, display_id=True)


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


_TIMED = ("<timed exec>", "<magic-timeit>")
"""What IPython calls a cell that begins with %%time."""


def _cell(shell: Any, file: str) -> str | None:
    told = getattr(shell.compile, "format_code_name", None)
    found = told(file) if told is not None else None
    if found is None and file in _TIMED:
        return f"In[{shell.execution_count}]"
    return str(found[1]) if found is not None else None
