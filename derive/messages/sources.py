"""E1: a file of claims cannot be read or run, or its check does not come to an end."""

from __future__ import annotations

from .kind import Kind

NO_PYTHON = Kind(
    "E101",
    "no-python",
    "The file cannot be opened, or is no Python.",
    "A claim file is a Python file in UTF-8.",
    """
@claim(Eq(c + c, 2 * c)
def double():
    return calc(c + c).eq(2 * c)
""",
    """
@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
""",
)
CODE_FAILS = Kind(
    "E102",
    "code-fails",
    "The code of the file raised an exception.",
    "derive runs a claim file as Python does, one statement after the other. Mend the line that is named.",
    """
PAIRS = [(c, d)]


@claim(Eq(c + d, d + c))
def swapped():
    one, other = PAIRS[1]
    return calc(one + other).eq(other + one)
""",
    """
PAIRS = [(c, d)]


@claim(Eq(c + d, d + c))
def swapped():
    one, other = PAIRS[0]
    return calc(one + other).eq(other + one)
""",
)
UNKNOWN_NAME = Kind(
    "E103",
    "unknown-name",
    "A name is used that the file does not define, or only further down.",
    "Variables are declared, words of the notation imported, above what uses them. "
    "The message says which name may be meant, or where it is defined.",
    """
@claim(Eq(q + q, 2 * q))
def double():
    return calc(q + q).eq(2 * q)
""",
    """
q = scalar("q")


@claim(Eq(q + q, 2 * q))
def double():
    return calc(q + q).eq(2 * q)
""",
)
MISSING = Kind(
    "E104",
    "missing-after-failure",
    "A name is missing, because the line that should define it failed.",
    "Mend that line. What only follows from it is told in one line.",
    """
S = define("S", Sum(exp(x[k])))


@claim(Eq(S + S, 2 * S))
def double():
    return calc(S + S).eq(2 * S)
""",
    """
S = define("S", Sum(exp(x[k]), k))


@claim(Eq(S + S, 2 * S))
def double():
    return calc(S + S).eq(2 * S)
""",
)
INSIDE = Kind(
    "E105",
    "not-at-top",
    "A claim stands inside an if, a loop, a function or another statement.",
    "Whether it is there would depend on how the file runs. A claim is a top-level function of its file.",
    """
for power in (2, 4):

    @claim(Ge(c**2, 0))
    def even():
        return calc(c**2).ge(0)
""",
    """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)


@claim(Ge(c**4, 0))
def fourth():
    return calc(c**4).ge(0)
""",
)
NOT_RECORDED = Kind(
    "E106",
    "not-recorded",
    "The file seems to state a claim, and none was recorded when it ran.",
    "@claim was something else than derive's, or another decorator was in its way.",
    """
def claim(statement):
    return lambda body: body


@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
""",
    """
@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
""",
)
SAME_NAME = Kind(
    "E107",
    "same-name",
    "Two claims of a file, or two that a proof cites, have one name.",
    "Whoever cites the name, or reads a report, could mean either.",
    """
@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0)


@claim(Ge(d**2, 0))
def square():
    return calc(d**2).ge(0)
""",
    """
@claim(Ge(c**2, 0))
def square_of_c():
    return calc(c**2).ge(0)


@claim(Ge(d**2, 0))
def square_of_d():
    return calc(d**2).ge(0)
""",
)
OUTSIDE_LOADER = Kind(
    "E108",
    "outside-the-loader",
    "The claim was stated where SymPy may have changed it before it was read.",
    "derive reads claim files with SymPy's evaluation off. In a program of your own, state claims inside "
    "`with as_written():`.",
    """
from sympy import evaluate

with evaluate(True):
    changed = Eq(c + c, 2 * c)


@claim(changed)
def double():
    return calc(c + c).eq(2 * c)
""",
    """
@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
""",
)
CHANGED = Kind(
    "E109",
    "changed-meanwhile",
    "The file changed while it was being checked.",
    "A verdict is about one version of a file. Run it again.",
)
NOT_ITS_OWN = Kind(
    "E110",
    "changed-after-proof",
    "What was proved is not what the claim states now.",
    "A claim cannot be changed once it is stated. Code of the file did it in a roundabout way.",
)
PROCESS_ENDED = Kind(
    "E111",
    "process-ended",
    "The process that checked the claim ended before it was done.",
    "The file ended it, or the system did, for example when memory ran out. The message has the exit code or signal.",
)
INTERNAL = Kind(
    "E112",
    "internal-error",
    "derive itself failed.",
    "This is a fault of derive, and never a verdict on the claim. Please report it, with the file.",
)
_HEAD = """
```python derive
from derive.notation import *

c = scalar("c")
"""
BLOCK = Kind(
    "E113",
    "block",
    "A block of claims in a document has no end, is hidden from Markdown, has a slip in the words of its fence, "
    "or breaks a statement in two.",
    "Markdown shows such a document as if nothing were missing, so derive refuses it. "
    "A block begins and ends with a fence on a line of its own, and holds whole statements.",
    f"""{_HEAD}

@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)

And so on.
""",
    f"""{_HEAD}

@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
```

And so on.
""",
)
SHOWN = Kind(
    "E114",
    "shown",
    "A document shows a claim, or a row of a source, that is not there, or a block that shows claims is empty.",
    "A fence of the word derive names claims, one a line: of the document, of the claim files beside it, "
    "or FILE::NAME. The message says which may be meant.",
    f"""{_HEAD}

@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
```

As was shown:

```derive
duoble
```
""",
    f"""{_HEAD}

@claim(Eq(c + c, 2 * c))
def double():
    return calc(c + c).eq(2 * c)
```

As was shown:

```derive
double
```
""",
)
