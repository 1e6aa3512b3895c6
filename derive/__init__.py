"""derive: a proof runner for derivations, for every dimension at once.

Its rooms, from the bottom up. Each imports only from rooms above it in this list:

    system      what a process asks of the operating system: files, limits, signals, exit codes
    messages    every kind of message: its code, what it means, a wrong example and the same mended
    records     plain data that crosses processes: settings, a verdict, a page, an outcome
    markdown    documents in Markdown: the claim file that their blocks make up, and what they show
    terms       what can be said: terms, statements, substitution
    printing    one notation tree; text, LaTeX and MathML written from it
    rules       theorems, and the rules that make them; what these ask is answered by a judge
    kernel      what is trusted in a run: the rules, with the normal form, signs and all else that they ask for
    elementary  the same rules with elementary steps alone: what a second check of a proof trusts
    prooftree   finished proofs as data, written, read and replayed
    export      finished proofs written for another proof system, which checks them once more
    evidence    a statement at points and at small n: numbers, and SymPy as a second engine
    search      where rules apply; everything it finds goes to the kernel
    claims      what an author writes: terms, reasons, chains, @claim
    shelf       the library's files as modules: read when something is asked of them
    find        what a claim leaves open, looked for; what is found is a part of a proof like an author's
    by          the reasons, as a claim file imports them
    notation    all else that a claim file may say
    library     claims that come with derive, proved, for any claim file to cite
    files       claim files and configuration: found, read and run
    source      terms, statements and proofs as a claim file writes them, and changes made in one
    verdicts    one claim, and what became of it: the check, a fault explained, a page of prose
    running     a run: slices, processes, the cache, a cluster
    fixing      what a run with --fix changes in claim files
    reports     verdicts shown: terminal, JSON, JUnit, formats for editors, the LaTeX appendix, and the book
    notebook    claims in the cells of a notebook, checked as they are run
    gate        what a change did: drift, earlier revisions, a plugin for pytest
    commands    the command line
    __main__    its front door

Each room's docstring lists what is in it. What runs by name alone, so that it
is no import: `report(__file__)`, the last line of a claim file, starts the
command line; `%load_ext derive` and `report()` in a cell start `notebook`; and
`library` holds claim files, which import as any others do.

`from derive import by` and `from derive.notation import …` are all that a claim
file needs. Importing `derive` alone loads none of this.
"""

from importlib import import_module

__version__ = "0.1.0"


def load_ipython_extension(shell: object) -> None:
    """`%load_ext derive`: cells are read as they are written, and their claims are checked and shown."""
    import_module("derive.notebook.extension").load(shell)


def unload_ipython_extension(shell: object) -> None:
    """`%unload_ext derive`: cells are as they were before."""
    import_module("derive.notebook.extension").unload(shell)
