"""A claim file run: every top-level statement on its own, so that one bad one hides no other."""

from __future__ import annotations
import __future__

import ast
from typing import Any

from ..claims.stating import Recording
from ..markdown.script import first_line
from ..messages.kind import Kind
from ..messages.sources import INSIDE, MISSING, NOT_RECORDED
from ..system.limit import FROM_OUTSIDE
from .explained import explained, is_raised_by, kind_of, line_in
from .loaded import Broken, Loaded, Missing, Problem
from .scan import DEFINED, KINDS, Found, claims_inside, claims_of


def run_statements(loaded: Loaded, tree: ast.Module, record: Recording) -> None:
    """Run the statements of a file in order. What goes wrong is in `loaded.problems`."""
    loaded.claims, loaded.definitions = record.claims, record.definitions
    flags = _future_flags(tree)
    for node in tree.body:
        before = set(record.claims)
        try:
            code = compile(ast.Module([node], []), str(loaded.path), "exec", flags, dont_inherit=True)
            exec(code, loaded.module.__dict__)  # noqa: S102
        except FROM_OUTSIDE:
            raise
        except BaseException as problem:
            _note(loaded, tree, node, problem)
        _refuse_inside(loaded, node, set(record.claims) - before)
    told = {*record.claims, *[problem.claim for problem in loaded.problems]}
    others = [node for node in tree.body if isinstance(node, DEFINED) and node.name not in told]
    for found in [found for node in others for found in claims_of(node)]:
        _unrecorded(loaded, found, "what decorates it did not take it down", NOT_RECORDED)


def _refuse_inside(loaded: Loaded, node: ast.stmt, new: set[str]) -> None:
    """Claims in a statement are refused, recorded or not: whether they are there would depend on how it runs."""
    taken_back = [loaded.claims.pop(name) for name in ([] if isinstance(node, DEFINED) else new)]
    for found in claims_inside(node):
        _unrecorded(loaded, found, _INSIDE.format(found.inside), INSIDE)
    for claim in taken_back:
        refusal = f"{claim.name}: {_INSIDE.format('another statement')}"
        loaded.problems.append(Problem(loaded.path, claim.line, refusal, source=claim.source, message_kind=INSIDE))


def _note(loaded: Loaded, tree: ast.Module, node: ast.stmt, problem: BaseException) -> None:
    """A statement failed: what it would have bound is missing from here on."""
    line = line_in(problem, str(loaded.path)) or node.lineno
    below = _defined_below(loaded, tree, node, problem)
    message, told = below or explained(problem, loaded.module.__dict__), kind_of(problem)
    kind = _kind(node)
    name = node.name if kind is not None and isinstance(node, DEFINED) else None
    first = loaded.missing.get(problem.name or "") if isinstance(problem, NameError) else None
    if first is not None:
        message, told = f"{first.name} is missing, because line {first.line} failed", MISSING
    for bound in _bound_names(node):
        loaded.missing.setdefault(bound, first or Missing(bound, node.lineno))
        vars(loaded.module).pop(bound, None)
    if first is not None and name is None:
        return  # what failed first is told, and so is each claim that lacks it
    source = next((found.source for found in claims_of(node)), None)
    loaded.problems.append(Problem(loaded.path, line, message, name, kind or "claim", source, told))
    if name is not None and name not in loaded.claims:
        setattr(loaded.module, name, Broken(name, line))


def _defined_below(loaded: Loaded, tree: ast.Module, node: ast.stmt, problem: BaseException) -> str | None:
    """Where a name that a statement lacks is defined further down in the same file; None where it is not."""
    if type(problem) is not NameError or not is_raised_by(problem, loaded.module):
        return None
    for other in tree.body[tree.body.index(node) + 1 :]:
        own = {other.name} if isinstance(other, DEFINED) else _bound_names(other)
        if problem.name in own:
            how = "imported" if isinstance(other, ast.Import | ast.ImportFrom) else "defined"
            return f"{problem.name} is {how} below, in line {first_line(other)}; move it up"
    return None


def _future_flags(tree: ast.Module) -> int:
    names = [a.name for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__" for a in n.names]
    return sum({getattr(__future__, name).compiler_flag for name in names if hasattr(__future__, name)})


def _kind(node: ast.stmt) -> str | None:
    """Which decorator of ours a function has."""
    if isinstance(node, DEFINED):
        for decorator in node.decorator_list:
            called: Any = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = getattr(called, "id", getattr(called, "attr", None))
            if name in KINDS:
                return str(name)
    return None


_INSIDE = "it is inside {0}, and a claim is a top-level function of its file"


def _unrecorded(loaded: Loaded, found: Found, why: str, told: Kind) -> None:
    said = f"{found.name}: scanned, not recorded: {why}"
    loaded.problems.append(Problem(loaded.path, found.line, said, found.name, found.kind, found.source, told))


_INNER = DEFINED | ast.Lambda | ast.comprehension
"""What has names of its own."""


def _bound_names(node: ast.AST) -> set[str]:
    """The names that a statement would have bound in its file, but for that of a function or class."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(a.asname or a.name).split(".")[0] for a in node.names}
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Store) else set()
    parts = [part for part in ast.iter_child_nodes(node) if not isinstance(node, _INNER)]
    return set().union(*map(_bound_names, parts))
