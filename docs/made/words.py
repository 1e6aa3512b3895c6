"""The vocabulary, the reasons and the rules, from their own docstrings and figures."""

from __future__ import annotations

import inspect
import re
from textwrap import dedent
from typing import Any, get_type_hints

from derive import notation, notebook, prooftree
from derive.by import ENTRIES
from derive.claims.chain import Chain
from derive.claims.parts import EXAMPLES
from derive.kernel import RULES, SECTIONS

VECTOR = get_type_hints(notation.vector)["return"]


def figure(text: str) -> str:
    """A block of text that keeps its columns."""
    lines = dedent(text.strip("\n")).rstrip()
    return f"```text\n{lines}\n```\n"


# ── the vocabulary ────────────────────────────────────────────────────────────

_OUTSIDE = "Functions"


def vocabulary() -> str:
    """Every word of the notation, in the sections of the module's own docstring."""
    pieces = []
    for section, names in sections().items():
        pieces.append(f"## {section}\n")
        if section == _OUTSIDE:
            pieces.append(", ".join(f"`{name}`" for name in names) + ": as in SymPy.\n")
        else:
            pieces += [_word(name, getattr(notation, name)) for name in names]
        if section == "Build":
            pieces += [_property(name) for name in ("max", "min", "argmax")]
    return "\n".join(pieces)


def sections() -> dict[str, list[str]]:
    """The words by section; those that are SymPy's own come last."""
    found: dict[str, list[str]] = {}
    for section, said in re.findall(r"(\w+): (.*?)\.(?=\s|$)", inspect.getdoc(notation) or "", re.DOTALL):
        words = re.findall(r"\w+", re.sub(r"\(.*?\)", "", said))
        found[section] = [word for word in words if word in notation.__all__ and not _is_sympys(word)]
    found[_OUTSIDE] = [word for word in notation.__all__ if _is_sympys(word)]
    known = {word for words in found.values() for word in words}
    found["More"] = [word for word in notation.__all__ if word not in known]
    return {section: words for section, words in found.items() if words}


def _is_sympys(name: str) -> bool:
    value = getattr(notation, name)
    return str(getattr(value, "__module__", type(value).__module__)).startswith("sympy")


def _word(name: str, value: Any) -> str:
    said = inspect.getdoc(value) or ""
    return f"### `{name}`\n\n`{name}{_arguments(value)}`\n\n{_prose(said)}\n"


def _property(name: str) -> str:
    return f"### `x.{name}`\n\n{_prose(inspect.getdoc(getattr(VECTOR, name)) or '')}\n"


def _arguments(value: Any) -> str:
    """How it is called, without types."""
    if not callable(value):
        return ""
    signature = inspect.signature(value)
    bare = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


def _prose(said: str) -> str:
    """A docstring as Markdown: names in backticks stay, and nothing else is markup."""
    return re.sub(r"([_*<])", r"\\\1", said) if "`" not in said else _outside_of_code(said)


def _outside_of_code(said: str) -> str:
    pieces = said.split("`")
    return "`".join(p if n % 2 else re.sub(r"([_*<])", r"\\\1", p) for n, p in enumerate(pieces))


def in_notebooks() -> str:
    """The functions that a notebook has beside the notation."""
    return "\n".join([_word(name, getattr(notebook, name)) for name in notebook.__all__])


# ── reasons and rules ─────────────────────────────────────────────────────────


def reasons() -> str:
    """Every reason with its figure and an example."""
    return "\n".join(
        f"### `by.{name}`\n\n{figure(entry.figure)}\nas in `{entry.example}`\n" for name, entry in ENTRIES.items()
    )


def parts() -> str:
    """The steps of a chain, and the other parts of a proof, each with its docstring and an example."""
    steps = [f"| `.{name}` | {inspect.getdoc(getattr(Chain, name))} |" for name in _STEPS]
    lines = ["The steps of a chain:\n", "| | |\n|---|---|", *steps, ""]
    for name, example in EXAMPLES.items():
        said = inspect.getdoc(getattr(notation, name)) or ""
        shown = f"\n\nas in `{example}`" if example != name else ""
        lines.append(f"### `{name}`\n\n{_prose(said)}{shown}\n")
    return "\n".join(lines)


_STEPS = [name for name, value in vars(Chain).items() if inspect.isfunction(value) and not name.startswith("_")]


def rules() -> str:
    """Every rule of the kernel with its figure, by section."""
    pieces = []
    for section, members in SECTIONS.items():
        pieces.append(f"## {section.capitalize()}\n")
        pieces += [f"### `{rule.__name__}`\n\n{figure(inspect.getdoc(rule) or '')}" for rule in members]
    assert sum(map(len, SECTIONS.values())) == len(RULES)
    return "\n".join(pieces)


def proof_format() -> str:
    """What the package that writes and reads proofs says of the format."""
    said = inspect.getdoc(prooftree) or ""
    return figure(said[said.index("A file begins") :])
