"""`pytest proofs/`, run as its users run it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from here import HEAD
from warm import pytest_in

pytestmark = pytest.mark.slow

Project = Callable[..., Path]

DECLARED = 'c = scalar("c")\n'
GOOD = "@claim(Eq(c + c, 2 * c))\ndef good():\n    return calc(c + c).eq(2 * c)\n"
WRONG = "@claim(Eq(c + c, 3 * c))\ndef wrong():\n    return calc(c + c).eq(3 * c)\n"
OPEN = "@claim(Eq(sinh(asinh(c)), c))\ndef undecided():\n    return calc(sinh(asinh(c))).eq(c)\n"


@pytest.fixture
def ran(project: Project) -> Callable[..., subprocess.CompletedProcess[str]]:
    """pytest in a process of its own, on claim files."""

    def of(*options: str, **files: str) -> subprocess.CompletedProcess[str]:
        return pytest_in(project(**files), "proofs", *options)

    return of


Ran = Callable[..., subprocess.CompletedProcess[str]]


def test_each_claim_is_a_test(ran: Ran) -> None:
    done = ran("-v", a=DECLARED + GOOD + WRONG + OPEN)
    assert done.returncode == 1
    assert "proofs/a.py::good PASSED" in done.stdout
    assert "proofs/a.py::wrong FAILED" in done.stdout
    assert "proofs/a.py::undecided FAILED" in done.stdout
    assert "counterexample  c = 1" in done.stdout
    assert "Traceback" not in done.stdout
    assert "runtest" not in done.stdout


def test_words_and_ids_choose(ran: Ran) -> None:
    assert ran("-k", "good", a=DECLARED + GOOD + WRONG).returncode == 0
    assert (
        "1 passed" in ran("--deselect", "proofs/a.py::wrong", "-k", "good or wrong", a=DECLARED + GOOD + WRONG).stdout
    )


def test_a_file_that_cannot_be_read_fails(ran: Ran) -> None:
    done = ran(a=DECLARED + GOOD, b="def broken(:\n")
    assert (done.returncode, "1 failed, 2 passed" in done.stdout) == (1, True)


def test_claims_that_the_syntax_does_not_show_are_checked(ran: Ran) -> None:
    done = ran(a=DECLARED + "theorem = claim\n" + WRONG.replace("@claim", "@theorem"))
    assert (done.returncode, "wrong" in done.stdout) == (1, True)


def test_junit_and_several_processes(ran: Ran, tmp_path: Path) -> None:
    done = ran("-n", "2", "--junitxml", "out.xml", a=DECLARED + GOOD, b=DECLARED + WRONG)
    assert "1 failed, 3 passed" in done.stdout, done.stdout + done.stderr
    suite = ET.parse(tmp_path / "out.xml").getroot()[0]  # noqa: S314
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")


def test_other_files_are_left_alone(ran: Ran, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text("def test_it():\n    pass\n")
    assert "3 passed" in ran("tests", a=DECLARED + GOOD).stdout


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], None]:
    def of(table: str) -> None:
        (tmp_path / "pyproject.toml").write_text(f'[tool.derive]\nproofs = ["proofs"]\n{table}\n')

    return of


def test_an_undecided_claim_can_be_let_through_with_a_warning(ran: Ran, configured: Callable[[str], None]) -> None:
    configured('undecided = "warn"')
    done = ran(a=DECLARED + GOOD + OPEN)
    assert (done.returncode, "3 passed, 1 warning" in done.stdout) == (0, True), done.stdout
    assert "Undecided: proofs/a.py::undecided is undecided: step 1 is not shown" in done.stdout
    assert ran(a=DECLARED + OPEN + WRONG).returncode == 1


def test_an_idle_reason_is_a_warning_or_a_failure(ran: Ran, configured: Callable[[str], None]) -> None:
    idle = "@claim(Eq(c * c, c**2))\ndef idle():\n    return calc(c * c).eq(c**2, by.sign)\n"
    done = ran(a=DECLARED + idle)
    assert (done.returncode, "2 passed, 1 warning" in done.stdout) == (0, True), done.stdout
    assert "Idle: proofs/a.py::idle: by.sign is idle: the step holds without it" in done.stdout
    configured('idle = "ignore"')
    assert "2 passed in" in ran(a=DECLARED + idle).stdout
    configured('idle = "fail"')
    done = ran(a=DECLARED + idle)
    assert (done.returncode, "by.sign is idle" in done.stdout) == (1, True), done.stdout


SLEEPS = (
    "@claim(Eq(c + c, 2 * c){0})\ndef slow():\n    __import__('time').sleep(20)\n    return calc(c + c).eq(2 * c)\n"
)


@pytest.mark.parametrize(("table", "own"), [("timeout = 1.5", ""), ("timeout = 50", ", timeout=1.5")])
def test_a_claim_may_take_so_long(ran: Ran, configured: Callable[[str], None], table: str, own: str) -> None:
    configured(table)
    done = ran(a=DECLARED + SLEEPS.format(own) + GOOD)
    assert "1 failed, 2 passed" in done.stdout, done.stdout
    assert "stopped: checking it took longer than the limit" in done.stdout


def test_a_file_that_does_not_end_fails_each_of_its_tests(ran: Ran, configured: Callable[[str], None]) -> None:
    configured("timeout = 1")
    done = ran(a="import time; time.sleep(50)\n" + DECLARED + GOOD, b=DECLARED + GOOD)
    assert "2 failed, 2 passed" in done.stdout, done.stdout
    assert done.stdout.count("stopped: reading its file took longer than the limit") >= 2


class TestWhatIsNotCollected:
    """A session that has not all the claims it should have fails; it never says only "1 passed"."""

    @pytest.fixture
    def session(self, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
        """pytest in a folder with a test that passes, after files were put there."""

        def of(*options: str, at: str = ".", **files: str) -> subprocess.CompletedProcess[str]:
            (tmp_path / "tests").mkdir(exist_ok=True)
            (tmp_path / "tests" / "test_it.py").write_text("def test_it():\n    pass\n")
            for name, text in files.items():
                file = tmp_path / name.replace("__", "/").replace("_toml", ".toml").replace("_py", ".py")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
            return pytest_in(tmp_path / at, "-p", "no:cacheprovider", *options)

        return of

    Session = Callable[..., subprocess.CompletedProcess[str]]
    CLAIMS = HEAD + DECLARED + GOOD

    def refused(self, done: subprocess.CompletedProcess[str], said: str, code: int = 2) -> None:
        assert done.returncode == code, done.stdout
        assert "passed" not in done.stdout or code == 1
        assert said in " ".join(done.stdout.split()), done.stdout
        assert "Traceback" not in done.stdout + done.stderr
        assert "INTERNALERROR" not in done.stdout + done.stderr

    @pytest.mark.parametrize("options", [(), ("-n", "2"), ("--collect-only",), ("tests",), ("-k", "it")])
    def test_an_entry_that_is_missing(self, session: Session, options: tuple[str, ...]) -> None:
        table = '[tool.derive]\nproofs = ["proofs", "gone.py"]\n'
        done = session(*options, pyproject_toml=table, proofs__a_py=self.CLAIMS)
        self.refused(done, "gone.py: there is no such file or folder", 1 if "-n" in options else 2)

    def test_an_entry_that_became_empty(self, session: Session, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        table = '[tool.derive]\nproofs = ["proofs", "more"]\n'
        self.refused(session(pyproject_toml=table, proofs__a_py=self.CLAIMS), "and there is no Python file in it")

    def test_an_entry_that_leads_nowhere(self, session: Session, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("nowhere")
        table = '[tool.derive]\nproofs = ["proofs", "link"]\n'
        self.refused(session(pyproject_toml=table, proofs__a_py=self.CLAIMS), "link: there is no such file or folder")

    @pytest.mark.parametrize(
        "table", ["[tool.derive]\nproof = ['proofs']", "[tool.derive", "[tool.derive]\nproofs = 3"]
    )
    def test_a_configuration_that_cannot_be_read(self, session: Session, table: str) -> None:
        self.refused(session("-c", "/dev/null", "--rootdir", ".", pyproject_toml=table), "pyproject.toml: ")

    def test_a_rootdir_above_the_project(self, session: Session) -> None:
        table = "[tool.derive]\nproofs = ['claims']\n"
        done = session(sub__pyproject_toml=table, sub__claims__a_py=self.CLAIMS)
        self.refused(done, "which is not the project of pytest's rootdir")
        done = session("--rootdir", "..", "claims", at="sub")
        self.refused(done, "which is not the project of pytest's rootdir")
        assert "2 passed" in session("--rootdir", ".", "claims", at="sub").stdout

    @pytest.mark.parametrize("project", [{"sub__pyproject_toml": ""}, {"sub__readme": ""}])
    def test_a_rootdir_above_a_folder_of_proofs(self, session: Session, project: dict[str, str]) -> None:
        done = session("--rootdir", ".", **project, sub__proofs__a_py=self.CLAIMS)
        self.refused(done, "which is not the project of pytest's rootdir")

    def test_what_is_no_claim_file_is_left_alone(self, session: Session) -> None:
        """Of other projects, and of a project of ours below which nobody asked for claims."""
        files = {
            "sub__pyproject_toml": "nonsense",
            "sub__proofs__a_py": "x = 1\n",
            "sub__test_b_py": "def test_b(): pass",
        }
        assert "2 passed" in session(**files).stdout
        table = "[tool.derive]\nproofs = ['claims']\n"
        done = session("tests", other__pyproject_toml=table, other__claims__a_py=self.CLAIMS)
        assert "1 passed" in done.stdout

    def test_a_folder_that_pytest_passes_over_by_itself(self, session: Session) -> None:
        table = "[tool.derive]\nproofs = ['build/claims', 'proofs']\n"
        files = {"pyproject_toml": table, "build__claims__a_py": self.CLAIMS, "proofs__b_py": self.CLAIMS}
        done = session(**files)
        assert (done.returncode, "1 failed, 3 passed" in done.stdout) == (1, True), done.stdout
        assert "pytest does not look into its folder" in done.stdout
        assert "1 failed, 3 passed" in session("-n", "2").stdout
        for chosen in (
            ["--ignore", "build"],
            ["--ignore-glob", "bui*"],
            ["-o", "norecursedirs=build"],
            ["proofs", "tests"],
        ):
            assert "3 passed" in session(*chosen).stdout, chosen

    def test_a_claim_inside_a_statement(self, session: Session) -> None:
        inside = self.CLAIMS + "if False:\n" + "".join(f"    {line}\n" for line in WRONG.splitlines())
        done = session("proofs", proofs__a_py=inside)
        assert (done.returncode, "1 failed, 2 passed" in done.stdout) == (1, True), done.stdout
        assert "scanned, not recorded: it is inside an if" in done.stdout


OUTCOMES = {
    "pytest.skip": "import pytest; pytest.skip('not today')",
    "pytest.xfail": "import pytest; pytest.xfail('known')",
    "pytest.importorskip": "import pytest; pytest.importorskip('no_such_module')",
    "pytest.exit": "import pytest; pytest.exit('enough', 0)",
    "unittest": "import unittest; raise unittest.SkipTest('not today')",
    "an outcome": "from _pytest.outcomes import OutcomeException; raise OutcomeException('it')",
    "BaseException": "raise BaseException('it')",
    "GeneratorExit": "raise GeneratorExit",
    "sys.exit": "import sys; sys.exit(0)",
}


@pytest.mark.parametrize("raised", OUTCOMES.values(), ids=OUTCOMES)
def test_a_claim_that_skips_fails(ran: Ran, raised: str) -> None:
    """In its body, and at the top of its file."""
    body = f"@claim(Eq(c, c))\ndef skips():\n    {raised}\n"
    done = ran("-rA", a=DECLARED + body + GOOD, b=DECLARED + raised + "\n" + GOOD)
    assert (done.returncode, "2 failed, 3 passed" in done.stdout) == (1, True), done.stdout
    assert "FAILED proofs/a.py::skips" in done.stdout
    assert "FAILED proofs/b.py::reading" in done.stdout


def test_two_claims_of_one_name_fail(ran: Ran) -> None:
    done = ran(a=DECLARED + GOOD + WRONG.replace("wrong", "good"))
    assert (done.returncode, "1 failed" in done.stdout) == (1, True)


def test_a_document_is_collected_if_the_project_names_it(project: Project) -> None:
    root = project(a=DECLARED + GOOD)
    block = f"# Prose\n\n```python derive\n{HEAD}{DECLARED}{WRONG}```\n\n```derive\ngood\nbetter\n```\n"
    for name in ("post.md", "other.md"):
        (root / "proofs" / name).write_text(block)
    (root / "pyproject.toml").write_text('[tool.derive]\nproofs = ["proofs", "proofs/post.md"]\n')
    done = pytest_in(root, "proofs", "-v")
    assert "proofs/a.py::good PASSED" in done.stdout
    assert "proofs/post.md::wrong FAILED" in done.stdout
    assert "proofs/post.md::reading FAILED" in done.stdout
    assert "no claim and no row better" in done.stdout
    assert "other.md" not in done.stdout
