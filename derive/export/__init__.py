"""Finished proofs written for another proof system: Coq, with Coquelicot.

names       names as Coq can read them
arithmetic  numbers, sums, products, powers and functions as Coq reads them; trusted too
printer     terms and statements as Coq reads them; trusted by whoever trusts Coq's word on a claim
steps       each step of a proof as a script: the tactic of its rule, on the lemmas of its premises
file        a claim's file: its definitions, and a lemma for each distinct theorem
folder      a folder of such files, with what they share
coq         coqc: found, run within a limit of time, and what it said of each claim
report      what is told of each claim

`Derive.v` is fixed. It says what terms and statements mean, and proves once what
the rules rest on. It assumes nothing.

What is written comes from finished proofs as data (`prooftree`), and not from
the search. A claim that uses what has no meaning in Coq yet is not exported,
and the reason is told. `Axiom`, `Admitted` and `admit` are never written.
"""
