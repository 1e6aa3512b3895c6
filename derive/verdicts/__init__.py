"""One claim, and what became of it.

numbers  what points say of it, before its proof is tried
found    what was found for the holes of a claim
fault    why it is not proved, and what to try next; chain_fault, where the steps are shown
compared what reasons give and what was written, below each other; alike, in one form; differing, marked
letters  letters for what the kernel binds
unmet    what a reason needs that does nothing; says, what facts say; falls_short, what an inequality lacks
hypotheses  what may be wrong with those of a claim
wording  what a message quotes, in the names of the claim's file
contradiction  a published statement that a proved claim contradicts
cited    a claim that is cited and has no proof: whether it is false
no_value  a statement that is false since it has no value at a point
bearing  whether a corrected claim speaks of what was published
meaning  what it says, in whatever letters
prose    it and its proof in words, as a page
stated   its plain facts, before anybody judges it
case     what its judge has before it
kinds    a judge for each kind of claim
check    all of it, for one claim
"""
