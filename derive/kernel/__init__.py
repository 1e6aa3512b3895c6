"""The kernel: all that can say "proved" in a run.

A theorem Γ ⊢ φ comes from the rules in `derive.rules` and from nothing else. Each
rule's docstring is its inference figure (`derive rules NAME` prints it); its body
tests the premises in that order, and refuses with `Rejected`.

    equality    normal_form   unfold   determinant   nonsingular   congruence
                symmetry   transitivity   intersection
    logic       hypothesis   axiom   instance   generalisation   specialisation
                discharge   detachment   equivalence   conjunction
                conjunct   cases   another_index   contradiction   conclude
    order       sign   linear   monotone   reduced
                extremum   argmax   exp_bound   ground
    calculus    derivative   tangent   termwise
    limits      squeeze   expansion

What the rules ask is answered by `judge`, and that rests on `normal` (the normal form), `sign` and `domain` (signs
and definedness, read off terms as written), `context` and `facts` (facts and their use),
`germs` (how terms behave as a scalar moves), `poly` and `bounds` (arithmetic),
`enclosure` (balls around closed terms), and below them `derive.terms`;
`derive.printing` words refusals. Nothing here imports SymPy, and nothing here
searches: multipliers, matches and instances are found outside and handed in.

Of analysis this is taken for granted, and no more: the field of real numbers and its order; of each function what
`derive.terms.functions` says of it (where it has a value, that it is smooth, increasing or odd, its signs), that exp
and log undo each other and turn sums into products, and its row of the table of derivatives; the addition theorems of
sin, cos, sinh and cosh, sin² + cos² = 1, cosh² - sinh² = 1, |sin|, |cos| ≤ 1 and their values at π/6, π/4, π/3, π/2
and π, and those of atan at their tangents; that 0 to a positive power is 0; e^t ≥ 1 + t, and > where t ≠ 0; that
sums, products and compositions of smooth functions are smooth; that what lies between two functions with a slope has
theirs where they meet, and a sum of functions with slopes the sum of these; what `expansion` says of growth; Taylor's
theorem for smooth functions; atan u = π/2 - atan(1/u) and asinh u = log(u + √(u² + 1)) for u > 0; that |erf| < 1 and
erf tends to 1, and that sin, cos, tanh and atan are bounded. Of square matrices: A·adj A = adj A·A = det A·I, and A⁻¹
= adj A/det A where det A ≠ 0; det and adj of products, multiples and transposes, of diagonal and of small matrices,
of inverses and of adjugates; det(I + U·V) = det(I + V·U); that det A ≠ 0 where A takes 0 alone to 0; that det and adj
are polynomials in the entries; and that D(det A, v) = Σ_ij adj(A)_ji·D(A_ij, v). Of a function that is not written
out: it has a value and derivatives of every order everywhere; f(u, …) is smooth where u, … are; the chain rule; and
∂_i ∂_j f = ∂_j ∂_i f.
"""

from ..rules import RULES as RULES
from ..rules import Rejected as Rejected
from ..rules import Theorem as Theorem
from ..rules.calculus import *  # noqa: F403
from ..rules.equality import *  # noqa: F403
from ..rules.judge import settle
from ..rules.limits import *  # noqa: F403
from ..rules.logic import *  # noqa: F403
from ..rules.order import *  # noqa: F403
from .context.normal import render as render
from .judge import ANSWERS

settle(ANSWERS)

SECTIONS = {
    section: tuple([rule for rule in RULES.values() if rule.__module__ == f"derive.rules.{section}"])
    for section in ("equality", "logic", "order", "calculus", "limits")
}
"""Every rule, by its section."""
