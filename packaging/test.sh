#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds release code with warnings as errors, and runs every test but the bench.
# Arguments go to ctest: packaging/test.sh -R tst_retryafter
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
exec ctest --preset ci -LE bench -j "$(nproc)" "$@"
