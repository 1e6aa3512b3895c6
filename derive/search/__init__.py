"""The search for proofs: free to be clever or wrong, since the kernel checks all that it finds.

matching     what a citation must be instantiated with
convert      a term rewritten throughout, as a theorem t ≃ t'
combine      multipliers: polynomial division, and an exact linear program
squares      a difference as a sum of squares
signs        relations that signs and squares show at once
standing     what holds of the atoms of a term by itself
inside_sums  sums compared term by term
question     the questions of a search for inequalities: t ≥ 0 and t > 0
by_cases     maxima from their members, moduli from both signs
images       under a root, a logarithm, an exponential or another increasing function
estimate     inequalities by cases, members and combinations of all that
descend      two terms compared along the place where they differ
cited        what a citation says of signs, for the rules to read
identities   what an equation A·B = I gives that is assumed or cited
obligations  what a citation leaves to be shown
vanishing    what is 0 because a sum of squares is
by_zeros     a relation where all components of a vector are 0
regular      that a determinant is not 0, from what its matrix takes to 0
nonzero      that a vector is not 0, from another one that is not
other_writing  a goal that says what a citation does, and is written in another way
slopes       derivatives where a part of what is differentiated has none
needs        what a step asks for, from what it cites
supplement   facts that a step did without at first
angles       sines and cosines at multiples of one part
rewriting    equations that are cited or assumed, used throughout a term
side         one side of a step, and what has become of it
regrouping   products of matrices in other brackets
rewritings   both sides of a step rewritten by equations, in either direction
limits       limits: how far series go, what they need, and what is cited
memory       what is remembered between steps, and left behind where another file begins
growth       by how much a term differs from its limit, for whoever tells it
step         one step of a chain: the pipeline, and the audit of its reasons
"""
