"""Attacks on the checker at scale: what it proves of false neighbours of true claims (nothing), counted."""
