"""What a rule may use while it runs: normal forms, signs and definedness under given facts.

context  the questions, and a memory of what was answered
facts    what the facts say
normal   terms in normal form
sign     the signs that a term can have
domain   where a term has a value

These five are one thing, and import each other's types: whether 1/a has a value
depends on the sign of a, the sign on the normal form of a, and the normal form
on what has a value. A context holds the thread: it asks each in turn, never
twice the same, and refuses when it is asked in a circle. What each answers of a
kind of term is one entry in its table.
"""

from __future__ import annotations

from .context import Context as Context
from .context import base as base
from .context import forget as forget
from .context import known as known
