#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Load on the page: the same queries in process and over HTTP, 64 clients for a while, and what memory it leaves.
# usage: load.sh BIN_FOLDER INDEX [SECONDS]     needs wrk and curl
set -euo pipefail
bin=$1 index=$2 seconds=${3:-60}
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT

"$bin/searcher" serve --port 0 --index "$index" 2>"$folder/messages" &
server=$!
for _ in $(seq 100); do
  base=$(grep -o 'http://127.0.0.1:[0-9]*' "$folder/messages" || true)
  [ -n "$base" ] && break
  sleep 0.05
done

export QUERIES=$folder/queries
cat >"$QUERIES" <<'TEXT'
asylum interview
prosecutorial discretion
"prosecutorial discretion"
fee waiver
INA 240A(b)
asylum /p officer
unlawful presence agency:USCIS
can I travel with DACA
discreción procesal
TI(removal)
TEXT
cat >"$folder/queries.lua" <<'LUA'
local queries = {}
for line in io.lines(os.getenv("QUERIES")) do
  queries[#queries + 1] = line:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)
end
local at = 0
request = function()
  at = at % #queries + 1
  return wrk.format("GET", "/api/v1/search?q=" .. queries[at])
end
local failed = 0
response = function(status) if status ~= 200 then failed = failed + 1 end end
done = function(summary, latency)
  io.write(string.format("%.0f requests a second; ms: median %.1f, p95 %.1f, p99 %.1f, longest %.1f; errors: %d status, %d socket, %d timeout\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write, summary.errors.timeout))
end
LUA

resident() { awk '/VmRSS/ { print $2 / 1024 " MiB" }' "/proc/$server/status"; }
say() { printf '%-22s' "$1"; }
say "memory at first"; resident
say "two in process"; "$bin/in_process" "$index" "$QUERIES" 10 2
say "one client"; wrk -t1 -c1 -d10 -s "$folder/queries.lua" "$base" | tail -1
say "two clients"; wrk -t1 -c2 -d10 -s "$folder/queries.lua" "$base" | tail -1
say "memory after"; resident
say "64 clients, ${seconds} s"; wrk -t2 -c64 -d"$seconds" -s "$folder/queries.lua" "$base" | tail -1
say "memory after"; resident
sleep 5
say "memory 5 s later"; resident
