"""What is written of a statement or a step is read back as the same one, in the names of its file."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
import sympy
from examples import REPEATED, examples
from here import ROOT
from statements import DEFINITIONS, VOCABULARY, Maker, is_well_formed

from derive import notation
from derive.claims.claim import Claim
from derive.claims.parts import part_of
from derive.claims.sayable import as_read
from derive.claims.written.build import Statement
from derive.claims.written.define import Family, Function
from derive.claims.written.expression import Written, as_written
from derive.claims.written.reader import read
from derive.claims.written.unknown import SmoothFunction
from derive.claims.written.vectors import VectorTerm
from derive.files.load import Loader
from derive.source.infile import InFile
from derive.source.parts import written_part
from derive.source.statements import written
from derive.source.words import Unspoken
from derive.terms.definition import Definition
from derive.terms.leaf import Function as Smooth
from derive.terms.node import IllFormed, Node
from derive.terms.substitution import Capture
from derive.terms.term import Index, Vector

FILES = [*sorted((ROOT / "proofs").rglob("*.py")), *sorted((ROOT / "tests/verdicts/accepted").glob("*.py"))]
NAMES = {name: getattr(notation, name) for name in notation.__all__}


def node_of(value: Any) -> Node:
    """The term or statement that a value is."""
    if isinstance(value, Statement):
        return value.prop
    return value.core if isinstance(value, VectorTerm) else read(value)


def read_back(text: str, names: dict[str, Any], words: InFile) -> Node:
    """What Python makes of a text in a file, with what the text needs; grouped as such a text is."""
    return as_read(node_of(evaluated(text, names, words)))


def evaluated(text: str, names: dict[str, Any], words: InFile) -> Any:
    """What Python makes of a text in a file, with what the text needs."""
    names = dict(names)
    with as_written():
        for where, name in words.imports:
            exec(f"from {where} import {name}", names)
        for name, declaration in words.declared.items():
            names[name] = eval(declaration, names)  # noqa: S307
        return eval(text, names)  # noqa: S307


def statements(claim: Claim) -> list[Node]:
    nodes: list[Node] = [claim.statement, *claim.given]
    if claim.kind == "claim":
        for step in claim.proof().steps:
            nodes += [*step.ends, *step.given]
    return nodes


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_all_that_is_stated(file: Path) -> None:
    loaded = Loader().load(file)
    for claim in [c for c in loaded.claims.values() if c.kind not in ("note", "experiment")]:
        for node in dict.fromkeys(statements(claim)):
            words = InFile(loaded.module.__dict__)
            text = written(node, words)
            assert read_back(text, loaded.module.__dict__, words) == as_read(node), (claim.name, text)


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_all_proofs(file: Path) -> None:
    """What a body returns, written: it returns the same."""
    loaded = Loader().load(file)
    for claim in [c for c in loaded.claims.values() if c.kind == "claim"]:
        words, part = InFile(loaded.module.__dict__, claim.body.__code__.co_varnames), claim.proof().part
        assert part is not None
        text = written_part(part, words)
        again = evaluated(text, loaded.module.__dict__, words)
        assert grouped(part_of(again, claim.name)) == grouped(part), (claim.name, text)


def grouped(value: Any) -> Any:
    """The parts of a proof, its terms grouped as they are read, and no lines and labels."""
    if isinstance(value, Node):
        return as_read(value)
    if isinstance(value, tuple):
        return tuple(map(grouped, value))
    if is_dataclass(value) and not isinstance(value, Definition | Claim):
        kept = [f.name for f in fields(value) if f.name not in ("line", "label", "call")]
        return (type(value).__name__.strip("_"), *[grouped(getattr(value, name)) for name in kept])
    return value


def declared(thing: Any) -> Any:
    """A variable or definition, as a file holds it."""
    if isinstance(thing, Definition):
        arguments = [p for p in thing.params[: thing.formal] if not isinstance(p, Index)]
        if arguments:
            return Function(thing)
        return Family(thing, {}) if thing.formal else Written(thing.call({}))
    if isinstance(thing, Smooth):
        return SmoothFunction(thing)
    return VectorTerm(thing) if isinstance(thing, Vector) else Written(thing)


def test_random_statements() -> None:
    """Also what no author would write, as sums in sums and products of numbers; no more than a few have no spelling."""
    names: dict[str, Any] = {**NAMES, "h": type("h", (sympy.Function,), {})}
    names |= {thing.name: declared(thing) for thing in (*VOCABULARY.values(), *DEFINITIONS)}
    draw, spoken, all_of = random.Random(7 if REPEATED else None), 0, examples(300, 20_000)
    for _ in range(all_of):
        words = InFile(names)
        try:
            statement = Maker(draw.choice).statement()
            text = written(statement, words) if is_well_formed(statement) else ""
        except (Unspoken, IllFormed, Capture):
            continue
        if text:
            spoken += 1
            assert read_back(text, names, words) == as_read(statement), text
    assert spoken > all_of / 3
