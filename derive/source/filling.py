"""What was found, put in place of the holes of a file; what is set anew is set as its author sets it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable
from typing import NamedTuple

from .edits import Import, Place, Remove, Replace, edited
from .layout import Style, laid_out
from .text import SourceText, Splice, spliced


class Filling(NamedTuple):
    """What stands in place of a hole: a part of a proof, reasons or a term; and what it needs."""

    place: Place
    text: str
    imports: tuple[tuple[str, str], ...] = ()
    declares: tuple[tuple[str, str], ...] = ()


class Unfillable(Exception):
    """It cannot be put there."""


def filled(content: str, fillings: Iterable[Filling], width: int) -> str:
    """A file's text with its holes filled. Raises Unfillable, and SyntaxError."""
    source = SourceText(content)
    of: dict[ast.stmt, list[Filling]] = {}
    for filling in fillings:
        of.setdefault(_statement(source, filling.place), []).append(filling)
    splices = [_rewritten(source, statement, here, width) for statement, here in of.items()]
    needed = dict.fromkeys(Import(*name) for here in of.values() for filling in here for name in filling.imports)
    text = spliced(content, splices)
    return edited(text.encode(), needed).decode() if needed else text


def _statement(source: SourceText, place: Place) -> ast.stmt:
    """The statement that a hole stands in."""
    start, end = source.span(place)
    if source.content[start:end].split(".")[-1].strip() not in ("", "auto") or start >= end:
        raise Unfillable("the file has changed: there is no ... any more")
    statement = source.statement_at(start)
    if statement is None:
        raise Unfillable("there is no statement around it")
    return statement


def _rewritten(source: SourceText, statement: ast.stmt, fillings: list[Filling], width: int) -> Splice:
    """A statement with its holes filled, its lines set anew where they were set as they would be here."""
    start, end = source.range_of(statement)
    first = source.start_of_line(start)
    lead = source.content[first:start]
    indent = re.match(r"\s*", lead)[0]  # type: ignore[index]
    style = Style(width, _step(source, statement, indent))
    declared = _declarations(source, fillings, lead, indent)
    text = _with_found(source, statement, fillings)
    before = lead.removeprefix(indent)
    lines = _set_anew(source.content[start:end], text, before, indent, style)
    if lines is None:
        lines = _set_in_place(f"{lead}{text}", style)
    return Splice(first, end, declared + source.newline.join(lines))


def _with_found(source: SourceText, statement: ast.stmt, fillings: list[Filling]) -> str:
    """The text of a statement, filled; what was found stands on one line."""
    start, end = source.range_of(statement)
    if isinstance(statement, ast.Expr) and source.span(fillings[0].place) == (start, end):
        return f"return {fillings[0].text}"
    line, column = statement.lineno, start - source.start_of_line(start)
    changes = []
    for filling in fillings:
        one, left, other, right = filling.place
        left, right = left - column * (one == line), right - column * (other == line)
        place = one - line + 1, left, other - line + 1, right
        changes.append(Replace(place, filling.text) if filling.text else Remove(place))
    return edited(source.content[start:end].encode(), changes).decode()


def _declarations(source: SourceText, fillings: list[Filling], lead: str, indent: str) -> str:
    """Lines before a statement for indices that the file has no name for."""
    declares = dict.fromkeys(one for filling in fillings for one in filling.declares)
    if declares and lead.strip():
        raise Unfillable("it needs an index of its own, and there is no line for its declaration")
    return "".join([f"{indent}{name} = {declaration}{source.newline}" for name, declaration in declares])


def _step(source: SourceText, statement: ast.stmt, indent: str) -> str:
    """By what lines are set in: as a statement is in its function."""
    around = [n for n in ast.walk(source.tree) if isinstance(n, ast.FunctionDef) and statement in n.body]
    outer = source.content[source.start_of_line(source.range_of(around[0])[0]) :] if around else ""
    step = indent.removeprefix(re.match(r"[ \t]*", outer)[0])  # type: ignore[index]
    return step or "    "


# ── lines ─────────────────────────────────────────────────────────────────────


def _set_anew(old: str, new: str, before: str, indent: str, style: Style) -> list[str] | None:
    """The lines of `return …`, if those of the old statement were set as they would be here; None elsewhere."""
    was, now = on_one_line(old), on_one_line(new)
    if was is None or now is None or not now.startswith("return "):
        return None
    alone = len(old.splitlines()) == 1
    if not alone and [f"{indent}{before}{old}".splitlines()] != [_laid(was, before, indent, style)]:
        return None
    return _laid(now, before, indent, style)


def _laid(statement: str, before: str, indent: str, style: Style) -> list[str]:
    word = "return " if statement.startswith("return ") else ""
    return laid_out(statement.removeprefix(word), style, indent, before + word)


def _set_in_place(statement: str, style: Style) -> list[str]:
    """The lines as they are; those that became too long, broken where they are."""
    lines = []
    for line in statement.splitlines():
        indent = re.match(r"\s*", line)[0]  # type: ignore[index]
        text = line.removeprefix(indent)
        whole = laid_out(text.rstrip(","), style, indent, "", "," if text.endswith(",") else "")
        lines += whole if _is_balanced(text) else [line]
    return lines


def _is_balanced(text: str) -> bool:
    try:
        ast.parse(f"({text.removeprefix('.')})", mode="eval")
    except SyntaxError:
        return False
    return "#" not in text


def on_one_line(statement: str) -> str | None:
    """A statement without its line breaks, the commas before closing brackets and the brackets around it all.

    None where it has comments, which nobody but their author can place.
    """
    written, row, last = "", 1, ""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(_in_brackets(statement)).readline))
    except (tokenize.TokenError, SyntaxError):
        return None
    column = 0
    for token in tokens:
        if token.type == tokenize.COMMENT:
            return None
        if token.type in (tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.INDENT, tokenize.DEDENT):
            continue
        if token.string in (")", "]", "}") and last == "," and token.start[0] != row:
            written = written.rstrip().removesuffix(",")
        if token.start[0] == row:
            written += " " * (token.start[1] - column)
        elif last not in ("(", "[", "{") and token.string not in (")", "]", "}") and not token.string.startswith("."):
            written += " "
        written += token.string
        row, column, last = token.end[0], token.end[1], token.string
    inner = _without_brackets(written[1:-1].strip())
    return f"return {inner}" if statement.startswith("return ") else inner


def _in_brackets(statement: str) -> str:
    return f"({statement.removeprefix('return ')}\n)"


def _without_brackets(written: str) -> str:
    """An expression without brackets around it."""
    while written.startswith("(") and written.endswith(")"):
        inner = written[1:-1].strip()
        try:
            found = ast.parse(inner, mode="eval").body
        except SyntaxError:
            break
        if isinstance(found, ast.Tuple):
            break
        written = inner
    return written
