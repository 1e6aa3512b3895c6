"""Terms, statements and proofs as a claim file writes them, and changes made in one.

words       by what names things are called; as they were declared
infile      the same, as a claim file calls them
terms       terms written
matrices    A @ B, A.T, tr(A), grad(f, x)
statements  statements written
reasons     the reasons of a step
parts       the parts of a proof
edits       changes at places of a file, and its comments and spacing as they were
text        a file's text, with the places of its syntax
filling     what was found, put in place of holes
layout      a long expression on several lines
"""
