"""What the manual says of claims that Coq does not accept comes from a run."""

from __future__ import annotations

from reasons import BEGIN, END, PAGE, put, section

CLAIMS = [
    {"claim": "proofs/a/one.py::x", "outcome": "accepted", "why": "", "open": []},
    {
        "claim": "proofs/a/two.py::y",
        "outcome": "accepted but for",
        "why": "step 3: sign",
        "open": [{"step": 3, "rule": "sign"}],
    },
    {"claim": "proofs/b/it.py::z", "outcome": "not exported", "why": "the term Det; the term Inv", "open": []},
    {
        "claim": "proofs/b/it.py::w",
        "outcome": "accepted but for",
        "why": "",
        "open": [{"step": 1, "rule": "linear"}, {"step": 4, "rule": "linear"}],
    },
    {
        "claim": "proofs/b/it.py::v",
        "outcome": "not exported",
        "why": "the definition p: a parameter Function",
        "open": [],
    },
]


def test_each_claim_that_is_not_accepted_stands_beside_its_reason() -> None:
    made = section(CLAIMS).split("\n")
    assert made[0] == "| | proofs | accepted | accepted but for some steps | not exported |"
    assert "| `proofs/a/` | 2 | 1 | 1 |  |" in made
    assert "| `proofs/b/` | 3 |  | 1 | 2 |" in made
    assert "| but for steps by `sign` | 1 | `y` (3) |" in made
    assert not any("`x`" in line for line in made)
    assert "| but for steps by `linear` | 1 | `w` (1, 4) |" in made
    assert "| not exported: determinants, inverses | 1 | `z` |" in made
    assert "| not exported: functions that are not written out | 1 | `v` |" in made


def test_where_all_is_accepted_nothing_is_listed() -> None:
    assert len(section(CLAIMS[:1]).split("\n")) == 3


def test_the_page_has_a_place_for_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    there = page.partition(f"{BEGIN}\n")[2].partition(f"\n{END}")[0]
    assert there.startswith("| | proofs | accepted |")
    assert put(page, there) == page
