"""What is printed for Coq says what the statement says: read by other code, and evaluated at points."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from second_reading import Reader, statements

import derive
from derive.evidence.numbers.draw import drawn
from derive.evidence.numbers.field import Unknown
from derive.evidence.numbers.glance import Glance
from derive.evidence.numbers.walk import Env
from derive.export.file import File, ordered
from derive.export.names import Names
from derive.export.printer import Printer
from derive.kernel import Theorem
from derive.prooftree.read import read
from derive.prooftree.replay import theorem
from derive.terms.node import closed, free
from derive.terms.statement import Rel, Same
from derive.terms.term import At, Dim, Index, Mul, Scalar, Vector, is_real, num
from derive.terms.vector import vector_of

LIBRARY = Path(derive.__file__).parent / "library"


@cache
def proved(volume: str, number: int) -> dict[str, Theorem]:
    """The first theorems of a volume of the library, by the claims' names."""
    lines = (LIBRARY / f"{volume}.jsonl").read_text(encoding="utf-8").split("\n")[1 : 1 + number]
    return {json.loads(line)["claim"]: theorem(read(line)) for line in lines if line}


def points(statement: Any, seed: int) -> Iterator[tuple[dict[Any, Any], Env]]:
    """Points of a statement: each as plain values, and as an environment of the sampler."""
    variables = sorted(free(statement), key=lambda v: (type(v).__name__, v.name))
    for length in (2, 3):
        lengths = tuple([(v, max(length, v.at_least)) for v in variables if isinstance(v, Dim)])
        batch = drawn(tuple(variables), lengths, 6, seed)
        for row in range(batch.rows):
            one = batch.take(np.array([row]))
            plain = {v: h if isinstance(v, Dim) else h[0] for v, h in one.variables.items()}
            if all([np.all(np.abs(np.asarray(value, dtype=float)) < 20) for value in plain.values()]):
                yield plain, Env(one.variables)


def differences(claim: str, found: Theorem, seed: int = 0) -> tuple[int, list[str]]:
    """How many statements of a claim's file were compared with the sampler, and those that say something else."""
    file = File(claim, found)
    written = file.written()
    if written.missing:
        return 0, []
    definitions, lemmas = statements(written.text)
    compared, wrong = 0, []
    for said, (name, (text, _)) in zip(ordered(found), lemmas.items(), strict=True):
        if said.hypotheses or not isinstance(said.statement, Rel) or not is_real(said.statement.left):
            continue
        value = Reader(text).whole()
        for plain, env in points(said.statement, seed):
            named = {file.names.of(v, v.name): _plain(v, held) for v, held in plain.items()}
            try:
                sides = [float(np.ravel(Glance().values(side, env))[0]) for side in said.statement.parts()]
                own = value({**definitions, **named})
            except (Unknown, OverflowError):
                continue
            except KeyError as unknown:
                wrong.append(f"{name}: {text}: there is no {unknown}")
                continue
            if not all(map(math.isfinite, (*sides, *own))):
                continue
            compared += 1
            if not all([math.isclose(a, b, rel_tol=1e-4, abs_tol=1e-5) for a, b in zip(sides, own, strict=True)]):
                wrong.append(f"{name}: {text}: {sides}, and read again {own}")
    return compared, wrong


def _plain(variable: Any, held: Any) -> Any:
    match variable:
        case Dim() | Index():
            return int(held)
        case Scalar():
            return float(held)
        case Vector(_, shape, _) if len(shape) == 1:
            return lambda k: float(held[k])
    return lambda k, l: float(held[k][l])  # noqa: E741


@pytest.mark.parametrize("volume", ["softmax", "losses", "activations"])
def test_what_is_printed_has_the_values_of_the_statement(volume: str) -> None:
    compared, wrong = 0, []
    for claim, found in proved(volume, 14).items():
        number, problems = differences(claim, found)
        compared, wrong = compared + number, wrong + problems
    assert not wrong, "\n".join(wrong[:10])
    assert compared > 200


@pytest.mark.parametrize(
    ("right", "misprint"),
    [(" + ", " - "), ("exp (", "log ("), ("x i", "x j"), (" / ", " * "), ("delta ", "0 * delta ")],
)
def test_a_misprint_would_be_seen(right: str, misprint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = File.written

    def misprinted(file: File) -> Any:
        written = kept(file)
        return replace(written, text=written.text.replace(right, misprint))

    monkeypatch.setattr(File, "written", misprinted)
    wrong = [line for claim, found in proved("softmax", 14).items() for line in differences(claim, found)[1]]
    assert wrong


@pytest.mark.parametrize("shape", [("n",), ("n", "m")])
def test_an_equation_of_vectors_is_one_of_each_position(shape: tuple[str, ...]) -> None:
    sizes = tuple([Dim(name, 1) for name in shape])
    x, y = Vector("x", sizes), Vector("y", sizes)
    places = tuple([Index(f"k{place}", size) for place, size in enumerate(sizes)])
    doubled = vector_of(sizes, closed(Mul((num(2), At(y, places))), places), ("i", "j")[: len(shape)])
    text = Printer(Names(), {}).statement(Same(x, doubled))
    env = {"n": 3, "m": 2, "y": lambda *at: 1.0 + sum(at)}
    assert Reader(text).whole()({**env, "x": lambda *at: 2 + 2.0 * sum(at)})
    for wrong in product(*[range(env[name]) for name in shape]):
        assert not Reader(text).whole()({**env, "x": lambda *at: 2 + 2.0 * sum(at) + (at == wrong)}), wrong  # noqa: B023


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 - 2 - 3", -4),
        ("2 * 3 ^ 2", 18),
        ("- 2 ^ 2", -4),
        ("1 / 2 / 4", 0.125),
        ("Sum 3 [1%nat] (fun k => x k)", 40),
        ("Max 3 [] (fun k => - x k)", -10),
        ("given (all 3 [] (fun k => log (x k))) (x (argmax 3 x))", 30),
        ("delta 1%nat 1%nat + delta 1%nat 0%nat", 1),
    ],
)
def test_the_second_reading_reads_as_coq_does(text: str, value: float) -> None:
    assert Reader(text).whole()({"x": lambda k: 10.0 * (k + 1)}) == pytest.approx(value)
