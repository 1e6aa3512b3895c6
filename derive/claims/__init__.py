"""What an author writes, and the proof that it makes.

written   SymPy expressions as terms
reasons   the reasons that a step can name
chain     chains of steps, and the parts of a proof
proof     from parts to a theorem, with a record of the steps
mentions  the terms and claims that a proof is written with
claim     @claim and its siblings
figure    @figure: a claim's own terms drawn, as data
"""
