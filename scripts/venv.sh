#!/bin/sh
# Makes .venv hold the packages of the requirements files it is given; does nothing when it already does.
set -eu

venv=.venv

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3 python3.12 python3.13 python; do
        if is_recent "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    stop "Python 3.11 or newer was not found. Install it (Debian 12: apt-get install python3 python3-venv)," \
        "or name it: make PYTHON=/path/to/python3.11 run"
}

# Debian and Ubuntu ship Python without the parts that make a virtual environment.
add_venv_module() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        printf 'Python cannot make virtual environments yet: installing %s.\n' "$package"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null && return
    fi
    stop "This Python cannot make virtual environments. Install its venv module, then run make again:" \
        "    sudo apt-get install $package"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || add_venv_module "$python"
    printf 'Creating %s with %s.\n' "$venv" "$("$python" --version)"
    rm -rf "$venv"
    "$python" -m venv "$venv" || stop "$python could not create $venv; its message is above."
}

works() {
    [ -x "$venv/bin/python" ] && is_recent "$venv/bin/python" && "$venv/bin/python" -c 'import pip' 2>/dev/null
}

is_installed() {
    for file in "$@"; do
        cmp -s "$file" "$venv/$file" || return 1
    done
}

install() {
    printf 'Installing the packages of %s (about a minute).\n' "$*"
    quiet=--quiet
    if [ -t 1 ]; then quiet=; fi
    last=
    for file in "$@"; do last=$file; done
    "$venv/bin/python" -m pip install --disable-pip-version-check $quiet -r "$last" ||
        stop "The packages could not be installed; pip's message is above. Once mended, run make again."
    cp "$@" "$venv/"
}

works || make_venv
is_installed "$@" || install "$@"
