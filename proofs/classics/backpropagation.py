"""Backpropagation: what reaches the weights, the biases and the input of a layer, for any smooth loss.

D. E. Rumelhart, G. E. Hinton and R. J. Williams, Learning representations by back-propagating errors, Nature 323
(1986), 533-536. There the loss is a sum of squares, and each unit a logistic function of its input; here both may be
any smooth functions. Two layers as in C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 5.3, and
a layer that is added to its input as in K. He and others, Identity Mappings in Deep Residual Networks (2016).
"""

from derive import by
from derive.library.activations import logistic, logistic_slope
from derive.library.layers import linear_to_the_bias, linear_to_the_input, linear_to_the_weights
from derive.notation import *

p, m, n = dimension("p"), dimension("m"), dimension("n")
x = vector("x", n)

# ── a linear layer ────────────────────────────────────────────────────────────

W, b = matrix("W", m, n), vector("b", m)
L = function("L", m)
y = W @ x + b


@claim(Eq(grad(L(y), W), outer(L.grad(y), x)), title="What comes back to the weights", source="Rumelhart 1986 (6)")
def to_the_weights():
    """What comes back to a row of W, times what went in at a column."""
    return linear_to_the_weights


@claim(Eq(grad(L(y), b), L.grad(y)), title="What comes back to the bias", source="Rumelhart 1986 (6)")
def to_the_bias():
    """A bias is a weight on an input of 1."""
    return linear_to_the_bias


@claim(Eq(grad(L(y), x), W.T @ L.grad(y)), title="What comes back to the input", source="Rumelhart 1986 (7)")
def to_the_input():
    """It goes back through the transpose."""
    return linear_to_the_input


N = dimension("N")
X, Y = matrix("X", N, n), matrix("Y", N, m)
J = function("J", of=Y)


@claim(
    Eq(grad(J(X @ W.T), W), J.grad(X @ W.T).T @ X),
    title="What a batch sends back to the weights",
    source="Rumelhart 1986 (6)",
)
def to_the_weights_from_a_batch():
    """A row of X for each example: their outer products, summed."""
    return calc(grad(J(X @ W.T), W)).eq(J.grad(X @ W.T).T @ X)


@claim(
    Eq(grad(J(X @ W.T), X), J.grad(X @ W.T) @ W),
    title="What comes back to the inputs of a batch",
    source="Rumelhart 1986 (7)",
)
def to_the_inputs_of_a_batch():
    """Row by row as for one example."""
    return calc(grad(J(X @ W.T), X)).eq(J.grad(X @ W.T) @ W)


# ── one function of each unit ─────────────────────────────────────────────────

i = index("i", m)
z = vector("z", m)
phi = function("phi")
act = define("a", phi(z[i]), at=i, of=z)
slopes = define("d", phi.slope(z[i]), at=i, of=z)


@claim(
    Eq(grad(L(act(z)), z), slopes(z) * L.grad(act(z))),
    title="What comes back through an activation",
    source="Rumelhart 1986 (5)",
)
def through_an_activation():
    """Each unit multiplies what comes back by its own slope."""
    return calc(grad(L(act(z)), z)).eq(slopes(z) * L.grad(act(z)), by.unfold(act), by.unfold(slopes), by.calculus)


u = scalar("u")


@claim(
    Eq(D(logistic(u), u), logistic(u) * (1 - logistic(u))),
    title="The slope of the logistic function",
    source="Rumelhart 1986 (5)",
)
def slope_of_the_logistic():
    """As printed, y(1 - y)."""
    return logistic_slope


target = vector("t", m)


@claim(
    Eq(grad(norm(z - target) ** 2 / 2, z), z - target),
    title="What a squared error sends back",
    source="Rumelhart 1986 (4)",
)
def the_error_of_squares():
    """Half a squared distance goes back as what the output is too large by."""
    return calc(grad(norm(z - target) ** 2 / 2, z)).eq(z - target)


# ── two layers ────────────────────────────────────────────────────────────────
# The lower one is y = W·x + b as above. What it gives goes through any smooth
# function F of the whole vector, and on to an upper layer.

U, c = matrix("U", p, m), vector("c", p)
E = function("E", p)
F = function("F", m, to=m)
out = U @ F(y) + c
back = F.jacobian(y).T @ U.T @ E.grad(out)


@claim(
    Eq(grad(E(out), U), outer(E.grad(out), F(y))),
    title="What comes back to the upper weights of two layers",
    source="Bishop 2006 (5.53)",
)
def to_the_upper_weights():
    """The upper layer is a linear one, and its input is F(y)."""
    return by.inst(to_the_weights, {L: E, W: U, b: c, x: F(y)})


@claim(
    Eq(grad(E(out), W), outer(back, x)),
    title="What comes back to the lower weights of two layers",
    source="Bishop 2006 (5.53)",
)
def to_the_lower_weights():
    """The lower one too, and what comes back to it came through the upper one and F."""
    return calc(grad(E(out), W)).eq(outer(back, x))


@claim(Eq(grad(E(out), b), back), title="What comes back to the lower bias of two layers", source="Bishop 2006 (5.53)")
def to_the_lower_bias():
    return calc(grad(E(out), b)).eq(back)


@claim(Eq(grad(E(out), x), W.T @ back), title="What comes back to the input of two layers", source="Rumelhart 1986 (7)")
def to_the_input_of_two_layers():
    """Transposes in reverse order."""
    return calc(grad(E(out), x)).eq(W.T @ back)


# Where F is one function of each unit, its Jacobian is diagonal.

units = U @ act(y) + c
hidden = define("h", tanh(z[i]), at=i, of=z)
squashed = U @ hidden(y) + c


@claim(
    Eq(grad(E(units), W), outer(slopes(y) * (U.T @ E.grad(units)), x)),
    title="The backpropagation formula",
    source="Bishop 2006 (5.56)",
)
def through_the_units():
    """The backpropagation formula."""
    return calc(grad(E(units), W)).eq(
        outer(slopes(y) * (U.T @ E.grad(units)), x), by.unfold(act), by.unfold(slopes), by.calculus
    )


@claim(
    Eq(grad(E(squashed), W), outer((1 - hidden(y) * hidden(y)) * (U.T @ E.grad(squashed)), x)),
    title="The backpropagation formula for tanh",
    source="Bishop 2006 (5.66)",
)
def through_the_hyperbolic_tangent():
    """Its slope is 1 - h²."""
    return calc(grad(E(squashed), W)).eq(
        outer((1 - hidden(y) * hidden(y)) * (U.T @ E.grad(squashed)), x), by.unfold(hidden), by.calculus
    )


@claim(
    Eq(grad(L(z + F(z)), z), L.grad(z + F(z)) + F.jacobian(z).T @ L.grad(z + F(z))),
    title="What comes back around a layer",
    source="He 2016 (5)",
)
def around_a_layer():
    """Whatever the layer does, what comes back also goes around it."""
    return calc(grad(L(z + F(z)), z)).eq(L.grad(z + F(z)) + F.jacobian(z).T @ L.grad(z + F(z)))


if __name__ == "__main__":
    report(__file__)
