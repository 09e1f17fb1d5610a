#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where a sentence of the program is missing in a translation file, so that none stays untranslatable.
# Tells how many wait for a translator.
set -eu
cd "$(dirname "$0")/.."

lupdate=$(command -v lupdate6 || echo /usr/lib/qt6/bin/lupdate)
if [ ! -x "$lupdate" ]; then
    echo "checktranslations.sh: lupdate not found; install qt6-l10n-tools" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The sentences of a translation file that are in use: context and source, one a line.
sentences() {
    awk '/<name>/ { context = $0 }
         /<message/ { source = ""; reading = 0; gone = 0 }
         /<source>/ { reading = 1 }
         reading { source = source $0 "\\n" }
         /<\/source>/ { reading = 0 }
         /type="(vanished|obsolete)"/ { gone = 1 }
         /<\/message>/ && !gone { print context source }' "$1" | sort
}

bad=0
for file in translations/*.ts; do
    [ -e "$file" ] || continue
    fresh="$work/$(basename "$file")"
    cp "$file" "$fresh"
    plurals=""
    case $file in *_en.ts) plurals=-pluralonly ;; esac # English needs its plurals only
    # shellcheck disable=SC2086 # nothing or one word
    "$lupdate" -silent -no-obsolete -locations none $plurals -I . ui app models net -ts "$fresh" 2>"$work/notes"
    sentences "$file" >"$work/have"
    sentences "$fresh" >"$work/want"
    if ! cmp -s "$work/have" "$work/want"; then
        echo "$file does not hold the program's sentences; run: cmake --build --preset dev --target update_translations" >&2
        diff "$work/have" "$work/want" >&2 || true
        bad=1
    fi
    echo "$file: $(grep -c '<source>' "$fresh" || true) sentences, $(grep -c 'type="unfinished"' "$fresh" || true) not yet translated"
done
exit $bad
