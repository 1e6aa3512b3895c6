from derive import by
from derive.notation import *
n = dimension("n")
p0, p1, p2, p3, p4, p5, p6, p7, p8 = indices("p0 p1 p2 p3 p4 p5 p6 p7 p8", n)
A, B = matrix("A", n, n), matrix("B", n, n)

@claim(Eq(Sum(A[p0, p1] * A[p1, p0], p0, p1), Sum(A[p1, p0] * A[p0, p1], p0, p1)))
def power_2():
    return calc(Sum(A[p0, p1] * A[p1, p0], p0, p1)).eq(Sum(A[p1, p0] * A[p0, p1], p0, p1))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p0], p0, p1, p2), Sum(A[p2, p0] * A[p0, p1] * A[p1, p2], p1, p2, p0)))
def power_3():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p0], p0, p1, p2)).eq(Sum(A[p2, p0] * A[p0, p1] * A[p1, p2], p1, p2, p0))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p0], p0, p1, p2, p3), Sum(A[p1, p0] * A[p3, p2] * A[p0, p3] * A[p2, p1], p2, p1, p0, p3)))
def power_4():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p0], p0, p1, p2, p3)).eq(Sum(A[p1, p0] * A[p3, p2] * A[p0, p3] * A[p2, p1], p2, p1, p0, p3))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p0], p0, p1, p2, p3, p4), Sum(A[p1, p2] * A[p4, p3] * A[p2, p0] * A[p0, p4] * A[p3, p1], p2, p0, p4, p3, p1)))
def power_5():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p0], p0, p1, p2, p3, p4)).eq(Sum(A[p1, p2] * A[p4, p3] * A[p2, p0] * A[p0, p4] * A[p3, p1], p2, p0, p4, p3, p1))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p0], p0, p1, p2, p3, p4, p5), Sum(A[p1, p3] * A[p0, p1] * A[p4, p5] * A[p3, p4] * A[p2, p0] * A[p5, p2], p5, p2, p0, p1, p3, p4)))
def power_6():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p0], p0, p1, p2, p3, p4, p5)).eq(Sum(A[p1, p3] * A[p0, p1] * A[p4, p5] * A[p3, p4] * A[p2, p0] * A[p5, p2], p5, p2, p0, p1, p3, p4))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p6] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6), Sum(A[p2, p3] * A[p4, p1] * A[p6, p0] * A[p1, p2] * A[p3, p6] * A[p0, p5] * A[p5, p4], p3, p6, p0, p5, p4, p1, p2)))
def power_7():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p6] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6)).eq(Sum(A[p2, p3] * A[p4, p1] * A[p6, p0] * A[p1, p2] * A[p3, p6] * A[p0, p5] * A[p5, p4], p3, p6, p0, p5, p4, p1, p2))

@claim(Eq(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p6] * A[p6, p7] * A[p7, p0], p0, p1, p2, p3, p4, p5, p6, p7), Sum(A[p3, p1] * A[p4, p3] * A[p5, p2] * A[p6, p5] * A[p2, p0] * A[p0, p4] * A[p7, p6] * A[p1, p7], p3, p1, p7, p6, p5, p2, p0, p4)))
def power_8():
    return calc(Sum(A[p0, p1] * A[p1, p2] * A[p2, p3] * A[p3, p4] * A[p4, p5] * A[p5, p6] * A[p6, p7] * A[p7, p0], p0, p1, p2, p3, p4, p5, p6, p7)).eq(Sum(A[p3, p1] * A[p4, p3] * A[p5, p2] * A[p6, p5] * A[p2, p0] * A[p0, p4] * A[p7, p6] * A[p1, p7], p3, p1, p7, p6, p5, p2, p0, p4))

@claim(Eq(Sum(A[p0, p1] * A[p0, p1], p0, p1), Sum(A[p1, p0] * A[p1, p0], p0, p1)))
def alt_2():
    return calc(Sum(A[p0, p1] * A[p0, p1], p0, p1)).eq(Sum(A[p1, p0] * A[p1, p0], p0, p1))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p0], p0, p1, p2), Sum(A[p0, p2] * A[p1, p0] * A[p1, p2], p2, p1, p0)))
def alt_3():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p0], p0, p1, p2)).eq(Sum(A[p0, p2] * A[p1, p0] * A[p1, p2], p2, p1, p0))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p0, p3], p0, p1, p2, p3), Sum(A[p3, p0] * A[p3, p1] * A[p2, p1] * A[p2, p0], p3, p1, p2, p0)))
def alt_4():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p0, p3], p0, p1, p2, p3)).eq(Sum(A[p3, p0] * A[p3, p1] * A[p2, p1] * A[p2, p0], p3, p1, p2, p0))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p0], p0, p1, p2, p3, p4), Sum(A[p3, p0] * A[p1, p2] * A[p1, p0] * A[p4, p2] * A[p3, p4], p3, p4, p2, p1, p0)))
def alt_5():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p0], p0, p1, p2, p3, p4)).eq(Sum(A[p3, p0] * A[p1, p2] * A[p1, p0] * A[p4, p2] * A[p3, p4], p3, p4, p2, p1, p0))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p0, p5], p0, p1, p2, p3, p4, p5), Sum(A[p5, p4] * A[p0, p1] * A[p0, p3] * A[p2, p3] * A[p5, p1] * A[p2, p4], p3, p0, p1, p5, p4, p2)))
def alt_6():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p0, p5], p0, p1, p2, p3, p4, p5)).eq(Sum(A[p5, p4] * A[p0, p1] * A[p0, p3] * A[p2, p3] * A[p5, p1] * A[p2, p4], p3, p0, p1, p5, p4, p2))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p6, p5] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6), Sum(A[p5, p4] * A[p1, p3] * A[p6, p0] * A[p6, p3] * A[p2, p4] * A[p2, p1] * A[p5, p0], p3, p6, p0, p5, p4, p2, p1)))
def alt_7():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p6, p5] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6)).eq(Sum(A[p5, p4] * A[p1, p3] * A[p6, p0] * A[p6, p3] * A[p2, p4] * A[p2, p1] * A[p5, p0], p3, p6, p0, p5, p4, p2, p1))

@claim(Eq(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p6, p5] * A[p6, p7] * A[p0, p7], p0, p1, p2, p3, p4, p5, p6, p7), Sum(A[p5, p4] * A[p7, p4] * A[p2, p6] * A[p7, p1] * A[p0, p6] * A[p0, p1] * A[p2, p3] * A[p5, p3], p3, p5, p4, p7, p1, p0, p6, p2)))
def alt_8():
    return calc(Sum(A[p0, p1] * A[p2, p1] * A[p2, p3] * A[p4, p3] * A[p4, p5] * A[p6, p5] * A[p6, p7] * A[p0, p7], p0, p1, p2, p3, p4, p5, p6, p7)).eq(Sum(A[p5, p4] * A[p7, p4] * A[p2, p6] * A[p7, p1] * A[p0, p6] * A[p0, p1] * A[p2, p3] * A[p5, p3], p3, p5, p4, p7, p1, p0, p6, p2))

@claim(Eq(Sum(A[p0, p1] * B[p1, p0], p0, p1), Sum(B[p0, p1] * A[p1, p0], p0, p1)))
def two_2():
    return calc(Sum(A[p0, p1] * B[p1, p0], p0, p1)).eq(Sum(B[p0, p1] * A[p1, p0], p0, p1))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p0], p0, p1, p2), Sum(A[p2, p0] * A[p1, p2] * B[p0, p1], p1, p2, p0)))
def two_3():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p0], p0, p1, p2)).eq(Sum(A[p2, p0] * A[p1, p2] * B[p0, p1], p1, p2, p0))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p0], p0, p1, p2, p3), Sum(A[p1, p3] * B[p2, p1] * A[p0, p2] * B[p3, p0], p1, p3, p0, p2)))
def two_4():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p0], p0, p1, p2, p3)).eq(Sum(A[p1, p3] * B[p2, p1] * A[p0, p2] * B[p3, p0], p1, p3, p0, p2))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p0], p0, p1, p2, p3, p4), Sum(B[p4, p3] * A[p1, p2] * A[p0, p4] * A[p3, p1] * B[p2, p0], p2, p0, p4, p3, p1)))
def two_5():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p0], p0, p1, p2, p3, p4)).eq(Sum(B[p4, p3] * A[p1, p2] * A[p0, p4] * A[p3, p1] * B[p2, p0], p2, p0, p4, p3, p1))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p0], p0, p1, p2, p3, p4, p5), Sum(A[p0, p2] * B[p4, p0] * B[p2, p5] * A[p1, p4] * A[p5, p3] * B[p3, p1], p0, p2, p5, p3, p1, p4)))
def two_6():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p0], p0, p1, p2, p3, p4, p5)).eq(Sum(A[p0, p2] * B[p4, p0] * B[p2, p5] * A[p1, p4] * A[p5, p3] * B[p3, p1], p0, p2, p5, p3, p1, p4))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p6] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6), Sum(B[p1, p4] * A[p3, p0] * A[p4, p3] * A[p6, p5] * B[p5, p2] * A[p2, p1] * B[p0, p6], p6, p5, p2, p1, p4, p3, p0)))
def two_7():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p6] * A[p6, p0], p0, p1, p2, p3, p4, p5, p6)).eq(Sum(B[p1, p4] * A[p3, p0] * A[p4, p3] * A[p6, p5] * B[p5, p2] * A[p2, p1] * B[p0, p6], p6, p5, p2, p1, p4, p3, p0))

@claim(Eq(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p6] * A[p6, p7] * B[p7, p0], p0, p1, p2, p3, p4, p5, p6, p7), Sum(A[p2, p0] * B[p3, p7] * A[p7, p1] * A[p5, p3] * B[p1, p6] * A[p6, p4] * B[p0, p5] * B[p4, p2], p3, p7, p1, p6, p4, p2, p0, p5)))
def two_8():
    return calc(Sum(A[p0, p1] * B[p1, p2] * A[p2, p3] * B[p3, p4] * A[p4, p5] * B[p5, p6] * A[p6, p7] * B[p7, p0], p0, p1, p2, p3, p4, p5, p6, p7)).eq(Sum(A[p2, p0] * B[p3, p7] * A[p7, p1] * A[p5, p3] * B[p1, p6] * A[p6, p4] * B[p0, p5] * B[p4, p2], p3, p7, p1, p6, p4, p2, p0, p5))

@claim(Eq(Sum(A[p1, p0] * B[p2, p1] * B[p0, p2], p0, p1, p2), Sum(B[p1, p0] * B[p0, p2] * A[p2, p1], p0, p1, p2)))
def mix_3():
    return calc(Sum(A[p1, p0] * B[p2, p1] * B[p0, p2], p0, p1, p2)).eq(Sum(B[p1, p0] * B[p0, p2] * A[p2, p1], p0, p1, p2))

@claim(Eq(Sum(B[p1, p0] * B[p1, p2] * B[p3, p2] * B[p3, p0], p0, p1, p2, p3), Sum(B[p0, p1] * B[p2, p3] * B[p0, p3] * B[p2, p1], p2, p3, p0, p1)))
def mix_4():
    return calc(Sum(B[p1, p0] * B[p1, p2] * B[p3, p2] * B[p3, p0], p0, p1, p2, p3)).eq(Sum(B[p0, p1] * B[p2, p3] * B[p0, p3] * B[p2, p1], p2, p3, p0, p1))

@claim(Eq(Sum(B[p0, p1] * B[p2, p1] * B[p2, p3] * A[p3, p4] * B[p4, p0], p0, p1, p2, p3, p4), Sum(B[p2, p1] * B[p4, p0] * B[p0, p1] * B[p2, p3] * A[p3, p4], p2, p3, p4, p0, p1)))
def mix_5():
    return calc(Sum(B[p0, p1] * B[p2, p1] * B[p2, p3] * A[p3, p4] * B[p4, p0], p0, p1, p2, p3, p4)).eq(Sum(B[p2, p1] * B[p4, p0] * B[p0, p1] * B[p2, p3] * A[p3, p4], p2, p3, p4, p0, p1))

@claim(Eq(Sum(B[p0, p1] * B[p1, p2] * A[p3, p2] * B[p4, p3] * B[p4, p5] * A[p5, p0], p0, p1, p2, p3, p4, p5), Sum(B[p3, p2] * B[p4, p1] * A[p5, p0] * A[p1, p3] * B[p2, p0] * B[p4, p5], p5, p4, p1, p3, p2, p0)))
def mix_6():
    return calc(Sum(B[p0, p1] * B[p1, p2] * A[p3, p2] * B[p4, p3] * B[p4, p5] * A[p5, p0], p0, p1, p2, p3, p4, p5)).eq(Sum(B[p3, p2] * B[p4, p1] * A[p5, p0] * A[p1, p3] * B[p2, p0] * B[p4, p5], p5, p4, p1, p3, p2, p0))

@claim(Eq(Sum(A[p1, p0] * B[p2, p1] * B[p2, p3] * B[p4, p3] * B[p5, p4] * A[p5, p6] * B[p0, p6], p0, p1, p2, p3, p4, p5, p6), Sum(A[p1, p4] * B[p4, p0] * B[p6, p1] * B[p3, p5] * B[p2, p3] * B[p6, p5] * A[p2, p0], p6, p5, p3, p2, p0, p4, p1)))
def mix_7():
    return calc(Sum(A[p1, p0] * B[p2, p1] * B[p2, p3] * B[p4, p3] * B[p5, p4] * A[p5, p6] * B[p0, p6], p0, p1, p2, p3, p4, p5, p6)).eq(Sum(A[p1, p4] * B[p4, p0] * B[p6, p1] * B[p3, p5] * B[p2, p3] * B[p6, p5] * A[p2, p0], p6, p5, p3, p2, p0, p4, p1))

@claim(Eq(Sum(B[p1, p0] * A[p2, p1] * B[p3, p2] * B[p4, p3] * A[p5, p4] * B[p6, p5] * B[p7, p6] * A[p0, p7], p0, p1, p2, p3, p4, p5, p6, p7), Sum(A[p7, p2] * A[p1, p3] * B[p2, p1] * B[p6, p7] * A[p4, p5] * B[p5, p6] * B[p0, p4] * B[p3, p0], p6, p5, p4, p0, p3, p1, p2, p7)))
def mix_8():
    return calc(Sum(B[p1, p0] * A[p2, p1] * B[p3, p2] * B[p4, p3] * A[p5, p4] * B[p6, p5] * B[p7, p6] * A[p0, p7], p0, p1, p2, p3, p4, p5, p6, p7)).eq(Sum(A[p7, p2] * A[p1, p3] * B[p2, p1] * B[p6, p7] * A[p4, p5] * B[p5, p6] * B[p0, p4] * B[p3, p0], p6, p5, p4, p0, p3, p1, p2, p7))
