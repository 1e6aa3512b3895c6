"""Building terms and statements: Sum, Prod, Max, D, delta; Eq, Ge, forall, Implies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn, overload

from sympy import oo

from ...messages import notation as kinds
from ...printing.text import text
from ...terms import matrices
from ...terms import statement as st
from ...terms.node import IllFormed, Node, Term, free
from ...terms.statement import Prop, Rel
from ...terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    PROD,
    SUM,
    At,
    Delta,
    Deriv,
    Dim,
    Index,
    Scalar,
    Vector,
    abstract,
    at,
    is_real,
    reduce_over,
    shape_of,
)
from . import shapes
from .arithmetic import Number
from .displayed import Displayed
from .expression import NotationError, Written, is_as_written, shown
from .instead import MAX_OF_TWO, statement
from .reader import read, read_real
from .vectors import VectorTerm, lettered, letters_of

# ── terms ─────────────────────────────────────────────────────────────────────


def _index(value: Any, where: str) -> Index:
    if isinstance(value, Written) and isinstance(value.term, Index):
        return value.term
    if _is_limit(value):
        said = f"{where} runs over a declared index, from 1 to its dimension: write the index alone, not {shown(value)}"
        raise NotationError(said, kinds.ARGUMENTS)
    more = f"; {MAX_OF_TWO}" if where in (f"{MAX}(…)", f"{MIN}(…)") else ""
    raise NotationError(
        f"{where} runs over a declared index, not {shown(value)}: k = index('k', n){more}", kinds.ARGUMENTS
    )


def _is_limit(value: Any) -> bool:
    """Whether something says how far an index runs: n, or SymPy's (k, 1, n)."""
    first = value[0] if isinstance(value, tuple) and value else value
    wanted = Index if isinstance(value, tuple) else Dim
    return isinstance(first, Written) and isinstance(first.term, wanted)


def _reduction(kind: str, body: Any, over: tuple[Any, ...], omit: Any) -> Written:
    if not over:
        raise NotationError(f"{kind}(…) needs the index that it runs over: {kind}(body, k)", kinds.ARGUMENTS)
    left_out = tuple([read(o) for o in (omit if isinstance(omit, tuple | list) else (omit,))])
    if left_out and len(over) > 1:
        raise NotationError(f"{kind}(…, omit=…) runs over one index; nest two of them", kinds.ARGUMENTS)
    term = read_real(body)
    try:
        for value in reversed(over):
            index = _index(value, f"{kind}(…)")
            if any(index in free(o) for o in left_out):
                raise NotationError(f"{kind}(…) cannot leave out its own index {index.name}", kinds.ARGUMENTS)
            term = reduce_over(kind, index, term, left_out)
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.ARGUMENTS) from None
    return Written(term)


def Sum(body: Number, *over: Written, omit: Written | Sequence[Written] = ()) -> Written:
    """Σ of a body over one index or more, without the positions in `omit`. An empty sum is 0."""
    return _reduction(SUM, body, over, omit)


def Prod(body: Number, *over: Written, omit: Written | Sequence[Written] = ()) -> Written:
    """Π of a body over an index or more, without the positions in `omit`. An empty product is 1."""
    return _reduction(PROD, body, over, omit)


def Max(body: Number, *over: Written, omit: Written | Sequence[Written] = ()) -> Written:
    """The largest value of a body over an index; it has a value where some index is left."""
    return _reduction(MAX, body, over, omit)


def Min(body: Number, *over: Written, omit: Written | Sequence[Written] = ()) -> Written:
    """The smallest value of a body over an index; it has a value where some index is left."""
    return _reduction(MIN, body, over, omit)


@overload
def D(body: VectorTerm, by: Written) -> VectorTerm: ...


@overload
def D(body: Number, by: Written) -> Written: ...


def D(body: Any, by: Written) -> Any:
    """The partial derivative of a term by a component x[j] of a declared vector, or by a declared scalar.

    Of a vector or matrix it is that of every component, in its shape.
    """
    if isinstance(by, VectorTerm):
        raise NotationError(
            f"D(…, {by!r}): write grad(…, {by!r}), or differentiate by a component, D(…, {by!r}[i])", kinds.ARGUMENTS
        )
    if isinstance(body, VectorTerm):
        places = tuple([Index(f"·{number}", size) for number, size in enumerate(shape_of(body.core))])
        return lettered(abstract(D(Written(at(body.core, places)), by).term, places))
    term, var = read_real(body), read(by)
    if not isinstance(var, Scalar) and not (isinstance(var, At) and isinstance(var.vector, Vector)):
        raise NotationError(
            f"D(…, {shown(by)}): differentiate by a component x[j] or a scalar that was declared", kinds.ARGUMENTS
        )
    try:
        return Written(Deriv(term, var))
    except IllFormed as problem:
        raise NotationError(f"D(…, {shown(by)}): {problem}", kinds.ARGUMENTS) from None


def delta(left: Written, right: Written) -> Written:
    """Kronecker's δ: 1 where two indices agree, else 0."""
    try:
        return Written(Delta(read(left), read(right)))
    except IllFormed as problem:
        raise NotationError(f"delta({shown(left)}, {shown(right)}): {problem}", kinds.ARGUMENTS) from None


Side = Number | VectorTerm
"""What an equation stands between: numbers, vectors or matrices."""


def whole(value: Any, like: Term, where: str) -> Term:
    """A vector or matrix; or 0, as that of zeros with the shape of another one. Raises NotationError."""
    if isinstance(value, int) and value == 0:
        return matrices.zeros_like(like)
    if not isinstance(value, VectorTerm):
        raise NotationError(
            f"{where}: {shapes.sized(like)}, and {shown(shapes.not_foreign(value))} is a number", kinds.SHAPES
        )
    return value.core


# ── statements ────────────────────────────────────────────────────────────────


class Statement(Displayed):
    """A statement: inert, without a truth value, to be handed to claim, given= or another statement."""

    __slots__ = ("as_written", "prop")

    def __init__(self, prop: Prop) -> None:
        self.prop = prop
        self.as_written = is_as_written()

    def __repr__(self) -> str:
        return text(self.prop)

    _repr_pretty_ = Displayed._repr_pretty_  # IPython takes a class's __repr__ before what it inherits

    def displayed(self) -> tuple[Node, ...]:
        """The statement."""
        return (self.prop,)

    def __bool__(self) -> NoReturn:
        raise NotationError(
            f"{self!r} is a statement, and Python cannot decide it; join statements with And(…, …)",
            kinds.NO_TRUTH_VALUE,
        )


def prop_of(value: Any, where: str) -> Prop:
    """The statement that an object is. Raises NotationError."""
    if isinstance(value, Statement):
        return value.prop
    hint = statement(value) or "write Eq(a, b), Ge(a, b), … from derive.notation"
    raise NotationError(f"{where} needs a statement, not {shown(value)}: {hint}", kinds.NO_STATEMENT)


def _relation(name: str, left: Any, right: Any) -> Statement:
    if isinstance(left, VectorTerm) or isinstance(right, VectorTerm):
        return Statement(_of_vectors(name, left, right))
    sides: tuple[Term, Term] = (read(left), read(right))
    if is_real(sides[0]) != is_real(sides[1]):
        raise NotationError(
            f"{shown(left)} {name} {shown(right)} compares an index with a number", kinds.INDEX_AS_NUMBER
        )
    try:
        return Statement(Rel(name, *sides))
    except IllFormed as problem:
        raise NotationError(f"{shown(left)} {name} {shown(right)}: {problem}", kinds.ARGUMENTS) from None


def _of_vectors(name: str, left: Any, right: Any) -> Prop:
    """Between two vectors or matrices, or one and 0: = of all components, and ≠ of some."""
    like = left if isinstance(left, VectorTerm) else right
    one, other = (whole(side, like.core, f"{shown(left)} {name} {shown(right)}") for side in (left, right))
    shapes.of_one_shape(name, one, other)
    if name == st.NE:
        return matrices.unequal(one, other)
    if name != st.EQ:
        places = "ij"[: len(shape_of(one))]
        at = f"[{', '.join(places)}]"
        raise NotationError(
            f"{shown(left)} {name} {shown(right)}: vectors and matrices have no order; "
            f"write forall({', '.join(places)}, {_NAMES[name]}(…{at}, …{at})) of their components",
            kinds.ARGUMENTS,
        )
    return matrices.equal(one, other, "".join(letters_of((one, other), "ijklm")))


_NAMES = {st.LE: "Le", st.LT: "Lt", st.GE: "Ge", st.GT: "Gt"}


def Eq(left: Side, right: Side) -> Statement:
    """left = right: both have a value, and it is the same. Also for two indices, vectors or matrices."""
    return _relation(st.EQ, left, right)


def Ne(left: Side, right: Side) -> Statement:
    """left ≠ right, both having a value. Also for two indices; and for two vectors or matrices that are not equal."""
    return _relation(st.NE, left, right)


def Le(left: Number, right: Number) -> Statement:
    """left ≤ right."""
    return _relation(st.LE, left, right)


def Lt(left: Number, right: Number) -> Statement:
    """left < right."""
    return _relation(st.LT, left, right)


def Ge(left: Number, right: Number) -> Statement:
    """left ≥ right."""
    return _relation(st.GE, left, right)


def Gt(left: Number, right: Number) -> Statement:
    """left > right."""
    return _relation(st.GT, left, right)


def forall(*parts: Written | VectorTerm | Statement) -> Statement:
    """forall(i, …, statement): the statement at every index; for every number, vector or matrix.

    What it speaks of is declared before: an index, a scalar (for every number of
    its sign), a vector or a matrix. Raises NotationError for anything else, and
    for a derivative by what it speaks of: forall(t, Eq(g.slope(t), 0)) says that.
    """
    if len(parts) < len(("what it speaks of", "the statement")):
        raise NotationError("forall(x, y, statement) needs what it speaks of, and then the statement", kinds.ARGUMENTS)
    *over, body = parts
    prop = prop_of(body, "forall(…)")
    for value in reversed(over):
        try:
            prop = st.for_every(_ranging(value), prop)
        except IllFormed as problem:
            raise NotationError(f"forall({shown(value)}, …): {problem}", kinds.ARGUMENTS) from None
    return Statement(prop)


def _ranging(value: Any) -> Any:
    """What forall may speak of every one of: a declared index, scalar, vector or matrix."""
    if isinstance(value, VectorTerm) and isinstance(value.core, Vector):
        return value.core
    variable = value.term if isinstance(value, Written) else None
    if isinstance(variable, Scalar | Index):
        return variable
    hint = (
        "write them one after the other, forall(x, y, …)" if isinstance(value, tuple | list) else "write its name alone"
    )
    raise NotationError(
        f"forall(…) speaks of declared indices, scalars, vectors and matrices, not of {shown(value)}; {hint}",
        kinds.ARGUMENTS,
    )


def And(*members: Statement) -> Statement:
    """All of several statements, at least one; proved by conj(…)."""
    if not members:
        raise NotationError("And(…) needs statements: And(Ge(c, 0), Le(c, 1))", kinds.ARGUMENTS)
    return Statement(st.And(tuple([prop_of(m, "And(…)") for m in members])))


def Implies(given: Statement, then: Statement) -> Statement:
    """`then` wherever `given` holds."""
    return Statement(st.Implies(prop_of(given, "Implies(…)"), prop_of(then, "Implies(…)")))


def Tends(body: Number, variable: Written, toward: Number, target: Number, side: str = "") -> Statement:
    """body → target as a declared scalar tends to oo, to -oo or to a point: with `side` "+" or "-" from there alone.

    A scalar that was declared positive comes to 0 from the right.
    """
    moving = read(variable)
    if not isinstance(moving, Scalar):
        raise NotationError(f"Tends(…) moves a declared scalar, not {shown(variable)}", kinds.ARGUMENTS)
    infinite = {oo: st.INFINITY, -oo: st.MINUS_INFINITY}.get(toward)
    sides = {"+": POS, "-": NEG, "": POS | NEG}
    if side not in sides or (side and infinite is not None):
        raise NotationError(f'a side is "+" or "-", and only of a point, not {shown(side)}', kinds.ARGUMENTS)
    try:
        where = infinite if infinite is not None else read_real(toward)
        return Statement(st.tends(read_real(body), moving, where, read_real(target), sides[side]))
    except IllFormed as problem:
        raise NotationError(str(problem), kinds.ARGUMENTS) from None


def Iff(left: Statement, right: Statement) -> Statement:
    """Both hold or neither does; proved by both(…) or by a chain of .iff steps."""
    return Statement(st.Iff(prop_of(left, "Iff(…)"), prop_of(right, "Iff(…)")))
