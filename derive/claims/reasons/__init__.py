"""The reasons that a step can give, as `derive.by` offers them.

entries    what there is to say of each, and what may stand as a reason
algebra    events of the normal form, and definitions
calculus   rows of the table of derivatives
facts      hypotheses, citations, signs, extremes, and what carries them
"""
