"""Definitions: Z = define("Z", …), p = define("p", …, at=i), softmax = define("softmax", …, at=i, of=x)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ...messages import authoring
from ...messages import notation as kinds
from ...printing.text import text
from ...records.source import is_source
from ...terms.definition import Definition
from ...terms.leaf import Function as OpenFunction
from ...terms.node import Node, Term, free
from ...terms.term import Call, Dim, Index, Lam, Scalar, Vector, abstract, shape_of
from .arithmetic import Number
from .callee import Callee
from .declare import checked_name
from .displayed import Displayed
from .expression import NotationError, Written, shown
from .naming import require_one_meaning
from .places import noted
from .reader import read_real
from .vectors import VectorTerm

_KINDS = (Index, Vector, Scalar, OpenFunction, Dim)

defined: ContextVar[list[tuple[Definition, int]] | None] = ContextVar("defined", default=None)
"""The definitions of the file that is being loaded, with their lines, if one is."""


Value = TypeVar("Value", bound="Written | Family", covariant=True)
Parameters = Written | VectorTerm | Sequence[Written | VectorTerm] | Sequence[Written] | Sequence[VectorTerm]


@overload
def define(name: str, body: Number, *, source: str | None = None) -> Written: ...


@overload
def define(name: str, body: Number, *, at: Written | Sequence[Written], source: str | None = None) -> Family: ...


@overload
def define(name: str, body: Number, *, of: Parameters, source: str | None = None) -> Function[Written]: ...


@overload
def define(
    name: str, body: Number, *, at: Written | Sequence[Written], of: Parameters, source: str | None = None
) -> Function[Family]: ...


def define(
    name: str, body: Any, *, at: Any = (), of: Any = (), source: str | None = None
) -> Written | Family | Function[Any]:
    """A name for a term.

    `at`: indices that are written as a subscript, p[i]. `of`: vectors or scalars
    that are written as arguments, softmax(x). Whatever else the body depends on
    goes without saying. Raises NotationError if a parameter is no declared
    variable, or does not occur; but a body without any index makes a family whose
    components are all the same: u = define("u", 1/n, at=k).
    """
    term = read_real(body)
    arguments = tuple([_variable(v, name) for v in _listed(of)])
    places = tuple([_variable(v, name) for v in _listed(at)])
    formal = (*arguments, *places)
    constant = not any(isinstance(v, Index) for v in free(term))
    for variable in formal:
        if variable not in free(term) and not (constant and variable in places):
            raise NotationError(f"define({name!r}, …): {text(variable)} does not occur in the body", kinds.DEFINITION)
    _require_places(name, arguments, places)
    if not is_source(source):
        raise NotationError(f"define({name!r}, …): source= takes a string, not {shown(source)}", kinds.DEFINITION)
    rest = sorted(free(term) - set(formal), key=lambda v: (_KINDS.index(type(v)), v.name))
    definition = noted(Definition((*formal, *rest), term, len(formal), checked_name(name), source))
    author = sys._getframe(1)
    same = "two of the names in it and its own are the same"
    require_one_meaning((definition.call({}),), author.f_code.co_filename, where=f"define({name!r}, …): ", same=same)
    listed = defined.get()
    if listed is not None:
        listed.append((definition, author.f_lineno))
    if arguments:
        return Function(definition)
    if places:
        return Family(definition, {})
    return Written(definition.call({}))


def _listed(values: Any) -> tuple[Any, ...]:
    return tuple(values) if isinstance(values, tuple | list) else (values,)


def _variable(value: Any, name: str) -> Any:
    core = value.core if isinstance(value, VectorTerm) else value.term if isinstance(value, Written) else None
    if core is None or not core.is_variable or isinstance(core, Dim):
        raise NotationError(
            f"define({name!r}, …): {shown(value)} is not a declared vector, scalar or index", kinds.DEFINITION
        )
    return core


def _require_places(name: str, arguments: tuple[Node, ...], places: tuple[Node, ...]) -> None:
    """Indices stand as a subscript, everything else as an argument, and each of them once."""
    for variable in places:
        if not isinstance(variable, Index):
            said = f"at= takes indices, and {text(variable)} is none; write of={text(variable)}"
            raise NotationError(f"define({name!r}, …): {said}", kinds.DEFINITION)
    for variable in arguments:
        if isinstance(variable, Index):
            said = f"of= takes vectors and scalars, and {text(variable)} is an index; write at={text(variable)}"
            raise NotationError(f"define({name!r}, …): {said}", kinds.DEFINITION)
    for variable in (formal := (*arguments, *places)):
        if formal.count(variable) > 1:
            raise NotationError(f"define({name!r}, …): {text(variable)} is given twice", kinds.DEFINITION)


def _equation(definition: Definition) -> tuple[Node, ...]:
    return definition.call({}), definition.body


class Family(VectorTerm):
    """A definition with an index: p[i]; as a whole it is the vector of its components."""

    def __init__(self, definition: Definition, values: dict[Any, Term]) -> None:
        self.definition = definition
        places = [p for p in definition.params[: definition.formal] if isinstance(p, Index)]
        sizes = [values.get(p.size, p.size) for p in places]
        own = tuple([Index(f"·{n}", size) for n, size in enumerate(sizes)])  # type: ignore[arg-type]
        call = definition.call({**values, **dict(zip(places, own, strict=True))})
        core = abstract(call, own)
        letters = tuple(p.name for p in places)
        super().__init__(Lam(core.shape, core.body, letters) if isinstance(core, Lam) else core)
        self._as_defined = not values

    def displayed(self) -> tuple[Node, ...]:
        """What each component stands for; of the definition at other arguments the vector."""
        return _equation(self.definition) if self._as_defined else super().displayed()


class Function(Displayed, Callee, Generic[Value]):
    """A definition with arguments: softmax(x + c), which is a vector if it has an index."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.arguments = [p for p in definition.params[: definition.formal] if not isinstance(p, Index)]

    def __repr__(self) -> str:
        return self.definition.name

    _repr_pretty_ = Displayed._repr_pretty_  # IPython takes a class's __repr__ before what it inherits

    def displayed(self) -> tuple[Node, ...]:
        """Its value at its own arguments, and what that stands for."""
        return _equation(self.definition)

    @property
    def value(self) -> str:
        """softmax(x), with the names of its parameters."""
        return f"{self!r}({', '.join(map(text, self.arguments))})"

    def __call__(self, *given: Number | VectorTerm) -> Value:
        """The definition at other arguments. Raises NotationError where one does not fit."""
        if len(given) != len(self.arguments):
            raise NotationError(
                f"{self!r} is called as {self.value}, not with {len(given)} arguments", kinds.DEFINITION
            )
        values: dict[Any, Term] = {}
        for parameter, value in zip(self.arguments, given, strict=True):
            values[parameter] = self._argument(parameter, value, values)
        self._require_movable(values)
        if any(isinstance(p, Index) for p in self.definition.params[: self.definition.formal]):
            return Family(self.definition, values)  # type: ignore[return-value]
        return Written(self.definition.call(values))  # type: ignore[return-value]  # which it is, `define` knows

    if not TYPE_CHECKING:  # a checker refuses an index where there is no such method

        def __getitem__(self, position: object) -> None:
            raise NotationError(f"{self!r} needs its arguments before its index: {self!r}(x)[i]", kinds.DEFINITION)

    def _argument(self, parameter: Any, value: Any, values: dict[Any, Term]) -> Term:
        if isinstance(parameter, Scalar):
            return read_real(value)
        if not isinstance(value, VectorTerm):
            raise NotationError(f"{self!r}({shown(value)}): a vector is needed for {text(parameter)}", kinds.DEFINITION)
        mine, theirs = parameter.shape, shape_of(value.core)
        if len(mine) != len(theirs):
            raise NotationError(f"{self!r}({value!r}): {text(parameter)} has {len(mine)} indices", kinds.DEFINITION)
        for size, other in zip(mine, theirs, strict=True):
            if values.setdefault(size, other) != other:
                raise NotationError(f"{self!r}({value!r}): the arguments have different dimensions", kinds.DEFINITION)
        return value.core

    def _require_movable(self, values: dict[Any, Term]) -> None:
        moved = {size for size, other in values.items() if isinstance(size, Dim) and size != other}
        for parameter in self.definition.params[self.definition.formal :]:
            if not isinstance(parameter, Dim) and free(parameter) & moved:
                raise NotationError(
                    f"{self!r} also depends on {text(parameter)}, whose dimension is fixed; add it to of=(…)",
                    kinds.DEFINITION,
                )


def definition_of(value: Any) -> Definition:
    """The definition that an object stands for. Raises NotationError."""
    if isinstance(value, Family | Function):
        return value.definition
    if isinstance(value, Written) and isinstance(value.term, Call):
        return value.term.definition
    named = isinstance(value, str) and value.isidentifier()
    instead = f"write it without quotes, by.unfold({value})" if named else "write what define(…) returned"
    raise NotationError(f"{shown(value)} is not a definition; {instead}", authoring.REASON)
