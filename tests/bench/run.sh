#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/bench/run.sh [BUILD_DIRECTORY]
#
# Measures durable receiving against two yardsticks in the same run, three times in turn, and takes the medians:
#   requests of one event over 64 connections, against nginx that reads the body and answers 200: at least 0.20
#   requests of 100 events, against a bulk insert of the same rows through SQLite's C API:        at least 0.50
# Everything stays on loopback and in one folder beside the build. Exits 1 below either ratio.
# SECONDS_EACH (5) and ROUNDS (3) in the environment change the lengths.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/ci}
seconds=${SECONDS_EACH:-5}
rounds=${ROUNDS:-3}

nginx=$(command -v nginx || echo /usr/sbin/nginx)
for program in "$nginx" "$build/pushbench" "$build/bench_load" "$build/bench_sqlite"; do
    if [ ! -x "$program" ]; then
        echo "bench: $program is missing; run packaging/dependencies.sh build test bench and build the preset ci" >&2
        exit 1
    fi
done

work=$(mktemp -d "$build/bench.XXXXXX")
work=$(cd "$work" && pwd)
server=""
finish() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

value() { # FILE MEMBER: a number out of a line of JSON
    sed -n 's/.*"'"$2"'":\([0-9.]*\).*/\1/p' "$1" | head -n 1
}

median() { # FILE: of numbers, one a line
    sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

stop() { # ends the server in hand, politely, and waits for it
    kill -TERM "$server"
    wait "$server" || true
    server=""
}

start_nginx() {
    port=18480
    while :; do
        cat >"$work/nginx.conf" <<END
daemon off;
master_process off;
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
    access_log off;
    keepalive_requests 1000000000;
    client_max_body_size 20m;
    client_body_temp_path $work/body;
    proxy_temp_path $work/proxy;
    fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi;
    scgi_temp_path $work/scgi;
    server {
        listen 127.0.0.1:$port;
        location / { default_type application/json; return 200 "{}"; }
    }
}
END
        "$nginx" -c "$work/nginx.conf" 2>"$work/nginx.stderr" &
        server=$!
        tries=0
        while [ $tries -lt 50 ] && kill -0 "$server" 2>/dev/null; do
            # Ready when it listens: its pid file is written after its sockets are bound.
            [ ! -s "$work/nginx.pid" ] || return 0
            sleep 0.1
            tries=$((tries + 1))
        done
        kill "$server" 2>/dev/null || true
        wait "$server" || true
        server=""
        port=$((port + 1))
        if [ $port -gt 18500 ]; then
            cat "$work/nginx.stderr" >&2
            exit 1
        fi
    done
}

start_pushbench() { # SESSION
    : >"$work/ready"
    "$build/pushbench" receive --port 0 --no-auth --quiet --json --session "$1" >"$work/ready" 2>"$work/receive.log" &
    server=$!
    tries=0
    until grep -q '"event":"ready"' "$work/ready"; do
        if [ $tries -ge 100 ] || ! kill -0 "$server" 2>/dev/null; then
            echo "bench: pushbench receive did not get ready" >&2
            cat "$work/receive.log" >&2
            exit 1
        fi
        sleep 0.1
        tries=$((tries + 1))
    done
    port=$(sed -n 's/.*"url":"http:\/\/127\.0\.0\.1:\([0-9]*\).*/\1/p' "$work/ready")
}

load() { # NAME EVENTS: measures the server in hand, one line into NAME.json
    "$build/bench_load" --port "$port" --events "$2" --seconds "$seconds" >"$work/$1.json"
    printf '%-22s %s\n' "$1" "$(cat "$work/$1.json")"
}

round=1
while [ "$round" -le "$rounds" ]; do
    start_nginx
    load nginx 1
    stop
    start_pushbench "$work/one.pushbench"
    load receive-1 1
    stop
    start_pushbench "$work/hundred.pushbench"
    load receive-100 100
    stop
    "$build/bench_sqlite" "$work/hundred.pushbench" "$work/raw.sqlite" >"$work/sqlite.json"
    printf '%-22s %s\n' sqlite-bulk-insert "$(cat "$work/sqlite.json")"

    value "$work/nginx.json" requestsPerSecond >>"$work/nginx.all"
    value "$work/receive-1.json" requestsPerSecond >>"$work/one.all"
    value "$work/receive-100.json" eventsPerSecond >>"$work/hundred.all"
    value "$work/sqlite.json" eventsPerSecond >>"$work/sqlite.all"
    rm -f "$work"/*.pushbench* "$work"/raw.sqlite*
    round=$((round + 1))
done

awk -v nginx="$(median "$work/nginx.all")" -v one="$(median "$work/one.all")" \
    -v hundred="$(median "$work/hundred.all")" -v sqlite="$(median "$work/sqlite.all")" 'BEGIN {
    first = one / nginx; second = hundred / sqlite
    printf "one-event requests:  %d/s of nginx %d/s = %.2f (at least 0.20)\n", one, nginx, first
    printf "100-event requests:  %d events/s of SQLite %d rows/s = %.2f (at least 0.50)\n", hundred, sqlite, second
    exit first >= 0.20 && second >= 0.50 ? 0 : 1
}'
