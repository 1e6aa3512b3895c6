"""How each kind of claim is judged: a function from a case to a verdict. `check` has them in a table by kind.

claim       proved, refuted or undecided; the alarm where engines disagree
axiom       assumed; refuted where numbers say so
erratum     false as published, and what is true instead
note        says nothing, and what is true instead
experiment  simulated
corrected   whether a claim stands for what was published: for errata and notes
"""
