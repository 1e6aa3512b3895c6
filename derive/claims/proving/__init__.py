"""From what a claim's body returns to a theorem.

prove       the walk over the parts of a proof, with a table by kind of part
filling     what a claim leaves open, found on the way
links       the steps of chains, proved one after the other and written down
terms       chains of terms
statements  chains of statements
logic       proofs put together from proofs
limits      by squeezing, and from the table
maxima      a maximum or minimum is one of its members
unfit       the refusal of a part that cannot prove such a goal
"""
