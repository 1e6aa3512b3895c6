"""Claim files and the project's configuration.

scan    what claims a file has, seen without running it
load    files run, statement by statement
config  [tool.derive]
select  files, claims and keywords that a command names
"""
