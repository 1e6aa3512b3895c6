"""A document in Markdown as a page of a book: its prose, and its claims at their places."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from here import HEAD, ROOT
from test_book import Seen, broken, valid

from derive.commands import main
from derive.records.document import Document, Documents
from derive.records.outcome import Outcome
from derive.reports.book.site import Options, site

POST = """\
# Doubling, <b>again</b>

It begins with declarations.

```python derive
{head}
c = scalar("c")
n = dimension("n")
k = index("k", n)
```

- A factor:

  ```python derive
  @claim(Eq(c + c, 2 * c), source="F1")
  def twice():
      return calc(c + c).eq(2 * c)
  ```

> Printed is
>
> ```derive
> beside.py::printed
> F3
> twice
> ```

<script>alert(1)</script> The end.
"""
BESIDE = """
c = scalar("c")
n = dimension("n")
k = index("k", n)
x = vector("x", n)
total = define("T", Sum(x[k], k), source="F3")


@claim(Eq(c + c, 2 * c))
def true():
    return calc(c + c).eq(2 * c)


@erratum(Eq(c + c, 3 * c), source="F2", corrected=true)
def printed():
    return ""


@claim(Eq(total - total, 0), source="F3")
def nothing():
    return calc(total - total).eq(0)
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post.md").write_text(POST.format(head=HEAD))
    (tmp_path / "beside.py").write_text(HEAD + BESIDE)
    return tmp_path


def book(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["book", "-o", "out", "-j", "0", *arguments])


def page(name: str = "post.html") -> str:
    return Path("out", name).read_text(encoding="utf-8")


def words(markup: str) -> str:
    return " ".join(Seen(markup).text.split())


def test_claims_stand_at_their_places(here: Path) -> None:
    assert book("post.md", "beside.py").exit_code == 0
    said = page()
    valid(said)
    places = [
        said.index(part)
        for part in ("begins with", "Declared here", "A factor:", 'id="twice"', "Printed is", "The end.")
    ]
    assert places == sorted(places)
    assert "<h1>Doubling, &lt;b&gt;again&lt;/b&gt;</h1>" in said
    assert said.count('id="twice"') == 1
    assert '">c + c = 2 c<' in said[said.index("A factor:") : said.index("Printed is")]
    assert said[: said.index("Printed is")].count("<summary>Proof") == 1
    quoted = said[said.index("<blockquote>") : said.index("</blockquote>")]
    assert 'href="beside.html#printed"' in quoted
    assert "The statement fails at" in words(quoted)
    assert "true instead is Lemma" in words(quoted)
    assert 'href="post.html#twice"' in quoted
    assert "1 claim" in words(quoted)
    assert "@claim" not in said.split("<details>")[0]


def test_every_link_leads_somewhere_and_the_front_names_the_document(here: Path) -> None:
    assert book("post.md", "beside.py").exit_code == 0
    pages = {path.name: path.read_text() for path in Path("out").glob("*.html")}
    assert sorted(pages) == ["beside.html", "index.html", "post.html"]
    assert [*broken(pages, {path.name for path in Path("out").iterdir()})] == []
    front = words(pages["index.html"])
    assert "Documents Doubling, <b>again</b>" in front
    assert "Claim files" in front
    before = page()
    book("post.md", "beside.py")
    assert page() == before


AROUND = """
![two *dots*](pictures/two%20dots.PNG) ![far](https://x.org/a.png) ![lost](lost.png) ![text](beside.py)
![above](../above.png) ![nul](a%00.png)

## What follows

See [the other](beside.py), [its claim](beside.py#printed), [the heading](#what-follows), [a claim](#twice),
[no claim](beside.py#missing), [nothing](missing.md), [the data](pictures/two%20dots.PNG), [nul](%00).

So $c + c = 2 c$.
"""


def test_pictures_links_and_formulas_of_the_prose(here: Path) -> None:
    with (here / "post.md").open("a") as file:
        file.write(AROUND)
    (here / "pictures").mkdir()
    (here / "pictures" / "two dots.PNG").write_bytes(b"dots")
    (here.parent / "above.png").write_bytes(b"secret")
    done = book("post.md", "beside.py")
    assert done.exit_code == 0
    assert "3 pictures were not found: lost.png, ../above.png, a%00.png" in done.output.replace(
        "beside.py, ", ""
    ).replace("4 pictures", "3 pictures")
    said = page()
    valid(said)
    (name,) = (path.name for path in Path("out").glob("*.png"))
    assert Path("out", name).read_bytes() == b"dots"
    assert f'<img src="{name}" alt="two dots">' in said
    assert b"secret" not in b"".join(path.read_bytes() for path in Path("out").iterdir())
    for shown, there in [
        ("the other", "beside.html"),
        ("its claim", "beside.html#printed"),
        ("the heading", "#section-what-follows"),
        ("a claim", "#twice"),
        ("no claim", "beside.html"),
    ]:
        assert f'<a href="{there}">{shown}</a>' in said
    for shown in ("nothing", "the data", "nul"):
        assert f">{shown}</a>" not in said
    assert '<math alttext="c + c = 2 c">' in said
    pages = {path.name: path.read_text() for path in Path("out").glob("*.html")}
    assert [*broken(pages, {path.name for path in Path("out").iterdir()})] == []


def test_a_document_alone_shows_what_it_names(here: Path) -> None:
    assert book("post.md").exit_code == 0
    assert 'aria-label="Definitions of F3"' in page()
    assert "Defined in" not in page()
    assert book("post.md", "-k", "twice").exit_code == 0
    assert "beside.py::printed was not checked in this run." in words(page())
    assert "Defined in beside.py, line 8: T." in words(page())


def test_a_row_may_be_called_by_anything(here: Path) -> None:
    text = (here / "beside.py").read_text()
    (here / "beside.py").write_text(text.replace('"F2"', '"(1)"').replace('source="F3")\n\n', 'source="T")\n\n'))
    (here / "post.md").write_text("# Rows\n\n```derive\n(1)\n```\n\nThen\n\n```derive\nT\n```\n")
    assert book("post.md").exit_code == 0
    first, _, second = page().partition("<p>Then</p>")
    assert 'href="beside.html#printed"' in first
    assert 'aria-label="Definitions of T"' in second
    assert "was not checked" not in second


def test_what_an_author_says_of_a_claim_stands_beneath_it(here: Path) -> None:
    text = (here / "beside.py").read_text()
    (here / "beside.py").write_text(text.replace('return ""', '"""As *printed*, <i>alas</i>."""'))
    said = '"""Twice is *a sum*."""\n    return calc'
    (here / "post.md").write_text(POST.format(head=HEAD).replace("return calc", said.replace("\n", "\n  ")))
    assert book("post.md").exit_code == 0
    valid(page())
    own, _, quoted = page().partition("Printed is")
    told = words(re.sub(r"<pre.*?</pre>", "", own, flags=re.DOTALL))
    assert told.count("Twice is *a sum*.") == 1
    assert own.index('class="statement"') < own.index('class="doc"') < own.index('class="outcome"')
    assert "As *printed*, <i>alas</i>." in words(quoted)


def test_the_lines_shown_are_those_of_now(here: Path) -> None:
    book("post.md")
    said = '"""Twice is a sum."""\n    return calc'
    (here / "post.md").write_text(POST.format(head=HEAD).replace("return calc", said.replace("\n", "\n  ")))
    book("post.md")
    assert "Twice is a sum." in "".join(re.findall(r'<pre class="source".*?</pre>', page(), re.DOTALL))


@pytest.mark.parametrize(
    ("asked", "front"),
    [
        (["post.md"], "Doubling, <b>again</b>"),
        (["post.md", "-k", "twice"], "Doubling, <b>again</b>"),
        (["post.md", "--title", "Sums"], "Sums"),
        (["post.md", "beside.py"], "Derivations"),
        (["post.md", "other.md"], "Derivations"),
        (["post.md::twice"], "Derivations"),
        (["beside.py"], "Derivations"),
    ],
)
def test_a_book_of_one_document_has_its_title(here: Path, asked: list[str], front: str) -> None:
    (here / "other.md").write_text("# Other\n\n```derive\ntrue\n```\n")
    assert book(*asked).exit_code == 0
    index = page("index.html")
    assert index.count("<h1>") == 1
    assert f"<h1>{escape(front)}</h1>" in index
    assert f"<title>{escape(front)}</title>" in index
    if front.startswith("Doubling"):
        assert f"<title>{escape(front)}</title>" in page()


def test_one_step_is_one(here: Path) -> None:
    assert book("post.md", "-k", "twice").exit_code == 0
    assert "<b>1</b> step<" in page("index.html")
    assert book("post.md").exit_code == 0
    assert "<b>2</b> steps<" in page("index.html")


def test_the_source_of_a_claim_is_that_of_the_document(here: Path) -> None:
    assert book("post.md").exit_code == 0
    line = (here / "post.md").read_text().splitlines().index("  def twice():") + 1
    assert f"post.md, lines {line - 1} to {line + 1}" in words(page())


def test_a_document_that_cannot_be_read_leaves_the_last_book(here: Path) -> None:
    assert book("post.md").exit_code == 0
    before = page()
    (here / "post.md").write_text(POST.format(head=HEAD).replace("twice\n> ```", "thrice\n> ```"))
    assert book("post.md").exit_code == 4
    assert page() == before


def test_nothing_of_an_author_acts(here: Path) -> None:
    text = POST.format(head=HEAD).replace("The end.", "\u202eThe end. [x](javascript:alert(1)) ![y](z.png)")
    (here / "post.md").write_text(text)
    assert book("post.md").exit_code == 0
    seen = Seen(page())
    assert seen.tags.count("script") == 1
    assert "\u202e" not in page()
    assert "<script>alert(1)</script>" in seen.text
    assert "img" not in seen.tags
    assert not [link for link in seen.links if "javascript" in link]


def test_the_post_shows_what_was_published_and_what_is_true(whole_run: Outcome) -> None:
    documents = Documents(ROOT, (Document("why_softmax", "proofs/why_softmax", "A blog post"),))
    pages = site(whole_run, Options("Derivations", documents, ("proofs/why_softmax/post.md",))).files
    said = pages["post.html"].decode()
    valid(said)
    assert "was not checked" not in said
    assert "Defined in" not in said
    texts = {name: content.decode() for name, content in pages.items() if name.endswith(".html")}
    assert [*broken(texts, set(pages))] == []
    row = said[said.index("<strong>F2. Erratum.</strong>") : said.index("<strong>F3. Definition.</strong>")]
    shown = re.findall(r'<p class="head"><a[^>]* href="[^"#]*#(\w+)"', row[: row.index('<details class="more">')])
    assert shown == ["published_as_an_equation", "tends_to_the_maximum"]
