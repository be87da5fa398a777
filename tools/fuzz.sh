#!/usr/bin/env bash
# Feeds every reader and the engine with made-up input: tools/fuzz.sh [SECONDS] [TARGET...]
#
# Each target of fuzz/fuzz_targets/ runs for SECONDS (600). It begins with the files of the house, in
# fuzz/corpus/, which is not kept. Exit code: 0 nothing was found, 1 something was: see fuzz/artifacts/.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
shift || true
if test $# -eq 0; then set -- loader calls course engine import sound manifest history; fi

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

seed() { # TARGET FILE...
    local target=$1 file
    shift
    mkdir -p "fuzz/corpus/$target"
    for file in "$@"; do
        cp "$file" "fuzz/corpus/$target/$(cksum <"$file" | tr -d ' ')"
    done
}

seed loader menus/*.toml menus/examples/*.toml tests/menus/*.toml examples/*.toml
seed calls tests/calls/*.toml tests/calls/examples/*.toml
seed import tests/exchange/*/*.*
seed manifest audio/*/manifest.json
for sound in audio/*/*/*.opus; do
    (printf '\1' && cat "$sound") >"$scratch/sound" # the first byte says what the name ends with
    seed sound "$scratch/sound"
done
sed -n '/^```toml/,/^```/p' docs/practice.md | grep -v '^```' >"$scratch/course"
seed course "$scratch/course"
cargo build --quiet --locked
target/debug/phonetree practice --kind quiz --drills 2 --as Ana --plain --history-file "$scratch/history" \
    >/dev/null 2>&1 <<<$'1\n2\n' || true
seed history "$scratch/history"
mkdir -p fuzz/corpus/engine

failed=0
for target in "$@"; do
    printf '== %s, %s s\n' "$target" "$seconds"
    # Room for what the readers may take: see docs/limits.md.
    cargo +nightly fuzz run --sanitizer address "$target" -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        2>"$scratch/log" || failed=1
    grep -E '^(stat::number|==[0-9]|SUMMARY|Done)|panicked' "$scratch/log" || tail -20 "$scratch/log"
done
exit "$failed"
