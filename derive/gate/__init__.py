"""What a repository that gates its changes on derivations needs beside the terminal.

junit    the verdicts as JUnit XML
github   annotations on the changed lines, and a summary of the step
pytest_plugin  each claim as a test of pytest; `collected` is which claims a session must have
revision what git says of an earlier revision
past     the old side of a comparison: the JSON of a run, or the claims at a revision; `there` finds the
         files of that, `then` is the process that checks them, `request` what it is asked and answers,
         `moves` how files are called now
selection  which claims a run was asked for
drift    what a change did to the claims themselves: lost, weakened, assumed; `claims` compares two, `difference` says
         in what two theorems differ, `change` is one difference
"""
