"""The command line.

front    from the first argument to the exit code
ending   whatever stops a command, as an exit code and one sentence
streams  standard output and standard error, which may fail; `symbols` are marks where they cannot be carried
group    the commands and their exit codes; one module for each command, and what they share
"""

from __future__ import annotations

from ..system.interrupts import interrupted_before_it_began

try:
    from .appendix import appendix
    from .cache import cache
    from .group import main
    from .look import list_claims, rules, show
    from .recheck import recheck
    from .run import run
except KeyboardInterrupt:
    raise interrupted_before_it_began() from None

__all__ = ["appendix", "cache", "list_claims", "main", "recheck", "rules", "run", "show"]
