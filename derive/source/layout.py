"""A long expression on several lines, as `ruff format` would set it: a step of a chain to a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_OPERATORS = (re.compile(r" ([+-]) "), re.compile(r" ([*/@]) "), re.compile(r" (\*\*) "))
"""Those at which a line breaks, the loosest first."""
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Style(NamedTuple):
    """How long a line may be, and by what a line in brackets is set in."""

    width: int = 88
    step: str = "    "


class _Group(NamedTuple):
    """What stands before a bracket, and in it."""

    lead: str
    opening: str
    inside: str


def laid_out(expression: str, style: Style, indent: str = "", before: str = "", after: str = "") -> list[str]:
    """An expression that is written on one line, as lines that are no longer than they may be, where that can be.

    `before` and `after` stand on its first and last line, as `return` does; a chain then needs brackets around it.
    """
    whole = _fitting(expression, style, indent, before, after)
    if whole or len(_calls(expression)) < 2:
        return whole or _set(expression, style, indent, before, after)
    inner = _set(expression, style, indent + style.step, "", "")
    return [f"{indent}{before}(", *inner, f"{indent}){after}"]


def _fitting(text: str, style: Style, indent: str, before: str, after: str) -> list[str]:
    line = f"{indent}{before}{text}{after}"
    return [line] if _length(line) <= style.width else []


def _length(line: str) -> int:
    return len(line.expandtabs(4))


def _set(text: str, style: Style, indent: str, before: str, after: str) -> list[str]:
    """Lines for what stands in brackets."""
    whole = _fitting(text, style, indent, before, after)
    if whole:
        return whole
    pieces = next((p for p in (_split(text, o) for o in _OPERATORS) if len(p) > 1), None) or _calls(text)
    if len(pieces) < 2:
        return _opened(text, style, indent, before, after)
    ends = [""] * (len(pieces) - 1) + [after]
    starts = [before] + [""] * (len(pieces) - 1)
    set_ = [_set(p, style, indent, s, e) for p, s, e in zip(pieces, starts, ends, strict=True)]
    return [line for lines in set_ for line in lines]


def _opened(text: str, style: Style, indent: str, before: str, after: str) -> list[str]:
    """Brackets opened, from the left, where what follows up to the next one does not fit."""
    groups, tail = _groups(text)
    lines: list[str] = []
    line = indent + before
    for place, (lead, opening, inside) in enumerate(groups):
        following = "".join(groups[place + 1][:2]) if place + 1 < len(groups) else tail + after
        closed = f"{lead}{opening}{inside}{_BRACKETS[opening]}"
        if _length(line + closed + following) <= style.width or not inside:
            line += closed
            continue
        lines += [f"{line}{lead}{opening}", *_arguments(inside, opening, style, indent + style.step)]
        line = indent + _BRACKETS[opening]
    return [*lines, line + tail + after]


def _arguments(inside: str, opening: str, style: Style, indent: str) -> list[str]:
    """What is listed in brackets: on one line, or each on its own."""
    whole = _fitting(inside, style, indent, "", "")
    if whole:
        return whole
    listed = _split(inside, re.compile(r"(,) "))
    comma = "," if len(listed) > 1 or opening == "{" else ""
    listed = [one.removeprefix(", ") for one in listed]
    return [line for one in listed for line in _set(one, style, indent, "", comma)]


def _calls(text: str) -> list[str]:
    """calc(…), .eq(…), .le(…): a call and the methods that follow it; nothing where fewer than two follow."""
    groups, tail = _groups(text)
    follow = [g for g in groups[1:] if g.lead.startswith(".") and g.opening == "("]
    if tail or len(follow) < 2 or len(follow) != len(groups) - 1:
        return []
    return [f"{lead}{opening}{inside}{_BRACKETS[opening]}" for lead, opening, inside in groups]


def _groups(text: str) -> tuple[list[_Group], str]:
    """The brackets of a text that stand in no other, and what comes after them."""
    groups: list[_Group] = []
    start, opened = 0, 0
    for place, depth, character in _depths(text):
        if character in _BRACKETS and depth == 0:
            opened = place
        elif character in _BRACKETS.values() and depth == 1:
            groups.append(_Group(text[start:opened], text[opened], text[opened + 1 : place]))
            start = place + 1
    return groups, text[start:]


def _split(text: str, operator: re.Pattern[str]) -> list[str]:
    """The pieces of a text between operators that stand in no bracket; each begins with its own."""
    outside = {place for place, depth, _ in _depths(text) if depth == 0}
    cuts = [0, *[found.start() for found in operator.finditer(text) if found.start(1) in outside], len(text)]
    return [text[one:other].removeprefix(" ") for one, other in pairwise(cuts)]


def _depths(text: str) -> Iterator[tuple[int, int, str]]:
    """Each character outside of quotes, with how many brackets are open before it."""
    depth, quote = 0, ""
    for place, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
            continue
        yield place, depth, character
        if character in "\"'":
            quote = character
        depth += (character in _BRACKETS) - (character in _BRACKETS.values())
