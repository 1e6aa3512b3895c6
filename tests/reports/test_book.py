"""`derive book`: what its pages say, that nothing of an author's text acts there, and when it leaves what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from click.testing import CliRunner, Result

from derive.commands import main
from derive.records.document import Document, Documents
from derive.records.outcome import Outcome
from derive.reports.appendix.figures import draw_one
from derive.reports.book.excerpt import coloured
from derive.reports.book.site import Options, site

SOFTMAX = '''"""Doubling, and what was published of it.

More `about` it.
"""
from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c = scalar("c")
total_of = define("T", Sum(x[k], k), source="F3")


@claim(Eq(c + c, 2 * c), source="F1")
def twice():
    """Once and once more."""
    return calc(c + c).eq(2 * c)


@claim(Ge(total_of, 0), given=[forall(i, Ge(x[i], 0))])
def not_negative():
    return calc(total_of).eq(Sum(x[k], k), by.unfold(total_of)).ge(0, by.hyp(1))


@claim(Ge(total_of + 1, 1), given=[forall(i, Ge(x[i], 0))])
def at_least_one():
    return calc(total_of + 1).ge(1, not_negative)


@erratum(Eq(c + c, 3 * c), source="F2", corrected=twice)
def printed():
    """As printed."""
'''
FIGURE = '''
from numpy import linspace


@figure(of=twice, across=c, up=2 * c, labels=("once", "twice"))
def line(draw):
    """Twice as much for c from 0 to 1."""
    draw.line("2 c", c=linspace(0, 1, 5))
'''
UNDECIDED = """
d = scalar("d", positive=True)


@claim(Gt(exp(d), 2 * d))
def open_question():
    return calc(exp(d)).gt(2 * d)
"""


def book(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["book", "-o", "out", *arguments])


def page(name: str) -> str:
    return Path("out", name).read_text(encoding="utf-8")


def written(project: Callable[..., Path], text: str, *arguments: str, name: str = "it") -> Result:
    folder = project()
    (folder / "proofs").mkdir(exist_ok=True)
    (folder / "proofs" / f"{name}.py").write_text(text, encoding="utf-8")
    return book(f"proofs/{name}.py", *arguments)


class Seen(HTMLParser):
    """Anchors, links, and the text of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.anchors.append(str(found["id"]))
        self.links += [str(found[name]) for name in ("href", "src") if name in found]

    def handle_data(self, data: str) -> None:
        self.text += data


def broken(pages: dict[str, str], files: set[str]) -> Iterator[str]:
    """The links of pages that lead nowhere."""
    seen = {name: Seen(markup) for name, markup in pages.items()}
    for name, one in seen.items():
        for link in one.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = unquote(parts.path) or name
            anchor = unquote(parts.fragment)
            if target not in files or (anchor and anchor not in seen[target].anchors):
                yield f"{name}: {link}"


def valid(markup: str) -> None:
    """Raises ParseError where a page is no HTML."""
    html5lib.HTMLParser(strict=True).parse(markup)


# ── all of the project's own claims ───────────────────────────────────────────


@pytest.fixture(scope="module")
def own(whole_run: Outcome) -> dict[str, bytes]:
    documents = Documents(Path(), (Document("why_softmax", "proofs/why_softmax", "A blog post"),))
    return site(whole_run, Options("Derivations", documents)).files


def test_every_link_of_the_book_leads_somewhere_and_every_page_is_html(own: dict[str, bytes]) -> None:
    pages = {name: content.decode() for name, content in own.items() if name.endswith(".html")}
    assert len(pages) == 11
    assert [*broken(pages, set(own))] == []
    for name, markup in pages.items():
        anchors = Seen(markup).anchors
        assert len(anchors) == len(set(anchors)), name
        valid(markup)


def test_an_unchanged_derivation_gives_unchanged_bytes(own: dict[str, bytes], whole_run: Outcome) -> None:
    documents = Documents(Path(), (Document("why_softmax", "proofs/why_softmax", "A blog post"),))
    assert site(whole_run, Options("Derivations", documents)).files == own


def test_each_claim_has_its_anchor(own: dict[str, bytes], whole_run: Outcome) -> None:
    anchors = [
        anchor for name, content in own.items() if name.endswith(".html") for anchor in Seen(content.decode()).anchors
    ]
    assert {verdict.name for verdict in whole_run.verdicts} <= set(anchors)


# ── what a page says ──────────────────────────────────────────────────────────


def test_the_front_shows_what_was_published_beside_what_is_true(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    front = page("index.html")
    rows = re.findall(
        r'<tr role="row" data-verdict="(\w+)" data-row="(\w+)" data-count="1">(.*?)</tr>', front, re.DOTALL
    )
    assert [(verdict, row) for verdict, row, _ in rows] == [("proved", "F1"), ("erratum", "F2"), ("defined", "F3")]
    erratum = rows[1][2]
    assert erratum.index('alttext="c plus c equals 3 times c"') < erratum.index('alttext="c plus c equals 2 times c"')
    assert "no proof rests on an axiom" in Seen(front).text


REFUTED = """

@claim(Eq(c + c, c), source="F5")
def too_small():
    ...
"""


def test_the_front_tells_what_is_false_from_what_is_not_shown_and_what_nobody_looked_at(
    project: Callable[..., Path],
) -> None:
    folder = project()
    (folder / "pyproject.toml").write_text(
        '[tool.derive]\nproofs = ["proofs/it.py"]\n[tool.derive.sources.post]\nfolder = "proofs"\n'
        'rows = ["F1", "F2", "F3", "F4", "F5"]\n'
    )
    (folder / "proofs").mkdir()
    more = UNDECIDED.replace("2 * d))", '2 * d), source="F6")')
    (folder / "proofs" / "it.py").write_text(SOFTMAX + REFUTED + more)
    assert book().exit_code == 1
    front = page("index.html")
    rows = re.findall(r'<tr role="row" data-verdict="(\w+)" data-row="(\w+)"', front)
    assert [(row, verdict) for verdict, row in rows] == [
        ("F1", "proved"),
        ("F2", "erratum"),
        ("F3", "defined"),
        ("F4", "uncovered"),
        ("F5", "refuted"),
        ("F6", "undecided"),
    ]
    assert "Claim&nbsp;1.5" in front
    assert "Theorem&nbsp;1.5" not in front
    assert front.count("not listed") == 1
    assert front.index("not listed") > front.index('data-row="F6"')
    assert book("proofs/it.py").exit_code == 1
    assert "uncovered" not in page("index.html")


def test_a_claim_shows_statement_steps_reasons_and_source(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    said = page("it.html")
    claim = said[said.index('id="not_negative"') : said.index('id="at_least_one"')]
    first = 1 + next(number for number, line in enumerate(SOFTMAX.splitlines()) if "Ge(total_of, 0)" in line)
    text = " ".join(Seen(claim).text.split())
    for part in (
        "Suppose that (H1)",
        "definition of",
        "Proved for every n ≥ 1",
        f"lines {first} to {first + 2}",
        "by.unfold(total_of)",
    ):
        assert part in text, part
    assert "Doubling, and what was published of it" in said
    assert "<code>about</code>" in said


def test_what_holds_throughout_is_said_once(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    said = page("it.html")
    head, *claims = said.split('<section class="claim')
    declared = "T equals the sum over k of x sub k"
    assert "Throughout" in head
    assert declared in head
    assert [declared in claim for claim in claims] == [False] * 4


def test_a_proof_of_one_step_does_not_say_the_statement_again(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    said = page("it.html")
    claim = said[said.index('id="at_least_one"') : said.index('id="printed"')]
    assert "Proof: Lemma" in Seen(claim).text.replace("\xa0", " ")
    assert "<ol" not in claim


def test_a_citation_leads_to_what_it_cites_and_back(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    said = page("it.html")
    citing = said[said.index('id="at_least_one"') : said.index('id="printed"')]
    cited = said[said.index('id="not_negative"') : said.index('id="at_least_one"')]
    assert 'href="it.html#not_negative"' in citing
    assert 'href="it.html#at_least_one"' in cited[cited.index("Used by") :]
    corrected = said[said.index('id="twice"') : said.index('id="not_negative"')]
    assert 'href="it.html#printed"' in corrected[corrected.index("Used by") :]


def test_an_erratum_is_worked_out_at_its_point(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    said = page("it.html")
    text = " ".join(Seen(said[said.index('id="printed"') :]).text.split())
    assert "The statement fails at" in text
    assert "Refuted as published; true instead is Theorem" in text


def test_formulas_hold_their_latex(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX).exit_code == 0
    assert '<annotation encoding="application/x-tex">\\sum_{k} x_{k}' in page("it.html")
    assert "drv" not in page("it.html")


def test_what_is_not_proved_is_marked_and_the_exit_code_is_that_of_a_run(project: Callable[..., Path]) -> None:
    assert written(project, SOFTMAX + UNDECIDED).exit_code == 3
    assert "? </span>" in page("it.html") or "undecided" in page("it.html")
    claim = page("it.html")[page("it.html").index('id="open_question"') :]
    assert 'class="mark undecided"' in claim
    assert "Proved for" not in Seen(claim).text


def test_a_figure_is_an_image_with_words(project: Callable[..., Path]) -> None:
    pytest.importorskip("matplotlib")
    assert written(project, SOFTMAX + FIGURE).exit_code == 0
    image = Path("out/it-line.svg").read_bytes()
    assert image.startswith(b"<?xml")
    assert b"<dc:date>" not in image
    assert re.search(r'<img src="it-line.svg" alt="[^"]*twice[^"]*once[^"]*"', page("it.html"))
    assert "2 files" not in page("it.html")
    before = image
    assert book("proofs/it.py").exit_code == 0
    assert Path("out/it-line.svg").read_bytes() == before


def test_a_figure_is_drawn_once_while_the_claims_are_checked(project: Callable[..., Path]) -> None:
    pytest.importorskip("matplotlib")
    assert written(project, SOFTMAX + FIGURE, "-j", "0").exit_code == 0
    image = Path("out/it-line.svg").read_bytes()
    draw_one.cache_clear()
    assert written(project, SOFTMAX + FIGURE, "-j", "2").exit_code == 0
    assert Path("out/it-line.svg").read_bytes() == image
    assert (draw_one.cache_info().misses, draw_one.cache_info().hits) == (1, 1)


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_a_figure_that_cannot_be_drawn_is_told(project: Callable[..., Path], jobs: str) -> None:
    pytest.importorskip("matplotlib")
    done = written(project, SOFTMAX + FIGURE.replace('"twice"', r'r"$\frac{$"'), "-j", jobs)
    assert done.exit_code == 2
    assert "it.py:38: line: cannot be drawn: Expected \\frac{num}{den}, found '{' [C111]" in done.output
    assert "Traceback" not in done.output + done.stderr
    assert not Path("out").exists()


# ── nothing of an author's text acts ──────────────────────────────────────────

HOSTILE = '<script>alert(1)</script> ]]> &lt; "quoted" \u202eturned'


def test_texts_of_authors_are_text(project: Callable[..., Path]) -> None:
    hostile = HOSTILE.replace('"', r"\"")
    text = SOFTMAX.replace("Once and once more.", HOSTILE.replace("\u202e", r"\u202e").replace('"', r"\""))
    text = text.replace('source="F1"', f'source="{hostile}"').replace("Doubling, and", hostile + " and")
    assert written(project, text, "--title", HOSTILE.replace("\u202e", "")).exit_code == 0
    for name in ("index.html", "it.html"):
        markup = page(name)
        assert "alert(1)" in markup
        assert "<script>" not in markup
        assert "\u202e" not in markup
        assert Seen(markup).tags.count("script") == 1
        valid(markup)


def test_names_in_formulas_are_text(project: Callable[..., Path]) -> None:
    text = SOFTMAX.replace('scalar("c")', 'scalar("c_and_co")')
    assert written(project, text).exit_code == 0
    assert "<mi>c_and_co</mi>" in page("it.html")
    valid(page("it.html"))


def test_an_address_that_is_none_of_the_web_is_no_link(project: Callable[..., Path]) -> None:
    folder = project()
    (folder / "pyproject.toml").write_text(
        '[tool.derive]\nproofs = ["proofs/it.py"]\n[tool.derive.sources.post]\nfolder = "proofs"\n'
        'title = "<b>Post</b>"\naddress = "javascript:alert(1)"\n'
    )
    assert written(project, SOFTMAX).exit_code == 0
    front = page("index.html")
    assert "javascript:alert(1)" in Seen(front).text
    assert not [link for link in Seen(front).links if link.startswith("javascript")]
    assert "<b>Post" not in front


def test_colours_change_no_letter_of_the_source() -> None:
    code = '''@claim(Eq(x < 1, "a # b"), source='<b>')  # "no" text
def name(x_1=10, *, y="\\""):
    """Docs, 'quoted' & more."""
    return 2.5e3 * x_1 if x is None else f"{y}"'''
    shown = str(coloured(code))
    assert Seen(shown).text == code
    marked = re.findall(r'<span class="(\w+)">(.*?)</span>', shown, re.DOTALL)
    assert [(kind, unescape(text)) for kind, text in marked] == [
        ("name", "claim"),
        ("number", "1"),
        ("string", '"a # b"'),
        ("string", "'<b>'"),
        ("comment", '# "no" text'),
        ("name", "name"),
        ("number", "10"),
        ("string", '"\\""'),
        ("string", '"""Docs, \'quoted\' & more."""'),
        ("keyword", "return"),
        ("number", "2.5e3"),
        ("keyword", "if"),
        ("keyword", "is"),
        ("keyword", "None"),
        ("keyword", "else"),
        ("string", 'f"{y}"'),
    ]


# ── files ─────────────────────────────────────────────────────────────────────


def test_files_of_one_name_have_pages_of_their_own(project: Callable[..., Path]) -> None:
    folder = project()
    for place in ("a", "b"):
        (folder / place).mkdir()
        (folder / place / "index.py").write_text(SOFTMAX)
    assert book("a/index.py", "b/index.py").exit_code == 0
    pages = sorted(path.name for path in Path("out").glob("*.html"))
    assert pages == ["a-index.html", "b-index.html", "index.html"]


def test_a_page_that_is_no_more_is_removed_and_nothing_else(project: Callable[..., Path]) -> None:
    written(project, SOFTMAX, name="old")
    Path("out/notes.html").write_text("<p>mine")
    Path("proofs/old.py").unlink()
    assert written(project, SOFTMAX).exit_code == 0
    assert sorted(path.name for path in Path("out").glob("*.html")) == ["index.html", "it.html", "notes.html"]


def test_what_cannot_be_read_leaves_the_last_book(project: Callable[..., Path]) -> None:
    written(project, SOFTMAX)
    before = page("index.html")
    found = written(project, "this is no Python")
    assert found.exit_code == 4
    assert "was not written" in found.stderr
    assert page("index.html") == before


def test_a_claim_file_is_not_overwritten(project: Callable[..., Path]) -> None:
    Path(project(), "out").mkdir()
    Path("out/index.html").symlink_to("../proofs/it.py")
    found = written(project, SOFTMAX)
    assert found.exit_code == 2
    assert "claim file" in found.stderr


def test_a_folder_that_cannot_be_written(project: Callable[..., Path]) -> None:
    Path(project(), "out").write_text("a file")
    found = written(project, SOFTMAX)
    assert found.exit_code == 2
    assert "cannot be written there" in found.stderr
