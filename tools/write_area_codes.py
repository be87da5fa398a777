#!/usr/bin/env python3
"""Writes the time zones of area codes: crates/core/src/menu/new_file/zones.txt.

By hand, once a year, and not in CI; it needs Python 3.11 and one package:

    pip install phonenumbers==9.0.43
    tools/write_area_codes.py crates/core/src/menu/new_file/zones.txt

The data is libphonenumber's (Apache-2.0), `resources/timezones/map_data.txt`, as the package has it. Of it are
kept: the area codes of North America, whole, and elsewhere prefixes of at most four digits. What is decided here
has a comment below. The format is told in the file itself.
"""
import collections
import sys

import phonenumbers
from phonenumbers.tzdata import TIMEZONE_DATA

# Where most people of a country with several zones live.
MOST = {
    "44": "Europe/London", "61": "Australia/Sydney", "7": "Europe/Moscow", "55": "America/Sao_Paulo",
    "52": "America/Mexico_City", "34": "Europe/Madrid", "351": "Europe/Lisbon", "62": "Asia/Jakarta",
    "64": "Pacific/Auckland", "47": "Europe/Oslo", "358": "Europe/Helsinki", "56": "America/Santiago",
    "593": "America/Guayaquil", "380": "Europe/Kiev", "212": "Africa/Casablanca", "976": "Asia/Ulaanbaatar",
    "243": "Africa/Kinshasa", "299": "America/Godthab", "998": "Asia/Tashkent", "262": "Indian/Reunion",
    "1907": "America/Anchorage", "590": "America/Guadeloupe", "599": "America/Curacao", "353": "Europe/Dublin", "39": "Europe/Rome", "33": "Europe/Paris",
}
# A number can't be in the whole world at once, and one for all of North America names no zone.
LEFT_OUT = {"1", "800", "808", "870", "878", "881", "882", "883", "888", "979"}


def zones_of(prefix):
    """The zones of a prefix, the likeliest first: an entry counts for as many numbers as it has."""
    weights = collections.Counter()
    for digits, zones in TIMEZONE_DATA.items():
        if digits == prefix or (prefix[0] == "1" and digits.startswith(prefix)):
            for n, zone in enumerate(zones):
                weights[zone] += 10.0 ** -len(digits) / (n + 1)
    first = next((MOST[prefix[:n]] for n in (4, 3, 2, 1) if prefix[:n] in MOST), None)
    if prefix in MOST and weights:
        weights[first] += 0  # Ireland's data has the zones of Great Britain
    return tuple(sorted(weights, key=lambda zone: (zone != first, -weights[zone], zone)))


def main(path):
    prefixes = {digits[:4] if digits[0] == "1" else digits for digits in TIMEZONE_DATA}
    by_zones = collections.defaultdict(list)
    known = {}
    for prefix in sorted(prefixes, key=lambda digits: (len(digits), digits)):
        zones = zones_of(prefix)
        if prefix in LEFT_OUT or len(prefix) > 4 or not zones or "Etc/Unknown" in zones:
            continue
        # What a shorter prefix says already.
        above = next((known[prefix[:n]] for n in (4, 3, 2, 1) if prefix[:n] in known), None)
        known[prefix] = zones
        if zones != above:
            by_zones[zones].append(prefix)
    lines = [
        f"# Time zones of area codes, by tools/write_area_codes.py from phonenumbers {phonenumbers.__version__}",
        "# (libphonenumber, Apache-2.0): prefixes of numbers after the +, and their zones, the likeliest first.",
    ]
    lines += [f"{' '.join(zones)}|{' '.join(codes)}" for zones, codes in sorted(by_zones.items())]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
