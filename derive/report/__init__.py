"""Verdicts shown.

summary      counts
terminal     lines while a run goes on, and what is to be said of failures
machine      JSON
single       one claim with all its steps, or one rule
"""
