#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs targets side by side, each on its seeds: run.sh TARGET [SEED_FILE...] [-- TARGET [SEED_FILE...]]... A seed file
# that ends in .lines gives one seed a line. IPS_FUZZ_SECONDS is how long (default 60). What is found is kept in
# fuzz-findings beside the target; any finding makes the whole fail.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() {
  local target=$1 corpus findings
  shift
  corpus=$folder/$(basename "$target")
  mkdir "$corpus"
  for file in "$@"; do
    case $file in
      *.lines) split --lines=1 --suffix-length=4 "$file" "$corpus/$(basename "$file")-" ;;
      *) cp "$file" "$corpus/" ;;
    esac
  done
  findings=$(dirname "$target")/fuzz-findings
  mkdir -p "$findings"
  IPS_FUZZ_SEEDS=$corpus exec "$target" "$corpus" -max_total_time="${IPS_FUZZ_SECONDS:-60}" -timeout=20 \
    -rss_limit_mb=1024 -max_len=20000 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$findings/$(basename "$target")-"
}

running=()
words=()
for word in "$@" --; do
  if [ "$word" != -- ]; then
    words+=("$word")
    continue
  fi
  run "${words[@]}" &
  running+=($!)
  words=()
done
failed=0
for process in "${running[@]}"; do
  wait "$process" || failed=1
done
exit $failed
