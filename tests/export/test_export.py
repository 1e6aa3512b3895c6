"""derive export, as far as it needs no Coq: what is written, what is told, and how it ends."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from faults import WRONG, derive, write

from derive.export import coq, folder, report
from derive.export.coq import ACCEPTED, BUT_FOR, NOT_EXPORTED, REJECTED, TIMED_OUT, Judged
from derive.export.file import File
from derive.export.folder import FIXED
from derive.export.names import Names, readable
from derive.export.steps.writer import STEPS
from derive.kernel import instance, normal_form, symmetry
from derive.terms.term import ANY, Add, At, Dim, Index, Mul, Scalar, Vector, num

CLAIM = "@claim(Eq(c + c, 2 * c))\ndef doubled():\n    return calc(c + c).eq(2 * c)\n"


def coqc(place: Path, script: str) -> dict[str, str]:
    """An environment in which coqc is a script of ours, and nothing else is on the path but what derive needs."""
    (place / "bin").mkdir(exist_ok=True)
    file = place / "bin" / "coqc"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{place / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin"}


def test_nothing_is_assumed() -> None:
    text = FIXED.read_text(encoding="utf-8")
    for word in ("Axiom", "Parameter", "Admitted", "admit", "Conjecture", "Hypothesis ", "give_up"):
        assert word not in text


@pytest.mark.parametrize(
    ("wanted", "name"), [("softmax", "softmax"), ("λ", "λ"), ("x′", "x'"), ("p̂", "p_u302"), ("2", "n2"), ("", "n")]
)
def test_names_are_the_authors_as_far_as_coq_reads_them(wanted: str, name: str) -> None:
    assert readable(wanted) == name


def test_no_name_stands_for_two_things() -> None:
    names = Names()
    assert [names.of(1, "x"), names.of(2, "x"), names.of(1, "x"), names.of(3, "Sum")] == ["x", "x'", "x", "Sum'"]


@pytest.mark.parametrize("wanted", ["h0", "f12", "p1", "step_3", "n_min", "i_in", "x_sign", "step_3_says"])
def test_no_name_of_an_author_is_one_that_scripts_give(wanted: str) -> None:
    assert Names().new(wanted) == f"{wanted}'"
    assert Names().free(wanted, ()) == f"{wanted}'"


AXIOMS = """Axioms:
ClassicalDedekindReals.sig_forall_dec
  : forall P : nat -> Prop,
    (forall n : nat, {P n} + {~ P n}) ->
    {n : nat | ~ P n} + {forall n : nat, P n}
Classical_Prop.classic : forall P : Prop, P \\/ ~ P
"""


def test_the_axioms_are_read() -> None:
    assert coq.assumed(AXIOMS) == {"ClassicalDedekindReals.sig_forall_dec", "Classical_Prop.classic"}
    assert coq.assumed("Closed under the global context\n") == set()
    assert coq.assumed(AXIOMS + "mine : False\n") - coq.ALLOWED == {"mine"}
    assert coq.assumed("") - coq.ALLOWED, "where nothing is said, nothing is accepted"


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([], 5),
        ([ACCEPTED], 0),
        ([ACCEPTED, NOT_EXPORTED], 3),
        ([ACCEPTED, TIMED_OUT], 3),
        ([ACCEPTED, BUT_FOR], 3),
        ([BUT_FOR, REJECTED], 1),
        ([NOT_EXPORTED, REJECTED, ACCEPTED], 1),
    ],
)
def test_exit_codes(outcomes: list[str], code: int) -> None:
    assert report.code([Judged("it.py::c", outcome) for outcome in outcomes]) == code


ACCEPTS = f"""case "$1" in --print-version) echo "8.16.1 4.13.1";; *) cat <<'END'
{AXIOMS}END
esac"""


def test_what_coq_accepts_is_told(tmp_path: Path) -> None:
    ended = derive(
        write(tmp_path, one=CLAIM), "export", "--coq", "out", "--check", "--json", "o.json", env=coqc(tmp_path, ACCEPTS)
    )
    assert ended.code == 0, ended
    first, last = ended.out.decode().splitlines()
    assert first == "✓ proofs/one.py::doubled  accepted"
    assert last.startswith("Coq 8.16.1, of 1 claims: 1 accepted")
    (claim,) = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["claims"]
    assert claim["outcome"] == "accepted"


def test_a_folder_is_whole(tmp_path: Path) -> None:
    ended = derive(write(tmp_path, one=CLAIM), "export", "--coq", "out")
    assert ended.code == 0, ended
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "Derive.v", "Check.v", "_CoqProject", "Makefile", "one__doubled.v",
    }  # fmt: skip
    text = (tmp_path / "out" / "one__doubled.v").read_text(encoding="utf-8")
    assert "Lemma doubled (c : R) :\n  c + c == 2 * c." in text
    assert "Print Assumptions one__doubled.doubled." in (tmp_path / "out" / "Check.v").read_text(encoding="utf-8")


def test_what_is_assumed_beyond_coqs_own_is_not_accepted(tmp_path: Path) -> None:
    script = ACCEPTS.replace("END\nesac", "mine : False\nEND\nesac")
    ended = derive(write(tmp_path, one=CLAIM), "export", "--coq", "out", "--check", env=coqc(tmp_path, script))
    assert ended.code == 1
    assert "not accepted: it rests on mine" in ended.out.decode()


def test_where_coq_stops_is_told(tmp_path: Path) -> None:
    script = """case "$1" in --print-version) echo "8.16.1 4.13.1"; exit;; esac
case "$*" in *doubled.v) echo 'File "one__doubled.v", line 10, characters 2-3:' >&2; echo "Error: no." >&2; exit 1;; esac"""
    ended = derive(write(tmp_path, one=CLAIM), "export", "--coq", "out", "--check", env=coqc(tmp_path, script))
    assert ended.code == 1
    assert "✗ proofs/one.py::doubled  not accepted: a step by normal_form" in ended.out.decode()


TAKES_A_HYPOTHESIS = f"""case "$1" in --print-version) echo "8.16.1 4.13.1"; exit;; esac
case "$*" in *doubled.v) if ! grep -q step_0_says one__doubled.v; then
  echo "File \\"one__doubled.v\\", line $(grep -n 'Lemma step_0' one__doubled.v | cut -d: -f1), characters 2-3:" >&2
  echo "Error: no." >&2; exit 1; fi;; esac
cat <<'END'
{AXIOMS}END"""


def test_a_step_that_coq_does_not_accept_is_a_hypothesis_of_the_claim(tmp_path: Path) -> None:
    wish = ("export", "--coq", "out", "--check", "--json", "o.json")
    ended = derive(write(tmp_path, one=CLAIM), *wish, env=coqc(tmp_path, TAKES_A_HYPOTHESIS))
    assert ended.code == 3, ended
    first, last = ended.out.decode().splitlines()
    assert first == "~ proofs/one.py::doubled  accepted but for step 0: normal_form"
    assert last.startswith("Coq 8.16.1, of 1 claims: 1 accepted but for some steps; 0 steps are accepted")
    (claim,) = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["claims"]
    assert (claim["outcome"], claim["open"]) == ("accepted but for", [{"step": 0, "rule": "normal_form"}])
    text = (tmp_path / "out" / "one__doubled.v").read_text(encoding="utf-8")
    assert "Definition step_0_says : Prop := forall (c : R),\n  c + c == 2 * c." in text
    assert "Lemma step_0" not in text
    assert "Lemma doubled (step_0 : step_0_says) (c : R) :\n  c + c == 2 * c." in text


def test_a_step_that_remains_rejected_is_no_hypothesis(tmp_path: Path) -> None:
    script = TAKES_A_HYPOTHESIS.replace("grep -q step_0_says", "grep -q nowhere").replace("Lemma step_0", "doubled (")
    ended = derive(write(tmp_path, one=CLAIM), "export", "--coq", "out", "--check", env=coqc(tmp_path, script))
    assert ended.code == 1, ended
    assert "✗ proofs/one.py::doubled  not accepted: a step by conclude" in ended.out.decode()
    assert "_says" not in (tmp_path / "out" / "one__doubled.v").read_text(encoding="utf-8")


def test_a_rule_without_a_lemma_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    c = Scalar("c", ANY)
    proof = symmetry(normal_form(Add((c, c)), Mul((num(2), c)), ()))
    monkeypatch.delitem(STEPS, "normal_form")
    (written,) = folder.write(tmp_path, [File("one.py::doubled", proof).written()])
    told = report.line(coq.unchecked(written), checked=False)
    assert told == "~ one.py::doubled  written but for step 0: normal_form"
    assert "Lemma doubled (step_0 : step_0_says) (c : R)" in (tmp_path / "one__doubled.v").read_text(encoding="utf-8")


def test_a_claim_is_no_hypothesis_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    c = Scalar("c", ANY)
    monkeypatch.delitem(STEPS, "normal_form")
    (written,) = folder.write(tmp_path, [File("one.py::doubled", normal_form(c, c, ())).written()])
    assert written.file is None
    assert report.line(coq.unchecked(written)) == "– one.py::doubled  not exported: rule normal_form"


def test_what_an_instance_at_another_dimension_speaks_of_keeps_its_name() -> None:
    n, m = Dim("n", 1), Dim("m", 2)
    x = Vector("x", (n,))
    proof = instance(normal_form(At(x, (Index("i", n),)), At(x, (Index("i", n),)), ()), ((n, m),), ())
    assert "(step_0 m ltac:(side) i' ltac:(side) x')" in File("one.py::there", proof).written().text


def test_coq_that_takes_too_long(tmp_path: Path) -> None:
    script = """case "$1" in --print-version) echo "8.16.1 4.13.1"; exit;; esac
case "$*" in *doubled.v) exec sleep 20;; esac"""
    wish = ("export", "--coq", "out", "--check", "--timeout", "0.5")
    ended = derive(write(tmp_path, one=CLAIM), *wish, env=coqc(tmp_path, script))
    assert ended.code == 3
    assert "timed out: longer than 0.5 seconds" in ended.out.decode()


def test_without_coq_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    env = {"PATH": str(tmp_path / "bin")}
    ended = derive(write(tmp_path, one=CLAIM), "export", "--coq", "out", "--check", env=env)
    assert ended.code == 2
    assert "apt install coq libcoq-coquelicot" in ended.sentence
    assert not (tmp_path / "out").exists()


def test_json_needs_check(tmp_path: Path) -> None:
    assert derive(write(tmp_path, one=CLAIM), "export", "--coq", "out", "--json", "o.json").code == 2


def test_what_is_not_proved_is_not_exported(tmp_path: Path) -> None:
    ended = derive(write(tmp_path, one=WRONG), "export", "--coq", "out")
    assert ended.code == 3
    assert "proofs/one.py::wrong  not exported: it is not proved, but refuted" in ended.out.decode()
    assert not list((tmp_path / "out").glob("one*"))
