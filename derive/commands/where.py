"""Where claims are checked: in processes of this machine, in this process, or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from .shared import Here, complain, pool_of

if TYPE_CHECKING:
    from ..running.spread.executor import Spread
    from ..running.supervise import Pool


def place_of(jobs: int | None, scheduler: str | None, likely: int | None) -> Pool | Here | Spread:
    """What checks claims; of processes of this machine so many are `likely` to have work.

    What is typed goes before what the environment says. Raises UsageError.
    """
    from ..files.config import UsageError
    from ..messages import commands

    source = click.get_current_context().get_parameter_source
    typed = {name for name in ("jobs", "scheduler") if source(name) is ParameterSource.COMMANDLINE}
    if len(typed) > 1:
        raise UsageError(
            "-j counts processes of this machine, and --scheduler asks others: give one of them", commands.OPTION
        )
    if scheduler is None or "jobs" in typed:
        return pool_of(jobs, likely)
    from ..running.spread.cluster import Cluster

    cluster = Cluster(scheduler)
    if cluster.idle:
        complain(f"{scheduler} has no workers; waiting for one")
    return cluster
