#!/bin/sh
# Everything that has to hold before a change goes in: style, types, tests, tests in a real browser.
#
#   sh tests/run.sh             all of it
#   sh tests/run.sh tests/text  the same checks, but only these tests (any arguments of pytest)
#
# Needs Python 3.11 and nothing else prepared: the virtual environment is made in .venv (or $VENV) and filled
# anew when a file of requirements has changed, and so is tests/node_modules with the checkers of the browser's
# code; on Debian a missing Chromium, Chinese font or Node.js is installed by apt-get. Every check runs even when an earlier one has failed; the exit status is 0 only if all of them pass.
set -u
cd "$(dirname "$0")/.." || exit 1
VENV=${VENV:-.venv}

say() { printf '\n== %s\n' "$*"; }
give_up() { printf '%s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        give_up "Not root and no sudo: cannot run $*"
    fi
}

apt_install() {
    command -v apt-get >/dev/null 2>&1 || give_up "Please install these first, then run this again: $*"
    say "install $*"
    as_root apt-get update -q </dev/null >/dev/null || give_up "apt-get update failed: cannot install $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" \
        </dev/null >/dev/null || give_up "apt-get install failed for: $*"
}

find_python() {
    for candidate in "${PYTHON:-python3.11}" python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

missing=
if ! command -v chromium >/dev/null 2>&1; then
    missing="$missing chromium"
fi
if ! dpkg -s fonts-noto-cjk >/dev/null 2>&1 && ! fc-list :lang=zh 2>/dev/null | grep -q .; then
    missing="$missing fonts-noto-cjk"
fi
if ! command -v npm >/dev/null 2>&1; then
    missing="$missing nodejs npm"
fi
python=$(find_python)
if [ -z "$python" ]; then
    missing="$missing python3"
fi
if [ ! -x "$VENV/bin/python" ] && ! "${python:-false}" -c 'import ensurepip, venv' 2>/dev/null; then
    missing="$missing python3-venv" # Debian's python3 comes without it
fi
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of package names
    apt_install $missing
    python=$(find_python)
    [ -n "$python" ] || give_up "Python 3.11 or later is needed; found none."
fi

wanted=$(cat requirements.txt tests/requirements.txt | cksum)
if [ ! -x "$VENV/bin/python" ] || [ "$(cat "$VENV/.requirements" 2>/dev/null)" != "$wanted" ]; then
    say "virtual environment $VENV"
    [ -x "$VENV/bin/python" ] || "$python" -m venv "$VENV" || give_up "Cannot make a virtual environment in $VENV."
    # Python 3.11 brings a pip that misreads the names of extras and warns of them.
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --upgrade 'pip>=25' </dev/null ||
        give_up "pip could not be brought up to date."
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check -r tests/requirements.txt </dev/null ||
        give_up "pip could not install tests/requirements.txt."
    printf '%s\n' "$wanted" >"$VENV/.requirements"
fi

wanted=$(cat tests/package-lock.json | cksum)
if [ "$(cat tests/node_modules/.requirements 2>/dev/null)" != "$wanted" ]; then
    say "tests/node_modules"
    npm --prefix tests ci --silent --ignore-scripts </dev/null || give_up "npm could not install tests/package-lock.json."
    printf '%s\n' "$wanted" >tests/node_modules/.requirements
fi

failed=
check() {
    name=$1
    shift
    say "$name"
    "$VENV/bin/python" -m "$@" </dev/null || failed="$failed $name"
}

check "ruff" ruff check
check "format" ruff format --check
check "mypy" mypy
for name in lint format types; do
    say "browser code: $name"
    npm --prefix tests run --silent "$name" </dev/null || failed="$failed browser-code-$name"
done
# The browser's tests, whose files take longest, come first, so that no worker waits for the other at the end.
check "pytest" pytest -q -n 2 --dist loadfile --no-loadscope-reorder "$@"
[ -z "$failed" ] || give_up "Failed:$failed"
