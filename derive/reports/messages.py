"""The kinds of messages, for whoever asks what one means."""

from __future__ import annotations

from difflib import get_close_matches
from shutil import get_terminal_size
from textwrap import indent, wrap

from ..files.config import UsageError
from ..messages.commands import CLAIM
from ..messages.examples import whole
from ..messages.kind import Kind
from ..messages.table import KINDS, SECTIONS, found

_WIDEST = 88


def all_kinds() -> str:
    """Every kind in one line, by what they have in common."""
    lines: list[str] = []
    for title, kinds in SECTIONS.items():
        lines += [title, "", *[f"  {kind.code}  {kind.name}" for kind in kinds], ""]
    return "\n".join([*lines, "derive explain CODE says what one means, with an example."])


def one_kind(name: str) -> str:
    """One kind. Raises UsageError for a code or a name that there is not."""
    kind = found(name)
    if kind is None:
        known = [*KINDS, *[kind.name for kind in KINDS.values()]]
        near = get_close_matches(name.upper(), known, 1) or get_close_matches(name.lower(), known, 1)
        hint = f"; did you mean {near[0]}?" if near else "; derive explain lists them"
        raise UsageError(f"there is no message {name}{hint}", CLAIM)
    return "\n".join([f"{kind.code} {kind.name}", "", *_paragraphs(kind), *_examples(kind)])


def _paragraphs(kind: Kind) -> list[str]:
    width = min(_WIDEST, get_terminal_size((_WIDEST, 0)).columns)
    return [line for said in (kind.means, kind.why) for line in (*wrap(said, width, break_on_hyphens=False), "")]


def _examples(kind: Kind) -> list[str]:
    if not kind.wrong:
        return ["No example: it takes more than a claim file."]
    shown = [("This gives it:", kind.wrong), ("This does not:", kind.mended)]
    return [line for title, example in shown for line in (title, "", indent(whole(example).rstrip(), "    "), "")][:-1]
