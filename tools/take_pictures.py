#!/usr/bin/env python3
"""Takes the pictures of docs/pictures with Chromium: tools/take_pictures.py [PHONETREE [NAME...]]

The browser is told what to do by a pipe (Chrome DevTools Protocol); nothing but Python and Chromium is
needed. Each picture is a document, a link into it, a size, and what is done there before it is taken.
"""

import base64
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
# The upper part of a sheet of letter paper, half an inch of it margins.
WIDE, TABLET, PHONE, SHEET = (1180, 740), (768, 900), (360, 700), (816, 900)
MARGINS = "document.documentElement.style.padding = '48px'"
CALL = "call=1-800-790-4661&at=2026-11-30T"
ANSWER = "document.querySelector('#drill [data-choice=\"%d\"]').click()"
PAUSE = "document.querySelector('[data-do=pause]').click()"
PAGE, CARD = ["--format", "html"], ["--format", "card"]
CITY, POWER = ["--menu", "menus/examples/city-hall.toml"], ["--menu", "menus/examples/power.toml"]
# Name, document, size, place, how it is shown (light, dark or print), and steps: JavaScript, or seconds to wait.
PICTURES = [
    ("find", PAGE, WIDE, "find=our bill does not match our headcount", "light", []),
    ("call", PAGE, WIDE, CALL + "07:15&keys=1", "light", [PAUSE, 3, "scrollTo(0, 150)"]),
    ("call-dark", PAGE, WIDE, CALL + "10:15&keys=2", "dark", ["scrollTo(0, 150)"]),
    ("practice", PAGE, WIDE, "practice=quiz&drills=5", "light", ["document.querySelector('#practice-setup [type=submit]').click()", 0.3, ANSWER % 0, 0.3]),
    ("menu", PAGE, WIDE, "menu", "light", []),
    ("tablet-find", PAGE, TABLET, "find=our bill does not match our headcount", "light", []),
    ("tablet-what-if", PAGE + POWER, TABLET, "call=", "light", ["document.getElementById('what-if').open = true", 0.3, "scrollTo(0, 0)"]),
    ("print", PAGE, SHEET, "", "print", [MARGINS]),
    ("phone-find", PAGE, PHONE, "find=where do I send a termination form", "light", []),
    ("phone-call", PAGE, PHONE, CALL + "10:15&keys=2", "light", [PAUSE, 4]),
    ("phone-practice", PAGE, PHONE, "practice", "dark", []),
    ("phone-city", PAGE + CITY, PHONE, "call=%2B1-213-555-0120&at=2026-11-30T10:15&keys=2", "light", ["document.querySelector('[data-language=es]').click()"]),
    ("card", CARD, SHEET, "", "print", [MARGINS]),
    ("card-large", CARD + ["--large"], SHEET, "", "print", [MARGINS]),
    ("card-spanish", CARD + CITY + ["--language", "es"], SHEET, "", "print", [MARGINS]),
]


def lighter(png):
    """The same picture with the 256 colors that it has most of, or nearly: a third of the bytes."""
    chunks, at = {}, 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        chunks[kind] = chunks.get(kind, b"") + png[at + 8:at + 8 + length]
        at += 12 + length
    width, height, _, color = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    size = 4 if color == 6 else 3
    raw, row, rows = zlib.decompress(chunks[b"IDAT"]), bytearray(width * size), []
    for y in range(height):
        how, line = raw[y * (width * size + 1)], bytearray(raw[y * (width * size + 1) + 1:(y + 1) * (width * size + 1)])
        for x in range(width * size if how else 0):
            left, up = line[x - size] if x >= size else 0, row[x]
            if how == 4:
                corner = row[x - size] if x >= size else 0
                guess = min((left, up, corner), key=lambda it: abs(left + up - corner - it))
            else:
                guess = (0, left, up, (left + up) // 2)[how]
            line[x] = (line[x] + guess) & 255
        row = line
        rows.append([bytes(line[x:x + 3]) for x in range(0, width * size, size)])
    counts = {}
    for pixel in (pixel for line in rows for pixel in line):
        counts[pixel] = counts.get(pixel, 0) + 1
    palette = sorted(counts, key=counts.get, reverse=True)[:256]
    near = {it: n for n, it in enumerate(palette)}
    for it in counts.keys() - near.keys():
        near[it] = min(range(len(palette)), key=lambda n: sum((a - b) ** 2 for a, b in zip(it, palette[n])))
    data = zlib.compress(b"".join(b"\0" + bytes(near[it] for it in line) for line in rows), 9)
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return png[:8] + chunk(b"IHDR", head) + chunk(b"PLTE", b"".join(palette)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


class Browser:
    """Chromium without a window, and one page in it."""

    def __init__(self, profile):
        there, here = os.pipe(), os.pipe()
        name = next(filter(shutil.which, ["chromium", "chromium-browser", "google-chrome"]))

        def ends():
            reads, writes = os.dup(there[0]), os.dup(here[1])
            for end, place in ((reads, 3), (writes, 4)):
                os.dup2(end, place)
                os.set_inheritable(place, True)

        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio",
                     "--lang=en-US", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        # Two ends are moved to where the browser looks for them.
        self.process = subprocess.Popen([name, *arguments], preexec_fn=ends, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.out, self.into, self.rest, self.last, self.session = there[1], here[0], b"", 0, None
        target = next(it for it in self.ask("Target.getTargets")["targetInfos"] if it["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]

    def ask(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                self.rest += os.read(self.into, 1 << 20)
            text, self.rest = self.rest.split(b"\0", 1)
            answer = json.loads(text)
            if answer.get("id") == self.last:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]

    def value(self, script):
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def take(self, file, page, size, place, shown, steps):
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if shown == "dark" else "light"}]
        self.ask("Emulation.setEmulatedMedia", media="print" if shown == "print" else "", features=scheme)
        self.ask("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url="about:blank")
        self.ask("Page.navigate", url=f"{page.as_uri()}#{place}")
        for _ in range(200):
            time.sleep(0.1)
            engine = self.value("document.getElementById('engine') ? document.documentElement.dataset.engine : 'none'")
            if self.value("document.readyState") == "complete" and engine in ("ready", "none", "failed"):
                break
        for step in [0.5, *steps]:
            if isinstance(step, str):
                self.value(step)
            else:
                time.sleep(step)
        shot = self.ask("Page.captureScreenshot", format="png", optimizeForSpeed=False)
        file.write_bytes(lighter(base64.b64decode(shot["data"])))
        print(f"{file.relative_to(HERE)}: {file.stat().st_size // 1024} KB")


def main():
    phonetree = sys.argv[1] if len(sys.argv) > 1 else str(HERE / "target/debug/phonetree")
    only, pictures = sys.argv[2:], HERE / "docs/pictures"
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        browser = Browser(Path(work) / "profile")
        pages = {}
        for name, document, size, place, shown, steps in PICTURES:
            if only and name not in only:
                continue
            page = pages.setdefault(" ".join(document), Path(work) / f"{len(pages)}.html")
            if not page.exists():
                subprocess.run([phonetree, "doc", *document, "--out", page], check=True, cwd=HERE)
            browser.take(pictures / f"{name}.png", page, size, place, shown, steps)
        browser.process.kill()
        browser.process.wait()


main()
