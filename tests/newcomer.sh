#!/usr/bin/env bash
# The tutorial as a newcomer reads it: its own commands install a copy of this repository, and its files are proved there.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/derive" "$folder/home"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$folder/derive"
# All shell blocks, in order, then the first claim file and the first run.
python3 - docs/tutorial.md "$folder" <<'BLOCKS'
import re, sys
from pathlib import Path

text, folder = Path(sys.argv[1]).read_text(), Path(sys.argv[2])
found = re.findall(r'^```(\w+)(?: title="(.+?)")?\n(.*?)^```$', text, re.DOTALL | re.MULTILINE)
script = ["set -e"]
for language, title, block in found:
    if language == "sh":
        script.append(block)
    elif title == "mean.py" and language == "python":
        script.append(f"cat > mean.py <<'CLAIMS'\n{block}CLAIMS")
        break
command = re.search(r"^\$ (derive run mean\.py)$", text, re.MULTILINE)
(folder / "script").write_text("\n".join([*script, command[1], ""]))
BLOCKS
cd "$folder/derive"
HOME="$folder/home" bash "$folder/script"
