#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Pushbench and starts its demo: the window, or without a display the headless
# demo, which ends by itself. Arguments go to pushbench.
set -eu
cd "$(dirname "$0")/.."

./packaging/dependencies.sh build
cmake --preset release >&2
cmake --build --preset release >&2

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/pushbench --demo "$@"
fi
echo "No display: showing the demo without its window, for 20 seconds." >&2
exec build/release/pushbench demo --headless --seconds 20 "$@"
