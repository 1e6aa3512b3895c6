"""The command line."""

from __future__ import annotations

from .appendix import appendix
from .cache import cache
from .group import main
from .look import list_claims, rules, show
from .recheck import recheck
from .run import run

__all__ = ["appendix", "cache", "list_claims", "main", "recheck", "rules", "run", "show"]
