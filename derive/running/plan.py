"""What a run has to do, as slices that any process can take up: read off the syntax of the files, so nothing is run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain

import msgspec

from ..files.config import UsageError
from ..files.scan import BY_SYNTAX, Found, Look, Unreadable, fingerprint
from ..files.select import Target, keyword
from ..files.shown import not_shown
from ..messages import commands
from ..records.document import Documents, wanted
from ..records.verdict import Verdict

_PARTS, _LEAST = 24, 8
"""A slice is full when its claims and their steps come to one such part of what is left, or at least to so many."""


class Known(msgspec.Struct, frozen=True):
    """What became of a claim when its file held something else: it is so again where its key is the same."""

    key: str
    verdict: Verdict
    proof: str | None = None


class Slice(msgspec.Struct, frozen=True):
    """Claims of one file.

    The first slice of a file also answers for what its syntax did not show: a
    file that cannot be read, and claims (not among the `shown`) that only appear
    when the file is run; of these `expression` chooses.
    """

    file: str
    names: tuple[str, ...] = ()
    first: bool = True
    hidden: bool = True
    shown: frozenset[str] = frozenset()
    expression: str | None = None
    weight: int = 1
    """How much there is to do: claims and their steps."""
    again: bool = False
    """Whether it goes on where a process was lost, which may have had problems of the file to tell."""
    late: bool = False
    """Whether it is better taken up after the others."""
    content: str = ""
    """The fingerprint of the file whose syntax this was read off, if it was."""
    defined: frozenset[str] = frozenset()
    """Of a file that is not checked as a whole: definitions to answer for all the same."""
    not_shown: tuple[tuple[int, str], ...] = ()
    """Of a document as a whole, what it shows and is not there: lines and why. That depends on other files."""
    known: tuple[Known, ...] = ()
    """Of its claims what is known, should they come to the same as before."""

    @property
    def tells(self) -> bool:
        """Whether it also answers for the definitions and figures of its file, being of the whole of it."""
        return self.first and self.hidden and self.expression is None

    def defines(self, name: str) -> bool:
        """Whether it answers for a definition of its file."""
        return self.tells or (self.first and self.expression is None and name in self.defined)

    def wants(self, name: str) -> bool:
        """Whether a claim of the file is to be checked in this slice."""
        if name in self.names:
            return True
        return self.first and self.hidden and name not in self.shown and keyword(self.expression)(name)


def whole(target: Target, expression: str | None = None) -> Slice:
    """A file as one slice."""
    return Slice(
        str(target.file), tuple(sorted(target.names or ())), hidden=target.names is None, expression=expression
    )


Listed = list[tuple[Target, list[Found] | None]]
"""Targets, each with the claims that its syntax shows, if it can be read."""


def slices(
    targets: Iterable[Target],
    expression: str | None = None,
    source: str | None = None,
    look: Look = BY_SYNTAX,
    documents: Documents = Documents(),  # noqa: B008
) -> list[Slice]:
    """The files in slices, in order, smaller ones towards the end, so that no process waits long for another.

    `source`: a row of the source that the claims must name. Raises UsageError for an expression that is none, and for
    a row that could be of several documents.
    """
    matches, targets = keyword(expression), list(targets)
    prints = {target.file: fingerprint(target.file) for target in targets}
    listed = [(target, _found(target, look)) for target in targets]
    if source is not None:
        listed = _of_row(listed, source, documents)
    chosen = [_once(f for f in found or () if t.wants(f.name) and matches(f.name)) for t, found in listed]
    left = sum(map(_weight, chain(*chosen)))
    out = []
    for (target, found), claims in zip(listed, chosen, strict=True):
        if found is None:
            out.append(whole(target, expression))
            continue
        groups = []
        while claims:
            groups.append(_first(claims, max(_LEAST, left // _PARTS)))
            left -= sum(map(_weight, groups[-1]))
            claims = claims[len(groups[-1]) :]
        out += _sliced(target, found, groups or [[]], expression, prints[target.file], look)
    return out


def _of_row(listed: Listed, source: str, documents: Documents) -> Listed:
    """The claims that name a row, of one document. Raises UsageError where they are of several."""
    asked = wanted(source, documents)
    named: Listed = []
    for target, found in listed:
        of = documents.of(target.file)
        names = frozenset(f.name for f in found or () if target.wants(f.name) and asked.takes(of, f.source))
        if names:
            named.append((Target(target.file, names), found))
    if asked.document is None:
        among = sorted({documents.of(target.file) for target, _ in named}, key=documents.place)
        if len(among) > 1:
            spelled = " or ".join(f"{name}:{source}" for name in among)
            raise UsageError(f"--source {source}: several documents have such a row; write {spelled}", commands.OPTION)
        if not named and documents and ":" in source:
            names_of = ", ".join(one.name for one in documents.listed)
            raise UsageError(
                f"--source {source}: there is no such document; [tool.derive.sources] has {names_of}", commands.OPTION
            )
    return named


def _sliced(
    target: Target, found: list[Found], groups: list[list[Found]], expression: str | None, content: str, look: Look
) -> list[Slice]:
    shown = frozenset(f.name for f in found)
    weights = [sum(map(_weight, group)) for group in groups]
    missing = not_shown(target.file, look) if target.names is None else ()
    absent = sorted((target.names or frozenset()) - shown)
    first, *others = [tuple(f.name for f in group) for group in groups]
    file = str(target.file)
    return [
        Slice(
            file,
            (*first, *absent),
            True,
            target.names is None,
            shown,
            expression,
            weights[0],
            False,
            False,
            content,
            target.defined,
            missing,
        ),
        *[
            Slice(file, n, first=False, hidden=False, weight=w, content=content)
            for n, w in zip(others, weights[1:], strict=True)
        ],
    ]


def _found(target: Target, look: Look) -> list[Found] | None:
    try:
        return look.scan(target.file, False)
    except Unreadable:
        return None


def _once(claims: Iterable[Found]) -> list[Found]:
    """The first of each name: whoever checks it tells of the others too."""
    named: dict[str, Found] = {}
    for claim in claims:
        named.setdefault(claim.name, claim)
    return list(named.values())


def _weight(claim: Found) -> int:
    return 2 + claim.steps


def _first(claims: list[Found], full: int) -> list[Found]:
    """The first of the claims, until they weigh enough."""
    sums = accumulate(map(_weight, claims))
    return claims[: next((k for k, weight in enumerate(sums, 1) if weight >= full), len(claims))]
