"""The claims that a proof may cite: those before it in its file, what the file imports, and the library's."""

from __future__ import annotations

from ..claims.claim import Claim
from ..claims.written.expression import Written
from ..shelf.volume import shelved
from ..terms.term import Index


def declared(claim: Claim) -> tuple[Index, ...]:
    """The indices that a claim's file declares, in its order."""
    values = getattr(claim.body, "__globals__", {}).values()
    terms = [value for held in values for value in (held if isinstance(held, tuple | list) else (held,))]
    found = [term.term for term in terms if isinstance(term, Written) and isinstance(term.term, Index)]
    return tuple(dict.fromkeys(found))


def citable(claim: Claim) -> tuple[Claim, ...]:
    """Claims and axioms before this one, the last first; then those of other files, as this one imports them.

    None of them can rest on this one: what a claim cites comes before it, or from a file that was there before.
    """
    names = getattr(claim.body, "__globals__", {})
    known = [value for value in names.values() if isinstance(value, Claim)]
    own = [c for c in (*claim.earlier, *known) if c.file == claim.file and c.line < claim.line]
    others = [c for c in known if c.file != claim.file]
    nearest = sorted(own, key=lambda c: -c.line) + sorted(others, key=lambda c: (c.file, -c.line))
    named: dict[str, Claim] = {}
    for one in nearest:
        if one.kind in ("claim", "axiom") and not one.inert and one.name != claim.name:
            named.setdefault(one.name, one)
    return tuple(one for one in named.values() if not one.rests_on(claim))


def offered(claim: Claim) -> tuple[Claim, ...]:
    """The library's claims that its file imports, or could: it names nothing else so."""
    names = {**getattr(claim.body, "__globals__", {}), **dict.fromkeys(claim.body.__code__.co_varnames)}
    return tuple(one for one in shelved() if names.get(one.name, one) is one)
