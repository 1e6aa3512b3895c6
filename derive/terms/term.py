"""The terms: real numbers, indices, vectors, and what is built from them.

Sorts. A *real* term has a value in ℝ wherever it is defined. An *index* term is
a position 1, …, n. A *vector* term is a function of one index or more. A *size*
(`Dim`, or a `Num` that is a positive integer) says how far an index runs; it is
also a real term, so that `n - 1` can be written.

A term is kept as its author wrote it: nothing here simplifies, except that a
component of a written-out vector is that component (`At` of a `Lam` or a `Tup`).
"""

from __future__ import annotations

from .arithmetic import Add as Add
from .arithmetic import Delta as Delta
from .arithmetic import Fn as Fn
from .arithmetic import Mul as Mul
from .arithmetic import Pow as Pow
from .arithmetic import is_integral as is_integral
from .arithmetic import is_natural as is_natural
from .arithmetic import made_of as made_of
from .arithmetic import minus as minus
from .arithmetic import num as num
from .arithmetic import over as over
from .binder import MAX as MAX
from .binder import MIN as MIN
from .binder import PROD as PROD
from .binder import SUM as SUM
from .binder import Deriv as Deriv
from .binder import Reduce as Reduce
from .binder import reduce_over as reduce_over
from .definition import Call as Call
from .leaf import ANY as ANY
from .leaf import NEG as NEG
from .leaf import POS as POS
from .leaf import ZERO as ZERO
from .leaf import Dim as Dim
from .leaf import Function as Function
from .leaf import Index as Index
from .leaf import Lit as Lit
from .leaf import Num as Num
from .leaf import OtherIndex as OtherIndex
from .leaf import Pi as Pi
from .leaf import Scalar as Scalar
from .leaf import Size as Size
from .leaf import Variable as Variable
from .leaf import Vector as Vector
from .leaf import require_sizes as require_sizes
from .node import is_real as is_real
from .node import require_real as require_real
from .unknown import Apply as Apply
from .vector import Adj as Adj
from .vector import ArgMax as ArgMax
from .vector import At as At
from .vector import Det as Det
from .vector import Inv as Inv
from .vector import Lam as Lam
from .vector import Tup as Tup
from .vector import abstract as abstract
from .vector import at as at
from .vector import require_one_size as require_one_size
from .vector import require_size as require_size
from .vector import shape_of as shape_of
from .vector import size_of as size_of
from .vector import vector_of as vector_of
