"""What an author writes, and the proof that it makes.

written   SymPy expressions as terms
reasons   the reasons that a step can name
holes     what an author leaves open, and where it stands
chain     chains of steps
parts     the parts that a proof is put together from
proof     a proof as it went, step by step
finding   what is found for holes, and who is asked
proving   from parts to a theorem
sayable   what claim files can say of a term, whatever names they have
mentions  the terms and claims that a proof is written with
claim     a claim, and its proof once it is asked for
stating   @claim and its siblings, and the register of what was stated
figure    @figure: a claim's own terms drawn, as data
"""
