"""Declared names in the letters of a terminal, and in those of LaTeX."""

from __future__ import annotations

import re
from functools import lru_cache

_TERMINAL = (
    "alpha beta gamma epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega "
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_GREEK = dict(zip(_TERMINAL.split(), "αβγεζηθικλμνξρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", strict=True))
_OWN_MACROS = {**{name: name for name in (*_GREEK, "delta", "pi")}, "epsilon": "varepsilon", "phi": "varphi"}
PRIME = "′"


@lru_cache(maxsize=4096)
def printed(name: str) -> str:
    """A declared name as it is printed: alpha as α."""
    stem = name.rstrip(PRIME)
    return _GREEK.get(stem, stem) + name[len(stem) :]


@lru_cache(maxsize=4096)
def letter(name: str) -> str:
    """A declared name in LaTeX: Greek letters by their names, x1 as x_1, words upright; underscores are escaped."""
    stem = name.rstrip(PRIME)
    found = letters_and_number(stem)
    if found is None:
        out = rf"\mathrm{{{escaped(stem)}}}"
    else:
        letters, number = found
        greek = rf"\{_OWN_MACROS[letters]}" if letters in _OWN_MACROS else None
        out = greek or (letters if len(letters) == 1 else rf"\mathrm{{{letters}}}")
        out += f"_{{{number}}}" if number else ""
    return out + "'" * (len(name) - len(stem))


def letters_and_number(stem: str) -> tuple[str, str | None] | None:
    """x1 and x_1 as x and 1; None for a name that is not of this form."""
    found = re.fullmatch(r"([A-Za-z]+)(?:_?([0-9]+))?", stem)
    return None if found is None else (found[1], found[2])


def escaped(name: str) -> str:
    """A name that is set upright, without anything in it that TeX would act on."""
    return "".join(c if c.isalnum() or c in "'." else rf"\{c}" if c in "_&%#$" else "" for c in name)
