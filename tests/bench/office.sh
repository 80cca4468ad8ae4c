#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times a build, an update by ten files and queries on a folder: office.sh FOLDER BIN [REPETITIONS]
set -eu
folder=$(realpath "$1") bin=$(realpath "$2") repetitions=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$folder" "$work/library"
seconds() { local start end; start=$(date +%s.%N); "$@" > /dev/null 2>&1 || [ $? -le 3 ]; end=$(date +%s.%N); echo "$end - $start" | bc; }
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
for ((i = 0; i < repetitions; i++)); do
  seconds "$bin/indexer" build "$work/library" --index "$work/index" >> "$work/build"
  for n in 1 2 3 4 5 6 7 8 9 10; do
    echo "Guidance number $n of round $i on parole and removal." > "$work/library/fresh-$i-$n.txt"
  done
  seconds "$bin/indexer" update --index "$work/index" >> "$work/update"
  seconds "$bin/indexer" update --index "$work/index" >> "$work/idle"
  for query in "prosecutorial discretion" "unlawful presence waiver" "INA 240A(b)" '"deferred action" /s removal'; do
    seconds "$bin/searcher" --index "$work/index" -- "$query" >> "$work/query"
  done
done
build=$(median < "$work/build") update=$(median < "$work/update")
echo "build    $build s"
echo "update   $update s for ten new files: $(echo "scale=4; $update / $build" | bc) of the build"
echo "idle     $(median < "$work/idle") s for an update with nothing to do"
echo "query    $(median < "$work/query") s, one process each"
