"""Markdown documents that hold claims between their prose.

kinds     which files are such documents
info      what the words behind a fence mean
fences    a document's fences, and what Markdown hides from an author
script    the Python of a document, line by line, and changes of it brought back
html      prose as HTML, with every text of an author escaped
"""
