# lost: square: removed (it was proved)
# back, added: square: added
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Gt(exp(c), 0))
def positive():
    return calc(exp(c)).gt(0, by.sign)
