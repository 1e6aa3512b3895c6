"""Terms, statements and proofs as a claim file writes them, and changes made in one.

words       by what names things are called: as they were declared, or as a file calls them
grouping    terms with the brackets that Python reads
terms       terms written
vectors     vectors written, and definitions in use
matrices    A @ B, A.T, tr(A), grad(f, x)
statements  statements written
reasons     the reasons of a step
parts       the parts of a proof
edits       changes at places of a file, and its comments and spacing as they were
layout      a long expression on several lines
"""
