"""What an author writes: read as it stands, or refused by name with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
import sympy

from derive import notation as no
from derive.claims.written.build import Statement
from derive.claims.written.expression import NotationError, Written, as_written, is_as_written
from derive.claims.written.reader import read, read_real
from derive.claims.written.vectors import VectorTerm
from derive.printing.text import text
from derive.terms.term import Add, Index, Mul, Num, Pow

pytestmark = pytest.mark.interpreter

n = no.dimension("n")
m = no.dimension("m", at_least=2)
i, j, k, t = no.indices("i j k t", n)
a = no.index("a", m)
x, v = no.vector("x", n), no.vector("v", n)
y = no.vector("y", m)
c = no.scalar("c")


@pytest.fixture(autouse=True)
def _as_written() -> Iterator[None]:
    with as_written():
        yield


def refused(message: str) -> object:
    return pytest.raises(NotationError, match=message)


class TestReading:
    @pytest.mark.parametrize(
        ("expression", "printed"),
        [
            (lambda: x[k] - x[k], "x_k - x_k"),
            (lambda: c / c, "c/c"),
            (lambda: 0 * c, "0·c"),
            (lambda: no.log(n - 1) - no.log(no.exp(c) - 1), "log(n - 1) - log(exp(c) - 1)"),
            (lambda: no.exp(0), "exp(0)"),
            (lambda: no.sqrt(c**2), "sqrt(c²)"),
            (lambda: abs(c), "|c|"),
            (lambda: c / 2, "c/2"),
            (lambda: no.Rational(1, 2) * c, "c/2"),
            (lambda: -(c - 1), "-(c - 1)"),
            (lambda: c + (c + 1), "c + (c + 1)"),
            (lambda: c + c + 1, "c + c + 1"),
            (lambda: sympy.E**c, "exp(c)"),
            (lambda: no.pi * c, "π·c"),
            (lambda: sympy.tanh(c), "tanh(c)"),
            (lambda: sympy.gamma(c), "gamma(c)"),
            (lambda: Fraction(1, 3), "1/3"),
            (lambda: no.Sum(no.exp(x[k] - x[t]), k, omit=t), "Sum(exp(x_k - x_t), k ≠ t)"),
            (lambda: no.Sum(x[i] * x[j], i, j), "Sum(Sum(x_i·x_j, j), i)"),
            (lambda: x.max - x.min, "max x - min x"),
            (lambda: x[x.argmax], "x_{argmax x}"),
            (lambda: no.D(x[i] ** 2, x[j]), "D(x_i², x_j)"),
            (lambda: c ** no.delta(i, j), "c^δ_ij"),
        ],
        ids=lambda value: value if isinstance(value, str) else "of",
    )
    def test_nothing_is_evaluated(self, expression: object, printed: str) -> None:
        assert text(read(expression())) == printed  # type: ignore[operator]

    def test_a_long_sum_is_flat(self) -> None:
        term = read(sum([x[k]] * 3000, c))
        assert isinstance(term, Add)
        assert len(term.terms) == 3001
        assert term.depth < 5

    def test_a_deep_term_is_refused(self) -> None:
        deep = c
        for _ in range(300):
            deep = no.exp(deep)
        with refused("nested"):
            read(deep)

    def test_shapes_are_kept(self) -> None:
        assert read(c * (c * c)) == Mul((read(c), Mul((read(c), read(c)))))
        assert read(c**-1) == Pow(read(c), Num(Fraction(-1)))

    @pytest.mark.parametrize(
        ("expression", "message"),
        [
            (lambda: c * 0.5, "Rational"),
            (lambda: 0.5, "Rational"),
            (lambda: c + sympy.Symbol("q"), "q .Symbol. cannot be read: declare it"),
            (lambda: sympy.I * c, "all terms are real"),
            (lambda: c + sympy.oo, "infinity"),
            (lambda: c + sympy.nan, "undefined operation"),
            (lambda: sympy.Sum(sympy.Symbol("k"), (sympy.Symbol("k"), 1, 3)), "Sum.body, k. from derive.notation"),
            (lambda: sympy.Integral(sympy.Symbol("k"), sympy.Symbol("k")), "integrals cannot be stated yet"),
            (lambda: sympy.Derivative(sympy.Symbol("k"), sympy.Symbol("k")), "write D"),
            (lambda: sympy.Limit(sympy.Symbol("k"), sympy.Symbol("k"), 0), "write the statement Tends"),
            (lambda: sympy.Piecewise((c, sympy.Symbol("q") > 0), (0, True)), "cases"),
            (lambda: sympy.Max(c, 1), "x.max"),
            (lambda: sympy.KroneckerDelta(sympy.Symbol("a"), sympy.Symbol("b")), "delta"),
            (lambda: sympy.Function("f")(c), "f has no definition"),
            (lambda: sympy.log(c, 2), "one argument"),
            (lambda: "c + 1", "not a string"),
            (lambda: None, "cannot be read"),
            (lambda: x, "write a component"),
            (lambda: i + 1, "is an index"),
            (lambda: True, "cannot be read"),
            (lambda: sympy.true, "evaluated the statement"),
            (lambda: sympy.sign(c), "claims of their own"),
            (lambda: sympy.MatrixSymbol("A", 2, 2)[0, 0], "cannot be read"),
        ],
    )
    def test_what_has_no_meaning_is_refused_by_name(self, expression: object, message: str) -> None:
        with refused(message):
            read_real(expression())  # type: ignore[operator]

    def test_a_function_that_only_has_the_name_is_not_it(self) -> None:
        class exp(sympy.Function):  # noqa: N801
            pass

        with refused("cannot be read"):
            read(exp(c))

    def test_sympy_does_not_look_inside(self) -> None:
        whole = no.Sum(x[k], k)
        assert isinstance(whole, Written)
        assert whole.free_symbols == set()
        with pytest.raises(ValueError, match="Can't calculate derivative"):
            sympy.diff(no.exp(x[k]), x[k])

    def test_leaves_are_equal_by_content_and_letters(self) -> None:
        assert x[k] == x[k]
        assert no.Sum(x[k], k) != no.Sum(x[j], j)
        assert no.Sum(x[k], k).term == no.Sum(x[j], j).term
        assert str(x[k] + 1) in ("x_k + 1", "1 + x_k")
        assert sympy.latex(x[k]) == "x_{k}"
        assert repr(x[k]) == "x_k"

    def test_also_with_evaluation_on(self) -> None:
        with sympy.evaluate(True):
            assert not is_as_written()
            read(x[k] * no.Sum(x[j], j) * c + no.delta(i, j) * c)
        assert is_as_written()


class TestDeclaring:
    @pytest.mark.parametrize("name", ["", "a b", "1x", "x-y", "·0", "x" * 100, 3, None])
    def test_names_are_identifiers(self, name: object) -> None:
        with refused("a name is a Python identifier"):
            no.scalar(name)  # type: ignore[arg-type]

    def test_look_alikes_are_told(self) -> None:
        for name in ("ﬁ", "α", "а"):
            with refused("not in ASCII letters"):
                no.scalar(name)
        assert text(read(no.scalar("alpha"))) == "α"
        assert text(read(no.scalar("lambda"))) == "λ"
        for name in ("exp", "delta", "pi", "argmax", "for", "D"):
            with refused("a meaning of its own"):
                no.scalar(name)

    def test_dimensions(self) -> None:
        with refused("at least 1"):
            no.dimension("n", at_least=0)
        with refused("needs a declared dimension, not 3"):
            no.vector("x", 3)  # type: ignore[arg-type]
        with refused("needs a declared dimension"):
            no.index("i", c)

    def test_assumptions(self) -> None:
        with refused("scalar knows"):
            no.scalar("c", integer=True)
        with refused("scalar knows"):
            no.scalar("c", positive=False)
        with refused("no number is positive and negative"):
            no.scalar("c", positive=True, negative=True)

    def test_components(self) -> None:
        with refused("index a runs over m, x over n"):
            x[a]
        with refused("position is a declared index"):
            x[0]
        with refused("position is an index"):
            x[c]
        with refused("1 indices, and was given 2"):
            x[i, j]
        with refused("not a list"):
            list(x)
        A = no.matrix("A", n, m)
        assert text(A[i, a].term) == "A_ia"
        with refused("index i runs over n"):
            A[i, i]
        with refused("has 2 indices"):
            _ = A.max

    def test_vectors_are_componentwise(self) -> None:
        assert [repr(w) for w in (x + c, c + x, x - v, 2 * x, x * v, x / c, -x, 1 - x)] == [
            "x + c",
            "c + x",
            "x - v",
            "2·x",
            "x∘v",
            "x/c",
            "-x",
            "1 - x",
        ]
        assert text((x * v + c)[j].term) == "x_j·v_j + c"
        assert (x + x[i])[j].term == (x[j] + x[i]).args[0].term or text((x + x[i])[j].term) == "x_j + x_i"
        with refused("x \\+ y: x has n components, and y has m components"):
            x + y
        assert text((x + c).max.term) == "Max(x_k + c, k)"


class TestDefining:
    Z = no.define("Z", no.Sum(no.exp(x[k]), k))
    p = no.define("p", no.exp(x[i]) / Z, at=i)
    softmax = no.define("softmax", no.exp(x[i]) / no.Sum(no.exp(x[k]), k), at=i, of=x, source="F12")

    def test_parameters_go_without_saying_or_are_written(self) -> None:
        assert text(self.Z.term) == "Z"
        assert text(self.p[j].term) == "p_j"
        assert text(self.softmax(x + c)[j].term) == "softmax(x + c)_j"
        assert self.softmax.definition.source == "F12"

    def test_a_definition_moves_to_another_dimension(self) -> None:
        assert text(self.softmax(y)[a].term) == "softmax(y)_a"
        with refused("index i runs over n"):
            self.softmax(y)[i]

    def test_a_family_is_a_vector(self) -> None:
        assert isinstance(self.p, VectorTerm)
        assert text(self.p.max.term) == "Max(p_k, k)"
        assert repr(self.p * v) == "p∘v"

    def test_a_family_of_equal_components(self) -> None:
        uniform = no.define("u", 1 / n, at=i)
        assert text(uniform[k].term) == "u_k"

    def test_what_does_not_fit(self) -> None:
        with refused("does not occur"):
            no.define("f", x[k], at=i)
        with refused("does not occur"):
            no.define("f", c, of=x)
        with refused("is given twice"):
            no.define("f", x[i], at=(i, i))
        with refused("not a declared vector"):
            no.define("f", x[i], at=3)
        with refused(r"softmax is called as softmax\(x\), not with 2 arguments"):
            self.softmax(x, v)
        with refused("a vector is needed"):
            self.softmax(c)
        with refused("needs its arguments before"):
            self.softmax[i]
        dot = no.define("dot", no.Sum(x[k] * v[k], k), of=x)
        with refused("also depends on v"):
            dot(y)
        both = no.define("both", no.Sum(x[k] * v[k], k), of=(x, v))
        with refused("different dimensions"):
            both(x, y)


class TestBuilding:
    def test_binders_run_over_declared_indices(self) -> None:
        for bad in (c, x[k], 3, n):
            with refused("runs over a declared index"):
                no.Sum(x[k], bad)
        with refused("needs the index"):
            no.Sum(x[k])
        with refused("its own index"):
            no.Sum(x[k], k, omit=k)
        with refused("runs over m"):
            no.Sum(x[k], k, omit=a)
        with refused("runs over one index"):
            no.Sum(x[i] * x[j], i, j, omit=t)
        with refused("needs what it speaks of"):
            no.forall(no.Eq(c, c))

    def test_derivatives_are_by_declared_variables(self) -> None:
        for bad in (x[k] + 1, n, i, no.exp(c)):
            with refused("differentiate by"):
                no.D(c, bad)

    def test_statements_are_inert(self) -> None:
        statement = no.Eq(c, c)
        assert isinstance(statement, Statement)
        assert repr(statement) == "c = c"
        with pytest.raises(TypeError, match="Python cannot decide it"):
            bool(statement)

    def test_relations_compare_like_with_like(self) -> None:
        assert repr(no.Eq(i, j)) == "i = j"
        with refused("indices have no order"):
            no.Ge(i, j)
        with refused("compares an index with a number"):
            no.Eq(i, c)
        with refused("i = a: index i runs over n, not over m"):
            no.Eq(i, a)
        with refused(
            r"vectors and matrices have no order; write forall\(i, Le\(…\[i\], …\[i\]\)\) of their components"
        ):
            no.Le(x, v)
        with refused("needs a statement"):
            no.Implies(c, no.Eq(c, c))
        with refused("needs a statement, not c >= 0|needs a statement"):
            no.And(no.Eq(c, c), c >= 0)

    def test_connectives(self) -> None:
        assert repr(no.forall(i, j, no.Eq(x[i], x[j]))) == "x_i = x_j for all i, j"
        assert repr(no.Iff(no.Ge(c, 0), no.Le(-c, 0))) == "c ≥ 0 ⇔ -c ≤ 0"
        assert repr(no.Implies(no.And(no.Ge(c, 0), no.Ne(c, 0)), no.Gt(c, 0))) == "(c ≥ 0 and c ≠ 0) ⇒ c > 0"


def test_indices_are_leaves() -> None:
    assert isinstance(i.term, Index)


def test_sympy_does_not_look_into_a_term_by_an_index() -> None:
    """c^(s - 1), where SymPy evaluates: it asks of an exponent whether it is a list."""
    c, s = no.scalar("c", positive=True), no.scalar("s")
    assert str(c ** (s - 1)) == "c**(s - 1)"
