#!/usr/bin/env bash
# What a change must pass besides the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
if cargo deny --version >/dev/null 2>&1; then
    cargo deny --locked check
else
    echo "cargo-deny is not installed: licences and advisories were not checked (cargo install cargo-deny --locked)" >&2
fi
