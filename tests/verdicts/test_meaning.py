"""What a claim means: one digest whatever letters it is said in, and another for whatever else is said."""

from __future__ import annotations

import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import building as b
import pytest
from examples import part
from here import HEAD, ROOT

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.terms.definition import Definition, definitions_in
from derive.terms.matrices import TRACE
from derive.terms.node import Node
from derive.terms.statement import Prop
from derive.terms.substitution import substitute
from derive.terms.term import POS, ZERO, Deriv, Dim, Index, Scalar, Vector
from derive.verdicts.meaning import judgement, meaning_of, told
from tests.campaign.operators import bounds, hypotheses, mutants

PROOFS = sorted((ROOT / "proofs").rglob("*.py"))
DECLARED = re.compile(r'\b(dimension|index|indices|scalar|vector|matrix|mask|define)\("([\w ]+)"')


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    """The project's own."""
    sys.setrecursionlimit(12_000)
    loader = Loader()
    return {f"{file.stem}.{name}": c for file in PROOFS for name, c in loader.load(file).claims.items()}


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[str], dict[str, Claim]]:
    """The claims of a text."""

    def load(text: str) -> dict[str, Claim]:
        file = tmp_path / f"it{time.monotonic_ns()}.py"
        file.write_text(HEAD + text)
        found = Loader().load(file)
        assert not found.problems, found.problems
        return found.claims

    return load


def test_no_letter_of_the_projects_own_claims_counts(claims: dict[str, Claim], tmp_path: Path) -> None:
    """All that is declared, and every definition, is called otherwise; longer names also sort otherwise."""
    for file in PROOFS:
        text = DECLARED.sub(
            lambda m: f'{m[1]}("{" ".join(f"{chr(122 - k)}q{n}" for k, n in enumerate(m[2].split()))}"',
            file.read_text(),
        )
        assert text != file.read_text()
        (tmp_path / file.name).write_text(text)
    loader = Loader()
    for file in PROOFS:
        renamed = loader.load(tmp_path / file.name)
        assert not renamed.problems, renamed.problems
        for name, claim in renamed.claims.items():
            assert meaning_of(claim) == meaning_of(claims[f"{file.stem}.{name}"]), name


def test_claims_of_one_meaning_say_the_same(claims: dict[str, Claim]) -> None:
    """Five facts are shown twice in other letters, in files that do not import each other."""
    named: dict[str, set[str]] = defaultdict(set)
    for name, claim in claims.items():
        named[meaning_of(claim)].add(name)
    assert sorted(sorted(names) for names in named.values() if len(names) > 1) == [
        ["argmax.largest_of_the_others", "logit_gap.the_largest_is_one_of_them"],
        ["argmax.one_of_the_others", "logit_gap.each_of_them"],
        ["argmax.shifted_by_lse_it_is_softmax", "through_softmax.logarithm_of_softmax"],
        ["determinants.determinant_along_a_path", "differentials.determinant_by_the_inverse"],
        ["differentials.inverse", "inverses.inverse_along_a_path"],
    ]


SYMMETRIC = ("jacobian_is_symmetric", "softmax_with_factors")
"""Of these the two sides may change places: that is the same statement, its letters exchanged."""


def neighbours_of(claim: Claim) -> Iterator[tuple[str, tuple[Prop, ...]]]:
    """Statements near a claim's own, with their hypotheses, and what was changed."""
    for what, other in mutants(claim.statement):
        yield what, (other, *claim.given)
    for what, given in hypotheses(claim.given):
        yield what, (claim.statement, *given)
    for dim, lower in bounds((claim.statement, *claim.given)):
        yield "bound", tuple([substitute(p, {dim: lower}) for p in (claim.statement, *claim.given)])


def test_every_neighbour_means_something_else(claims: dict[str, Claim]) -> None:
    """A sign, a relation, an index, a definition's factor, a hypothesis, a bound.

    But tr A is the trace of the matrix with A_ii at each i, j, too.
    """
    near = [(claim, *found) for claim in claims.values() for found in neighbours_of(claim)]
    assert len(near) > 7000
    some = part(1000, len(near))
    for claim, what, (statement, *given) in random.Random(1).sample(near, some):
        same = judgement(statement, tuple(given)) == judgement(claim.statement, claim.given)
        of_a_trace = what == "index" and TRACE in definitions_in(statement)
        assert not same or of_a_trace or (what == "sides swapped" and claim.name in SYMMETRIC), (claim.name, what)


def renamed(node: Any, names: str = "") -> Any:
    """A node with other letters for all its variables, which sort the other way round."""
    images: dict[Any, Any] = {}
    for v in sorted(b_free(node), key=lambda v: not isinstance(v, Dim)):
        name = "".join(chr(219 - ord(c)) for c in v.name) + names
        match v:
            case Dim(_, least):
                images[v] = Dim(name, least)
            case Scalar(_, signs):
                images[v] = Scalar(name, signs)
            case Index(_, size):
                images[v] = Index(name, images.get(size, size))
            case Vector(_, shape, total):
                images[v] = Vector(name, tuple(images.get(s, s) for s in shape), images.get(total, total))
    return substitute(node, images)


def b_free(node: Node) -> frozenset[Any]:
    from derive.terms.node import free

    return free(node)


class TestHypotheses:
    c, d, e, f = (Scalar(name) for name in "cdef")

    def test_neither_their_order_nor_how_often_they_are_said(self) -> None:
        """Also where they hang together by variables that the statement does not have."""
        given = [b.ge(self.c, self.d), b.ge(self.d, self.e), b.ge(self.e, self.f), b.ge(b.x(b.i), self.f)]
        found = {judgement(b.ge(self.c, b.num(0)), order) for order in permutations([*given, given[0]])}
        assert len(found) == 1

    def test_what_hangs_together(self) -> None:
        """Not only each hypothesis counts, but which of them speak of the same thing."""
        statement, zero = b.ge(self.c, b.num(0)), b.num(0)
        chains = [
            [b.ge(self.c, self.d), b.ge(self.d, zero)],
            [b.ge(self.c, self.d), b.ge(self.e, zero)],
            [b.ge(self.c, self.d), b.ge(self.c, zero)],
            [b.ge(self.d, self.c), b.ge(self.d, zero)],
        ]
        assert len({judgement(statement, given) for given in chains}) == len(chains)

    def test_those_that_look_alike(self) -> None:
        """Two circles of three are not one of six, and each has one digest in any order."""
        v = [Scalar(f"v{k}") for k in range(6)]
        one = [b.lt(v[k], v[(k + 1) % 6]) for k in range(6)]
        two = [b.lt(v[k], v[k // 3 * 3 + (k + 1) % 3]) for k in range(6)]
        digests = [
            {judgement(b.ge(self.c, b.num(0)), order) for order in list(permutations(given))[::71]}
            for given in (one, two)
        ]
        assert list(map(len, digests)) == [1, 1]
        assert digests[0] != digests[1]

    def test_very_many_that_look_alike_take_no_time(self) -> None:
        v = [Scalar(f"v{k}") for k in range(40)]
        started = time.monotonic()
        judgement(b.ge(self.c, b.num(0)), [b.lt(v[k], v[j]) for k in range(40) for j in range(k)])
        assert time.monotonic() - started < 20

    def test_what_is_declared_of_what_only_they_name(self) -> None:
        signs = [Scalar("d", signs) for signs in (POS, POS | ZERO)] + [self.d, Dim("d", 1), Dim("d", 2)]
        assert len({judgement(b.ge(self.c, b.num(0)), [b.ge(self.c, d)]) for d in signs}) == len(signs)


class TestDefinitions:
    def test_written_out_it_is_the_same(self) -> None:
        claim = b.gt(b.z, b.num(0))
        assert judgement(claim) == judgement(b.gt(b.total(b.exp(b.x(b.k)), b.k), b.num(0)))

    def test_not_where_nothing_would_be_said(self) -> None:
        body = b.total(b.exp(b.x(b.k)), b.k)
        said = {judgement(b.eq(one, other)) for one, other in ((b.z, body), (body, b.z), (body, body))}
        assert len(said) == 3
        again = Definition((b.X, b.n), body, 0, "W").call({})
        assert judgement(b.eq(again, body)) == judgement(b.eq(b.z, body)) == judgement(renamed(b.eq(b.z, body)))

    def test_what_a_derivative_keeps_folded(self) -> None:
        """D in its body would move what it is called with: no letter counts there either."""
        c, d, u = Scalar("c"), Scalar("d"), Scalar("u")
        slope = Definition((c, d, u), b.mul(Deriv(b.mul(c, d), c), u), 2, "s")
        other = Definition((c, d, u), b.mul(Deriv(b.mul(c, d, b.num(2)), c), u), 2, "s")
        letters = Definition((d, u, c), b.mul(Deriv(b.mul(d, u), d), c), 2, "t")
        said = b.eq(slope.call({d: c}), u)
        assert judgement(said) == judgement(renamed(said))
        assert judgement(said) == judgement(b.eq(letters.call({u: d}), c))
        assert judgement(said) != judgement(b.eq(other.call({d: c}), u))
        assert judgement(said) != judgement(b.eq(b.mul(Deriv(b.mul(c, c), c), u), u))

    def test_what_unfolds_to_very_much(self) -> None:
        """A definition of a definition, twice each time, a hundred times."""
        c = Scalar("c")
        term: Any = c
        for k in range(100):
            term = Definition((c,), b.add(term, term), 0, f"d{k}").call({})
        started = time.monotonic()
        assert judgement(b.gt(term, c)) == judgement(renamed(b.gt(term, c)))
        assert judgement(b.gt(term, c)) != judgement(b.ge(term, c))
        assert time.monotonic() - started < 5

    def test_what_stays_folded_because_it_is_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from derive.verdicts.meaning.judgement import _closed

        monkeypatch.setattr("derive.verdicts.meaning.plain.MOST_NODES", 5)
        spread = Definition((b.X, b.Y, b.n, b.m), b.add(b.total(b.x(b.k), b.k), b.total(b.y(b.a), b.a)), 0, "s")
        _closed.cache_clear()
        said = b.gt(b.mul(spread.call({}), b.x(b.i), b.y(b.u)), b.num(0))
        assert judgement(said) == judgement(renamed(said))
        turned = Definition((b.X, b.Y, b.n, b.m), b.add(b.total(b.y(b.a), b.a), b.total(b.x(b.k), b.k)), 0, "s")
        assert judgement(said) != judgement(b.gt(b.mul(turned.call({}), b.x(b.i), b.y(b.u)), b.num(0)))


def test_words(loaded: Callable[[str], dict[str, Claim]]) -> None:
    """Of a note the words and what is true instead; of an experiment also what is expected, and never its body."""
    text = """
c = scalar("c")
@claim(Ge(c**2, 0))
def one(): return calc(c**2).ge(0, by.sign)
@claim(Ge(c**4, 0))
def two(): return calc(c**4).ge(0, by.sign)
@note(says="it", corrected=one)
def n1(): pass
@note(says="it", corrected=two)
def n2(): pass
@note(says="It", corrected=one)
def n3(): pass
@experiment(says="it")
def e1(rng): return rng.random(100) < 0.5
@experiment(says="it", expect=(0, 1))
def e2(rng): return rng.random(100) < 0.5
@experiment(says="it", expect=(0, 2))
def e3(rng): return rng.random(100) < 0.5
@erratum(Eq(c, 1), corrected=one)
def r1(): pass
@erratum(Eq(c, 1))
def r2(): pass
@erratum(Eq(c, 1), corrected=two)
def r3(): pass
"""
    found = loaded(text)
    assert len({meaning_of(claim) for claim in found.values()}) == len(found)
    again = loaded(text.replace("rng.random(100) < 0.5", "[1] * 100").replace('"c"', '"d"').replace('"it"', '" it"'))
    assert {n: meaning_of(c) for n, c in found.items()} == {n: meaning_of(c) for n, c in again.items()}
    assert told(found["n1"])[1] is None
    assert told(found["one"])[1] is not None


@pytest.mark.parametrize(
    "expect", ["(1, 0)", "(0, float('inf'))", "(0, float('nan'))", "(0,)", "'01'", "5", "('a', 1)"]
)
def test_an_interval_is_one(expect: str, tmp_path: Path) -> None:
    file = tmp_path / "it.py"
    file.write_text(HEAD + f"@experiment(says='it', expect={expect})\ndef it(rng):\n    return [1] * 100\n")
    (problem,) = Loader().load(file).problems
    assert problem.message.startswith("expect= takes an interval, (low, high), not ")
