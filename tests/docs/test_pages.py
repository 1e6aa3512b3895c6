"""Every block of the README and of docs/ is run, or compared with what a command prints, or read by who reads it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from manual import PAGES, blocks, commands
from shell import Shell, environment

from derive.files.config import parsed
from derive.files.rows import in_file

pytest.importorskip("mkdocs", reason="pages are run where the extra docs is installed")

LANGUAGES = {"python", "diff", "toml", "yaml", "json", "text", "console", "sh", "tex", "markdown", "coq"}
WITH_BLOCKS = [name for name, page in PAGES.items() if blocks(page)]


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_a_page_from_top_to_bottom(name: str, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    shell = Shell(tmp_path / "page", environment(tmp_path / "bin"))
    for block in blocks(PAGES[name]):
        shell.take(block, f"{name}:{block.line}")
    shell.finish(name)


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_what_is_not_run_is_read(name: str, tmp_path: Path) -> None:
    """Tables of [tool.derive] and files of rows by derive itself; other TOML, YAML, JSON and Python by their parsers."""
    for block in blocks(PAGES[name]):
        where = f"{name}:{block.line}"
        assert block.language in LANGUAGES, f"{where}: nobody knows what to do with {block.language or 'such a block'}"
        match block.language:
            case "toml":
                tomllib.loads(block.text)
                parsed(tmp_path / "pyproject.toml", block.text)
            case "yaml":
                assert yaml.safe_load(block.text), where
            case "json":
                assert json.loads(block.text), where
            case "text":
                (tmp_path / block.file).write_text(block.text, encoding="utf-8")
                assert in_file(tmp_path / block.file, block.file), where
            case "python":
                compile(block.text, where, "exec")


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_a_file_that_is_shown_is_used(name: str) -> None:
    """After the last change to a claim file a command runs."""
    listed = blocks(PAGES[name])
    written = [place for place, block in enumerate(listed) if block.title]
    ran = [place for place, b in enumerate(listed) if b.language in ("console", "sh") and not b.why_not_run]
    assert not written or max(written) < max(ran)


def test_few_commands_are_not_run() -> None:
    """A block that no test can run says why, and is listed here."""
    left_out = {
        (name, commands(block)[0].line) for name, page in PAGES.items() for block in blocks(page) if block.why_not_run
    }
    assert left_out == NOT_RUN


NOT_RUN = {
    ("docs/tutorial.md", "python3 -m venv .venv"),
    ("CONTRIBUTING.md", "python3 -m venv .venv"),
    ("CONTRIBUTING.md", ".venv/bin/python -m pytest"),
    ("docs/tutorial.md", "mkdir ~/claims"),
    ("docs/how-to/coq.md", "apt install coq libcoq-coquelicot     # Debian, Ubuntu"),
    ("docs/how-to/coq.md", "derive export --coq proofs-in-coq proofs/why_softmax/shift_invariance.py --check"),
    ("README.md", "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/derive run"),
    ("README.md", "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest"),
    ("docs/how-to/errata.md", "derive run proofs/why_softmax"),
    ("docs/how-to/cluster.md", "pip install 'derive-proofs[dask]'"),
}
