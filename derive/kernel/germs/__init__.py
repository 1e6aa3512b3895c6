"""Germs: how terms behave as a scalar moves towards its target, up to a remainder of known size.

scale       e^(κβ)·β^p·(log β)^q …, ordered by how fast they grow as β → ∞
expansion   Σ c·g and a remainder: sums, products, powers, and power series of what vanishes
functions   exp, log, |·| and the other functions of an expansion
reductions  sums, products and maxima over an index
germ        the expansion of each kind of term
outcome     what an expansion tends to
"""

from .expansion import Expansion
from .outcome import Unbounded, expansions, outcome, outcomes
from .scale import is_zero

__all__ = ["Expansion", "Unbounded", "expansions", "is_zero", "outcome", "outcomes"]
