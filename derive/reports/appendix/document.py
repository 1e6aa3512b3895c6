"""The appendix from its title to its line of provenance."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from ...files.scan import Unreadable, manuscript
from ...markdown.html import title
from ...markdown.kinds import is_manuscript
from ...records.document import Documents
from ...records.verdict import FigureVerdict, Verdict
from ..summary import summarise
from ..throughout import Throughout, throughout
from .coq import InCoq
from .escape import escaped
from .figures import file_name
from .formulas import prose
from .labels import Labels, word
from .provenance import digest, versions
from .tables import Group, evidence_table, verdict_table
from .theorem import claim
from .words import Setter, listed, titled

TITLE = "Derivations"
LEVELS = ("section", "subsection")


@dataclass(frozen=True)
class Options:
    """How an appendix was asked for."""

    title: str = TITLE
    level: str = "section"
    only_proved: bool = False
    documents: Documents = Documents()  # noqa: RUF009
    """Where a project has several, a row is told with its document."""
    tables: bool = True
    """Whether verdicts and numeric evidence are listed in tables."""
    coq: InCoq = InCoq()  # noqa: RUF009
    """What Coq accepted, which is marked."""


def fragment(verdicts: Sequence[Verdict], figures: Sequence[FigureVerdict], options: Options) -> str:
    """The fragment that a paper can \\input. Raises UsageError for a text that cannot be set."""
    return "\n".join(_lines(verdicts, figures, options)) + "\n"


def shown_of(verdicts: Iterable[Verdict], options: Options) -> list[Verdict]:
    """The claims that stand in the appendix."""
    return [v for v in verdicts if v.passes or not options.only_proved]


def _lines(verdicts: Sequence[Verdict], figures: Sequence[FigureVerdict], options: Options) -> Iterator[str]:
    shown = [_of_document(v, options.documents) for v in shown_of(verdicts, options)]
    left_out = [v for v in verdicts if options.only_proved and not v.passes]
    labels = Labels(shown)
    setters = {v.id: Setter(labels, v) for v in shown}
    groups = list(_groups(shown))
    yield "% Written by derive; \\usepackage{derive} in the preamble, then \\input this file."
    yield rf"\drvbegin{{{options.level}}}"
    yield rf"\drvtitle{{{escaped(options.title, '--title')}}}{{appendix}}"
    yield ""
    body = [line for group in groups for line in _group(group, figures, labels, setters, options.coq)]
    table = list(verdict_table(groups, setters)) if options.tables else []
    yield from _introduction(shown, {found for line in (*table, *body) for found in MARKED.findall(line)}, options)
    yield ""
    yield f"{_counted(shown)}{_omitted(left_out)}"
    if options.tables:
        said = r"Verdicts, with \drvtick\ for what is proved, and how many of the steps were shown."
        yield rf"\drvcaption{{{said}}}{{verdicts}}"
        yield from table
    yield from body
    yield ""
    if options.tables:
        yield rf"\drvcaption{{{_EVIDENCE.format(seed=_seed(shown))}}}{{evidence}}"
        yield from evidence_table(groups, setters)
    yield provenance(shown)


def _group(
    group: Group, figures: Sequence[FigureVerdict], labels: Labels, setters: dict[str, Setter], coq: InCoq
) -> Iterator[str]:
    """The claims of a file, each followed by its figures."""
    yield ""
    if group.heading:
        yield rf"\drvheading{{{group.heading}}}"
    common = throughout(v.page for v in group.verdicts if v.page is not None)
    yield from _throughout(common, setters[group.verdicts[0].id])
    for verdict in group.verdicts:
        yield ""
        own = replace(verdict, page=common.own(verdict.page)) if verdict.page is not None else verdict
        yield from claim(own, setters[verdict.id], coq.mark(verdict))
        yield from (_figure(f, labels) for f in figures if labels.find(f.of) is verdict)


_EVIDENCE = (
    "What numbers say, at points drawn with seed {seed}; no proof rests on it. "
    "Points at which the statement was looked at, the largest $n$ among them, and how many touch: there, balls cannot "
    "tell the two sides apart. Slack: the least difference found between the sides of an inequality, "
    "for $n\\le128$, as a ball that is rounded outwards, or 0 where the two are equal. "
    "SymPy: the $n$ at which it derived the statement again."
)


def provenance(verdicts: Sequence[Verdict]) -> str:
    """One line, the only one that may change while the mathematics does not."""
    files = dict.fromkeys(Path(v.file) for v in verdicts)
    code = digest(files)
    grouped = r"\,".join(code[k : k + 8] for k in range(0, len(code), 8))
    said = escaped(versions(), "versions")
    return rf"\drvprovenance{{{said}. Claims and kernel: SHA-256 \texttt{{{grouped}}}\,\dots}}"


# ── the head ──────────────────────────────────────────────────────────────────


def _of_document(verdict: Verdict, documents: Documents) -> Verdict:
    """A claim with its row told as --source takes it."""
    if not verdict.source:
        return verdict
    called = documents.called(documents.of(verdict.file), verdict.source)
    return verdict if called == verdict.source else replace(verdict, source=called)


MARKED = re.compile(r"\\drv(?:end)?(?:proved|starred|refuted|tested|undecided|assumed|noted|faulty)\b")
_EXPLAINED = {
    r"\drvstarred": "that the same leads from what is named beside it and is assumed",
    r"\drvrefuted": "that a statement fails for certain at the point that is given",
    r"\drvtested": "that something was looked at with numbers and nothing is proved",
    r"\drvassumed": "that nothing shows it",
    r"\drvnoted": "that what is quoted states nothing that could be true or false",
    r"\drvundecided": "that neither a proof nor a point at which it fails was found",
    r"\drvfaulty": "that something could not be checked",
}


def _introduction(shown: Sequence[Verdict], marks: Set[str], options: Options) -> Iterator[str]:
    """What the reader has to know: no mark is explained that does not occur."""
    yield (
        "A program has checked what follows, step by step. Each step is numbered, and at its right stands the reason "
        "by which it follows from the one before."
    )
    if r"\drvendproved" in marks:
        yield (
            r"What ends with \drvendproved\ is proved: rules of inference lead from the hypotheses to the statement "
            "for all values that the hypotheses allow, for every dimension at once."
        )
        in_coq = next(filter(None, map(options.coq.mark, shown)), "")
        if in_coq:
            yield f"Where {in_coq} stands beside it, Coq has accepted each step of a proof of the statement as well."
        yield f"{'Nothing' if not any(v.axioms for v in shown) else 'Where no axiom is named, nothing'} is assumed."
    explained = [f"{mark}{{}} says {said}" for mark, said in _EXPLAINED.items() if mark in marks]
    if explained:
        yield f"The mark {'; '.join(explained)}."
    if options.tables:
        yield r"\drvref{Table}{verdicts} lists the verdicts and \drvref{Table}{evidence} what numbers say."


def _counted(shown: Sequence[Verdict]) -> str:
    """184 claims are proved, …"""
    counts = summarise(shown)
    notes = counts.notes
    words = [
        (counts.proved, "is proved", "are proved"),
        (counts.proved_with_axioms, "is proved from axioms", "are proved from axioms"),
        (counts.errata, "published statement is refuted", "published statements are refuted"),
        (notes, "published phrase states nothing", "published phrases state nothing"),
        (counts.tested - notes, "is tested", "are tested"),
        (counts.refuted, "is refuted", "are refuted"),
        (counts.undecided, "is undecided", "are undecided"),
        (counts.error, "could not be checked", "could not be checked"),
        (counts.alarm, "makes the checker contradict itself", "make the checker contradict itself"),
    ]
    said = [f"{count} {one if count == 1 else many}" for count, one, many in words if count > 0]
    steps = sum(len(v.steps) for v in shown)
    entries, many = "entry" if len(shown) == 1 else "entries", "" if steps == 1 else "s"
    return f"Of {len(shown)} {entries}, {', '.join(said)}, in {steps} step{many}."


def _omitted(left_out: Sequence[Verdict]) -> str:
    if not left_out:
        return ""
    names = ", ".join(titled(v) for v in left_out)
    return f" Left out, because they are not proved: {names}."


def _throughout(common: Throughout, setter: Setter) -> Iterator[str]:
    """Throughout, unless a claim says otherwise, let n ≥ 1 be an integer …; put …."""
    if not common.meanings:
        return
    unless = ", unless a claim says otherwise," if common.overridden else ","
    said = f"Throughout{unless} let {listed(map(setter.inline, common.variables))}."
    if common.definitions:
        said += f" Put {listed(map(setter.formula, common.definitions))}."
    yield rf"\drvthroughout{{{said}}}"


def _figure(figure: FigureVerdict, labels: Labels) -> str:
    of = labels.find(figure.of)
    where = f"{figure.file}::{figure.name}"
    caption = prose(figure.doc, where)
    if of is not None:
        caption += rf" See \drvref{{{word(of)}}}{{{labels.label(of)}}}."
    name = file_name(figure)
    return rf"\drvfigure{{{name}}}{{{caption}}}{{figure/{name.removesuffix('.pdf')}}}"


def _seed(shown: Sequence[Verdict]) -> int:
    return next((v.samples.seed for v in shown if v.samples.count), 0)


def _groups(shown: Sequence[Verdict]) -> Iterator[Group]:
    for file, members in groupby(shown, key=lambda v: v.file):
        yield Group(_heading(file), tuple(members))


def _heading(file: str) -> str:
    """The first line of a claim file's docstring, or its name."""
    said = docstring(Path(file)).strip().partition("\n")[0]
    return prose(said.rstrip("."), file) if said else escaped(Path(file).stem.replace("_", " "), file)


def docstring(file: Path) -> str:
    """What a Python file begins with, if that is a text; no more of it is read. Of a document, its first heading."""
    if is_manuscript(file):
        try:
            return title(manuscript(file))
        except Unreadable:
            return ""
    try:
        with tokenize.open(file) as lines:
            for token in tokenize.generate_tokens(lines.readline):
                if token.type == tokenize.STRING:
                    found = ast.literal_eval(token.string)
                    return found if isinstance(found, str) else ""
                if token.type not in (tokenize.COMMENT, tokenize.NL):
                    break
    except (OSError, SyntaxError, ValueError, tokenize.TokenError):
        pass
    return ""
