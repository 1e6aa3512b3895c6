"""@claim and its siblings, and the register of what was stated.

Claims are top-level functions of a file that the loader reads.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from types import CodeType
from typing import Any

from ..messages import authoring as kinds
from ..messages.sources import INSIDE, OUTSIDE_LOADER, SAME_NAME
from ..records.settings import is_duration
from ..records.source import is_source, is_title
from ..terms.definition import Definition
from ..terms.node import free
from ..terms.statement import And, Prop
from ..terms.symmetric import said_symmetric
from ..terms.term import Vector
from .claim import Body, Claim, ExperimentBody, Kind, ProofBody
from .witness import Witness
from .written.build import Statement, prop_of
from .written.declare import assumed_of
from .written.expression import NotationError, is_as_written, shown
from .written.naming import require_one_meaning


@dataclass
class Recording:
    """The claims of one file, while it is loaded."""

    file: str
    """Where it lies; empty where claims come from several, as in a notebook."""
    project: str = ""
    checked: bool = False
    """Whether it was seen before that each name in it stands for one thing, as in the library's files."""
    claims: dict[str, Claim] = field(default_factory=dict)
    definitions: list[tuple[Definition, int]] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        """Take a claim. Raises NotationError if its name is taken."""
        other = self.claims.get(claim.name)
        if other is not None:
            raise NotationError(f"two claims are called {claim.name}; the other is at line {other.line}", SAME_NAME)
        self.claims[claim.name] = claim


recording: ContextVar[Recording | None] = ContextVar("recording", default=None)
"""The file that is being loaded, if one is."""


def claim(
    statement: Statement,
    *more: Statement,
    title: str = "",
    source: str | None = None,
    given: Iterable[Statement] = (),
    meets: Witness | None = None,
    timeout: float | None = None,
) -> Callable[[ProofBody], Claim]:
    """A statement that the decorated function proves: it returns calc(…) or parts.

    `title`: what it is called in print, instead of its name in words. `given`:
    hypotheses. `source`: where the statement was published. `meets`: a point at
    which the hypotheses hold, where they are hard to meet by chance. `timeout`:
    how many seconds it may take, instead of the run's limit. Raises NotationError
    for anything that is no statement.
    """
    if timeout is not None and not is_duration(timeout):
        raise NotationError(f"timeout= takes a number of seconds above 0, not {shown(timeout)}", kinds.DECORATOR)
    seconds = None if timeout is None else float(timeout)
    return _decorator("claim", (statement, *more), title, source, given, meets, timeout=seconds)


def erratum(
    statement: Statement,
    *,
    title: str = "",
    source: str | None = None,
    given: Iterable[Statement] = (),
    meets: Witness | None = None,
    corrected: Claim | None = None,
) -> Callable[[Callable[[], object]], Claim]:
    """A published statement that is false. It passes when it is refuted with certainty and `corrected` is proved."""
    if corrected is not None and not isinstance(corrected, Claim):
        raise NotationError(f"corrected= takes a claim, not {shown(corrected)}", kinds.DECORATOR)
    return _decorator("erratum", (statement,), title, source, given, meets, corrected)


def axiom(
    statement: Statement, *, title: str = "", source: str | None = None, given: Iterable[Statement] = ()
) -> Callable[[Callable[[], object]], Claim]:
    """A statement that is assumed. Whatever uses it says so, and is undecided unless the axiom is permitted."""
    return _decorator("axiom", (statement,), title, source, given, None)


def note(
    *, says: str, corrected: Claim, title: str = "", source: str | None = None
) -> Callable[[Callable[[], object]], Claim]:
    """Something published that states nothing that could be true or false, and the claim that should stand there.

    It is shown as tested when `corrected` is proved.
    """
    if not isinstance(corrected, Claim):
        raise NotationError(f"corrected= takes a claim, not {shown(corrected)}", kinds.DECORATOR)
    return _decorator("note", (), title, source, (), None, corrected, says)


def experiment(
    *, says: str, title: str = "", source: str | None = None, expect: Sequence[float] | None = None
) -> Callable[[ExperimentBody], Claim]:
    """A simulation: the decorated function takes a seeded NumPy generator and returns one outcome for each trial.

    Their mean is shown with its confidence interval, as tested and never as
    proved. `expect`: an interval (low, high) that it must meet, or the claim is undecided.
    """
    interval = None if expect is None else _interval(expect)
    return _decorator("experiment", (), title, source, (), None, None, says, interval)


def _interval(expect: object) -> tuple[float, float]:
    """Two numbers, the lower one first. Raises NotationError."""
    with suppress(TypeError, ValueError, OverflowError):
        low, high = map(float, expect if isinstance(expect, tuple | list) else ())
        if -math.inf < low <= high < math.inf:
            return low, high
    raise NotationError(f"expect= takes an interval, (low, high), not {shown(expect)}", kinds.DECORATOR)


def _decorator(
    kind: Kind,
    statements: tuple[Any, ...],
    title: str,
    source: str | None,
    given: Iterable[Any],
    meets: Witness | None,
    corrected: Claim | None = None,
    says: str = "",
    expect: tuple[float, float] | None = None,
    timeout: float | None = None,
) -> Callable[[Body], Claim]:
    where = f"@{kind}(…)"
    _require_arguments(where, statements, source, given, meets, says)
    if not is_title(title):
        raise NotationError(f"title= takes a text of one line, not {shown(title)}", kinds.DECORATOR)
    listed = tuple(given)
    props = tuple([prop_of(s, where) for s in statements])
    statement: Prop = props[0] if len(props) == 1 else And(props)
    hypotheses = tuple([prop_of(g, "given=[…]") for g in listed])
    hypotheses += _declared((statement, *hypotheses), hypotheses)
    outside = not is_as_written() or not all(s.as_written for s in (*statements, *listed))

    made = partial(
        Claim,
        kind=kind,
        statement=statement,
        given=hypotheses,
        title=title,
        source=source,
        meets=meets,
        corrected=corrected,
        says=says,
        expect=expect,
        timeout=timeout,
        inert=outside,
    )
    return lambda body: _recorded(made, body, where)


def _recorded(make: Callable[..., Claim], body: Body, where: str) -> Claim:
    """The claim that a function states, in the register of its file if one is loaded. Raises NotationError."""
    code = getattr(body, "__code__", None)
    if code is None:
        raise NotationError(f"{where} decorates a function", kinds.DECORATOR)
    current = recording.get()
    made = make(
        name=body.__name__,
        file=current.file if current is not None and current.file else code.co_filename,
        line=code.co_firstlineno,
        body=body,
        doc=(body.__doc__ or "").strip(),
        project="" if current is None else current.project,
        earlier=() if current is None else tuple(current.claims.values()),
    )
    if current is None or not current.checked:
        require_one_meaning((made.statement, *made.given), made.file)
    if current is not None:
        _require_recordable(made)
        current.add(made)
    return made


def _require_arguments(
    where: str, statements: tuple[Any, ...], source: object, given: object, meets: object, says: object
) -> None:
    """Raise NotationError where a decorator is given what it does not take."""
    if not isinstance(says, str) or (not statements and not says.strip()):
        raise NotationError(f"{where} needs says='…': what was published, or is simulated", kinds.DECORATOR)
    if isinstance(given, Statement):
        raise NotationError("given= takes a list of statements: given=[…]", kinds.DECORATOR)
    if not is_source(source):
        raise NotationError(f"source= takes a string, not {shown(source)}", kinds.DECORATOR)
    if not (meets is None or isinstance(meets, Witness)):
        raise NotationError(f"meets= takes witness(…), not {shown(meets)}", kinds.DECORATOR)


def _require_recordable(made: Claim) -> None:
    """Raise NotationError where a claim is not what a file can state: as written, at its top, by its own name."""
    code: CodeType = made.body.__code__
    if made.inert:
        raise NotationError(
            f"{made.name}: SymPy's evaluation was switched on, and may have changed the statement", OUTSIDE_LOADER
        )
    if made.body.__qualname__ != made.body.__name__:
        raise NotationError(f"{made.name}: a claim is a top-level function of its file", INSIDE)
    if type(made.name) is not str or not (made.name.isidentifier() or made.name == "<lambda>"):
        raise NotationError(
            f"{code.co_name}: a claim has the name of its function, not {shown(made.name)}", kinds.DECORATOR
        )


def _declared(props: tuple[Prop, ...], said: tuple[Prop, ...]) -> tuple[Prop, ...]:
    """What is assumed of masks, weights and symmetric matrices in statements, but for what is said already."""
    vectors = {v for prop in props for v in free(prop) if isinstance(v, Vector)}
    symmetric = set(map(said_symmetric, said))
    return tuple([h for v in sorted(vectors - symmetric, key=lambda v: v.name) for h in assumed_of(v)])
