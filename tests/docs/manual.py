"""What the README and the pages of docs/ say that can be run or read: blocks, commands, inline code.

A page is read from top to bottom, in a folder of its own:

    python title="mean.py"             a file; the next block of that title takes its place
    python title="mean.py, continued"  more of that file
    python                             a part of the page's own claim file, all of whose claims must hold
    diff title="mean.py"               a change of that file
    toml, yaml … title="name"          a file as well; a document in Markdown between four backticks
    console                            commands after `$`, each with what it prints; `…` stands for lines left out
    sh                                 commands that end with 0

A comment before a block says more: `<!-- exit 3 -->` how its last command ends, where what it
prints does not say it, and `<!-- not run: why -->` that it needs what no test has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    str(file.relative_to(ROOT)): file
    for file in (
        *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
}

_BLOCK = re.compile(
    r"^(?:<!-- (?P<note>[^\n]*) -->\n)?^(?P<indent> *)(?P<fence>`{3,})(?P<language>\w*)(?: title=\"(?P<title>[^\"\n]*)\")?[^\n]*\n"
    r"(?P<text>.*?)^(?P=indent)(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
_NOT_RUN = "not run: "


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its title, and what the comment before it says."""

    language: str
    text: str
    title: str = ""
    note: str = ""
    line: int = 0

    @property
    def file(self) -> str:
        """The file that it is, or is a part of."""
        return self.title.removesuffix(", continued")

    @property
    def continues(self) -> bool:
        """Whether it is more of a file."""
        return self.title.endswith(", continued")

    @property
    def why_not_run(self) -> str:
        """Why it is not run, if it is not."""
        return self.note.removeprefix(_NOT_RUN) if self.note.startswith(_NOT_RUN) else ""

    @property
    def ends_with(self) -> int:
        """The exit code of its last command."""
        found = re.fullmatch(r"exit (\d+)", self.note) or re.search(r" exit (\d+)$", self.text, re.MULTILINE)
        return int(found[1]) if found else 0


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        indent = len(match["indent"])
        body = "".join(line[indent:] or "\n" for line in match["text"].splitlines(keepends=True))
        line = text.count("\n", 0, match.start("text"))
        found.append(Block(match["language"], body, match["title"] or "", match["note"] or "", line))
    return found


def prose(page: Path) -> str:
    """A page without its blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def inline(page: Path) -> list[str]:
    """What stands between backticks."""
    found = re.findall(r"(?<!`)(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)", prose(page))
    return [said for _, said in found]


@dataclass(frozen=True)
class Command:
    """A command of a console block, and what it prints; nothing where that is not shown."""

    line: str
    printed: list[str]


def commands(block: Block) -> list[Command]:
    """The commands of a block of a console, or of a shell."""
    if block.language == "sh":
        return [Command(line, []) for line in block.text.splitlines() if line and not line.startswith("#")]
    found: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], []))
        else:
            found[-1].printed.append(line)
    return found


_SECONDS = re.compile(r"\d+\.\d+s\b")
_LEFT_OUT = re.compile(r"\s*…\s*")


def agrees(printed: str, shown: list[str]) -> str:
    """The first line that is shown and was not printed where it should be; nothing if all were."""
    lines = [_as_told(line) for line in printed.splitlines()]
    place, exact = 0, True
    for line in shown:
        wanted = _as_told(line)
        if _LEFT_OUT.fullmatch(line):
            exact = False
        elif exact and lines[place : place + 1] == [wanted]:
            place += 1
        elif not exact and wanted in lines[place:]:
            place, exact = lines.index(wanted, place) + 1, True
        else:
            return line or "an empty line"
    return "" if not exact or not any(lines[place:]) else "…, since more is printed"


def _as_told(line: str) -> str:
    """A line without what differs from run to run."""
    return _SECONDS.sub("0.00s", line).rstrip()
