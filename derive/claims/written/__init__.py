"""Terms as their author writes them: SymPy expressions in, terms of `derive.terms` out.

expression   the SymPy leaf that holds one of our terms; evaluation off
reader       a SymPy expression as a term, node by node, or a refusal by name
declare      dimension, index, scalar, vector, matrix, mask
define       definitions, and their use as p[i] and softmax(x + c)[i]
places       where names were declared
naming       one name, one thing
build        Sum, Max, D, delta, Eq, forall, …

`reader` is trusted: what it makes of an expression is what is proved.
"""
