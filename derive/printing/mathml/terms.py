"""Pieces of terms in MathML."""

from __future__ import annotations

from ...terms.term import MAX, MIN, PROD, SUM
from .. import tree
from ..latex import PLAIN, under_one
from ..tree import ATOM, POWER, PRODUCT, Notation
from .statements import bound
from .writer import (
    APPLIED,
    MATHML,
    THIN,
    TIMES,
    brackets,
    held,
    indexed,
    is_slope,
    listed,
    mathml,
    named,
    number,
    operator,
    over,
    row,
    sub,
    sup,
    tight,
    word,
)

_BIG = {SUM: "∑", PROD: "∏", MAX: "max", MIN: "min"}
_MINUS = "−"


@MATHML.entry(tree.Name)
def _name(piece: tree.Name) -> str:
    return named(piece.name)


@MATHML.entry(tree.Number)
def _number(piece: tree.Number) -> str:
    return number(piece.value)


@MATHML.entry(tree.Symbol)
def _symbol(piece: tree.Symbol) -> str:
    return operator(piece.sign) if piece.sign == ":" else word(piece.sign)


@MATHML.entry(tree.Negative)
def _negative(piece: tree.Negative) -> str:
    return row(operator(_MINUS, form="prefix"), held(piece.body, PRODUCT))


@MATHML.entry(tree.Addition)
def _sum(piece: tree.Addition) -> str:
    out = ""
    for minus, term in piece.terms:
        sign = _MINUS if minus else "+"
        out += operator(sign) if out else operator(sign, form="prefix") if minus else ""
        out += held(term, PRODUCT)
    return out


@MATHML.entry(tree.Product)
def _product(piece: tree.Product) -> str:
    """With a dot where two numbers would run together."""
    out = ""
    for place, factor in enumerate(piece.factors):
        last = place == len(piece.factors) - 1
        written = held(factor, PRODUCT if last else POWER)
        if place:
            after_number = isinstance(piece.factors[place - 1], tree.Number)
            beside = operator(TIMES) + ("" if after_number else THIN)
            digit = PLAIN.write(factor).tex[:1].isdigit()
            out += operator("∘") if place in piece.circled else operator("·") if digit else beside
        out += written
    return out


@MATHML.entry(tree.Fraction)
def _fraction(piece: tree.Fraction) -> str:
    return over(mathml(piece.top), mathml(piece.bottom))


@MATHML.entry(tree.Power)
def _power(piece: tree.Power) -> str:
    under = under_one(piece)
    if under is not None:
        return over(number(1), mathml(under))
    e = isinstance(piece.base, tree.Name) and piece.base.name == "e"  # a name, and no exponential
    return sup(brackets(mathml(piece.base)) if e else held(piece.base, ATOM), mathml(piece.exponent))


@MATHML.entry(tree.Root)
def _root(piece: tree.Root) -> str:
    return f"<msqrt>{mathml(piece.body)}</msqrt>"


@MATHML.entry(tree.Exponential)
def _exponential(piece: tree.Exponential) -> str:
    return sup(word("e"), mathml(piece.exponent))


@MATHML.entry(tree.Bars)
def _bars(piece: tree.Bars) -> str:
    return brackets(mathml(piece.body), "|", "|")


@MATHML.entry(tree.Application)
def _application(piece: tree.Application) -> str:
    function = word(piece.function) + APPLIED
    if len(piece.arguments) == 1 and tight(piece.arguments[0]) == ATOM:
        bars = isinstance(piece.arguments[0], tree.Bars)
        return row(function, "" if bars else THIN, mathml(piece.arguments[0]))
    return row(function, brackets(listed(piece.arguments)))


# ── vectors and matrices ──────────────────────────────────────────────────────


@MATHML.entry(tree.Transposed)
def _transposed(piece: tree.Transposed) -> str:
    return sup(held(piece.body, ATOM), operator("⊤"))


@MATHML.entry(tree.Inverse)
def _inverse(piece: tree.Inverse) -> str:
    return sup(held(piece.body, ATOM), operator(_MINUS, form="prefix") + number(1))


@MATHML.entry(tree.Inner)
def _inner(piece: tree.Inner) -> str:
    return brackets(listed((piece.left, piece.right)), "⟨", "⟩")


@MATHML.entry(tree.Kronecker)
def _kronecker(piece: tree.Kronecker) -> str:
    return row(held(piece.left, POWER), operator("⊗"), held(piece.right, POWER))


@MATHML.entry(tree.Bracketed)
def _bracketed(piece: tree.Bracketed) -> str:
    return brackets(mathml(piece.body))


@MATHML.entry(tree.Norm)
def _norm(piece: tree.Norm) -> str:
    norm = brackets(mathml(piece.body), "‖", "‖")
    return sub(norm, word("F")) if piece.of_matrix else norm


@MATHML.entry(tree.Gradient)
def _gradient(piece: tree.Gradient) -> str:
    nabla, by = operator("∇", form="prefix"), row(mathml(piece.by))
    if piece.order == 2:
        return row(f"<msubsup>{nabla}{by}{number(2)}</msubsup>", THIN, held(piece.body, POWER))
    return row(sub(nabla, by), THIN, held(piece.body, POWER))


@MATHML.entry(tree.Jacobian)
def _jacobian(piece: tree.Jacobian) -> str:
    return over(_change(held(piece.body, POWER)), _change(mathml(piece.by)))


def _change(of: str) -> str:
    return row(word("∂"), of)


# ── indices, and what binds them ──────────────────────────────────────────────


@MATHML.entry(tree.Subscript)
def _subscript(piece: tree.Subscript) -> str:
    return indexed(held(piece.base, ATOM), piece.indices)


@MATHML.entry(tree.Big)
def _big(piece: tree.Big) -> str:
    index, sign = piece.index, operator(_BIG[piece.operator], movablelimits="true")
    body = THIN + held(piece.body, PRODUCT)
    if piece.operator in (SUM, PROD) and not piece.omitted and not index.apparent:
        below = row(mathml(index.letter), operator("="), number(1))
        return row(f"<munderover>{sign}{below}{row(mathml(index.size))}</munderover>", body)
    below = bound(index)
    if piece.omitted:
        apart = row(mathml(index.letter), operator("≠"), listed(piece.omitted))
        below = apart if index.apparent else row(below, operator(","), apart)
    return row(f"<munder>{sign}{row(below)}</munder>", body)


@MATHML.entry(tree.Extreme)
def _extreme(piece: tree.Extreme) -> str:
    return row(word(piece.operator), APPLIED, THIN, held(piece.vector, ATOM))


@MATHML.entry(tree.Derivative)
def _derivative(piece: tree.Derivative) -> str:
    if is_slope(piece.body):
        return over(_change(mathml(piece.body)), _change(mathml(piece.by)))
    return row(over(word("∂"), _change(mathml(piece.by))), held(piece.body, POWER))


@MATHML.entry(tree.Listed)
def _listed(piece: tree.Listed) -> str:
    return brackets(listed(piece.values))


@MATHML.entry(tree.Mapping)
def _mapping(piece: tree.Mapping) -> str:
    return brackets(operator(",").join(map(bound, piece.indices)) + operator("↦") + mathml(piece.body))


@MATHML.entry(tree.Componentwise)
def _componentwise(piece: tree.Componentwise) -> str:
    return mathml(piece.body)


@MATHML.entry(tree.Component)
def _component(piece: tree.Component) -> str:
    return mathml(piece.vector)


# ── definitions and functions ─────────────────────────────────────────────────


@MATHML.entry(tree.Use)
def _use(piece: tree.Use) -> str:
    out = mathml(piece.name)
    if piece.changed:
        changes = [mathml(name) + operator(":=") + mathml(image) for name, image in piece.changed]
        out = row(out, brackets(operator(",").join(changes), "[", "]"))
    if piece.arguments:
        out = row(out, APPLIED, brackets(listed(piece.arguments)))
    return indexed(out, piece.indices) if piece.indices else out


@MATHML.entry(tree.Value)
def _value(piece: tree.Value) -> str:
    order, name = len(piece.slots), mathml(piece.name)
    if piece.gradient and order:
        nabla = operator("∇", form="prefix")
        name = row(sup(nabla, number(order)) if order > 1 else nabla, name)
    elif len(piece.arguments) == 1 and order:
        name = sup(name, operator("′" * order) if order < 4 else brackets(number(order)))
    else:
        name = row(*[sub(word("∂"), number(slot + 1)) for slot in piece.slots], name)
    return row(name, APPLIED, brackets(listed(piece.arguments)))


@MATHML.rest({"an operator says where its index is written; see `bound`": (tree.Binding, tree.Ranging)})
def _alone(piece: Notation) -> str:
    raise TypeError(f"no MathML for {type(piece).__name__}")
