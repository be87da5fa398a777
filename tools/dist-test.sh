#!/bin/sh
# Installs every package in target/dist/out/ in a clean place, and uses it there as a plain user without Rust,
# without a sound device and, at first, without ALSA. Debian, as root: the clean places are made by debootstrap.
#
#   tools/dist-test.sh            all of them
#   tools/dist-test.sh deb pip    those alone: deb, pip, npm
#
# Exit code: 0 all work, 1 one does not, 2 it could not be tried.
set -eu
cd "$(dirname "$0")/.."
where=$PWD/target/dist
out=$where/out

say() { printf '%s\n' "$*" >&2; }

# What everyone does with it first. $1 is the program, $2 a folder to write into.
cat >"$where/use.sh" <<'USE'
set -eu
phonetree=$1
cd "$2"
heard=$("$phonetree" call 1-800-790-4661 --at "Mon 07:15" --keys 3 --fast)
case $heard in *"Account Management Support Team"*) ;; *) echo "no call: $heard"; exit 1 ;; esac
found=$("$phonetree" find reconcile)
case $found in *1-800-790-4661*) ;; *) echo "nothing found: $found"; exit 1 ;; esac
"$phonetree" doc --format html --out page.html
grep -q "Content-Security-Policy" page.html || { echo "no page"; exit 1; }
"$phonetree" new --like clinic clinic.toml
"$phonetree" render --menu clinic.toml --out prompts
test -s "$(find prompts -name '*.wav' | head -n 1)" || { echo "no sound"; exit 1; }
# Somebody who always answers with the first choice is right now and then.
yes 1 | head -n 100 | "$phonetree" practice --kind quiz --plain >quiz.txt 2>&1 || test $? -eq 1 || { cat quiz.txt; exit 1; }
grep -q "Drill 10 of 10" quiz.txt || { echo "no quiz"; cat quiz.txt; exit 1; }
echo "works: $("$phonetree" --version)"
USE

# A clean Debian in a folder, made once.
root_of() { # SUITE
    root=$where/roots/$1
    if ! test -e "$root/made"; then
        rm -rf "$root"
        mkdir -p "$root"
        say "making a clean $1"
        debootstrap --variant=minbase "$1" "$root" >"$where/debootstrap.log" 2>&1 || { tail "$where/debootstrap.log" >&2; exit 2; }
        chroot "$root" useradd --create-home plain
        touch "$root/made"
    fi
}

in_debian() { # SUITE
    root_of "$1"
    cp "$out"/phonetree_*_amd64.deb "$root/tmp/phonetree.deb"
    cp "$where/use.sh" "$root/tmp/use.sh"
    started=$(date +%s%3N)
    chroot "$root" dpkg -i /tmp/phonetree.deb >"$where/dpkg.log" 2>&1 || { cat "$where/dpkg.log" >&2; return 1; }
    installed=$(date +%s%3N)
    if chroot "$root" sh -c 'ldconfig -p | grep -q libasound'; then say "$1 has ALSA: that proves less"; fi
    chroot "$root" su plain -c 'sh /tmp/use.sh /usr/bin/phonetree "$(mktemp -d)"' >"$where/used.log" 2>&1 || { cat "$where/used.log" >&2; return 1; }
    chroot "$root" sh -c 'test -e /usr/share/man/man1/phonetree-find.1.gz || grep -q path-exclude /etc/dpkg/dpkg.cfg.d/*'
    chroot "$root" dpkg -r phonetree >/dev/null
    say "deb in $1: $(cat "$where/used.log"), installed in $((installed - started)) ms"
}

by_pip() {
    rm -rf "$where/venv"
    python3 -m venv "$where/venv"
    started=$(date +%s%3N)
    "$where/venv/bin/pip" install --quiet --no-index --find-links "$out" phonetree
    installed=$(date +%s%3N)
    scratch=$(mktemp -d)
    sh "$where/use.sh" "$where/venv/bin/phonetree" "$scratch" >"$where/used.log" 2>&1 || { cat "$where/used.log" >&2; return 1; }
    "$where/venv/bin/pip" install --quiet pytest
    PATH="$where/venv/bin:$PATH" "$where/venv/bin/pytest" -q -p no:cacheprovider examples/python >"$where/pytest.log" 2>&1 || { cat "$where/pytest.log" >&2; return 1; }
    rm -rf "$scratch" examples/python/__pycache__
    say "pip: $(cat "$where/used.log"), installed in $((installed - started)) ms; $(tail -n 1 "$where/pytest.log")"
}

by_npm() {
    scratch=$(mktemp -d)
    version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
    started=$(date +%s%3N)
    (cd "$scratch" && npm install --silent --offline --no-audit --omit=optional "$out/phonetree-linux-x64-$version.tgz" "$out/phonetree-$version.tgz" >/dev/null)
    installed=$(date +%s%3N)
    sh "$where/use.sh" "$scratch/node_modules/.bin/phonetree" "$scratch" >"$where/used.log" 2>&1 || { cat "$where/used.log" >&2; return 1; }
    rm -rf "$scratch"
    say "npm: $(cat "$where/used.log"), installed in $((installed - started)) ms"
}

test -d "$out" || { say "nothing to try: run make dist first"; exit 2; }
failed=0
for way in ${*:-deb pip npm}; do
    case $way in
    deb)
        test "$(id -u)" -eq 0 || { say "a clean Debian takes root"; exit 2; }
        command -v debootstrap >/dev/null || { say "debootstrap is missing: apt install debootstrap"; exit 2; }
        for suite in bookworm trixie; do in_debian "$suite" || failed=1; done
        ;;
    pip) by_pip || failed=1 ;;
    npm) by_npm || failed=1 ;;
    *) say "no such package: $way"; exit 2 ;;
    esac
done
exit "$failed"
