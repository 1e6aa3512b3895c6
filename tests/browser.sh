#!/usr/bin/env bash
# The book of all of proofs/ in Chromium, which must be on the path; with npm, axe-core looks at it too.
# Usage: tests/browser.sh PYTHON [FOLDER], where the book is kept.
set -euo pipefail
python=$(realpath -s "$1")
cd "$(dirname "$0")/.."
folder=${2:-$(mktemp -d)}
tools=$(mktemp -d)
trap 'rm -rf "$tools"; [ $# -gt 1 ] || rm -rf "$folder"' EXIT
"$python" cli.py book -o "$folder"
axe=
if command -v npm >/dev/null && npm install --silent --prefix "$tools" axe-core >/dev/null; then
    axe=$tools/node_modules/axe-core/axe.min.js
else
    echo "no axe-core: accessibility was not looked at"
fi
DERIVE_BOOK=$folder DERIVE_AXE=$axe "$python" -m pytest -n 0 -p no:cacheprovider tests/browser
