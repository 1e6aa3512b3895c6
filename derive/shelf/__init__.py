"""The library's files: what stands in them is read when it is asked for, and no earlier.

volume   a library file as a module, whose claims are there by name
proofs   the proofs beside it, replayed through the kernel one by one
shelved  such a claim: its statement once it is asked for, its theorem when it is first cited
"""
