"""Where the project and the claims of its source documents lie, and how a claim file begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derive.files.select import Target

ROOT = Path(__file__).resolve().parent.parent
HEAD = "from derive import by\nfrom derive.notation import *\n"


def targets_of(document: str) -> list[Target]:
    """The claim files of one of the project's source documents, in its order."""
    from derive.files.config import find
    from derive.files.select import targets

    config = find(ROOT)
    return [target for target in targets((), config) if config.documents.of(target.file) == document]
