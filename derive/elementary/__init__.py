"""Algebra, signs and definedness by elementary steps: a second and smaller judge for the rules to ask.

In a run the rules ask the kernel, which sees that two terms are equal by its normal
form, the largest part of what "proved" rests on. With `derive recheck --elementary`
they ask this room. It knows nothing of the normal form, of the kernel's signs and
definedness, or of the search: of the rules it knows how signs add up, and what they ask.

A figure t ⟶ u says: where t has a value, with all that it is made of, at each
index of each range, so has u, and the same. Each stands in the docstring of the function
that takes it. Two terms that have values are equal if their difference comes
to 0 by figures. What is not seen here may hold all the same.

A product with a δ is no case of its own: each of its factors has a value, whatever
the δ is. Two cases, of indices that are one and of indices that differ, are
looked at as a whole.

judge        what the rules ask, answered
check        whether two terms are equal: their difference, cases of δ, denominators
steps        which figure a term asks for
products     products, and powers whose exponents add up
powers       powers, exp, log and |·|
sums         sums over an index
nested       sums in sums, in one order
extrema      maxima, minima and products over an index
matrices     determinants, adjugates and inverses
signs        which signs a term can have
values       where a term has a value, and where it is smooth
algebra      what they share: facts, opened indices, answers
polynomials  sums of products as data
"""
