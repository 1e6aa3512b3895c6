"""A term evaluated at points.

env        what variables stand for
walk       which entry of which table is asked
real       numbers, variables, arithmetic, functions, definitions
whole      terms that are whole, in Python's own numbers
place      indices, and vectors as functions of them
reduction  sums, products, maxima and minima
chosen     long sums of which a δ chooses one member
slope      derivatives
square     determinants, adjugates and inverses

Axis 0 of every array counts the points; each binder that is open adds an axis
for its index. A sum is a reduction over its axis. A derivative runs the term
again with a jet in place of the variable. Definitions are evaluated with their
parameters bound to values, so that nothing is substituted.

One walk serves floats, balls and jets alike. So a kind of term has one entry in
the table of values, and what is certain about it is not written a second time.
"""

from . import place as place
from . import real as real
from . import reduction as reduction
from . import slope as slope
from . import square as square
from . import whole as whole
from .env import Axis as Axis
from .env import Env as Env
from .env import positions as positions
from .walk import COMPONENTS as COMPONENTS
from .walk import POSITION as POSITION
from .walk import VALUE as VALUE
from .walk import WHOLE as WHOLE
from .walk import Walk as Walk
