"""Verdicts shown.

summary      counts, and the axioms used
notices      what is let through, and what claims rest on: first and last in a report
terminal     lines while a run goes on
explaining   what is to be said of failures; beside, what stands below each other there
machine      JSON
fit          whether pages can be made of a run: an appendix, or the book
book         a run as a web site
throughout   what the claims of a file have in common, said once at their head
single       one claim with all its steps, or one rule
"""
