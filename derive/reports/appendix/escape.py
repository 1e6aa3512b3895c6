"""Text of the author's made safe for pdfLaTeX, or refused before TeX sees it.

ASCII is escaped, signs of mathematics and Greek letters become formulas,
accented letters the accents of LaTeX, which every font encoding has. For any
other character there may be no font; it is refused by name.
"""

from __future__ import annotations

import unicodedata

from ...files.config import UsageError
from ...messages import commands

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": "'",
    "-": "-",
}

_GREEK_NAMES = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi chi "
    "psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_GREEK = dict(zip("αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", _GREEK_NAMES.split(), strict=True))

MATHS = {
    **{letter: rf"\{name}" for letter, name in _GREEK.items()},
    "≤": r"\le",
    "≥": r"\ge",
    "≠": r"\ne",
    "≈": r"\approx",
    "≃": r"\simeq",
    "±": r"\pm",
    "×": r"\times",
    "·": r"\cdot",
    "÷": r"\div",
    "−": "-",
    "∞": r"\infty",
    "∈": r"\in",
    "∀": r"\forall",
    "∃": r"\exists",
    "∂": r"\partial",
    "∇": r"\nabla",
    "√": r"\surd",
    "→": r"\to",
    "⇒": r"\Rightarrow",
    "⇔": r"\Leftrightarrow",
    "←": r"\leftarrow",
    "↔": r"\leftrightarrow",
    "↦": r"\mapsto",
    "′": r"{}'",
    "‖": r"\Vert",
    "ℝ": r"\mathbb{R}",
    "ℓ": r"\ell",
    "∑": r"\Sigma",
    "∏": r"\Pi",
    "∘": r"\circ",
    "⊂": r"\subset",
    "⊆": r"\subseteq",
    "∪": r"\cup",
    "∩": r"\cap",
    "∧": r"\wedge",
    "∨": r"\vee",
    "¬": r"\neg",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "½": r"\tfrac12",
    "°": r"{}^\circ",
}
"""Signs that stand in a formula."""

RAISED = {**dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True)), "ᵀ": r"\top"}
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ", "0123456789ijkn", strict=True))

_PLAIN = {
    "–": "--",
    "—": "---",
    "…": r"\dots{}",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "„": ",,",
    "«": "<<",
    "»": ">>",
    "\u00a0": "~",
    "\u2009": r"\,",
    "\u202f": r"\,",
    "§": r"\S{}",
    "¶": r"\P{}",
    "©": r"\copyright{}",
    "ß": r"\ss{}",
    "æ": r"\ae{}",
    "Æ": r"\AE{}",
    "œ": r"\oe{}",
    "Œ": r"\OE{}",
    "ø": r"\o{}",
    "Ø": r"\O{}",
    "å": r"\aa{}",
    "Å": r"\AA{}",
    "ł": r"\l{}",
    "Ł": r"\L{}",
    "ı": r"\i{}",
    "¡": r"\textexclamdown{}",
    "¿": r"\textquestiondown{}",
}

_ACCENTS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u030b\u030c\u0327\u0323\u0331",
        "`'^~\"=u.rHvcdb",
        strict=True,
    )
)


def escaped(text: str, where: str) -> str:
    """Text as LaTeX. Raises UsageError, naming the place, for a character that there may be no font for."""
    out = []
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    for character in plain:
        out.append(_escaped(character, where))
    return "".join(out)


def _escaped(character: str, where: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character.isascii() and character.isprintable():
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    formula = formula_sign(character)
    if formula is not None:
        return rf"\ensuremath{{{formula}}}"
    base, *marks = list(unicodedata.normalize("NFD", character))
    if base.isascii() and base.isalpha() and marks and all(m in _ACCENTS for m in marks):
        for mark in marks:
            base = rf"\{_ACCENTS[mark]}{{{base}}}"
        return base
    raise UsageError(refusal(character, where), commands.NOT_TYPESET)


def formula_sign(character: str) -> str | None:
    """What a sign is in a formula, if it is one."""
    if character in RAISED:
        return f"{{}}^{{{RAISED[character]}}}"
    if character in LOWERED:
        return f"{{}}_{{{LOWERED[character]}}}"
    return MATHS.get(character)


def refusal(character: str, where: str) -> str:
    """The message about a character that pdfLaTeX may have no font for."""
    name = unicodedata.name(character, "a control character")
    shown = f"{character!r} " if character.isprintable() else ""
    return (
        f"{where}: {shown}(U+{ord(character):04X}, {name.lower()}) cannot be set by pdfLaTeX; "
        "the appendix takes Latin and Greek letters, accents and signs of mathematics"
    )
