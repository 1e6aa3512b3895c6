"""Claim files by the hundred, of claims that are all different: sums, shifts, inequalities, gradients; a few are false.

python tests/benchmarks/thousand.py FOLDER [CLAIMS] [FILES]
"""

from __future__ import annotations

import sys
from pathlib import Path

_HEAD = """from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c")
Z = define("Z", Sum(exp(x[k]), k))
"""

_KINDS = (
    """
@claim(Eq(Sum({a} * x[k] + c, k), {b} * Sum(x[k], k) + n * c))
def {name}():
    return calc(Sum({a} * x[k] + c, k)).eq({b} * Sum(x[k], k) + n * c)
""",
    """
@claim(Eq(exp(x[i] + {a}) / Sum(exp(x[k] + {b}), k), exp(x[i]) / Z))
def {name}():
    return calc(exp(x[i] + {a}) / Sum(exp(x[k] + {b}), k)).eq(exp(x[i]) / Z, by.unfold(Z))
""",
    """
@claim(Ge(Sum((x[k] - {a} * c) ** 2, k) + {a}, 2 * {b} - {a}))
def {name}():
    return calc(Sum((x[k] - {a} * c) ** 2, k) + {a}).ge({a}, by.sign).ge(2 * {b} - {a})
""",
    """
@claim(Eq(D(Sum({a} * x[k] ** 2, k) + c, x[j]), 2 * {b} * x[j]))
def {name}():
    return calc(D(Sum({a} * x[k] ** 2, k) + c, x[j])).eq(2 * {b} * x[j])
""",
    """
@claim(Eq(D(log(Sum(exp({a} * x[k]), k)), x[j]), {b} * exp({a} * x[j]) / Sum(exp({a} * x[k]), k)))
def {name}():
    f = Sum(exp({a} * x[k]), k)
    return calc(D(log(f), x[j])).eq(D(f, x[j]) / f).eq({b} * exp({a} * x[j]) / f)
""",
)
_RARE = 41
"""One claim in so many is false."""


def is_false(number: int) -> bool:
    """Whether a claim is one of the false ones; they are of all kinds."""
    return number % _RARE == _RARE - 1


def name(number: int) -> str:
    return f"claim_{number:04}"


def text(number: int) -> str:
    """A claim. No two have the same numbers in them."""
    right = number + 2
    return _KINDS[number % len(_KINDS)].format(name=name(number), a=right, b=right + is_false(number))


def write(folder: Path, claims: int, files: int) -> None:
    """So many claims in so many files, in order, in `proofs` below the folder."""
    target = folder / "proofs"
    target.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        own = range(claims * number // files, claims * (number + 1) // files)
        (target / f"part_{number:03}.py").write_text(_HEAD + "".join(map(text, own)), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:] or (1000,)), *((40,) if len(sys.argv) < 4 else ()))
