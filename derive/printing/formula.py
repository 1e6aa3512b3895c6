"""Formulas in every way in which they are written, and put together from parts: a term, a name, a sign.

What stands on a page is made of these, so that an appendix and a web page show the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from msgspec.structs import replace

from ..records.page import Formula
from ..terms.kept import kept_of
from ..terms.node import Node
from . import breaking, mathml
from .build import notation
from .latex import bound, tex
from .mathml.statements import bound as bound_in_mathml
from .names import letter, printed
from .spoken import spoken
from .text import line
from .tree import Binding, Notation, Ranging

_SIGNS = {
    **{"=": "=", "<": "<", ">": ">", ",": ","},
    **{"≠": r"\ne", "≤": r"\le", "≥": r"\ge", "≃": r"\simeq", "≈": r"\approx", "·": r"\cdot"},
    **{"→": r"\to", "↓": r"\downarrow", "↑": r"\uparrow", "∞": r"\infty", "-∞": r"-\infty"},
    **{"∈": r"\in", "×": r"\times", ":": r"\colon", ":=": ":="},
    **{"⟹": r"\Longrightarrow", "⟸": r"\Longleftarrow", "⟺": r"\Longleftrightarrow", "⟶": r"\longrightarrow"},
}
_SPOKEN = {
    **{"=": "equals", "<": "is less than", ">": "is greater than", ",": ","},
    **{"≠": "is not", "≤": "is at most", "≥": "is at least", "≃": "is the same as", "≈": "is about", "·": "times"},
    **{"→": "to", "↓": "down to", "↑": "up to", "∞": "infinity", "-∞": "minus infinity"},
    **{"∈": "in", "×": "by", ":": "from", ":=": "for"},
    **{"⟹": "implies", "⟸": "follows from", "⟺": "if and only if", "⟶": "tends to"},
}
_LONG = {"→": "⟶"}


def term(node: Node) -> Formula:
    """A term or a relation."""
    return of_notation(notation(node, apart=True))


@kept_of
def of_notation(piece: Notation) -> Formula:
    """The same, of notation."""
    return Formula(breaking.formula(piece), tex(piece), mathml.mathml(piece), line(piece), spoken(piece))


def in_one(piece: Notation) -> Formula:
    """The same, in one line wherever it stands."""
    written = of_notation(piece)
    return replace(written, breaking=written.latex)


def binding(index: Binding | Ranging) -> Formula:
    """A bound index, and how far it runs where that does not show."""
    written = bound(index)
    return Formula(written, written, bound_in_mathml(index), line(index), spoken(index))


def related(sign: str, left: Formula, right: Formula) -> Formula:
    """left R right, with the dearest line end before R."""
    beside = row(left, _LONG.get(sign, sign), right)
    return replace(beside, breaking=breaking.related(sign, left.breaking, right.breaking))


def name(said: str) -> Formula:
    """A declared name."""
    written = letter(said)
    return Formula(written, written, mathml.named(said), printed(said), printed(said))


def sign(said: str) -> Formula:
    """A relation, an arrow or a comma; raises KeyError for any other."""
    written = _SIGNS[said]
    markup = mathml.word(said.replace("-", "−")) if said.endswith("∞") else mathml.operator(said)
    return Formula(written, written, markup, said, _SPOKEN[said])


def number(said: str) -> Formula:
    """A number in digits."""
    return Formula(said, said, f"<mn>{said}</mn>", said, said)


def decimal(said: str) -> Formula:
    """A number with a sign and a power of ten: -1.5e-7."""
    digits, e, exponent = said.partition("e")
    out = number(digits.lstrip("-"))
    if digits.startswith("-"):
        minus = f'<mrow><mo form="prefix">−</mo>{out.mathml}</mrow>'
        out = Formula(digits, digits, minus, digits, f"minus {out.spoken}")
    return row(out, "·", raised(number("10"), decimal(str(int(exponent))))) if e else out


def row(*parts: Formula | str) -> Formula:
    """Formulas beside each other, with signs between them: a text is a sign."""
    return _put([sign(part) if isinstance(part, str) else part for part in parts], " ", "", " ")


def listed(parts: Iterable[Formula], comma: str = ", ") -> Formula:
    r"""a, b, c; `comma` is that of LaTeX that can be broken."""
    return reduce(lambda left, right: _joined(left, right, comma), parts)


def applied(function: Formula, arguments: Iterable[Formula]) -> Formula:
    """f(x, y)"""
    return _put([function, bracketed(listed(arguments))], "", mathml.APPLIED, "")


def bracketed(inside: Formula, left: str = "(", right: str = ")") -> Formula:
    """(a, b); braces are written as a set."""
    opening, closing = (rf"\{left}", rf"\{right}") if left == "{" else (left, right)
    return Formula(
        f"{opening}{inside.breaking}{closing}",
        f"{opening}{inside.latex}{closing}",
        mathml.brackets(inside.mathml, left, right),
        f"{left}{inside.text}{right}",
        f"open bracket {inside.spoken} close bracket",
    )


def built_in(function: str) -> Formula:
    """tanh: a function with a command of its own in LaTeX."""
    return Formula(rf"\{function}", rf"\{function}", f"<mi>{function}</mi>", function, function)


def exp_bound() -> Formula:
    """eᵘ ≥ 1 + u"""
    markup = "<msup><mi>e</mi><mi>u</mi></msup><mo>≥</mo><mn>1</mn><mo>+</mo><mi>u</mi>"
    return Formula(r"e^u \ge 1 + u", r"e^u \ge 1 + u", markup, "exp(u) ≥ 1 + u", "e to the u is at least 1 plus u")


def dots() -> Formula:
    """…"""
    return Formula(r"\dots", r"\dots", "<mi>…</mi>", "…", "and so on")


def part_number(place: int) -> Formula:
    """(i), (ii), (iii): which part of a proof it is, from 1."""
    roman = "".join([
        ("", "x", "xx", "xxx")[place // 10 % 4],
        ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[place % 10],
    ])  # fmt: skip
    upright = Formula(rf"\mathrm{{{roman}}}", rf"\mathrm{{{roman}}}", f"<mtext>{roman}</mtext>", roman, str(place))
    return replace(bracketed(upright), breaking=rf"\drvpart{{{place}}}")


def real(power: Formula | None = None) -> Formula:
    """ℝ, or ℝ to a power."""
    blackboard = Formula(r"\mathbb{R}", r"\mathbb{R}", "<mi>ℝ</mi>", "ℝ", "the reals")
    return blackboard if power is None else raised(blackboard, power)


def raised(base: Formula, power: Formula) -> Formula:
    """A base with something above."""
    return _scripted(base, power, "^", mathml.sup)


def lowered(base: Formula, below: Formula) -> Formula:
    """A base with something below."""
    return _scripted(base, below, "_", mathml.sub)


def _scripted(base: Formula, script: Formula, sign: str, markup: Callable[[str, str], str]) -> Formula:
    plain = script.text if len(script.text) == 1 else f"({script.text})"
    return Formula(
        f"{base.breaking}{sign}{{{script.breaking}}}",
        f"{base.latex}{sign}{{{script.latex}}}",
        markup(base.mathml, script.mathml),
        f"{base.text}{sign}{plain}",
        f"{base.spoken} {'to the' if sign == '^' else 'sub'} {script.spoken}",
    )


def _joined(left: Formula, right: Formula, comma: str) -> Formula:
    return Formula(
        f"{left.breaking}{comma}{right.breaking}",
        f"{left.latex}, {right.latex}",
        f"{left.mathml}{mathml.operator(',')}{right.mathml}",
        f"{left.text}, {right.text}",
        f"{left.spoken}, {right.spoken}",
    )


def _put(parts: list[Formula], space: str, markup: str, text: str) -> Formula:
    return Formula(
        space.join([part.breaking for part in parts]),
        space.join([part.latex for part in parts]),
        markup.join([part.mathml for part in parts]),
        text.join([part.text for part in parts]),
        " ".join([part.spoken for part in parts]),
    )
