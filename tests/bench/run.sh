#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/bench/run.sh [BUILD_DIRECTORY]
#
# Measures durable receiving against three yardsticks in the same run, three times in turn, and takes the medians:
#   requests of one event over 64 connections, against nginx that reads the body and answers 200: at least 0.20
#   requests of one event over HTTP/2 in clear, 8 connections x 8 streams, against nginx likewise: at least 0.25
#   requests of 100 events, against a bulk insert of the same rows through SQLite's C API:        at least 0.50
# Everything stays on loopback and in one folder beside the build. Exits 1 below any ratio.
# SECONDS_EACH (5) and ROUNDS (3) in the environment change the lengths.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/ci}
seconds=${SECONDS_EACH:-5}
rounds=${ROUNDS:-3}
. tests/bench/serving.sh

nginx=$(command -v nginx || echo /usr/sbin/nginx)
need "$nginx" h2load "$build/pushbench" "$build/bench_load" "$build/bench_sqlite"
one_event "$work/event.json"

start_nginx() { # [http2]
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
        listen 127.0.0.1:$port ${1:-};
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

h2load_one() { # NAME OPTION...: the same by h2load, requests a second into NAME.all; none may fail
    name=$1
    shift
    h2load -D "$seconds" -t 1 -d "$work/event.json" -H 'content-type: application/json' "$@" \
        "http://127.0.0.1:$port/webhooks" >"$work/$name.txt"
    figure=$(sed -n 's/^finished in .*, \([0-9.]*\) req.*/\1/p' "$work/$name.txt")
    failed=$(sed -n 's/^requests:.* \([0-9]*\) failed,.*/\1/p' "$work/$name.txt")
    printf '%-22s {"requestsPerSecond":%s,"failed":%s}\n' "$name" "$figure" "$failed"
    [ "$failed" = 0 ] || cat "$work/$name.txt" >&2
    [ "$failed" = 0 ]
    echo "$figure" >>"$work/$name.all"
}

load() { # NAME EVENTS: measures the server in hand, one line into NAME.json
    "$build/bench_load" --port "$port" --events "$2" --seconds "$seconds" >"$work/$1.json"
    printf '%-22s %s\n' "$1" "$(cat "$work/$1.json")"
}

round=1
while [ "$round" -le "$rounds" ]; do
    rm -f "$work/nginx.pid"
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

    rm -f "$work/nginx.pid"
    start_nginx http2
    h2load_one nginx-h2c -p h2c -c 8 -m 8
    stop
    start_pushbench "$work/two.pushbench"
    h2load_one receive-h2c -p h2c -c 8 -m 8
    stop
    start_pushbench "$work/three.pushbench"
    h2load_one receive-http1.1 --h1 -c 64
    stop

    value "$work/nginx.json" requestsPerSecond >>"$work/nginx.all"
    value "$work/receive-1.json" requestsPerSecond >>"$work/one.all"
    value "$work/receive-100.json" eventsPerSecond >>"$work/hundred.all"
    value "$work/sqlite.json" eventsPerSecond >>"$work/sqlite.all"
    rm -f "$work"/*.pushbench* "$work"/raw.sqlite*
    round=$((round + 1))
done

awk -v nginx="$(median "$work/nginx.all")" -v one="$(median "$work/one.all")" \
    -v two="$(median "$work/receive-h2c.all")" \
    -v nginx2="$(median "$work/nginx-h2c.all")" -v plain="$(median "$work/receive-http1.1.all")" \
    -v hundred="$(median "$work/hundred.all")" -v sqlite="$(median "$work/sqlite.all")" 'BEGIN {
    first = one / nginx; second = hundred / sqlite; third = two / nginx2
    printf "one-event requests:  %d/s of nginx %d/s = %.2f (at least 0.20)\n", one, nginx, first
    printf "100-event requests:  %d events/s of SQLite %d rows/s = %.2f (at least 0.50)\n", hundred, sqlite, second
    printf "HTTP/2 in clear:     %d/s of nginx %d/s = %.2f (at least 0.25); over HTTP/1.1 %d/s\n", two, nginx2, third, plain
    exit first >= 0.20 && second >= 0.50 && third >= 0.25 ? 0 : 1
}'
