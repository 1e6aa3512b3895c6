"""The command line from its first argument to its exit code: nothing comes out of it but what is said here."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from ..system.codes import BROKEN, INTERRUPTED, OK
from ..system.interrupts import Interrupts
from .ending import ended
from .streams import standard_streams


class _Stopped(Exception):
    """A command was stopped by `problem`; click itself would take a broken pipe and Ctrl-C for something else."""

    def __init__(self, problem: BaseException) -> None:
        super().__init__()
        self.problem = problem


_MODULES = {
    "appendix": "appendix",
    "book": "book",
    "cache": "cache",
    "completion": "completion",
    "explain": "explain",
    "export": "export",
    "fill": "fill",
    "list": "look",
    "new": "new",
    "recheck": "recheck",
    "rules": "look",
    "run": "run",
    "show": "look",
}
"""The commands, and the module of each."""


class Front(click.Group):
    """The group of all commands. Each is read in when it is asked for."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        self._here: dict[str, click.Command] = {}
        super().__init__(*arguments, **more)

    @property
    def commands(self) -> MutableMapping[str, click.Command]:
        """All commands by their names."""
        for name in _MODULES:
            self._read(name)
        return dict(sorted(self._here.items()))

    @commands.setter
    def commands(self, given: MutableMapping[str, click.Command]) -> None:
        self._here = dict(given)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Each module of a command adds it."""
        self._here[str(name or cmd.name)] = cmd

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command; None where there is none of this name."""
        self._read(cmd_name)
        return self._here.get(cmd_name)

    def _read(self, name: str) -> None:
        if name in _MODULES and name not in self._here:
            import_module(f".{_MODULES[name]}", __package__)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any
    ) -> NoReturn:
        """Run a command and exit, whatever happens on the way."""
        raise SystemExit(self.exit_code(args, prog_name, **more))

    def exit_code(self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any) -> int:
        """Run a command; its exit code, whatever happens on the way."""
        with standard_streams() as streams, Interrupts() as interrupts:
            code = self._ended(args, prog_name, {**more, "obj": streams, "standalone_mode": False}, interrupts)
            try:
                return streams.settled(code)
            except KeyboardInterrupt:
                return INTERRUPTED

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (SystemExit, click.ClickException, click.exceptions.Exit):
            raise
        except BaseException as problem:
            raise _Stopped(problem) from problem

    def _ended(
        self, args: Sequence[str] | None, prog_name: str | None, more: dict[str, Any], interrupts: Interrupts
    ) -> int:
        code: object = OK
        problem: BaseException | None = None
        try:
            code = super().main(args, prog_name, **more)
        except _Stopped as stopped:
            problem = stopped.problem
        except BaseException as other:
            problem = other
        if interrupts.heard and code not in (BROKEN, INTERRUPTED):
            problem = KeyboardInterrupt()  # whatever it was turned into on its way
        if problem is not None:
            return ended(problem, more["obj"])
        return code if isinstance(code, int) else OK
