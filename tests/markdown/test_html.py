"""Prose as HTML: nothing that an author wrote acts on the page."""

from __future__ import annotations

import re
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.markdown.acting import plain
from derive.markdown.fences import BadFence, Fence, read
from derive.markdown.formulas import formula
from derive.markdown.html import Around, prose, sections, title


def html(text: str) -> str:
    return prose(
        read(plain(text)),
        Around(
            lambda fence: f"[{fence.kind} {fence.line}]",
            lambda address: {"there.md": "there.html", '#"<': '"<.html'}.get(unquote(address), ""),
            lambda address: {"x.png": '"x<.png'}.get(address, ""),
        ),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Head *of* it\n\nText\n", "<p>Text</p>\n"),
        ("Text\n\n# Head\n\n# Another\n", '<p>Text</p>\n<h1 id="section-another">Another</h1>\n'),
        (
            "# Head\n\n## A *b*, c_d!\n## A b c_d\n## A b c_d\n",
            '<h2 id="section-a-b-c_d">A <em>b</em>, c_d!</h2>\n<h2 id="section-a-b-c_d-1">A b c_d</h2>\n'
            '<h2 id="section-a-b-c_d-2">A b c_d</h2>\n',
        ),
        ("---\ntitle: x\n---\nText\n", "<p>Text</p>\n"),
        ("```python derive\nx\n```\n", "[claims 1]"),
        (
            "- a\n\n  ```derive\n  x\n  ```\n- b\n",
            "<ul>\n<li>\n<p>a</p>\n[shown 3]</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n",
        ),
        ("```js\n</code><script>\n```\n", '<pre class="scroll"><code>&lt;/code&gt;&lt;script&gt;\n</code></pre>\n'),
        ("<script>alert(1)</script>\n", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>\n", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("a <!-- hidden --> b\n\n<!--\nhidden\n-->\n", "<p>a  b</p>\n"),
        ("[a](javascript:alert(1))\n", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](other.html) [b](#c)\n", "<p>a b</p>\n"),
        ('[a](https://x.org/?a=1&b="c")\n', '<p><a href="https://x.org/?a=1&amp;b=%22c%22" rel="external">a</a></p>\n'),
        ("![a *b*](https://x.org/a.png)\n", '<p><span class="picture">a *b*</span></p>\n'.replace("*", "")),
        ("![<i>](y.png)\n", '<p><span class="picture">&lt;i&gt;</span></p>\n'),
        ('![a "<i>"](x.png)\n', '<p><img src="&quot;x&lt;.png" alt="a &quot;&lt;i&gt;&quot;"></p>\n'),
        ('[a](there.md) [b](<#"&lt;>)\n', '<p><a href="there.html">a</a> <a href="&quot;&lt;.html">b</a></p>\n'),
        ("it costs $5 and $6\n\n\\$x$ and `$x$`\n", "<p>it costs $5 and $6</p>\n<p>$x$ and <code>$x$</code></p>\n"),
        ("$\\frac{$ is *no* formula\n", "<p><code>$\\frac{$</code> is <em>no</em> formula</p>\n"),
        ("a\u202eb\x1b\n", "<p>a\\u202eb\\x1b</p>\n"),
        ("]]> &amp; &#x202e; \xa0x\n", "<p>]]&gt; &amp; \\u202e \xa0x</p>\n"),
        ("a | b\n--|--\n1 | 2\n", None),
    ],
)
def test_what_it_says(text: str, said: str | None) -> None:
    found = html(text)
    assert found == said or (said is None and "<td>2</td>" in found and '<div class="scroll"><table>' in found)


def test_formulas_of_the_prose_are_set() -> None:
    inside, latex = "<msub><mi>x</mi><mi>i</mi></msub><mo>&lt;</mo><mi>y</mi>", "x_i &lt; y"
    copied = f'<annotation encoding="application/x-tex">{latex}</annotation>'
    set_ = f'alttext="{latex}"><semantics><mrow><mrow>{inside}</mrow></mrow>{copied}</semantics></math>'
    assert html("so $x_i < y$\n") == f"<p>so <math {set_}</p>\n"
    assert html("so $$x_i < y$$\n") == f'<p>so <math display="block" {set_}</p>\n'
    assert html("so\n\n$$\nx_i\n< y\n$$\n") == f'<p>so</p>\n<p class="scroll"><math display="block" {set_}</p>\n'
    aligned = formula(r"\begin{aligned} a &= b \\ &= c \end{aligned}", is_display=True)
    assert aligned.count("<mtr>") == 2
    assert ">&amp;<" not in aligned


@pytest.mark.parametrize(
    "latex",
    [
        r"\unknown{x}",
        r"\label{a} x",
        r"\left( x",
        "{{",
        "x" * 6000,
        r"\cancel{x}",
        "%",
    ],
)
def test_what_cannot_be_set_stays_as_it_is_written(latex: str) -> None:
    assert formula(latex).startswith("<code>$")
    assert "<math" not in formula(latex)


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\text{<script>alert(1)</script>}",
        r"\style{position:fixed}{x}",
        r"\class{mark proved}{x}",
        r"\text{&lt;script&gt;}",
        r"\color{red; background: url(x)}{x}",
        r"\unicode{x202e} \unicode{8238}",
        r"\hspace{1em\" onclick=\"x}",
        r"x]]></annotation></semantics></math><script>alert(1)</script>",
    ],
)
def test_a_formula_does_nothing_but_stand_there(latex: str) -> None:
    found = formula(latex)
    for element in html5lib.parse(found, namespaceHTMLElements=False).iter():
        assert element.tag.rpartition("}")[2] in {*ALLOWED, *SET}
        assert not {"href", "style", "class", "onclick"} & set(element.keys())
    assert "\u202e" not in found


def test_a_formula_hides_no_claims() -> None:
    with pytest.raises(BadFence, match="the formula of line 1 is not closed before this line"):
        read("$$\nx\n\n```python derive\na\n```\n\n$$\n")
    assert len(read("$$\nx\n$$\n\n```python derive\na\n```\n\n$$\ny\n$$\n").fences) == 1
    assert len(read("it costs\n$$\n\n```python derive\na\n```\n").fences) == 1


def test_its_sections() -> None:
    assert sections(read("# Head\n\n## One two\n### *Three*!\n")) == {
        "one-two": "section-one-two",
        "three": "section-three",
    }


def test_its_title() -> None:
    assert title(read("Text\n\n## The `mean` of *n*\nnumbers\n")) == "The mean of n"
    assert title(read("A\nB\n===\n")) == "A B"
    assert title(read("Text\n")) == ""


PIECES = [
    "$",
    "$$",
    "\\text{",
    "\\href{",
    "}",
    "x_i",
    "<script>",
    "<!--",
    "-->",
    "](",
    "[x",
    ")",
    "`",
    "*",
    "\n",
    "    ",
    "> ",
    "- ",
    "|",
    "&lt;",
    "javascript:",
    "<a href=",
    "'\"",
    "<https://x>",
]
ALLOWED = {
    "html",
    "head",
    "body",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "br",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "span",
    "s",
}
SET = {
    *[
        "math",
        "semantics",
        "annotation",
        "mrow",
        "mi",
        "mo",
        "mn",
        "mtext",
        "msub",
        "msup",
        "msubsup",
        "mspace",
        "mstyle",
    ]
}


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_document_makes_an_element_that_acts(text: str) -> None:
    def put(fence: Fence) -> str:
        return ""

    try:
        found = prose(read(plain(text)), Around(put))
    except BadFence:
        return
    for element in html5lib.parse(found, namespaceHTMLElements=False).iter():
        kind = element.tag.rpartition("}")[2]
        assert kind in {*ALLOWED, *SET}
        assert kind in SET or set(element.keys()) <= {"href", "rel", "class", "start", "style", "id"}
        assert kind not in SET or not set(element.keys()) & {"href", "style", "class", "id"}
        assert re.match("https?://|mailto:", element.get("href", "https://"))
