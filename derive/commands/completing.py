"""What a shell may complete: files and the claims in them, claims by their names, reasons, rules and codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..files.scan import Found


def places(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """PATH or PATH::CLAIM: paths as the shell completes them, and claims after a whole path."""
    from click.shell_completion import CompletionItem

    from ..markdown.kinds import may_hold_claims

    path, colons, _name = begun.partition("::")
    if not colons and not (may_hold_claims(begun) and Path(begun).is_file()):
        return [CompletionItem(begun, type="file")]
    return _beginning(begun, [f"{path}::{found.name}" for found in _claims(Path(path))])


def claims(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """NAME or FILE::NAME: the claims of the project."""
    from ..files.config import UsageError
    from ..files.select import targets
    from ..markdown.kinds import may_hold_claims
    from .shared import config_here

    if "::" in begun or may_hold_claims(begun):
        return places(context, parameter, begun)
    try:
        files = targets((), config_here())
    except UsageError:
        return []
    return _beginning(begun, [found.name for target in files for found in _claims(target.file)])


def reasons(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """What `derive rules` tells more about; a reason with `by.` before it or without."""
    from ..reports.rules import names

    known = names()
    return _beginning(begun, known) or _beginning(begun, [name.removeprefix("by.") for name in known])


def codes(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """What `derive explain` tells more about."""
    from ..messages.table import KINDS

    return _beginning(begun, [*KINDS, *[kind.name for kind in KINDS.values()]])


def _claims(file: Path) -> list[Found]:
    from ..files.scan import Unreadable, scan

    try:
        return scan(file)
    except (Unreadable, OSError):
        return []


def _beginning(begun: str, names: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(begun)]
