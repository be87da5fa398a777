#!/usr/bin/env python3
"""Writes what is known of telephone numbers: the zones of area codes, and numbering plans.

By hand, once a year, and not in CI; it needs Python 3.11 and one package:

    pip install phonenumbers==9.0.43
    tools/write_number_data.py

It writes three files, and tells the format in each:

- crates/core/src/menu/new_file/zones.txt: `resources/timezones/map_data.txt` of libphonenumber (Apache-2.0), as the
  package has it. Kept are the area codes of North America, whole, and elsewhere prefixes of at most four digits.
- crates/core/src/menu/parts/number/plans.txt: of `resources/PhoneNumberMetadata.xml`, which numbers a country has, and
  which of them are free to call. How numbers are written and taken apart is left out.
- crates/core/src/menu/parts/number/judged.txt: numbers, and what the package says of them, for our tests.

What is decided here has a comment below.
"""
import collections
import pathlib
import random

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as REGIONS
from phonenumbers.tzdata import TIMEZONE_DATA

MENU = pathlib.Path(__file__).parent.parent / "crates/core/src/menu"
SOURCE = f"by tools/write_number_data.py from phonenumbers {phonenumbers.__version__}"

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


def zones():
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
    yield f"# Time zones of area codes, {SOURCE}"
    yield "# (libphonenumber, Apache-2.0): prefixes of numbers after the +, and their zones, the likeliest first."
    for zones, codes in sorted(by_zones.items()):
        yield f"{' '.join(zones)}|{' '.join(codes)}"


# --- Numbering plans ------------------------------------------------------------------------------

# All kinds of numbers that can be called from abroad.
KINDS = (
    "toll_free", "premium_rate", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
    "fixed_line", "mobile",
)


def countries():
    """Code, region and data, those of one code in the order in which they are asked: the main one is first."""
    for code in sorted(REGIONS, key=str):
        for region in REGIONS[code]:
            of_region = PhoneMetadata.metadata_for_region(region, None)
            yield code, region, of_region or PhoneMetadata.metadata_for_nongeo_region(code, None)


def patterns(data, kinds):
    of_kinds = (getattr(data, kind) for kind in kinds)
    found = [kind.national_number_pattern for kind in of_kinds if kind and kind.national_number_pattern]
    return "|".join(dict.fromkeys(pattern for pattern in found if pattern != "NA")) or "-"


def plans():
    yield f"# Numbering plans, {SOURCE} (libphonenumber, Apache-2.0). Do not edit by hand."
    yield "#"
    yield "# CODE REGION BEGINS FREE OTHERS: the country code; the country (ISO 3166-1), 001 where it is none; how its national"
    yield "# numbers begin, where others have the same code; its numbers that are free to call, and all others. These are"
    yield "# regular expressions for the whole national number; - is none. Of countries with one code the main one is first."
    for code, region, data in countries():
        free, others = patterns(data, KINDS[:1]), patterns(data, KINDS[1:])
        yield " ".join([str(code), region, data.leading_digits or "-", free, others])


def judged():
    """Examples of each country, and what comes of them when a digit is wrong, missing or too many."""
    yield f"# Numbers, and what libphonenumber says of them, {SOURCE}."
    yield "# REGION|free to call|valid, and not free|not valid. Those that are not valid may be of no region."
    chance = random.Random(1)
    for code, region, data in countries():
        numbers = {"free": set(), "valid": set(), "wrong": set()}
        for kind in ("toll_free", "fixed_line", "mobile", "premium_rate"):
            example = getattr(data, kind) and getattr(data, kind).example_number
            if not example:
                continue
            at = chance.randrange(len(example))
            digit = str((int(example[at]) + chance.randrange(1, 10)) % 10)
            wrong = example[:at] + digit + example[at + 1:]
            for national in (example, wrong, example[:-1], example + "0"):
                zeros = len(national) - len(national.lstrip("0"))
                number = phonenumbers.PhoneNumber(
                    country_code=code, national_number=int(national),
                    italian_leading_zero=zeros > 0, number_of_leading_zeros=zeros or None,
                )
                digits = f"{code}{national}"
                valid = phonenumbers.is_valid_number(number)
                # Only those of the region itself: others stand elsewhere.
                if not 7 <= len(digits) <= 15 or valid and phonenumbers.region_code_for_number(number) != region:
                    continue
                free = phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE
                numbers["free" if free else "valid" if valid else "wrong"].add(digits)
        yield "|".join([region, *(" ".join(sorted(of_kind)) for of_kind in numbers.values())])


def write(path, lines):
    (MENU / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("new_file/zones.txt", zones())
    write("parts/number/plans.txt", plans())
    write("parts/number/judged.txt", judged())
