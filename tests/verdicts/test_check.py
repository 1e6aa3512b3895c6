"""Verdicts: proved, refuted at the statement or at a step, undecided, error, and the alarm."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from derive import kernel
from derive.claims.proof import Proof
from derive.evidence.explicit import Explicit
from derive.evidence.numbers.points import NoPoint
from derive.files.load import Loader
from derive.kernel import Theorem
from derive.records.settings import Settings
from derive.records.verdict import ALARM, ERROR, PROVED, REFUTED, STARRED, TESTED, UNDECIDED, Verdict
from derive.search.refusal import TOO_DEEP
from derive.search.step import Step
from derive.verdicts.case import Case
from derive.verdicts.check import check
from derive.verdicts.kinds import claim as judging
from derive.verdicts.kinds import corrected

Project = Callable[..., Path]
DECLARED = """
n = dimension("n"); m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n); a, u = indices("a u", m)
x, v = vector("x", n), vector("v", n); y = vector("y", m)
c, d = scalar("c"), scalar("d")
Z = define("Z", Sum(exp(x[k]), k)); p = define("p", exp(x[i]) / Z, at=i)
"""


@pytest.fixture
def verdict(project: Project) -> Callable[..., Verdict]:
    def of(text: str, name: str = "it", settings: Settings | None = None) -> Verdict:
        root = project(it=DECLARED + text)
        loaded = Loader().load(root / "proofs" / "it.py")
        assert not loaded.problems, loaded.problems
        earlier = [c for c in loaded.claims.values() if c.line < loaded.claims[name].line]
        return check(loaded.claims[name], settings or Settings(), earlier)

    return of


Of = Callable[..., Verdict]


def test_proved(verdict: Of) -> None:
    found = verdict(
        "@claim(Eq(Sum(p[k], k), 1), source='F12')\ndef it():\n    '''Doc.'''\n    return calc(Sum(p[k], k)).eq(1, by.unfold(p), by.unfold(Z))\n"
    )
    assert (found.verdict, found.source, found.doc) == (PROVED, "F12", "Doc.")
    assert found.statement == "Sum(p_k, k) = 1"
    assert found.latex == r"\sum_{k} p_{k} = 1"
    assert found.dimensions == (("n", 1),)
    assert found.steps[0].reasons == ("by.unfold(p)", "by.unfold(Z)")
    assert "Sum(exp(x_k), k) ≠ 0" in found.obligations
    assert found.definitions == (("p_i", "exp(x_i)/Z"), ("Z", "Sum(exp(x_k), k)"))
    assert found.agrees
    assert found.explicit == (2, 3)
    assert found.samples.count > 100
    assert found.passes


def test_what_is_not_proved_is_looked_at_with_more_lengths(verdict: Of) -> None:
    """Of what is proved the longest is looked at too, but not what lies between: nothing that is false needs that."""
    claim = "@claim(Eq(Sum(p[k], k), 1))\ndef it():\n    return calc(Sum(p[k], k)).eq(1, {})\n"
    proved, undecided = (verdict(claim.format(reasons)) for reasons in ("by.unfold(p), by.unfold(Z)", "by.algebra"))
    assert (proved.verdict, undecided.verdict) == (PROVED, UNDECIDED)
    assert 3 * 84 < proved.samples.count < undecided.samples.count
    assert proved.samples.longest == undecided.samples.longest == 1000


def test_what_is_printed_is_looked_at_with_every_length(verdict: Of) -> None:
    text = "@claim(Ge(c**2, 0))\ndef it():\n    return calc(c**2).ge(0, by.sign)\n"
    found = verdict(text.replace("c**2", "Sum(x[k]**2, k)"), settings=Settings(pages=True, slack=True))
    assert found.samples.count + found.samples.skipped == 3 * 84 + 24 + 12 + 4


def test_a_search_that_calls_itself_without_end_leaves_a_claim_undecided(
    verdict: Of, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(step: Step) -> Theorem:
        return endless(step)

    monkeypatch.setattr(Step, "_closed", endless)
    found = verdict("@claim(Gt(exp(c), c))\ndef it():\n    return calc(exp(c)).gt(c)\n")
    assert found.verdict == UNDECIDED
    assert TOO_DEEP in found.message


def test_refuted_at_the_statement(verdict: Of) -> None:
    found = verdict(
        "@claim(Gt(Sum(exp(x[k]), k, omit=t), 0))\ndef it():\n    return calc(Sum(exp(x[k]), k, omit=t)).gt(0, by.sign)\n"
    )
    assert (found.verdict, found.refuted_at) == (REFUTED, "statement")
    assert found.witness is not None
    assert found.witness.point == "n = 1, x = (0), t = 1"
    assert found.witness.values == (("left", "0"), ("right", "0"))
    assert not found.passes


def test_refuted_at_a_step_of_a_true_statement(verdict: Of) -> None:
    found = verdict("@claim(Eq(c + c, 2 * c))\ndef it():\n    return calc(c + c).eq(3 * c).eq(2 * c)\n")
    assert (found.verdict, found.refuted_at) == (REFUTED, "step 1")
    assert found.failure is not None
    assert found.failure.differs == "c"
    assert found.witness is not None
    assert found.witness.where == "step 1"


def test_undecided_with_the_reason_that_would_do(verdict: Of) -> None:
    found = verdict(
        "@claim(Eq(D(Z, x[j]), exp(x[j])))\ndef it():\n    return calc(D(Z, x[j])).eq(exp(x[j]), by.calculus)\n"
    )
    assert found.verdict == UNDECIDED
    assert found.failure is not None
    assert found.failure.hint == "the step holds with by.calculus, by.unfold(Z)"


def test_a_hint_names_an_earlier_claim(verdict: Of) -> None:
    text = """
@claim(Eq(Sum(p[k], k), 1))
def total_is_one():
    return calc(Sum(p[k], k)).eq(1, by.unfold(p), by.unfold(Z))

@claim(Eq(c * Sum(p[k], k) + d, c + d))
def it():
    return calc(c * Sum(p[k], k) + d).eq(c + d, by.algebra)
"""
    found = verdict(text)
    assert found.failure is not None
    assert found.failure.hint in (
        "the step holds with by.algebra, total_is_one",
        "the step holds with by.algebra, by.unfold(p), by.unfold(Z)",
    )


def test_a_missing_condition_is_named_with_what_to_do(verdict: Of) -> None:
    found = verdict("@claim(Eq(c / c, 1))\ndef it():\n    return calc(c / c).eq(1)\n")
    assert found.verdict == REFUTED
    assert found.failure is not None
    assert (found.failure.reason, found.failure.needs) == ("1/c needs c ≠ 0", "c ≠ 0")
    assert found.failure.hint == "if c ≠ 0 is meant, state it: given=[Ne(c, 0)]"
    assert found.message == "the statement is false: at c = 0 the left side has no value"
    assert (
        verdict("@claim(Eq(c / c, 1), given=[Ne(c, 0)])\ndef it():\n    return calc(c / c).eq(1)\n").verdict == PROVED
    )


class TestHypotheses:
    def test_vacuous_truths_are_undecided(self, verdict: Of) -> None:
        text = "@claim(Gt(c, 5), given=[Gt(c, 1), Lt(c, 0)])\ndef it():\n    return calc(c).gt(5, by.hyp)\n"
        found = verdict(text)
        assert found.verdict == UNDECIDED
        vacuous = "@claim(Gt(c + 1, 2), given=[Gt(c, 1), Lt(c, 0)])\ndef it():\n    return calc(c + 1).gt(2, by.hyp)\n"
        assert verdict(vacuous).message.startswith("vacuous: no point was found")

    def test_a_witness_shows_that_they_can_be_met(self, verdict: Of) -> None:
        narrow = "@claim(Gt(c**3, 0), given=[Eq(c**5 + c, Rational(34)), Gt(c, 0)]{})\ndef it():\n    return calc(c**3).gt(0, by.sign)\n"
        assert verdict(narrow.format(", meets=witness(c=2)")).verdict == PROVED
        wrong = verdict(narrow.format(", meets=witness(c=3)"))
        assert wrong.samples.count >= 0
        hopeless = "@claim(Gt(c + 1, 2), given=[Gt(c, 1), Lt(c, 0)], meets=witness(c=2))\ndef it():\n    return calc(c + 1).gt(2, by.hyp)\n"
        assert "does not meet the hypotheses" in verdict(hopeless).message

    def test_a_witness_outside_the_declared_signs_is_none(self, verdict: Of) -> None:
        text = "w = scalar('w', positive=True)\n@{}(Gt(w, 0), meets=witness(w=-1))\ndef it():\n    return calc(w).gt(0, by.sign)\n"
        for kind in ("claim", "erratum"):
            with pytest.raises(NoPoint, match="declared with the sign w > 0"):
                verdict(text.format(kind))

    def test_a_hypothesis_without_a_value_is_told(self, verdict: Of) -> None:
        text = "@claim(Gt(c + 1, 1), given=[{}])\ndef it():\n    return calc(c + 1).gt(1, by.hyp)\n"
        found = verdict(text.format("Gt(c, 0), Gt(1 / d, 0)"))
        assert found.verdict == UNDECIDED
        assert "hypothesis 1/d > 0: 1/d needs d ≠ 0; state that too" in found.message
        for order in ("Ne(d, 0), Gt(1 / d, 0), Gt(c, 0)", "Gt(1 / d, 0), Gt(c, 0), Ne(d, 0)"):
            assert verdict(text.format(order)).verdict == PROVED
        under = verdict(
            "@claim(Gt(c + 1, 1), given=[Gt(c, 0), forall(k, Gt(log(x[k]), 0))])\ndef it():\n    return calc(c + 1).gt(1, by.hyp(1))\n"
        )
        assert "needs" in under.message

    def test_a_hypothesis_may_use_the_earlier_ones(self, verdict: Of) -> None:
        text = "@claim(Gt(c + 1, 1), given=[forall(k, Gt(x[k], 0)), forall(k, Gt(log(x[k]), -1)), Gt(c, 0)])\ndef it():\n    return calc(c + 1).gt(1, by.hyp(3))\n"
        assert verdict(text).verdict == PROVED


class TestAxioms:
    TEXT = """
@axiom(Ge(exp(c), 1 + c + c**2 / 2 + c**3 / 6), source="Taylor")
def taylor():
    '''Assumed.'''

@claim(Ge(exp(c) - 1, c + c**2 / 2 + c**3 / 6))
def it():
    return calc(exp(c) - 1).ge(c + c**2 / 2 + c**3 / 6, taylor)
"""

    def test_what_rests_on_one_is_undecided(self, verdict: Of) -> None:
        found = verdict(self.TEXT)
        assert (found.verdict, found.axioms) == (UNDECIDED, ("it.py::taylor",))
        assert found.failure is not None
        assert found.failure.hint == 'prove it, or permit it: permitted-axioms = ["it.py::taylor"] in [tool.derive]'

    def test_unless_it_is_permitted(self, verdict: Of) -> None:
        found = verdict(self.TEXT, settings=Settings(permitted_axioms=frozenset({"it.py::taylor"})))
        assert (found.verdict, found.axioms) == (STARRED, ("it.py::taylor",))
        assert found.passes

    def test_the_axiom_itself_is_only_tested(self, verdict: Of) -> None:
        assert verdict(self.TEXT, "taylor").verdict == TESTED

    def test_a_false_axiom_is_refuted_and_so_is_what_it_proves(self, verdict: Of) -> None:
        text = "@axiom(Ge(c, d))\ndef wrong():\n    pass\n\n@claim(Ge(c + 1, d))\ndef it():\n    return calc(c + 1).ge(d, wrong)\n"
        assert verdict(text, "wrong").verdict == REFUTED
        found = verdict(text, settings=Settings(permitted_axioms=frozenset({"wrong"})))
        assert (found.verdict, found.message) == (REFUTED, "false, so one of its axioms is")

    def test_simplify_is_an_axiom(self, verdict: Of) -> None:
        text = "@claim(Eq(sinh(asinh(c)), c))\ndef it():\n    return calc(sinh(asinh(c))).eq(c, by.sympy)\n"
        assert verdict(text).axioms == ("by.sympy",)
        assert verdict(text, settings=Settings(permitted_axioms=frozenset({"by.sympy"}))).verdict == STARRED


class TestErrata:
    TEXT = """
@claim(Ge(y.max, y[u]))
def right():
    return calc(y.max).ge(y[u], by.extremes)

@erratum({statement}, corrected=right)
def it():
    '''As printed.'''
"""

    def test_one_passes_when_it_is_refuted(self, verdict: Of) -> None:
        found = verdict(self.TEXT.format(statement="Gt(y.max, y[u])"))
        assert (found.verdict, found.refuted_at, found.passes) == (REFUTED, "statement", True)
        assert found.corrected == "right"

    NO_VALUE = """
@claim(Eq({statement}), given=[Gt({needs}, 0)])
def right():
    return calc({left}).eq({right})

@erratum(Eq({statement}), corrected=right)
def it():
    '''Its hypothesis was forgotten.'''
"""

    @pytest.mark.parametrize(("left", "right"), [("d / d", "1"), ("log(d**2)", "2 * log(d)"), ("sqrt(d)**2", "d")])
    def test_a_statement_without_a_value_at_a_point_is_false(self, verdict: Of, left: str, right: str) -> None:
        found = verdict(self.NO_VALUE.format(statement=f"{left}, {right}", needs="d", left=left, right=right))
        assert (found.verdict, found.refuted_at, found.passes) == (REFUTED, "statement", True)
        assert "no value" in found.message
        assert found.witness is not None
        assert "undefined" in dict(found.witness.values).values()

    def test_not_when_the_published_statement_is_true(self, verdict: Of) -> None:
        found = verdict(self.TEXT.format(statement="Ge(y.max, y[u])"))
        assert (found.verdict, found.passes) == (UNDECIDED, False)

    def test_not_when_the_correction_is_not_proved(self, verdict: Of) -> None:
        text = self.TEXT.format(statement="Gt(y.max, y[u])").replace(", by.extremes)", ").ge(y.min)")
        found = verdict(text)
        assert not found.passes
        assert "corrected=right is not proved" in found.message

    def test_a_correction_that_was_judged_is_not_judged_again(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = project(it=DECLARED + self.TEXT.format(statement="Gt(y.max, y[u])"))
        claims = Loader().load(root / "proofs" / "it.py").claims
        settings = Settings()
        assert check(claims["right"], settings).verdict == PROVED
        judged: list[Case] = []
        monkeypatch.setattr(corrected, "judge", lambda case: judged.append(case) or judging.judge(case))
        assert check(claims["it"], settings).passes
        assert not judged
        assert check(claims["it"], replace(settings, seed=1)).passes
        assert len(judged) == 1
        claims["right"].forget()
        assert check(claims["it"], settings).passes
        assert len(judged) == 2

    def test_it_cannot_be_cited(self, verdict: Of) -> None:
        text = self.TEXT.format(statement="Gt(y.max, y[u])").replace("def it()", "def wrong()")
        text += "\n@claim(Gt(y.max + 1, y[u] + 1))\ndef it():\n    return calc(y.max + 1).gt(y[u] + 1, wrong)\n"
        found = verdict(text)
        assert found.failure is not None
        assert "wrong is an erratum" in found.failure.reason


class TestErrors:
    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ("return undefined", "NameError: name 'undefined' is not defined"),
            ("return calc(c).eq(dd)", "name 'dd' is not defined; did you mean d?"),
            ("return squeeeze(c)", "name 'squeeeze' is not defined"),
            ("pass", "it returned nothing; return calc"),
            ("return 3", "it returned 3; return a chain"),
            ("return Eq(c, c)", "it returned c = c; return a chain"),
            ("return calc(c).eq(c * 0.5)", "step 1: 0.5"),
            ("return calc(c).eq(c).eq(c * 0.5)", "step 2: 0.5"),
            ("return calc(c * 0.5)", "write Rational(1, 2)"),
            ("return calc(c).eq(c, 'algebra')", "a reason is by.… or a claim, not 'algebra'"),
            ("return calc(c).eq(c, by.unfold)", "by.unfold needs an argument"),
            ("return calc(c).eq(c, by.unfold(c))", "c is not a definition"),
            ("return calc(c).eq(c, by.nothing)", "there is no reason by.nothing; `derive rules` lists them"),
            ("return calc(c).eq(c, by.unfolding(c))", "there is no reason by.unfolding; did you mean by.unfold?"),
            ("return calc(c).eq(c, by.monotone(3))", "by.monotone needs a claim"),
            ("return calc(c).eq(c, by.hyp(0))", "counted from 1"),
            ("return calc(c).iff(Eq(c, c))", "a chain of"),
            ("return calc(Eq(c, c)).eq(c)", "a chain of"),
            ("return both(calc(c).eq(c), 3)", "both(…) returned 3"),
            ("return cases(c, calc(c).eq(c), calc(c).eq(c))", "needs a statement"),
            ("return some(Eq(i, j), calc(c).eq(c))", "some(…) takes Ne"),
            ("return it()", "it is a claim; cite it by its name"),
        ],
    )
    def test_of_the_author_name_the_line(self, verdict: Of, body: str, message: str) -> None:
        found = verdict(f"@claim(Eq(c, c))\ndef it():\n    {body}\n")
        assert found.verdict == ERROR
        assert message in found.message
        assert found.failure is not None
        assert (
            found.failure.line == (11 if "returned" not in message or "both" in message else None)
            or found.failure.line is None
        )

    def test_a_chain_without_a_step(self, verdict: Of) -> None:
        found = verdict("@claim(Eq(c, c))\ndef it():\n    return calc(c)\n")
        assert found.verdict == UNDECIDED
        assert "the chain has no step" in found.message

    def test_a_hypothesis_that_is_not_there(self, verdict: Of) -> None:
        found = verdict("@claim(Gt(c, d), given=[Ge(c, d)])\ndef it():\n    return calc(c).gt(d, by.hyp(2))\n")
        assert found.verdict == REFUTED
        assert found.failure is not None
        assert "by.hyp(2)" in found.failure.reason


class TestAlarm:
    TEXT = "@claim(Gt(Sum(exp(x[k]), k), 0))\ndef it():\n    return calc(Sum(exp(x[k]), k)).gt(0, by.sign)\n"

    def false_theorem(self, verdict: Of, monkeypatch: pytest.MonkeyPatch) -> Verdict:
        """A kernel with a hole: it concludes what was not proved."""

        def hole(statement: object, given: object, part: object, finder: object = None) -> Proof:
            return Proof(theorem=kernel.axiom("hole", statement))  # type: ignore[arg-type]

        monkeypatch.setattr("derive.claims.claim.prove_claim", hole)
        real = judging._proved

        def without_axioms(case: Case, so_far: Verdict, theorem: Theorem) -> Verdict:
            class Hole:
                statement, hypotheses, axioms = theorem.statement, theorem.hypotheses, frozenset[str]()

            monkeypatch.setattr(judging, "_is_its_own", lambda case, theorem: True)
            return real(case, so_far, Hole())  # type: ignore[arg-type]

        monkeypatch.setattr(judging, "_proved", without_axioms)
        return verdict("@claim(Gt(c, 0))\ndef it():\n    return calc(c).gt(0)\n")

    def test_proved_and_refuted_by_numbers(self, verdict: Of, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.false_theorem(verdict, monkeypatch)
        assert found.verdict == ALARM
        assert "the checker is broken" in found.message
        assert found.witness is not None

    def test_proved_and_refuted_by_the_second_engine(self, verdict: Of, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(judging, "rederive", lambda *_: Explicit((2,), False))
        found = verdict(self.TEXT)
        assert found.verdict == ALARM
        assert "refuted by SymPy at n = 2" in found.message

    def test_none_without_a_reason(self, verdict: Of) -> None:
        assert verdict(self.TEXT).verdict == PROVED


def test_a_claim_changed_after_its_proof_is_an_error(project: Project) -> None:
    root = project(it=DECLARED + "@claim(Eq(c + c, 2 * c))\ndef it():\n    return calc(c + c).eq(2 * c)\n")
    claim = Loader().load(root / "proofs" / "it.py").claims["it"]
    claim.theorem()
    changed = dataclasses.replace(
        claim,
        statement=Loader().load(root / "proofs" / "it.py").claims["it"].statement.rebuilt((claim.statement.left,) * 2),
    )  # type: ignore[attr-defined]
    changed._memo.proof = claim._memo.proof
    assert check(changed, Settings()).verdict == ERROR
    with pytest.raises(AttributeError):
        claim.statement = changed.statement  # type: ignore[misc]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Ge(c, d)", "it is refuted: it fails at c = 0, d = 1 (it.py:"),
        ("Ge(1 / c**2, 0)", "it is refuted: it has no value at c = 0 (it.py:"),
        ("Lt(log(n), 15)", "has no proof: nothing was found for log(n) < 15"),
    ],
)
def test_a_citation_of_what_is_false_says_so(verdict: Of, first: str, said: str) -> None:
    text = f"@claim({first})\ndef first():\n    return ...\n\n"
    whole = verdict(text + "@claim(Ge(c**4, c - d))\ndef it():\n    return first\n")
    assert f"first is cited, but {said}" in str(whole.failure)
    step = verdict(text + "@claim(Ge(c**4, c - d))\ndef it():\n    return calc(c**4).ge(c - d, first)\n")
    assert f"first is cited, but {said}" in str(step.failure)
    idle = verdict(text + "@claim(Ge(c**4, 0))\ndef it():\n    return calc(c**4).ge(0, first)\n")
    assert idle.verdict == PROVED
    assert f"first is cited, but {said}" in idle.warnings[0].message


def test_a_citation_of_what_cites_what_is_false_says_both(verdict: Of) -> None:
    text = "@claim(Ge(c, d))\ndef first():\n    return ...\n\n"
    text += "@claim(Lt(log(n), 15))\ndef middle():\n    return first\n\n"
    found = verdict(text + "@claim(Lt(log(n), 16))\ndef it():\n    return middle\n")
    said = "middle is cited, but has no proof: first is cited, but it is refuted: it fails at c = 0, d = 1"
    assert found.message.startswith(said)


def test_a_citation_of_what_was_taken_back_says_that(verdict: Of) -> None:
    text = "@claim(Ge(c, d))\ndef first():\n    return ...\n\nfirst.withdraw('it was taken back')\n"
    found = verdict(text + "@claim(Ge(c + 1, d))\ndef it():\n    return calc(c + 1).ge(d, first)\n")
    assert "has no proof: it was taken back" in str(found.failure)


def test_at_a_point(verdict: Of) -> None:
    text = "@claim(Ge(c, d), given=[Ge(c, d)])\ndef it():\n    return calc(c).ge(d, by.hyp)\n"
    found = verdict(text, settings=Settings(at="c=3 d=1"))
    assert found.values == (("c", "3"), ("d", "1"))
    assert found.there == "at c = 3, d = 1 it holds"
    outside = verdict(text, settings=Settings(at="c=1 d=3"))
    assert outside.there == "at c = 1, d = 3 its hypotheses are not shown to hold, so that it says nothing"
    assert (found.verdict, outside.verdict) == (PROVED, PROVED)
    assert verdict(text).there == ""


def test_at_a_point_at_which_a_false_claim_holds(verdict: Of) -> None:
    text = "@claim(Eq(c**2, c))\ndef it():\n    return ...\n"
    found = verdict(text, settings=Settings(at="c=1"))
    assert found.verdict == REFUTED
    assert found.there == "at c = 1 it holds"
    assert found.witness is not None
    assert found.witness.spec != "c=1"


def test_the_point_that_was_asked_for_is_told_as_it_is(verdict: Of) -> None:
    text = "@claim(Lt(log(n), 15))\ndef it():\n    return ...\n"
    assert verdict(text).verdict == UNDECIDED
    found = verdict(text, settings=Settings(at="n=1000000000"))
    assert found.verdict == REFUTED
    assert found.witness is not None
    assert found.witness.spec == "n=1000000000"
    assert found.there == "at n = 1000000000 it fails"
    gap = verdict("@claim(Eq(c / (d - 7), c / (d - 7)))\ndef it():\n    return ...\n", settings=Settings(at="c=5 d=7"))
    assert gap.there == "at c = 5, d = 7 it has no value"
    assert gap.witness is not None
    assert gap.witness.spec == "c=5 d=7"


def test_at_a_point_a_step_that_fails_there_is_told_there(verdict: Of) -> None:
    text = "@claim(Ge(c**2 + 1, 0))\ndef it():\n    return calc(c**2 + 1).ge(c**3).ge(0, by.sign)\n"
    found = verdict(text, settings=Settings(at="c=9"))
    assert found.refuted_at == "step 1"
    assert found.witness is not None
    assert found.witness.spec == "c=9"


def test_an_erratum_at_a_point_at_which_it_holds_is_refuted_elsewhere(verdict: Of) -> None:
    found = verdict("@erratum(Eq(c**2, c))\ndef it():\n    pass\n", settings=Settings(at="c=0"))
    assert found.passes
    assert found.there == "at c = 0 it holds"


def test_where_both_sides_are_equal_the_kernel_says_whether_it_holds(verdict: Of) -> None:
    text = "@claim(Ge({}, {}))\ndef it():\n    return ...\n"
    assert verdict(text.format("exp(c)", "exp(1) * c"), settings=Settings(at="c=1")).there == "at c = 1 it holds"


SHOWN_AGAIN = """
alone = forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))
shifted = define("u", x[i] - x.max, at=i)
@claim(Eq(x.argmax, k), given=[alone])
def top():
    return cases(
        Eq(x.argmax, k),
        trivial,
        absurd(calc(x.max).eq(x[x.argmax], by.extremes).lt(x[k], by.hyp).le(x.max, by.extremes)),
    )
@claim(Eq(delta(i, k), delta(i, shifted.argmax)), given=[alone])
def it():
    return calc(delta(i, k)).eq(delta(i, shifted.argmax), by.inst(top, {x: shifted}))
"""


def test_what_a_citation_had_to_show_is_told_however_often_it_was_shown(verdict: Of) -> None:
    """That the shifted entries are below is shown for each way of using the claim; the proof rests on one of them."""
    found = verdict(SHOWN_AGAIN)
    assert found.verdict == PROVED
    assert found.obligations == ("for all i: i ≠ k ⇒ u_i < u_k",)
