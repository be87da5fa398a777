#!/bin/sh
# Builds the engine that a page has inside, where it is not of the sources as they are.
#
#   tools/page-engine.sh         builds it, if there is need
#   tools/page-engine.sh check   only says whether there is need: exit code 1
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

target=wasm32-wasip1
engine=engine/page.wasm.gz
made_of=engine/made-of

sum() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }

# What decides what the engine is: its code, the code of others, and how it is compiled.
sources() {
    find crates/core/src crates/page/src crates/zones/src -type f | LC_ALL=C sort | while read -r file; do
        echo "$file"
        cat "$file"
    done
    cat crates/core/Cargo.toml crates/page/Cargo.toml crates/zones/Cargo.toml tools/page-engine.sh
    cat crates/page/examples/smallest_gzip.rs
    sed -n '/^\[profile.release\]/,/^$/p; /^\[profile.page\]/,/^$/p' Cargo.toml
    cargo tree --offline --locked --package phonetree-page --features packed-zones --edges normal \
        --target "$target" --prefix none --no-dedupe --format '{p}' 2>/dev/null | sed 's/ (.*//' | LC_ALL=C sort -u
}

now=$(sources | sum | cut -d' ' -f1)
if test -f "$engine" && test "$(cat "$made_of" 2>/dev/null)" = "$now"; then exit 0; fi
if test "${1:-}" = check; then
    echo "The engine of the page is older than its sources: run 'make page-engine'." >&2
    exit 1
fi

rustup --quiet target add "$target"
cargo rustc --quiet --locked --profile page --package phonetree-page --lib --crate-type cdylib \
    --features packed-zones --target "$target" -- -C link-arg=--compress-relocations
cargo run --quiet --locked --package phonetree-page --example smallest_gzip \
    <"target/$target/page/phonetree_page.wasm" >"$engine.new"
mv "$engine.new" "$engine"
echo "$now" >"$made_of"
echo "built $engine: $(wc -c <"$engine") bytes" >&2
