#!/usr/bin/env bash
# The appendix of all of proofs/ as PDF in one and in two columns. Fails on an undefined or doubled reference,
# and on a box that is more than 1 pt too wide. Usage: tests/latex.sh PYTHON [FOLDER], where the PDFs are kept.
set -euo pipefail
python=$(realpath -s "$1")
cd "$(dirname "$0")/.."
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
[ $# -gt 1 ] || trap 'rm -rf "$folder"' EXIT
"$python" cli.py appendix -o "$folder" --pdf --standalone
cd "$folder"
for columns in onecolumn twocolumn; do
    cat >"$columns.tex" <<PAPER
\\documentclass[10pt,$columns]{article}
\\usepackage[a4paper,margin=2cm]{geometry}
\\usepackage[T1]{fontenc}
\\usepackage{lmodern}
\\usepackage{derive}
\\usepackage[hidelinks]{hyperref}
\\begin{document}
\\appendix
\\input{appendix}
\\end{document}
PAPER
    latexmk -norc -pdf -silent -interaction=nonstopmode -latexoption=-no-shell-escape "$columns.tex" >/dev/null 2>&1 ||
        { grep -m 5 -A 3 '^!' "$columns.log" || tail -20 "$columns.log"; exit 1; }
    # latexmk takes two passes within one second for the same if their .aux files have one size.
    for _ in 1 2 3; do
        grep -q 'Rerun to get' "$columns.log" || break
        pdflatex -interaction=nonstopmode -no-shell-escape "$columns.tex" >/dev/null
    done
    if grep -E 'undefined|multiply defined|Label\(s\) may have changed' "$columns.log"; then
        echo "$columns: references"
        exit 1
    fi
    if grep -E 'Overfull .[hv]box \((([1-9][0-9]*)\.|[0-9]+e)' "$columns.log"; then
        echo "$columns: a line is too wide"
        exit 1
    fi
    echo "$columns: $(grep -o 'Output written.*' "$columns.log")"
done
