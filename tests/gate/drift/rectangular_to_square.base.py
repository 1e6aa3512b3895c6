from derive.notation import *

n, m = dimension("n"), dimension("m")
i = index("i", n)
j = index("j", m)
A = matrix("A", n, m)


@claim(Eq(Sum(A[i, j], i, j), Sum(A[i, j], j, i)))
def exchanged():
    return calc(Sum(A[i, j], i, j)).eq(Sum(A[i, j], j, i))
