"""The tasks in tensorgrad: what it derives and what is wanted, both simplified, are one tensor or not."""

from __future__ import annotations

from importlib.metadata import version

import tensorgrad.functions as F
import torch
from tasks import AGREED, SIMPLIFIED, UNDECIDED, Answer, run
from tensorgrad import Delta, Ones, Tensor, Variable, symbols
from tensorgrad.extras.evaluate import evaluate

n, m, p, q = symbols("n m p q")
x, y, c = Variable("x", i=n), Variable("y", i=n), Variable("c")
shares = F.softmax(x, dim="i")
loss = F.log(F.sum(F.exp(x), "i")) - F.dot(x, y, dim="i")


def compared(found: Tensor, wanted: Tensor, variables: tuple[Variable, ...]) -> Answer:
    """Whether both have one form, edges matched by name; and if not, whether numbers agree."""
    if found.full_simplify().is_isomorphic(wanted.full_simplify(), match_edges=True):
        return Answer(SIMPLIFIED)
    sizes = {n: 5, m: 3, p: 4, q: 2}
    torch.manual_seed(0)
    for _ in range(20):
        values = {one: _random([sizes[s] for s in one.shape.values()], list(one.shape)) for one in variables}
        left, right = evaluate(found.full_simplify(), values, dict(sizes)), evaluate(wanted, values, dict(sizes))
        if not torch.allclose(left.rename(None), right.align_to(*left.names).rename(None), rtol=1e-4):
            return Answer(UNDECIDED, "numbers differ")
    return Answer(AGREED, "20 random points, n = 5; the two forms are not recognised as one")


def _random(shape: list[int], names: list[str]) -> torch.Tensor:
    return torch.randn(shape, names=names) if names else torch.randn([])


def softmax() -> Answer:
    other = shares.rename(i="j")
    return compared(shares.grad(x, {"i": "j"}), Delta(n, "i", "j") * shares - shares * other, (x,))


def gradient() -> Answer:
    wanted = (shares - y).rename(i="j")
    return compared(loss.grad(x, {"i": "j"}), wanted, (x, y))


def hessian() -> Answer:
    one, other = shares.rename(i="j"), shares.rename(i="k")
    found = loss.grad(x, {"i": "j"}).grad(x, {"i": "k"})
    return compared(found, Delta(n, "j", "k") * one - one * other, (x, y))


def layer_norm() -> Answer:
    deviation = x - F.mean(x, "i", keepdims=True)
    sigma = F.sqrt(F.mean(deviation * deviation, "i"))
    out = deviation / sigma
    size = Delta(n)
    wanted = (Delta(n, "i", "j") - Ones(i=n, j=n) / size - out * out.rename(i="j") / size) / sigma
    return compared(out.grad(x, {"i": "j"}), wanted, (x,))


def least_squares() -> Answer:
    X, W, Y = Variable("X", i=m, j=n), Variable("W", j=n, k=p), Variable("Y", i=m, k=p)
    rest = X @ W - Y
    found = F.frobenius2(rest).grad(W, {"j": "a", "k": "b"})
    return compared(found, 2 * (X.rename(j="a") @ rest.rename(k="b")), (X, W, Y))


def attention() -> Answer:
    Q, K = Variable("Q", i=m, d=q), Variable("K", j=n, d=q)
    V, G = Variable("V", j=n, e=p), Variable("G", i=m, e=p)
    weights = F.softmax(Q @ K, dim="j")
    found = F.sum(G * (weights @ V)).grad(Q, {"i": "a", "d": "b"})
    inner = G @ V
    back = weights * (inner - F.sum(weights * inner, "j", keepdims=True))
    return compared(found, (back @ K).rename(i="a", d="b"), (Q, K, V, G))


def shift() -> Answer:
    return compared(F.softmax(x + c * Ones(i=n), dim="i"), shares, (x, c))


if __name__ == "__main__":
    run(
        {
            "softmax": softmax,
            "gradient": gradient,
            "hessian": hessian,
            "layer norm": layer_norm,
            "least squares": least_squares,
            "attention": attention,
            "shift": shift,
        },
        f"tensorgrad {version('tensorgrad')}",
    )
