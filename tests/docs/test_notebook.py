"""The notebook of the manual shows what its cells show when they are run."""

from __future__ import annotations

import pytest

pytest.importorskip("nbclient", reason="the notebook is run where nbclient is installed")
pytest.importorskip("ipykernel", reason="the notebook is run where ipykernel is installed")

import nbformat
from notebook import NOTEBOOK, ran, shown


def test_the_notebook_shows_what_it_shows() -> None:
    kept = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(kept)
    for before, now in zip(shown(kept), shown(ran(NOTEBOOK)), strict=True):
        assert before == now


def test_what_is_compared_is_all_but_the_time() -> None:
    kept = nbformat.read(NOTEBOOK, as_version=4)
    texts = [str(outputs) for _, outputs in shown(kept)]
    assert any("REFUTED" in text for text in texts)
    assert any("counterexample" in text for text in texts)
    kept.cells[-1].outputs[0]["data"]["text/plain"] += " "
    assert shown(kept) != shown(nbformat.read(NOTEBOOK, as_version=4))
