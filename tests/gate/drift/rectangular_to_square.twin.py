from derive.notation import *

k, n = dimension("k"), dimension("n")
i = index("i", k)
j = index("j", n)
B = matrix("B", k, n)


@claim(Eq(Sum(B[i, j], i, j), Sum(B[i, j], j, i)))
def exchanged():
    return calc(Sum(B[i, j], i, j)).eq(Sum(B[i, j], j, i))
