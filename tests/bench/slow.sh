#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/bench/slow.sh [BUILD_DIRECTORY]
#
# Slow clients, by slowhttptest: slow headers, slow bodies and slow readers, 1,000 connections of each in turn, while
# a well-behaved client goes on with 4 connections. Exits 1 unless all requests of that one are answered 200, its p99
# stays under 100 ms, and the receiver's resident memory never passes 200 MB. Then 1,000,000 requests over HTTP/2 in
# clear by h2load (8 connections x 8 streams) into a temporary session: none may fail.
# SECONDS_EACH (30), SLOW_CONNECTIONS (1000) and REQUESTS (1000000; 0: none) in the environment change the lengths.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/ci}
seconds=${SECONDS_EACH:-30}
slow=${SLOW_CONNECTIONS:-1000}
requests=${REQUESTS:-1000000}
. tests/bench/serving.sh
need slowhttptest h2load "$build/pushbench" "$build/bench_load"
one_event "$work/event.json"
ulimit -n 8192 2>/dev/null || true

failures=0
check() { # WHAT FIGURE COMPARISON LIMIT
    if awk -v figure="$2" -v limit="$4" "BEGIN { exit !(figure $3 limit) }"; then
        echo "  $1: $2"
    else
        echo "  $1: $2, and it must be $3 $4"
        failures=1
    fi
}

peak_megabytes() { # of the server in hand
    awk '/^VmHWM:/ { print int($2 / 1024) }' "/proc/$server/status"
}

attack() { # NAME OPTION...
    name=$1
    shift
    start_pushbench "$work/$name.pushbench"
    slowhttptest -g -o "$work/$name" -c "$slow" -r 500 -l "$((seconds + 4))" -u "http://127.0.0.1:$port/webhooks" "$@" \
        >"$work/$name.log" 2>&1 &
    slowly=$!
    sleep 3 # so that the connections stand
    "$build/bench_load" --port "$port" --connections 4 --rate 400 --seconds "$seconds" >"$work/$name.json" || true
    memory=$(peak_megabytes)
    wait "$slowly" || true
    echo "$name: $(cat "$work/$name.json")"
    check "slow connections at once" "$(awk -F, '$4 + 0 > most { most = $4 + 0 } END { print most + 0 }' "$work/$name.csv")" \
        ">=" "$((slow * 9 / 10))"
    check "answered 200" "$(value "$work/$name.json" requests)" ">" 0
    check "answered otherwise" "$(value "$work/$name.json" other)" "==" 0
    check "connections broken" "$(value "$work/$name.json" broken)" "==" 0
    check "p99 in ms" "$(value "$work/$name.json" p99Ms)" "<" 100
    check "resident MB at most" "$memory" "<" 200
    stop
    rm -f "$work/$name.pushbench"*
}

attack slow-headers -H -i 5 -t POST -x 20 -p 5
attack slow-bodies -B -i 5 -t POST -s 65536 -x 20 -p 5
attack slow-readers -X -t GET -w 1 -y 8 -n 2 -z 1 -k 3 -p 5

if [ "$requests" -gt 0 ]; then
    start_pushbench ""
    h2load -n "$requests" -c 8 -m 8 -t 1 -p h2c -d "$work/event.json" -H 'content-type: application/json' \
        "http://127.0.0.1:$port/webhooks" >"$work/million.txt"
    memory=$(peak_megabytes)
    stop
    grep -E '^(finished|requests|status)' "$work/million.txt"
    check "succeeded" "$(sed -n 's/^requests:.* \([0-9]*\) succeeded,.*/\1/p' "$work/million.txt")" "==" "$requests"
    check "requests in the summary" "$(value "$work/ready" requests)" "==" "$requests"
    check "resident MB at most" "$memory" "<" 200
fi
exit $failures
