"""Seven tasks in four tools, each written as its own users would: `python tests/benchmarks/peers.py` runs them.

    tasks             their names, what an answer is worth, and what times them
    in_derive         in derive
    in_sympy          in SymPy
    in_knuckledragger in knuckledragger
    in_tensorgrad     in tensorgrad

Each of the last four is run alone, in an environment that has its tool and nothing of the others.
"""
