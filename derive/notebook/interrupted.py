"""A check that was interrupted: nothing is known of the claim, and no half of a proof is left."""

from __future__ import annotations


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, or the button that interrupts a cell, while a claim was checked; the text says which."""
