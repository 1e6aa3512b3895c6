"""How to state what a claim lacks, in the words of its file."""

from __future__ import annotations

from ..terms.statement import GE, Prop, Rel
from ..terms.term import Dim, Num
from .case import Case


def stating(case: Case, missing: tuple[Prop, ...]) -> str:
    """All of it at once: the least value of a dimension in its declaration, the rest as hypotheses."""
    own = [case.in_letters(prop) for prop in missing]
    least = [prop for prop in own if _is_of_dimension(prop)]
    said = " and ".join(map(case.said, missing))
    places = [_declared(case, prop) for prop in least]
    rest = [prop for prop in own if prop not in least]
    if rest:
        places.append(case.wording.given(rest))
    return f"if {said} is meant, state it: {' and '.join(places)}"


def _declared(case: Case, prop: Prop) -> str:
    """Its dimension, declared so."""
    dimension, least = prop.parts()
    return f'{case.wording.node(dimension) or dimension.name} = dimension("{dimension.name}", at_least={least.value})'


def _is_of_dimension(prop: Prop) -> bool:
    """Whether a statement says how small a dimension may be."""
    return isinstance(prop, Rel) and prop.name == GE and isinstance(prop.left, Dim) and isinstance(prop.right, Num)
