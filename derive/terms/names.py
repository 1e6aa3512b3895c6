"""Names that read as what they are, wherever they are printed."""

from __future__ import annotations

from keyword import kwlist

from .functions import REAL

_LONGEST = 60
_TAKEN = {*REAL, "sqrt", "pi", "delta", "D", "Sum", "Prod", "Max", "Min", "max", "min", "argmax", *kwlist} - {"lambda"}


def misread(name: object) -> str | None:
    """Why a name could be taken for something else; None if it is a name."""
    if not isinstance(name, str) or not name.isidentifier() or len(name) > _LONGEST:
        return f"a name is a Python identifier of at most {_LONGEST} letters, not {name!r:.80}"
    if not name.isascii():
        return f"the name {name!r} is not in ASCII letters; write alpha, which prints as α"
    if name in _TAKEN:
        return f"the name {name!r} has a meaning of its own; choose another"
    return None
