"""The reasons and the kernel's rules, for whoever asks what there is."""

from __future__ import annotations

import inspect
from difflib import get_close_matches

from ..by import ENTRIES
from ..config import UsageError
from ..kernel import RULES

_INDENT = "    "


def rule_table() -> str:
    """Every reason and every rule, one line each, by what a line can hold."""
    lines = ["Reasons of steps (by.…)", ""]
    lines += [f"  by.{name:<16} {entry.example}" for name, entry in ENTRIES.items()]
    lines += ["", "Rules of the kernel", ""]
    lines += [f"  {name:<19} {_conclusion(figure(name))}" for name in RULES]
    lines += ["", "derive rules NAME shows one with its figure and an example."]
    return "\n".join(lines)


def figure(name: str) -> str:
    """The inference figure of a kernel rule."""
    return inspect.cleandoc(RULES[name].__doc__ or "")


def _conclusion(drawn: str) -> str:
    """What stands below the bar of a figure."""
    lines = drawn.splitlines()
    bar = next((n for n, line in enumerate(lines) if "──" in line), -1)
    return " ".join(" ".join(lines[bar + 1 :]).split())


def one_rule(name: str) -> str:
    """One reason or rule. Raises UsageError for a name that is neither."""
    short = name.removeprefix("by.")
    parts = []
    if short in ENTRIES:
        entry = ENTRIES[short]
        parts += [f"by.{short}", "", _indented(inspect.cleandoc(entry.figure)), "", f"as in  {entry.example}"]
    if short in RULES and not name.startswith("by."):
        parts += ["", ""] if parts else []
        parts += [f"{short}, a rule of the kernel", "", _indented(figure(short))]
    if not parts:
        near = get_close_matches(short, [*ENTRIES, *RULES], 1)
        raise UsageError(f"there is no reason or rule {name}" + (f"; did you mean {near[0]}?" if near else ""))
    return "\n".join(parts)


def _indented(drawn: str) -> str:
    return "\n".join(_INDENT + line if line else "" for line in drawn.splitlines())
