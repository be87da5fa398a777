#!/usr/bin/env python3
"""Writes the holidays that tests compare ours with: crates/core/tests/engine/holidays/judge.txt.

By hand, and not in CI; it needs one package, which is none of ours and not where our days are from:

    pip install workalendar==17.0.0
    tools/judge_holidays.py crates/core/tests/engine/holidays/judge.txt

The days are those of the Python library `workalendar` (MIT). Where it and we differ, differences.txt says
who is right.
"""
import sys
import warnings
from importlib.metadata import version

from workalendar.registry import registry

YEARS = range(2024, 2031)
CODES = """
AT AU-ACT AU-NSW AU-NT AU-QLD AU-SA AU-TAS AU-VIC AU-WA BE BR CA CA-AB CA-BC CA-NS CA-SK CH-BE CH-BL CH-BS
CH-GE CH-JU CH-SG CH-SZ CH-TG CH-TI CH-VD CH-VS CL CO CZ DE DE-BB DE-BE DE-BW DE-BY DE-HB DE-HE DE-HH DE-MV
DE-NI DE-NW DE-RP DE-SH DE-SL DE-SN DE-ST DE-TH DK EE ES ES-CT ES-MD FI FR GB GB-NIR GR HK HR HU IE IT JP LT
LU LV MT MX NL NO NZ PL PT RO SE SI SK US US-AZ US-ID US-NV US-OH US-SD US-UT ZA
""".split()


def main():
    """Writes the file."""
    warnings.simplefilter("ignore")
    out = [f"# Public holidays, {YEARS[0]} to {YEARS[-1]}, of the Python library workalendar {version('workalendar')} (MIT).\n"]
    out.append("# Written by tools/judge_holidays.py: =CODE, then the days of each name.\n")
    for code in CODES:
        names = {}
        for year in YEARS:
            for day, name in registry.region_registry[code]().holidays(year):
                if day.year == year:
                    names.setdefault(str(name), set()).add(day)
        out.append(f"={code}\n")
        for name, days in sorted(names.items(), key=lambda it: min(d.strftime("%m%d") for d in it[1])):
            out.append(" ".join(day.strftime("%y%m%d") for day in sorted(days)) + f"|{name}\n")
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("".join(out))


if __name__ == "__main__":
    main()
