#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one target on its seeds: run.sh TARGET [SEED_FILE...]. A seed file that ends in .lines gives one seed a line.
# IPS_FUZZ_SECONDS is how long (default 60). What is found is kept in fuzz-findings beside the target.
set -eu
target=$1
shift
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
for file in "$@"; do
  case $file in
    *.lines) split --lines=1 --suffix-length=4 "$file" "$corpus/$(basename "$file")-" ;;
    *) cp "$file" "$corpus/" ;;
  esac
done
findings=$(dirname "$target")/fuzz-findings
mkdir -p "$findings"
IPS_FUZZ_SEEDS=$corpus "$target" "$corpus" -max_total_time="${IPS_FUZZ_SECONDS:-60}" -timeout=20 -rss_limit_mb=1024 \
  -max_len=20000 -print_final_stats=1 -verbosity=0 -artifact_prefix="$findings/$(basename "$target")-"
