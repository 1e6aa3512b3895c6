"""Vectors and matrices: their components, and arithmetic with them as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn, overload

from sympy import SympifyError

from ...messages import notation as kinds
from ...printing.text import text
from ...terms.definition import definitions_in
from ...terms.node import Node, Term, free
from ...terms.pairs import is_vector_of_pairs
from ...terms.term import (
    MAX,
    MIN,
    Add,
    ArgMax,
    Index,
    Lam,
    Mul,
    Reduce,
    abstract,
    at,
    is_real,
    reduce_over,
    shape_of,
)
from . import shapes
from .arithmetic import Number
from .callee import misused
from .displayed import Displayed
from .expression import NotationError, Written, called, shown
from .instead import method
from .reader import read, read_real


class NoNumber(NotationError, SympifyError):  # type: ignore[misc]  # SymPy has no types
    """A vector or matrix was given to SymPy, which computes with numbers; where it is a factor, SymPy then asks us."""

    def __init__(self, core: Term) -> None:
        super().__init__("", kinds.SHAPES)
        self.core = core

    def __str__(self) -> str:
        return shapes.no_number(self.core)


class VectorTerm(Displayed):
    """A vector: declared, or made componentwise as x + c, a*x, x*p, or a definition with an index."""

    def __init__(self, core: Term) -> None:
        self.core = core

    def __repr__(self) -> str:
        return text(self.core)

    _repr_pretty_ = Displayed._repr_pretty_  # IPython takes a class's __repr__ before what it inherits

    def displayed(self) -> tuple[Node, ...]:
        """The vector."""
        return (self.core,)

    @overload
    def __getitem__(  # type: ignore[overload-overlap]  # no position is a slice and a term
        self, position: Written | tuple[Written, ...]
    ) -> Written: ...

    @overload
    def __getitem__(self, position: slice | tuple[Written | slice, ...]) -> VectorTerm: ...

    def __getitem__(self, position: object) -> Any:
        """The component at an index, or at one for each dimension; a vector where A[i, :] leaves one open."""
        places = position if isinstance(position, tuple) else (position,)
        shape = shape_of(self.core)
        if len(places) != len(shape):
            pairs = "; its places are pairs: vec(X)[j, i] is X[i, j]" if is_vector_of_pairs(self.core) else ""
            raise NotationError(f"{self!r} has {len(shape)} indices, and was given {len(places)}{pairs}", kinds.INDEX)
        terms: list[Term] = []
        left_open: list[Index] = []
        for place, size in zip(places, shape, strict=True):
            if place == slice(None):
                left_open.append(Index(f"·{len(left_open)}", size))
                terms.append(left_open[-1])
                continue
            if isinstance(place, slice):
                raise NotationError(
                    f"{self!r}[…]: only : alone leaves a place open, as in the row A[i, :] and the column A[:, j]",
                    kinds.INDEX,
                )
            if isinstance(place, int):
                raise NotationError(
                    f"{self!r}[{place}]: a position is a declared index, so that n can stay a symbol", kinds.INDEX
                )
            term = read(place)
            if not isinstance(term, Index | ArgMax):
                raise NotationError(
                    f"{self!r}[{shown(place)}]: a position is an index, declared with index(…, n)", kinds.INDEX
                )
            own = term.size if isinstance(term, Index) else shape_of(term.vector)[0]
            if own != size:
                raise NotationError(
                    f"{self!r}[{shown(place)}]: index {shown(place)} runs over {text(own)}, {self!r} over {text(size)}",
                    kinds.INDEX,
                )
            terms.append(term)
        component = at(self.core, tuple(terms))
        return Written(component) if not left_open else lettered(abstract(component, tuple(left_open)))

    if not TYPE_CHECKING:  # a checker refuses a loop where there is no such method

        def __iter__(self) -> Any:
            raise NotationError(
                f"{self!r} has n components, not a list of them; write Sum, Max or an index", kinds.UNREADABLE
            )

        def __call__(self, *given: object) -> NoReturn:
            raise called(self, getattr(self, "definition", None), given)

    @property
    def max(self) -> Written:
        """The largest component."""
        return Written(self._reduced(MAX))

    @property
    def min(self) -> Written:
        """The smallest component."""
        return Written(self._reduced(MIN))

    @property
    def argmax(self) -> Written:
        """The first index of a largest component."""
        self._own_index()
        return Written(ArgMax(self.core))

    def _own_index(self) -> Index:
        shape = shape_of(self.core)
        if len(shape) != 1:
            raise NotationError(f"{self!r} has {len(shape)} indices; write Max(…, i, j)", kinds.ARGUMENTS)
        return Index("·k", shape[0])

    def _reduced(self, kind: str) -> Reduce:
        k = self._own_index()
        found = reduce_over(kind, k, at(self.core, (k,)))
        return replace(found, letter=letters_of((self.core,), "kjilm")[0])

    # ── componentwise arithmetic ──

    def _with(self, sign: str, other: object, combine: Callable[[Any, Any], Any], first: bool = False) -> VectorTerm:
        """`first`: whether the other one stands before the sign."""
        shape = shape_of(self.core)
        places = tuple([Index(f"·{n}", size) for n, size in enumerate(shape)])
        mine = Written(at(self.core, places))
        if isinstance(other, VectorTerm):
            sides = (other.core, self.core) if first else (self.core, other.core)
            shapes.of_one_shape(sign, *sides)
            theirs: Any = Written(at(other.core, places))
        else:
            theirs = Written(read_real(shapes.not_foreign(other)))
        if (
            len(shape) > 1
            and not is_vector_of_pairs(self.core)
            and not shapes.is_entrywise(sign, isinstance(other, VectorTerm), first)
        ):
            raise shapes.misused(sign, self.core, other.core if isinstance(other, VectorTerm) else other, first)
        return lettered(abstract(_flat(read_real(combine(mine, theirs))), places))

    def __add__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("+", other, lambda a, b: a + b)

    def __radd__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("+", other, lambda a, b: b + a, first=True)

    def __sub__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("-", other, lambda a, b: a - b)

    def __rsub__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("-", other, lambda a, b: b - a, first=True)

    def __mul__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("*", other, lambda a, b: a * b)

    def __rmul__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("*", other, lambda a, b: b * a, first=True)

    def __truediv__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("/", other, lambda a, b: a / b)

    def __rtruediv__(self, other: VectorTerm | Number) -> VectorTerm:
        return self._with("/", other, lambda a, b: b / a, first=True)

    def __pow__(self, other: VectorTerm | Number) -> VectorTerm:
        if len(shape_of(self.core)) == 2 and not is_vector_of_pairs(self.core):
            return VectorTerm(shapes.raised(self.core, other))
        return self._with("**", other, lambda a, b: a**b)

    def __rpow__(self, other: Number) -> VectorTerm:
        return self._with("**", other, lambda a, b: b**a, first=True)

    def __neg__(self) -> VectorTerm:
        return self._with("*", -1, lambda a, b: b * a)

    # ── products ──

    def __matmul__(self, other: VectorTerm) -> Any:
        """A @ B, A @ x, and x @ y, which is a number."""
        said = shapes.named(self.core)
        found = shapes.multiplied(self.core, core_of(other, f"{said} @ …", f"{{0}} * {said}"))
        return Written(found) if is_real(found) else VectorTerm(found)

    def __rmatmul__(self, other: object) -> Any:
        said = shapes.named(self.core)
        return VectorTerm(core_of(other, f"… @ {said}", f"{{0}} * {said}")) @ self

    @property
    def T(self) -> VectorTerm:  # noqa: N802
        """The transpose of a matrix."""
        return VectorTerm(shapes.transposed(self.core))

    __array_ufunc__ = None  # NumPy does not compute with it, entry by entry

    def __array_function__(self, function: Any, *_: object) -> Any:
        name, part = function.__name__, "linalg." if function.__module__ == "numpy.linalg" else ""
        instead = method(name, shapes.named(self.core)) or "take dot, norm, … from derive.notation"
        raise NotationError(f"np.{part}{name} computes with numbers alone; {instead}", kinds.SHAPES)

    def _sympy_(self) -> NoReturn:
        raise NoNumber(self.core)


def _flat(term: Term) -> Term:
    """a + b + c for (a + b) + c, which is how Python reads the first; products likewise."""
    match term:
        case Add((Add(first), *rest)):
            return Add((*first, *rest))
        case Mul((Mul(first), *rest)):
            return Mul((*first, *rest))
    return term


def core_of(value: object, where: str, of_number: str = "", kind: str = "a vector or a matrix") -> Term:
    """The vector or matrix that an object is. Raises NotationError. `of_number`: what to write for a number {0}."""
    if isinstance(value, VectorTerm):
        return value.core
    if (function := misused(value)) is not None:
        raise function
    said = shown(shapes.not_foreign(value))
    if not isinstance(value, Number) or isinstance(value, bool):
        raise NotationError(f"{where} takes {kind}, not {said}", kinds.SHAPES)
    instead = f"; write {of_number.format(shapes.as_factor(said))}" if of_number else ""
    raise NotationError(f"{where} takes {kind}, and {said} is a number{instead}", kinds.SHAPES)


def lettered(vector: Term) -> VectorTerm:
    """A made vector with letters for its indices."""
    if isinstance(vector, Lam):
        vector = replace(vector, letters=letters_of((vector,), "ijklm")[: len(vector.shape)])
    return VectorTerm(vector)


def letters_of(vectors: tuple[Term, ...], usual: str) -> tuple[str, ...]:
    """Letters for indices that nobody has named: first those that no variable of another kind and no definition has."""
    names = {v.name for vector in vectors for v in free(vector) if not isinstance(v, Index)}
    names |= {d.name for vector in vectors for d in definitions_in(vector)}
    return tuple(sorted(usual, key=names.__contains__))
