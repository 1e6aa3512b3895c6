"""Long expressions are set as ruff sets them, so that a formatter finds nothing to do in what was filled in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from test_read_back import FILES

from derive.files.load import Loader
from derive.source.infile import InFile
from derive.source.layout import Style, laid_out
from derive.source.parts import written_part


def bodies(file: Path, width: int) -> str:
    """The proofs of a file, as they would be written there."""
    loaded, out = Loader().load(file), []
    for claim in [c for c in loaded.claims.values() if c.kind == "claim"]:
        part = claim.proof().part
        text = written_part(part, InFile(loaded.module.__dict__, claim.body.__code__.co_varnames))
        out.append("\n".join([f"def {claim.name}():", *laid_out(text, Style(width), "    ", "return ")]))
    return "\n\n\n".join(out) + "\n"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_formatter_leaves_it(tmp_path: Path, width: int) -> None:
    for file in FILES:
        (tmp_path / file.name).write_text(bodies(file, width), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "--diff", "--isolated", "--line-length", str(width), str(tmp_path)]
    told = subprocess.run(ruff, capture_output=True, text=True, check=False)
    assert not told.stdout, told.stdout
