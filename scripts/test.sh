#!/usr/bin/env bash
# Runs every suite. Needs Rust and Node.js; what else the tests use is installed first, under target/ and node_modules/,
# and left alone when it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/lib.sh

websocat() {
    # Without TLS: the tests stay on loopback, and so no OpenSSL is needed.
    [[ $(target/tools/bin/websocat --version 2>/dev/null) == "websocat 1.14.1" ]] && return
    say "websocat into target/tools"
    cargo install websocat --version 1.14.1 --locked --root target/tools \
        --no-default-features --features signal_handler,unix_stdio
}

diesel() {
    [[ $(target/tools/bin/diesel --version 2>/dev/null) == *"Version: 2.3.14"* ]] && return
    say "diesel_cli into target/tools; its own libpq, OpenSSL and SQLite take some minutes"
    # Without optimisation, which would take longer than it ever saves.
    CARGO_PROFILE_DEV_DEBUG=0 cargo install diesel_cli --version 2.3.14 --locked --root target/tools --debug \
        --no-default-features --features postgres-bundled,sqlite-bundled
}

postgresql() {
    # Debian has the server's programs where no PATH leads.
    compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || type -P postgres >/dev/null && return
    say "PostgreSQL"
    # The tests start servers of their own. Debian's package would make one for the system and start it.
    local no_cluster=/etc/postgresql-common/createcluster.d/ridgecast-tests.conf
    as_root mkdir -p "${no_cluster%/*}"
    as_root tee "$no_cluster" >/dev/null <<<"create_main_cluster = false"
    debian_packages postgresql
    as_root rm "$no_cluster"
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
postgresql
diesel
export PATH="$PWD/target/tools/bin:$PATH"

# They are compiled into the service.
scripts/pages.sh

say "Rust"
cargo test --locked

if [[ -f tests/e2e/requirements.txt ]]; then
    programs
    python_packages tests/e2e/requirements.txt
    export PATH="$PWD/target/venv/bin:$PATH"
fi
chromium
# The example is one side of an end-to-end test.
node_packages examples/express-monolith
for folder in client tests/e2e tests/browser; do
    node_packages "$folder"
    say "$folder"
    # cargo test has built the binary that the tests start.
    RIDGECAST_BIN="$PWD/target/debug/ridgecast" npm test --prefix "$folder"
done
