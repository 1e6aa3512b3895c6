"""Claim files and the project's configuration.

scan        what claims a file has, seen without running it
plain       which files only say something, and that their lines may stand elsewhere
load        files loaded, each once
statements  one file run, statement by statement
loaded      what a file brought, and its problems
explained   what an exception says to an author
siblings    imports among claim files
packages    what belongs to Python's library and its packages, and what does not
config      [tool.derive]
rows        the rows that a document lists
usage       what stops a command before it begins, and where in a file
shown       claims of other files that a document shows
select      files, claims and keywords that a command names
width       how long lines may be
"""
