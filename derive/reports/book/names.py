"""The files that every book has."""

FRONT, STYLE, SCRIPT = "index.html", "book.css", "book.js"

NAMES = (FRONT, STYLE, SCRIPT)
