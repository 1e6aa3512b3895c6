"""What a claim says, whatever letters it is said in: a digest of its meaning, computed from the terms.

A theorem is closed over its free variables. So the digest does not change
where variables, dimensions, definitions or bound letters are renamed, where
hypotheses change places, or where a definition is written out (but in a relation
that then says t = t); it changes with everything else: the statement, a
hypothesis, the body of a definition, what was declared of a variable.

Two different claims have different digests. That equal ones always have one
digest is promised up to a bound only: of a definition that unfolds to very much
the use counts as it is written, and of very many hypotheses that hang together
the order.

plain      terms with their definitions unfolded
variables  free variables by numbers, in the order in which they first occur
rows       terms as plain data, with numbers or sorts in the places of variables
judgement  the digests of a statement under hypotheses
said       those of a claim, of a definition, and of what a proof takes for granted
"""

from __future__ import annotations

from .judgement import judgement as judgement
from .judgement import meaning_of_definition as meaning_of_definition
from .said import assumed_by as assumed_by
from .said import definition_text as definition_text
from .said import meaning_of as meaning_of
from .said import told as told
