"""Functions at a point as formulas, g(u) = 2·sin(u + 1), from the coefficients that the point has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from ...terms.node import Term
from ...terms.term import Add, Fn, Mul, Num, Scalar, num
from .written_out import AMPLITUDE, PHASE, STEP, parameter_of

_MOST_ENTRIES = 4
"""A function of a longer vector is not shown by a formula, but by its coefficients."""

_ZERO = num(0)
_Place = tuple[int, ...]


def function_of(variable: Any) -> str | None:
    """The function of which a variable is a coefficient; None of any other variable."""
    found = parameter_of(variable)
    return found.function if found is not None else None


class Formula(NamedTuple):
    """What a function, or the component of it at some places, is at arguments of these names."""

    name: str
    arguments: tuple[str, ...]
    places: _Place
    body: Term


def formulas(values: Mapping[Any, Any]) -> Iterator[Formula]:
    """Those of each function of a point that is not too long for one, function by function."""
    functions: dict[str, _Waves] = {}
    for variable, value in values.items():
        found = parameter_of(variable)
        if found is not None:
            held = functions.setdefault(found.function, _Waves(found.function)).held
            held[found.kind, found.wave, found.slot] = value
    for name in sorted(functions):
        if functions[name].is_short():
            yield from functions[name].formulas()


@dataclass
class _Waves:
    """A function by its coefficients, each by its kind, its wave and the argument for which it is."""

    name: str
    held: dict[tuple[str, int, str], Any] = field(default_factory=dict)

    def _slots(self) -> list[str]:
        return sorted({slot for kind, _, slot in self.held if kind == STEP})

    def _first(self, kind: str, slot: str = "") -> Any:
        return self.held[kind, min(wave for _, wave, _ in self.held), slot]

    def is_short(self) -> bool:
        values = [self._first(AMPLITUDE), *[self._first(STEP, slot) for slot in self._slots()]]
        return all(len(list(_places(value))) <= _MOST_ENTRIES for value in values)

    def formulas(self) -> Iterator[Formula]:
        """One for each component of a value."""
        names = dict(zip(self._slots(), "u" if len(self._slots()) == 1 else "uvwxyzst", strict=False))
        letters = {
            slot: {place: Scalar(name + "".join(map(str, place))) for place in _places(self._first(STEP, slot))}
            for slot, name in names.items()
        }
        names_of_all = tuple([letter.name for own in letters.values() for letter in own.values()])
        for place in _places(self._first(AMPLITUDE)):
            yield Formula(self.name, names_of_all, place, self._body(place, letters))

    def _body(self, place: _Place, letters: Mapping[str, Mapping[_Place, Term]]) -> Term:
        """The sum of the waves that are not 0."""
        waves = sorted({wave for _, wave, _ in self.held})
        heights = [(wave, _at(self.held[AMPLITUDE, wave, ""], place)) for wave in waves]
        return _sum([_times(c, Fn("sin", (self._angle(wave, letters),))) for wave, c in heights if c != _ZERO])

    def _angle(self, wave: int, letters: Mapping[str, Mapping[_Place, Term]]) -> Term:
        terms: list[Term] = []
        for slot, own in letters.items():
            steps = [(_at(self.held[STEP, wave, slot], place), letter) for place, letter in own.items()]
            terms += [_times(step, letter) for step, letter in steps if step != _ZERO]
        shift = self.held[PHASE, wave, ""]
        return _sum([*terms, shift] if shift != _ZERO else terms)


def _sum(terms: list[Term]) -> Term:
    return terms[0] if len(terms) == 1 else Add(tuple(terms)) if terms else _ZERO


def _times(factor: Term, term: Term) -> Term:
    return term if isinstance(factor, Num) and factor.value == 1 else Mul((factor, term))


def _places(value: Any) -> Iterator[_Place]:
    """The places of the numbers in a value, counted from 1."""
    lengths = []
    while isinstance(value, tuple):
        lengths.append(range(1, len(value) + 1))
        value = value[0]
    yield from product(*lengths)


def _at(value: Any, place: _Place) -> Term:
    for number in place:
        value = value[number - 1]
    found: Term = value
    return found
