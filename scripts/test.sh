#!/usr/bin/env bash
# Runs every suite. Needs Rust and Node.js; what else the tests use is installed first, under target/ and node_modules/,
# and left alone when it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*" >&2; }

# up_to_date STAMP FILE...: whether STAMP was written for just these files' contents; remembers them in $wanted.
up_to_date() {
    wanted=$(cat "${@:2}" | cksum)
    [[ -f $1 && $(<"$1") == "$wanted" ]]
}

websocat() {
    # Without TLS: the tests stay on loopback, and so no OpenSSL is needed.
    [[ $(target/tools/bin/websocat --version 2>/dev/null) == "websocat 1.14.1" ]] && return
    say "websocat into target/tools"
    cargo install websocat --version 1.14.1 --locked --root target/tools \
        --no-default-features --features signal_handler,unix_stdio
}

node_packages() { # FOLDER
    local stamp=$1/node_modules/.installed wanted
    up_to_date "$stamp" "$1"/package*.json && return
    say "npm packages of $1"
    npm ci --prefix "$1" --no-audit --no-fund
    mkdir -p "$1/node_modules" # which npm does not make for a package without dependencies
    echo "$wanted" >"$stamp"
}

debian_packages() { # NAME...
    local root=()
    [[ $EUID == 0 ]] || root=(sudo)
    # A fresh machine has no lists of packages yet.
    "${root[@]}" apt-get update -qq
    "${root[@]}" apt-get install -y --no-install-recommends "$@"
}

programs() {
    # Debian has nginx where only root's PATH leads.
    PATH="$PATH:/usr/sbin" type -P nginx openssl curl >/dev/null && return
    say "nginx, openssl and curl"
    debian_packages nginx-light openssl curl
}

python_packages() { # REQUIREMENTS
    local stamp=target/venv/.installed wanted
    up_to_date "$stamp" "$1" && return
    say "Python packages of $1 into target/venv"
    python3 -m venv target/venv || {
        # Debian keeps venv in a package of its own.
        debian_packages python3-venv
        python3 -m venv target/venv
    }
    target/venv/bin/pip install --quiet --disable-pip-version-check -r "$1"
    echo "$wanted" >"$stamp"
}

websocat
export PATH="$PWD/target/tools/bin:$PATH"

say "Rust"
cargo test --locked

if [[ -f tests/e2e/requirements.txt ]]; then
    programs
    python_packages tests/e2e/requirements.txt
    export PATH="$PWD/target/venv/bin:$PATH"
fi
for folder in client tests/e2e; do
    [[ -f $folder/package.json ]] || continue
    node_packages "$folder"
    say "$folder"
    # cargo test has built the binary that the tests start.
    RIDGECAST_BIN="$PWD/target/debug/ridgecast" npm test --prefix "$folder"
done
