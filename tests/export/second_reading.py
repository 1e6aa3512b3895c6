"""Coq's text read once more, and evaluated with floats: a second opinion on what the printer writes.

It knows the notations and names of Derive.v, and nothing of derive.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

Env = dict[str, Any]
Value = Callable[[Env], Any]
NAN = float("nan")

_TOKEN = re.compile(
    r"\s*(%nat|%R|%T|<->|->|=>|/\\|:>|:=|==|<=|>=|<>|≠|≃|[()\[\];:,+\-*/^<>=]|\d+|[^\W\d][\w']*)", re.UNICODE
)
_LEVELS = {"<->": 95, "/\\": 80, "+": 50, "-": 50, "*": 40, "/": 40, "^": 30}
_RELATIONS = ("==", "≠", "<=", "<", ">=", ">", "≃", "=", "<>")


def tokens(text: str) -> list[str]:
    """The words of a text. Raises ValueError for what is none."""
    found, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"cannot be read: {text[place : place + 40]!r}")
        found.append(match.group(1))
        place = match.end()
    return found


class Reader:
    """A text by the precedences that Derive.v declares."""

    def __init__(self, text: str) -> None:
        self.words, self.at = tokens(text), 0

    @property
    def next(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, wanted: str | None = None) -> str:
        word = self.next
        if wanted is not None and word != wanted:
            raise ValueError(f"{wanted!r} is needed, not {word!r} before {' '.join(self.words[self.at : self.at + 8])}")
        self.at += 1
        return word

    def whole(self) -> Value:
        """All of the text."""
        found = self.expression(200)
        if self.next:
            raise ValueError(f"there is more: {self.words[self.at :][:8]}")
        return found

    def expression(self, level: int) -> Value:
        if self.next == "forall":
            return self._for_all()
        if self.next == "fun":
            return self._function()
        left = self._prefix()
        while True:
            word = self.next
            if word == "->" and level >= 99:
                self.take()
                left = _implies(left, self.expression(200))
            elif word in _RELATIONS and level >= 70:
                self.take()
                left = _related(word, left, self.expression(69))
                if self.next == ":>":
                    self.take(), self.take()
            elif word in _LEVELS and level >= _LEVELS[word]:
                self.take()
                own = _LEVELS[word]
                right = self.expression(own if word == "/\\" else own - 1)
                left = _binary(word, left, right)
            else:
                return left

    def _prefix(self) -> Value:
        if self.next == "-":
            self.take()
            inner = self.expression(35)
            return lambda env: -inner(env)
        return self._use()

    def _use(self) -> Value:
        head, args = self._atom(), []
        while self.next and (self.next in "([" or re.match(r"[\w']", self.next)) and self.next not in ("fun", "forall"):
            args.append(self._atom())
        return _called(head, args) if args else head

    def _atom(self) -> Value:
        word = self.take()
        if word == "(":
            inner = self.expression(200)
            self.take(")")
            return self._scoped(inner)
        if word == "[":
            items = []
            while self.next != "]":
                items.append(self.expression(200))
                if self.next == ";":
                    self.take()
            self.take("]")
            return self._scoped(lambda env: [item(env) for item in items])
        if word.isdigit():
            return self._scoped(lambda env: int(word))
        if re.match(r"[^\W\d]", word):
            return lambda env: env[word] if word in env else BUILT_IN[word]
        raise ValueError(f"{word!r} begins nothing")

    def _scoped(self, value: Value) -> Value:
        if self.next in ("%nat", "%R", "%T"):
            self.take()
        return value

    def _function(self) -> Value:
        self.take("fun")
        names = []
        while self.next != "=>":
            names.append(self.take())
        self.take("=>")
        body = self.expression(200)
        return lambda env: lambda *values: body({**env, **dict(zip(names, values, strict=True))})

    def _for_all(self) -> Value:
        """forall k, (k < n)%nat -> …: only such are evaluated."""
        self.take("forall")
        name = self.take()
        self.take(",")
        self.take("("), self.take(name), self.take("<")
        size = self._atom()
        self.take(")"), self.take("%nat"), self.take("->")
        body = self.expression(200)
        return lambda env: all([body({**env, name: k}) for k in range(size(env))])


def _called(head: Value, args: list[Value]) -> Value:
    return lambda env: head(env)(*[argument(env) for argument in args])


def _implies(given: Value, then: Value) -> Value:
    return lambda env: not given(env) or then(env)


class Sides(tuple):
    """The sides of a relation, with whether it holds."""

    def __new__(cls, holds: bool, *sides: Any) -> Sides:
        made = super().__new__(cls, sides)
        made.holds = holds
        return made

    def __bool__(self) -> bool:
        return self.holds


def _related(name: str, left: Value, right: Value) -> Value:
    def value(env: Env) -> Sides:
        a, b = left(env), right(env)
        near = abs(a - b) <= 1e-9 * max(1e-3, abs(a), abs(b))
        holds = {
            "==": near, "=": near, "≃": near, "≠": not near, "<>": not near, "<=": a < b or near, "<": a < b and not near,
            ">=": a > b or near, ">": a > b and not near,
        }[name]  # fmt: skip
        return Sides(holds, a, b)

    return value


def _binary(word: str, left: Value, right: Value) -> Value:
    def value(env: Env) -> Any:
        a, b = left(env), right(env)
        match word:
            case "<->":
                return bool(a) == bool(b)
            case "/\\":
                return bool(a) and bool(b)
            case "+":
                return a + b
            case "-":
                return a - b
            case "*":
                return a * b
            case "/":
                return a / b if b else NAN
        return _power(a, b)

    return value


def _power(base: float, exponent: float) -> float:
    whole = float(exponent).is_integer()
    if (base == 0 and exponent < 0) or (base < 0 and not whole):
        return NAN
    return float(base) ** exponent


def _left(n: int, omitted: list[int]) -> list[int]:
    return [k for k in range(n) if k not in omitted]


def _slope(f: Callable[[Any], float], point: float) -> float:
    h = 1e-4 * max(1.0, abs(point))
    return (8 * (f(point + h) - f(point - h)) - (f(point + 2 * h) - f(point - 2 * h))) / (12 * h)


def _partial(f: Any, x: Any, j: int) -> float:
    return _slope(lambda t: f(lambda k: t if k == j else x(k)), x(j))


BUILT_IN: dict[str, Any] = {
    **{name: getattr(math, name) for name in ("sin", "cos", "sinh", "cosh", "tanh", "atan", "erf")},
    "exp": lambda a: math.exp(a) if a < 700 else math.inf,
    "log": lambda a: math.log(a) if a > 0 else NAN,
    "abs": abs,
    "PI": math.pi,
    "delta": lambda i, j: float(i == j),
    "Sum": lambda n, o, f: math.fsum([f(k) for k in _left(n, o)]),
    "Prod": lambda n, o, f: math.prod([f(k) for k in _left(n, o)]),
    "Max": lambda n, o, f: max([f(k) for k in _left(n, o)], default=NAN),
    "Min": lambda n, o, f: min([f(k) for k in _left(n, o)], default=NAN),
    "argmax": lambda n, f: max(range(n), key=lambda k: (f(k), -k)),
    "given": lambda p, a: a if p else NAN,
    "all": lambda n, o, f: all([not math.isnan(f(k)) for k in _left(n, o)]),
    "tup": lambda values: lambda k: values[k],
    "D": _partial,
    "D1": _slope,
}


def statements(text: str) -> tuple[Env, dict[str, tuple[str, list[str]]]]:
    """The definitions of a file, as functions; and each lemma's statement, with the names of its variables."""
    env: Env = {}
    for name, binders, body in re.findall(
        r"^Definition (\S+)(.*?) : T :=\n  (.*?)\.\n$", text, re.MULTILINE | re.DOTALL
    ):
        names = re.findall(r"\((\S+) : ", binders)
        read = Reader(body).whole()
        env[name] = _defined(read, names, env)
    lemmas = {}
    for name, binders, said in re.findall(r"^Lemma (\S+) ?(.*?) ?:\n  (.*?)\.\nProof", text, re.MULTILINE | re.DOTALL):
        lemmas[name] = (said, re.findall(r"\((\S+) : (?:nat|R|vec|mat)\)", binders))
    return env, lemmas


def _defined(read: Value, names: list[str], env: Env) -> Any:
    if not names:
        return read(env)
    return lambda *values: read({**env, **dict(zip(names, values, strict=True))})
