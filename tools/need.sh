#!/bin/sh
# Installs from the system's packages what phonetree needs, and only what is missing.
#
#   tools/need.sh build         what compiling needs: a C compiler, and on Linux ALSA's headers
#   tools/need.sh build speech  also what the system's own voice needs (feature `system-voice`)
#   tools/need.sh build hear    also the programs that hear the sound in tests/hear.sh
#   tools/need.sh browser       what the tests of the page open it with: node, browsers, axe-core (from npm)
#   tools/need.sh build mutants also cargo-mutants, which puts faults into the code (from crates.io)
#   tools/need.sh build fuzz    also cargo-fuzz, which makes up input (from crates.io)
#   tools/need.sh build deny    also cargo-deny, which checks the packages that are linked (from crates.io)
#
# It looks for the thing itself, never for a package's name, so that it does not matter where a
# thing came from, and the second run finds everything and does nothing.
# Exit code: 0 all there, 2 something that is needed is missing and could not be installed.
set -eu
cd "$(dirname "$0")/.."

# What finds whatever shuts people out of a page.
axe=4.14.1

say() { printf '%s\n' "$*" >&2; }

# --- Rust: never installed behind one's back, as everyone has a way of their own -----------------

need_rust() {
    wanted=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml)
    PATH="$PATH:${CARGO_HOME:-${HOME:-/root}/.cargo}/bin"
    if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
        say "Rust is missing (no cargo, no rustc). phonetree needs Rust $wanted or newer:"
        say "get it from https://rustup.rs, or from your package manager if it has $wanted or newer."
        exit 2
    fi
    if ! found=$(rustc --version); then
        say "rustc is there but does not run (see above); with rustup: rustup default stable"
        exit 2
    fi
    # "rustc 1.95.0 (...)" against "1.89", major and minor as numbers.
    if ! printf '%s %s\n' "$found" "$wanted" | awk '{
        split($2, has, "."); split($NF, wants, ".")
        exit !(has[1] + 0 > wants[1] + 0 || (has[1] + 0 == wants[1] + 0 && has[2] + 0 >= wants[2] + 0))
    }'; then
        say "This Rust is too old: $found. phonetree needs $wanted or newer:"
        say "run 'rustup update', or get a newer one from https://rustup.rs"
        exit 2
    fi
}

# --- Is it there? ---------------------------------------------------------------------------------

# A compiler without the C library's headers (gcc without libc6-dev) is no compiler yet.
has_cc() {
    command -v cc >/dev/null || return 1
    scratch=$(mktemp -d)
    printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' >"$scratch/it.c"
    if cc -o "$scratch/it" "$scratch/it.c" 2>/dev/null; then ok=0; else ok=1; fi
    rm -r "$scratch"
    return "$ok"
}
has_pkgconfig() { command -v pkg-config >/dev/null; }
has_alsa() { has_pkgconfig && pkg-config --exists alsa; }
has_speechd() { test -e /usr/include/speech-dispatcher/libspeechd.h || test "$(uname -s)" != Linux; }
has_libclang() {
    if test "$(uname -s)" != Linux; then return 0; fi
    for file in /usr/lib/llvm-*/lib/libclang.so /usr/lib*/libclang.so /usr/lib/*/libclang.so; do
        if test -e "$file"; then return 0; fi
    done
    return 1
}
has_multimon() { command -v multimon-ng >/dev/null; }
has_sox() { command -v sox >/dev/null; }
has_ffmpeg() { command -v ffmpeg >/dev/null; }
has_pocketsphinx() {
    command -v pocketsphinx_continuous >/dev/null || command -v pocketsphinx >/dev/null
}
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
has_chromium() { command -v chromium >/dev/null; }
has_firefox() { command -v firefox-esr >/dev/null || command -v firefox >/dev/null; }
has_axe() { test -f "target/axe/node_modules/axe-core/axe.min.js"; }
has_english() { test -d /usr/share/pocketsphinx/model/en-us; }

# What each manager calls it; "-" where it has no such package, or none that we have tried.
packages() { # THING
    case "$manager:$1" in
    apt-get:cc) echo gcc libc6-dev ;;
    apk:cc) echo gcc musl-dev ;;
    none:*) echo - ;;
    brew:cc) echo - ;; # Apple's own: xcode-select --install
    *:cc) echo gcc ;;
    apt-get:pkgconfig | zypper:pkgconfig) echo pkg-config ;;
    dnf:pkgconfig) echo pkgconf-pkg-config ;;
    pacman:pkgconfig | apk:pkgconfig) echo pkgconf ;;
    apt-get:alsa) echo libasound2-dev ;;
    dnf:alsa) echo alsa-lib-devel ;;
    pacman:alsa) echo alsa-lib ;;
    zypper:alsa) echo alsa-devel ;;
    apk:alsa) echo alsa-lib-dev ;;
    apt-get:multimon | brew:multimon) echo multimon-ng ;;
    apt-get:speechd) echo libspeechd-dev speech-dispatcher ;;
    dnf:speechd) echo speech-dispatcher-devel ;;
    apt-get:libclang) echo libclang-dev ;;
    dnf:libclang | zypper:libclang) echo clang-devel ;;
    pacman:speechd) echo speech-dispatcher ;;
    pacman:libclang) echo clang ;;
    *:sox) echo sox ;;
    *:ffmpeg) echo ffmpeg ;;
    apt-get:pocketsphinx) echo pocketsphinx ;;
    apt-get:english) echo pocketsphinx-en-us ;;
    brew:node) echo node ;;
    *:node) echo nodejs npm ;;
    brew:chromium) echo - ;; # a cask, which no test starts by its name
    *:chromium) echo chromium ;;
    apt-get:firefox) echo firefox-esr ;;
    *:firefox) echo firefox ;;
    *) echo - ;;
    esac
}

find_manager() {
    managers='apt-get dnf pacman zypper apk'
    if test "$(uname -s)" = Darwin; then managers=brew; fi
    for manager in $managers; do
        if command -v "$manager" >/dev/null; then return; fi
    done
    manager=none
}

# --- Installing -----------------------------------------------------------------------------------

as_root() {
    if test "$(id -u)" -eq 0; then
        env "$@"
    elif ! command -v sudo >/dev/null; then
        say "This takes root, and there is no sudo here."
        return 1
    elif "$terminal"; then
        sudo env "$@"
    elif ! sudo -n env "$@"; then
        say "This takes root. sudo wants a password, or failed, and there is no terminal to ask on."
        return 1
    fi
}

install() { # PACKAGE...
    case "$manager" in
    apt-get)
        # A list that could not be refreshed may still be good enough; if not, install says so.
        # A fresh machine may be busy with its own updates: wait for the lock, three minutes at most.
        # shellcheck disable=SC2016  # "$@" is for the inner shell: root is asked for once
        as_root DEBIAN_FRONTEND=noninteractive sh -c '
            apt-get update -qq || echo "apt-get update failed; trying with the lists there are." >&2
            apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=180 "$@"
        ' sh "$@" </dev/null >/dev/null
        ;;
    dnf) as_root dnf install -y -q "$@" </dev/null >/dev/null ;;
    pacman) as_root pacman -S --needed --noconfirm --quiet "$@" </dev/null >/dev/null ;;
    zypper) as_root zypper --non-interactive --quiet install "$@" </dev/null >/dev/null ;;
    apk) as_root apk add --quiet --update-cache "$@" </dev/null >/dev/null ;;
    brew) brew install --quiet "$@" </dev/null >/dev/null ;; # as oneself: brew refuses root
    none) return 1 ;;
    esac
}

# Fills `lacking` (for people) and `wanted_packages` (for the manager) with what is not there.
look_for() { # THING WORDS
    if "has_$1"; then return; fi
    lacking="$lacking${lacking:+, }$2"
    for package in $(packages "$1"); do
        if test "$package" != -; then wanted_packages="$wanted_packages $package"; fi
    done
}

need_build() {
    lacking='' wanted_packages=''
    look_for cc "a C compiler (the embedded voice is C)"
    if test "$(uname -s)" = Linux; then
        look_for pkgconfig "pkg-config (finds ALSA)"
        look_for alsa "ALSA's headers (sound)"
    fi
    if test -z "$lacking"; then return; fi
    say "Missing to build: $lacking."
    if test -n "$wanted_packages"; then
        say "Installing with $manager:$wanted_packages"
        # shellcheck disable=SC2086  # a list of package names
        install $wanted_packages || true
    fi
    lacking='' wanted_packages=''
    look_for cc "a C compiler"
    if test "$(uname -s)" = Linux; then
        look_for pkgconfig "pkg-config"
        look_for alsa "ALSA's headers"
    fi
    if test -n "$lacking"; then
        say "Still missing: $lacking. Please install it, then try again."
        case "$(uname -s)" in
        Darwin) say "On macOS: xcode-select --install" ;;
        *) if test -n "$wanted_packages"; then say "Packages for $manager:$wanted_packages"; fi ;;
        esac
        exit 2
    fi
}

need_speech() {
    lacking='' wanted_packages=''
    look_for speechd "speech-dispatcher's headers"
    look_for libclang "libclang (reads them)"
    if test -z "$lacking"; then return; fi
    say "Missing for the system's voice: $lacking."
    if test -n "$wanted_packages"; then
        say "Installing with $manager:$wanted_packages"
        # shellcheck disable=SC2086  # a list of package names
        install $wanted_packages || true
    fi
    if ! has_speechd || ! has_libclang; then
        say "Still missing. Please install them, then try again."
        exit 2
    fi
}

look_for_hear() {
    lacking='' wanted_packages=''
    look_for multimon "multimon-ng (hears the keys)"
    look_for sox "sox (reads prompt files)"
    look_for ffmpeg "ffmpeg (reads prompt files)"
    look_for pocketsphinx "pocketsphinx (hears the words)"
    look_for english "pocketsphinx's English"
}

# Nothing here stops a test run: the checks that need what is missing say so and are skipped.
need_hear() {
    look_for_hear
    if test -z "$lacking"; then return; fi
    say "Missing to check the sound: $lacking."
    if test -n "$wanted_packages"; then
        say "Installing with $manager:$wanted_packages"
        # shellcheck disable=SC2086  # a list of package names
        install $wanted_packages || true
        look_for_hear
    fi
    if test -n "$lacking"; then say "Going on without $lacking: what needs it is skipped."; fi
}

look_for_browser() {
    lacking='' wanted_packages=''
    look_for node "Node (runs the page's engine)"
    look_for chromium "chromium (opens the page)"
    look_for firefox "Firefox (opens the page)"
}

# The same for the tests of the page. axe-core finds what shuts people out; tests alone use it.
need_browser() {
    look_for_browser
    if test -n "$lacking"; then
        say "Missing to try the page: $lacking."
        if test -n "$wanted_packages"; then
            say "Installing with $manager:$wanted_packages"
            # shellcheck disable=SC2086  # a list of package names
            install $wanted_packages || true
            look_for_browser
        fi
        if test -n "$lacking"; then say "Going on without $lacking: what needs it is skipped."; fi
    fi
    if ! has_axe && has_node; then
        say "Fetching axe-core $axe for the tests of the page"
        npm install --silent --no-audit --no-fund --prefix target/axe "axe-core@$axe" ||
            say "Going on without axe-core: what needs it is skipped."
    fi
}

need_cargo() { # SUBCOMMAND WORDS
    if cargo "$1" --version >/dev/null 2>&1; then return; fi
    say "Missing $2: cargo-$1. Compiling it takes a few minutes."
    if ! cargo install --quiet --locked "cargo-$1"; then
        say "It could not be installed. Please try: cargo install --locked cargo-$1"
        exit 2
    fi
}

# Asked here, as an installer gets no stdin.
if test -t 0 && test -t 2; then terminal=true; else terminal=false; fi
find_manager
need_rust
for what in "$@"; do
    case "$what" in
    build) need_build ;;
    speech) need_speech ;;
    hear) need_hear ;;
    browser) need_browser ;;
    mutants) need_cargo mutants "to put faults into the code" ;;
    fuzz) need_cargo fuzz "to make up input" ;;
    deny) need_cargo deny "to check the packages that are linked" ;;
    *)
        say "usage: tools/need.sh [build] [speech] [hear] [browser] [mutants] [fuzz] [deny]"
        exit 2
        ;;
    esac
done
