"""The reasons, the parts of a proof and the kernel's rules, for whoever asks what there is."""

from __future__ import annotations

import inspect
import re
from difflib import get_close_matches
from textwrap import dedent

from .. import notation
from ..by import ENTRIES
from ..claims.parts import EXAMPLES
from ..files.config import UsageError
from ..kernel import RULES, SECTIONS
from ..messages import commands

_INDENT = "    "
_WIDEST = 90


def rule_table() -> str:
    """Every reason, part of a proof and rule, one line each, by what a line can hold."""
    lines = ["Reasons of steps (by.…)", ""]
    lines += [f"  by.{name:<16} {entry.example}" for name, entry in ENTRIES.items()]
    lines += ["", "Parts of a proof", ""]
    lines += [f"  {name:<19} {example}" for name, example in EXAMPLES.items()]
    for section, rules in SECTIONS.items():
        lines += ["", f"Rules of the kernel: {section}", ""]
        lines += [f"  {rule.__name__:<16} {_in_one_line(figure(rule.__name__))}" for rule in rules]
    lines += ["", "derive rules NAME shows one with its figure and an example."]
    return "\n".join(lines)


def names() -> list[str]:
    """What `one_rule` knows."""
    return [*(f"by.{name}" for name in ENTRIES), *EXAMPLES, *RULES]


def figure(name: str) -> str:
    """The inference figure of a kernel rule."""
    return inspect.cleandoc(RULES[name].__doc__ or "")


def _in_one_line(drawn: str) -> str:
    """`premise, premise ⟹ conclusion` if there is room for it, else what stands below the bar."""
    lines = [re.split(r"\s{3,}", line.strip()) for line in drawn.splitlines()]
    bar = next((n for n, pieces in enumerate(lines) if "──" in pieces[0]), -1)  # python -OO leaves no docstrings
    above = "; ".join(piece for pieces in lines[:bar] for piece in pieces if piece)
    below = "; ".join(piece for pieces in lines[bar + 1 :] for piece in pieces if piece)
    whole = f"{above} ⟹ {below}" if above else below
    return whole if len(whole) <= _WIDEST else below


def one_rule(name: str) -> str:
    """One reason, part or rule. Raises UsageError for a name that is neither."""
    short = name.removeprefix("by.")
    parts = []
    if short in ENTRIES:
        entry = ENTRIES[short]
        parts += [f"by.{short}", "", _indented(dedent(entry.figure).strip("\n")), "", f"as in  {entry.example}"]
    if short in EXAMPLES and not name.startswith("by."):
        parts += ["", ""] if parts else []
        said = inspect.getdoc(getattr(notation, short)) or ""
        parts += [f"{short}, a part of a proof", "", _indented(said), "", f"as in  {EXAMPLES[short]}"]
    if short in RULES and not name.startswith("by."):
        parts += ["", ""] if parts else []
        parts += [f"{short}, a rule of the kernel", "", _indented(figure(short))]
    if not parts:
        near = get_close_matches(short, [name.removeprefix("by.") for name in names()], 1)
        raise UsageError(
            f"there is no reason, part of a proof or rule {name}" + (f"; did you mean {near[0]}?" if near else ""),
            commands.CLAIM,
        )
    return "\n".join(parts)


def _indented(drawn: str) -> str:
    return "\n".join(_INDENT + line if line else "" for line in drawn.splitlines())
