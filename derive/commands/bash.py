"""Completion in bash, which takes a colon for the end of a word: PATH::CLAIM is put together again."""

from __future__ import annotations

import os

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string


@add_completion_class
class Bash(BashComplete):
    """Instead of click's own."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The arguments before the one that is begun, and this one."""
        place = int(os.environ["COMP_CWORD"])
        words = split_arg_string(os.environ["COMP_WORDS"])[: place + 1]
        words += [""] * (place + 1 - len(words))
        *before, begun = joined(words)
        self.split = begun != words[-1]
        return before[1:], begun

    def format_completion(self, item: CompletionItem) -> str:
        """The item, or where bash has split the word, what comes after its last colon."""
        value = item.value.rpartition(":")[2] if self.split else item.value
        return f"{item.type},{value}"


def joined(words: list[str]) -> list[str]:
    """Words as they were before they were split at colons."""
    out: list[str] = []
    for word in words:
        if out and (word.startswith(":") or out[-1].endswith("::")):
            out[-1] += word
        else:
            out.append(word)
    return out
