"""The derivations as a page that a paper can \\input.

escape      text of the author's, safe for TeX or refused
formulas    formulas found in plain text
labels      names for claims that references can use
words       pieces of a page as LaTeX
theorem     a claim with its statement and what became of it
derivation  its steps and side conditions
tables      verdicts at the head, numeric evidence at the end
known       what a paper may ask of a claim in its own text, by name
provenance  versions, and a digest of what was checked
coq         what Coq accepted, which is marked
figures     drawings of the claims' own data
document    all of it in order
output      files written whole or not at all
tex         pdfLaTeX, and what it complains of
"""
