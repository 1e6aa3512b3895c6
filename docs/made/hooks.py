"""What is made when the site is built: parts of pages from docstrings, formulas as MathML, the JSON Schema.

A page says where a part goes: `<!-- made: reasons -->` stands for what `PARTS["reasons"]` returns.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from made import command_line, formulas, kinds, library, rooms, schema, words

PARTS = {
    "vocabulary": words.vocabulary,
    "notebook": words.in_notebooks,
    "reasons": words.reasons,
    "parts of a proof": words.parts,
    "rules": words.rules,
    "command line": command_line.commands,
    "json": schema.fields,
    "proof format": words.proof_format,
    "rooms": rooms.rooms,
    "messages": kinds.messages,
}
_PLACE = re.compile(r"^<!-- made: (.+) -->$", re.MULTILINE)


def on_config(config: Any) -> Any:
    """The site with the library's pages in its navigation, after the other references."""
    (references,) = [part["Reference"] for part in config["nav"] if "Reference" in part]
    references.append(library.navigation())
    return config


def on_page_markdown(markdown: str, **_: Any) -> str:
    """A page with its parts. Raises KeyError for one that nobody makes."""
    return _PLACE.sub(lambda place: PARTS[place[1]](), markdown)


def on_page_content(html: str, **_: Any) -> str:
    """A page with its formulas typeset."""
    return formulas.typeset(html)


def on_files(files: Any, config: Any) -> Any:
    """The pages, those of the library, and the JSON Schema."""
    from mkdocs.structure.files import File

    for place, content in library.pages().items():
        files.append(File.generated(config, place, content=content))
    files.append(File.generated(config, "reference/run.schema.json", content=json.dumps(schema.of_a_run(), indent=2)))
    return files
