"""The command line.

front    from the first argument to the exit code
ending   whatever stops a command, as an exit code and one sentence
streams  standard output and standard error, which may fail; `symbols` are marks where they cannot be carried
group    the commands and their exit codes; one module for each command, and what they share
completing  what a shell may complete; `bash`, where it splits words in its own way
"""

from __future__ import annotations

import os

from ..system.interrupts import interrupted_before_it_began

try:
    from .appendix import appendix
    from .book import book
    from .cache import cache
    from .completion import VARIABLE, completion
    from .explain import explain
    from .export import export
    from .fill import fill
    from .group import main
    from .look import list_claims, rules, show
    from .new import new
    from .recheck import recheck
    from .run import run

    if VARIABLE in os.environ:
        from . import bash as bash  # which click then finds
except KeyboardInterrupt:
    raise interrupted_before_it_began() from None

__all__ = [
    "appendix",
    "book",
    "cache",
    "completion",
    "explain",
    "export",
    "fill",
    "list_claims",
    "main",
    "new",
    "recheck",
    "rules",
    "run",
    "show",
]
