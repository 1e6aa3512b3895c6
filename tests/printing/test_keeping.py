"""What is written is kept by identity: equal terms keep the letters of their authors, and nothing outlives its file."""

from building import *

from derive.printing.build import notation
from derive.printing.formula import term
from derive.printing.latex import latex
from derive.printing.text import text
from derive.search.memory import forget
from derive.terms.kept import MOST_KEPT, kept_of


def test_equal_terms_keep_their_own_letters() -> None:
    one, other = total(x(i), i), total(x(k), k)
    assert one == other
    for _ in range(2):
        assert (text(one), text(other)) == ("Sum(x_i, i)", "Sum(x_k, k)")
        assert (latex(one), latex(other)) == (r"\sum_{i} x_{i}", r"\sum_{k} x_{k}")
        assert (term(one).text, term(other).text) == ("Sum(x_i, i)", "Sum(x_k, k)")


def test_what_is_asked_for_beside_the_node_tells_answers_apart() -> None:
    asked: list[tuple[object, bool]] = []

    @kept_of
    def made(node: object, apart: bool = False) -> tuple[object, bool]:
        asked.append((node, apart))
        return node, apart

    assert [made(c), made(c, True), made(c, apart=True), made(c)] == [(c, False), (c, True), (c, True), (c, False)]
    assert asked == [(c, False), (c, True), (c, True)]


def test_an_identity_that_is_used_again_is_another_thing() -> None:
    @kept_of
    def made(said: object) -> list[object]:
        return [said]

    assert [made([number]) for number in range(100)] == [[[number]] for number in range(100)]


def test_another_file_begins_with_nothing_kept() -> None:
    node = total(x(i), i)
    before = notation(node)
    assert notation(node) is before
    forget()
    assert notation(node) is not before


def test_no_more_is_kept_than_said() -> None:
    asked: list[int] = []

    @kept_of
    def made(said: object) -> int:
        asked.append(id(said))
        return len(asked)

    things = [object() for _ in range(MOST_KEPT + 1)]
    assert [made(thing) for thing in things] == [*range(1, MOST_KEPT + 2)]
    assert made(things[-1]) == MOST_KEPT + 1
    assert made(things[0]) == MOST_KEPT + 2
