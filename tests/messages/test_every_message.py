"""No message without a kind, and no kind without a message: read from the source, and from what is refused."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import derive
from derive.messages.kind import Kind
from derive.messages.table import AREAS

PACKAGE = Path(derive.__file__).parent
FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if file.parent.name != "messages"]
FAILING = {"ERROR", "ALARM", "REFUTED", "UNDECIDED"}
SAID = {"NotationError": 2, "UnknownReason": 2, "UsageError": 2, "ChainFault": 2}
"""What is raised with a message and its kind, and how many arguments that takes."""


def calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@pytest.mark.parametrize("file", FILES, ids=[file.relative_to(PACKAGE).as_posix() for file in FILES])
def test_each_message_names_its_kind(file: Path) -> None:
    for call in calls(file):
        words = {word.arg: word.value for word in call.keywords}
        wanted = SAID.get(getattr(call.func, "id", ""))
        assert wanted is None or len(call.args) + len(words) >= wanted, f"line {call.lineno}: {called(call)}"
        if called(call) == "replace" and getattr(words.get("verdict"), "id", "") in FAILING:
            assert "code" in words, f"line {call.lineno}: a verdict without the code of its message"


def kinds() -> Iterator[tuple[str, str, Kind]]:
    for module in AREAS.values():
        for name, value in vars(module).items():
            if isinstance(value, Kind):
                yield module.__name__.rpartition(".")[2], name, value


def test_each_kind_is_said_somewhere() -> None:
    said = {node.id for file in FILES for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Name)}
    said |= {n.attr for file in FILES for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Attribute)}
    assert [f"{module}.{name}" for module, name, _ in kinds() if name not in said] == []
