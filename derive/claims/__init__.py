"""What an author writes, and the proof that it makes.

written   SymPy expressions as terms
reasons   the reasons that a step can name
chain     chains of steps
parts     the parts that a proof is put together from
proof     a proof as it went, step by step
proving   from parts to a theorem
mentions  the terms and claims that a proof is written with
claim     @claim and its siblings
figure    @figure: a claim's own terms drawn, as data
"""
