"""Functions that are not written out: `function("f", n)`, their values and their derivatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

from ...messages import notation as kinds
from ...printing.domains import declaration
from ...printing.latex import latex
from ...printing.names import letter
from ...printing.text import text
from ...terms.leaf import Function
from ...terms.node import IllFormed, Term
from ...terms.term import Apply, Index, Lam, Scalar, Size, Vector, abstract, shape_of
from .arithmetic import Number
from .callee import Callee
from .declare import checked_name, size_term
from .displayed import Displayed
from .expression import NotationError, Written, shown
from .places import noted
from .reader import read_real
from .vectors import VectorTerm, letters_of

Argument = Number | VectorTerm


def function(
    name: str,
    dim: Written | None = None,
    *,
    of: Written | VectorTerm | Sequence[Written | VectorTerm] = (),
    to: Written | Sequence[Written] = (),
    smooth: bool = True,
) -> SmoothFunction:
    """Any function that has a value and derivatives of every order everywhere; with smooth=False, any with a value.

    function("g") is one of a real number, function("f", n) of a vector with n components, and
    function("h", of=(x, t)) takes what these declared vectors, matrices and scalars are.
    With to=m its values are vectors with m components, with to=(m, n) matrices.

    Raises NotationError where these are not declared.
    """
    where = f"function({name!r}, …)"
    listed = tuple(of) if isinstance(of, tuple | list) else (of,)
    if dim is not None and listed:
        raise NotationError(f"{where} takes a dimension or of=…, not both", kinds.DECLARATION)
    by = tuple([_argument(one, where) for one in listed])
    takes = tuple([one.shape if isinstance(one, Vector) else () for one in by])
    if dim is not None:
        takes = ((size_term(dim, where),),)
    sizes = tuple([size_term(size, f"{where} with to=…") for size in (to if isinstance(to, tuple | list) else (to,))])
    if len(sizes) > 2:
        raise NotationError(f"{where}: values are numbers, vectors (to=m) or matrices (to=(m, n))", kinds.DECLARATION)
    if not isinstance(smooth, bool):
        raise NotationError(f"{where}: smooth= is True or False, not {shown(smooth)}", kinds.DECLARATION)
    return SmoothFunction(noted(Function(checked_name(name), takes or ((),), sizes, int(smooth))), by)


def _argument(value: Any, where: str) -> Vector | Scalar:
    core = value.core if isinstance(value, VectorTerm) else value.term if isinstance(value, Written) else None
    if not isinstance(core, Vector | Scalar):
        raise NotationError(
            f"{where}: of= takes declared scalars, vectors and matrices, not {shown(value)}", kinds.DECLARATION
        )
    return core


def _space(shape: tuple[Size, ...]) -> str:
    power = r" \times ".join(map(latex, shape))
    return rf"\mathbb{{R}}^{{{power}}}" if shape else r"\mathbb{R}"


class SmoothFunction(Displayed, Callee):
    """A function that is not written out: f(x), f.grad(x), g.slope(t), f.hessian(x), F.jacobian(x)."""

    def __init__(self, core: Function, by: tuple[Vector | Scalar, ...] = ()) -> None:
        """`by`: the variables whose shapes its arguments have, where it was declared with some."""
        self.core = core
        self.by = by

    def __repr__(self) -> str:
        return self.core.name

    _repr_pretty_ = Displayed._repr_pretty_  # IPython takes a class's __repr__ before what it inherits

    def in_latex(self) -> str:
        """What it takes, and what its values are."""
        spaces = r" \times ".join(map(_space, self.core.takes))
        return rf"{letter(self.core.name)} \colon {spaces} \to {_space(self.core.to)}"

    def in_text(self) -> str:
        """The same as a line of text, and whether it is smooth."""
        return declaration(self.core)

    @property
    def value(self) -> str:
        """h(x, t), with the names of the variables in of=(…), where there are some."""
        return f"{self!r}({', '.join(map(text, self.by)) or '…'})"

    def __call__(self, *given: Argument) -> Any:
        """The value at arguments: a number, or a vector or matrix. Raises NotationError where one does not fit."""
        return self._value(given, (), f"{self!r}(…)")

    def grad(self, *given: Argument, by: Any = None) -> VectorTerm:
        """The gradient at arguments, by one of them that is a vector or matrix; the function's values are numbers."""
        where = f"{self!r}.grad(…)"
        slot = self._slot(by, where, vectors=True)
        self._require(not self.core.to, where, f"its values are no numbers; write {self!r}.jacobian(…)")
        found: VectorTerm = self._value(given, (slot,), where)
        return found

    def hessian(self, *given: Argument, by: Any = None) -> VectorTerm:
        """The matrix of all second derivatives at arguments, by one of them that is a vector."""
        where = f"{self!r}.hessian(…)"
        slot = self._slot(by, where, vectors=True)
        self._require(not self.core.to, where, "its values are no numbers")
        self._require(
            len(self.core.takes[slot]) == 1, where, f"its argument is a matrix; write D({self!r}.grad(X), X[i, j])"
        )
        found: VectorTerm = self._value(given, (slot, slot), where)
        return found

    def jacobian(self, *given: Argument, by: Any = None) -> VectorTerm:
        """The matrix of ∂F_i/∂x_j at arguments, by one of them that is a vector; the values are vectors."""
        where = f"{self!r}.jacobian(…)"
        slot = self._slot(by, where, vectors=True)
        self._require(bool(self.core.to), where, f"its values are numbers; write {self!r}.grad(…)")
        fits = len(self.core.to) == 1 and len(self.core.takes[slot]) == 1
        self._require(fits, where, f"it is of vectors, with vectors for its values; write D({self!r}(X), X[i, j])")
        found: VectorTerm = self._value(given, (slot,), where)
        return found

    def slope(self, *given: Argument, by: Any = None, order: int = 1) -> Any:
        """The derivative by an argument that is a real number, `order` times: a number, or a vector or matrix."""
        where = f"{self!r}.slope(…)"
        slot = self._slot(by, where, vectors=False)
        if type(order) is not int or order < 1:
            raise NotationError(f"{where}: order= is a whole number from 1, not {shown(order)}", kinds.ARGUMENTS)
        return self._value(given, (slot,) * order, where)

    if not TYPE_CHECKING:  # a checker refuses these where there is no such method

        def __getitem__(self, position: object) -> NoReturn:
            raise NotationError(f"{self!r} needs its arguments before an index: {self!r}(…)[i]", kinds.DEFINITION)

    # ── what fits ──

    def _require(self, fits: bool, where: str, otherwise: str) -> None:
        if not fits:
            raise NotationError(f"{where}: {otherwise}", kinds.SHAPES)

    def _slot(self, by: Any, where: str, vectors: bool) -> int:
        """The argument by which is differentiated: the only one of its kind, or the one that is named."""
        without = f"{self!r} was declared with smooth=False, so it need not have derivatives"
        self._require(bool(self.core.smooth), where, without)
        fitting = [slot for slot, shape in enumerate(self.core.takes) if bool(shape) == vectors]
        if by is not None:
            named = by.core if isinstance(by, VectorTerm) else by.term if isinstance(by, Written) else None
            if named not in self.by:
                listed = ", ".join(map(text, self.by)) or "none: it was declared without of=…"
                raise NotationError(f"{where}: by= is one of the variables in of=(…): {listed}", kinds.ARGUMENTS)
            slot = self.by.index(named)
            fitting = [slot] if slot in fitting else []
        kind = "a vector or matrix" if vectors else "a real number"
        other = "slope" if vectors else "grad"
        self._require(bool(fitting), where, f"no argument is {kind}; write {self!r}.{other}(…)")
        if len(fitting) > 1:
            raise NotationError(f"{where}: say by which argument, by={text(self.by[fitting[0]])}", kinds.ARGUMENTS)
        return fitting[0]

    def _value(self, given: tuple[Any, ...], slots: tuple[int, ...], where: str) -> Any:
        takes = self.core.takes
        if len(given) != len(takes):
            raise NotationError(
                f"{where} takes {len(takes)} argument{'s' if len(takes) > 1 else ''}, not {len(given)}", kinds.ARGUMENTS
            )
        args = tuple([self._read(value, shape, where) for value, shape in zip(given, takes, strict=True)])
        sizes = (*self.core.to, *[size for slot in slots for size in takes[slot]])
        own = tuple([Index(f"·{number}", size) for number, size in enumerate(sizes)])
        places, rest = own[: len(self.core.to)], list(own[len(self.core.to) :])
        along = tuple([tuple([rest.pop(0) for _ in takes[slot]]) for slot in slots])
        try:
            value = Apply(self.core, args, places, slots, along)
        except IllFormed as problem:
            raise NotationError(f"{where}: {problem}", kinds.SHAPES) from None
        if not own:
            return Written(value)
        whole = abstract(value, own)
        letters = letters_of((whole, *args), "ijklm")[: len(own)]
        return VectorTerm(replace(whole, letters=letters) if isinstance(whole, Lam) else whole)

    def _read(self, value: Any, shape: tuple[Size, ...], where: str) -> Term:
        if not shape:
            if isinstance(value, VectorTerm):
                raise NotationError(f"{where}: a number is needed, and {value!r} is none", kinds.SHAPES)
            return read_real(value)
        if not isinstance(value, VectorTerm) or shape_of(value.core) != shape:
            wanted = " × ".join(map(text, shape)) + (" components" if len(shape) == 1 else "")
            kind = "vector with" if len(shape) == 1 else "matrix of"
            had = ""
            if isinstance(value, VectorTerm):
                own = shape_of(value.core)
                had = f" has {text(own[0])}" if len(own) == 1 else f" is {' × '.join(map(text, own))}"
            raise NotationError(
                f"{where}: a {kind} {wanted} is needed, and {shown(value)}{had or ' is a number'}", kinds.SHAPES
            )
        return value.core
