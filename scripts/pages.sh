#!/usr/bin/env bash
# Builds the pages, which the next build of the service compiles in. Does nothing if they are built of just these sources.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

if ! type -P npm >/dev/null; then
    echo "npm is not installed: the pages need Node.js 20.19 or later (https://nodejs.org)" >&2
    exit 1
fi
stamp=target/pages.built wanted=
mapfile -d '' -t sources < <(
    find client -name node_modules -prune -o -name dist -prune -o -type f ! -name '*.tsbuildinfo' -print0 | sort -z
)
if ! up_to_date "$stamp" "${sources[@]}" || [[ ! -f client/pages/dist/index.html ]]; then
    node_packages client
    say "the pages"
    npm run build --prefix client
    mkdir -p target
    echo "$wanted" >"$stamp"
fi
