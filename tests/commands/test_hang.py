"""What a command must not wait for, and how many of anything it must not make."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from faults import GOOD, Ended, derive, write

from derive.system.reading import content

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a claim, and beside it a pipe that nobody writes into."""
    folder = write(tmp_path, a=GOOD)
    os.mkfifo(folder / "pipe")
    return folder


class TestPipesAndDevices:
    @pytest.mark.parametrize("jobs", ["0", "1"])
    def test_named_like_a_claim_file(self, folder: Path, jobs: str) -> None:
        """It is an error of its own, and hides nothing."""
        os.mkfifo(folder / "proofs" / "b.py")
        (folder / "proofs" / "c.py").symlink_to("/dev/zero")
        ended = derive(folder, "run", "-j", jobs, "--json", "out.json")
        assert ended.code == 4
        claims = json.loads((folder / "out.json").read_text())["claims"]
        assert {c["name"]: c["message"] for c in claims if c["verdict"] == "error"} == {
            "b.py": "cannot be opened: it is a pipe, not a file",
            "zero": "cannot be opened: it is a device, not a file",
        }
        assert [c["name"] for c in claims if c["verdict"] == "proved"] == ["good"]

    def test_named_on_the_command_line(self, folder: Path) -> None:
        for command in ("run", "list"):
            for name in ("pipe", "/dev/zero"):
                ended = derive(folder, command, name)
                assert ended.code == 4
                assert b"cannot be opened: it is a " in ended.out

    def test_imported_by_a_claim_file(self, folder: Path) -> None:
        os.mkfifo(folder / "proofs" / "b.py")
        (folder / "proofs" / "a.py").write_text("import b\n" + (folder / "proofs" / "a.py").read_text())
        assert derive(folder, "run", "proofs/a.py").code == 4

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--shard", "1/2", "--times", "pipe"),
            ("--shard", "1/2", "--times", "/dev/zero"),
            ("--against", "x.json"),
            ("--against", "zero.json"),
        ],
    )
    def test_as_the_json_of_another_run(self, folder: Path, arguments: tuple[str, ...]) -> None:
        os.mkfifo(folder / "x.json")
        (folder / "zero.json").symlink_to("/dev/zero")
        ended = derive(folder, "run", *arguments)
        assert ended.code == 2
        assert ended.sentence.startswith(f"derive: {arguments[-2]} {arguments[-1]}: ")

    @pytest.mark.parametrize("made", ["a pipe", "a link that leads nowhere", "a folder"])
    def test_as_the_configuration(self, folder: Path, made: str) -> None:
        """It is not passed over: what it said would hold no more."""
        file = folder / "pyproject.toml"
        if made == "a pipe":
            os.mkfifo(file)
        elif made == "a folder":
            file.mkdir()
        else:
            file.symlink_to("nowhere")
        ended = derive(folder, "run")
        assert (ended.code, "pyproject.toml: cannot be read: " in ended.sentence) == (2, True)

    def test_in_the_place_of_what_is_kept(self, folder: Path) -> None:
        derive(folder, "run")
        (folder / ".derive_cache" / "last.json").unlink()
        os.mkfifo(folder / ".derive_cache" / "last.json")
        (kept,) = sorted((folder / ".derive_cache" / "verdicts").iterdir())[:1]
        kept.unlink()
        os.mkfifo(kept)
        assert derive(folder, "run", "--last-failed").code == 0

    def test_a_socket_and_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="it is a folder"):
            content(tmp_path)
        with pytest.raises(OSError, match="it is a device"):
            content("/dev/null")
        (tmp_path / "it").write_bytes(b"\x00\xff")
        assert content(tmp_path / "it") == b"\x00\xff"


class TestNumbers:
    @pytest.mark.parametrize(
        "shard", ["1/99999999999", "99999999999/99999999999", "999999999999999999/999999999999999999"]
    )
    def test_more_parts_than_there_are_claims(self, folder: Path, shard: str) -> None:
        started = time.monotonic()
        ended = derive(folder, "run", "--shard", shard)
        assert (ended.code, time.monotonic() - started < 20) == (0, True)
        assert f"part {shard.replace('/', ' of ')}: {int(shard[:2] == '1/')} of 1 claims" in ended.out.decode()

    def test_more_processes_than_there_is_work(self, folder: Path) -> None:
        """There are no more than cores before it is known how much there is to do."""
        count = "import derive.running.supervise as it; made = []; init = it.Worker.__init__"
        count += "; it.Worker.__init__ = lambda *a: (made.append(1), init(*a)) and None; import atexit"
        count += "; atexit.register(lambda: print(len(made))); from derive.commands import main; main()"
        ended = derive(folder, "run", "-j", "1000", start=[__import__("sys").executable, "-c", count])
        assert ended.code == 0
        assert int(ended.out.split()[-1]) <= len(os.sched_getaffinity(0))
        assert derive(folder, "run", "-j", "99999").code == 2
        assert derive(folder, "run", env={"DERIVE_JOBS": "99999"}).code == 2


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../../outside"])
def test_a_link_that_leads_out_of_a_revision(folder: Path, target: str) -> None:
    """It is no file of it; whether a claim reads it, the comparison finds out."""
    (folder / "pipe").unlink()
    (folder / "link").symlink_to(target)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    ended: Ended = derive(folder, "run", "--against", "HEAD", "--fail-on-drift")
    assert (ended.code, ended.err) == (0, b"")
    assert (folder / ".derive_cache" / ".gitignore").exists()
    assert b"since HEAD: no change in the claims" in ended.out
    (folder / "proofs" / "b.py").symlink_to(target)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "y")
    assert derive(folder, "run", "proofs/a.py", "--against", "HEAD").code == 0
    assert derive(folder, "run", "--against", "HEAD", "--fail-on-drift").code == 4
