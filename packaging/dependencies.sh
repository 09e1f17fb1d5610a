#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Pushbench needs on Debian 12, and only what is missing.
#   packaging/dependencies.sh [build] [test] [bench] [tidy]      groups; without any: build
#   packaging/dependencies.sh --list GROUP...                    prints the packages, installs nothing
set -eu

# To build and to run. Boost is named by version: Debian's plain libboost-dev is 1.74, too old for Pushbench.
build="g++ cmake ninja-build pkgconf
qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins qt6-wayland libqt6opengl6-dev libgl1-mesa-dev libvulkan-dev
libboost1.81-dev libboost-json1.81-dev libcurl4-openssl-dev libexpected-dev
libre2-dev libnghttp2-dev libssl-dev qtkeychain-qt6-dev fonts-dejavu-core"
test="ccache libsqlite3-dev clang-14 libclang-rt-14-dev"
bench="nginx-light nghttp2-client slowhttptest"
tidy="clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev clazy"

list=no
packages=""
[ $# -gt 0 ] || set -- build
for group in "$@"; do
    case $group in
    --list) list=yes ;;
    build) packages="$packages $build" ;;
    test) packages="$packages $test" ;;
    bench) packages="$packages $bench" ;;
    tidy) packages="$packages $tidy" ;;
    *)
        echo "dependencies.sh: no group '$group'; use build, test, bench or tidy" >&2
        exit 2
        ;;
    esac
done
# shellcheck disable=SC2086 # the list is words
if [ $list = yes ]; then
    printf '%s\n' $packages
    exit 0
fi

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "dependencies.sh: no apt here; going on with what is installed. On Debian 12 the packages are:" >&2
    # shellcheck disable=SC2086
    echo $packages >&2
    exit 0
fi

missing=""
for package in $packages; do
    case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true) in
    *"ok installed") ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

asroot=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "dependencies.sh: not root and no sudo. As root, run: apt-get install$missing" >&2
        exit 1
    fi
    asroot="sudo"
fi
echo "Installing:$missing" >&2
# stdout stays free for what the caller prints.
$asroot apt-get -q -o DPkg::Lock::Timeout=300 update >&2
# shellcheck disable=SC2086
$asroot env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends $missing >&2
