#!/bin/sh
# Builds everything a release has, into target/packages/: on Debian, from package registries alone.
#
#   tools/dist.sh                 the programs of both processors and all packages
#   tools/dist.sh x86_64          those of one processor
#
# Rust must have the source of its library, which is built with the program: `rustup component add rust-src`.
# What a machine lacks is installed into target/packaging/tools/, from PyPI (maturin, which builds the program and its
# wheel; zig, which links for an old glibc and for other processors) and from crates.io (cargo-about, which collects licenses).
# Two runs on one commit give the same bytes: times are those of the commit, and no path gets in.
# Exit code: 0 all built, 2 something is missing or failed.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
mkdir -p "${CARGO_TARGET_DIR:-target}"
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR="$target"

# The oldest glibc that Rust's own library runs on: that of every Linux since 2014.
glibc=2.17
processors=${1:-x86_64 aarch64}
work=$target/packaging
out=$target/packages
tools=$work/tools

say() { printf '%s\n' "$*" >&2; }

version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
export CARGO_INCREMENTAL=0
export LC_ALL=C

# --- Tools ----------------------------------------------------------------------------------------

# Asked first: all else would be built in vain.
has_source() {
    if command -v rustup >/dev/null; then rustup --quiet component add rust-src || true; fi
    if ! test -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library"; then
        say "This Rust lacks the source of its library, which only the same version of Rust has: 'rustup component add rust-src' brings it."
        exit 2
    fi
}

get_tools() {
    for program in dpkg-deb python3 npm xz git; do
        command -v "$program" >/dev/null || { say "$program is missing: apt install dpkg python3-venv npm xz-utils git"; exit 2; }
    done
    if ! test -e "$tools/made"; then
        say "getting maturin and zig, once"
        python3 -m venv "$tools"
        "$tools/bin/pip" install --quiet 'maturin==1.16.0' 'ziglang==0.17.1' 'wheel==0.48.0'
        touch "$tools/made"
    fi
    PATH="$tools/bin:$PATH"
    if ! command -v cargo-about >/dev/null; then
        say "building cargo-about, once"
        cargo install --quiet --locked --version 0.9.3 --features cli --root "$tools" --target-dir "$work/about" cargo-about
        rm -rf "$work/about"
    fi
}

# --- The program ----------------------------------------------------------------------------------

# It loads ALSA by itself where there is ALSA (crates/alsa). The linker is satisfied with a library that has
# nothing in it, so that no header and no library of another processor is needed.
no_alsa() { # PROCESSOR
    alsa=$work/alsa/$1
    mkdir -p "$alsa"
    : >"$alsa/nothing.c"
    python -m ziglang cc -target "$1-linux-gnu.$glibc" -shared -Wl,-soname,libasound.so.2 -o "$alsa/libasound.so" "$alsa/nothing.c"
    printf 'Name: alsa\nDescription: in name only\nVersion: 1.2.8\nLibs: -L%s -lasound\n' "$alsa" >"$alsa/alsa.pc"
}

# The wheel, and with it the program of all the other packages: target/TRIPLE/dist/phonetree.
program() { # PROCESSOR
    triple=$1-unknown-linux-gnu
    no_alsa "$1"
    empty "$work/python"
    cp packaging/python/README.md LICENSE-MIT LICENSE-APACHE NOTICE "$out/THIRD-PARTY.html" "$work/python/"
    sed "s|@ROOT@|$PWD|" packaging/python/pyproject.toml >"$work/python/pyproject.toml"
    say "building for $1"
    cargo_home=${CARGO_HOME:-$HOME/.cargo}
    sysroot=$(rustc --print sysroot)
    # No path of this machine gets in, and nothing that only unwinding would read: a panic ends the program. Rust's own library
    # is built with it: for size, and without what reads the names of functions, as there are none. A stable compiler does so
    # where RUSTC_BOOTSTRAP asks it to; the program is 0.7 MB smaller, and as fast.
    rust="--remap-path-prefix=$PWD=/phonetree --remap-path-prefix=$target=/target --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$sysroot=/rust -Cforce-unwind-tables=no"
    for crates in "$cargo_home"/registry/src/*; do rust="$rust --remap-path-prefix=$crates=/crates"; done
    # What C and assembly bring of that is left out by the linker: 0.1 MB.
    echo 'SECTIONS { /DISCARD/ : { *(.eh_frame) *(.eh_frame_hdr) *(.gcc_except_table*) } } INSERT AFTER .text;' >"$work/no-tables.ld"
    rust="$rust -Clink-arg=-Wl,-T,$work/no-tables.ld"
    # The voice's C is from before compilers took two pointers of other types for two places, and an overflow for
    # impossible: compiled so, it ends with a fault as soon as it speaks.
    c="-fno-strict-aliasing -fwrapv -ffile-prefix-map=$PWD=/phonetree -ffile-prefix-map=$target=/target -ffile-prefix-map=$cargo_home=/cargo -fno-asynchronous-unwind-tables"
    # Of SQLite what a history of drills needs: no search in texts, no maps, no JSON.
    sqlite="-USQLITE_ENABLE_FTS3 -USQLITE_ENABLE_FTS3_PARENTHESIS -USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE -USQLITE_ENABLE_DBSTAT_VTAB"
    sqlite="$sqlite -USQLITE_ENABLE_STAT4 -USQLITE_ENABLE_LOAD_EXTENSION -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_JSON"
    (
        cd "$work/python"
        export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
        PKG_CONFIG_ALLOW_CROSS=1 PKG_CONFIG_PATH=$alsa RUSTFLAGS=$rust CFLAGS=$c LIBSQLITE3_FLAGS=$sqlite \
            maturin build --quiet --locked --zig --profile dist --target "$triple" --compatibility "manylinux_$(echo "$glibc" | tr . _)" --out "$out"
    )
    built=$target/$triple/dist/phonetree
    # It must start where there is nothing but the C library: no ALSA.
    more=$(readelf -d "$built" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -vE '^(lib(c|m|dl|rt|pthread)|ld-linux.*)\.so' || true)
    if test -n "$more"; then
        say "$built wants more than the C library: $more. If it is libasound, crates/alsa lacks a function"
        exit 2
    fi
    for path in "$PWD" "$target" "$cargo_home" "$sysroot"; do
        if grep -qF "$path/" "$built"; then
            say "$built has a path of this machine inside: $path"
            exit 2
        fi
    done
}

# What is linked, as CycloneDX: maturin writes it into the wheel, with the folder of the sources, which is nobody's business.
parts() { # PROCESSOR
    file=$(echo "$out"/phonetree-"$version"-*"$1".whl)
    empty "$work/wheel"
    wheel unpack --dest "$work/wheel" "$file" >/dev/null
    sed -i "s|file://$PWD|file:///phonetree|g" "$work/wheel"/*/*.dist-info/sboms/*.json
    cp "$work/wheel"/*/*.dist-info/sboms/*.json "$out/phonetree-$version.cdx.json"
    rm "$file"
    wheel pack --dest-dir "$out" "$work/wheel"/* >/dev/null
}

# --- Packages -------------------------------------------------------------------------------------

# Files of a package have the time of the commit.
same_times() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

empty() { # FOLDER
    rm -rf "$1"
    mkdir -p "$1"
}

archive() { # PROCESSOR
    name=phonetree-$version-$1-unknown-linux-gnu
    tree=$work/tree/$name
    empty "$tree"
    mkdir "$tree/man" "$tree/completions"
    cp "$target/$1-unknown-linux-gnu/dist/phonetree" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE NOTICE "$out/THIRD-PARTY.html" "$tree/"
    cp "$work"/man/*.1 "$tree/man/"
    cp "$work"/completions/* "$tree/completions/"
    chmod -R u=rwX,go=rX "$tree"
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$work/tree" -c "$name" |
        xz -9 --threads=1 >"$out/$name.tar.xz"
}

deb() { # PROCESSOR
    case $1 in x86_64) arch=amd64 ;; aarch64) arch=arm64 ;; esac
    tree=$work/tree/deb-$arch
    empty "$tree"
    share=$tree/usr/share
    mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$share/man/man1" "$share/doc/phonetree" \
        "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
    cp "$target/$1-unknown-linux-gnu/dist/phonetree" "$tree/usr/bin/"
    cp "$work"/man/*.1 "$share/man/man1/"
    gzip -9 -n "$share"/man/man1/*.1
    cp "$work/completions/phonetree.bash" "$share/bash-completion/completions/phonetree"
    cp "$work/completions/_phonetree" "$share/zsh/vendor-completions/"
    cp "$work/completions/phonetree.fish" "$share/fish/vendor_completions.d/"
    cp README.md NOTICE "$out/THIRD-PARTY.html" "$share/doc/phonetree/"
    gzip -9 -n -c CHANGELOG.md >"$share/doc/phonetree/changelog.gz"
    cat LICENSE-MIT LICENSE-APACHE >"$share/doc/phonetree/copyright"
    size=$(du -sk --apparent-size "$tree/usr" | cut -f1)
    sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$size/; s/@GLIBC@/$glibc/" packaging/deb/control >"$tree/DEBIAN/control"
    chmod -R u=rwX,go=rX "$tree"
    same_times "$tree"
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/phonetree_${version}_$arch.deb" >/dev/null
}

npm_package() { # FOLDER
    chmod -R u=rwX,go=rX "$1"
    same_times "$1"
    npm pack --silent --pack-destination "$out" "$1" >/dev/null
}

npm_program() { # PROCESSOR
    case $1 in x86_64) cpu=x64 ;; aarch64) cpu=arm64 ;; esac
    tree=$work/tree/npm-$cpu
    empty "$tree/bin"
    cp "$target/$1-unknown-linux-gnu/dist/phonetree" "$tree/bin/"
    cp LICENSE-MIT LICENSE-APACHE NOTICE "$out/THIRD-PARTY.html" "$tree/"
    sed "s/@VERSION@/$version/; s/@SYSTEM@/linux/; s/@CPU@/$cpu/" packaging/npm/platform.json >"$tree/package.json"
    npm_package "$tree"
}

npm_main() {
    tree=$work/tree/npm
    empty "$tree"
    cp packaging/npm/phonetree.js packaging/npm/README.md LICENSE-MIT LICENSE-APACHE NOTICE "$tree/"
    sed "s/@VERSION@/$version/g" packaging/npm/package.json >"$tree/package.json"
    npm_package "$tree"
}

sources() {
    git archive --format=tar.gz --prefix="phonetree-$version/" -o "$out/phonetree-$version.tar.gz" HEAD
    sum=$(sha256sum "$out/phonetree-$version.tar.gz" | cut -d' ' -f1)
    sed "s|@HOME@|${HOMEPAGE:-https://phonetree.example}|g; s/@VERSION@/$version/g; s/@SHA256@/$sum/" \
        packaging/homebrew/phonetree.rb >"$out/phonetree.rb"
}

# --- All of it ------------------------------------------------------------------------------------

if ! git diff --quiet HEAD; then say "Note: there are changes that are not committed; they are built in."; fi
has_source
get_tools
empty "$out"
empty "$work/man"
empty "$work/completions"
cargo fetch --quiet --locked
cargo about generate --fail --frozen --config packaging/licenses/about.toml --output-file "$out/THIRD-PARTY.html" packaging/licenses/third-party.hbs
for processor in $processors; do program "$processor"; done

# The manual and the completions are the program's own words, the same in every build of it.
here=$target/$(uname -m)-unknown-linux-gnu/dist/phonetree
case " $processors " in
*" $(uname -m) "*) ;;
*)
    cargo build --quiet --locked
    here=$target/debug/phonetree
    ;;
esac
"$here" man --out "$work/man"
"$here" completions bash >"$work/completions/phonetree.bash"
"$here" completions zsh >"$work/completions/_phonetree"
"$here" completions fish >"$work/completions/phonetree.fish"

for processor in $processors; do
    archive "$processor"
    deb "$processor"
    npm_program "$processor"
    parts "$processor"
done
npm_main
sources

(cd "$out" && sha256sum -- * >../SHA256SUMS && mv ../SHA256SUMS .)
ls -l "$out" >&2
