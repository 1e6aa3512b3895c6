"""derive completion."""

from __future__ import annotations

import click

from .group import main
from .shared import say

VARIABLE = "_DERIVE_COMPLETE"
"""The variable of the environment by which a shell asks."""


@main.command(
    epilog="""\b
To complete in every new shell:
  bash  echo 'eval "$(derive completion bash)"' >> ~/.bashrc
  zsh   echo 'eval "$(derive completion zsh)"' >> ~/.zshrc
  fish  derive completion fish > ~/.config/fish/completions/derive.fish
"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, paths, claims and rules."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"click cannot complete in {shell}")
    say(kind(main, {}, "derive", VARIABLE).source().rstrip("\n"))
