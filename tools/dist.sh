#!/bin/sh
# Builds everything a release has, into target/dist/out/: on Debian, from package registries alone.
#
#   tools/dist.sh                 the programs of both processors and all packages
#   tools/dist.sh x86_64          those of one processor
#
# What a machine lacks is installed into target/dist/, from PyPI (zig, which links for an old glibc and for other
# processors; maturin, which makes wheels) and crates.io (cargo-about, which collects licenses).
# Two runs on one commit give the same bytes: times are those of the commit, paths are cut out.
# Exit code: 0 all built, 2 something is missing or failed.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# The oldest glibc it runs on: that of every Debian, Ubuntu and Red Hat since 2018.
glibc=2.27
processors=${1:-x86_64 aarch64}
where=target/dist
out=$where/out

say() { printf '%s\n' "$*" >&2; }

version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
export CARGO_INCREMENTAL=0

# --- Tools ----------------------------------------------------------------------------------------

tools() {
    for program in dpkg-deb python3 npm xz; do
        command -v "$program" >/dev/null || { say "$program is missing: apt install dpkg python3 python3-venv npm xz-utils"; exit 2; }
    done
    if ! test -x "$where/tools/bin/maturin"; then
        python3 -m venv "$where/tools"
        "$where/tools/bin/pip" install --quiet 'maturin==1.16.0' 'cargo-zigbuild==0.24.1' 'ziglang==0.15.2'
    fi
    PATH="$PWD/$where/tools/bin:$PATH"
    if ! command -v cargo-about >/dev/null && ! test -x "$where/tools/bin/cargo-about"; then
        say "building cargo-about, once"
        cargo install --quiet --locked --version 0.9.3 --features cli --root "$where/tools" cargo-about
    fi
}

# --- The program ----------------------------------------------------------------------------------

# It loads ALSA by itself where there is ALSA (crates/alsa). The linker is satisfied with a library that has
# nothing in it, so that no header and no library of another processor is needed.
no_alsa() { # PROCESSOR
    alsa=$PWD/$where/alsa/$1
    mkdir -p "$alsa"
    : >"$alsa/nothing.c"
    "$where/tools/bin/python" -m ziglang cc -target "$1-linux-gnu.$glibc" -shared -Wl,-soname,libasound.so.2 \
        -o "$alsa/libasound.so" "$alsa/nothing.c"
    printf 'Name: alsa\nDescription: in name only\nVersion: 1.2.8\nLibs: -L%s -lasound\n' "$alsa" >"$alsa/alsa.pc"
}

program() { # PROCESSOR
    target=$1-unknown-linux-gnu
    rustup --quiet target add "$target" 2>/dev/null || true
    no_alsa "$1"
    say "building for $1"
    PKG_CONFIG_ALLOW_CROSS=1 PKG_CONFIG_PATH=$alsa \
        RUSTFLAGS="--remap-path-prefix=$PWD=/phonetree --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
        CFLAGS="-ffile-prefix-map=$PWD=/phonetree -ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
        cargo zigbuild --quiet --locked --profile dist --bin phonetree --target "$target.$glibc"
    built=target/$target/dist/phonetree
    # It must start where there is no ALSA.
    if readelf -d "$built" | grep -q 'NEEDED.*libasound'; then
        say "$built is linked with libasound: crates/alsa lacks a function"
        exit 2
    fi
}

# --- Packages -------------------------------------------------------------------------------------

# Files of a package have the time of the commit.
same_times() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

archive() { # PROCESSOR
    name=phonetree-$version-$1-unknown-linux-gnu
    tree=$where/tree/$name
    rm -rf "$tree"
    mkdir -p "$tree/man" "$tree/completions"
    cp "target/$1-unknown-linux-gnu/dist/phonetree" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE NOTICE "$tree/"
    cp "$out/THIRD-PARTY.html" "$tree/"
    cp "$where"/man/*.1 "$tree/man/"
    cp "$where"/completions/* "$tree/completions/"
    same_times "$tree"
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$where/tree" -c "$name" \
        | xz -9 --threads=1 >"$out/$name.tar.xz"
}

deb() { # PROCESSOR
    case $1 in x86_64) arch=amd64 ;; aarch64) arch=arm64 ;; esac
    tree=$where/tree/deb-$arch
    rm -rf "$tree"
    share=$tree/usr/share
    mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$share/man/man1" "$share/doc/phonetree" \
        "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
    cp "target/$1-unknown-linux-gnu/dist/phonetree" "$tree/usr/bin/"
    cp "$where"/man/*.1 "$share/man/man1/"
    gzip -9 -n "$share"/man/man1/*.1
    cp "$where/completions/phonetree.bash" "$share/bash-completion/completions/phonetree"
    cp "$where/completions/_phonetree" "$share/zsh/vendor-completions/"
    cp "$where/completions/phonetree.fish" "$share/fish/vendor_completions.d/"
    cp README.md NOTICE "$out/THIRD-PARTY.html" "$share/doc/phonetree/"
    gzip -9 -n -c CHANGELOG.md >"$share/doc/phonetree/changelog.gz"
    cat LICENSE-MIT LICENSE-APACHE >"$share/doc/phonetree/copyright"
    size=$(du -sk --apparent-size "$tree/usr" | cut -f1)
    sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$size/; s/@GLIBC@/$glibc/" packaging/deb/control >"$tree/DEBIAN/control"
    chmod -R u=rwX,go=rX "$tree"
    same_times "$tree"
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/phonetree_${version}_$arch.deb" >/dev/null
}

wheel() { # PROCESSOR
    PKG_CONFIG_ALLOW_CROSS=1 PKG_CONFIG_PATH=$PWD/$where/alsa/$1 \
        RUSTFLAGS="--remap-path-prefix=$PWD=/phonetree --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
        CFLAGS="-ffile-prefix-map=$PWD=/phonetree -ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
        maturin build --quiet --locked --zig --manifest-path packaging/python/pyproject.toml --profile dist \
        --target "$1-unknown-linux-gnu" --compatibility "manylinux_$(echo "$glibc" | tr . _)" --out "$out"
}

npm_packages() {
    for processor in $processors; do
        case $processor in x86_64) cpu=x64 ;; aarch64) cpu=arm64 ;; esac
        tree=$where/tree/npm-$cpu
        rm -rf "$tree"
        mkdir -p "$tree/bin"
        cp "target/$processor-unknown-linux-gnu/dist/phonetree" "$tree/bin/"
        cp "$out/THIRD-PARTY.html" "$tree/"
        sed "s/@VERSION@/$version/; s/@SYSTEM@/linux/; s/@CPU@/$cpu/" packaging/npm/platform.json >"$tree/package.json"
        npm pack --silent --pack-destination "$out" "./$tree" >/dev/null
    done
    tree=$where/tree/npm
    rm -rf "$tree"
    mkdir -p "$tree"
    cp packaging/npm/phonetree.js packaging/python/README.md "$tree/"
    sed "s/@VERSION@/$version/g" packaging/npm/package.json >"$tree/package.json"
    npm pack --silent --pack-destination "$out" "./$tree" >/dev/null
}

# --- All of it ------------------------------------------------------------------------------------

if ! git diff --quiet HEAD; then say "Note: there are changes that are not committed; they are built in."; fi
tools
rm -rf "$out"
mkdir -p "$out" "$where/man" "$where/completions"
cargo about generate --fail --config packaging/licenses/about.toml --output-file "$out/THIRD-PARTY.html" \
    packaging/licenses/third-party.hbs
for processor in $processors; do program "$processor"; done

here=target/$(uname -m)-unknown-linux-gnu/dist/phonetree
"$here" man --out "$where/man"
"$here" completions bash >"$where/completions/phonetree.bash"
"$here" completions zsh >"$where/completions/_phonetree"
"$here" completions fish >"$where/completions/phonetree.fish"

for processor in $processors; do
    archive "$processor"
    deb "$processor"
    wheel "$processor"
done
npm_packages

git archive --format=tar.gz --prefix="phonetree-$version/" -o "$out/phonetree-$version.tar.gz" HEAD
sum=$(sha256sum "$out/phonetree-$version.tar.gz" | cut -d' ' -f1)
sed "s|@HOME@|${HOMEPAGE:-https://phonetree.example}|g; s/@VERSION@/$version/g; s/@SHA256@/$sum/" \
    packaging/homebrew/phonetree.rb >"$out/phonetree.rb"

(cd "$out" && sha256sum -- * >SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
ls -l "$out" >&2
