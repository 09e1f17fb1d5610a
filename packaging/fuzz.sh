#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/fuzz.sh [SECONDS [TARGET...]]
#
# Builds the fuzz targets with AddressSanitizer and UndefinedBehaviorSanitizer, and looks for inputs that break
# them for so many seconds each (60), two at a time. Without names: the HTTP/1 and HTTP/2 sessions and the
# envelope. An input that breaks one is kept beside the build and named; put it into tests/data/fuzz/TARGET.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- http2session http1session envelope

build=build/fuzz
cmake --preset fuzz >/dev/null
programs=""
for target in "$@"; do programs="$programs fuzz_$target"; done
# shellcheck disable=SC2086
cmake --build --preset fuzz --target $programs

hunt() { # TARGET
    mkdir -p "$build/corpus-$1"
    if "$build/fuzz_$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 \
        -artifact_prefix="$build/found-$1-" "$build/corpus-$1" "tests/data/fuzz/$1" >"$build/fuzz-$1.log" 2>&1; then
        echo "fuzz: $1 held for $seconds s: $(grep -o '^Done .*' "$build/fuzz-$1.log" | tail -n 1)"
    else
        tail -n 60 "$build/fuzz-$1.log"
        echo "fuzz: $1 broke; its input is $(ls -t "$build/found-$1-"* 2>/dev/null | head -n 1)" >&2
        return 1
    fi
}

failed=0
while [ $# -gt 0 ]; do
    hunt "$1" &
    first=$!
    second=""
    shift
    if [ $# -gt 0 ]; then
        hunt "$1" &
        second=$!
        shift
    fi
    wait "$first" || failed=1
    [ -z "$second" ] || wait "$second" || failed=1
done
exit $failed
