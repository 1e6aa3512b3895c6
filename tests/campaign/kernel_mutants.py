"""Mutation testing of the kernel: every small wrong change to it must be noticed by the tests.

    python tests/campaign/kernel_mutants.py results.jsonl [--only derive/kernel/bounds.py …] [--properties] [--again]

Each change is tried in a process of its own, forked when the tests have been
imported: there the code of one function is exchanged, and the tests that reach
its line run, the fastest first, until one fails. A change to what a module does
while it is imported is tried on a fresh import instead. Results are appended to
the file; what stands there already is not tried again (`--again`: what survived
is). With `--unexplained` it ends with 1 where something survives that
kernel_mutants.md does not list. `--properties` adds the tests on random terms, `--slow` those of claim
files, which take longer; they run last. `--tests` takes a few files of tests alone, which is much faster: what
survives them is tried `--again` with all. `--functions` takes a few functions of the files.
"""

from __future__ import annotations

import argparse
import ast
import gc
import hashlib
import importlib
import json
import os
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.assertion.rewrite import AssertionRewritingHook
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tests"), str(ROOT)]

from mutations import Mutation, mutations  # noqa: E402

FAST = ["tests/kernel/test_theorem.py", "tests/terms/test_terms.py", "tests/kernel/test_normal_form.py"]
PROPERTIES = ["tests/kernel/test_random_rules.py"]
SLOW = ["tests/verdicts/test_rejected.py", "tests/verdicts/test_accepted.py"]
LEDGER = ROOT / "tests" / "campaign" / "kernel_mutants.md"
FIRST = ["sign.py", "domain.py", "context.py", "theorem.py", "rules"]
"""Where a mistake is dearest; these come first."""
_MOST_SECONDS, _MOST_BYTES = 30, 3 * 2**30
"""For one change, of the processor's time; what survives takes a few, and a change can make a loop that fills all
memory."""


def tests(slow: bool, chosen: list[str]) -> list[str]:
    """The files of tests that look at the kernel, or those that were chosen."""
    if chosen:
        return chosen
    own = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests" / "kernel").glob("test_*.py"))
    return [*[name for name in own if name not in FAST + PROPERTIES], *FAST, *(SLOW if slow else [])]


def files(only: list[str]) -> list[Path]:
    """The files to change, the most dangerous first."""
    if only:
        return [
            f for name in only for f in ([ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py")))
        ]

    def rank(file: Path) -> int:
        return next((n for n, name in enumerate(FIRST) if name in file.parts), len(FIRST))

    kernel = [f for room in ("kernel", "rules") for f in (ROOT / "derive" / room).rglob("*.py")]
    return sorted(kernel, key=lambda f: (rank(f), f))


# ── one change ────────────────────────────────────────────────────────────────


class Source:
    """A file of the kernel, its syntax tree, and the functions that it has become."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(ROOT))
        self.text = path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.lines = self.text.splitlines()

    def changes(self) -> Iterator[tuple[str, Mutation]]:
        """The changes, each with a name that lasts as long as the function around it stays as it is."""
        seen: dict[str, int] = defaultdict(int)
        spans = {node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        for mutation in mutations(self.tree):
            around = spans.get(mutation.function.rpartition(".")[2])
            text = ast.get_source_segment(self.text, around) or "" if around else self.lines[mutation.line - 1]
            long = f"{self.name}|{mutation.function}|{text}|{mutation.what}"
            seen[long] += 1
            yield hashlib.sha256(f"{long}|{seen[long]}".encode()).hexdigest()[:16], mutation

    def compiled(self, mutation: Mutation) -> CodeType:
        """The code of the file with a change in it."""
        with mutation.made():
            return compile(self.tree, str(self.path), "exec", dont_inherit=True)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _codes(value)


def exchange(source: Source, code: CodeType) -> bool:
    """Give the functions of a file their changed code; False where that cannot be done in place."""
    living: dict[tuple[str, int], list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == str(source.path):
            living[thing.__code__.co_qualname, thing.__code__.co_firstlineno].append(thing)
    for changed in _codes(code):
        for function in living.get((changed.co_qualname, changed.co_firstlineno), ()):
            if function.__code__.co_freevars != changed.co_freevars:
                return False
            function.__code__ = changed
    _forget()
    return True


def _forget() -> None:
    """Leave behind what the kernel remembers, so that it is asked again."""
    from derive.kernel.context import forget
    from derive.terms import kept
    from derive.terms.node import Node

    forget()
    kept.forget()
    for node in [thing for thing in gc.get_objects() if isinstance(thing, Node)]:
        for known in ("_closed", "_key", "_typed"):
            if hasattr(node, known):
                object.__delattr__(node, known)


# ── the tests ─────────────────────────────────────────────────────────────────


class Campaign:
    """A plugin for pytest: in place of running the tests once, it runs them on every change."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.reach: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.imported: set[tuple[str, int]] = set()
        self.items: list[pytest.Item] = []
        self.random: list[pytest.Item] = []
        self.survived: list[dict[str, Any]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Everything happens here, when the tests have been found."""
        for item in session.items:
            (self.random if _is_late(item) else self.items).append(item)
        self._measure()
        results = Results(Path(self.options.results))
        for path in files(self.options.only):
            source = Source(path)
            for name, mutation in source.changes():
                chosen = not self.options.functions or mutation.function in self.options.functions
                if chosen and results.wanted(name, self.options.again):
                    results.add(name, source, mutation, *self._tried(source, mutation))
        self.survived = results.table(
            {f.relative_to(ROOT).as_posix(): [k for k, _ in Source(f).changes()] for f in files(self.options.only)}
        )
        return True

    def _measure(self) -> None:
        """Which tests reach which lines, the fastest test first."""
        taken = []
        for place, item in enumerate(self.items):
            lines: set[tuple[str, int]] = set()
            _forget()
            start = time.perf_counter()
            if not _passes(item, _tracer(lines)):
                raise SystemExit(f"{item.nodeid} fails before anything is changed")
            taken.append((time.perf_counter() - start, place, lines))
        for _, place, lines in sorted(taken, key=lambda entry: entry[:2]):
            for line in lines:
                self.reach[line].append(place)

    def _tried(self, source: Source, mutation: Mutation) -> tuple[str, str, float]:
        start = time.perf_counter()
        code = source.compiled(mutation)
        last = getattr(mutation.old, "end_lineno", mutation.line)
        lines = range(mutation.line, (last if isinstance(mutation.old, ast.expr) else mutation.line) + 1)
        places = dict.fromkeys(p for line in lines for p in self.reach.get((str(source.path), line), ()))
        chosen = [self.items[p] for p in places]
        early = any((str(source.path), line) in self.imported for line in lines)
        read, write = os.pipe()
        pid = os.fork()
        if not pid:
            _in_child(self._child, source, code, chosen, early, write)
        os.close(write)
        with os.fdopen(read) as pipe:
            told = pipe.read()
        _, status = os.waitpid(pid, 0)
        state = "timeout" if os.WIFSIGNALED(status) else ("survived", "killed")[os.waitstatus_to_exitcode(status) != 0]
        return state, told, time.perf_counter() - start

    def _child(self, source: Source, code: CodeType, chosen: list[pytest.Item], early: bool, write: int) -> int:
        later = self.random if self.options.properties or self.options.slow else []
        if early or not exchange(source, code):
            return _on_a_fresh_import(source, code, self.options)
        for item in [*chosen, *later]:
            if not _passes(item):
                os.write(write, item.nodeid.encode())
                return 1
        return 0


def _is_late(item: pytest.Item) -> bool:
    """Whether a test takes long: on random terms, or on claim files."""
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or item.nodeid.startswith(tuple(SLOW))


class _WithoutLateTests:
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _is_late(item)]


def _in_child(run: Any, *arguments: Any) -> None:
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    try:
        status = run(*arguments)
    except BaseException:
        status = 2
    os._exit(status)


def _passes(item: pytest.Item, trace: Any = None) -> bool:
    sys.settrace(trace)
    try:
        reports = runtestprotocol(item, log=False, nextitem=None)
    finally:
        sys.settrace(None)
    return not any(report.failed for report in reports)


def _tracer(lines: set[tuple[str, int]]) -> Any:
    below = str(ROOT / "derive")

    def local(frame: FrameType, event: str, _: object) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return local

    def enter(frame: FrameType, event: str, _: object) -> Any:
        name = frame.f_code.co_filename
        return local if name.startswith(below) and ("kernel" in name or "rules" in name or "terms" in name) else None

    return enter


def _on_a_fresh_import(source: Source, code: CodeType, options: argparse.Namespace) -> int:
    plain = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if Path(self.path) == source.path else plain(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, AssertionRewritingHook)]
    for name in [
        n for n in sys.modules if n.split(".")[0] in ("derive", "building", "conftest") or n.startswith("test_")
    ]:
        del sys.modules[name]
    importlib.invalidate_caches()
    plugins = [] if options.properties or options.slow else [_WithoutLateTests()]
    return int(pytest.main([*_ARGUMENTS, "--assert=plain", "-x", *tests(options.slow, options.tests)], plugins=plugins))


_ARGUMENTS = ["-q", "-n", "0", "-p", "no:cacheprovider", "--benchmark-disable", "--rootdir", str(ROOT)]


# ── results ───────────────────────────────────────────────────────────────────


class Results:
    """What came of each change, one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, dict[str, Any]] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                self.known[entry["id"]] = entry

    def wanted(self, name: str, again: bool) -> bool:
        """Whether a change is to be tried."""
        return name not in self.known or (again and self.known[name]["state"] == "survived")

    def add(self, name: str, source: Source, mutation: Mutation, state: str, by: str, seconds: float) -> None:
        """Write one result."""
        entry = {
            "id": name,
            "file": source.name,
            "line": mutation.line,
            "function": mutation.function,
            "what": mutation.what,
            "state": state,
            "by": by,
            "seconds": round(seconds, 2),
        }
        self.known[name] = entry
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def table(self, wanted: dict[str, list[str]]) -> list[dict[str, Any]]:
        """Print file, mutants, killed and survived, and below it what survived, which it returns."""
        left = []
        print(f"\n{'file':44}{'mutants':>8}{'killed':>8}{'survived':>9}")
        for file, names in wanted.items():
            states = [self.known[name]["state"] for name in names if name in self.known]
            survived = states.count("survived")
            print(f"{file:44}{len(states):8}{len(states) - survived:8}{survived:9}")
        for names in wanted.values():
            for entry in [self.known[n] for n in names if n in self.known and self.known[n]["state"] == "survived"]:
                print(f"{entry['file']}:{entry['line']}  {entry['what']}")
                left.append(entry)
        return left


_EXPLAINED = re.compile(r"^\| `([\w/]+\.py):\d+` \| (.*) \| ((?:(?! \| ).)+) \|$", re.MULTILINE)


def unexplained(survived: list[dict[str, Any]], ledger: str) -> list[str]:
    """What survived and is not in the ledger, where a change may have moved to another line of its file."""
    listed = Counter((file, what.replace("`", "")) for file, what, _ in _EXPLAINED.findall(ledger))
    found = Counter(
        (e["file"].removeprefix("derive/kernel/").removeprefix("derive/"), e["what"].replace("`", "")) for e in survived
    )
    return [f"{file}  {what}" for file, what in (found - listed).elements()]


def main() -> None:
    """Read the command line and start."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", help="a file of JSON lines, made or continued")
    parser.add_argument("--only", nargs="+", default=[], help="files or folders of the kernel")
    parser.add_argument(
        "--tests", nargs="+", default=[], help="files of tests, in place of all that look at the kernel"
    )
    parser.add_argument("--functions", nargs="+", default=[], help="their changes alone, by name")
    parser.add_argument("--again", action="store_true", help="try what survived again")
    parser.add_argument("--properties", action="store_true", help="the tests on random terms too")
    parser.add_argument("--unexplained", action="store_true", help="fail where kernel_mutants.md does not say why")
    parser.add_argument("--slow", action="store_true", help="the tests of claim files too")
    options = parser.parse_args()
    options.results = str(Path(options.results).resolve())
    os.chdir(ROOT)
    campaign = Campaign(options)
    sys.settrace(_tracer(campaign.imported))
    importlib.import_module("derive.kernel")
    sys.settrace(None)
    code = int(pytest.main([*_ARGUMENTS, *tests(options.slow, options.tests)], plugins=[campaign]))
    new = unexplained(campaign.survived, LEDGER.read_text(encoding="utf-8")) if options.unexplained else []
    for line in new:
        print(f"NOT EXPLAINED  {line}")
    raise SystemExit(code or bool(new))


if __name__ == "__main__":
    main()
