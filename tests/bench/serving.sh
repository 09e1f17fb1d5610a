# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the benches share: a folder of their own, one server in hand, and figures out of files. Sourced, with $build
# set; leaves $work, and the functions below. The server is $server, its port $port.

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

need() { # PROGRAM...: ends where one is missing
    for program in "$@"; do
        if ! command -v "$program" >/dev/null; then
            echo "bench: $program is missing; run packaging/dependencies.sh build test bench and build the preset ci" >&2
            exit 1
        fi
    done
}

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

start_pushbench() { # SESSION OPTION...
    : >"$work/ready"
    session=$1
    shift
    "$build/pushbench" receive --port 0 --no-auth --quiet --json ${session:+--session "$session"} "$@" \
        >"$work/ready" 2>"$work/receive.log" &
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

one_event() { # FILE: the body of a request
    printf '%s' '{"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","EntityEventSequence":1000000000000,' \
        '"ResourceName":"Property","ResourceRecordKey":"LISTING-1"}' >"$1"
}
