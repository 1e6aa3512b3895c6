"""Claim files that only say something: their code sees nothing, and changes nothing, but what it says.

Such a file says the same wherever its lines stand, and leaves no trace in what
runs after it. It is known by its syntax: what may stand in it is listed, and a
file with anything else is not plain.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
from pathlib import Path
from typing import NamedTuple

from ..markdown.kinds import PYTHON
from ..system.reading import real
from .scan import Unreadable, parse


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


_BUILTINS = _words(
    """abs all any bool dict divmod enumerate filter float frozenset int isinstance len list map max min pow range repr
    reversed round set slice sorted str sum tuple zip Ellipsis __name__ __file__"""
)
_REACHING = {name for name in dir(builtins) if name not in _BUILTINS} | {
    "as_written",
    "get_close_matches",
    "import_module",
    "report",
    "sys",
}
"""Names by which code reaches more than it says: other builtins, and what `derive.notation` has for itself."""
_ATTRIBUTES = _words(
    """eq ne le lt ge gt iff implies T max min argmax argmin grad jacobian hessian slope line dots rng
    items keys values copy index count join sum mean prod cumsum std var any all shape size reshape
    where log log2 exp sqrt abs arange linspace geomspace logspace zeros ones full eye array asarray stack concatenate
    pad argsort maximum minimum clip outer dot einsum meshgrid tile repeat column_stack newaxis inf pi e
    standard_normal normal uniform integers exponential standard_exponential choice permutation gumbel poisson
    dirichlet multinomial binomial gamma beta laplace logistic
    comb factorial gcd lcm Fraction"""
)
"""What may be asked of anything: steps, parts of vectors, drawings, containers, arrays, and numbers by chance."""
_CALLED = {"line", "dots"}
"""Of these what may only be called: a claim says by them where it stands."""
_SILENT = {"fractions", "math", "numpy"}
"""Modules that are known by their attributes, as above."""
_PASSING = {"enumerate", "filter", "map", "reversed", "zip"}
"""What is gone through once: whoever has it leaves less of it, so that it is used up where it is made."""
_USING_UP = {"all", "any", "dict", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"}
_BEFORE_OUT = {
    **dict.fromkeys(("abs", "exp", "log", "log2", "sqrt"), 0),
    **dict.fromkeys(
        ("all", "any", "argmax", "argmin", "concatenate", "dot", "max", "maximum", "min", "minimum", "outer", "stack"),
        1,
    ),
    **dict.fromkeys(
        ("clip", "cumsum", "mean", "prod", "standard_exponential", "standard_normal", "std", "sum", "var"), 2
    ),
}
"""How many arguments an array's method takes before the one that it would write into; NumPy's function has one more."""
_KINDS = frozenset(
    [
        *[kind for base in (ast.boolop, ast.operator, ast.unaryop, ast.cmpop) for kind in base.__subclasses__()],
        *(ast.Load, ast.Store, ast.Module, ast.Expr, ast.Assign, ast.AnnAssign, ast.FunctionDef),
        *(ast.Return, ast.For, ast.While, ast.If, ast.Pass, ast.Break, ast.Continue, ast.Import, ast.ImportFrom),
        *(ast.alias, ast.arguments, ast.arg, ast.keyword, ast.comprehension, ast.BoolOp, ast.NamedExpr, ast.BinOp),
        *(ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp),
        *(ast.GeneratorExp, ast.Compare, ast.Call, ast.FormattedValue, ast.JoinedStr, ast.Constant, ast.Attribute),
        *(ast.Subscript, ast.Starred, ast.Name, ast.List, ast.Tuple, ast.Slice),
    ]
)
_ASKED = frozenset(
    [
        *(ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.For, ast.comprehension, ast.Starred, ast.GeneratorExp),
        *(ast.FunctionDef, ast.arg, ast.alias, ast.Import, ast.ImportFrom, ast.keyword),
    ]
)
"""Those of them of which more is asked than that they are listed."""
_BARE = frozenset([kind for kind in _KINDS if not kind._fields and not issubclass(kind, ast.stmt)])
"""Those that hold nothing: how a name is used, and operators."""
_PLACED = (ast.stmt, ast.expr, ast.alias, ast.arg, ast.keyword)
"""What has lines."""


class Layout(NamedTuple):
    """A plain file: the digest of what it says, wherever its lines stand, and the lines between which they stand."""

    said: str
    lines: tuple[int, ...]
    defined: frozenset[tuple[str, int]]
    """The names for which it calls `define`, and in which line."""
    beside: frozenset[str]
    """The names of the files that it imports from beside it."""

    def places(self, lines: tuple[int, ...]) -> tuple[int, ...] | None:
        """Which of its lines these are; None if one of them is none of its."""
        at = {line: place for place, line in enumerate(self.lines)}
        return tuple([at[line] for line in lines]) if at.keys() >= set(lines) else None

    def at(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The lines that are there now."""
        return tuple([self.lines[place] for place in places])


def layout(path: Path) -> Layout | None:
    """How a file is laid out; None where it is not plain, or cannot be read.

    Two files with the same digest are the same code, but that lines without any are elsewhere. So each line that
    Python can tell of the one, of a call or of a function, has its place in the other.
    """
    path = real(path)
    if path.suffix != PYTHON or path.stem.startswith("__"):
        return None
    try:
        _, tree = parse(path)
        reading = _Reading(path.parent, tree)
    except (Unreadable, _Reaches):
        return None
    lines = sorted(reading.lines)
    at = {line: place for place, line in enumerate(lines)}
    said = [(*row, *((at[w[0]], w[1], at[w[2]], w[3]) if w is not None else ())) for row, w in reading.rows]
    digest = hashlib.sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]
    return Layout(digest, tuple(lines), frozenset(reading.defined), frozenset(reading.beside))


_DIGITS = 32


class _Reaches(Exception):
    """Code may see or change what it does not say."""


class _Reading:
    """A file read node by node. Raises _Reaches."""

    def __init__(self, folder: Path, tree: ast.Module) -> None:
        self.folder = folder
        self.rows: list[tuple[list[object], tuple[int, int, int, int] | None]] = []
        """Of each node its kind and fields, with numbers in place of the nodes that hold something; and its place."""
        self.lines: set[int] = set()
        self.defined: set[tuple[str, int]] = set()
        self.beside: set[str] = set()
        self._fits: set[int] = set()
        """The nodes that stand where they may: attributes that are called, modules that are asked for something."""
        self._loaded: dict[int, str] = {}
        """Names in use, but for those."""
        self._bound: set[str] = set()
        self._modules = {"by"}
        self._read(tree)
        if not self._bound.isdisjoint(self._modules | _PASSING | _USING_UP):
            raise _Reaches
        if not self._modules.isdisjoint(self._loaded.values()):
            raise _Reaches

    def _read(self, tree: ast.Module) -> None:
        waiting: list[tuple[ast.AST, bool]] = [(tree, True)]
        while waiting:
            node, is_run = waiting.pop()
            if is_run:
                self._require(node)
            is_run = is_run and not _is_for_scripts(node)
            waiting += [(child, is_run) for child in reversed(self._row(node))]

    def _row(self, node: ast.AST) -> list[ast.AST]:
        """Take down what a node says by itself; the nodes in it."""
        row: list[object] = [type(node).__name__]
        inside: list[ast.AST] = []
        for name in node._fields:
            value = getattr(node, name, None)
            if type(value) in _BARE:
                row.append(type(value).__name__)
            elif isinstance(value, ast.AST):
                inside.append(value)
                row.append(True)
            elif isinstance(value, list):
                nodes = [one for one in value if isinstance(one, ast.AST)]
                inside += nodes
                row += [len(value), *[one for one in value if not isinstance(one, ast.AST)]]
                if len(nodes) < len(value):
                    row.append([isinstance(one, ast.AST) for one in value])
            else:
                row.append(value)
        where = None
        if isinstance(node, _PLACED):
            where = node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0
            self.lines |= {where[0], where[2]}
        self.rows.append((row, where))
        return inside

    def _require(self, node: ast.AST) -> None:
        if type(node) not in _ASKED:
            if type(node) not in _KINDS:
                raise _Reaches
            return
        match node:
            case ast.Name(name, used):
                self._require_name(name, node)
                if type(used) is not ast.Load:
                    self._bind(name)
                elif id(node) not in self._fits:
                    self._loaded[id(node)] = name
            case ast.Call():
                self._require_call(node)
            case ast.Attribute():
                self._require_attribute(node)
                self._fits.add(id(node.value))
            case ast.Subscript(_, _, ast.Store()):
                raise _Reaches
            case ast.For(_, through) | ast.comprehension(_, through) | ast.Starred(through):
                self._fits.add(id(through))
            case ast.GeneratorExp():
                if id(node) not in self._fits:
                    raise _Reaches
            case ast.FunctionDef(name) | ast.arg(name):
                self._bind(name)
            case ast.alias(name, other):
                if (other or name).startswith("__"):
                    raise _Reaches
            case ast.Import(names):
                if any(alias.name not in _SILENT or self._is_beside(alias.name) for alias in names):
                    raise _Reaches
                self._modules |= {alias.asname or alias.name for alias in names}
            case ast.ImportFrom():
                self._require_known(node)
            case ast.keyword("out"):
                raise _Reaches

    def _require_name(self, name: str, node: ast.Name) -> None:
        if name in _REACHING or (name.startswith("__") and name not in _BUILTINS):
            raise _Reaches
        if name in _PASSING and id(node) not in self._fits:
            raise _Reaches

    def _require_call(self, node: ast.Call) -> None:
        """What it calls may be called so; what it is given may be used up, if that is what it does."""
        match node.func, node.args:
            case ast.Name("define"), [ast.Constant(str(name)), *_]:
                self.defined.add((name, node.lineno))
            case ast.Name(name), given if name in _PASSING | _USING_UP:
                if name in _PASSING and id(node) not in self._fits:
                    raise _Reaches
                self._fits |= set(map(id, given))
            case ast.Attribute(ast.Name(of), name), given if name in _BEFORE_OUT and of != "math":
                self._require_no_out(node, _BEFORE_OUT[name] + (of in self._modules))
            case ast.Attribute(_, name), _ if name in _BEFORE_OUT:
                self._require_no_out(node, _BEFORE_OUT[name])
        of_one = isinstance(node.func, ast.Attribute) and node.func.attr not in _CALLED
        if of_one and any(word.arg is None for word in node.keywords):  # `out` may be among them
            raise _Reaches
        self._fits.add(id(node.func))

    def _require_no_out(self, node: ast.Call, most: int) -> None:
        """Nothing is written into an array."""
        if len(node.args) > most or any(isinstance(one, ast.Starred) for one in node.args):
            raise _Reaches

    def _bind(self, name: str) -> None:
        """A name is given to something: none that Python has."""
        if name.startswith("__"):
            raise _Reaches
        self._bound.add(name)

    def _require_attribute(self, node: ast.Attribute) -> None:
        name = node.attr
        is_reason = isinstance(node.value, ast.Name) and node.value.id == "by" and name.islower() and name[0] != "_"
        if type(node.ctx) is not ast.Load or not (is_reason or name in _ATTRIBUTES):
            raise _Reaches
        if name in _CALLED and id(node) not in self._fits:
            raise _Reaches

    def _require_known(self, node: ast.ImportFrom) -> None:
        module, names = node.module or "", [alias.name for alias in node.names]
        if any(name in _REACHING or name.startswith("_") for name in names) or node.level:
            raise _Reaches
        if module == "derive":
            fits = names == ["by"] and node.names[0].asname in (None, "by")
        else:
            self._bound |= {alias.asname or alias.name for alias in node.names}
            if module == "derive.by" and not all(name.islower() for name in names):
                raise _Reaches
            if module in _SILENT:
                fits = all(name in _ATTRIBUTES for name in names) and not self._is_beside(module)
            elif module in ("derive.notation", "derive.by", "__future__") or module.startswith("derive.library."):
                fits = True
            else:
                fits = "." not in module and self._is_beside(module)
                self.beside.add(module)
        if not fits:
            raise _Reaches

    def _is_beside(self, module: str) -> bool:
        """Whether an import finds a file beside this one: what that reaches is asked of itself."""
        return (self.folder / f"{module}.py").is_file()


def _is_for_scripts(node: ast.AST) -> bool:
    """Whether it is `if __name__ == "__main__": …`, which no run comes into."""
    match node:
        case ast.If(ast.Compare(ast.Name("__name__"), [ast.Eq()], [ast.Constant("__main__")]), _, []):
            return True
    return False
