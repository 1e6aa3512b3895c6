"""The library's files: what stands in them is read when it is asked for, and no earlier.

volume   a library file as a module, whose claims are there by name
shelved  such a claim: its statement once it is asked for, its theorem when it is first cited
"""
