"""How far a run has come, as a bar on a terminal; elsewhere there is none, and rich's need not be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from ..system.plain import escaped

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """Shown while it is entered."""

    def __init__(self, console: Console) -> None:
        self._progress = _progress(console) if console.is_terminal else None
        if self._progress is not None:
            self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Bar:
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def planned(self, count: int) -> None:
        """So many claims will be checked."""
        if self._progress is not None:
            self._progress.update(self._task, total=count)

    def started(self, name: str) -> None:
        """A claim is being checked."""
        if self._progress is not None:
            self._progress.update(self._task, description=escaped(name))

    def checked(self, count: int) -> None:
        """So many claims have a verdict, printed or not."""
        if self._progress is not None:
            self._progress.update(self._task, completed=count)


def _progress(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("claims"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
