"""Tricks of a claim file: what ordinary code can do is refused at once, and the rest does not survive a second process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from here import HEAD, ROOT

FALSE = """
n = dimension("n"); k, i = indices("k i", n); x = vector("x", n); c = scalar("c"); d = scalar("d")

@claim(Eq(c + c, 2 * c))
def true():
    return calc(c + c).eq(2 * c)

{before}

@claim(Gt(c, c + 1))
def false():
    {body}
"""

CHEAP = {
    "another claim's theorem": ("", "return true.theorem()"),
    "another claim": ("", "return true"),
    "a theorem by hand": ("from derive.kernel import Theorem", "return Theorem()"),
    "a theorem without __init__": ("from derive.kernel import Theorem", "return object.__new__(Theorem)"),
    "a copy": ("import copy", "return copy.copy(true.theorem())"),
    "a deep copy": ("import copy", "return copy.deepcopy(true.theorem())"),
    "a pickle": ("import pickle", "return pickle.loads(pickle.dumps(true.theorem()))"),
    "a subclass": ("from derive.kernel import Theorem", "class Own(Theorem): pass\n    return Own()"),
    "a changed theorem": ("", "true.theorem().statement = false.statement\n    return true.theorem()"),
    "a changed claim": ("", "true.statement = false.statement\n    return calc(c + c).eq(2 * c)"),
    "a claim changed behind its back": (
        "",
        "object.__setattr__(false, 'statement', true.statement)\n    return calc(c + c).eq(2 * c)",
    ),
    "a rule of one's own": (
        "from derive.rules.theorem import rule",
        "@rule\n    def mine(s: object) -> object: return s\n    return mine(false.statement)",
    ),
    "a judge of one's own": (
        "from derive.rules.judge import Answers, settle",
        "settle(Answers(None, None, lambda relation: True))\n    return calc(c).gt(c + 1)",
    ),
    "the smaller judge": (
        "from derive.elementary.judge import ANSWERS\nfrom derive.rules.judge import settle",
        "settle(ANSWERS)\n    return calc(c).gt(c + 1)",
    ),
    "Rejected patched away": (
        "import derive.kernel, derive.rules.theorem\n"
        "derive.kernel.Rejected = derive.rules.theorem.Rejected = type('Mild', (Exception,), {})",
        "return calc(c).gt(c + 1, by.sign)",
    ),
    "Rejected that raises nothing": (
        "import derive.kernel\nderive.kernel.Rejected.__init__ = lambda self, *a: None",
        "return calc(c).gt(c + 1, by.sign)",
    ),
    "a chain with changed ends": (
        "",
        "chain = calc(c + 1).gt(c)\n    object.__setattr__(chain, 'start', c)\n    return chain",
    ),
    "a verdict by exit": ("import sys", "sys.exit(0)"),
    "a verdict on standard output": ("", "print('✓ false  1/1  proved')\n    return calc(c).gt(c + 1)"),
    "a hypothesis put in afterwards": ("", "false.given = (false.statement,)\n    return calc(c).gt(c + 1, by.hyp)"),
    "a definition changed after it was used": (
        "t = define('t', c)\n@claim(Eq(t, c))\ndef before():\n    return calc(t).eq(c, by.unfold(t))\n"
        "object.__setattr__(t.term.definition, 'body', d)",
        "return calc(c).gt(c + 1, before)",
    ),
    "assert taken away": ("import builtins\nbuiltins.AssertionError = None", "return calc(c).gt(c + 1)"),
    "equality patched": (
        "from derive.claims.written.expression import Written\nWritten.__eq__ = lambda a, b: True",
        "return calc(c).gt(c + 1)",
    ),
}
"""Name: what stands before the claim, and its body."""

DETERMINED = {
    "the mint": (
        "from derive.rules import theorem as t",
        "forged = t._mint(frozenset(), false.statement, frozenset(), 'hypothesis', (false.statement,), None)\n"
        "    false._memo.proof = None\n"
        "    import derive.claims.claim as own\n"
        "    own.prove_claim = lambda *a: own.Proof(theorem=forged)\n"
        "    return calc(c).gt(c + 1)",
    ),
    "a rule patched": (
        "import derive.search.obligations as o, derive.kernel as kernel\n"
        "from derive.rules import theorem as t\n"
        "kernel.sign = lambda goal, facts: t._mint(frozenset(), goal, frozenset(), 'sign', (goal, facts), None, ())\n"
        "kernel.normal_form = lambda l, r, f: t._mint(frozenset(), kernel.RULES and __import__('derive.terms.statement')"
        ".terms.statement.Rel('=', l, r), frozenset(), 'normal_form', (l, r, f), None, ())",
        "return calc(c).gt(c + 1, by.sign)",
    ),
    "signs patched": (
        "from derive.kernel import context\ncontext.Context.holds = lambda self, relation: True",
        "return calc(c).gt(c + 1, by.sign)",
    ),
    "the numbers silenced too": (
        "from derive.kernel import context\ncontext.Context.holds = lambda self, relation: True\n"
        "import derive.verdicts.numbers as evidence, derive.evidence.numbers.sample as s\n"
        "evidence.examine = lambda *a, **k: s.Samples(0, count=9)",
        "return calc(c).gt(c + 1, by.sign)",
    ),
}
"""What Python cannot keep a claim file from: it may well be called proved, in the process that the file has touched."""


def checked(folder: Path, before: str, body: str) -> tuple[dict[str, Any], subprocess.CompletedProcess[str]]:
    """The JSON of a run in a process of its own, and what a second process makes of its proofs."""
    (folder / "it.py").write_text(HEAD + FALSE.format(before=before, body=body))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DERIVE_JOBS": "1"}

    def derive(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = f"from derive.commands import main; main({list(arguments)!r})"
        command = [sys.executable, "-c", code]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    run = derive("run", "it.py", "--json", "run.json", "--proofs", "proofs.jsonl")
    assert "Traceback" not in run.stderr
    return json.loads((folder / "run.json").read_text()), derive("recheck", "proofs.jsonl", "--json", "run.json")


@pytest.mark.parametrize("trick", CHEAP)
def test_cheap_tricks_fail(tmp_path: Path, trick: str) -> None:
    said, again = checked(tmp_path, *CHEAP[trick])
    proved = [c["statement"] for c in said["claims"] if c["verdict"] in ("proved", "proved*", "tested")]
    assert "c > c + 1" not in proved
    assert "    c > c + 1" not in again.stdout.splitlines()


@pytest.mark.parametrize("trick", DETERMINED)
def test_what_python_cannot_stop_is_refused_by_a_second_process(tmp_path: Path, trick: str) -> None:
    said, again = checked(tmp_path, *DETERMINED[trick])
    proved = {c["name"] for c in said["claims"] if c["verdict"] == "proved"}
    assert "    c > c + 1" not in again.stdout.splitlines()
    assert again.returncode == (1 if "false" in proved else 0), again.stdout
