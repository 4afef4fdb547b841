#!/bin/sh
# Resolves requirements*.in into exact pins: requirements.txt whole, requirements-test.txt what the tests add.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pins() {
    .venv/bin/python -m piptools compile --quiet --strip-extras --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --output-file "$work/pins" "$1" >/dev/null
    grep '^[a-z].*==' "$work/pins"
}

pins requirements.in >"$work/runtime"
{
    echo '# Written by `make lock` from requirements.in: everything that `make run` installs.'
    cat "$work/runtime"
} >requirements.txt

rm "$work/pins"
pins requirements-test.in >"$work/test"
{
    echo '# Written by `make lock` from requirements-test.in: what `make test` adds to requirements.txt.'
    echo '-r requirements.txt'
    grep -vxF -f "$work/runtime" "$work/test"
} >requirements-test.txt
