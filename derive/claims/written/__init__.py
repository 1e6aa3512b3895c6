"""Terms as their author writes them: SymPy expressions in, terms of `derive.terms` out.

arithmetic   the types of terms, as editors and type checkers see them
functions    exp, log, …, with such types
expression   the SymPy leaf that holds one of our terms; evaluation off
reader       a SymPy expression as a term, node by node, or a refusal by name
declare      dimension, index, scalar, vector, matrix, mask, weights
vectors      their components, and arithmetic with whole vectors
define       definitions, and their use as p[i] and softmax(x + c)[i]
shapes       products, transposes and powers of matrices, where sizes fit
matrices     tr, dot, outer, diag, norm, eye; grad, jacobian, hessian
displayed    how they show themselves in a notebook
places       where names were declared
naming       one name, one thing
build        Sum, Max, D, delta, Eq, forall, …

`reader` is trusted: what it makes of an expression is what is proved.
"""
