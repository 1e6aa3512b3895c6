"""What the site takes from the code: nothing of it is missing, the JSON Schema fits a run, and the site builds."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from manual import PAGES, ROOT

from derive import by, notation
from derive.commands import main
from derive.files.config import find
from derive.files.scan import scan
from derive.kernel import RULES
from derive.records.outcome import Outcome
from derive.reports.machine import document

pytest.importorskip("mkdocs")
jsonschema = pytest.importorskip("jsonschema")

sys.path.insert(0, str(ROOT / "docs"))
from made import command_line, hooks, library, rooms, schema, words

ENTRIES = by.ENTRIES


def headings(markdown: str) -> set[str]:
    return set(re.findall(r"^#+ `(.+)`$", markdown, re.MULTILINE))


def test_every_word_of_the_notation_is_in_the_vocabulary() -> None:
    functions = {word for word in notation.__all__ if words._is_sympys(word)}
    made = words.vocabulary()
    assert headings(made) >= set(notation.__all__) - functions
    assert all(f"`{word}`" in made for word in functions)
    assert not [word for word in notation.__all__ if not getattr(notation, word).__doc__]


def test_every_reason_part_and_rule_has_its_figure() -> None:
    assert (
        headings(words.reasons())
        == {f"by.{name}" for name in ENTRIES}
        == {f"by.{name}" for name in by.__all__ if name != "auto"}
    )
    assert headings(words.parts()) == set(words.EXAMPLES)
    assert headings(words.rules()) == set(RULES)
    for entry in ENTRIES.values():
        assert entry.example in words.reasons()


def test_every_claim_of_the_library_has_its_place() -> None:
    made = library.pages()
    named = [f"{library.FOLDER}/{file.stem}.md" for file in library.files()]
    assert list(made) == named == [place for part in library.navigation()["The library"] for place in part.values()]
    for file in library.files():
        claims = [found.name for found in scan(file)]
        page = made[f"{library.FOLDER}/{file.stem}.md"]
        assert re.findall(r"^## `(\w+)`", page, re.MULTILINE) == claims
        assert page.count("\nSource: ") == len(re.findall("^@claim\\(", page, re.MULTILINE)) == len(claims)


def test_every_command_and_option_is_told() -> None:
    made = command_line.commands()
    assert headings(made) == {path for path, _ in command_line.walk("derive", main)}
    for command in main.commands.values():
        for parameter in command.params:
            assert all(option in made for option in parameter.opts if option.startswith("-"))


def test_the_map_is_the_packages_own() -> None:
    import derive

    there = {
        path.stem
        for path in Path(derive.__file__).parent.iterdir()
        if path.stem[0] not in "._" and path.suffix != ".typed"
    }
    assert set(re.findall(r"^\| `(\w+)`", rooms.rooms(), re.MULTILINE)) - {"__main__"} == there


def test_the_path_of_a_claim_goes_through_rooms_that_are_there() -> None:
    import derive

    path = PAGES["docs/explanation/built.md"].read_text(encoding="utf-8").partition("\n## The map")[0]
    assert len(re.findall(r"^\d+\. `\w+`: ", path, re.MULTILINE)) == 10
    for room in re.findall(r"`(\w+)`", path):
        assert (Path(derive.__file__).parent / room).is_dir(), room


def test_every_part_that_a_page_asks_for_is_made_and_asked_for_once() -> None:
    asked = [part for page in PAGES.values() for part in hooks._PLACE.findall(page.read_text(encoding="utf-8"))]
    assert sorted(asked) == sorted(hooks.PARTS)


# ── the JSON Schema ───────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def run(whole_run: Outcome) -> Any:
    return json.loads(json.dumps(document(whole_run, find(ROOT), ("proofs",))))


def test_a_run_fits_the_schema(run: Any) -> None:
    validator = jsonschema.Draft202012Validator(schema.of_a_run())
    validator.check_schema(schema.of_a_run())
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(run)] == []


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("where", [(), ("claims", 0), ("claims", 0, "samples"), ("summary",), ("configuration",)])
def test_a_field_more_or_less_does_not_fit(run: Any, where: tuple[Any, ...]) -> None:
    validator = jsonschema.Draft202012Validator(schema.of_a_run())
    for change in (lambda part: part.update(surplus=1), lambda part: part.pop(next(iter(part)))):
        copy = json.loads(json.dumps(run))
        part = copy
        for step in where:
            part = part[step]
        change(part)
        assert not validator.is_valid(copy)


def test_failures_fit_as_well(tmp_path: Path) -> None:
    file = tmp_path / "false.py"
    file.write_text(
        "from derive.notation import *\nc = scalar('c')\n\n"
        "@claim(Eq(c, c + 1))\ndef no():\n    return calc(c).eq(c + 1)\n\n"
        "@claim(Eq(c / c, 1))\ndef open_():\n    return calc(c / c).eq(1)\n\n"
        "@axiom(Ge(c**2, c))\ndef assumed(): ...\n\n"
        "@claim(Ge(c**2 + 1, c))\ndef resting():\n    return calc(c**2 + 1).ge(c, assumed)\n"
    )
    command = [sys.executable, "-c", "from derive.commands import main; main()", "run", "false.py", "--json", "-"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    written = json.loads(done.stdout)
    assert {claim["verdict"] for claim in written["claims"]} == {"refuted", "undecided"}
    assert any(claim["witness"] for claim in written["claims"])
    assert any(claim["assumed"] for claim in written["claims"])
    jsonschema.Draft202012Validator(schema.of_a_run()).validate(written)


# ── the site ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_site_builds_and_holds_what_is_made(site: Path) -> None:
    vocabulary = (site / "reference" / "vocabulary" / "index.html").read_text(encoding="utf-8")
    assert all(html.escape(word) in vocabulary for word in notation.__all__)
    assert json.loads((site / "reference" / "run.schema.json").read_text(encoding="utf-8")) == schema.of_a_run()


def test_formulas_are_typeset(site: Path) -> None:
    tutorial = (site / "tutorial" / "index.html").read_text(encoding="utf-8")
    assert tutorial.count("<math") > 20
    for page in site.rglob("*.html"):
        assert 'class="arithmatex"' not in page.read_text(encoding="utf-8"), page


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    """Pages link to other sites, and load nothing from them."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|img|iframe)[^>]*\ssrc=\"(https?:[^\"]+)\"", text)
        loaded += re.findall(r"<link[^>]*rel=\"(?:stylesheet|preconnect|preload)\"[^>]*href=\"(https?:[^\"]+)\"", text)
        assert not loaded, page
