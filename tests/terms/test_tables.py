"""A new kind of term or statement is one entry in each table: here a kind without one is found."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, is_dataclass
from typing import Any

import pytest
from rooms import MODULES

from derive.printing import tree
from derive.printing.tree import Notation
from derive.terms import node
from derive.terms.node import Bound, BoundScalar, Node, Term
from derive.terms.statement import Prop, Rel
from derive.terms.table import NoEntry, Table
from derive.terms.term import Add, Index, Num


def kinds(over: type[Any]) -> set[type[Any]]:
    """The concrete classes of terms or statements: each adds itself to what trees are made of. Those of notation.

    A dataclass with slots is made out of one without, which stays behind: that is no kind.
    """
    if over is Notation:
        pieces = [kind for kind in vars(tree).values() if isinstance(kind, type) and issubclass(kind, Notation)]
        return {*pieces} - {Notation}
    nodes = {kind for kind in node.PLAIN if isinstance(kind, type) and issubclass(kind, over)}
    return {kind for kind in nodes if is_dataclass(kind) and "__slots__" in vars(kind)}


def tables() -> dict[str, Table[Any]]:
    """All tables that stand in a module of derive, each by the name that it has where it was made."""
    found: dict[int, tuple[str, Table[Any]]] = {}
    for module in sorted(MODULES, key=len, reverse=True):
        if module != "derive.__main__":
            held = vars(importlib.import_module(module))
            found |= {id(t): (f"{module}.{name}", t) for name, t in held.items() if isinstance(t, Table)}
    return {name.removeprefix("derive."): table for name, table in found.values()}


def missing(table: Table[Any]) -> set[type[Any]]:
    """The kinds that a table says nothing of."""
    return kinds(table.over) - set(table)


TABLES = tables()


def test_the_kinds_are_found() -> None:
    names = [kind.__name__ for kind in kinds(Node)]
    assert len(names) == len(set(names))
    assert {"Num", "Add", "Reduce", "Call", "Lam", "BoundScalar", "Rel", "Tends"} <= set(names)
    assert {"Node", "Term", "Prop"}.isdisjoint(names)


def test_every_job_has_its_table() -> None:
    """Balls and jets have none of their own: `walk` is one walk over a field, and a jet is a number of it."""
    jobs = {name.rpartition(".")[2]: table.over for name, table in TABLES.items()}
    assert jobs == {
        "NOTATION": Node,  # printing
        "LINE": Notation,  # what it makes, in text
        "TEX": Notation,  # and in LaTeX
        "MATHML": Notation,  # and in MathML
        "SPOKEN": Notation,  # and in words
        "VALUE": Term,  # value, ball and jet
        "WHOLE": Term,
        "POSITION": Term,
        "COMPONENTS": Term,
        "ROW": Term,  # derivative row
        "SIGN": Term,
        "GERM": Term,  # behaviour near a target
        "DEFINED": Term,
        "SMOOTH": Term,
        "NORMAL": Term,
        "EXCHANGEABLE": Node,
        "PLAIN": Term,  # explicit form
        "SYMBOLIC": Term,
        "READING": Term,
        "TRUTH": Prop,  # a statement at points, by balls
        "CODES": Prop,  # and by floats
        "INSTANCES": Prop,
    }
    assert len(TABLES) == len(jobs)


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_has_an_entry_or_a_reason(name: str) -> None:
    assert kinds(TABLES[name].over)
    assert missing(TABLES[name]) == set()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_kinds_alone_and_its_reasons_are_sentences(name: str) -> None:
    table = TABLES[name]
    assert set(table) <= kinds(table.over)
    assert set(table.reasons) <= set(table)
    assert all(callable(entry) for entry in table.values())
    assert all(len(reason.split()) > 2 for reason in table.reasons.values())
    own = set(table) - set(table.reasons)
    assert own, "a table of exceptions is none"


@pytest.mark.parametrize("name", ["SIGN", "DEFINED", "SMOOTH", "ROW", "NORMAL"])
def test_what_is_bound_is_opened_before_the_kernel_looks_at_it(name: str) -> None:
    table = next(t for full, t in TABLES.items() if full.endswith("." + name))
    assert {Bound, BoundScalar} <= set(table.reasons)


# ── a kind that nobody wrote entries for ──────────────────────────────────────


@pytest.fixture
def new_kind(monkeypatch: pytest.MonkeyPatch) -> type[Term]:
    monkeypatch.setattr(node, "_open", True)
    monkeypatch.setattr(node, "PLAIN", set(node.PLAIN))

    @dataclass(frozen=True, eq=False, slots=True)
    class Floor(Term):
        __module__ = "derive.terms.term"  # elsewhere no kind can be added at all

        of: Term

        def parts(self) -> tuple[Term, ...]:
            return (self.of,)

    return Floor


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if issubclass(Term, table.over)])
def test_a_new_kind_is_missed_by_every_table_of_terms(name: str, new_kind: type[Term]) -> None:
    assert new_kind in kinds(Term)
    assert missing(TABLES[name]) == {new_kind}
    with pytest.raises(NoEntry, match="there is no entry for Floor"):
        TABLES[name][new_kind]


def test_and_the_kernel_takes_nothing_for_granted_of_it(new_kind: Any) -> None:
    """Where a ladder of cases ended in "has a value" or "an atom", a term of a new kind would have been let through."""
    from derive.kernel.context.context import Context

    floor = new_kind(Num(node.Fraction(1)))
    for ask in (Context(()).gap, Context(()).sign, Context(()).normal):
        with pytest.raises(NoEntry):
            ask(floor)  # type: ignore[operator]


# ── a table ───────────────────────────────────────────────────────────────────


class TestTable:
    @pytest.fixture
    def table(self) -> Table[Any]:
        table: Table[Any] = Table("the size of a term", Term)
        table.entry(Add)(len)
        return table

    def test_it_finds_an_entry_by_the_class(self, table: Table[Any]) -> None:
        assert table[Add] is len

    def test_it_refuses_a_second_entry(self, table: Table[Any]) -> None:
        with pytest.raises(ValueError, match="the size of a term: there is an entry for Add already"):
            table.entry(Num, Add)(max)

    def test_it_says_which_entry_is_missing(self, table: Table[Any]) -> None:
        with pytest.raises(NoEntry, match=r"^the size of a term: there is no entry for Num$"):
            table[Num]

    def test_a_kind_below_another_has_an_entry_of_its_own(self, table: Table[Any]) -> None:
        table.entry(Bound)(min)
        with pytest.raises(NoEntry):
            table[BoundScalar]

    def test_what_shares_the_last_entry_says_why(self, table: Table[Any]) -> None:
        table.rest({"a position is no number": (Index,)})(abs)
        assert table[Index] is abs
        assert table.reasons == {Index: "a position is no number"}

    def test_what_is_looked_up_stays_missing(self, table: Table[Any]) -> None:
        with pytest.raises(NoEntry):
            table[Rel]
        assert Rel not in table
