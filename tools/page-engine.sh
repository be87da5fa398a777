#!/bin/sh
# Builds the engine that a page has inside, and the decoder of its prompts, where they are not of the sources as
# they are.
#
#   tools/page-engine.sh         builds it, if there is need
#   tools/page-engine.sh check   only says whether there is need: exit code 1
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

target=wasm32-wasip1
engine=engine/page.wasm.lzma
decoder=engine/opus.wasm.lzma
made_of=engine/made-of

sum() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }

# What decides what the engine is: its code, the code of others, and how it is compiled.
sources() {
    find crates/core/src crates/opus/src crates/page/src crates/zones/src -type f | LC_ALL=C sort | while read -r file; do
        echo "$file"
        cat "$file"
    done
    cat crates/core/Cargo.toml crates/opus/Cargo.toml crates/page/Cargo.toml crates/zones/Cargo.toml
    cat tools/page-engine.sh crates/opus/examples/packed.rs
    sed -n '/^\[profile.release\]/,/^$/p; /^\[profile.page\]/,/^$/p' Cargo.toml
    cargo tree --offline --locked --package phonetree-page --package phonetree-opus --features packed-zones --edges normal \
        --target "$target" --prefix none --no-dedupe --format '{p}' 2>/dev/null | sed 's/ (.*//' | LC_ALL=C sort -u
}

now=$(sources | sum | cut -d' ' -f1)
if test -f "$engine" && test -f "$decoder" && test "$(cat "$made_of" 2>/dev/null)" = "$now"; then exit 0; fi
if test "${1:-}" = check; then
    echo "The engine of the page is older than its sources: run 'make page-engine'." >&2
    exit 1
fi

rustup --quiet target add "$target"
# The standard library is built along: for size, and without the words of a panic, which nobody could read
# in a page. A stable compiler does so where RUSTC_BOOTSTRAP asks it to; it saves a sixth.
rustup --quiet component add rust-src

# build PACKAGE FILE FEATURES: a package as WebAssembly, packed.
build() {
    RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zlocation-detail=none" cargo rustc --quiet --locked --profile page \
        --package "$1" --lib --crate-type cdylib --features "$3" --target "$target" \
        -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size \
        -Zpanic-immediate-abort --config 'profile.page.panic="immediate-abort"' \
        -- -C link-arg=--compress-relocations
    cargo run --quiet --locked --package phonetree-opus --example packed \
        <"target/$target/page/$(echo "$1" | tr - _).wasm" >"$2.new"
    mv "$2.new" "$2"
    echo "built $2: $(wc -c <"$2") bytes" >&2
}

build phonetree-opus "$decoder" ""
build phonetree-page "$engine" packed-zones
echo "$now" >"$made_of"
