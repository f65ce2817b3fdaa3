#!/usr/bin/env bash
# Builds the pages and the service, and starts it for looking at: on loopback, over plain HTTP, with the demo's door open. With
# DEMO=SPEED (60: a minute a second) a made-up company reports to it. Settings of the environment win. Ctrl-C ends all of it.
set -euo pipefail
cd "$(dirname "$0")/.."

if type -P npm >/dev/null; then
    scripts/pages.sh
else
    echo "npm is not installed, so the service comes without its pages (they need Node.js 20.19 or later)" >&2
fi
cargo build --release --locked

ridgecast=target/release/ridgecast
export RIDGECAST_DEMO__LOGIN=${RIDGECAST_DEMO__LOGIN:-true}
export RIDGECAST_IDENTITY__SESSION__SECURE=${RIDGECAST_IDENTITY__SESSION__SECURE:-false}
if [[ -z ${DEMO:-} ]]; then
    exec "./$ridgecast" serve
fi

# What a shell starts beside itself does not hear Ctrl-C, so each is told to end, and waited for.
running=()
stop() {
    trap - INT TERM EXIT
    ((${#running[@]} == 0)) || kill -TERM "${running[@]}" 2>/dev/null || true
    wait
}
trap stop EXIT
trap 'exit 0' INT
trap 'exit 143' TERM

"./$ridgecast" serve &
service=$!
running+=("$service")
listen=$("./$ridgecast" check-config | sed -nE 's/^server\.listen = "(.*):([0-9]+)".*/\1 \2/p')
read -r host port <<<"$listen"
until (exec 3<>"/dev/tcp/${host//[][]/}/$port") 2>/dev/null; do
    kill -0 "$service" # It says why it could not start.
    sleep 0.1
done
"./$ridgecast" demo --seed "${SEED:-1}" --speed "$DEMO" &
running+=("$!")
# Whichever ends first, the other has nothing more to do.
wait -n
