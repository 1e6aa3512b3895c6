"""What claims leave open is looked for while this lasts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..claims.claim import Claim
from ..claims.finding import Finder, finder_for
from ..records.settings import SECONDS, Settings
from .kept import Recalling, shelf
from .search import Search


@contextmanager
def searching(settings: Settings) -> Iterator[None]:
    """While this lasts, what claims leave open is looked for, if the settings allow it."""
    seconds = settings.seconds or SECONDS

    def finder(claim: Claim) -> Finder:
        search, kept = Search(claim, settings.effort, seconds), shelf.get()
        return Recalling(search, kept) if kept is not None else search

    token = finder_for.set(None if settings.no_holes else finder)
    try:
        yield
    finally:
        finder_for.reset(token)
