"""What a repository that gates its changes on derivations needs beside the terminal.

junit    the verdicts as JUnit XML
github   annotations on the changed lines, and a summary of the step
pytest_plugin  each claim as a test of pytest; `collected` is which claims a session must have
revision what a run says of an earlier revision
drift    what a change did to the claims themselves: removed, weakened, assumed
"""
