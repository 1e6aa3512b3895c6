"""Functions that are not written out: what the rules say of them has the value of waves, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
from building import *
from building import Delta, Deriv, Rejected, over

from derive import kernel
from derive.evidence.numbers.floats import Floats
from derive.evidence.numbers.jets import ground
from derive.evidence.numbers.walk import Env, Walk
from derive.evidence.numbers.written_out import written_out
from derive.kernel.context import known
from derive.kernel.context.normal import render
from derive.terms.definition import Definition
from derive.terms.node import IllFormed, Term, free
from derive.terms.statement import Rel
from derive.terms.substitution import substitute
from derive.terms.term import Apply, ArgMax, Call, Dim, Function, Index, Inv, Lit, Tup, Vector, abstract, at

f = Function("f", ((n,),), ())
g = Function("g", ((),), ())
F = Function("F", ((n,),), (m,))
h = Function("h", ((n,), ()), ())
w = Function("w", ((),), (n,))
of_matrix = Function("J", ((m, n),), ())
s = Scalar("s")
W = Vector("W", (m, n))


def value(function: Function, *args: Term, places: tuple[Term, ...] = ()) -> Apply:
    return Apply(function, args, places, (), ())


def scaled(factor: Term) -> Term:
    return abstract(mul(factor, x(k)), (k,))


VALUES = {
    "of a variable": value(f, X),
    "of a number": value(g, c),
    "of a multiple": value(g, mul(num(2), c)),
    "of a square": value(g, power(c, 2)),
    "of a value": value(g, value(g, power(c, 2))),
    "of a multiple of a vector": value(f, scaled(c)),
    "of a vector's square": value(f, abstract(power(x(k), 2), (k,))),
    "of a function of a number": value(f, abstract(value(w, mul(c, d), places=(k,)), (k,))),
    "of a product": value(f, abstract(total(mul(at(W, (a, k)), y(a)), a), (k,))),
    "of a sum over components": value(g, total(power(x(k), 2), k)),
    "of two arguments": value(h, scaled(c), mul(c, d)),
    "of a vector, one component": value(F, scaled(c), places=(a,)),
    "of a matrix": value(of_matrix, abstract(mul(at(W, (a, k)), x(k)), (a, k))),
    "a gradient": value(f, scaled(c)).partial(0, (i,)),
    "a second derivative": value(f, scaled(c)).partial(0, (i,)).partial(0, (j,)),
    "by both arguments": value(h, scaled(c), mul(c, d)).partial(1, ()).partial(0, (j,)),
    "times something": mul(c, x(i), value(f, scaled(c))),
    "in an exponential": exp(value(g, total(mul(c, x(k)), k))),
}
BY = {"a scalar": c, "a component": x(j), "an entry": at(W, (a, j))}


def numbers(term: Term) -> np.ndarray:
    """The value at three points where every function is a sum of waves; a name has the same numbers in every term."""
    term = written_out(term)
    env: dict[object, object] = {n: 3, m: 2}
    for variable in free(term) - {n, m}:
        rng = np.random.default_rng(list(variable.name.encode()))
        if isinstance(variable, Index):
            env[variable] = (np.arange(3) + ord(variable.name)) % SIZES[variable.size]
        else:
            shape = [SIZES[size] for size in variable.shape] if isinstance(variable, Vector) else []
            env[variable] = rng.normal(size=(3, *shape))
    found = ground(Walk(Floats()).real(term, Env(env)))  # type: ignore[arg-type]
    return np.broadcast_to(np.asarray(found).reshape(-1), (3,))


SIZES = {n: 3, m: 2, num(2): 2}


@pytest.mark.parametrize("by", BY.values(), ids=BY)
@pytest.mark.parametrize("term", VALUES.values(), ids=VALUES)
def test_the_chain_rule_gives_the_slope_of_waves(term: Term, by: Term) -> None:
    slope = Deriv(term, by)
    theorem = kernel.derivative(slope, ())
    assert isinstance(theorem.statement, Rel)
    assert not theorem.hypotheses
    assert np.allclose(numbers(slope), numbers(theorem.statement.right))


@pytest.mark.parametrize("term", VALUES.values(), ids=VALUES)
def test_a_normal_form_has_the_value_of_the_term(term: Term) -> None:
    assert np.allclose(numbers(term), numbers(render(known(()).normal(term))))


def same(left: Term, right: Term) -> bool:
    try:
        kernel.normal_form(left, right, ())
    except Rejected:
        return False
    return True


SECOND = value(f, X).partial(0, (i,)).partial(0, (j,))
MIXED = value(h, X, c).partial(0, (i,)).partial(1, ())
ALIKE = {
    "arguments in normal form": (value(g, add(c, c)), value(g, mul(num(2), c))),
    "an argument by its components": (value(f, abstract(add(x(k), num(0)), (k,))), value(f, X)),
    "second derivatives in any order": (SECOND, value(f, X).partial(0, (j,)).partial(0, (i,))),
    "by two arguments in any order": (MIXED, value(h, X, c).partial(1, ()).partial(0, (i,))),
    "in sums over two indices": (
        total(total(mul(value(f, X).partial(0, (k,)).partial(0, (t,)), x(k), v(t)), k), t),
        total(total(mul(value(f, X).partial(0, (k,)).partial(0, (t,)), v(k), x(t)), k), t),
    ),
    "a component that δ picks": (
        total(mul(Delta(i, k), value(f, X).partial(0, (k,))), k),
        value(f, X).partial(0, (i,)),
    ),
}


@pytest.mark.parametrize("sides", ALIKE.values(), ids=ALIKE)
def test_what_is_one(sides: tuple[Term, Term]) -> None:
    assert np.allclose(numbers(sides[0]), numbers(sides[1]))
    assert same(*sides)


UNLIKE = {
    "two functions": (value(g, c), value(Function("l", ((),), ()), c)),
    "a value and a slope": (value(g, c), value(g, c).partial(0, ())),
    "slopes of two orders": (value(g, c).partial(0, ()), value(g, c).partial(0, ()).partial(0, ())),
    "at other arguments": (value(g, c), value(g, d)),
    "an even function": (value(g, mul(num(-1), c)), value(g, c)),
    "a linear function": (value(g, mul(num(2), c)), mul(num(2), value(g, c))),
    "two components": (value(F, X, places=(a,)), value(F, X, places=(b,))),
    "two partial derivatives": (value(f, X).partial(0, (i,)), value(f, X).partial(0, (j,))),
    "by one argument and by the other": (
        value(h, X, c).partial(0, (i,)),
        value(h, X, c).partial(1, ()),
    ),
    "a component and an argument": (
        Apply(Function("G", ((n,),), (n,)), (X,), (i,), (0,), ((j,),)),
        Apply(Function("G", ((n,),), (n,)), (X,), (j,), (0,), ((i,),)),
    ),
    "a sum inside and outside": (value(g, total(x(k), k)), total(value(g, x(k)), k)),
}


@pytest.mark.parametrize("sides", UNLIKE.values(), ids=UNLIKE)
def test_what_is_two(sides: tuple[Term, Term]) -> None:
    assert not np.allclose(numbers(sides[0]), numbers(sides[1]))
    assert not same(*sides)


# ── where there is a value, and a slope ───────────────────────────────────────


def test_a_value_has_one_where_its_arguments_have() -> None:
    assert known(()).gap(value(g, c)) is None
    assert known(()).gap(value(g, over(num(1), c))) is not None
    assert known(()).gap(value(of_matrix, W)) is None
    square = Vector("A", (n, n))
    assert known(()).gap(value(Function("K", ((n, n),), ()), Inv(square))) is not None


def test_a_value_is_smooth_where_its_arguments_are() -> None:
    assert known(()).roughness(value(g, mul(c, d)), c) is None
    assert known(()).roughness(value(g, Fn("abs", (c,))), c) is not None
    assert known(()).roughness(value(f, abstract(Fn("abs", (x(k),)), (k,))), X) is not None


def test_a_place_that_moves_is_not_followed() -> None:
    largest = ArgMax(X)
    for term in (value(w, c, places=(largest,)), value(f, V).partial(0, (largest,))):
        assert known(()).roughness(term, X) is not None
        assert known(()).gap(term) is None
        with pytest.raises(Rejected):
            kernel.derivative(Deriv(term, x(j)), ())


def test_nothing_is_known_of_its_sign() -> None:
    ctx = known(())
    assert ctx.sign(value(g, c)) == ctx.sign(c)


# ── exchange, definitions, instances ──────────────────────────────────────────


def test_an_argument_may_be_exchanged_and_nothing_else() -> None:
    equal = kernel.normal_form(add(c, c), mul(num(2), c), ())
    theorem = kernel.congruence(value(g, add(c, c)), ((1, equal),), ())
    assert theorem.statement.parts()[1] == value(g, mul(num(2), c))
    slope = value(w, add(c, c), places=(i,)).partial(0, ())
    for place in (0, 2):
        with pytest.raises(Rejected, match="nothing can be exchanged"):
            kernel.congruence(slope, ((place, equal),), ())


def test_an_equation_at_a_point_never_enters_a_derivative() -> None:
    """g(c) = 0 at a point says nothing of g near it."""
    zero = kernel.hypothesis(eq(value(g, c), num(0)))
    with pytest.raises(Rejected, match="may hold at a point"):
        kernel.congruence(Deriv(value(g, c), c), ((0, zero),), ())


def test_a_definition_takes_functions_of_its_own_kind() -> None:
    composed = Definition((g, c), value(g, value(g, c)), 2, "twice")
    other = Function("l", ((),), ())
    call = composed.call({g: other})
    assert kernel.unfold(call).statement.parts()[1] == value(other, value(other, c))
    for wrong in (f, Function("l", ((), ()), ()), Function("l", ((),), (n,))):
        with pytest.raises(IllFormed, match="a function of another kind"):
            Call(composed, (wrong, c))
    with pytest.raises(IllFormed):
        composed.call({g: c})


def test_a_function_stands_for_functions_of_its_own_kind() -> None:
    theorem = kernel.normal_form(add(value(g, c), value(g, c)), mul(num(2), value(g, c)), ())
    other = Function("l", ((),), ())
    assert kernel.instance(theorem, ((g, other),), ()).statement.parts()[1] == mul(num(2), value(other, c))
    for wrong in (f, Function("l", ((), ()), ()), Function("l", ((),), (n,)), c, X):
        with pytest.raises(Rejected):
            kernel.instance(theorem, ((g, wrong),), ())


@pytest.mark.parametrize(
    "wrong", [f, Function("l", ((), ()), ()), Function("l", ((),), (n,)), Function("l", ((n,), ()), ())]
)
def test_no_function_is_replaced_by_one_of_another_kind(wrong: Function) -> None:
    """Nor where it does not occur."""
    with pytest.raises(IllFormed, match="another sort or dimension"):
        substitute(c, {g: wrong})


def test_sizes_of_a_function_move_with_its_arguments() -> None:
    size = Dim("l", 1)
    moved = substitute(value(f, X), {n: size})
    assert moved == value(Function("f", ((size,),), ()), Vector("x", (size,)))


# ── what cannot be written ────────────────────────────────────────────────────

ILL_FORMED = [
    lambda: Function("f", (), ()),
    lambda: Apply(X, (X,), (), (), ()),
    lambda: value(f, c),
    lambda: value(g, X),
    lambda: value(f, Y),
    lambda: value(f, X, X),
    lambda: value(h, X),
    lambda: value(F, X),
    lambda: value(F, X, places=(i,)),
    lambda: value(f, X).partial(0, ()),
    lambda: value(f, X).partial(0, (a,)),
    lambda: value(f, X).partial(1, (i,)),
    lambda: value(g, c).partial(0, (i,)),
    lambda: value(f, X).partial(-1, (i,)),
    lambda: value(f, Tup((c, d))),
    lambda: Deriv(value(f, X), f),
]


@pytest.mark.parametrize("build", ILL_FORMED)
def test_what_does_not_fit_is_no_term(build: object) -> None:
    with pytest.raises(IllFormed):
        build()  # type: ignore[operator]


def test_a_position_written_out_fits_a_size_written_out() -> None:
    two = Function("f", ((num(2),),), ())
    slope = value(two, Tup((c, d))).partial(0, (Lit(2),))
    assert np.allclose(numbers(slope), numbers(render(known(()).normal(slope))))
    with pytest.raises(IllFormed):
        value(two, Tup((c, d))).partial(0, (Lit(3),))


class TestWithoutDerivatives:
    """A function that need not be smooth: |u| is one."""

    any_ = Function("g", ((),), (), 0)
    of_vectors = Function("f", ((n,),), (), 0)

    def test_it_has_values(self) -> None:
        assert known(()).gap(value(self.any_, c)) is None
        assert self.any_ != g

    def test_it_has_no_slope(self) -> None:
        for moving, by in ((value(self.any_, c), c), (value(self.of_vectors, X), x(i))):
            with pytest.raises(Rejected, match="need not have a slope"):
                kernel.derivative(Deriv(moving, by), ())
            with pytest.raises(IllFormed, match="need not have derivatives"):
                moving.partial(0, () if by == c else (i,))

    def test_nor_where_it_stands_in_something_smooth(self) -> None:
        for whole in (exp(value(self.any_, c)), mul(c, value(self.any_, power(c, 2))), value(g, value(self.any_, c))):
            with pytest.raises(Rejected, match="need not have a slope"):
                kernel.derivative(Deriv(whole, c), ())

    def test_what_stands_still_does_not_count(self) -> None:
        assert kernel.derivative(Deriv(mul(c, value(self.any_, d)), c), ()).hypotheses == frozenset()

    def test_a_smooth_one_may_stand_for_it_and_not_the_other_way_round(self) -> None:
        held = kernel.hypothesis(Rel("=", value(self.any_, c), d))
        assert kernel.instance(held, ((self.any_, g),), ()).statement == Rel("=", value(g, c), d)
        with pytest.raises(Rejected, match="another sort"):
            kernel.instance(kernel.hypothesis(Rel("=", value(g, c), d)), ((g, self.any_),), ())

    def test_it_is_one_or_the_other(self) -> None:
        with pytest.raises(IllFormed, match="is smooth, 1, or need not be, 0"):
            Function("g", ((),), (), 2)
