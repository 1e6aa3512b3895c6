"""Finished proofs written, read and replayed: what was proved is found again, and nothing else can be slipped in."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from examples import part
from here import HEAD, ROOT

from derive.commands import main
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.sample import examine
from derive.files.select import Target
from derive.kernel import Theorem, conclude, hypothesis
from derive.prooftree.header import header
from derive.prooftree.read import Unreadable, read, value
from derive.prooftree.recheck import recheck
from derive.prooftree.replay import Judgement, Refused, Replay
from derive.prooftree.write import line as written
from derive.records.outcome import Outcome
from derive.records.settings import Settings
from derive.running.plan import slices
from derive.running.run import run
from derive.search.at_point import holds_at
from derive.terms.node import Term, free
from derive.terms.statement import Rel, for_every
from derive.terms.term import POS, Dim, Fn, Index, Scalar, Vector, num
from derive.terms.term import at as component

pytestmark = pytest.mark.interpreter

CLAIM = """
n = dimension("n"); i, k = indices("i k", n); x = vector("x", n); c = scalar("c"); d = scalar("d", positive=True)
Z = define("Z", Sum(exp(x[k]), k))

@claim(Eq(exp(c + d) / Z, exp(c) * exp(d) / Z))
def first():
    return calc(exp(c + d) / Z).eq(exp(c) * exp(d) / Z)

@claim(Ge(x.max + c, x[i]), given=[Ge(c, 0)])
def second():
    return calc(x.max + c).ge(x.max, by.hyp).ge(x[i], by.extremes)

f, S = function("f", n), matrix("S", n, n)

@claim(Eq(dot(x, f.grad(d * x)), f(x)), given=[forall(d, x, Eq(f(d * x), d * f(x)))], meets=witness(models=[(f, x, 0)]))
def third():
    return calc(dot(x, f.grad(d * x))).eq(D(f(d * x), d)).eq(D(d * f(x), d), by.hyp).eq(f(x))

@claim(Eq(S @ inv(S), eye(n)), given=[posdef(S)], meets=witness(models=[(S, eye(n))]))
def fourth():
    return calc(S @ inv(S)).eq(eye(n))
"""


c, d = Scalar("c"), Scalar("d")


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Two small claims, and the claims of one of the project's files."""
    file = tmp_path_factory.mktemp("proofs") / "it.py"
    file.write_text(HEAD + CLAIM)
    return run(
        slices([Target(file), Target(ROOT / "proofs" / "why_softmax" / "shift_invariance.py")]), Settings(proofs=True)
    )


@pytest.fixture
def lines(proofs: Outcome) -> list[str]:
    return list(proofs.proofs.values())


@pytest.fixture
def first(lines: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lines[0])
    return found


def judged(content: dict[str, Any]) -> Judgement:
    return Replay().judge(read(json.dumps(content)))


def test_every_claim_is_found_again(proofs: Outcome) -> None:
    by_id = {v.id: v for v in proofs.verdicts}
    replay = Replay()
    assert len(proofs.proofs) == sum(v.verdict == "proved" for v in proofs.verdicts) > 8
    for claim, line in proofs.proofs.items():
        found = replay.judge(read(line))
        assert (found.claim, found.digest, found.statement) == (claim, by_id[claim].digest, by_id[claim].statement)
        assert sorted(found.hypotheses) == sorted(by_id[claim].given)
        assert found.axioms == ()


def test_what_it_speaks_of_is_told(first: dict[str, Any], lines: list[str]) -> None:
    assert judged(first).where == ("Z = Sum(exp(x_k), k)", "d > 0", "n ≥ 1")
    assert judged(json.loads(lines[1])).hypotheses == ("c ≥ 0",)


# ── changes ───────────────────────────────────────────────────────────────────


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a JSON document."""
    yield path
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def at(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


def changed(content: Any, path: tuple[Any, ...], rng: random.Random) -> Any:
    """A document with one place changed to something of its kind, or to something else."""
    out = copy.deepcopy(content)
    holder = out
    for key in path[:-1]:
        holder = holder[key]
    old = holder[path[-1]]
    others: list[Any] = [
        None,
        True,
        0,
        1,
        7,
        -1,
        "x",
        "≥",
        ">",
        [],
        {},
        {"term": 0},
        {"theorem": 0},
        {"fraction": "1/3"},
    ]
    if type(old) is int:
        others += [old + 1, old - 1] * 4
    if isinstance(old, list) and old:
        others += [old[:-1], old[::-1], [*old, old[0]]] * 2
    holder[path[-1]] = rng.choice([o for o in others if o != old])
    return out


def test_a_change_without_a_new_digest_is_refused(lines: list[str]) -> None:
    rng = random.Random(1)
    original = {line: judged(json.loads(line)) for line in lines}
    for _ in range(400):
        line = rng.choice(lines)
        content = json.loads(line)
        altered = changed(content, rng.choice(list(places(content))[1:]), rng)
        try:
            found = judged(altered)
        except (Refused, Unreadable):
            continue
        assert (found.statement, found.digest) == (original[line].statement, original[line].digest)


def redigested(content: dict[str, Any]) -> dict[str, Any]:
    """The same document, with every digest made to fit. Raises where that is impossible."""
    replay, theorems = Replay(), list[Theorem]()
    tree = read(json.dumps(content))
    for place, step in enumerate(tree.steps):
        digest = replay.digests.of_step(step.rule, value(step.arguments, tree.terms, theorems))
        content["theorems"][place][2] = digest
        theorems.append(replay._theorem(step._replace(digest=digest), tree, theorems, place))
    last = theorems[-1]
    said = replay.digests.judgement(last.statement, last.hypotheses, last.axioms)
    content["digest"] = replay.digests.sealed(content["claim"], said)
    return content


def test_a_change_with_new_digests_proves_what_it_prints_or_is_refused(lines: list[str]) -> None:
    """What still passes is true: it is looked at with numbers, apart from the kernel."""
    rng = random.Random(3)
    passed = 0
    count = part(300, 1500)
    for _ in range(count):
        content = json.loads(rng.choice(lines))
        leaves = [p for p in places(content["terms"], ("terms",)) if type(at(content, p)) in (int, str)]
        try:
            altered = redigested(changed(content, rng.choice(leaves), rng))
            replay = Replay()
            replay.judge(read(json.dumps(altered)))
        except (Refused, Unreadable):
            continue
        passed += 1
        theorem = list(replay.proved.values())[-1]
        variables = frozenset().union(*[free(p) for p in (theorem.statement, *theorem.hypotheses)])
        found = examine(Question(theorem.statement, tuple(theorem.hypotheses), variables, holds_at), 0)
        assert found.refutation is None
    assert passed >= count / 75


# ── forgeries ─────────────────────────────────────────────────────────────────

Change = Callable[[dict[str, Any]], None]


def _rule(name: str, *arguments: Any) -> Change:
    return lambda content: content["theorems"].append([name, list(arguments), "0"])


FORGERIES: list[tuple[str, Change]] = [
    ("the kernel has no rule '_mint'", _rule("_mint", {"term": 0})),
    ("the kernel has no rule '__class__'", _rule("__class__")),
    ("its digest is not that", _rule("hypothesis", {"term": 0})),
    ("is not there, or comes later", _rule("symmetry", {"theorem": 10**6})),
    ("is not there, or comes later", _rule("symmetry", {"theorem": -1})),
    ("is no value", _rule("symmetry", {"theorem": True})),
    ("is no value", _rule("symmetry", {"theorem": 0, "term": 0})),
    ("is no value", _rule("symmetry", 0.5)),
    ("is no value", _rule("symmetry", {"fraction": 1})),
    ("is no fraction", _rule("symmetry", {"fraction": "1/0"})),
    ("not in lowest terms", _rule("symmetry", {"fraction": "2/4"})),
    ("is no value", _rule("symmetry", {"fraction": "1" * 20_000})),
    ("is a rule, its arguments and a digest", lambda c: c["theorems"].append(["symmetry", []])),
    ("is of no known kind", lambda c: c["terms"].append(["Theorem"])),
    ("is of no known kind", lambda c: c["terms"].append([["Num"]])),
    ("a Num is not made of this", lambda c: c["terms"].append(["Num", 1])),
    ("a Dim is not made of this", lambda c: c["terms"].append(["Dim", "n", True])),
    ("a Scalar is not made of this", lambda c: c["terms"].append(["Scalar", "c"])),
    ("must be at least 1", lambda c: c["terms"].append(["Dim", "n", 0])),
    ("no number has the signs", lambda c: c["terms"].append(["Scalar", "c", 0])),
    ("count from 1", lambda c: c["terms"].append(["Lit", 0])),
    ("a proof has a claim", lambda c: c.update(author="me")),
    ("claim and digest are strings", lambda c: c.update(claim=1)),
    ("there is a theorem", lambda c: c.update(theorems=[])),
    ("its digest is not that of what is proved", lambda c: c.update(digest="0" * 64)),
]


@pytest.mark.parametrize(("reason", "change"), FORGERIES, ids=[str(k) for k in range(len(FORGERIES))])
def test_forgeries_are_refused(first: dict[str, Any], reason: str, change: Change) -> None:
    change(first)
    with pytest.raises((Refused, Unreadable), match=reason.replace("(", r"\(")):
        judged(first)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"c"', '"c = 0 and c"', "Python identifier"),
        ('"c"', '"exp"', "has a meaning of its own"),
        ('"c"', '"с"', "not in ASCII letters"),
        ('"c"', '"d"', "stands for two things"),
        ('"Z"', '"c"', "stands for two things"),
        ('"Z"', '"Sum"', "has a meaning of its own"),
        ('"k"', '"k)) = 1"', "Python identifier"),
        ('"k"', '"c"', "the name 'c' stands for two things: .*the scalar c and the bound index c|the bound index c"),
        ('"c"', '"e"', "e reads like the base of exponentials: the function exp and the scalar e"),
        ('"c"', '"x1"', "x1 reads like a component of x: the scalar x1 and the vector x over n"),
        ('"n"', '"x"', "the name 'x' stands for two things"),
    ],
)
def test_names_that_would_print_as_something_else(first: dict[str, Any], old: str, new: str, reason: str) -> None:
    content = redigested(json.loads(json.dumps(first, ensure_ascii=False).replace(old, new)))
    with pytest.raises(Refused, match=reason):
        judged(content)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (Rel("=", Fn("D", (c, c)), d), "the name 'D' has a meaning of its own"),
        (Rel("=", Fn("f(c) = 1 and g", (c,)), d), "Python identifier"),
        (Rel("=", Fn("c", (c,)), d), "the name 'c' stands for two things: .*the function c"),
        (Rel("=", Scalar("a1"), Scalar("a_1")), "a1 and a_1 are printed alike"),
        (Rel("=", c, Scalar("c", POS)), "stands for two things: .*the scalar c > 0 and the scalar c"),
        (Rel("=", Dim("n", 1), Dim("n", 5)), "the dimension n ≥ 1 and the dimension n ≥ 5"),
    ],
)
def test_statements_that_would_be_read_as_others(statement: Rel, reason: str) -> None:
    """The same clashes as of a claim that is run."""
    theorem = conclude(statement, (statement,), hypothesis(statement))
    with pytest.raises(Refused, match=reason):
        Replay().judge(read(written("it.py::it", theorem)))


def test_what_its_names_range_over_is_told() -> None:
    """Two statements about matrices of other shapes, in the same letters."""
    n, m = Dim("n", 1), Dim("m", 1)
    told = []
    for shape in ((n, m), (m, n)):
        i, j = (Index(letter, size) for letter, size in zip("ij", shape, strict=True))
        entry = component(Vector("A", shape), (i, j))
        statement = Rel("=", entry, Scalar("c"))
        judgement = Replay().judge(read(written("it.py::it", conclude(statement, (statement,), hypothesis(statement)))))
        told.append((judgement.statement, judgement.where, judgement.over))
    assert told[0][:2] == told[1][:2] == ("A_ij = c", ("m ≥ 1", "n ≥ 1"))
    assert told[0][2] == ("A ∈ ℝ^(n × m)", "i ∈ {1, …, n}", "j ∈ {1, …, m}")
    assert told[1][2] == ("A ∈ ℝ^(m × n)", "i ∈ {1, …, m}", "j ∈ {1, …, n}")


SIZE = Dim("n", 1)
ROW, SQUARE = Vector("x", (SIZE,)), Vector("S", (SIZE, SIZE))


@pytest.mark.parametrize(
    ("variable", "entry", "told"),
    [
        (ROW, component(ROW, (Index("i", SIZE),)), "x_i = 1 for all x ∈ ℝ^n"),
        (SQUARE, component(SQUARE, (Index("i", SIZE), Index("i", SIZE))), "S_ii = 1 for all S ∈ ℝ^(n × n)"),
        (c, c, "c = 1 for all c ∈ ℝ"),
        (Scalar("e", POS), Scalar("e", POS), "e = 1 for all e > 0"),
    ],
)
def test_what_is_said_of_every_number_or_vector_is_found_again(variable: Any, entry: Term, told: str) -> None:
    statement = for_every(variable, Rel("=", entry, num(1)))
    judgement = Replay().judge(read(written("it.py::it", conclude(statement, (statement,), hypothesis(statement)))))
    assert judgement.statement == told


def test_a_shape_that_is_none() -> None:
    statement = for_every(ROW, Rel("=", component(ROW, (Index("i", SIZE),)), num(1)))
    lines = written("it.py::it", conclude(statement, (statement,), hypothesis(statement)))
    assert '["BoundVector",0,[{"term":' in lines.replace(" ", "")
    content = json.loads(lines)
    (bound,) = [term for term in content["terms"] if term[0] == "BoundVector"]
    for shape in ([3], ["n"], [None], 3):
        bound[2] = shape
        with pytest.raises(Unreadable, match="a BoundVector is not made of this"):
            read(json.dumps(content))


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"claim": ' * 5000, "null", "1e999", "\ud800"])
def test_what_is_no_proof(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


# ── the command ───────────────────────────────────────────────────────────────


TWO_LETTERS = """
n = dimension("n"); i, k = indices("i k", n); x = vector("x", n)

@claim(Ge(Sum(x[i], i), 0), given=[forall(i, Ge(x[i], 0))])
def one():
    return calc(Sum(x[i], i)).ge(0, by.hyp)

@claim(Ge(Sum(abs(x[k]), k), 0), given=[forall(k, Ge(x[k], 0))])
def other():
    return calc(Sum(abs(x[k]), k)).eq(Sum(x[k], k), by.hyp).ge(0, by.hyp)
"""


def test_a_proof_has_its_own_letters_whatever_was_proved_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "it.py").write_text(HEAD + TWO_LETTERS)
    for asked, file in (("it.py", "all.jsonl"), ("it.py::other", "alone.jsonl")):
        done = CliRunner().invoke(main, ["run", "-j", "0", "--no-cache", asked, "--proofs", file])
        assert done.exit_code == 0, done.output
    assert Path("all.jsonl").read_text().splitlines()[-1] == Path("alone.jsonl").read_text().splitlines()[-1]


class TestTheCommand:
    @pytest.fixture
    def files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "it.py").write_text(HEAD + CLAIM)
        done = CliRunner().invoke(main, ["run", "it.py", "--proofs", "proofs.jsonl", "--json", "run.json"])
        assert done.exit_code == 0, done.output
        return tmp_path / "proofs.jsonl", tmp_path / "run.json"

    def again(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, ["recheck", *arguments])

    def test_it_prints_what_is_proved(self, files: tuple[Path, Path]) -> None:
        result = self.again("proofs.jsonl", "--json", "run.json")
        assert result.exit_code == 0
        assert result.output.splitlines()[:9] == [
            "✓ it.py::first",
            "    exp(c + d)/Z = exp(c)·exp(d)/Z",
            "    where Z = Sum(exp(x_k), k)",
            "    where d > 0",
            "    where n ≥ 1",
            "✓ it.py::second",
            "    max x + c ≥ x_i",
            "    given c ≥ 0",
            "    where n ≥ 1",
        ]
        assert "4 proofs replayed" in result.output
        assert "4 digests are those of run.json" in result.output
        assert "✓" not in self.again("proofs.jsonl", "-q").output

    def test_a_run_that_says_something_else(self, files: tuple[Path, Path]) -> None:
        _, said = files
        content = json.loads(said.read_text())
        content["claims"][0]["digest"] = content["claims"][1]["digest"]
        said.write_text(json.dumps(content))
        result = self.again("proofs.jsonl", "--json", "run.json")
        assert result.exit_code == 1
        assert "it.py::first: the run proved something else under this name" in result.output

    def test_a_proof_that_is_missing_and_one_too_many(self, files: tuple[Path, Path]) -> None:
        proofs, said = files
        first, *lines = proofs.read_text().splitlines()
        proofs.write_text("\n".join([first, lines[0]]))
        assert (
            "it.py::second is proved in the run, and has no proof here"
            in self.again("proofs.jsonl", "--json", "run.json").output
        )
        proofs.write_text("\n".join([first, *lines, lines[0]]))
        assert "it.py::first is there twice" in self.again("proofs.jsonl").output
        content = json.loads(said.read_text())
        content["claims"].pop()
        said.write_text(json.dumps(content))
        proofs.write_text("\n".join([first, *lines]))
        result = self.again("proofs.jsonl", "--json", "run.json")
        assert (result.exit_code, "it.py::fourth has a proof here" in result.output) == (1, True)

    @pytest.mark.parametrize("content", ["", "nonsense", "{}", '{"format": "derive-proofs", "version": 4}', "\xff\xfe"])
    def test_a_file_that_is_none(self, tmp_path: Path, content: str) -> None:
        file = tmp_path / "it.jsonl"
        file.write_bytes(content.encode("latin-1"))
        said: list[str] = []
        assert recheck(file, None, said.append) == 4
        assert said

    @pytest.mark.parametrize("content", ["", "[]", '{"claims": [1]}', '{"claims": [{"kind": "claim"}]}'])
    def test_a_run_that_is_none(self, tmp_path: Path, content: str) -> None:
        file, said = tmp_path / "it.jsonl", list[str]()
        file.write_text(header("1"))
        (tmp_path / "run.json").write_text(content)
        assert recheck(file, tmp_path / "run.json", said.append) == 4
        assert "is not the JSON of a run" in said[0]
