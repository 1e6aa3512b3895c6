"""How the cost grows.

texts     claim files of any size: factors, facts cited, nesting
seconds   what their claims cost, each size in a process of its own
curve     a series of sizes and times, its exponent, and whether that is worse than n log n
plots     the same, drawn
"""
