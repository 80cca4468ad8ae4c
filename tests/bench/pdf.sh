#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Processor time of our extraction of all PDFs of a folder, in one process, against pdftotext (poppler-utils) run file
# by file, in turns: pdf.sh FOLDER BIN [REPETITIONS]. BIN is a release build's folder with extract_pdfs.
set -eu
folder=$(realpath "$1") bin=$(realpath "$2") repetitions=${3:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -d '' -t files < <(find "$folder" -name '*.pdf' -print0 | sort -z)
ours() { "$bin/extract_pdfs" "${files[@]}" > "$work/said" 2> /dev/null; }
theirs() { for file in "${files[@]}"; do pdftotext "$file" - > /dev/null 2>&1 || true; done; }
seconds() { local TIMEFORMAT='%U %S'; { time "$@"; } 2>&1 | awk '{print $1 + $2}'; }
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
for ((i = 0; i < repetitions; i++)); do
  seconds ours >> "$work/ours"
  seconds theirs >> "$work/theirs"
done
ours=$(median < "$work/ours") theirs=$(median < "$work/theirs")
cat "$work/said"
echo "ours      $ours s (median of $repetitions)"
echo "pdftotext $theirs s"
echo "ratio     $(echo "scale=2; $ours / $theirs" | bc)"
