"""The Python of a document, line by line: line N of it is line N of the document. And changes of it brought back."""

from __future__ import annotations

import ast
import re
from difflib import SequenceMatcher
from itertools import pairwise

from .fences import Fence, Manuscript, read
from .info import CLAIMS
from .kinds import is_manuscript

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARK = "\ufeff"


class Misplaced(Exception):
    """A change of a document's Python that has no place in one of its blocks."""


def blocks(manuscript: Manuscript) -> list[Fence]:
    """The blocks of Python that make up its claim file, in order."""
    return [fence for fence in manuscript.fences.values() if fence.kind == CLAIMS]


def python(manuscript: Manuscript) -> str:
    """What Python runs: the lines of the blocks, each where it stands, and nothing in place of all others."""
    lines = [""] * len(manuscript.lines)
    for block in blocks(manuscript):
        lines[block.first - 1 : block.end - 1] = block.lines
    return "".join([f"{line}\n" for line in lines])


def across(manuscript: Manuscript, tree: ast.Module) -> int | None:
    """The line of a statement that does not end in the block in which it begins, if there is one."""
    ends = {number: block.end for block in blocks(manuscript) for number in range(block.first, block.end)}
    lines = ((first_line(node), node.end_lineno or node.lineno) for node in tree.body)
    return next((first for first, last in lines if last >= ends.get(first, 0)), None)


def first_line(node: ast.stmt) -> int:
    """The line on which a statement begins, with what decorates it."""
    above = node.decorator_list if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []
    return min([node.lineno, *[one.lineno for one in above]])


# ── changes ───────────────────────────────────────────────────────────────────


def editable(file: str, content: bytes) -> bytes:
    """What there is to change in a file: all of a Python file; of a document its Python, prose being comments.

    Raises BadFence and UnicodeDecodeError.
    """
    if not is_manuscript(file):
        return content
    lines = _LINES.findall(content.decode("utf-8").removeprefix(_MARK))
    shown = [_held(number, line) for number, line in enumerate(lines, 1)]
    for block in _blocks(content):
        for number, line in enumerate(block.lines, block.first):
            shown[number - 1] = line + _end(lines[number - 1])
    return "".join(shown).encode()


def brought_back(file: str, before: bytes, after: bytes) -> bytes:
    """A file with changes that were made in what there is to change of it. Raises Misplaced."""
    if not is_manuscript(file):
        return after
    text = before.decode("utf-8")
    lines = _LINES.findall(text.removeprefix(_MARK))
    inside = {number: block for block in _blocks(before) for number in range(block.first, block.end)}
    around = [number for number in range(1, len(lines) + 1) if number not in inside]
    new = _LINES.findall(after.decode("utf-8"))
    places = _places([_held(number, lines[number - 1]) for number in around], new)
    out = [_MARK] if text.startswith(_MARK) else []
    for (number, place), (following, end) in pairwise([*zip(around, places, strict=True), (len(lines) + 1, len(new))]):
        changed = new[place + 1 : end]
        block = inside.get(number + 1)
        if block is None and changed:
            raise Misplaced(f"there is no block of claims in line {number} that it could be written into")
        out += [lines[number - 1], *(_written(block, lines[number : following - 1], changed) if block else [])]
    return "".join(out).encode()


def _blocks(content: bytes) -> list[Fence]:
    return blocks(read(content.decode("utf-8")))


def _held(number: int, line: str) -> str:
    """What stands for a line of prose, so that it is found again."""
    return f"# line {number} of the document{_end(line)}"


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _places(held: list[str], new: list[str]) -> list[int]:
    """Where the lines that stand for prose are now: all of them, in their order. Raises Misplaced."""
    wanted = {line.rstrip("\r\n") for line in held}
    found = [place for place, line in enumerate(new) if line.rstrip("\r\n") in wanted]
    if [new[place].rstrip("\r\n") for place in found] != [line.rstrip("\r\n") for line in held]:
        raise Misplaced("it reaches beyond the block that it stands in")
    return found


def _written(block: Fence, old: list[str], new: list[str]) -> list[str]:
    """The lines of a block as they stand in the document. What did not change stays as it is. Raises Misplaced."""
    was = [line + _end(raw) for line, raw in zip(block.lines, old, strict=True)]
    out = []
    for what, first, last, begin, end in SequenceMatcher(None, was, new, autojunk=False).get_opcodes():
        if what == "equal":
            out += old[first:last]
        else:
            indent = _indent(block, old)
            out += [(indent + line if line.strip() else indent.rstrip() + _end(line)) for line in new[begin:end]]
    return out


def _indent(block: Fence, old: list[str]) -> str:
    """What stands before each line of a block: the spaces of a list, the marks of a quotation. Raises Misplaced."""
    pairs = [(raw.rstrip("\r\n"), line) for raw, line in zip(old, block.lines, strict=True) if line.strip()]
    found = {raw[: len(raw) - len(line)] if raw.endswith(line) else None for raw, line in pairs} or {""}
    if len(found) > 1 or None in found:
        raise Misplaced(f"the lines of the block in line {block.line} are indented unalike; indent them by spaces")
    return str(found.pop())
