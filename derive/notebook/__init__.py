"""Claims in the cells of a notebook: checked as they are run, and shown as formulas.

`%load_ext derive` switches it on. From here come check, explain, numeric, report and simplify, which also work in a
program of one's own, inside `with as_written():`, but for report().

extension    what is switched on and off
session      the claims of a notebook: stated, replaced, out of date
names        what names stand for now, and which claims speak of something else
cells        the syntax of a cell, before it is run
faults       what goes wrong in a cell, as a message
formatters   SymPy's expressions with our terms in them, and rules, as cells show them
judging      a claim judged in this process, within its time
checked      check: what became of a claim, with steps that can be explained
explaining   explain
term         simplify and numeric
domain       where a term has no value, and its normal form has one
report       report
telling      what there is to tell of a claim, in whatever way it is shown
html, markdown, latex, text    the same, written
shown        something to be shown in each of these ways
asked        what these functions are given
interrupted  a check that was interrupted
"""

from __future__ import annotations

from .checked import Checked as Checked
from .checked import check
from .explaining import explain
from .report import report
from .term import numeric, simplify

__all__ = ["check", "explain", "numeric", "report", "simplify"]
