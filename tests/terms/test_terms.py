"""Terms: equality without letters, binders opened and closed, substitution without capture, and how they print."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from building import *
from building import Delta, Deriv, minus, num, over

from derive.printing.breaking import display
from derive.printing.latex import latex
from derive.printing.text import text
from derive.terms.node import Bound, IllFormed, Node, closed, free, loose, opened, shifted
from derive.terms.ordering import key
from derive.terms.statement import And, Iff, Implies, Rel, Same, for_all
from derive.terms.substitution import Capture, substitute
from derive.terms.term import ArgMax, At, Call, Lam, Lit, Num, Tup, abstract, at, is_integral, is_natural


class TestEquality:
    def test_letters_of_bound_indices_do_not_matter(self) -> None:
        assert total(x(k), k) == total(x(j), j)
        assert hash(total(x(k), k)) == hash(total(x(j), j))
        assert for_all(k, ge(x(k), c)) == for_all(j, ge(x(j), c))

    def test_everything_else_does(self) -> None:
        different = [
            total(x(k), k),
            total(v(k), k),
            total(x(k), k, t),
            largest(x(k), k),
            total(x(j), k),
            total(y(a), a),
        ]
        assert len(set(different)) == len(different)

    def test_one_name_and_another_type_is_another_variable(self) -> None:
        assert Dim("n", 1) != Dim("n", 2)
        assert Scalar("c") != Scalar("c", POS)
        assert Index("i", n) != Index("i", m)

    def test_definitions_are_equal_by_name_and_content(self) -> None:
        one, two = (Definition((X, n), total(exp(x(letter)), letter), 0, "Z") for letter in (k, j))
        assert one == two
        assert one.call({}) == two.call({})
        assert one != Definition((X, n), total(exp(x(k)), k), 1, "Z")
        other = Definition((X, n), total(exp(x(k)), k), 0, "W")
        assert one != other
        assert one.call({}) != other.call({})
        assert key(one.call({})) != key(other.call({}))

    def test_numbers_are_exact(self) -> None:
        assert num(Fraction(2, 4)) == num(Fraction(1, 2))


class TestBinders:
    def test_opening_undoes_closing(self) -> None:
        body = mul(x(k), total(mul(x(k), v(j)), j))
        assert opened(closed(body, (k,)), (k,)) == body
        assert opened(closed(body, (k,)), (t,)) == mul(x(t), total(mul(x(t), v(j)), j))

    def test_an_inner_binder_of_the_same_letter_captures_nothing(self) -> None:
        inner = total(x(k), k)
        outer = total(mul(x(k), inner), k)
        assert outer == total(mul(x(j), total(x(t), t)), j)

    def test_loose_indices_are_counted_and_moved(self) -> None:
        assert loose(Bound(2)) == 3
        assert loose(total(x(k), k)) == 0
        assert shifted(Bound(0), 2) == Bound(2)
        with pytest.raises(IllFormed):
            closed(Bound(0), (k,))

    def test_a_component_of_a_made_vector_is_its_body(self) -> None:
        shift = abstract(add(x(k), c), (k,))
        assert at(shift, (j,)) == add(x(j), c)
        assert abstract(x(k), (k,)) == X
        pair = Tup((num(3), c))
        assert at(pair, (Lit(2),)) == c

    def test_a_bound_index_may_be_put_under_another_binder(self) -> None:
        nested = abstract(total(mul(x(k), v(j)), j), (k,))
        whole = total(at(Vector("w", (n,)), (k,)), k)
        assert substitute(whole, {Vector("w", (n,)): nested}) == total(total(mul(x(k), v(j)), j), k)

    def test_an_index_that_depends_on_what_moves_stays_out_of_a_derivative(self) -> None:
        moves = closed(Deriv(x(k), x(j)), (k,))
        with pytest.raises(IllFormed, match="would come to depend on x, by which D differentiates"):
            opened(moves, (ArgMax(X),))
        with pytest.raises(IllFormed, match="would come to depend on x"):
            substitute(at(Vector("w", (n,)), (ArgMax(X),)), {Vector("w", (n,)): abstract(Deriv(x(k), x(j)), (k,))})
        assert opened(moves, (ArgMax(V),)) == Deriv(x(ArgMax(V)), x(j))
        assert opened(closed(Deriv(x(i), x(k)), (k,)), (ArgMax(X),)) == Deriv(x(i), x(ArgMax(X)))

    def test_free_variables_include_dimensions(self) -> None:
        assert free(total(x(k), k)) == {X, n}
        assert free(Deriv(z, x(j))) == {X, n, j}


class TestSorts:
    def test_an_index_stays_in_its_dimension(self) -> None:
        with pytest.raises(IllFormed, match="index a runs over m, not over n"):
            x(a)
        for compared in (lambda: Delta(i, a), lambda: eq(i, a), lambda: ne(Lit(2), Index("s", num(1)))):
            with pytest.raises(IllFormed, match=r"runs over|outside"):
                compared()
        with pytest.raises(IllFormed, match="runs over m"):
            total(x(k), k, a)

    def test_a_position_is_in_its_range(self) -> None:
        with pytest.raises(IllFormed, match="outside 1, …, 2"):
            At(Vector("w", (num(2),)), (Lit(3),))
        with pytest.raises(IllFormed, match="position must be an index"):
            x(c)
        with pytest.raises(IllFormed, match="given 2"):
            At(X, (i, j))

    @pytest.mark.parametrize(
        "built",
        [
            lambda: add(i, c),
            lambda: mul(c, X),
            lambda: power(c, i),
            lambda: power(Lit(1), c),
            lambda: exp(X),
            lambda: total(k, k),
            lambda: Deriv(i, c),
            lambda: abstract(k, (k,)),
            lambda: Tup((i,)),
            lambda: eq(i, c),
            lambda: eq(c, X),
            lambda: ge(i, j),
            lambda: Delta(c, i),
            lambda: ArgMax(c),
            lambda: ArgMax(Vector("a", (n, n))),
            lambda: Call(Z, (n, X)),
            lambda: Call(Z, (X,)),
            lambda: Same(c, X),
        ],
    )
    def test_numbers_indices_and_vectors_are_not_mixed(self, built: Callable[[], Node]) -> None:
        with pytest.raises(IllFormed):
            built()

    def test_a_dimension_is_at_least_one(self) -> None:
        with pytest.raises(IllFormed, match="at least 1"):
            Dim("n", 0)

    def test_deep_terms_are_refused_before_they_can_hurt(self) -> None:
        term: Node = c
        for _ in range(Node.DEEPEST - 1):
            term = exp(term)  # type: ignore[arg-type]
        with pytest.raises(IllFormed, match="name a part of it"):
            exp(term)  # type: ignore[arg-type]

    def test_nobody_adds_a_kind_of_term(self) -> None:
        with pytest.raises(TypeError, match="cannot be added"):
            type("Liar", (Num,), {})

    def test_natural_numbers_show_themselves(self) -> None:
        assert all(map(is_natural, (num(0), n, Delta(i, j), add(n, num(2)), power(n, n))))
        assert not any(map(is_natural, (num(-1), c, minus(n, num(1)), num(Fraction(1, 2)))))
        assert all(map(is_integral, (num(-1), n, minus(n, num(1)), minus(Delta(i, j), num(1)))))
        assert not any(map(is_integral, (c, num(Fraction(1, 2)), power(num(2), minus(n, num(1))))))


class TestSubstitution:
    def test_it_is_simultaneous(self) -> None:
        assert substitute(ge(c, d), {c: d, d: c}) == ge(d, c)

    def test_it_enters_types(self) -> None:
        moved = substitute(total(x(k), k), {n: m})
        assert free(moved) == {Vector("x", (m,)), m}

    def test_sums_with_an_index_left_out_change_their_dimension_whole(self) -> None:
        assert substitute(total(x(k), k, t), {n: m}) == total(at(Vector("x", (m,)), (a,)), a, Index("t", m))

    def test_sorts_are_checked(self) -> None:
        wrong = [(c, i), (i, c), (i, a), (X, Y), (X, c), (n, num(0)), (n, c), (i, Lit(1)), (i, Bound(0))]
        for variable, image in wrong:
            with pytest.raises(IllFormed):
                substitute(mul(c, x(i)), {variable: image})

    @pytest.mark.parametrize(
        ("term", "images"),
        [
            (Deriv(mul(c, d), c), {d: c}),
            (Deriv(mul(c, d), c), {d: exp(c)}),
            (Deriv(mul(c, d), c), {c: exp(r)}),
            (Deriv(mul(c, d), c), {c: d}),
            (Deriv(total(mul(x(k), v(k)), k), x(j)), {V: X}),
            (Deriv(total(mul(x(k), v(k)), k), x(j)), {X: abstract(add(x(k), c), (k,))}),
            (Deriv(x(i), x(j)), {i: ArgMax(X)}),
        ],
        ids=str,
    )
    def test_what_a_derivative_would_capture_is_refused(self, term: Node, images: dict[object, object]) -> None:
        with pytest.raises(Capture):
            substitute(term, images)  # type: ignore[arg-type]

    def test_variables_change_places_in_a_derivative(self) -> None:
        assert substitute(Deriv(mul(c, d), c), {c: d, d: c}) == Deriv(mul(d, c), d)
        assert substitute(Deriv(x(i), x(j)), {j: i}) == Deriv(x(i), x(i))


PRINTED = [
    (Deriv(Call(Definition((i, X, n), over(exp(x(i)), z), 1, "p"), (i, X, n)), x(j)), "D(p_i, x_j)"),
    (mul(num(-1), c), "-c"),
    (minus(c, minus(d, r)), "c - (d - r)"),
    (minus(num(1), mul(num(2), c)), "1 - 2·c"),
    (mul(num(1), over(c, d)), "c/d"),
    (over(add(c, d), mul(c, d)), "(c + d)/(c·d)"),
    (over(c, mul(num(2), d)), "c/(2·d)"),
    (mul(num(Fraction(1, 2)), c), "c/2"),
    (power(add(c, d), 2), "(c + d)²"),
    (power(c, Fraction(1, 2)), "sqrt(c)"),
    (power(c, -1), "1/c"),
    (power(num(2), n), "2^n"),
    (power(exp(c), 2), "exp(c)²"),
    (total(exp(minus(x(k), x(t))), k, t), "Sum(exp(x_k - x_t), k ≠ t)"),
    (largest(x(k), k), "max x"),
    (mul(num(-1), largest(x(k), k)), "-max x"),
    (largest(add(x(k), v(k)), k), "Max(x_k + v_k, k)"),
    (absolute(minus(c, d)), "|c - d|"),
    (Delta(i, j), "δ_ij"),
    (x(ArgMax(X)), "x_{argmax x}"),
    (total(mul(x(k), total(x(k), k)), k), "Sum(x_k·Sum(x_k′, k′), k)"),
    (total(mul(x(k), total(mul(x(k), x(j)), j)), k), "Sum(x_k·Sum(x_k·x_j, j), k)"),
]


@pytest.mark.parametrize(("term", "printed"), PRINTED, ids=[p for _, p in PRINTED])
def test_text(term: Node, printed: str) -> None:
    assert text(term) == printed


def test_a_letter_that_is_taken_gets_a_prime() -> None:
    clash = substitute(total(mul(x(k), x(j)), k), {j: k})
    assert text(clash) == "Sum(x_k′·x_k, k′)"


def test_statements_print() -> None:
    assert text(for_all(i, eq(x(i), c))) == "x_i = c for all i"
    assert text(Iff(ge(c, d), And((ge(c, r), gt(d, r))))) == "c ≥ d ⇔ (c ≥ r and d > r)"
    assert text(Implies(ge(c, d), for_all(i, eq(x(i), c)))) == "c ≥ d ⇒ (x_i = c for all i)"


@pytest.mark.parametrize(
    ("term", "printed"),
    [
        (over(exp(x(i)), z), r"\frac{e^{x_{i}}}{Z}"),
        (Deriv(z, x(j)), r"\frac{\partial}{\partial x_{j}} Z"),
        (total(exp(x(k)), k, t), r"\sum_{k \ne t} e^{x_{k}}"),
        (minus(largest(x(k), k), smallest(x(k), k)), r"\max x - \min x"),
        (mul(c, add(d, r)), r"c \left(d + r\right)"),
        (power(c, Fraction(1, 2)), r"\sqrt{c}"),
        (Rel("≥", Scalar("alpha"), num(Fraction(1, 2))), r"\alpha \ge \frac{1}{2}"),
        (Scalar("eps_max"), r"\mathrm{eps\_max}"),
        (Scalar("x1"), "x_{1}"),
        (log(minus(n, num(1))), r"\log\left(n - 1\right)"),
        (mul(num(2), num(3)), r"2 \cdot 3"),
    ],
    ids=str,
)
def test_latex(term: Node, printed: str) -> None:
    assert latex(term) == printed


def test_made_vectors_print_without_their_index() -> None:
    assert text(abstract(add(x(k), c), (k,))) == "x + c"
    assert text(abstract(mul(x(k), Delta(k, j)), (k,))) == "(k ↦ x_k·δ_kj)"
    assert text(abstract(Call(Definition((i, c, n), mul(c, Delta(i, i)), 1, "p"), (k, c, n)), (k,))) == "p"
    assert isinstance(abstract(add(x(k), c), (k,)), Lam)


def test_a_written_out_vector_is_printed_in_full() -> None:
    one, other = (Tup(tuple(map(num, (*range(15), last)))) for last in (0, 1))
    assert text(one) == "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0)"
    assert text(one) != text(other)
    assert latex(one) != latex(other)
    assert display(one) != display(other)
