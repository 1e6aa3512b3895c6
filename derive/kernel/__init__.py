"""The kernel: all that can say "proved".

A theorem Γ ⊢ φ comes from these rules and from nothing else. Each rule's
docstring is its inference figure (`derive rules NAME` prints it); its body
tests the premises in that order, and refuses with `Rejected`.

    equality    normal_form   unfold   by_exponentials   congruence   rewrite
                symmetry   transitivity   weakening
    logic       hypothesis   axiom   instance   generalisation   specialisation
                discharge   detachment   equivalence   direction
                conjunction   conjunct   cases   another_index   contradiction
                conclude
    order       sign   linear   monotone   monotone_power   scaled   reduced
                extremum   argmax   antisymmetry   exp_bound   ground
    calculus    derivative   squeeze   convergence

What the rules rest on: `normal` (the normal form), `sign` and `domain` (signs
and definedness, read off terms as written), `context` (facts and their use),
`poly` and `bounds` (arithmetic), and below them `derive.terms`. Nothing here
imports SymPy, and nothing here searches: multipliers, matches and instances
are found outside and handed in.
"""

from collections.abc import Callable

from .normal import render
from .rules.calculus import derivative
from .rules.convergence import convergence, squeeze
from .rules.equality import (
    by_exponentials,
    composed,
    congruence,
    normal_form,
    rewrite,
    symmetry,
    transitivity,
    unfold,
    weakening,
)
from .rules.ground import ground
from .rules.logic import (
    another_index,
    axiom,
    cases,
    conclude,
    conjunct,
    conjunction,
    contradiction,
    detachment,
    direction,
    discharge,
    equivalence,
    generalisation,
    hypothesis,
    instance,
    specialisation,
)
from .rules.order import (
    antisymmetry,
    argmax,
    exp_bound,
    extremum,
    linear,
    monotone,
    monotone_power,
    reduced,
    scaled,
    sign,
)
from .theorem import RULES, Rejected, Theorem, close_rules

close_rules()

SECTIONS: dict[str, tuple[Callable[..., Theorem], ...]] = {
    "equality": (normal_form, unfold, by_exponentials, congruence, rewrite, symmetry, transitivity, weakening),
    "logic": (
        hypothesis,
        axiom,
        instance,
        generalisation,
        specialisation,
        discharge,
        detachment,
        equivalence,
        direction,
        conjunction,
        conjunct,
        cases,
        another_index,
        contradiction,
        conclude,
    ),
    "order": (
        sign,
        linear,
        monotone,
        monotone_power,
        scaled,
        reduced,
        extremum,
        argmax,
        antisymmetry,
        exp_bound,
        ground,
    ),
    "calculus": (derivative, squeeze, convergence),
}
"""Every rule, by its section."""

__all__ = [
    "RULES",
    "SECTIONS",
    "Rejected",
    "Theorem",
    "another_index",
    "antisymmetry",
    "argmax",
    "axiom",
    "by_exponentials",
    "cases",
    "composed",
    "conclude",
    "congruence",
    "conjunct",
    "conjunction",
    "contradiction",
    "convergence",
    "derivative",
    "detachment",
    "direction",
    "discharge",
    "equivalence",
    "exp_bound",
    "extremum",
    "generalisation",
    "ground",
    "hypothesis",
    "instance",
    "linear",
    "monotone",
    "monotone_power",
    "normal_form",
    "reduced",
    "render",
    "rewrite",
    "scaled",
    "sign",
    "specialisation",
    "squeeze",
    "symmetry",
    "transitivity",
    "unfold",
    "weakening",
]
