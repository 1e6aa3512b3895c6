"""Plain data that goes from one process to another, to files and to reports.

settings  what a run was asked for
source    the rows of a document that a claim comes from
document  the source documents of a project, and whose row is meant
outline   what a claim says, part by part
library   what the claims that come with derive are called
page      a claim and its proof in words and formulas
verdict   what became of one claim
outcome   what became of a run, and its exit code
"""
