"""Changes to a claim file: at places of its syntax tree, so that comments, spacing and line ends stay as they are.

A place is (line, column, end line, end column): lines from 1, columns from 0 in characters, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

Place = tuple[int, int, int, int]
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Replace:
    """An expression, by another one."""

    place: Place
    source: str


@dataclass(frozen=True)
class Remove:
    """An argument of a call, with its comma."""

    place: Place


@dataclass(frozen=True)
class Append:
    """One argument more, after those without a keyword, for the call that ends at a place: a line and a column."""

    end: tuple[int, int]
    source: str


@dataclass(frozen=True)
class Import:
    """A name that the file imports from a module."""

    module: str
    name: str


@dataclass(frozen=True)
class Unimport:
    """A name that the file imports from a module no more."""

    module: str
    name: str


Edit = Replace | Remove | Append | Import | Unimport


class NoSuchPlace(Exception):
    """The file has nothing at a place that was to be changed."""


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with changes made in it. Raises NoSuchPlace, and libcst's ParserSyntaxError for what is no Python."""
    listed = list(dict.fromkeys(edits))
    mark, body = (_MARK, content[3:]) if content.startswith(_MARK) else (b"", content)
    wrapper = MetadataWrapper(cst.parse_module(body))
    changing = _Changing([e for e in listed if not isinstance(e, Import | Unimport)])
    module = wrapper.visit(changing)
    if changing.left:
        raise NoSuchPlace(f"there is nothing to change at {changing.left}")
    for edit in listed:
        if isinstance(edit, Unimport):
            module = _without_import(module, edit)
    for edit in listed:
        if isinstance(edit, Import):
            module = _importing(module, edit)
    return mark + module.bytes


class _Changing(cst.CSTTransformer):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, edits: list[Replace | Remove | Append]) -> None:
        super().__init__()
        self.replaced = {e.place: e.source for e in edits if isinstance(e, Replace)}
        self.removed = {e.place for e in edits if isinstance(e, Remove)}
        self.appended: dict[tuple[int, int], list[str]] = {}
        for edit in edits:
            if isinstance(edit, Append):
                self.appended.setdefault(edit.end, []).append(edit.source)
        self.left: set[Any] = {*self.replaced, *self.removed, *self.appended}

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        updated_node = super().on_leave(original_node, updated_node)
        if not isinstance(original_node, cst.BaseExpression):
            return updated_node
        place = self._place(original_node)
        if isinstance(original_node, cst.Call):
            updated_node = self._call(original_node, updated_node, place)
        source = self.replaced.get(place)
        if source is None:
            return updated_node
        self.left.discard(place)
        new: Any = cst.parse_expression(source)
        if isinstance(original_node, cst.Tuple):
            return new
        return new.with_changes(lpar=(*original_node.lpar, *new.lpar), rpar=(*new.rpar, *original_node.rpar))

    def _place(self, node: cst.CSTNode) -> Place:
        """Where a node stands, as Python says it: a tuple with its brackets, anything else without."""
        first, last = (node.lpar[-1], node.rpar[0]) if isinstance(node, cst.Tuple) and node.lpar else (node, node)
        start: CodeRange = self.get_metadata(PositionProvider, first)
        end: CodeRange = self.get_metadata(PositionProvider, last)
        return start.start.line, start.start.column, end.end.line, end.end.column

    def _call(self, original: cst.Call, updated: cst.Call, place: Place) -> cst.Call:
        gone = [n for n, arg in enumerate(original.args) if self._place(arg.value) in self.removed]
        self.left -= {self._place(original.args[n].value) for n in gone}
        more = self.appended.get(place[2:], [])
        self.left.discard(place[2:])
        if not gone and not more:
            return updated
        args = [arg for n, arg in enumerate(updated.args) if n not in gone]
        last = updated.args[-1].comma if updated.args else cst.MaybeSentinel.DEFAULT
        if args and gone and len(updated.args) - 1 in gone:
            args[-1] = _closing(args[-1], last, updated)
        return updated.with_changes(args=_with_more(args, more))


def _closing(arg: cst.Arg, last: Any, call: cst.Call) -> cst.Arg:
    """What is the last argument now: with a comma behind it if there was one behind the last, and with its comment."""
    own = arg.comma
    ends = last.whitespace_after if isinstance(last, cst.Comma) else call.args[-1].whitespace_after_arg
    if not isinstance(own, cst.Comma):
        return arg
    told = _comment(own.whitespace_after)
    if isinstance(last, cst.Comma):
        after = _with_comment(ends, told) if told is not None else _without_comment(last).whitespace_after
        return arg.with_changes(comma=own.with_changes(whitespace_after=after))
    if told is not None:  # a comment stays on its line, behind the comma
        after = own.whitespace_after
        return arg.with_changes(comma=own.with_changes(whitespace_after=_with_comment(ends, told, after)))
    return arg.with_changes(comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=ends)


def _comment(space: Any) -> cst.Comment | None:
    return space.first_line.comment if isinstance(space, cst.ParenthesizedWhitespace) else None


def _with_comment(space: Any, told: cst.Comment, fallback: Any = None) -> Any:
    """The space behind the last argument, with the comment of what is the last one now."""
    if isinstance(space, cst.ParenthesizedWhitespace):
        first = space.first_line
        return space.with_changes(first_line=first.with_changes(whitespace=cst.SimpleWhitespace("  "), comment=told))
    return fallback if fallback is not None else space


def _with_more(args: list[cst.Arg], more: list[str]) -> list[cst.Arg]:
    """Arguments with more of them behind those that have no keyword, laid out as these are."""
    for source in more:
        place = next((n for n, arg in enumerate(args) if arg.keyword is not None or arg.star == "**"), len(args))
        new = cst.Arg(cst.parse_expression(source))
        if place < len(args):
            args.insert(place, new.with_changes(comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))))
        elif args:
            last = args[-1]
            between = args[-2].comma if len(args) > 1 else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
            between = _without_comment(between)
            if isinstance(last.comma, cst.Comma):  # a trailing comma stays where it is, behind the new argument
                told = _comment(last.comma.whitespace_after)
                space = between.whitespace_after
                own = space if told is None else _with_comment(space, told, last.comma.whitespace_after)
                args[-1] = last.with_changes(comma=between.with_changes(whitespace_after=own))
                args.append(new.with_changes(comma=_without_comment(last.comma)))
            else:
                args[-1] = last.with_changes(comma=between, whitespace_after_arg=cst.SimpleWhitespace(""))
                args.append(new.with_changes(whitespace_after_arg=last.whitespace_after_arg))
        else:
            args.append(new)
    return args


def _without_comment(comma: Any) -> Any:
    space = comma.whitespace_after if isinstance(comma, cst.Comma) else None
    if isinstance(space, cst.ParenthesizedWhitespace) and space.first_line.comment is not None:
        line = space.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace(""))
        return comma.with_changes(whitespace_after=space.with_changes(first_line=line))
    return comma


# ── imports ───────────────────────────────────────────────────────────────────


def _importing(module: cst.Module, edit: Import) -> cst.Module:
    """The module, with a name among those that it imports."""
    places: list[tuple[int, Any]] = [
        (n, small) for n, small in enumerate(module.body) if _import_of(small, edit.module) is not None
    ]
    for number, statement in places:
        found = _import_of(statement, edit.module)
        if found is None or isinstance(found.names, cst.ImportStar):
            return module
        if any(_called(alias) == edit.name for alias in found.names):
            return module
        body = list(module.body)
        body[number] = statement.with_changes(body=[_with_name(found, edit.name), *statement.body[1:]])
        return module.with_changes(body=body)
    line = cst.parse_statement(f"from {edit.module} import {edit.name}\n", module.config_for_parsing)
    body = list(module.body)
    body.insert(_after_imports(body), line)
    return module.with_changes(body=body)


def _without_import(module: cst.Module, edit: Unimport) -> cst.Module:
    """The module, without a name among those that it imports. Raises NoSuchPlace."""
    for number, statement in enumerate(module.body):
        found = _import_of(statement, edit.module)
        if found is None or isinstance(found.names, cst.ImportStar):
            continue
        left = [alias for alias in found.names if _called(alias) != edit.name]
        if len(left) == len(found.names):
            continue
        body: list[Any] = list(module.body)
        if left:
            if not found.lpar:
                left[-1] = left[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            others = list(body[number].body[1:])
            body[number] = body[number].with_changes(body=[found.with_changes(names=left), *others])
        elif len(body[number].body) == 1:
            following = body[number + 1] if number + 1 < len(body) else None
            if following is not None:
                body[number + 1] = following.with_changes(leading_lines=_lines_above(body[number], following))
            del body[number]
        else:
            raise NoSuchPlace(f"{edit.name} is imported in a line with something else")
        return module.with_changes(body=body)
    raise NoSuchPlace(f"{edit.name} is not imported from {edit.module}")


def _lines_above(gone: Any, following: Any) -> list[Any]:
    """What stands above a line that follows one which is gone: comments of both, and the space of the first."""
    if any(line.comment is not None for line in gone.leading_lines):
        return [*gone.leading_lines, *following.leading_lines]
    return list(following.leading_lines or gone.leading_lines)


def _import_of(statement: Any, module: str) -> cst.ImportFrom | None:
    """The import from a module that a line is."""
    if not isinstance(statement, cst.SimpleStatementLine) or not isinstance(statement.body[0], cst.ImportFrom):
        return None
    found = statement.body[0]
    name = cst.Module([]).code_for_node(found.module) if found.module is not None else ""
    return found if name == module and not found.relative else None


def _called(alias: cst.ImportAlias) -> str:
    return cst.Module([]).code_for_node(alias.name) if alias.asname is None else ""


def _order(name: str) -> tuple[int, str]:
    """As imports are sorted: constants, classes, functions."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2), name


def _with_name(found: cst.ImportFrom, name: str) -> cst.ImportFrom:
    aliases = list(found.names)  # type: ignore[arg-type]
    names = [_called(alias) for alias in aliases]
    is_sorted = sorted(names, key=_order) == names
    place = next((n for n, other in enumerate(names) if is_sorted and _order(other) > _order(name)), len(aliases))
    new, commas = cst.ImportAlias(cst.Name(name)), [alias.comma for alias in aliases]
    between: Any = commas[0] if len(commas) > 1 else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    if place < len(aliases):
        aliases.insert(place, new.with_changes(comma=between))
    else:
        aliases.append(new.with_changes(comma=aliases[-1].comma))
        aliases[-2] = aliases[-2].with_changes(comma=between)
    return found.with_changes(names=aliases)


def _after_imports(body: list[Any]) -> int:
    """Where an import goes: behind the last one at the top, or behind the docstring."""
    place = 0
    for number, statement in enumerate(body):
        first = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
        if isinstance(first, cst.Import | cst.ImportFrom):
            place = number + 1
        elif not (number == 0 and isinstance(first, cst.Expr)):
            break
        elif place == 0:
            place = 1
    return place
