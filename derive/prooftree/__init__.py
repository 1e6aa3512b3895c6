"""Finished proofs as data, so that a second process can check them without the search and the claim files.

digests     what terms, statements and theorems are known by
write       a theorem and all that it was made from, as one line of JSON
read        such a line as terms again, and the rules to apply; trusted
sizes       how much a term comes to, written out
replay      every step through the kernel once more, and what was proved by it; trusted
apart       the replay in a process of its own, which can be stopped
trace       which elementary steps were taken for a step of a proof
recheck     a file of proofs: what it proves, and whether a run said the same

A file begins with a line that says which version of the format it has, and
each further line is a proof. A line is self-contained:

    {"claim": "proofs/why_softmax/softmax.py::softmax_jacobian",
     "digest": "…",                       of this name, and of the statement with its hypotheses and axioms
     "terms": [["Dim", "n", 1], ["Scalar", "c", 7], ["Add", [{"term": 0}, {"term": 1}]], …],
     "theorems": [["hypothesis", [{"term": 9}], "digest"], ["symmetry", [{"theorem": 0}], "digest"], …]}

Terms refer to earlier terms, and theorems to terms and to earlier theorems. The
last theorem is the claim's. Where a theorem does not rest on all facts in its last argument,
its entry goes on with the places of those that it used: ["sign", […, [{"theorem": 0}, {"theorem": 1}]], "digest", [1]].
No digest covers them; by elementary steps a rule gets these facts alone.
A term is its class and its fields, in order; a definition is ["Definition", params, body, formal, name, source];
a fraction is {"fraction": "1/2"}. Bound indices are counted outwards, and the author's
letters are kept for printing.

A term that is referred to many times may come to far more than the file: one of
more than 100,000 nodes, written out, is not read, and a statement of more than
5,000 not printed. Half a pair of surrogates is no text.

The proofs of the library's files are such files. Their first line has more: the
digest of each further line, by the claim's name.

Version 2: the digest of a line covers the claim's name too; in version 1 it was
that of the judgement alone, which is still what the JSON of a run has.
Version 3: a vector says whether it is symmetric.
Version 4: a vector says whether it is declared as weights, and a function whether it is smooth.
Version 5: a theorem says which facts it used. A file of version 4 is read as well, but not by elementary steps.
"""
