#!/bin/sh
# Installs every package of `make dist` in a clean place, and uses it there as a plain user: without Rust, without a
# sound device, in a Debian without ALSA. Says how large each is, and how long it took to install and to answer.
#
#   tools/dist-test.sh            all of them
#   tools/dist-test.sh deb pip    those alone: deb, tar, pip, npm, arm
#
# deb and tar take root and debootstrap, on Debian or Ubuntu; arm takes qemu-user-static besides. MIRROR names another
# mirror of Debian than the one that apt uses here.
# Exit code: 0 all work, 1 one does not, 2 it could not be tried.
set -eu
cd "$(dirname "$0")/.."
mkdir -p "${CARGO_TARGET_DIR:-target}"
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
work=$target/packaging
out=$target/packages
version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)

say() { printf '%s\n' "$*" >&2; }
now() { date +%s%3N; }
size() { echo "$(($(wc -c <"$1") / 100000))" | sed 's/.$/.& MB/; s/^\./0./'; }

test -d "$out" || { say "nothing to try: run make dist first"; exit 2; }
mkdir -p "$work"

# What people do with it first. $1 is the program, $2 a folder to write into.
cat >"$work/use.sh" <<'USE'
set -eu
phonetree=$1
cd "$2"
started=$(date +%s%3N)
found=$("$phonetree" find reconcile 2>find.log) || { cat find.log; exit 1; }
answered=$(date +%s%3N)
case $found in *1-800-790-4661*) ;; *) echo "nothing found: $found"; exit 1 ;; esac
heard=$("$phonetree" call 1-800-790-4661 --at "Mon 07:15" --keys 3 --fast)
case $heard in *"Account Management Support Team"*) ;; *) echo "no call: $heard"; exit 1 ;; esac
"$phonetree" doc --format html --out page.html
grep -q "Content-Security-Policy" page.html || { echo "no page"; exit 1; }
"$phonetree" new --like clinic clinic.toml >/dev/null 2>&1
"$phonetree" render --menu clinic.toml --out prompts >/dev/null 2>&1 || { echo "no render"; exit 1; }
test -s "$(find prompts -name '*.wav' | head -n 1)" || { echo "no sound"; exit 1; }
# Somebody who always answers with the first choice is right now and then.
yes 1 | head -n 100 | "$phonetree" practice --kind quiz --plain >quiz.txt 2>&1 || test $? -eq 1 || { cat quiz.txt; exit 1; }
grep -q "Drill 10 of 10" quiz.txt || { echo "no quiz"; cat quiz.txt; exit 1; }
echo "first answer in $((answered - started)) ms, then calls, a page, prompts and a quiz"
USE

# --- A clean Debian in a folder, made once --------------------------------------------------------

# shellcheck disable=SC2016 # apt replaces these, not the shell
mirror() {
    if test -n "${MIRROR:-}"; then
        echo "$MIRROR"
    elif grep -q '^ID=debian' /etc/os-release; then
        apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' | grep 'debian [a-z]*$' | head -n 1 | cut -d' ' -f1
    fi
}

can_make_roots() {
    test "$(id -u)" -eq 0 || { say "a clean Debian takes root"; exit 2; }
    command -v debootstrap >/dev/null || { say "debootstrap is missing: apt install debootstrap"; exit 2; }
}

root_of() { # SUITE
    root=$work/roots/$1
    if ! test -e "$root/made"; then
        can_make_roots
        rm -rf "$root"
        mkdir -p "$root"
        say "making a clean $1"
        # shellcheck disable=SC2046 # no mirror is no argument
        debootstrap --variant=minbase "$1" "$root" $(mirror) >"$work/debootstrap.log" 2>&1 || { tail "$work/debootstrap.log" >&2; exit 2; }
        chroot "$root" useradd --create-home plain
        touch "$root/made"
    fi
    if chroot "$root" sh -c 'ldconfig -p | grep -q libasound || command -v rustc'; then say "$1 has ALSA or Rust: that proves less"; fi
}

used_in() { # SUITE PROGRAM
    cp "$work/use.sh" "$root/tmp/use.sh"
    chroot "$root" su plain -c "sh /tmp/use.sh $2 \"\$(mktemp -d)\"" >"$work/used.log" 2>&1 || { cat "$work/used.log" >&2; return 1; }
    chroot "$root" sh -c 'rm -rf /tmp/*'
}

by_deb() {
    file=$out/phonetree_${version}_amd64.deb
    for suite in bookworm trixie; do
        root_of "$suite"
        cp "$file" "$root/tmp/"
        started=$(now)
        chroot "$root" dpkg -i "/tmp/${file##*/}" >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; return 1; }
        installed=$(now)
        used_in "$suite" /usr/bin/phonetree
        for there in man/man1/phonetree-find.1.gz bash-completion/completions/phonetree doc/phonetree/THIRD-PARTY.html; do
            test -s "$root/usr/share/$there" || { say "$there is missing"; return 1; }
        done
        chroot "$root" dpkg --purge phonetree >"$work/dpkg.log" 2>&1
        test ! -e "$root/usr/bin/phonetree"
        say "deb in $suite: $(size "$file"), installed in $((installed - started)) ms; $(cat "$work/used.log")"
    done
}

by_tar() {
    file=$out/phonetree-$version-x86_64-unknown-linux-gnu.tar.xz
    root_of bookworm
    started=$(now)
    xz -dc "$file" | tar -x -C "$root/opt"
    installed=$(now)
    used_in bookworm "/opt/phonetree-$version-x86_64-unknown-linux-gnu/phonetree"
    rm -rf "$root/opt/phonetree-$version-x86_64-unknown-linux-gnu"
    say "archive in bookworm: $(size "$file"), unpacked in $((installed - started)) ms; $(cat "$work/used.log")"
}

# --- A clean Python, a clean Node -----------------------------------------------------------------

# Somebody who has nothing of ours: no Rust in the path, no home of ours, not root.
plain() {
    if test "$(id -u)" -eq 0; then
        setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$scratch" "$@"
    else
        env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$scratch" "$@"
    fi
}

clean_place() {
    scratch=$(mktemp -d)
    cp "$work/use.sh" "$@" "$scratch/"
    mkdir "$scratch/work"
}
hand_over() {
    if test "$(id -u)" -eq 0; then chown -R 65534:65534 "$scratch"; fi
}

by_pip() {
    file=$(echo "$out"/phonetree-"$version"-*x86_64.whl)
    clean_place "$file"
    cp -R examples "$scratch/"
    hand_over
    plain python3 -m venv "$scratch/venv"
    started=$(now)
    plain "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check --no-index --find-links "$scratch" phonetree
    installed=$(now)
    plain sh "$scratch/use.sh" "$scratch/venv/bin/phonetree" "$scratch/work" >"$work/used.log" 2>&1 || { cat "$work/used.log" >&2; return 1; }
    "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pytest
    (cd "$scratch/examples/python" && plain env PATH="$scratch/venv/bin:/usr/bin:/bin" pytest -q -p no:cacheprovider .) >"$work/pytest.log" 2>&1 ||
        { cat "$work/pytest.log" >&2; return 1; }
    rm -rf "$scratch"
    say "pip: $(size "$file"), installed in $((installed - started)) ms; $(cat "$work/used.log"); the example: $(tail -n 1 "$work/pytest.log")"
}

by_npm() {
    program=$out/phonetree-linux-x64-$version.tgz
    clean_place "$program" "$out/phonetree-$version.tgz"
    hand_over
    started=$(now)
    (cd "$scratch" && plain npm install --silent --offline --no-audit --omit=optional "./${program##*/}" "./phonetree-$version.tgz" >/dev/null)
    installed=$(now)
    for package in phonetree phonetree-linux-x64; do
        for license in LICENSE-MIT LICENSE-APACHE NOTICE; do
            test -s "$scratch/node_modules/$package/$license" || { say "$package lacks $license"; return 1; }
        done
    done
    plain sh "$scratch/use.sh" "$scratch/node_modules/.bin/phonetree" "$scratch/work" >"$work/used.log" 2>&1 || { cat "$work/used.log" >&2; return 1; }
    rm -rf "$scratch"
    say "npm: $(size "$program"), installed in $((installed - started)) ms; $(cat "$work/used.log")"
}

# --- The other processor, emulated ----------------------------------------------------------------

by_arm() {
    file=$out/phonetree-$version-aarch64-unknown-linux-gnu.tar.xz
    command -v qemu-aarch64-static >/dev/null || { say "qemu is missing: apt install qemu-user-static"; exit 2; }
    root=$work/roots/arm64
    if ! test -e "$root/made"; then
        can_make_roots
        rm -rf "$root"
        mkdir -p "$root"
        say "making a clean bookworm for ARM"
        # shellcheck disable=SC2046
        debootstrap --foreign --arch=arm64 --variant=minbase bookworm "$root" $(mirror) >"$work/debootstrap.log" 2>&1 || { tail "$work/debootstrap.log" >&2; exit 2; }
        touch "$root/made"
    fi
    clean_place "$file"
    xz -dc "$file" | tar -x -C "$scratch"
    printf '#!/bin/sh\nexec qemu-aarch64-static -L %s %s "$@"\n' "$root" "$scratch/phonetree-$version-aarch64-unknown-linux-gnu/phonetree" >"$scratch/phonetree"
    chmod +x "$scratch/phonetree"
    hand_over
    plain sh "$scratch/use.sh" "$scratch/phonetree" "$scratch/work" >"$work/used.log" 2>&1 || { cat "$work/used.log" >&2; return 1; }
    rm -rf "$scratch"
    say "archive for ARM, emulated: $(size "$file"); $(cat "$work/used.log")"
}

# Each way is a run of its own, which ends where something fails.
if test $# -eq 0; then set -- deb tar pip npm; fi
if test $# -gt 1; then
    failed=0
    for way in "$@"; do sh tools/dist-test.sh "$way" || { say "$way does not work"; failed=1; }; done
    exit "$failed"
fi
case $1 in
deb | tar | pip | npm | arm) "by_$1" ;;
*) say "no such package: $1"; exit 2 ;;
esac
