"""Terms and statements written out: one notation tree, and a writer for each place where it is read.

tree      what kinds of notation there are
build     a term or statement as a tree: order, signs, letters and names are decided here
arrange   signs and quotients
silent    vectors that are written without their index
names     declared names in the letters of a terminal and of LaTeX
text      a line of text
latex     LaTeX in one piece
mathml    MathML, for a web page
spoken    words, for whoever hears it
breaking  LaTeX that can be broken over lines, with the macros of derive.sty
formula   a formula in every one of these, and formulas put together
low       how high a piece of notation stands
declaring declarations of one kind put together
domains   what a name ranges over
words     statements as sentences with formulas in them
clashes   one name, one thing: what would be read as something else is refused

What is written can be read back: two statements that differ are written differently.
"""
