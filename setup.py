"""The package's description: the README without its pictures and with its links as text, as it is read elsewhere."""

import re
from pathlib import Path

from setuptools import setup

README = Path(__file__).parent / "README.md"


def description(readme: str) -> str:
    """A README whose addresses are not relative to the repository."""
    without_pictures = re.sub(r"^!\[[^\]]*\]\([^)]*\)\n+", "", readme, flags=re.MULTILINE)
    without_comments = re.sub(r"^<!-- .* -->\n", "", without_pictures, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", without_comments)


if __name__ == "__main__":
    setup(
        long_description=description(README.read_text(encoding="utf-8")), long_description_content_type="text/markdown"
    )
