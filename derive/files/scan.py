"""What a claim file states, read off its syntax alone: nothing is run, and SymPy is not needed."""

from __future__ import annotations

import ast
import hashlib
import io
import tokenize
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from ..markdown.fences import BadFence, Fence, Manuscript
from ..markdown.fences import read as read_manuscript
from ..markdown.kinds import is_manuscript
from ..markdown.script import across, python
from ..messages.kind import Kind
from ..messages.sources import BLOCK, NO_PYTHON
from ..system.reading import content, real

KINDS = ("claim", "erratum", "axiom", "note", "experiment")
_LINKS = {"eq", "ne", "le", "lt", "ge", "gt", "iff", "implies"}


class Found(msgspec.Struct, frozen=True):
    """A claim, or a definition, as its syntax shows it."""

    kind: str
    name: str
    line: int
    steps: int
    hypotheses: int
    source: str | None
    inside: str = ""
    """Of a claim that no run records: the kind of statement that it stands in."""


class Unreadable(Exception):
    """A file that is no Python. `line` is where, from 1; `column` too, where that is known, and else 0."""

    def __init__(self, message: str, line: int = 1, kind: Kind = NO_PYTHON, column: int = 0) -> None:
        super().__init__(message)
        self.line, self.kind, self.column = line, kind, column


def fingerprint(path: Path) -> str:
    """What a file holds, as a digest; empty where it cannot be read."""
    try:
        return hashlib.sha256(content(path)).hexdigest()
    except OSError:
        return ""


_LARGEST = 8 << 20
"""More bytes of Python take longer to be parsed than anybody waits."""


def parse(path: Path) -> tuple[str, ast.Module]:
    """The text and the syntax tree of a file; of a document, of its blocks, each line where it stands.

    Raises Unreadable.
    """
    return _parsed(path, _held(path), is_manuscript(real(path)))


def _held(path: Path) -> bytes:
    try:
        return content(path)
    except OSError as problem:
        raise Unreadable(f"cannot be opened: {problem.strerror}") from None
    except ValueError as problem:
        raise Unreadable(f"is no Python text: {problem}") from None


@lru_cache(maxsize=2)
def _parsed(path: Path, found: bytes, is_document: bool) -> tuple[str, ast.Module]:
    """The same tree as long as it is asked for again at once: nobody changes one."""
    try:
        if len(found) > _LARGEST:
            raise Unreadable(f"is larger than {_LARGEST >> 20} MiB")
        if is_document:
            return _blocks(found, path)
        data = io.BytesIO(found)
        encoding, _ = tokenize.detect_encoding(data.readline)
        data.seek(0)
        text = io.TextIOWrapper(data, encoding).read()
        return text, ast.parse(text, str(path))
    except SyntaxError as problem:
        said = f"{type(problem).__name__}: {problem.msg}"
        raise Unreadable(said, problem.lineno or 1, column=problem.offset or 0) from None
    except (UnicodeDecodeError, ValueError) as problem:
        raise Unreadable(f"is no Python text: {problem}") from None
    except (RecursionError, MemoryError):
        raise Unreadable("is nested too deeply to be parsed") from None


def _blocks(found: bytes, path: Path) -> tuple[str, ast.Module]:
    """The Python of a document. Raises Unreadable, and what Python raises for what is none."""
    document = _manuscript(found)
    text = python(document)
    tree = ast.parse(text, str(path))
    line = across(document, tree)
    if line is not None:
        raise Unreadable("this goes on in another block; a block holds whole statements", line, BLOCK)
    return text, tree


def manuscript(path: Path) -> Manuscript:
    """A document as Markdown sees it. Raises Unreadable."""
    return _manuscript(_held(path))


def _manuscript(found: bytes) -> Manuscript:
    try:
        return read_manuscript(found.decode("utf-8"))
    except UnicodeDecodeError as problem:
        line = len((found[: problem.start] + b".").splitlines())
        raise Unreadable("is no text in UTF-8; save it as UTF-8", line) from None
    except BadFence as problem:
        raise Unreadable(str(problem), problem.line, BLOCK) from None


def scan(path: Path, definitions: bool = False) -> list[Found]:
    """The claims of a file, in order, and its definitions if they are wanted. Raises Unreadable."""
    stated = _stated(path, _held(path), is_manuscript(real(path)))
    return [found for found in stated if definitions or found.kind != "definition"]


def outline(path: Path) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The lines of a file, and of each statement in it the first and the last, decorators included, counted from 1.

    Raises Unreadable.
    """
    return _outlined(path, _held(path), is_manuscript(real(path)))


@lru_cache(maxsize=64)
def _outlined(path: Path, found: bytes, is_document: bool) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    text, tree = _parsed(path, found, is_document)
    ranges = []
    for node in tree.body:
        decorators = getattr(node, "decorator_list", [])
        ranges.append((min([node.lineno, *[d.lineno for d in decorators]]), node.end_lineno or node.lineno))
    return tuple(text.splitlines()), tuple(ranges)


def fences(path: Path) -> tuple[Fence, ...]:
    """The blocks of ours in a document. Raises Unreadable."""
    return tuple(manuscript(path).fences.values())


class Look(NamedTuple):
    """How files are looked at: by their syntax, or by what is known of them."""

    scan: Callable[[Path, bool], list[Found]] = scan
    fences: Callable[[Path], tuple[Fence, ...]] = fences


BY_SYNTAX = Look()


@lru_cache(maxsize=64)
def _stated(path: Path, found: bytes, is_document: bool) -> tuple[Found, ...]:
    """The same, of a file that holds this: a document that shows claims looks at those beside it again and again."""
    _, tree = _parsed(path, found, is_document)
    return tuple([found for node in tree.body for found in (*claims_in(node), *_definitions(node))])


DEFINED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
"""What a decorator can stand above."""

_HOLDING = ("body", "handlers", "cases", "orelse", "finalbody")
"""The fields of a node that hold statements, or what holds them."""
_STATEMENTS = {
    ast.If: "an if",
    ast.For: "a loop",
    ast.While: "a loop",
    ast.With: "a with",
    ast.Try: "a try",
    ast.Match: "a match",
    ast.FunctionDef: "a function",
    ast.ClassDef: "a class",
}


def claims_in(node: ast.stmt) -> Iterator[Found]:
    """The claim that a statement is, and those that stand inside it."""
    yield from claims_of(node)
    yield from claims_inside(node)


def claims_inside(node: ast.stmt) -> Iterator[Found]:
    """The claims that stand inside a statement: whether it runs, nobody knows."""
    for inner, where in _nested(node):
        yield from (replace(found, inside=where) for found in claims_of(inner))


def _nested(node: ast.stmt) -> Iterator[tuple[ast.stmt, str]]:
    """The statements inside another, at any depth and in their order, and what they stand in."""
    waiting: list[tuple[ast.AST, str]] = [(node, "")]
    while waiting:
        outer, where = waiting.pop()
        if isinstance(outer, ast.stmt):
            if where:
                yield outer, where
            where = _STATEMENTS.get(type(outer), "another statement")
        inside = [child for name in _HOLDING for child in getattr(outer, name, ())]
        waiting += [(child, where) for child in reversed(inside)]


def claims_of(node: ast.stmt) -> Iterator[Found]:
    """The claim that a statement is, if it is one."""
    if not isinstance(node, DEFINED):
        return
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and _name(decorator.func) in KINDS:
            words = {word.arg: word.value for word in decorator.keywords}
            given, source = words.get("given"), words.get("source")
            yield Found(
                _name(decorator.func),
                node.name,
                decorator.lineno,
                sum(map(is_link, ast.walk(node))),
                len(given.elts) if isinstance(given, ast.List | ast.Tuple) else 0,
                _text(source),
            )


def _definitions(node: ast.stmt) -> Iterator[Found]:
    called = node.value if isinstance(node, ast.Assign) else None
    if isinstance(called, ast.Call) and _name(called.func) == "define" and called.args:
        (name, *_), source = called.args, {word.arg: word.value for word in called.keywords}.get("source")
        yield Found("definition", str(_text(name)), node.lineno, 0, 0, _text(source))


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def is_link(node: ast.AST) -> bool:
    """Whether a node is a step of a chain: a call of `.eq`, `.le` and so on."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _LINKS
