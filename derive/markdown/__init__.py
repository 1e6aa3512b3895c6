"""Markdown documents that hold claims between their prose.

kinds     which files are such documents
info      what the words behind a fence mean
fences    a document's fences, and what Markdown hides from an author
script    the Python of a document, line by line, and changes of it brought back
acting    characters that act on what shows them, written out
formulas  formulas of the prose as MathML
html      prose as HTML, with every text of an author escaped
"""
