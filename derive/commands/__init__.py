"""The command line.

front    from the first argument to the exit code
ending   whatever stops a command, as an exit code and one sentence
streams  standard output and standard error, which may fail; `symbols` are marks where they cannot be carried
group    the commands and their exit codes; one module for each command, and what they share
completing  what a shell may complete; `bash`, where it splits words in its own way

A command is read in when it is asked for, or when all of them are listed.
"""

from __future__ import annotations

import os

from ..system.interrupts import interrupted_before_it_began

try:
    from .completion import VARIABLE
    from .group import main

    if VARIABLE in os.environ:
        from . import bash as bash  # which click then finds
except KeyboardInterrupt:
    raise interrupted_before_it_began() from None

__all__ = ["main"]
