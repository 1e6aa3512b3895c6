"""One file mended: what would mend its claims is tried, and kept where it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from libcst import ParserSyntaxError

from ..markdown.fences import BadFence
from ..markdown.script import Misplaced, brought_back, editable
from ..records.settings import Settings
from ..records.verdict import ERROR, EditVerdict, FixVerdict
from ..source.edits import Append, Edit, Import, NoSuchPlace, Remove, Replace, Unimport, edited
from ..system.reading import content
from .attempt import Judged, better, judged, worse
from .syntax import Owned, slips

_MOST_ROUNDS = 24
_ALL = frozenset({"*"})
"""Instead of some claims: the fixes of which one it is that do not do, nobody knows."""


@dataclass
class Mended:
    """A file as it was and as it should be, what that took, and how much more only --unsafe-fixes would try."""

    file: Path
    before: bytes
    after: bytes = b""
    fixes: list[Owned] = field(default_factory=list)
    unsafe: int = 0


def mended(file: Path, settings: Settings, unsafe: bool, wanted: set[str]) -> Mended:
    """A file with all that helps. `wanted`: of which claims, and empty for the file itself. Raises OSError."""
    found = Mended(file, content(file))
    found.after = found.before
    now = judged(file, found.before, settings)
    refused: set[Owned] = set()
    apart: set[str] = set()
    one_by_one = False
    for _ in range(_MOST_ROUNDS):
        if now is None:
            break
        known = [one for one in _candidates(found, now) if _plain(one) not in refused and one[0] in wanted]
        found.unsafe = sum(not fix.safe for _, fix in known) if not unsafe else 0
        fixes = _one_each([one for one in known if unsafe or one[1].safe], apart)
        fixes = [one for one in fixes if one[0] == fixes[0][0]] if one_by_one else fixes
        if not fixes:
            break
        new, after, bad = _tried(found, now, settings, fixes)
        if bad == _ALL and len({owner for owner, _ in fixes}) > 1:
            one_by_one = True
        elif bad:
            bad = frozenset(owner for owner, _ in fixes) if bad == _ALL else bad
            several = {owner for owner in bad if sum(one[0] == owner for one in fixes) > 1}
            refused |= {_plain(one) for one in fixes if one[0] in bad - several}
            apart |= several
        elif after is not None:
            found.after, now = new, after
            found.fixes += fixes
    return found


def _candidates(found: Mended, now: Judged) -> list[Owned]:
    """What may mend a file: of the claims whose proofs went wrong, and of those that cannot be read."""
    out: list[Owned] = [(name, fix) for name, verdict in now.items() for fix in verdict.fixes]
    faulty = {name for name, verdict in now.items() if verdict.verdict == ERROR}
    if faulty:
        out += [one for one in _slips(found) if one[0] in faulty or not one[0]]
    return out


def _slips(found: Mended) -> list[Owned]:
    """Those of a file; none of a document that cannot be read."""
    try:
        return slips(editable(str(found.file), found.after))
    except (BadFence, UnicodeDecodeError):
        return []


def _one_each(fixes: list[Owned], apart: set[str]) -> list[Owned]:
    """The fixes to try together: of claims where several did not do together, the first one alone."""
    out: list[Owned] = []
    for one in fixes:
        if one[0] not in apart or all(one[0] != other[0] for other in out):
            out.append(one)
    return out


def _tried(
    found: Mended, now: Judged, settings: Settings, fixes: list[Owned]
) -> tuple[bytes, Judged | None, frozenset[str]]:
    """The file with some fixes, its verdicts, and the claims whose fixes do not do: they do not help, or they harm."""
    owners = {owner for owner, _ in fixes}
    try:
        edits = [_edit(edit) for _, fix in fixes for edit in fix.edits]
        new = brought_back(file := str(found.file), found.after, edited(editable(file, found.after), edits))
    except (NoSuchPlace, ParserSyntaxError, Misplaced):
        return found.after, None, _ALL
    after = judged(found.file, new, settings)
    if after is None:
        return new, None, _ALL
    harmed = worse(now, after, frozenset(owner for owner, fix in fixes if not fix.safe))
    idle = {owner for owner in owners if not _helped(owner, now, after)}
    return new, after, frozenset(harmed & owners | idle) if harmed <= owners else _ALL


def _helped(owner: str, before: Judged, after: Judged) -> bool:
    if owner:
        return better(before.get(owner), after.get(owner))
    return any(better(before[name], after.get(name)) for name in before) or len(after) < len(before)


def _plain(one: Owned) -> Owned:
    """A fix without its places, which move while others are made."""
    owner, fix = one
    return owner, FixVerdict(fix.rule, 0, fix.said, (), fix.safe)


def _edit(edit: EditVerdict) -> Edit:
    match edit.kind:
        case "replace":
            return Replace(edit.place, edit.text)
        case "remove":
            return Remove(edit.place)
        case "append":
            return Append(edit.place[2:], edit.text)
    module, _, name = edit.text.partition(":")
    return Unimport(module, name) if edit.kind == "unimport" else Import(module, name)


def counted(fixes: Iterable[Owned], done: str) -> str:
    """`3 fixed: 2 idle-reason, 1 decimal`"""
    rules = [fix.rule for _, fix in fixes]
    told = ", ".join(f"{rules.count(rule)} {rule}" for rule in dict.fromkeys(rules))
    return f"{len(rules)} {done}: {told}" if rules else f"0 {done}"
