"""What can be said. SymPy is not needed here, nor is anything above.

node          trees compared by content, bound indices without names
leaf          numbers, dimensions, scalars, indices, vector variables
term          the terms made of them, and their sorts
functions     the real functions that are understood
substitution  variables replaced, once for all, without capture
definition    names for terms
statement     relations, and what is built from them
ordering      a total order, for whoever has to choose
letters       letters for bound indices
names         names that read as what they are

A definition names a term, and a term may use a definition; so `definition`,
`statement`, `substitution` and `term` know each other.
"""
