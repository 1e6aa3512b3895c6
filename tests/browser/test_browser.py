"""A book in a real browser: the filter, the links, copying, the keyboard, and what axe-core finds.

Needs the extra `browser`, Chromium on the path, and DERIVE_BOOK, the folder of a book. With DERIVE_AXE, the path of
axe.min.js, accessibility is looked at as well. `tests/browser.sh` brings all of this.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")
BOOK, AXE, CHROMIUM = os.environ.get("DERIVE_BOOK"), os.environ.get("DERIVE_AXE"), shutil.which("chromium")
pytestmark = pytest.mark.skipif(not BOOK or not CHROMIUM, reason="no book, or no browser")

WIDTHS = (360, 1600)
SCHEMES = ("light", "dark")


def pages() -> list[Path]:
    return sorted(Path(str(BOOK)).glob("*.html"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page; what it says on its console or asks of the net fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else said.append(asked.url))
    yield page
    context.close()
    assert said == []


def url(name: str) -> str:
    return Path(str(BOOK), name).resolve().as_uri()


def test_every_page_opens_without_a_word_and_fits_its_width(tab: Any) -> None:
    for page in pages():
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(page.resolve().as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, page.name


def test_every_link_leads_to_an_anchor_that_is_there(tab: Any) -> None:
    anchors, links = {}, {}
    for page in pages():
        tab.goto(page.resolve().as_uri())
        anchors[page.name] = set(tab.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        links[page.name] = tab.evaluate(
            "[...document.links].filter(a => a.protocol === 'file:').map(a => [decodeURIComponent(a.pathname.split('/').pop()), decodeURIComponent(a.hash.slice(1))])"
        )
    assert sum(map(len, links.values())) > 100
    for name, found in links.items():
        for target, anchor in found:
            assert target in anchors, f"{name}: {target}"
            assert not anchor or anchor in anchors[target], f"{name}: {target}#{anchor}"


def test_the_filter_shows_what_was_asked_for(tab: Any) -> None:
    tab.goto(url("index.html"))
    shown = "[...document.querySelectorAll('tbody tr')].filter(r => r.offsetParent).map(r => r.dataset.verdict)"
    every = tab.evaluate(shown)
    assert {"proved", "erratum"} <= set(every)
    for box in tab.query_selector_all("#filter input[type=checkbox]"):
        if box.get_attribute("value") != "erratum":
            box.uncheck()
    errata = tab.evaluate(shown)
    assert len(errata) == every.count("erratum")
    assert set(errata) == {"erratum"}
    counts = tab.evaluate("[...document.querySelectorAll('tbody tr')].map(r => [!!r.offsetParent, +r.dataset.count])")
    shown_count, count = sum(n for is_shown, n in counts if is_shown), sum(n for _, n in counts)
    assert tab.inner_text("#filter output") == f"{shown_count} of {count} rows"
    tab.fill("#filter input[type=search]", "no such row")
    assert tab.evaluate(shown) == []


def test_without_a_script_everything_is_shown(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url("index.html"))
    assert not page.is_visible("#filter")
    assert page.is_visible("table.rows tbody tr")
    context.close()


def test_a_copied_formula_is_latex(tab: Any) -> None:
    tab.goto(next(page for page in pages() if page.name != "index.html").resolve().as_uri())
    latex = tab.evaluate("document.querySelector('.display math[display=block] annotation').textContent")
    tab.evaluate(
        "getSelection().selectAllChildren(document.querySelector('.display math[display=block]'));"
        "window.copied = '';"
        "document.addEventListener('copy', e => { window.copied = e.clipboardData.getData('text/plain') });"
        "document.execCommand('copy')"
    )
    assert tab.evaluate("window.copied") == f"$${latex}$$"


def test_the_keyboard_reaches_the_content_and_what_is_folded(tab: Any) -> None:
    tab.goto(next(page for page in pages() if page.name != "index.html").resolve().as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    folded = tab.query_selector("nav details summary")
    folded.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector('nav details').open")


def test_print_opens_what_is_folded(tab: Any) -> None:
    tab.goto(next(page for page in pages() if page.name != "index.html").resolve().as_uri())
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    folded = tab.evaluate("[...document.querySelectorAll('details')].map(d => [d.open, !!d.querySelector('pre')])")
    assert folded
    assert all(is_open != is_source for is_open, is_source in folded)


@pytest.mark.skipif(not AXE, reason="no axe-core")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Any, scheme: str, width: int) -> None:
    """The front and the longest pages; the others have the same parts."""
    longest = sorted(pages(), key=lambda page: page.stat().st_size)[-2:]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for one in {Path(str(BOOK), "index.html"), *longest}:
        page.goto(one.resolve().as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)]))"
        )
        assert found == [], one.name
    context.close()
