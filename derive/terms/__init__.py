"""What can be said. SymPy is not needed here, nor is anything above.

kept          what was made of the very same nodes before
node          trees compared by content, bound indices without names
leaf          numbers, dimensions, scalars, indices, vector variables
vector        vectors, their components, inverses, determinants, and which index fits
arithmetic    sums, products, powers, functions, Kronecker's δ
binder        reductions and derivatives
term          all terms, for whoever uses them, and their sorts
table         what is done with each kind of term or statement, by its class
functions     the real functions that are understood
substitution  variables replaced, once for all, without capture
definition    names for terms, and their use
statement     relations, and what is built from them
transparent   what definitions that come with derive are made with
pairs         A ⊗ B and vec(X), whose rows and places are pairs
matrices      definitions that come with derive: products, transposes, traces; equations of matrices
symmetric     that a matrix is symmetric
ordering      a total order, for whoever has to choose
letters       letters for bound indices
throughout    a term or statement changed under its binders too
names         names that read as what they are
"""
