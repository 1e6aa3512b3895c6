"""A small library for tests to damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from shelf.small import placed

from derive.shelf.volume import Volume


@pytest.fixture
def volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Volume:
    """Two claims with their proofs, which claim files import as derive.library.small."""
    return placed(tmp_path, monkeypatch)
