"""derive: a proof runner for derivations, for every dimension at once.

From the bottom up; each layer imports only those above it in this list:

    codes, plain, files, settings
                 exit codes; text that acts on nothing; files whose reading ends; options as data
    limit, child, interrupts
                 time and memory that are limited, and being told to end
    terms       what can be said: terms, statements, substitution
    printing    terms and statements written out: text, LaTeX, words
    kernel      what is trusted: theorems and the rules that make them
    prooftree   finished proofs as data, written, read and replayed
    numbers     a statement at points: floating point, balls, shrinking
    explicit    a statement at n = 2, 3, derived again by SymPy
    witness     what terms are at a point, as text
    written     SymPy expressions as terms
    search      where rules apply; everything it finds goes to the kernel
    reasons, by the reasons that a step can name
    chain       chains of steps, and the parts of a proof
    proof       from parts to a theorem, with a record of the steps
    mentions    the terms and claims that a proof is written with
    claim       @claim and its siblings
    prose       claims and their proofs in words, as pages of plain data
    meaning     what a claim says in whatever letters: its digest, and an `outline` of it as plain data
    figure      @figure: a claim's own terms drawn, as data
    notation    all that a claim file may say
    scan, load  claim files, read and run
    fault       why a claim is not proved
    check       one claim → one verdict
    plan        what a run has to do, in slices
    run         the claims of slices, in this process
    cache       verdicts kept from one run to the next
    shard       one run divided into parts
    worker, supervise  the same in several processes; `wire` is what they say to each other,
                 `orphans` finds what they left behind
    spread      the same by any executor, and on a Dask cluster
    report      verdicts shown: terminal, JSON
    gate        what a gate in CI needs: JUnit, annotations, drift, a plugin for pytest
    appendix    verdicts as LaTeX that a paper can \\input
    commands    the command line
    __main__    its front door

`from derive import by` and `from derive.notation import …` are all that a claim
file needs. Importing `derive` alone loads none of this.
"""

__version__ = "0.1.0"
