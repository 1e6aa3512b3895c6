"""All kinds of messages, by code and by name."""

from __future__ import annotations

from . import authoring, claims, commands, notation, proofs, refuted, sources, steps, warnings
from .kind import Kind

AREAS = {
    "Refuted": refuted,
    "A step is not shown": steps,
    "The steps do not make up a proof": proofs,
    "Something else is missing": claims,
    "A file cannot be run": sources,
    "A term or a statement has no meaning": notation,
    "A claim, its proof or its figure has no meaning": authoring,
    "Commands and configuration": commands,
    "Warnings": warnings,
}
"""The modules that declare kinds, by what their kinds have in common."""

SECTIONS = {
    title: tuple([value for value in vars(module).values() if isinstance(value, Kind)])
    for title, module in AREAS.items()
}
KINDS = {kind.code: kind for kinds in SECTIONS.values() for kind in kinds}


def found(name: str) -> Kind | None:
    """The kind of a code or a name, however it is spelled."""
    wanted = name.strip().lower()
    return next((kind for kind in KINDS.values() if wanted in (kind.code.lower(), kind.name)), None)
