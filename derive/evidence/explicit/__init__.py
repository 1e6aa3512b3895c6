"""The second engine: a statement written out at explicit n in plain symbols, and derived again by SymPy.

plain      a term at one n
exact      whether two expressions are one fraction of polynomials
ratio      fractions of polynomials
agreement  whether an equation is agreed on
limits     and on a limit
statement  a statement at one n
simplify   what `simplify` is believed for
limit      a limit to the time that SymPy is given

Nothing is shared with the kernel but the terms: derivatives are SymPy's `diff`,
equality is decided by fractions of polynomials, in u = e^x among others, and where that says
nothing by SymPy. Agreement is evidence in the report, and a
difference that is surely not zero raises the alarm; where SymPy gives no answer
there is none. Used with SymPy's evaluation on.

SymPy's own word on numbers is not taken: its `evalf` may keep no digit of what
it returns, and the sign of a closed sum is guessed from two digits. So numbers
are computed twice, and what would make SymPy guess has no answer.
"""

from .limit import NoAnswer as NoAnswer
from .limit import time_limit as time_limit
from .plain import plain as plain
from .simplify import simplifies as simplifies
from .statement import Explicit as Explicit
from .statement import at_size as at_size
from .statement import rederive as rederive
