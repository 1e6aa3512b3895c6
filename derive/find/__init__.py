"""What a claim leaves open, looked for: a fixed portfolio of moves, tried in a fixed order.

Nothing here is trusted. What is found is a part of a proof as an author would
write it, and it is proved again in its place like any other. The budget counts
attempts, so that the same is found on every machine; the clock only ends what
is hopeless.

budget   how many attempts are left
citable  the claims that may be cited, the nearest first
doubt    whether numbers refute a goal, so that nothing false is searched for
reasons  lists of reasons for one step, the simplest first
goals    a goal under hypotheses, and attempts to prove it by one part
targets  what reasons make of a term, in a form that one would write
search   all of it, for one claim
"""
