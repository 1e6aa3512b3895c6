"""What the rules are answered in a run: by the normal form, signs, germs, and balls around numbers."""

from __future__ import annotations

from ..printing.text import text
from ..rules.judge import Answers
from ..rules.theorem import Rejected
from ..terms.leaf import Scalar
from ..terms.statement import Tends
from .context import Context, known
from .context.normal import render
from .context.normal.fractions import vanishes
from .enclosure import shows
from .germs import is_zero, outcomes
from .poly import subtract


def require_limit(ctx: Context, goal: Tends, variable: Scalar, order: int) -> None:
    """Raises Rejected unless what a term comes to by its expansion is what is said, from each side."""
    wanted = ctx.normal(goal.target)
    for found in outcomes(ctx, goal, variable, order):
        if not is_zero(ctx, subtract(found, wanted)) and not vanishes(ctx, subtract(found, wanted)):
            raise Rejected(f"the limit is {text(render(found))}, not {text(goal.target)}")


ANSWERS = Answers(known, require_limit, shows)
