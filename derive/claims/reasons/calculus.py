"""Reasons of calculus: rows of the table of derivatives."""

from __future__ import annotations

from ...search.reasons import Rows
from .entries import entry

_ALONG = frozenset(("constant_rule", "component_rule", "linearity"))


def _row(name: str, figure: str, example: str, *also: str) -> Rows:
    own = frozenset((name, *also))
    return Rows(entry(name, figure, example), own | _ALONG, own)


calculus = Rows(
    entry(
        "calculus",
        """
    every row of the table of derivatives, wherever a D stands
    """,
        ".eq(softmax(x)[i], by.unfold(lse), by.calculus)",
    ),
    None,
)
"""Every row of the table of derivatives, wherever a D stands."""

linearity = _row(
    "linearity",
    "D(a + b, v) = D(a, v) + D(b, v)    D(c·f, v) = c·D(f, v) for c free of v",
    ".eq(a * D(f, v), by.linearity)",
)
"""The derivative of a sum, and of a constant times a term."""
sum_rule = _row("sum_rule", "D(Σ_k f(k), v) = Σ_k D(f(k), v)", ".eq(Sum(D(exp(x[k]), x[j]), k), by.sum_rule)")
"""The derivative of a Sum is the Sum of the derivatives."""
product_rule = _row(
    "product_rule", "D(f·g, v) = D(f, v)·g + f·D(g, v)", ".eq(D(f, v) * g + f * D(g, v), by.product_rule)"
)
"""The derivative of a product."""
quotient_rule = _row(
    "quotient_rule",
    """
                    g ≠ 0
    ──────────────────────────────────────
    D(f/g, v) = D(f, v)/g - f·D(g, v)/g²
    """,
    ".eq(D(e, x[j]) / Z - e * D(Z, x[j]) / Z**2, by.quotient_rule)",
    "reciprocal_rule",
)
"""The derivative of a quotient, whose denominator must not be 0."""
power_rule = _row(
    "power_rule",
    "D(f^c, v) = c·f^(c-1)·D(f, v)    c free of v; f ≠ 0 if c < 0, f > 0 if c is no integer",
    ".eq(3 * x[i]**2 * delta(i, j), by.power_rule)",
    "reciprocal_rule",
)
"""The derivative of a power with a constant exponent."""
exp_rule = _row("exp_rule", "D(e^f, v) = e^f·D(f, v)", ".eq(Sum(exp(x[k]) * delta(k, j), k), by.exp_rule)")
"""The derivative of e^f is e^f·f′."""
log_rule = _row("log_rule", "D(log f, v) = D(f, v)/f    f > 0", ".eq(D(Z, x[i]) / Z, by.log_rule)")
"""The derivative of log f is f′/f, where f > 0."""
abs_rule = _row("abs_rule", "D(|f|, v) = f/|f|·D(f, v)    f ≠ 0", ".eq(c / abs(c), by.abs_rule)")
"""The derivative of |f|, where f ≠ 0."""
sin_rule = _row("sin_rule", "D(sin f, v) = cos f·D(f, v)", ".eq(cos(c), by.sin_rule)")
"""The derivative of sin f is cos f·f′."""
cos_rule = _row("cos_rule", "D(cos f, v) = -sin f·D(f, v)", ".eq(-sin(c), by.cos_rule)")
"""The derivative of cos f is -sin f·f′."""
tan_rule = _row("tan_rule", "D(tan f, v) = (1 + tan²f)·D(f, v)    cos f ≠ 0", ".eq(1 + tan(c)**2, by.tan_rule)")
"""The derivative of tan f is (1 + tan² f)·f′, where cos f ≠ 0."""
sinh_rule = _row("sinh_rule", "D(sinh f, v) = cosh f·D(f, v)", ".eq(cosh(c), by.sinh_rule)")
"""The derivative of sinh f is cosh f·f′."""
cosh_rule = _row("cosh_rule", "D(cosh f, v) = sinh f·D(f, v)", ".eq(sinh(c), by.cosh_rule)")
"""The derivative of cosh f is sinh f·f′."""
tanh_rule = _row("tanh_rule", "D(tanh f, v) = (1 - tanh²f)·D(f, v)", ".eq(1 - tanh(c)**2, by.tanh_rule)")
"""The derivative of tanh f is (1 - tanh² f)·f′."""
atan_rule = _row("atan_rule", "D(atan f, v) = D(f, v)/(1 + f²)", ".eq(1 / (1 + c**2), by.atan_rule)")
"""The derivative of atan f is f′/(1 + f²)."""
asinh_rule = _row("asinh_rule", "D(asinh f, v) = D(f, v)/√(1 + f²)", ".eq(1 / sqrt(1 + c**2), by.asinh_rule)")
"""The derivative of asinh f is f′/√(1 + f²)."""
determinant_rule = _row(
    "determinant_rule",
    "D(det A, v) = Σ_pq adj(A)_qp·D(A_pq, v)",
    ".eq(adj(X)[j, i], by.determinant_rule)",
)
"""The derivative of a determinant, whether it is 0 or not."""
inverse_rule = _row(
    "inverse_rule",
    """
                      det A ≠ 0
    ─────────────────────────────────────────────
    D(A⁻¹_ij, v) = -Σ_pq A⁻¹_ip·D(A_pq, v)·A⁻¹_qj
    """,
    ".eq(-inv(X)[i, k] * inv(X)[l, j], by.inverse_rule)",
)
"""The derivative of an entry of an inverse, where the determinant is not 0."""
adjugate_rule = _row(
    "adjugate_rule",
    """
                                     det A ≠ 0
    ───────────────────────────────────────────────────────────────────────────
    D(adj(A)_ij, v) = Σ_pq (adj(A)_qp·A⁻¹_ij - det A·A⁻¹_ip·A⁻¹_qj)·D(A_pq, v)
    """,
    ".eq(det(X) * (inv(X)[l, k] * inv(X)[i, j] - inv(X)[i, k] * inv(X)[l, j]), by.adjugate_rule)",
)
"""The derivative of an entry of an adjugate, where the determinant is not 0."""
chain_rule = _row(
    "chain_rule",
    """
                  f not written out, u, … smooth in v
    ──────────────────────────────────────────────────────────────
    D(f(u, …), v) = Σ_k ∂_k f(u, …)·D(u_k, v) + …
    """,
    ".eq(g.slope(c**2) * 2 * c, by.chain_rule)",
)
"""The derivative of a function that is not written out, at arguments that move."""
erf_rule = _row("erf_rule", "D(erf f, v) = 2/√π·e^(-f²)·D(f, v)", ".eq(2 * exp(-c**2) / sqrt(pi), by.erf_rule)")
"""The derivative of erf f is 2/√π·e^(-f²)·f′."""
