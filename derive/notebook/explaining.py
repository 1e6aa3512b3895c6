"""explain(step): why a step holds, or does not; and the same of claims, reasons and the codes of messages."""

from __future__ import annotations

from html import escape
from typing import Any

from ..by import ENTRIES
from ..claims.claim import Claim
from ..claims.written.expression import NotationError, shown
from ..kernel import RULES
from ..messages.authoring import NOTEBOOK
from ..messages.table import found
from ..printing.formula import sign
from ..printing.words import say
from ..records.page import Words
from ..records.verdict import PROVED
from ..reports.messages import one_kind
from ..reports.rules import one_rule
from ..search.reasons import Reason
from . import html, markdown, telling, text
from .checked import Checked, Step, check
from .shown import Shown


def explain(what: Any) -> Shown | Checked:
    """What there is to say of a step, check(claim).steps[0]: what it follows from, by which reasons, each with its
    figure, and the side conditions with how each was shown; of one that does not hold what its reasons give.

    Also of a claim, which is checked; of a reason, by.unfold; of a rule or a message by its name: "sign", "S101".
    Raises NotationError for anything else.
    """
    match what:
        case Step():
            return _step(what)
        case Claim():
            return check(what)
        case Checked():
            return what
    name = rule_name(what)
    if name is not None:
        return rule(name)
    message = found(what) if isinstance(what, str) else None
    if message is not None:
        return _text(one_kind(message.code))
    wanted = "a step, check(claim).steps[0], a claim, a reason, or the name of a rule or a message"
    raise NotationError(f"explain(…) takes {wanted}, not {shown(what)}", NOTEBOOK)


# ── rules ─────────────────────────────────────────────────────────────────────


def rule_name(value: Any) -> str | None:
    """The name under which `derive rules` knows a reason, or a rule of the kernel; None for anything else."""
    if isinstance(value, Reason):
        name = value.label.removeprefix("by.").partition("(")[0]
        return f"by.{name}" if name in ENTRIES else None
    if isinstance(value, str):
        short = value.removeprefix("by.")
        return value if (value in RULES or short in ENTRIES) else None
    called = getattr(value, "__name__", None)
    if called in ENTRIES and str(getattr(value, "__module__", "")).startswith("derive.claims.reasons"):
        return f"by.{called}"
    return called if isinstance(called, str) and RULES.get(called) is value else None


def rule(name: str) -> Shown:
    """A reason or a rule, with its figure."""
    return _text(one_rule(name))


def _text(said: str) -> Shown:
    return Shown(said, html.block(said), markdown.block(said))


# ── a step ────────────────────────────────────────────────────────────────────


def _step(step: Step) -> Shown:
    of = step.of
    parts: list[Words | str] = []
    if step.said is not None:
        parts.append((*step.start, say(" "), sign(step.said.relation), say(" "), *step.said.term))
        parts.append((say("because "), *(telling.because(step.said.reasons) or (say("of algebra"),))))
    else:
        parts.append(f"{step.before}\n{step.relation} {step.term}")
    parts += [(say("as "), *telling.condition(one)) for one in step.conditions]
    parts += [(say(f"{label} is idle: the step does not rest on it"),) for label in step.idle]
    parts += [one_rule(name) for name in dict.fromkeys(map(_of_label, step.reasons)) if name]
    if of is not None and step.verdict != PROVED and (of.failure is None or of.failure.step in (None, step.number)):
        parts.append(text.fault(of))
    place = f"step {step.number}" + (f" of {of.name}, {of.file}:{step.line}" if of is not None else "")
    return Shown(
        "\n\n".join([place, *[part if isinstance(part, str) else f"   {telling.plain(part)}" for part in parts]]),
        f"<div><b>{escape(place)}</b></div>"
        + "".join([html.block(p) if isinstance(p, str) else f"<div>{html.displayed(p)}</div>" for p in parts]),
        "\n\n".join(
            [
                f"**{markdown.plain(place)}**",
                *[markdown.block(p) if isinstance(p, str) else markdown.displayed(p) for p in parts],
            ]
        ),
    )


def _of_label(label: str) -> str | None:
    """The reason that a label is of; None of a claim's."""
    name = label.removeprefix("by.").partition("(")[0]
    return f"by.{name}" if label.startswith("by.") and name in ENTRIES else None
