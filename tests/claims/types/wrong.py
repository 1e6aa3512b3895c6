"""Mistakes that a type checker shows before the file is run. Each line names what pyright and mypy call it."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c", positve=True)  # pyright says reportCallIssue; mypy says call-arg
d = scalar("d", positive=False)  # pyright says reportArgumentType; mypy says arg-type
t = scalar("t")
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
softmax = define("softmax", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)

Eq(Z[i], 0)  # pyright says reportIndexIssue; mypy says index
Eq(p(x), 0)  # pyright says reportCallIssue; mypy says operator
Eq(softmax[i], 0)  # pyright says reportIndexIssue; mypy says index
Eq(softmax.max, 0)  # pyright says reportAttributeAccessIssue; mypy says attr-defined
Eq(x.maximum, 0)  # pyright says reportAttributeAccessIssue; mypy says attr-defined
Eq(t.max, 0)  # pyright says reportAttributeAccessIssue; mypy says attr-defined
Eq(x[1], 0)  # pyright says reportArgumentType, reportCallIssue; mypy says call-overload
Eq(exp(p), 0)  # pyright says reportArgumentType
Eq(t * 0.5, 0)  # pyright says reportOperatorIssue; mypy says operator
list(x)  # pyright says reportArgumentType; mypy says call-overload


@claim(t == 1)  # pyright says reportArgumentType; mypy says arg-type
def not_a_statement():
    return calc(t).eq(1)


@claim(t < 1)  # pyright says reportArgumentType; mypy says arg-type
def not_one_either():
    return calc(t).lt(1)


@claim(Eq(t, 1))  # pyright says reportArgumentType; mypy says arg-type
def forgot_to_return() -> None:
    calc(t).eq(1)


@claim(Lt(p, p))  # pyright says reportArgumentType, reportArgumentType
def of_vectors():
    return calc(t).eq(1)


@claim(Eq(t, t))
def misspelt():
    return (
        calc(t)
        .eq(t, by.unfld(p))  # pyright says reportAttributeAccessIssue; mypy says attr-defined
        .eq(t, "algebra")  # pyright says reportArgumentType; mypy says arg-type
        .eq(t, by.unfold)  # pyright says reportArgumentType; mypy says arg-type
    )


@claim(Eq(t, t))
def not_a_step():
    return calc(t).equals(t)  # pyright says reportAttributeAccessIssue; mypy says attr-defined


@claim(Eq(t, t))
def called():
    return misspelt()  # pyright says reportCallIssue; mypy says operator


@erratum(Eq(t, 1), corrected="misspelt")  # pyright says reportArgumentType; mypy says arg-type
def published(): ...
