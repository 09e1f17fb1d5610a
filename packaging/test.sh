#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds release code with warnings as errors, runs every test but the bench, and looks
# for a minute for inputs that break the parsers of what comes off the wire.
# Arguments go to ctest, and then that is all: packaging/test.sh -R tst_retryafter
set -eu
cd "$(dirname "$0")/.."

./packaging/dependencies.sh build test
if command -v ccache >/dev/null; then
    # A fresh clone in another folder finds what was compiled before.
    export PB_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
fi
cmake --preset ci
cmake --build --preset ci
./packaging/checktranslations.sh
if [ $# -gt 0 ]; then exec ctest --preset ci -LE bench -j "$(nproc)" "$@"; fi
ctest --preset ci -LE bench -j "$(nproc)"
exec ./packaging/fuzz.sh 60
