"""What `%load_ext derive` switches on, and `%unload_ext derive` off again."""

from __future__ import annotations

import sys
from typing import Any

from sympy.core.parameters import global_parameters

from ..running.runner import DEEPEST_CALLS
from . import formatters, session
from .cells import Cells
from .faults import ASKED, fault


class Extension:
    """derive in one IPython; what was there before is put back."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self._evaluated = global_parameters.evaluate
        self._handled = shell.custom_exceptions, shell.CustomTB
        sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEPEST_CALLS))
        self.session = session.start(shell)
        self._cells = Cells(self.session.begins)
        own = self.session
        self._events = [("pre_execute", own.enter), ("pre_run_cell", own.runs), ("post_execute", own.leave)]
        for event, callback in self._events:
            shell.events.register(event, callback)
        shell.ast_transformers.append(self._cells)
        shell.set_custom_exc(ASKED, self._faulty)
        self._formatted = formatters.switch_on(shell)
        self.session.enter()  # the rest of the cell that loads it

    def end(self) -> None:
        """From here on cells are as they were."""
        for event, callback in self._events:
            self.shell.events.unregister(event, callback)
        self.shell.ast_transformers.remove(self._cells)
        self.shell.custom_exceptions, self.shell.CustomTB = self._handled
        formatters.switch_off(self.shell, self._formatted)
        session.stop()
        global_parameters.evaluate = self._evaluated

    def _faulty(self, shell: Any, etype: Any, value: Any, trace: Any, tb_offset: Any = None) -> list[str]:
        """For IPython, of an exception in a cell: the message alone, or its traceback, if we have nothing to say."""
        lines = fault(value, shell.user_ns)
        if lines is not None:
            shell._showtraceback(etype, value, lines)
            return lines
        mine = shell.custom_exceptions
        shell.custom_exceptions = ()
        try:
            shell.showtraceback((etype, value, trace), tb_offset=tb_offset)
        finally:
            shell.custom_exceptions = mine
        return []


_loaded: list[Extension] = []


def load(shell: Any) -> None:
    """Switch it on."""
    unload(shell)
    _loaded.append(Extension(shell))


def unload(shell: Any) -> None:
    """Switch it off, if it is on."""
    while _loaded:
        _loaded.pop().end()
