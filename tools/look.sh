#!/bin/sh
# Looks at documents with programs that phonetree's authors did not write. By hand, and not in CI:
# it needs chromium, graphviz, librsvg2-bin, poppler-utils and zbar-tools.
#   tools/look.sh DIR     pictures of the documents in DIR, into DIR/looked-at
set -eu
dir=$1
out=$dir/looked-at
mkdir -p "$out"
page=$(cd "$dir" && pwd)

# Size, extra switches and name: at 320 pixels, wide, and dark.
shoot() {
    chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
        --user-data-dir="$out/profile" --virtual-time-budget=2000 "$@" >"$out/chromium.log" 2>&1
}
for name in page card; do
    shoot --window-size=1280,2400 --screenshot="$out/$name-wide.png" "file://$page/$name.html"
    shoot --window-size=500,2400 --screenshot="$out/$name-narrow.png" "file://$page/$name.html"
    shoot --window-size=1280,2400 --blink-settings=preferredColorScheme=0 \
        --screenshot="$out/$name-dark.png" "file://$page/$name.html"
    shoot --no-pdf-header-footer --print-to-pdf="$out/$name-printed.pdf" "file://$page/$name.html"
    pdftoppm -r 60 -png "$out/$name-printed.pdf" "$out/$name-printed"
done
rsvg-convert -o "$out/call-flow.png" "$dir/call-flow.svg"
dot -Tpng -o "$out/call-flow-dot.png" "$dir/call-flow.dot"
for card in "$dir"/card-*.pdf; do
    pdffonts "$card"
    pdftoppm -r 110 -png "$card" "$out/$(basename "$card" .pdf)"
done
zbarimg --quiet "$out"/card-letter*.png
rm -rf "$out/profile" "$out/chromium.log"
echo "look at $out"
