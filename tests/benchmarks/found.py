"""How much of what is left open is found.

    python tests/benchmarks/found.py                      all of proofs/ and of tests/benchmarks/frozen/
    python tests/benchmarks/found.py FILE …               the claims of files
    python tests/benchmarks/found.py --out found.jsonl    to be gone on with when it is started again
    python tests/benchmarks/found.py --part 1/2 --out …   every other claim, so that two run at a time
    python tests/benchmarks/found.py --whole FILE …       whole proofs alone, and not the reasons of steps
    python tests/benchmarks/found.py --false              the statements of tests/verdicts/rejected/
    python tests/benchmarks/found.py --false --blind      the same, though numbers refute most of them

For each claim of proofs/ and of tests/benchmarks/frozen/, its proof is taken
away and looked for from the statement alone; and for each step of proofs/, its
reasons. Nothing is kept between claims, only claims before one may be cited,
and none that states the same. Times are of the processor.

What is found counts as written if it can be said in the names of the file, and
proves the claim once more when that is read, as it does for `derive fill`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from derive.claims.claim import Claim
from derive.claims.finding import Stopped
from derive.claims.mentions import nodes_in
from derive.claims.parts import part_of
from derive.claims.proving.prove import prove_claim
from derive.claims.written.expression import NotationError, as_written
from derive.claims.written.naming import require_one_meaning
from derive.files.load import Loader
from derive.find.search import Search
from derive.kernel.context import forget
from derive.records.settings import EFFORT
from derive.search.reasons import Reason
from derive.search.scope import Scope
from derive.source.parts import listed
from derive.source.words import Unspoken
from derive.terms.statement import SIGNS, Iff, Implies, Prop, Rel
from derive.verdicts.found import names_in

ROOT = Path(__file__).resolve().parents[2]
PROOFS = sorted((ROOT / "proofs").rglob("*.py"))
FROZEN = sorted((ROOT / "tests" / "benchmarks" / "frozen").glob("*.py"))
REJECTED = sorted((ROOT / "tests" / "verdicts" / "rejected").glob("*.py"))
CLAIMS, STEPS = "claims", "steps"


@dataclass(frozen=True)
class Sought:
    """One thing that was looked for."""

    kind: str
    file: str
    name: str
    found: bool
    seconds: float
    attempts: int
    stopped: bool = False
    written: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What it belongs to: all of a claim is looked for at once."""
        return self.file, self.name.partition(", ")[0]


def searcher(claim: Claim, effort: int = EFFORT) -> Search:
    """A new search, which may cite no claim that states the same, and nothing of the library."""
    forget()
    search = Search(claim, effort)
    table = search.state.table
    table.claims = [one for one in table.claims if one.statement != claim.statement]
    vars(search)["with_library"] = search.state
    return search


def blind() -> None:
    """From now on numbers do not look first, so that what is false is searched for like anything else."""
    for name in ("chains", "limits", "search"):
        vars(importlib.import_module(f"derive.find.{name}"))["is_refuted"] = lambda goal, given: False


def whole(claim: Claim, file: str, effort: int = EFFORT) -> Sought:
    """The proof of a claim, from its statement alone."""
    search, started, stopped = searcher(claim, effort), time.process_time(), False
    try:
        part = search.part(claim.statement, Scope(claim.given), claim.line)
    except Stopped:
        part, stopped = None, True
    spent = effort - search.state.budget.left
    taken, written = time.process_time() - started, part is not None and is_written((part,), claim)
    return Sought(CLAIMS, file, claim.name, part is not None, taken, spent, stopped, written)


def is_written(values: tuple[object, ...], claim: Claim) -> bool:
    """Whether a part, or the reasons of a step, can be said in the names of a claim's file; a part, so that it holds."""
    words = names_in(claim)
    try:
        said = listed(values, words)
    except Unspoken:
        return False
    names = dict(claim.body.__globals__)
    for module, name in words.imports:
        names[name] = getattr(importlib.import_module(module), name)
    for name, value in words.declared.items():
        names[name] = eval(value, names)  # noqa: S307 - what was found declares it
    if isinstance(values[0], Reason):
        return True
    try:
        part = part_of(eval(said, names), claim.name)  # noqa: S307 - what was found says it
        require_one_meaning((claim.statement, *claim.given, *nodes_in(part)), claim.file)
        proof = prove_claim(claim.statement, claim.given, part)
        obligations = [o for step in proof.steps for o in step.obligations]
        require_one_meaning((claim.statement, *claim.given, *nodes_in(part)), claim.file, obligations)
    except NotationError:
        return False
    return proof.theorem is not None


def steps(claim: Claim, file: str) -> Iterator[Sought]:
    """The reasons of each step that is written."""
    for number, record in enumerate(claim.proof().steps, 1):
        if record.implied:
            continue
        search, started, stopped = searcher(claim), time.process_time(), False
        goal = _said(record.relation, record.before, record.target)
        try:
            found = search.reasons(goal, (), Scope(record.given))
        except Stopped:
            found, stopped = None, True
        spent, taken = EFFORT - search.state.budget.left, time.process_time() - started
        written = found is not None and (not found or is_written(found, claim))
        yield Sought(STEPS, file, f"{claim.name}, step {number}", found is not None, taken, spent, stopped, written)


def _said(relation: str, before: object, after: object) -> Prop:
    if relation in SIGNS:
        return Rel(relation, before, after)  # type: ignore[arg-type]
    return (Iff if relation == "⇔" else Implies)(before, after)  # type: ignore[arg-type]


def claims_of(files: Iterable[Path]) -> Iterator[tuple[Path, Claim]]:
    """The claims of files, each while its file is loaded."""
    loader = Loader()
    for file in files:
        loaded = loader.load(file)
        with as_written(), loader.importing_from(file.parent):
            yield from ((file, claim) for claim in loaded.claims.values() if claim.kind == "claim")


def sought(
    files: list[Path], part: tuple[int, int], known: list[Sought], wholes: bool = False, effort: int = EFFORT
) -> Iterator[Sought]:
    """What is looked for in files, as far as it is not known; `wholes`: nothing but whole proofs."""
    done = {one.key for one in known}
    for place, (file, claim) in enumerate(claims_of(files)):
        name = str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)
        if place % part[1] == part[0] - 1 and (name, claim.name) not in done:
            if file in PROOFS and not wholes:
                yield from steps(claim, name)
            yield whole(claim, name, effort)


def told(what: str, results: list[Sought]) -> str:
    """A row of the table."""
    times = sorted(one.seconds for one in results)
    found, written = sum(one.found for one in results), sum(one.written for one in results)
    middle, most = times[len(times) // 2], times[int(0.95 * (len(times) - 1))]
    share = f"{found / len(results):.1%} | {written}"
    return f"| {what} | {found} of {len(results)} | {share} | {middle:.2f} s | {most:.1f} s |"


def table(results: Iterable[Sought]) -> str:
    """All rows, and what was not found."""
    rows: dict[str, list[Sought]] = {}
    for one in results:
        rows.setdefault(f"{one.kind} of {one.file.rpartition('/')[0]}", []).append(one)
    lines = ["| what is left open | found | share | written | median | 95 % within |", "|---|---|---|---|---|---|"]
    lines += [told(what, some) for what, some in rows.items()]
    for what, some in rows.items():
        left = [f"{one.name}{' (stopped)' * one.stopped}" for one in some if not one.found]
        lines.append(f"not found, {what}: {', '.join(left) or 'none'}")
        lines.append(f"not written, {what}: {', '.join(one.name for one in some if one.found > one.written) or 'none'}")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what was not found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="*")
    options.add_argument("--part", default="1/1", metavar="K/N", help="of every N claims the K-th")
    options.add_argument("--out", type=Path, help="results, a line each; those that are there are not looked for again")
    options.add_argument("--whole", action="store_true", help="whole proofs alone, and not the reasons of steps")
    options.add_argument("--false", action="store_true", help="the statements of tests/verdicts/rejected/")
    options.add_argument("--blind", action="store_true", help="numbers do not look first")
    options.add_argument("--attempts", type=int, default=EFFORT, help="for each claim")
    given = options.parse_args()
    if given.blind:
        blind()
    files = [file.resolve() for file in given.files] or (REJECTED if given.false else [*PROOFS, *FROZEN])
    one, _, of = given.part.partition("/")
    results = _known(given.out)
    for result in sought(files, (int(one), int(of)), results, given.whole, given.attempts):
        results.append(result)
        if given.out is not None:
            with given.out.open("a", encoding="utf-8") as out:
                out.write(json.dumps(asdict(result)) + "\n")
    print(table(results))


def _known(file: Path | None) -> list[Sought]:
    """What a file holds, of claims that were looked for to the end: the claim itself comes last."""
    if file is None or not file.exists():
        return []
    held = [Sought(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
    ended = {one.key for one in held if one.kind == CLAIMS}
    return [one for one in held if one.key in ended]


if __name__ == "__main__":
    sys.setrecursionlimit(12_000)
    main()
