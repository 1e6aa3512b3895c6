"""Terms and statements in MathML, as every current browser sets it: what stands inside of `<math>`.

writer      how a piece is written, by a table of kinds; elements
terms       its entries for what terms are made of
statements  its entries for statements
"""

from ...terms.node import Node
from ..build import notation
from . import statements as statements
from . import terms as terms
from .writer import APPLIED as APPLIED
from .writer import MATHML as MATHML
from .writer import brackets as brackets
from .writer import mathml as mathml
from .writer import named as named
from .writer import operator as operator
from .writer import row as row
from .writer import sub as sub
from .writer import sup as sup
from .writer import word as word


def markup(node: Node) -> str:
    """One formula: `<msub><mi>p</mi><mi>i</mi></msub><mo>=</mo>…`."""
    return mathml(notation(node))
