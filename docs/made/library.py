"""A page for each file of the library: what its claims say, under which hypotheses, where it was published, and why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from derive import library
from derive.claims.claim import Claim
from derive.printing.latex import latex
from derive.shelf.volume import shelved
from derive.verdicts.stated import stated

FOLDER = "reference/library"


def files() -> list[Path]:
    """The library's files."""
    return sorted(Path(library.__file__).parent.glob("[!_]*.py"))


def pages() -> dict[str, str]:
    """The pages by their places among the others."""
    return {f"{FOLDER}/{file.stem}.md": page(file) for file in files()}


def navigation() -> dict[str, list[dict[str, str]]]:
    """What the site's navigation says of them."""
    return {"The library": [{file.stem.capitalize(): f"{FOLDER}/{file.stem}.md"} for file in files()]}


def page(file: Path) -> str:
    """The page of one file."""
    source = file.read_text(encoding="utf-8")
    module = f"derive.library.{file.stem}"
    title, _, intro = (ast.get_docstring(ast.parse(source)) or "").partition("\n")
    claims = [claim for claim in shelved() if claim.module == module]
    listed = ", ".join(f"[`{claim.name}`](#{claim.name})" for claim in claims)
    head = [f"# {file.stem.capitalize()}", title, intro.strip(), f"In `{module}`: {listed}."]
    written = source.splitlines()
    spans = {
        node.name: (node.decorator_list[0].lineno, node.end_lineno)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    }
    told = [part for claim in claims for part in _claim(claim, written, spans[claim.name])]
    return "\n\n".join([*filter(None, head), *told]) + "\n"


def _claim(claim: Claim, lines: list[str], span: tuple[int, int | None]) -> Iterator[str]:
    """One claim: in words, as a formula, and as the file has it."""
    said = stated(claim)
    yield f"## `{claim.name}` {{#{claim.name}}}"
    yield claim.doc
    yield f"$$\n{said.latex}\n$$"
    assumed = [f"`{name} ≥ {least}`" for name, least in said.dimensions if least != 1]
    assumed += [f"`{name} {sign}`" for name, sign in said.scalars]
    assumed += [f"${latex(given)}$" for given in claim.given]
    if assumed:
        yield f"Given {', '.join(assumed)}."
    if said.definitions:
        yield "Where " + ", ".join([f"`{name} = {body}`" for name, body in said.definitions]) + "."
    if claim.source:
        yield f"Source: {claim.source}."
    yield "```python\n" + "\n".join(lines[span[0] - 1 : span[1]]) + "\n```"
