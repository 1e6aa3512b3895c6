r"""Formulas of the prose, `$x_i$` and `$$…$$`, as MathML. What cannot be set stays as it is written.

They are set and nothing else: only what a claim states is checked. Of what LaTeX
can ask for, links, styles and classes are left out.
"""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree.ElementTree import Element

from .acting import plain

_LONGEST = 5000
_ELEMENTS = frozenset(
    (
        *("mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow"),
        *(
            "mspace",
            "msqrt",
            "mstyle",
            "msub",
            "msubsup",
            "msup",
            "mtable",
            "mtd",
            "mtext",
            "mtr",
            "munder",
            "munderover",
        ),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("accent", "accentunder", "columnalign", "columnspacing", "depth", "displaystyle", "fence", "form", "height"),
        *("linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "rowspacing", "rspace"),
        *("scriptlevel", "separator", "stretchy", "width"),
    )
)
_SIDES = ("left", "right")
_VALUE = re.compile(r"[\w.%+ -]*")
_ALIGNED = re.compile(r"(\\(?:begin|end)\s*)\{aligned\}")


def formula(latex: str, is_display: bool = False) -> str:
    """An element `math` with its LaTeX for whoever copies it; or the LaTeX as text, where it cannot be set."""
    said = " ".join(latex.split())
    inside = _mathml(said, "block" if is_display else "inline")
    if inside is None:
        marks = "$$" if is_display else "$"
        return f"<code>{marks}{escape(said)}{marks}</code>"
    style, copied = ' display="block"' if is_display else "", escape(said)
    return (
        f'<math{style} alttext="{copied}"><semantics><mrow>{inside}</mrow>'
        f'<annotation encoding="application/x-tex">{copied}</annotation></semantics></math>'
    )


def _mathml(latex: str, display: str) -> str | None:
    """What stands in an element `math`; None for what is no LaTeX, or none that is known here."""
    from latex2mathml.converter import convert_to_element

    if len(latex) > _LONGEST:
        return None
    try:
        found = convert_to_element(
            _ALIGNED.sub(r"\1{split}", latex), display=display
        )  # it knows the one and not the other
        return "".join([_written(part) for part in found])
    except Exception:  # of what it cannot read, it raises what it happens to meet
        return None


def _written(element: Element) -> str:
    """An element with what is allowed of it. Raises ValueError."""
    said = plain(unescape(element.text or ""))
    if element.tag not in _ELEMENTS or (element.tag == "mi" and (said.startswith("\\") or said == "&")):
        raise ValueError(element.tag)
    kept = {k: v for k, v in element.attrib.items() if k in _ATTRIBUTES and _VALUE.fullmatch(v)}
    if element.tag == "mtd" and kept.get("columnalign") in _SIDES:  # browsers align cells by CSS alone
        kept["style"] = f"text-align: {kept.pop('columnalign')}; padding-inline: 0.1em"
    attributes = "".join([f' {name}="{escape(value)}"' for name, value in kept.items()])
    return f"<{element.tag}{attributes}>{escape(said)}{''.join(map(_written, element))}</{element.tag}>"
