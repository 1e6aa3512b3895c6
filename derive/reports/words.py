"""Words on a console: folded under themselves, with a label before them or a remark at the right margin."""

from __future__ import annotations

import re
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable, RenderHook
from rich.text import Text

from ..records.verdict import ShownPart
from ..system.plain import inert
from .beside import bracketed

_NARROWEST = 24
_MARKED = "bold underline"
_FIXED = "\u00a0"
_JOINING = re.compile("(?<= )([-+=≥≤<>≠⇒⇔]) (?=[^ ])")
"""Signs between two spaces, the second of which is no place to break a line."""
_WHOLE = re.compile(r"(?<=\w) = (?=\w+\()| \* |, (?=\w{1,2}\))")
"""What is better not taken apart: `i = index(`, a product in Python, and the index at the end of `Sum(x_k, k)`."""
_WIDEST = 110


class Escaping(RenderHook):
    """On a console with this, no text acts on a terminal or a log, wherever it comes from: a claim, a path, a file."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Each text as it is, or without its styles and escaped."""
        return [_inert(r) if isinstance(r, Text) else r for r in renderables]


def _inert(text: Text) -> Text:
    said = inert(text.plain)
    return text if said == text.plain else Text(said, text.style)


def page_width(console: Console) -> int:
    """How wide a page is laid out: the terminal, but no wider than can be read."""
    return min(console.width, _WIDEST)


def folded(words: str, room: int) -> list[str]:
    """Words in lines, none of which ends in a sign that joins what stands on both sides of it."""
    kept = _JOINING.sub(rf"\1{_FIXED}", words)
    whole = _JOINING.sub(rf"\1{_FIXED}", _WHOLE.sub(lambda found: found[0].replace(" ", _FIXED), words))
    kept = whole if max(map(cell_len, whole.split(" "))) <= room else kept
    return [line.replace(_FIXED, " ") for line in wrap(kept, room, break_on_hyphens=False)] or [""]


def say(console: Console, words: str, label: str = "", style: str = "", lead: str = "   ") -> None:
    """Words behind a label; lines that are folded stay under the first one."""
    room = max(_NARROWEST, page_width(console) - cell_len(lead) - cell_len(label) - 1)
    for number, line in enumerate(folded(words, room)):
        shown = Text(" " * cell_len(lead) if number else lead, style="bold")
        shown.append(" " * cell_len(label) if number else label, "bold")
        shown.append(line, style or "not bold")
        console.print(shown, soft_wrap=True)


def say_marked(console: Console, part: ShownPart, label: str, lead: str = "   ") -> None:
    """A term behind a label; what is marked in it has a colour, or where there is none, stands in ‹…›."""
    plain = console.color_system is None or console.no_color or " ".join(part.text.split()) != part.text
    if plain or not part.marks:
        say(console, bracketed(part), label, lead=lead)
        return
    room = max(_NARROWEST, page_width(console) - cell_len(lead) - cell_len(label) - 1)
    at = 0
    for number, line in enumerate(folded(part.text, room)):
        start = part.text.index(line, at)
        at = start + len(line)
        shown = Text(" " * cell_len(lead + label)) if number else Text(lead + label, "bold")
        said = Text(line, "not bold")
        for first, last in part.marks:
            said.stylize(_MARKED, max(first, start) - start, max(min(last, at) - start, 0))
        console.print(shown + said, soft_wrap=True)


def set_step(console: Console, label: str, words: str, remark: str) -> None:
    """A line of a derivation, with its reason at the right margin if there is room, else below."""
    width = page_width(console)
    if cell_len(label) + cell_len(words) + cell_len(remark) + 3 <= width:
        gap = width - cell_len(label) - cell_len(words) - cell_len(remark) - 1
        console.print(Text(label) + Text(words) + Text((" " * gap + remark) if remark else "", "dim"), soft_wrap=True)
        return
    say(console, words, "", "", label)
    if remark:
        say(console, remark, "", "dim", " " * (cell_len(label) + 4))
