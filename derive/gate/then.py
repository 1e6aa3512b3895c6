"""The process that checks the claims of an earlier revision, in a folder that holds its files."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from ..files.config import Config, UsageError, find
from ..files.select import targets
from ..records.outcome import Outcome
from ..records.settings import Settings
from ..reports.machine import document
from ..running.cache.replay import Cache, Reused
from ..running.cache.store import Store
from ..running.plan import Slice, slices
from ..running.process import Ahead
from ..running.supervise import Pool
from ..system.child import end_with
from .request import Answer, Request, encode, read_request


def main(request: str, answer: str, lifeline: int) -> None:
    """Read the one file and write the other. Ends with the process that holds the lifeline."""
    end_with(lifeline, at_once=False)
    asked = read_request(Path(request).read_bytes())
    try:
        said = _checked(asked)
    except UsageError as problem:
        said = Answer(problem=str(problem).replace(os.path.join(asked.tree, ""), ""))
    try:
        Path(answer).write_bytes(encode(said))
    except UnicodeEncodeError:
        Path(answer).write_bytes(encode(Answer(problem="the name of a file in it is no UTF-8")))


def _checked(asked: Request) -> Answer:
    config = _config(Path(asked.tree))
    settings = config.settings(seed=asked.settings.seed, memory=asked.settings.memory)
    settings = replace(settings, seconds=asked.settings.seconds, finds=os.fsencode(asked.cache or ""))
    cache = Cache(Store(Path(asked.cache)), config.folder, settings) if asked.cache is not None else None
    chosen = targets(asked.paths, config)
    pieces = slices(chosen)
    parts: list[Slice | Reused] = cache.known(pieces) if cache is not None else [*pieces]
    outcome = _outcome(parts, settings, asked.jobs)
    if cache is not None:
        cache.keep(outcome.fresh)
        cache.store.keep_finds(outcome.finds)
    said = document(outcome, config)
    reads = _reads(outcome, parts, config.folder.resolve())
    outside = tuple([_called(t.file, asked.tree) for t in chosen if not t.file.resolve().is_relative_to(asked.tree)])
    return Answer("", said, str(config.folder.resolve()), reads, outside)


def _config(tree: Path) -> Config:
    """What holds here; what holds outside of the tree is none of it."""
    config = find(Path.cwd())
    return config if config.folder.is_relative_to(tree) else Config(Path.cwd())


def _outcome(parts: list[Slice | Reused], settings: Settings, jobs: int | None) -> Outcome:
    if not hasattr(os, "killpg"):
        from ..running.run import run  # brings SymPy along, which a pool has in its processes

        return run([part for part in parts if isinstance(part, Slice)], settings)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with Pool(max(1, cores if jobs is None else jobs), Ahead(0)) as pool:
        return pool.run(parts, settings)


def _reads(outcome: Outcome, parts: list[Slice | Reused], root: Path) -> dict[str, str]:
    """What was read for these verdicts, now or when they were found."""
    known = [part.inputs for part in parts if isinstance(part, Reused)]
    found = {os.path.normpath(root / path): content for inputs in known for path, content in inputs.items()}
    return {**found, **outcome.reads}


def _called(file: Path, tree: str) -> str:
    return os.path.relpath(file, tree) if file.absolute().is_relative_to(tree) else str(file)
