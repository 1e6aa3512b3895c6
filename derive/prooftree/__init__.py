"""Finished proofs as data, so that a second process can check them without the search and the claim files.

digests   what terms, statements and theorems are known by
write     a theorem and all that it was made from, as one line of JSON
read      such a line as terms again, and the rules to apply; trusted
replay    every step through the kernel once more, and what was proved by it

A line is self-contained:

    {"claim": "proofs/softmax.py::softmax_jacobian",
     "digest": "…",                       of the statement with its hypotheses and axioms
     "terms": [["Dim", "n", 1], ["Scalar", "c", 7], ["Add", [{"term": 0}, {"term": 1}]], …],
     "theorems": [["hypothesis", [{"term": 9}], "digest"], ["symmetry", [{"theorem": 0}], "digest"], …]}

Terms refer to earlier terms, and theorems to terms and to earlier theorems. The
last theorem is the claim's. A term is its class and its fields, in order; a
definition is ["Definition", params, body, formal, name, source]; a fraction is
{"fraction": "1/2"}. Bound indices are counted outwards, and the author's
letters are kept for printing.
"""
