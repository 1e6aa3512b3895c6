"""All that a claim file may say. Import from here.

Declare: dimension, index, indices, scalar, vector, matrix, mask, weights, function, define.
Build: Sum, Prod, Max, Min (each with omit=), x.max, x.min, x.argmax, D, delta, exp,
log, sqrt, abs, and SymPy's real functions. Matrices: A @ B, A.T, A**2, inv, det, adj, tr, dot, outer,
diag, norm, eye, zeros, kron, vec, grad, jacobian, hessian. State: Eq, Ne, Le, Lt, Ge, Gt, And,
Iff, Implies, Tends, forall; homogeneous, convex, l_smooth, lipschitz, posdef.
Prove: claim, erratum, axiom, note, experiment, calc, both, cases,
conj, attained, some, squeeze, limit, absurd, unique, trivial, auto, witness, report, figure.
"""

from __future__ import annotations

import sys
from importlib import import_module

from .claims.chain import calc
from .claims.figure import figure
from .claims.holes import auto
from .claims.parts import absurd, attained, both, cases, conj, limit, some, squeeze, trivial, unique
from .claims.stating import axiom, claim, erratum, experiment, note
from .claims.witness import witness
from .claims.written.build import (
    And,
    D,
    Eq,
    Ge,
    Gt,
    Iff,
    Implies,
    Le,
    Lt,
    Max,
    Min,
    Ne,
    Prod,
    Sum,
    Tends,
    delta,
    forall,
)
from .claims.written.declare import dimension, index, indices, mask, matrix, scalar, vector, weights
from .claims.written.define import define
from .claims.written.expression import as_written
from .claims.written.functions import (
    Rational,
    abs,
    asinh,
    atan,
    cos,
    cosh,
    erf,
    exp,
    log,
    oo,
    pi,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)
from .claims.written.matrices import (
    adj,
    det,
    diag,
    dot,
    eye,
    grad,
    hessian,
    inv,
    jacobian,
    kron,
    norm,
    outer,
    tr,
    vec,
    zeros,
)
from .claims.written.suppositions import convex, homogeneous, l_smooth, lipschitz, posdef
from .claims.written.unknown import function


def report(file: str | None = None) -> object:
    """Check a claim file and print its report; its last lines are `if __name__ == "__main__": report(__file__)`.

    The file is loaded again, as it is written: nothing that ran before counts. Exits with the code of `derive run`,
    but not from IPython, which goes on. In a notebook `report()` shows what became of its own claims.
    """
    if file is None:
        return import_module("derive.notebook").report()
    if _is_interactive():
        return import_module("derive.notebook.report").of_file(file)
    return import_module("derive.commands").main(["run", file, "-j", "0"])


def _is_interactive() -> bool:
    """Whether this is an IPython, in which somebody goes on to work."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


__all__ = [
    "And",
    "D",
    "Eq",
    "Ge",
    "Gt",
    "Iff",
    "Implies",
    "Le",
    "Lt",
    "Max",
    "Min",
    "Ne",
    "Prod",
    "Rational",
    "Sum",
    "Tends",
    "abs",
    "absurd",
    "adj",
    "as_written",
    "asinh",
    "atan",
    "attained",
    "auto",
    "axiom",
    "both",
    "calc",
    "cases",
    "claim",
    "conj",
    "convex",
    "cos",
    "cosh",
    "define",
    "delta",
    "det",
    "diag",
    "dimension",
    "dot",
    "erf",
    "erratum",
    "exp",
    "experiment",
    "eye",
    "figure",
    "forall",
    "function",
    "grad",
    "hessian",
    "homogeneous",
    "index",
    "indices",
    "inv",
    "jacobian",
    "kron",
    "l_smooth",
    "limit",
    "lipschitz",
    "log",
    "mask",
    "matrix",
    "norm",
    "note",
    "oo",
    "outer",
    "pi",
    "posdef",
    "report",
    "scalar",
    "sin",
    "sinh",
    "some",
    "sqrt",
    "squeeze",
    "tan",
    "tanh",
    "tr",
    "trivial",
    "unique",
    "vec",
    "vector",
    "weights",
    "witness",
    "zeros",
]
