"""C: a command was called wrongly, or is configured so that it cannot do its work."""

from __future__ import annotations

from .kind import Kind

OPTION = Kind(
    "C101",
    "wrong-option",
    "An option is not known, does not take this value, or does not go with another one.",
    "`derive COMMAND --help` lists what there is.",
    "$ derive run --shard 3/2 proofs",
    "$ derive run --shard 1/2 proofs",
)
PATH = Kind(
    "C102",
    "no-such-path",
    "A file or folder is not there, or cannot be looked at.",
    "Without a path, derive takes the folders that [tool.derive] proofs names, or else ./proofs.",
    "$ derive run prooofs",
    "$ derive run proofs",
)
CLAIM = Kind(
    "C103",
    "no-such-claim",
    "No claim, reason, rule or code has this name.",
    "A claim is named by its function: PATH::CLAIM. `derive list` lists the claims.",
    "$ derive run proofs/first.py::tangnet",
    "$ derive run proofs/first.py::tangent",
)
CONFIGURATION = Kind(
    "C104",
    "configuration",
    "Something in [tool.derive] of pyproject.toml is wrong.",
    "A key that is misspelled would be ignored without a word, so it is refused.",
    """
[tool.derive]
permited-axioms = []
""",
    """
[tool.derive]
permitted-axioms = []
""",
)
OUTPUT = Kind(
    "C105",
    "output",
    "A file that should be written cannot be, or would replace somebody's work.",
    "derive overwrites no Python file, no configuration, and no file twice in a run.",
    "$ derive run --json proofs/first.py proofs",
    "$ derive run --json first.json proofs",
)
EXTRA = Kind(
    "C106",
    "extra-missing",
    "The command needs a package that is not installed.",
    "Clusters, --watch and other extras need packages of their own; the message says which to install.",
)
REVISION = Kind(
    "C107",
    "no-such-revision",
    "git knows no such revision, or says something else against it.",
    "--against and --changed-since take whatever git takes for a commit; --against also the JSON of a run.",
    "$ derive run --against no-such-branch proofs",
    "$ derive run proofs",
)
NOT_A_RUN = Kind(
    "C108",
    "not-a-run",
    "A file is not the JSON of a run.",
    "--against and --times take what `derive run --json FILE` wrote.",
    "$ derive run --against pyproject.toml proofs",
    "$ derive run proofs",
)
CLUSTER = Kind(
    "C109",
    "cluster",
    "The cluster does not answer, or cannot do its part.",
    "The scheduler must run, and its workers must have derive and the files.",
)
POINT = Kind(
    "C110",
    "not-a-point",
    "--at, or meets=witness(…), is no point of the claim.",
    "A point has a value for each variable, of the right length, as the variable was declared. Indices count from 1.",
    "$ derive run --at 'c=one' proofs",
    "$ derive run --at 'c=1' proofs",
)
NOT_TYPESET = Kind(
    "C111",
    "not-typeset",
    "Something cannot stand in an appendix.",
    "LaTeX lacks the character, or the folder cannot be written.",
)
COQ = Kind(
    "C112",
    "no-coq",
    "`derive export --check` needs Coq with Coquelicot, and does not find it, or not one that works.",
    "Install both; in Debian: `apt install coq libcoq-coquelicot`. Nothing else of derive needs them.",
)
