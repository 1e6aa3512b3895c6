"""One claim, and what became of it.

numbers  what points say of it, before its proof is tried
fault    why it is not proved, and what to try next
bearing  whether a corrected claim speaks of what was published
meaning  what it says, in whatever letters
prose    it and its proof in words, as a page
check    all of it, for one claim
"""
