"""What `derive run --fix` changes in claim files.

syntax    slips that the syntax shows: SymPy's Eq, ==, decimals, misspelt names
attempt   a file as it would be, checked before anything is written
mending   one file mended, in as many rounds as it takes
"""
