#!/usr/bin/env bash
# Takes pictures of every page, of the demo's company: all of them into target/screenshots, and those that the README shows
# into docs/pictures. With ONLY="tv admin" of the pages whose names begin so.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

scripts/pages.sh
cargo build --locked

chromium
# The clients that look on are those of the end-to-end tests.
for folder in tests/e2e tests/browser; do
    node_packages "$folder"
done
RIDGECAST_BIN="$PWD/target/debug/ridgecast" npm run --silent screenshots --prefix tests/browser
echo "The pictures are in target/screenshots." >&2
