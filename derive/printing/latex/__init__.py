r"""Terms and statements in LaTeX, each piece by itself: brackets grow, and nothing inside them can be broken.

writer      how a piece is written, by a table of kinds
terms       its entries for what terms are made of
statements  its entries for statements
"""

from ...terms.node import Node
from ..build import notation
from . import statements as statements
from . import terms as terms
from .writer import PLAIN as PLAIN
from .writer import RELATIONS as RELATIONS
from .writer import TEX as TEX
from .writer import Latex as Latex
from .writer import Set as Set
from .writer import bound as bound
from .writer import tex as tex
from .writer import under_one as under_one


def latex(node: Node) -> str:
    r"""One formula, without dollar signs: `\frac{\partial p_{i}}{\partial x_{j}} = p_{i} (\delta_{ij} - p_{j})`."""
    return tex(notation(node))
