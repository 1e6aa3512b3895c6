"""Every kind of message that a claim, a file or a command can get: its code, what it means, and what to do.

kind      what a kind is: a code, a name, the meaning, the reason for it, an example and the same mended
refuted   R: the statement, or a step, is false; and A, the alarm
steps     U1: a step is not shown
proofs    U2: the steps are shown, and do not make up a proof
claims    U3: a claim is proved or stated, and something else is missing
sources   E1: a file cannot be read or run
notation  E2: a term or a statement has no meaning
authoring E2: a claim, its chain, a reason or a figure has none
commands  C: a command or the configuration is wrong
warnings  W: nothing fails
table     all of them, by code and by name
examples  an example as a file that runs

Who says something to an author names its kind; a test holds the code to it.
"""
