"""Terms and statements as notation: their order is their author's, and so are letters where nothing else has them.

binders     letters of bound indices, and whether how far they run shows
builder     one pass from the root to the leaves, by a table of kinds
terms       its entries for terms
matrices    whole vectors and matrices
statements  its entries for statements
"""

from ...terms.kept import kept_of
from ...terms.node import INDEX, Node, Term, free
from ..tree import Notation
from . import statements as statements
from . import terms as terms
from .builder import NOTATION as NOTATION
from .builder import Builder


def notation(node: Node, apart: bool = False) -> Notation:
    """What is written of a term or statement.

    `apart`: a letter is also primed where a free index of the same relation has it, although it stands
    outside of the letter's range.
    """
    piece, chosen = _built(node, False)
    indices = {variable.name for variable in free(node) if variable.sort == INDEX} if apart else set()
    return piece if chosen.isdisjoint(indices) else _built(node, True)[0]


@kept_of
def _built(node: Node, apart: bool) -> tuple[Notation, set[str]]:
    """The same, and the letters that were chosen for bound indices."""
    builder = Builder(node, apart)
    if isinstance(node, Term):
        builder.binders.come_to(node)
    return builder.build(node), builder.binders.chosen
