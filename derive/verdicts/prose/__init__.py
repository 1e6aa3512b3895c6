"""Claims and their proofs in words, for whoever sets them on a page.

declarations  variables and definitions, before a statement
reasons       why a step holds
passages      the parts of a proof, and what each assumes
growth        why a limit is what it is
conditions    side conditions, and how each was discharged
worked        a statement at a point at which it fails
pages         all of it, for one claim
"""
