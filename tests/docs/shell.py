"""A page's blocks, carried out in a folder of its own.

`python tests/docs/shell.py docs/tutorial.md …` writes what the commands print now into pages, where a block
shows all of it (no `…`): read the difference before you keep it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from manual import ROOT, Block, agrees, blocks, commands


def environment(programs: Path) -> dict[str, str]:
    """The environment of a page's commands, with this checkout as what is installed; programs go into a folder."""
    programs.mkdir()
    (programs / "derive").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from derive.commands import main; main()" "$@"\n'
    )
    for name in ("python", "python3"):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (programs / "pytest").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pytest "$@"\n')
    for file in programs.iterdir():
        file.chmod(0o755)
    usual = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "DERIVE_", "PYTEST_"))}
    git = {f"GIT_{who}_{what}": "author@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    branch = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main"}
    paths = {"PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return {**usual, **git, **branch, **paths, "COLUMNS": "80", "DERIVE_JOBS": "1", "LC_ALL": "C.UTF-8"}


def side(block: Block, mark: str) -> str:
    """What a change is made to (-), or what it leaves (+)."""
    return "".join(line[1:] for line in block.text.splitlines(keepends=True) if line[0] in (mark, " "))


@dataclass
class Shell:
    """Runs the blocks of one page, in order."""

    folder: Path
    environment: dict[str, str]
    own: str = ""
    """The page's own claim file, as far as it has been read."""

    def take(self, block: Block, where: str) -> None:
        """Write or run a block. Raises AssertionError where it does not do what the page says."""
        if block.language == "diff":
            self._change(block, where)
        elif block.title:
            self._write(block)
        elif block.language == "python":
            self.own += block.text + "\n"
        elif block.language in ("console", "sh") and not block.why_not_run:
            self._run(block, where)

    def finish(self, where: str) -> None:
        """All claims of the page's own file hold."""
        if self.own:
            (self.folder / "own.py").write_text(self.own)
            code, printed = self.of("derive run own.py")
            assert code == 0, f"{where}\n{printed}"

    def of(self, line: str) -> tuple[int, str]:
        """The exit code of a command, and what it prints."""
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def _write(self, block: Block) -> None:
        file = self.folder / block.file
        assert not block.continues or file.exists(), f"{block.file} is continued before it begins"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a" if block.continues else "w", encoding="utf-8") as out:
            out.write("\n\n" * block.continues + block.text)

    def _change(self, block: Block, where: str) -> None:
        file = self.folder / block.file
        text, old, new = file.read_text(encoding="utf-8"), side(block, "-"), side(block, "+")
        assert text.count(old) == 1, f"{where}: {block.file} has this {text.count(old)} times:\n{old}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def _run(self, block: Block, where: str) -> None:
        told = commands(block)
        for command in told:
            code, printed = self.of(command.line)
            wanted = block.ends_with if command is told[-1] else 0
            assert code == wanted, f"{where}: {command.line}\n{printed}ends with {code}, not {wanted}"
            missed = agrees(printed, command.printed) if any(command.printed) else ""
            assert not missed, f"{where}: {command.line}\n{printed}\ndoes not print, or not there: {missed}"


def _rewritten(page: Path, folder: Path) -> str:
    """A page with what its commands print now."""
    (folder / "page").mkdir()
    shell = Shell(folder / "page", environment(folder / "bin"))
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        if block.language != "console" or block.why_not_run:
            shell.take(block, "")
            continue
        new = ""
        for command in commands(block):
            printed = shell.of(command.line)[1].rstrip("\n")
            shown = "\n".join(command.printed)
            kept = not any(command.printed) or not agrees(printed, command.printed)
            kept = kept or "…" in [line.strip() for line in command.printed]
            new += "\n".join(
                line.rstrip() for line in ["$ " + command.line, *(shown if kept else printed).splitlines()]
            )
            new += "\n"
        text = text.replace(block.text, new)
    return text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            Path(name).write_text(_rewritten(Path(name), Path(folder)), encoding="utf-8")
