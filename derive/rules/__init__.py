"""Theorems, and the rules of inference that make them. Each rule's docstring is its figure.

theorem   what a theorem is, and the only way to one
equality, logic, order, calculus, limits: the rules, by subject
local     when what holds at a point holds near it
judge     whom the rules ask about algebra, signs, definedness and numbers
indices   names for the indices that are opened
signs     sets of signs, and what follows for sums and products

What a rule reads off its premises and its conclusion it tests itself; all else it
asks the judge. `derive.kernel` is these rules with the normal form and all that goes
with it, `derive.elementary` the same rules with elementary steps. A process has one
of the two: no rule and no judge can be added once they are put together.
"""

from . import calculus, equality, limits, logic, order
from .theorem import RULES as RULES
from .theorem import Rejected as Rejected
from .theorem import Theorem as Theorem
from .theorem import close_rules
from .theorem import theorems_in as theorems_in

close_rules()

__all__ = ["RULES", "Rejected", "Theorem", "calculus", "equality", "limits", "logic", "order", "theorems_in"]
