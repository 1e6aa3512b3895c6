"""Terms of the same parts are made once, and what is kept changes nothing: not what is refused, what is equal, or how it prints."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import num

from derive.kernel.context import known
from derive.printing.text import text
from derive.search.memory import forget, forget_facts
from derive.search.standing import of_modulus
from derive.terms import kept, node
from derive.terms.definition import Definition
from derive.terms.node import Bound, IllFormed
from derive.terms.statement import ForAll
from derive.terms.term import Add, Lam, Lit, Mul, Num, Reduce

pytestmark = pytest.mark.interpreter


class TestOnce:
    def test_the_same_parts_make_the_same_object(self) -> None:
        assert Mul((c, d)) is Mul((c, d))
        assert Mul((c, d)) is not Mul((d, c))
        assert Mul((c, d)) is not Add((c, d))
        assert Scalar("".join(("c", "c"))) is Scalar("cc")
        assert num(Fraction(2, 4)) is num(Fraction(1, 2))

    def test_letters_tell_apart_what_is_equal(self) -> None:
        one, other = (Reduce("Sum", n, (), at(X, (Bound(0),)), letter) for letter in "kj")
        assert one == other
        assert (text(Add((one, c))), text(Add((other, c)))) == ("Sum(x_k, k) + c", "Sum(x_j, j) + c")

    def test_letters_in_a_tuple(self) -> None:
        body = Mul((at(X, (Bound(0),)), c))
        one, other = (Lam((n,), body, (letter,)) for letter in "ij")
        assert one == other
        assert (one.letters, other.letters) == (("i",), ("j",))
        assert Lam((n,), body, ("".join(("k", "′")),)) is Lam((n,), body, ("k′",))

    def test_a_definition_of_the_same_parts_and_source(self) -> None:
        """Its source is for the reader: of equal definitions each keeps its own."""
        one, again, other = (Definition((c,), Mul((c, c)), 1, "square", source) for source in ("p. 1", "p. 1", "p. 2"))
        assert one is again
        assert one == other
        assert (one.source, other.source) == ("p. 1", "p. 2")

    def test_equal_parts_that_were_made_apart_make_equal_terms(self) -> None:
        one = Mul((c, d))
        node.forget()
        other = Mul((c, d))
        assert other is not one
        assert (other, hash(other)) == (one, hash(one))
        assert Add((one, c)) == Add((other, c))


class TestRefusals:
    """What is made once does not let in what has the same value or the same name, and is not the same."""

    def test_truth_values_are_no_numbers(self) -> None:
        assert Lit(1).position == 1
        with pytest.raises(IllFormed):
            Lit(True)
        assert Scalar("c", 1).signs == 1
        with pytest.raises(IllFormed):
            Scalar("c", True)

    def test_numbers_are_fractions(self) -> None:
        assert Num(Fraction(1)) == num(1)
        with pytest.raises(IllFormed):
            Num(1)  # type: ignore[arg-type]

    def test_a_name_of_another_type_is_no_name(self) -> None:
        class Name(str):
            __slots__ = ()

        assert Scalar("c").name == "c"
        with pytest.raises(IllFormed):
            Scalar(Name("c"))

    def test_a_list_is_no_tuple(self) -> None:
        assert Mul((c, d)).factors == (c, d)
        with pytest.raises(IllFormed):
            Mul([c, d])  # type: ignore[arg-type]

    def test_what_was_refused_is_refused_again(self) -> None:
        for _ in range(2):
            with pytest.raises(IllFormed):
                ForAll(n, c, "k")  # type: ignore[arg-type]
            with pytest.raises(IllFormed):
                Lam((n,), X, ("k",))

    def test_fields_by_name_are_looked_at_as_ever(self) -> None:
        assert Scalar(name="c", signs=7) == c
        with pytest.raises(IllFormed):
            Scalar(name="c", signs=8)


class TestMemory:
    def test_it_does_not_grow_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        forget()
        monkeypatch.setattr(node, "MOST_KEPT", 100)
        monkeypatch.setattr(kept, "MOST_KEPT", 100)
        for number in range(250):
            assert text(num(number)) == str(number)
            assert len(node._made) <= 100
            assert max(map(len, kept._answers.values())) <= 100

    def test_another_file_begins_without_it(self) -> None:
        text(Mul((c, d)))
        assert any(kept._answers.values())
        forget()
        assert not node._made
        assert not any(kept._answers.values())

    def test_other_claims_begin_with_terms_alone(self) -> None:
        """What is made of a term alone stays; what facts gave does not, since there equal terms are one by any letters."""
        forget()
        written, product = text(Mul((c, d))), Mul((c, d))
        assert of_modulus(c, ())
        context = known(())
        context.sign(product)
        forget_facts()
        assert text(product) is written
        assert Mul((c, d)) is product
        assert not kept._answers[of_modulus]
        assert known(()) is not context
