"""Slips that the syntax of a claim file shows, and what is written there instead."""

from __future__ import annotations

import ast
import builtins
import io
import tokenize
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction

from .. import notation
from ..by import ENTRIES
from ..claims.written.instead import NAMES
from ..files.scan import DEFINED, claims_of
from ..records.verdict import EditVerdict, FixVerdict

RELATIONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "Eq",
    ast.NotEq: "Ne",
    ast.GtE: "Ge",
    ast.Gt: "Gt",
    ast.LtE: "Le",
    ast.Lt: "Lt",
}
SYMPY, COMPARED, DECIMAL, MISSPELT = "sympy-name", "comparison", "decimal", "misspelt-name"
_NOTATION = "derive.notation"
_CLOSE = 0.75
_JOINING = ("And", "Iff", "Implies", "forall")
"""What makes a statement of statements."""

Owned = tuple[str, FixVerdict]
"""The claim that a fix is for, empty for the file, and the fix."""


def slips(content: bytes) -> list[Owned]:
    """The fixes, in the order of the file; none where it is no Python."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        file = _File(content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return list(file.slips())


class _File:
    def __init__(self, text: str) -> None:
        self.tree, self.lines = ast.parse(text), text.split("\n")
        self.text = text
        self.modules = {
            alias.asname or alias.name: alias.name
            for node in self.tree.body
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        self.known = _bound(self.tree) | set(dir(builtins))
        self.all_of_notation = any(
            isinstance(n, ast.ImportFrom) and n.module == _NOTATION and n.names[0].name == "*" for n in self.tree.body
        )
        self.known |= set(notation.__all__) if self.all_of_notation else set()

    def slips(self) -> Iterator[Owned]:
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and node.module == "sympy":
                yield from (("", fix) for fix in self._imports(node))
            elif isinstance(node, ast.FunctionDef) and (found := next(claims_of(node), None)) is not None:
                for decorator in node.decorator_list:
                    yield from ((node.name, fix) for fix in self._statement(decorator))
                if found.kind == "claim":
                    yield from ((node.name, fix) for fix in self._body(node))
            elif not isinstance(node, DEFINED):
                yield from (("", fix) for fix in self._declared(node))

    # ── what is where ──

    def _imports(self, node: ast.ImportFrom) -> Iterator[FixVerdict]:
        """Eq, Ne, Ge, … of SymPy, which are evaluated before anybody reads them."""
        for alias in node.names:
            if alias.name in RELATIONS.values() and alias.asname is None:
                edits = (EditVerdict("unimport", text=f"sympy:{alias.name}"), *self._imported(alias.name))
                yield FixVerdict(SYMPY, node.lineno, f"{alias.name} is taken from {_NOTATION}", edits)

    def _statement(self, decorator: ast.expr) -> Iterator[FixVerdict]:
        """What a claim states: its first argument, and what is given."""
        if not isinstance(decorator, ast.Call):
            return
        given = [word.value for word in decorator.keywords if word.arg == "given"]
        listed = [e for value in given if isinstance(value, ast.List | ast.Tuple) for e in value.elts]
        prefix = decorator.func if isinstance(decorator.func, ast.Attribute) else None
        for stated in (*decorator.args[:1], *listed):
            yield from self._comparison(stated, prefix)
            yield from self._of_sympy(stated)
            yield from self._decimals(stated, safe=False)
            yield from self._misspelt(stated, set(), safe=False)

    def _body(self, function: ast.FunctionDef) -> Iterator[FixVerdict]:
        own = _bound(function)
        for statement in function.body:
            yield from self._of_sympy(statement)
            yield from self._decimals(statement, safe=True)
            yield from self._misspelt(statement, own, safe=True)

    def _declared(self, statement: ast.stmt) -> Iterator[FixVerdict]:
        """Definitions, and terms that the file gives a name: a statement says what these say."""
        yield from self._decimals(statement, safe=False)

    # ── the rules ──

    def _comparison(self, stated: ast.expr, prefix: ast.Attribute | None) -> Iterator[FixVerdict]:
        """a == b, which Python decides at once: Eq(a, b)."""
        match stated:
            case ast.Compare(left, [operator], [right]) if type(operator) in RELATIONS:
                name = RELATIONS[type(operator)]
                module = f"{self._source(prefix.value)}." if prefix is not None else ""
                source = f"{module}{name}({self._source(left)}, {self._source(right)})"
                edits = (self._replace(stated, source), *(() if module else self._imported(name)))
                yield FixVerdict(COMPARED, stated.lineno, f"{self._source(stated)} becomes {source}", edits)
            case ast.Call(ast.Name(name) | ast.Attribute(attr=name), arguments) if name in _JOINING:
                for inner in arguments:
                    yield from self._comparison(inner, prefix)

    def _of_sympy(self, inside: ast.AST) -> Iterator[FixVerdict]:
        """sympy.Eq(a, b): Eq(a, b)."""
        for node in ast.walk(inside):
            match node:
                case ast.Attribute(ast.Name(module), name) if self.modules.get(module) == "sympy":
                    if name in RELATIONS.values():
                        edits = (self._replace(node, name), *self._imported(name))
                        yield FixVerdict(SYMPY, node.lineno, f"{module}.{name} becomes {name}", edits)

    def _decimals(self, inside: ast.AST, safe: bool) -> Iterator[FixVerdict]:
        """0.1: Rational(1, 10); and 1/3, which Python rounds to a decimal: Rational(1, 3)."""
        for node in _terms(inside):
            exact = self._exactly(node)
            if exact is not None and isinstance(node, ast.expr):
                written = self._source(node)
                whole = exact.denominator == 1
                source = str(exact.numerator) if whole else f"Rational({exact.numerator}, {exact.denominator})"
                edits = (self._replace(node, source), *(() if whole else self._imported("Rational")))
                yield FixVerdict(DECIMAL, node.lineno, f"{written} becomes {source}", edits, safe)

    def _exactly(self, node: ast.AST) -> Fraction | None:
        """The number that a decimal, or a quotient of whole numbers, is meant to be; None for anything else."""
        match node:
            case ast.Constant(float()):
                return Fraction(self._source(node).replace("_", ""))
            case ast.BinOp(ast.Constant(int(over)), ast.Div(), ast.Constant(int(under))) if under:
                return Fraction(over, under)
        return None

    def _misspelt(self, inside: ast.AST, own: set[str], safe: bool) -> Iterator[FixVerdict]:
        """A name that is not there, where one other is close to it."""
        known = self.known | own
        own = own | {n.id for n in ast.walk(inside) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
        for node in ast.walk(inside):
            match node:
                case ast.Attribute(ast.Name("by"), name) if name not in ENTRIES:
                    yield from self._nearest(node, name, set(ENTRIES), "by.", safe)
                case ast.Name(name, ast.Load()) if name not in known | own and name not in NAMES:
                    if name in notation.__all__ or name == "by":
                        module = "derive" if name == "by" else _NOTATION
                        edit = EditVerdict("import", text=f"{module}:{name}")
                        yield FixVerdict(MISSPELT, node.lineno, f"{name} is imported", (edit,))
                    else:
                        yield from self._nearest(node, name, {k for k in known if not k.startswith("_")}, "", safe)

    def _nearest(self, node: ast.expr, name: str, known: set[str], prefix: str, safe: bool) -> Iterator[FixVerdict]:
        close = get_close_matches(name, sorted(known), 2, _CLOSE)
        if len(close) == 1:
            said = f"{prefix}{name} becomes {prefix}{close[0]}"
            yield FixVerdict(MISSPELT, node.lineno, said, (self._replace(node, prefix + close[0]),), safe)

    # ── source ──

    def _source(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.text, node) or ""

    def _replace(self, node: ast.expr, source: str) -> EditVerdict:
        line, end_line = node.lineno, node.end_lineno or node.lineno
        place = line, self._column(line, node.col_offset), end_line, self._column(end_line, node.end_col_offset or 0)
        return EditVerdict("replace", place, source)

    def _column(self, line: int, in_bytes: int) -> int:
        return len(self.lines[line - 1].encode()[:in_bytes].decode())

    def _imported(self, name: str) -> tuple[EditVerdict, ...]:
        return (
            () if name in self.known and self.all_of_notation else (EditVerdict("import", text=f"{_NOTATION}:{name}"),)
        )


def _terms(inside: ast.AST) -> Iterator[ast.AST]:
    """The parts of a term: not what is said to a simulation, a limit of time or a witness."""
    if isinstance(inside, ast.keyword) and inside.arg not in ("omit", "of", "at"):
        return
    yield inside
    for child in ast.iter_child_nodes(inside):
        yield from _terms(child)


def _bound(tree: ast.AST) -> set[str]:
    """All names that are bound anywhere in a tree."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(name, ast.Store()) | ast.FunctionDef(name) | ast.ClassDef(name) | ast.arg(name):
                found.add(name)
            case ast.Import(names) | ast.ImportFrom(names=names):
                found |= {(alias.asname or alias.name).split(".")[0] for alias in names}
    return found
