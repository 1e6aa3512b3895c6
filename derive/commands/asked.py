"""What derive run was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from .choice import Choice
from .outputs import STDOUT


@dataclass(frozen=True)
class Asked:
    """What a run was asked for, by the names of its options."""

    paths: tuple[str, ...]
    expression: str | None
    source: str | None
    last_failed: bool
    since: str | None
    shard: str | None
    times: str | None
    stop: bool
    quiet: bool
    verbose: bool
    durations: int
    seed: int
    effort: int
    no_holes: bool
    require_rows: bool
    at: str | None
    json_file: str | None
    proofs_file: str | None
    junit_file: str | None
    form: str | None
    github: bool | None
    against: str | None
    strict: bool
    seconds: float | None
    undecided: str | None
    idle: str | None
    memory: int | None
    watch: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    no_cache: bool
    jobs: int | None
    scheduler: str | None

    @property
    def files(self) -> dict[str, str | None]:
        """The files to write, by the options that name them."""
        form = STDOUT if self.form is not None else None
        return {"--format": form, "--json": self.json_file, "--proofs": self.proofs_file, "--junit": self.junit_file}

    @property
    def choice(self) -> Choice:
        """The claims to check."""
        return Choice(self.paths, self.expression, self.source, self.last_failed, self.since, self.shard, self.times)
