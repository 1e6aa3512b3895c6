"""A run as a web site: plain pages with a style sheet, opened from a folder or from any static host.

names       the files that every book has
markup      words and formulas of a page as HTML
places      which page and which anchor a claim has, and what cites what
outcome     what became of a claim, in a sentence
claims      one claim as its page shows it
rows        the rows of the source documents: as published, and what is true
excerpt     the lines of a claim file that state a claim and prove it
manuscripts a document in Markdown with its claims at their places
figures     figures as SVG
pictures    pictures that documents show
site        all pages from their templates
making      from what a run found to the files, and the exit code

Its templates and what they need beside them lie in `templates` and `static`.
"""
