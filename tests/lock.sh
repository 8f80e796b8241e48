#!/bin/sh
# Writes requirements.txt and tests/requirements.txt: every package at one version, for every system, with
# the digests that pip checks. Versions that the files have stay, unless --upgrade or --upgrade-package NAME
# is given. Needs uv: pip install uv
set -eu
cd "$(dirname "$0")/.."

lock() {
    out=$1
    shift
    made=$(mktemp)
    # the versions there are begin the new file
    cp "$out" "$made"
    uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-annotate "$@" -o "$made" >/dev/null
    { printf '# Made by tests/lock.sh from pyproject.toml: every package with the digests of its files.\n'; cat "$made"; } >"$out"
    rm "$made"
}

lock requirements.txt --extra app "$@"
lock tests/requirements.txt --extra app --extra test -c requirements.txt "$@"
