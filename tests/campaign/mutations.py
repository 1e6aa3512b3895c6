"""Small wrong changes to a Python file, one at a time: what a test should notice.

Each takes one node of the syntax tree and puts another in its place: a
comparison turned, a boundary moved by one, `and` for `or`, a `not` dropped, a
condition that is always or never met, a refusal left out, another return value.
Words that are for the reader alone (messages, notes for the report, types) stay.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass

Put = Callable[[ast.AST], None]

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Mult: ast.Add,
    ast.Pow: ast.Mult,
    ast.Mod: ast.Mult,
}
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
_READER_ONLY = (ast.JoinedStr, ast.Import, ast.ImportFrom)
_UNTOUCHED = {"annotation", "returns", "decorator_list", "bases", "type_params", "pattern"}


@dataclass
class Mutation:
    """One change: where it is, what it does, and how it is put into the tree."""

    line: int
    column: int
    function: str
    what: str
    put: Put
    old: ast.AST
    new: ast.AST

    @contextmanager
    def made(self) -> Iterator[None]:
        """The tree with the change in it."""
        ast.fix_missing_locations(ast.copy_location(self.new, self.old) if hasattr(self.old, "lineno") else self.new)
        self.put(self.new)
        try:
            yield
        finally:
            self.put(self.old)


def mutations(tree: ast.Module) -> Iterator[Mutation]:
    """All changes to a file, from the top down."""
    return _below(tree, "", False)


def _below(node: ast.AST, function: str, in_bool: bool) -> Iterator[Mutation]:
    for name, value in ast.iter_fields(node):
        if name in _UNTOUCHED:
            continue
        children = value if isinstance(value, list) else [value]
        for place, child in enumerate(children):
            if isinstance(child, ast.AST) and not _for_the_reader(child):
                put = _putter(node, name, place if isinstance(value, list) else None)
                yield from _at(child, put, function, in_bool)


def _putter(node: ast.AST, name: str, place: int | None) -> Put:
    if place is None:
        return lambda new: setattr(node, name, new)
    return lambda new: getattr(node, name).__setitem__(place, new)


def _at(node: ast.AST, put: Put, function: str, in_bool: bool) -> Iterator[Mutation]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        function = f"{function}.{node.name}" if function else node.name
        in_bool = isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) == "bool"
    changes = _statement(node, in_bool) if isinstance(node, ast.stmt) else _expression(node)
    for what, new in changes:
        line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        if isinstance(node, ast.match_case):
            line, column = node.pattern.lineno, node.pattern.col_offset
        if isinstance(node, ast.comprehension):
            line, column = node.ifs[0].lineno, node.ifs[0].col_offset
        yield Mutation(line, column, function, what, put, node, new)
    if isinstance(node, ast.Raise):
        return
    yield from _below(node, function, in_bool)


def _for_the_reader(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return _for_the_reader(node.value) or isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "note"
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    return isinstance(node, _READER_ONLY)


# ── statements ────────────────────────────────────────────────────────────────


def _statement(node: ast.stmt, in_bool: bool) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Raise() | ast.Continue() | ast.Expr(ast.Call()):
            yield f"without `{_short(node)}`", ast.Pass()
        case ast.AugAssign(target, op, value):
            yield f"without `{_short(node)}`", ast.Pass()
            if type(op) in _OPERATORS:
                yield f"`{_short(node)}` the other way", ast.AugAssign(target, _OPERATORS[type(op)](), value)
        case ast.Return(ast.Constant()) | ast.Return(None):
            pass  # constants change by themselves
        case ast.Return(value):
            for new in (True, False) if in_bool else (None,):
                yield f"returns {new} for `{_short(value)}`", ast.Return(ast.Constant(new))
        case ast.If(test, body, orelse):
            for new in (True, False):
                yield f"`{_short(test)}` is {new}", ast.If(ast.Constant(new), body, orelse)
        case ast.Assign(targets, ast.Constant()) if all(isinstance(t, ast.Name) for t in targets):
            pass


def _short(node: ast.AST | None) -> str:
    text = " ".join(ast.unparse(node).split()) if node is not None else ""
    return text if len(text) <= 70 else text[:69] + "…"


# ── expressions ───────────────────────────────────────────────────────────────


def _expression(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(left, [op, *ops], others):
            for other in _COMPARED[type(op)]:
                yield _turned(node, ast.Compare(left, [other(), *ops], others))
            for place, second in enumerate(ops):
                for other in _COMPARED[type(second)]:
                    changed = [op, *ops[:place], other(), *ops[place + 1 :]]
                    yield _turned(node, ast.Compare(left, changed, others))
            yield from _members(node)
        case ast.BoolOp(op, values):
            yield _turned(node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values))
            for place, value in enumerate(values):
                rest = values[:place] + values[place + 1 :]
                left = rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
                yield f"`{_short(node)}` without `{_short(value)}`", left
        case ast.UnaryOp(ast.Not() | ast.USub() | ast.Invert(), operand):
            yield _turned(node, operand)
        case ast.BinOp(left, op, right):
            yield from _operator(node, left, op, right)
        case ast.Constant(bool() as value):
            yield _turned(node, ast.Constant(not value))
        case ast.Constant(int() as value):
            yield _turned(node, ast.Constant(value + 1))
            yield _turned(node, ast.Constant(value - 1))
        case ast.Name(name) if name in _NAMES:
            yield _turned(node, ast.Name(_NAMES[name], ast.Load()))
        case ast.IfExp(_, body, orelse):
            yield _turned(node, body)
            yield _turned(node, orelse)
        case ast.comprehension(target, source, [_, *_] as conditions, is_async):
            for place in range(len(conditions)):
                rest = conditions[:place] + conditions[place + 1 :]
                yield (
                    f"takes all: not `if {_short(conditions[place])}`",
                    ast.comprehension(target, source, rest, is_async),
                )
        case ast.match_case(pattern, guard, body):
            yield from _case(pattern, guard, body)


def _turned(old: ast.AST, new: ast.AST) -> tuple[str, ast.AST]:
    return f"`{_short(old)}` → `{_short(new)}`", new


def _operator(node: ast.BinOp, left: ast.expr, op: ast.operator, right: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    if type(op) in _OPERATORS:
        yield _turned(node, ast.BinOp(left, _OPERATORS[type(op)](), right))
    if isinstance(op, ast.Sub | ast.BitOr | ast.BitAnd):
        yield _turned(node, left)
    if isinstance(op, ast.BitOr | ast.BitAnd):
        yield _turned(node, right)


def _members(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    """x in (a, b) without one of them."""
    match node:
        case ast.Compare(left, [ast.In() | ast.NotIn() as op], [ast.Tuple(elements)]):
            for place in range(len(elements)):
                rest = ast.Tuple(elements[:place] + elements[place + 1 :], ast.Load())
                yield _turned(node, ast.Compare(left, [op], [rest]))


def _case(pattern: ast.pattern, guard: ast.expr | None, body: list[ast.stmt]) -> Iterator[tuple[str, ast.AST]]:
    never = ast.Constant(False)
    if guard is not None:
        yield f"case `{_short(pattern)}` without `if {_short(guard)}`", ast.match_case(pattern, None, body)
    if not (isinstance(pattern, ast.MatchAs) and pattern.pattern is None):
        yield f"never case `{_short(pattern)}`", ast.match_case(deepcopy(pattern), never, body)
