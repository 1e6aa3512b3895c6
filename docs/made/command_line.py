"""The command line, from click's own declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from derive.commands import main


def commands() -> str:
    """Every command with its arguments and options."""
    return "\n".join(_command(path, command) for path, command in walk("derive", main))


def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and those below it."""
    if path != "derive":
        yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from walk(f"{path} {name}", command.commands[name])


def _command(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    usage = " ".join(command.collect_usage_pieces(context))
    said = re.sub(r"\s*\n\s*(?!\n)", " ", (command.help or "").strip())
    lines = [f"## `{path}`\n", f"`{path} {usage}`\n".replace(" `", "`"), said + "\n"]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["| option | |", "|---|---|", *[_option(option) for option in options], ""]
    return "\n".join(lines)


def _option(option: click.Option) -> str:
    """A row of the table: how it is written, what it does, its default and variable."""
    names = ", ".join(f"<code>{name}{_value(option)}</code>" for name in [*option.opts, *option.secondary_opts])
    said = (option.help or "").strip()
    if option.show_default and option.default is not None:
        said += f" Default: {option.default}."
    if option.envvar:
        said += f" Variable: `{option.envvar}`."
    return f"| {names} | {said} |"


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    named = "&#124;".join(map(str, choices)) or option.metavar or (option.name or "").upper()
    return f" {named}"
