"""Prose as HTML: nothing that an author wrote acts on the page."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.markdown.fences import BadFence, Fence, read
from derive.markdown.html import plain, prose, title


def html(text: str) -> str:
    return prose(read(plain(text)), lambda fence: f"[{fence.kind} {fence.line}]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Head *of* it\n\nText\n", "<p>Text</p>\n"),
        ("Text\n\n# Head\n\n# Another\n", "<p>Text</p>\n<h1>Another</h1>\n"),
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
        ("![<i>](x.png)\n", '<p><span class="picture">&lt;i&gt;</span></p>\n'),
        ("a\u202eb\x1b\n", "<p>a\\u202eb\\x1b</p>\n"),
        ("]]> &amp; &#x202e; \xa0x\n", "<p>]]&gt; &amp; \\u202e \xa0x</p>\n"),
        ("a | b\n--|--\n1 | 2\n", None),
    ],
)
def test_what_it_says(text: str, said: str | None) -> None:
    found = html(text)
    assert found == said or (said is None and "<td>2</td>" in found and '<div class="scroll"><table>' in found)


def test_its_title() -> None:
    assert title(read("Text\n\n## The `mean` of *n*\nnumbers\n")) == "The mean of n"
    assert title(read("A\nB\n===\n")) == "A B"
    assert title(read("Text\n")) == ""


PIECES = [
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


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_document_makes_an_element_that_acts(text: str) -> None:
    def put(fence: Fence) -> str:
        return ""

    try:
        found = prose(read(plain(text)), put)
    except BadFence:
        return
    for element in html5lib.parse(found, namespaceHTMLElements=False).iter():
        assert element.tag in ALLOWED
        assert set(element.keys()) <= {"href", "rel", "class", "start", "style"}
        assert re.match("https?://|mailto:", element.get("href", "https://"))
