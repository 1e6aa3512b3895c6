"""What speaks for or against a statement beside its proof. Nothing here knows the kernel.

numbers   a statement at points: floating point, balls, shrinking
explicit  a statement at n = 2, 3, derived again by SymPy
witness   what terms are at a point, as text
"""
