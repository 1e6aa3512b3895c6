"""Claim files of any size. The last claim of a file is the one that counts.

Each function returns the text of a claim file of one size. What is drawn at random is drawn anew for each seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable

_HEAD = """from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, v = vector("x", n), vector("v", n)
A, B = matrix("A", n, n), matrix("B", n, n)
c = scalar("c")
"""

# ── a sum over all indices of a product of so many factors ──

_ANY = ("A[{0}, {1}]", "B[{0}, {1}]", "exp(x[{0}] - v[{1}])", "x[{0}] * v[{1}]", "B[{0}, {1}] ** 2")
_ALIKE = ("A[{0}, {1}]",)
_LETTERS = [f"k{number}" for number in range(20)]


def factors(count: int, seed: int, alike: bool = False) -> str:
    """One sum of a product in two writings, that differ in their letters and in their order.

    A circle runs through the factors, and what is left of them stands anywhere. `alike`: all are entries of one matrix.
    """
    rng = random.Random(f"{count} {seed} {alike}")
    places = rng.randint(2, count)
    at = [(place, (place + 1) % places) for place in range(places)]
    at += [(rng.randrange(places), rng.randrange(places)) for _ in range(count - places)]
    product = [(rng.choice(_ALIKE if alike else _ANY), pair) for pair in at]
    one, other = _writing(product, places, rng), _writing(product, places, rng)
    letters = f'\n{", ".join(_LETTERS)} = indices("{" ".join(_LETTERS)}", n)\n'
    return _HEAD + letters + _claim("one", f"Eq({one}, {other})", f"calc({one}).eq({other})")


def factors_alike(count: int, seed: int) -> str:
    """The same where each factor is an entry of one matrix, so that only their places tell them apart."""
    return factors(count, seed, alike=True)


def _writing(product: list[tuple[str, tuple[int, int]]], places: int, rng: random.Random) -> str:
    letters = rng.sample(_LETTERS, places)
    said = [kind.format(letters[one], letters[other]) for kind, (one, other) in product]
    rng.shuffle(said)
    rng.shuffle(letters)
    return f"Sum({' * '.join(said)}, {', '.join(letters)})"


# ── a claim that cites so many facts ──


def equations(count: int, seed: int) -> str:
    """A sum of so many sums, each of which is 1 by a claim of its own."""
    rng = random.Random(f"{count} {seed}")
    weights = rng.sample(range(2, 2 + 2 * count), count)
    out = _HEAD
    for place, weight in enumerate(weights):
        out += f'\np{place} = define("p{place}", exp({weight} * x[i]) / Sum(exp({weight} * x[k]), k), at=i)\n'
        proof = f"calc(Sum(p{place}[i], i)).eq(1, by.unfold(p{place}))"
        out += _claim(f"fact_{place}", f"Eq(Sum(p{place}[i], i), 1)", proof)
    left = " + ".join(f"{weight} * Sum(p{place}[i], i)" for place, weight in enumerate(weights))
    cited = "".join(f", fact_{place}" for place in range(count))
    return out + _claim("one", f"Eq({left}, {sum(weights)})", f"calc({left}).eq({sum(weights)}{cited})")


def inequalities(count: int, seed: int) -> str:
    """A sum of so many exponentials, each of which has a bound by a claim of its own."""
    rng = random.Random(f"{count} {seed}")
    weights = rng.sample(range(2, 2 + 2 * count), count)
    out = _HEAD
    for place, weight in enumerate(weights):
        out += f'\na{place} = scalar("a{place}")\n'
        bound = f"1 + {weight} * a{place}"
        proof = f"calc(exp({weight} * a{place})).ge({bound}, by.exp_bound({weight} * a{place}))"
        out += _claim(f"fact_{place}", f"Ge(exp({weight} * a{place}), {bound})", proof)
    left = " + ".join(f"exp({weight} * a{place})" for place, weight in enumerate(weights))
    right = " + ".join(f"{weight} * a{place}" for place, weight in enumerate(weights)) + f" + {count}"
    cited = "".join(f", fact_{place}" for place in range(count))
    return out + _claim("one", f"Ge({left}, {right})", f"calc({left}).ge({right}{cited})")


# ── terms within terms ──


def functions(depth: int, seed: int) -> str:
    """log(1 + e^…) within itself, written in two orders."""
    one, other = f"({seed + 1} * c)", f"(c * {seed + 1})"
    for _ in range(depth):
        one, other = f"log(1 + exp({one}))", f"log(exp({other}) + 1)"
    return _HEAD + _claim("one", f"Eq({one} + c, c + {other})", f"calc({one} + c).eq(c + {other})")


def sums(depth: int, seed: int) -> str:
    """A network of so many layers: each sum stands within the terms of the next. The letters differ, and the order."""
    one, other = f"({seed + 1} * x[%s])", f"(x[%s] * {seed + 1})"
    for level in range(depth):
        letter, another = ("j", "i") if level % 2 else ("k", "j")
        one = f"(x[%s] + Sum(A[%s, {letter}] * tanh({one.replace('%s', letter)}), {letter}))"
        other = f"(Sum(tanh({other.replace('%s', another)}) * A[%s, {another}], {another}) + x[%s])"
    one, other = f"Sum({one.replace('%s', 'i')}, i)", f"Sum({other.replace('%s', 'k')}, k)"
    return _HEAD + _claim("one", f"Eq({one}, {other})", f"calc({one}).eq({other})")


def definitions(depth: int, seed: int) -> str:
    """The same as `functions` in a definition for each level, unfolded in one step."""
    out, unfolded = _HEAD + f'\nf0 = define("f0", {seed + 1} * c)\n', ""
    for level in range(1, depth + 1):
        out += f'f{level} = define("f{level}", log(1 + exp(f{level - 1})))\n'
        unfolded = f", by.unfold(f{level})" + unfolded
    end = f"({seed + 1} * c)"
    for _ in range(depth):
        end = f"log(1 + exp({end}))"
    return out + _claim("one", f"Eq(f{depth}, {end})", f"calc(f{depth}).eq({end}{unfolded}, by.unfold(f0))")


def slopes(depth: int, seed: int) -> str:
    """The slope of so many levels, each a definition: a product of so many shares."""
    out, last, right = _HEAD + f'\nf0 = define("f0", {seed + 1} * c)\n', "f0", [f"{seed + 1}"]
    for level in range(1, depth + 1):
        out += f'f{level} = define("f{level}", log(1 + exp({last})))\n'
        right.append(f"exp({last}) / (1 + exp({last}))")
        bound = " * ".join(right)
        cited = f", slope_{level - 1}" if level > 1 else ", by.unfold(f0)"
        proof = f"calc(D(f{level}, c)).eq({bound}, by.unfold(f{level}), by.calculus{cited})"
        out += _claim(f"slope_{level}", f"Eq(D(f{level}, c), {bound})", proof)
        last = f"f{level}"
    return out


def _claim(name: str, statement: str, proof: str) -> str:
    return f"\n\n@claim({statement})\ndef {name}():\n    return {proof}\n"


Text = Callable[[int, int], str]
