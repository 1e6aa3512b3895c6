#!/usr/bin/env bash
# Builds the wheel with the given Python, installs it into an empty environment, and proves a claim with it there.
set -euo pipefail
python=$(realpath -s "$1")
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m build --wheel --outdir "$folder" . >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
"$python" -m venv "$folder/empty"
"$folder/empty/bin/pip" install -q "$folder"/*.whl
cat >"$folder/claims.py" <<'CLAIMS'
from derive.library.inequalities import log_bound
from derive.notation import Eq, Le, calc, claim, log, scalar

c = scalar("c")


@claim(Eq(c + c, 2 * c))
def twice():
    return calc(c + c).eq(2 * c)


@claim(Le(log(1 + c**2), c**2))
def below():
    return calc(log(1 + c**2)).le(c**2, log_bound)
CLAIMS
cd "$folder"
empty/bin/derive run claims.py
empty/bin/derive --version
packages=$(cd empty/lib/python*/site-packages && grep -h . derive_proofs-*.dist-info/RECORD | cut -d/ -f1 | sort -u | grep -v '^derive_proofs-\|^\.\.')
[ "$packages" = derive ] || { echo "the wheel puts more than derive into site-packages: $packages"; exit 1; }
