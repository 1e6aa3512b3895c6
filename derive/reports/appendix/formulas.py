"""Formulas found in plain text: what an author wrote as `g δ_kt is at most g` reads as mathematics.

A word counts as a formula if it is made of letters that stand alone, numbers,
known functions and signs; what is in doubt stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .escape import LOWERED, MATHS, RAISED, escaped

_FUNCTIONS = {"log", "exp", "max", "min", "argmax", "tanh", "sin", "cos", "tan", "lse", "softmax"}
_BUILT_IN = {"log", "exp", "max", "min", "tanh", "sin", "cos", "tan"}
_SIGNS = "+-=<>/*,;|()[]^_{}'.…" + "".join(MATHS) + "".join(RAISED) + "".join(LOWERED)
_TOKEN = re.compile(
    r"(?P<name>" + "|".join(sorted(_FUNCTIONS, key=len, reverse=True)) + r")(?![A-Za-z])"
    r"|(?P<script>[_^](?:\{[^{}]*\}|\[[^\[\]]*\]|[A-Za-z0-9α-ω]{1,3}(?![A-Za-z0-9])|[A-Za-z0-9α-ω*]))"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<letter>[A-Za-z](?![A-Za-z0-9]))|(?P<sign>[" + re.escape(_SIGNS) + r"])"
)
_SIDE_BY_SIDE = re.compile(r"([_^])\{([^{}]*)\}\1\{")
"""Two superscripts, or two subscripts, which TeX takes as one alone: ⁻ and ¹."""
_ORDINAL = re.compile(r"([A-Za-z])(-th\b.*)")
_OPERATORS = {"+", "-", "=", "<", ">", "/", "*", "≤", "≥", "≠", "≈", "±", "×", "·", "→", "⇒", "⇔", "∈", "−"}
_IN_FORMULAS = {
    "…": r"\dots ",
    "*": r"\cdot ",
    "{": r"\{",
    "}": r"\}",
    "<": " < ",
    ">": " > ",
    "^": r"\hat{}",
    "_": r"\_",
}
_ARTICLES = {"a", "A", "I"}
_NO, _WEAK, _STRONG = range(3)
_CLOSERS = ".,;:!?"


Plain = Callable[[str], str]
"""How words that are no formula are written."""


def prose(text: str, where: str) -> str:
    """Text as LaTeX with its formulas in dollars. Raises UsageError as `escaped` does."""
    return with_formulas(text, lambda word: escaped(word, where))


def with_formulas(text: str, plain: Plain) -> str:
    """Text with its formulas in dollars, and what is none as `plain` writes it."""
    return " ".join(_pieces(text.split(), plain))


def _pieces(words: list[str], plain: Plain) -> Iterator[str]:
    run: list[str] = []
    for word, following in zip(words, [*words[1:], ""][: len(words)], strict=True):
        if _kind(word.rstrip(_CLOSERS)) == _NO:
            yield from _run(run, plain)
            run = []
            ordinal = _ORDINAL.fullmatch(word)
            yield f"${ordinal[1]}${plain(ordinal[2])}" if ordinal else plain(word)
            continue
        run.append(word)
        listed = word[-1] == "," and (following.startswith("…") or word.startswith("…"))
        if word[-1] in _CLOSERS and not listed and not (word[-1] in ",;" and _open("".join(run)) > 0):
            yield from _run(run, plain)
            run = []
    yield from _run(run, plain)


def _run(run: list[str], plain: Plain) -> Iterator[str]:
    """Words that may be a formula together: those at the ends that say nothing by themselves stay text."""
    first, last = 0, len(run)
    while first < last and not _stands(run, first, last, first + 1):
        first += 1
    while last > first and not _stands(run, first, last, last - 2, at=last - 1):
        last -= 1
    yield from map(plain, run[:first])
    if first < last:
        yield _formula(run[first:last], plain)
    yield from map(plain, run[last:])


def _stands(run: list[str], first: int, last: int, beside: int, at: int | None = None) -> bool:
    """Whether the word at an end of a run belongs to a formula: by itself, or through an operator beside it."""
    word = run[first if at is None else at].rstrip(_CLOSERS)
    if _kind(word) == _STRONG:
        return True
    neighbour = run[beside].rstrip(_CLOSERS) if first <= beside < last else ""
    if word in _FUNCTIONS:
        return at is None and _kind(neighbour) == _STRONG
    if word in _OPERATORS or word in ("(", ")"):
        return False
    return neighbour in {*_OPERATORS, *_FUNCTIONS} or (_open(word) != 0 and _kind(neighbour) != _NO)


def _kind(word: str) -> int:
    """Whether a word is no formula, may be part of one, or is one."""
    if not word:
        return _NO
    tokens, place = [], 0
    while place < len(word):
        found = _TOKEN.match(word, place)
        if found is None:
            return _NO
        tokens.append(found)
        place = found.end()
    kinds = {t.lastgroup for t in tokens}
    bare = word.strip("()[]")
    if bare in _ARTICLES or bare in _OPERATORS or bare in _FUNCTIONS:
        return _WEAK
    return _WEAK if kinds <= {"number", "sign"} and not _greek(word) else _STRONG


def _greek(word: str) -> bool:
    return any((c in MATHS and c.isalpha()) or c in "∞" for c in word)


def _open(text: str) -> int:
    return sum(text.count(c) for c in "([") - sum(text.count(c) for c in ")]")


def _formula(run: list[str], plain: Plain) -> str:
    """A run in dollars; brackets that are not closed within it, and the punctuation at its end, stay outside."""
    text = " ".join(run)
    body = text.rstrip(_CLOSERS)
    after = text[len(body) :]
    before = ""
    while _open(body) > 0 and body[:1] in "([":
        before, body = before + body[0], body[1:]
    while _open(body) < 0 and body[-1:] in ")]":
        after, body = body[-1] + after, body[:-1]
    if _open(body) or not body:
        return plain(text)
    return f"{before}${_tex(body)}${after}"


def _tex(body: str) -> str:
    out, place = "", 0
    while place < len(body):
        if body[place] == " ":
            place += 1
            continue
        found = _TOKEN.match(body, place)
        if found is None:  # cannot be: every word was taken apart before
            raise ValueError(body)
        out += _token(found)
        place = found.end()
    while (joined := _SIDE_BY_SIDE.sub(r"\1{\2", out)) != out:
        out = joined
    return out.strip()


def _token(found: re.Match[str]) -> str:
    said = found[0]
    match found.lastgroup:
        case "name":
            return rf"\{said} " if said in _BUILT_IN else rf"\operatorname{{{said}}}"
        case "script":
            inner = said[1:].strip("{}")
            return f"{said[0]}{{{_tex(inner) if _kind(inner) != _NO else _letters(inner)}}}"
        case "sign":
            return _sign(said)
    return said


def _letters(inner: str) -> str:
    """Indices written side by side: kt."""
    return "".join(_sign(c) if c in MATHS else c for c in inner if c.isalnum())


def _sign(sign: str) -> str:
    if sign in RAISED:
        return f"^{{{RAISED[sign]}}}"
    if sign in LOWERED:
        return f"_{{{LOWERED[sign]}}}"
    if sign in MATHS:
        return MATHS[sign] + " "
    return _IN_FORMULAS.get(sign, sign)
