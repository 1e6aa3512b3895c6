"""What a claim leaves open, looked for: a fixed portfolio of moves, tried in a fixed order.

Nothing here is trusted. What is found is a part of a proof as an author would
write it, and it is proved again in its place like any other. The budget counts
attempts, so that the same is found on every machine; the clock only ends what
is hopeless.

budget   how many attempts are left
citable  the claims that may be cited, the nearest first
table    what each of them can bear on
doubt    whether numbers refute a goal, so that nothing false is searched for
goals    a goal under hypotheses, and attempts to prove it by one part
state    what one search has and remembers
reasons  lists of reasons for one step, the simplest first
put      a fact put inside a term, and a term split off a sum
middles  what definitions, derivatives, equations and bounds make of one side
chains   chains between two sides, in one step or over terms between them
limits   limits: from the function itself, or between two bounds
whole    equations of vectors and matrices, found for their components
moves    parts that leave smaller goals: cases, members, both directions, another index
forms    one term in forms that one would write
targets  what reasons make of a term
search   all of it, for one claim
spelled  what was found, as plain data
kept     what earlier searches found, proved again
searching  while claims run: what is kept, and else a search
"""
