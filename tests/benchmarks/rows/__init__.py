"""What `table.py` prints, by what it is of.

row       one row: what it is of, a figure, the goal and whether it is met
timing    how things are timed: in turn, and as a ratio
steps     steps, whole claims and rechecked proofs
projects  runs of a project: nothing known, all known, a file changed, a file new
runs      other processes: a thousand claims, the appendix, the book, the start of commands
terms     single terms: matrices, sums of products, a million components, SymPy's simplify
"""
