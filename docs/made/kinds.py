"""Every kind of message with its example, from the table that the code has."""

from __future__ import annotations

from derive.messages.examples import is_command, is_configuration, is_document, whole
from derive.messages.kind import Kind
from derive.messages.table import SECTIONS


def messages() -> str:
    """All kinds, by what they have in common."""
    pieces = []
    for title, kinds in SECTIONS.items():
        pieces.append(f"## {title}\n")
        pieces += map(_one, kinds)
    return "\n".join(pieces)


def _one(kind: Kind) -> str:
    said = f"### `{kind.code}` {kind.name}\n\n{kind.means}\n\n{_prose(kind.why)}\n"
    if not kind.wrong:
        return said
    return f"{said}\nThis gives it:\n\n{_block(kind.wrong)}\nThis does not:\n\n{_block(kind.mended)}"


def _prose(said: str) -> str:
    """The reason for it; what is written in backticks stays as it is."""
    pieces = said.split("`")
    return "`".join(p if n % 2 else p.replace("*", "\\*").replace("_", "\\_") for n, p in enumerate(pieces))


def _block(example: str) -> str:
    if is_document(example):
        return f"````markdown\n{whole(example)}````\n"
    language = "console" if is_command(example) else "toml" if is_configuration(example) else "python"
    return f"```{language}\n{whole(example)}```\n"
