"""Where the project lies, and how a claim file begins."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "from derive import by\nfrom derive.notation import *\n"
