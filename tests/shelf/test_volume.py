"""Library files as modules: what an import reads, what it runs, and what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from faults import derive
from here import HEAD

from derive import library
from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.files.scan import scan
from derive.records.verdict import ERROR, PROVED, Verdict
from derive.shelf.volume import Volume

FOLDER = Path(library.__file__).parent
FILES = sorted(FOLDER.glob("[!_]*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_claim_of_a_file_is_there_by_name(file: Path) -> None:
    found = [(one.kind, one.name, one.line) for one in scan(file)]
    volume = Volume(f"derive.library.{file.stem}", file)
    assert [(c.kind, c.name, c.line) for c in vars(volume.module).values() if isinstance(c, Claim)] == found
    assert {name for _, name, _ in found} <= vars(getattr(library, file.stem)).keys()
    assert {kind for kind, *_ in found} == {"claim"}


def test_the_package_says_what_is_in_it() -> None:
    told = re.findall(r"^(\w+)  +\w", str(library.__doc__), re.MULTILINE)
    assert sorted(told) == [file.stem for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_claim_says_what_it_is_and_where_it_is_from(file: Path) -> None:
    for claim in Volume(f"derive.library.{file.stem}", file).claims.values():
        assert claim.doc.endswith("."), claim.name
        assert claim.source, claim.name


def test_an_import_runs_nothing(volume: Volume) -> None:
    assert [volume.module.doubled.name, volume.module.above.name] == ["doubled", "above"]
    assert "ran" not in vars(volume.module)
    assert volume.module.doubled.line == 12
    assert "ran" not in vars(volume.module)


def test_a_definition_is_read_when_it_is_named_and_its_file_is_run_once(volume: Volume) -> None:
    assert volume.module.twice is vars(volume.module)["twice"]
    assert volume.module.doubled.doc == "Twice is double."
    assert str(volume.module.doubled.statement)
    assert volume.module.ran == [1]


def test_a_star_brings_what_the_file_defines_and_none_of_its_imports(volume: Volume) -> None:
    assert sorted(volume.module.__all__) == ["above", "c", "doubled", "ran", "twice"]


def test_a_name_that_is_not_there(volume: Volume) -> None:
    with pytest.raises(AttributeError, match=r"derive.library.small has no doubler; did you mean doubled\?"):
        _ = volume.module.doubler


CITING = """
from derive.library.inequalities import exp_bound, log_bound
c = scalar("c")
t = scalar("t")

@claim(Ge(exp(c), exp(1) * c))
def above():
    return calc(exp(c)).ge(exp(1) * c, by.inst(exp_bound, {t: c - 1}))

@claim(Le(log(1 + c**2), c**2))
def below():
    return calc(log(1 + c**2)).le(c**2, log_bound)
"""


def test_a_claim_file_cites_the_library_and_keeps_its_own_claims(judged: Callable[..., dict[str, Verdict]]) -> None:
    found = judged(CITING)
    assert {name: v.verdict for name, v in found.items()} == {"above": PROVED, "below": PROVED}


def test_a_definition_of_the_library_is_not_the_file_s(project: Callable[..., Path], volume: Volume) -> None:
    loaded = Loader("").load(project(it="from derive.library.small import doubled, twice\n") / "proofs" / "it.py")
    assert not loaded.problems
    assert (loaded.claims, loaded.definitions) == ({}, [])


def test_a_claim_that_the_library_does_not_have(judged: Callable[..., dict[str, Verdict]]) -> None:
    (found,) = judged("from derive.library.inequalities import exp_bond\n").values()
    assert (found.verdict, found.line) == (ERROR, 3)
    assert found.message == "derive.library.inequalities has no exp_bond; did you mean exp_bound?"


def test_a_folder_of_the_same_name_is_not_taken_for_it(tmp_path: Path) -> None:
    mine = tmp_path / "derive" / "library"
    mine.mkdir(parents=True)
    (mine / "inequalities.py").write_text("exp_bound = None\n")
    (tmp_path / "it.py").write_text(HEAD + CITING)
    done = derive(tmp_path, "run", "it.py")
    assert (done.code, done.out.decode().count("proved ")) == (0, 3)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_found_like_any_module(file: Path) -> None:
    spec = find_spec(f"derive.library.{file.stem}")
    assert spec is not None
    assert spec.origin == str(file)
