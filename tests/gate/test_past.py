"""The old side of a comparison: had as it was, under whatever name, or said to be missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD

from derive.commands import main

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
SQUARE = "@claim(Ge(c**2, 0))\ndef square():\n    return calc(c**2).ge(0, by.sign)\n"
POSITIVE = "@claim(Gt(exp(c), 0))\ndef positive():\n    return calc(exp(c)).gt(0, by.sign)\n"
TWO = DECLARED + SQUARE + POSITIVE
LESS = "Ge(exp(c), 0)"
"""What `positive` may be weakened to."""


def derive(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", *arguments])


def compared(*arguments: str, code: int, said: str = "", against: str = "HEAD") -> str:
    """What a strict comparison says."""
    strict = derive(*arguments, "--against", against, "--fail-on-drift")
    assert strict.exit_code == code, strict.output
    lines: str = strict.output.partition(f"since {against}: ")[2]
    assert said in lines, strict.output
    return lines


def git(*arguments: str, folder: Path | None = None) -> None:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@e", "-c", "protocol.file.allow=always", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit() -> None:
    if not Path(".git").exists():
        git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "it")


def change(file: str, old: str, new: str) -> None:
    text = Path(file).read_text()
    assert old in text
    Path(file).write_text(text.replace(old, new))


LOST = "lost      proofs/a.py::positive: removed (it was proved)"


class TestFilesOfARevision:
    def test_what_archives_leave_out_counts(self, project: Project) -> None:
        project(a=TWO)
        Path(".gitattributes").write_text("proofs export-ignore\nproofs/** export-ignore\n")
        commit()
        assert "no change" in compared(code=0)
        change("proofs/a.py", POSITIVE, "")
        assert LOST in compared(code=1)

    def test_attributes_of_the_working_tree_do_not(self, project: Project) -> None:
        project(a=TWO)
        commit()
        Path(".gitattributes").write_text("*.py working-tree-encoding=UTF-16\n")
        change("proofs/a.py", POSITIVE, "")
        assert LOST in compared(code=1)

    def test_a_path_that_begins_at_the_root(self, project: Project) -> None:
        """It names a file of the working tree, which is not compared with itself."""
        root = project(a=TWO)
        commit()
        change("proofs/a.py", POSITIVE, "")
        assert LOST in compared(str(root / "proofs" / "a.py"), code=1)

    def test_from_a_folder_within(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a=TWO)
        Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
        Path("notes").mkdir()
        Path("notes/it").write_text("it")
        commit()
        change("proofs/a.py", POSITIVE, "")
        monkeypatch.chdir(root / "notes")
        assert LOST in compared(code=1)

    def test_a_module_that_is_imported(self, project: Project) -> None:
        """The claim file stays as it is; what it imports from elsewhere says less."""
        project(a="import sys; sys.path.insert(0, 'lib')\nfrom common import low\n" + DECLARED + LINKED, b=DECLARED)
        Path("lib").mkdir()
        Path("lib/common.py").write_text("low = 1\n")
        commit()
        Path("lib/common.py").write_text("low = 2\n")
        assert "weaker    proofs/a.py::shifted: assumed c ≥ 1, assumes c ≥ 2" in compared("-j", "1", code=1)

    def test_where_python_looks(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a="from common import low\n" + DECLARED + LINKED)
        Path("lib").mkdir()
        Path("lib/common.py").write_text("low = 1\n")
        commit()
        monkeypatch.syspath_prepend(str(root / "lib"))
        Path("lib/common.py").write_text("low = 2\n")
        assert "weaker    proofs/a.py::shifted: assumed c ≥ 1, assumes c ≥ 2" in compared("-j", "1", code=1)

    def test_in_a_hook(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a=TWO)
        commit()
        change("proofs/a.py", POSITIVE, "")
        before = (root / ".git" / "index").read_bytes()
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        assert LOST in compared(code=1)
        assert (root / ".git" / "index").read_bytes() == before

    def test_a_submodule_as_it_was(self, project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
        project(a=DECLARED + SQUARE)
        other = tmp_path_factory.mktemp("other")
        (other / "b.py").write_text(HEAD + TWO)
        git("init", "-q", folder=other)
        git("add", "-A", folder=other)
        git("commit", "-qm", "it", folder=other)
        git("init", "-q")
        git("submodule", "add", "-q", str(other), "proofs/other")
        commit()
        assert "no change" in compared(code=0)
        change("proofs/other/b.py", POSITIVE, "")
        assert "lost      proofs/other/b.py::positive: removed" in compared(code=1)

    def test_real_runs(self, project: Project) -> None:
        """By the command itself, in several processes."""
        root = project(a=TWO)
        commit()
        command = [sys.executable, "-c", "from derive.commands import main; main()", "run", "-j", "2"]
        command += ["--against", "HEAD", "--fail-on-drift"]
        ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "since HEAD: no change in the claims" in ran.stdout
        change("proofs/a.py", "Gt(exp(c), 0)", LESS)
        ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert ran.returncode == 1
        assert "since HEAD: 1 change, 1 of which may weaken what was shown  exit 1" in ran.stdout
        assert "weaker    proofs/a.py::positive: stated exp(c) > 0, states exp(c) ≥ 0" in ran.stdout


LINKED = "@claim(Ge(c**2, 0), given=[Ge(c, low)])\ndef shifted():\n    return calc(c**2).ge(0, by.sign)\n"


class TestMoves:
    @pytest.fixture(autouse=True)
    def _committed(self, project: Project) -> None:
        project(a=TWO, b=DECLARED + POSITIVE.replace("positive", "other"))
        Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs"]\n')
        commit()

    def test_a_folder(self) -> None:
        git("mv", "proofs", "papers")
        Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["papers"]\n')
        lines = compared(code=0, said="2 changes, 0 of which may weaken what was shown").splitlines()
        assert lines[1:3] == [
            "  moved     proofs/a.py: is papers/a.py now",
            "  moved     proofs/b.py: is papers/b.py now",
        ]
        assert len(lines) == 3
        change("papers/a.py", "Gt(exp(c), 0)", LESS)
        assert "weaker    papers/a.py::positive: stated exp(c) > 0, states exp(c) ≥ 0" in compared(code=1)
        assert "weaker    papers/a.py::positive: stated exp(c) > 0, states exp(c) ≥ 0" in compared("papers", code=1)
        change("papers/a.py", POSITIVE.replace("Gt(exp(c), 0)", LESS), "")
        assert "lost      papers/a.py::positive: removed" in compared(code=1)

    def test_a_project(self) -> None:
        """The folder of the pyproject.toml moves, and the run is started there."""
        Path("papers").mkdir()
        git("mv", "proofs", "pyproject.toml", "papers")
        os.chdir("papers")
        compared(code=0, said="no change in the claims")
        change("proofs/a.py", "Gt(exp(c), 0)", LESS)
        assert "weaker    proofs/a.py::positive: stated exp(c) > 0, states exp(c) ≥ 0" in compared(code=1)

    def test_a_file_that_is_no_longer_read(self) -> None:
        git("mv", "proofs/a.py", "a.py")
        lines = compared(code=1)
        assert "lost      a.py::positive: removed" in lines
        assert "lost      a.py::square: removed" in lines

    def test_what_git_was_not_told(self) -> None:
        """Then a claim is found by what it says, and one that says something else is lost."""
        Path("proofs/a.py").rename("proofs/z.py")
        lines = compared(code=0, said="2 changes, 0 of which may weaken what was shown")
        assert "moved     proofs/a.py::square: is proofs/z.py::square now" in lines
        change("proofs/z.py", "Gt(exp(c), 0)", LESS)
        assert LOST in compared(code=1)

    def test_a_claim_that_is_renamed(self) -> None:
        change("proofs/a.py", "def positive", "def exponential")
        compared(code=0, said="moved     proofs/a.py::positive: is proofs/a.py::exponential now")

    def test_a_permitted_axiom_moves_along(self) -> None:
        Path("proofs/a.py").write_text(HEAD + DECLARED + ASSUMED)
        Path("pyproject.toml").write_text(PERMITTED.format("proofs"))
        commit()
        git("mv", "proofs", "papers")
        Path("pyproject.toml").write_text(PERMITTED.format("papers"))
        assert "weaker" not in compared(code=0)
        change("papers/a.py", "Ge(sin(c), -1)", "Gt(sin(c), -1)")
        lines = compared(code=1)
        assert "weaker    papers/a.py::assumed: stated sin(c) ≥ -1, states sin(c) > -1" in lines
        assert "weaker    papers/a.py::used: rests on papers/a.py::assumed: sin(c) > -1" in lines


ASSUMED = """
@axiom(Ge(sin(c), -1))
def assumed():
    pass
@claim(Gt(sin(c) + 2, 0))
def used():
    return calc(sin(c) + 2).ge(1, assumed).gt(0, by.sign)
"""
PERMITTED = '[tool.derive]\nproofs = ["{0}"]\npermitted-axioms = ["{0}/a.py::assumed"]\n'


class TestWhatCannotBeHad:
    """It is said, and a strict comparison ends with 4: there was nothing to read."""

    READING = "from pathlib import Path\nlow = int(Path('data').read_text()) if {} else 1\n" + DECLARED + LINKED

    @pytest.mark.parametrize("how", ["True", "not Path('data').exists() or True"])
    def test_data_that_git_ignores(self, project: Project, how: str) -> None:
        project(a=self.READING.format(how))
        Path("data").write_text("1")
        Path(".gitignore").write_text("data\n")
        commit()
        compared(code=4, said="unknown   its claims read data, which is not in git")

    def test_also_where_its_absence_is_caught(self, project: Project) -> None:
        """And where the verdict is known from an earlier comparison."""
        caught = "try:\n    low = int(open('data').read())\nexcept OSError:\n    low = 2\n" + DECLARED + LINKED
        project(a=caught)
        Path("data").write_text("1")
        Path(".gitignore").write_text("data\n.derive_cache\n")
        commit()
        for _ in range(2):
            compared("-j", "1", code=4, said="unknown   its claims read data, which is not in git")

    def test_a_folder_of_data(self, project: Project) -> None:
        listed = "import os\nlow = len(os.listdir('data'))\n" + DECLARED + LINKED
        project(a=listed)
        Path("data").mkdir()
        Path("data/one").write_text("1")
        Path("data/two").write_text("2")
        Path(".gitignore").write_text("two\n")
        commit()
        compared(code=4, said="unknown   its claims list data, and two in it is not in git")

    def test_the_working_tree_itself(self, project: Project, tmp_path: Path) -> None:
        project(a=f"low = int(open({str(tmp_path / 'data')!r}).read())\n" + DECLARED + LINKED)
        Path("data").write_text("1")
        commit()
        compared(code=4, said="unknown   its claims read data as it is now, from the working tree")

    def test_where_python_itself_is_installed_above(
        self, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As for a project in /usr/src."""
        monkeypatch.setattr(sys, "base_prefix", str(tmp_path.parent))
        self.test_the_working_tree_itself(project, tmp_path)

    def test_where_a_configuration_leads_to_the_working_tree(self, project: Project, tmp_path: Path) -> None:
        project(a=TWO)
        Path("pyproject.toml").write_text(f'[tool.derive]\nproofs = ["{tmp_path}/proofs"]\n')
        commit()
        compared(code=4, said=f"unknown   {tmp_path}/proofs/a.py lies, or leads, outside of the repository")

    def test_where_files_for_the_time_being_lie_within(
        self, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project(a=TWO)
        commit()
        Path("tmp").mkdir()
        Path("pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs/b.py"]\n')
        Path("proofs/b.py").write_text("")
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
        lines = compared(code=1)
        assert "lost      configuration: proofs no longer has proofs" in lines
        assert LOST in lines

    @pytest.mark.parametrize(
        ("to", "said"),
        [
            ("{0}/data", "its claims read data as it is now, from the working tree, by the link link"),
            ("../{1}/data", "its claims read link, which is a link elsewhere"),
        ],
    )
    def test_links(self, project: Project, tmp_path: Path, to: str, said: str) -> None:
        """To the working tree by its whole path, or out of the repository and back in; also where that is caught."""
        project(a="try:\n    low = int(open('link').read())\nexcept OSError:\n    low = 1\n" + DECLARED + LINKED)
        Path("data").write_text("1")
        Path("link").symlink_to(to.format(tmp_path, tmp_path.name))
        commit()
        compared(code=4, said=f"unknown   {said}")

    def test_the_working_tree_by_another_name(
        self, project: Project, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        link = tmp_path_factory.mktemp("elsewhere") / "link"
        link.symlink_to(tmp_path)
        project(a=f"low = int(open({str(link / 'data')!r}).read())\n" + DECLARED + LINKED)
        Path("data").write_text("1")
        commit()
        compared(code=4, said="unknown   its claims read data as it is now, from the working tree")

    def test_a_claim_file_that_is_a_link(self, project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
        project(a=TWO)
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "b.py"
        elsewhere.write_text(HEAD + TWO)
        Path("proofs/b.py").symlink_to(elsewhere)
        commit()
        compared(code=4, said="unknown   proofs/b.py lies, or leads, outside of the repository")

    @pytest.mark.parametrize(
        ("broken", "said"),
        [
            ("def it(:\n", "proofs/a.py::a.py: could not be checked as it was: SyntaxError"),
            (DECLARED + "1 / 0\n" + SQUARE, "proofs/a.py::a.py: could not be checked as it was: ZeroDivisionError"),
            (DECLARED + SQUARE.replace("calc(c**2)", "calc(d)"), "proofs/a.py::square: could not be checked as it was"),
        ],
    )
    def test_a_base_that_fails(self, project: Project, broken: str, said: str) -> None:
        project(a=broken)
        commit()
        Path("proofs/a.py").write_text(HEAD + TWO)
        compared(code=4, said=f"unknown   {said}")

    @pytest.mark.parametrize("text", ["[tool.derive]\nproof = []\n", "[tool"])
    def test_a_configuration_that_cannot_be_read(self, project: Project, text: str) -> None:
        project(a=TWO)
        Path("pyproject.toml").write_text(text)
        commit()
        Path("pyproject.toml").write_text("[tool.derive]\n")
        compared(code=4, said="unknown   pyproject.toml")

    def test_a_configuration_that_git_does_not_have(self, project: Project) -> None:
        project(a=TWO)
        Path(".gitignore").write_text("pyproject.toml\n")
        Path("pyproject.toml").write_text("[tool.derive]\n")
        commit()
        compared(code=4, said="unknown   pyproject.toml is not in git")

    def test_a_revision_without_claims(self, project: Project) -> None:
        project()
        Path("it").write_text("it")
        commit()
        project(a=TWO)
        compared(code=4, said="unknown   there is no folder ./proofs")
        Path("proofs/a.py").rename("a.py")
        Path("proofs/it.py").write_text("")
        commit()
        Path("a.py").rename("proofs/a.py")
        compared(code=4, said="unknown   there are no claims in it")

    def test_a_path_that_was_not_there(self, project: Project) -> None:
        project(a=TWO)
        commit()
        project(b=DECLARED + SQUARE)
        compared("proofs/a.py", "proofs/b.py", code=4, said="unknown   proofs/b.py is not in it")
        assert "added     proofs/b.py::square" in compared("proofs", code=0)

    def test_a_file_that_git_does_not_look_at(self, project: Project) -> None:
        project(a=TWO, b=TWO)
        Path(".gitignore").write_text("b.py\n")
        commit()
        compared(code=4, said="unknown   proofs/b.py is ignored by git")

    def test_a_file_outside(self, project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
        project(a=TWO)
        commit()
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "b.py"
        elsewhere.write_text(HEAD + TWO)
        assert "b.py is not in it" in compared("proofs", str(elsewhere), code=4)

    def test_another_repository_inside(self, project: Project) -> None:
        project(a=TWO)
        commit()
        Path("proofs/inner").mkdir()
        Path("proofs/inner/b.py").write_text(HEAD + TWO)
        git("init", "-q", "proofs/inner")
        compared(code=4, said="unknown   proofs/inner/b.py lies in another repository")

    def test_without_strictness_it_is_loud(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(a="def it(:\n")
        commit()
        Path("proofs/a.py").write_text(HEAD + TWO)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root / "summary.md"))
        result = derive("--against", "HEAD", "--github")
        assert result.exit_code == 0
        assert "WARNING: since HEAD: not all can be compared, so claims may be lost or weaker\n" in result.output
        place = "file=proofs/a.py,line=1,col=1,title=a.py%3A unknown W106"
        assert f"::warning {place}::could not be checked as it was" in result.output
        assert "- proofs/a.py::a.py: could not be checked as it was" in (root / "summary.md").read_text()

    def test_a_revision_that_is_none_is_wrong_usage(self, project: Project) -> None:
        project(a=TWO)
        commit()
        for revision in ("no-such-branch", "--output=x", "HEAD~7"):
            assert derive("--against", revision).exit_code == 2


class TestJson:
    @pytest.fixture(autouse=True)
    def _earlier(self, project: Project) -> None:
        project(a=TWO, b=DECLARED + SQUARE)

    @pytest.mark.parametrize("lacking", ["meanings", "selection"])
    def test_one_of_an_earlier_derive(self, lacking: str) -> None:
        derive("--json", "old.json")
        old = json.loads(Path("old.json").read_text())
        del old[lacking]
        Path("old.json").write_text(json.dumps(old))
        compared(code=4, said="unknown   old.json", against="old.json")

    @pytest.mark.parametrize("part", [("-k", "square"), ("proofs/a.py::square",), ("proofs/a.py",), ("--shard", "1/2")])
    def test_one_of_a_part(self, part: tuple[str, ...]) -> None:
        derive(*part, "--json", "old.json")
        compared(code=4, said="unknown   old.json is of", against="old.json")

    def test_one_of_these_paths(self) -> None:
        derive("proofs/a.py", "--json", "old.json")
        compared("proofs/a.py", code=0, against="old.json")
        compared("proofs/a.py::square", code=0, against="old.json")

    @pytest.mark.parametrize("content", ["", "[]", '{"schema": 2}', '{"schema": 1}', '{"schema": 1, "claims": 1}'])
    def test_what_is_none(self, content: str) -> None:
        Path("old.json").write_text(content)
        assert derive("--against", "old.json").exit_code == 2

    def test_what_looks_like_one(self) -> None:
        derive("--json", "old.json")
        old = json.loads(Path("old.json").read_text())
        for claims in ([1], [{}], [{**old["claims"][0], "outline": None, "meaning": "12"}]):
            Path("old.json").write_text(json.dumps({**old, "claims": claims}))
            result = derive("--against", "old.json", "--fail-on-drift")
            assert result.exit_code in (1, 2)
            assert result.exception is None or isinstance(result.exception, SystemExit)


class TestWhatWasChosen:
    @pytest.fixture(autouse=True)
    def _less(self, project: Project) -> None:
        project(a=TWO.replace("Ge(c**2, 0))", "Ge(c**2, 0), source='F1')"), b=DECLARED + SQUARE.replace("Ge", "Gt"))
        commit()

    @pytest.mark.parametrize("choice", [("-x",), ("-x", "-k", "positive"), ("--shard", "1/2"), ("--shard", "2/2")])
    def test_what_is_gone_is_lost_though_the_run_did_not_come_to_it(self, choice: tuple[str, ...]) -> None:
        change("proofs/a.py", "Ge(c**2, 0)", "Gt(c**2, 0)")
        change("proofs/a.py", POSITIVE, "")
        result = derive(*choice, "--against", "HEAD", "--fail-on-drift")
        assert result.exit_code != 0
        assert LOST in result.output

    def test_what_is_still_there_is_not(self) -> None:
        change("proofs/a.py", "Ge(c**2, 0)", "Gt(c**2, 0)")
        lines = derive("-x", "--against", "HEAD", "--fail-on-drift").output
        assert "positive" not in lines
        assert "lost      proofs/a.py::square: was proved, is refuted" in lines

    @pytest.mark.parametrize(
        ("choice", "code"),
        [(("-k", "positive"), 1), (("proofs/a.py::positive", "proofs/a.py::square"), 2), (("-k", "square"), 1)],
    )
    def test_by_words(self, choice: tuple[str, ...], code: int) -> None:
        change("proofs/a.py", POSITIVE, "")
        result = derive(*choice, "--against", "HEAD", "--fail-on-drift")
        assert result.exit_code == code, result.output
        assert (LOST in result.output) is (choice == ("-k", "positive"))

    def test_by_a_row(self) -> None:
        change("proofs/a.py", "source='F1'", "source='F2'")
        lines = derive("--source", "F1", "--against", "HEAD", "--fail-on-drift")
        assert lines.exit_code == 1
        assert "lost      proofs/a.py::square: source= no longer names F1" in lines.output


def test_of_two_exit_codes_the_worse(project: Project) -> None:
    project(a=TWO)
    commit()
    project(
        a=DECLARED + SQUARE + "@claim(Eq(sinh(asinh(c)), c))\ndef open_one():\n    return calc(sinh(asinh(c))).eq(c)\n"
    )
    assert derive("--against", "HEAD").exit_code == 3
    assert derive("--against", "HEAD", "--fail-on-drift").exit_code == 1
    Path("proofs/a.py").write_text("def it(:\n")
    assert derive("--against", "HEAD", "--fail-on-drift").exit_code == 4
    Path("proofs/a.py").write_text("")
    assert derive("--against", "HEAD").exit_code == 5
    assert derive("--against", "HEAD", "--fail-on-drift").exit_code == 1


def test_what_is_told_is_one_line(project: Project) -> None:
    says = "@note(says={!r}, corrected=square)\ndef note_of_it():\n    pass\n"
    project(a=TWO + says.format("it"))
    commit()
    project(a=TWO + says.format("it\n::error::\x1b[2J\u202e"))
    lines = compared(code=1)
    assert r"note_of_it: said it, says it\n::error::\x1b[2J\u202e" in lines
    assert "\x1b" not in lines
