"""Verdicts kept from one run to the next, and used again while nothing that they depend on has changed.

`watch` notes what a process reads while it checks claims; `environment` is what
all verdicts depend on; `entries` says what is kept of a claim, and `store` holds
that in files that are whole or not there; `replay` puts them together: which
slices of a run are known already, and what is kept of the others. Where a file
has changed, what its claims came to may be the same: see `files.plain`, and
`running.keys`. `finds` keeps what searches found; `last` remembers
how long claims took, and which failed.
"""
