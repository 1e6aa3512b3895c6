"""The search for proofs: free to be clever or wrong, since the kernel checks all that it finds.

matching     what a citation must be instantiated with
convert      a term rewritten throughout, as a theorem t ≃ t'
combine      multipliers: polynomial division, and an exact linear program
descend      two terms compared along the place where they differ
cited        what a citation says of signs, for the rules to read
obligations  what a citation leaves to be shown
rewriting    equations that are cited or assumed, used throughout a term
side         one side of a step, and what has become of it
limits       limits: how far series go, what they need, and what is cited
growth       by how much a term differs from its limit, for whoever tells it
step         one step of a chain: the pipeline, and the audit of its reasons
"""
