"""Which lengths points are drawn of, and which come first."""

from __future__ import annotations

from building import *
from building import num

from derive.evidence.numbers.draw import batches
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.sample import examine, look_on
from derive.evidence.numbers.sizes import Part, Sizes, sizes_of
from derive.search.at_point import fails_at, holds_at
from derive.terms.statement import EQ, LE, NE, Rel
from derive.terms.term import Dim, Variable, Vector

TWO, FIVE, LONG = Dim("n", 2), Dim("n", 5), Dim("n", 100)
OTHER = Dim("o", 1)


def lengths(part: Part, *variables: Variable, fixed: dict[Dim, int] | None = None, cost: int = 1) -> list[object]:
    found = sizes_of(variables, fixed or {}, cost, part)
    return [tuple(s.lengths.values()) if len(s.lengths) > 1 else next(iter(s.lengths.values()), None) for s in found]


def of(part: Part, *variables: Variable) -> list[Sizes]:
    return sizes_of(variables, {}, 1, part)


class TestFirst:
    """The short vectors, and a long one."""

    def test_of_one_dimension(self) -> None:
        assert lengths(Part.FIRST, n) == [1, 2, 3, 1000]
        assert lengths(Part.FIRST, m) == [2, 3, 1000]
        assert lengths(Part.FIRST, FIVE) == [5, 7, 1000]
        assert lengths(Part.FIRST, LONG) == [100, 1000]
        assert lengths(Part.FIRST, c) == [None]

    def test_of_two_all_that_are_short_but_the_longest_of_these_together(self) -> None:
        assert lengths(Part.FIRST, n, OTHER)[:-1] == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)]
        assert lengths(Part.FIRST, m, TWO)[:-1] == [(2, 2), (2, 3), (3, 2), (3, 3)]

    def test_the_long_one_is_as_long_as_is_drawn_at_once(self) -> None:
        assert lengths(Part.FIRST, n, Vector("A", (n, n))) == [1, 2, 3, 64]
        assert lengths(Part.FIRST, n, cost=2) == [1, 2, 3, 64]
        assert lengths(Part.FIRST, n, cost=4) == [1, 2, 3, 7]

    def test_floats_alone_look_at_the_long_one(self) -> None:
        assert [s.closely for s in of(Part.FIRST, n)] == [True, True, True, False]
        assert all(s.closely for part in (Part.OTHERS, Part.EVERY) for s in of(part, n))
        assert [batch.closely for batch in batches([n, X], {}, 1, 0, Part.FIRST)] == [True, True, True, False]

    def test_a_length_that_is_given_is_the_only_one(self) -> None:
        assert lengths(Part.FIRST, n, fixed={n: 7}) == [7]
        assert lengths(Part.FIRST, m, fixed={m: 1}) == []


def test_with_the_others_they_are_all() -> None:
    kinds: list[tuple[Variable, ...]] = [
        (),
        (c,),
        (n, X),
        (m,),
        (LONG,),
        (n, OTHER, X),
        (n, m, OTHER),
        (n, Vector("A", (n, n))),
    ]
    for variables in kinds:
        first, others, every = (of(part, *variables) for part in (Part.FIRST, Part.OTHERS, Part.EVERY))
        assert sorted(map(str, [*[s._replace(closely=True) for s in first], *others])) == sorted(map(str, every))


def asked(statement: Rel, *given: Rel) -> Question:
    return Question.of(statement, given, holds_at, fails_at)


def test_what_fails_at_another_length_alone_is_found_when_it_is_looked_on() -> None:
    question = asked(Rel(NE, n, num(7)))
    samples = examine(question, 0, part=Part.FIRST)
    assert samples.refutation is None
    look_on(samples, question, Part.OTHERS)
    assert str(samples.refutation) == "n = 7"


def test_where_floats_say_that_it_fails_at_the_long_one_all_are_looked_at() -> None:
    samples = examine(asked(Rel(LE, n, num(3))), 0, part=Part.FIRST)
    assert str(samples.refutation) == "n = 4"
    assert examine(asked(Rel(LE, n, num(1000))), 0, part=Part.FIRST).unseen


def test_the_counts_of_both_are_those_of_all() -> None:
    question = asked(Rel(EQ, total(x(k), k), total(x(j), j)))
    samples, every = examine(question, 0, part=Part.FIRST), examine(question, 0)
    assert samples.count == 3 * 84 + 4
    look_on(samples, question, Part.OTHERS)
    assert samples == every
