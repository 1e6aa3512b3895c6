"""A statement looked at with numbers. Nothing here knows the kernel, and no rule of it is used.

field     two kinds of numbers: floating point, and balls that contain the truth
jets      derivatives carried along with values, to any order
walk      a term evaluated at points: an index is an axis, a sum a reduction
truth     a statement at points: true, false, touching, undefined, unknown
points    points with exact values, and how they are printed and read
draw      vectors that hurt, and points that meet hypotheses
sample    a whole claim: how many points agree, and one that refutes it
simulate  experiments: a mean and its confidence interval
shrink    a smaller point that refutes too
"""
