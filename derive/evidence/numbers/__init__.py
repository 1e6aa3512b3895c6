"""A statement looked at with numbers. Nothing here knows the kernel, and no rule of it is used.

What decides, and is trusted where the kernel does not confirm it; no float enters:

field      what evaluation needs of a kind of number
balls      balls that contain the truth
jets       derivatives carried along with values, to any order
kinks      slopes from one side, where there may be none from both
rationals  fractions, where whether numbers are equal is asked
ranges     intervals that contain all that a term may be as a scalar moves
approach   a limit at points: what surely does not tend there
along      sequences along which sines and cosines stay as they are
walk       a term evaluated at points: an index is an axis, a sum a reduction
written_out functions that are not written out, as sums of waves
waves      functions at a point, as text
points     points with exact values, and how they are printed and read
codes      what statements are judged by, whoever judges
certain    a statement at points: true, false, touching, undefined, unknown
constraints hypotheses as numbers: how far a point is from them
roots      whether equations surely have a solution near a point
question   whether points meet the hypotheses of a claim, and what its statement is there

What only looks, and may be wrong:

floats     floating point
glance     a statement at many points by floating point
draw       vectors that hurt
meet       points moved so that they meet hypotheses
solve      points moved by Newton's steps until they meet hypotheses
exactly    exact points near those
seek       points at which a statement might fail, solved for
met        points that meet hypotheses which random ones do not
readings   floats as exact numbers
premises   points that meet the hypotheses, and the premises inside of a statement
sample     a whole claim: how many points agree, and one that refutes it
shrink     a smaller point that refutes too
slack      how close the sides of an inequality come
simulate   experiments: a mean and its confidence interval
"""
