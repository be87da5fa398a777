#!/usr/bin/env python3
"""Writes the public holidays that phonetree knows: crates/core/src/hours/holidays/days.txt.

By hand, once a year, and not in CI; it needs Python 3.11 and two packages:

    pip install holidays==0.109 python-dateutil
    tools/write_holidays.py crates/core/src/hours/holidays/days.txt

The days are those of the Python library `holidays` (MIT): its public category, with the days on which
holidays are observed; no half days, no holidays of banks, schools or governments alone. What is decided
here and not there has a comment below. The format is told in the file itself.
"""
import collections
import datetime
import functools
import re
import sys
import warnings

import holidays
from dateutil.easter import EASTER_ORTHODOX, easter

FIRST, LAST = 2020, 2045
YEARS = range(FIRST, LAST + 1)

# What a country means without a region, where its regions share too little: the calendar of most people.
# England's is also that of Wales, and what gov.uk shows first.
ALONE = {"GB": "ENG"}
# Where a holiday is observed on another day, the day itself is an ordinary one by law (5 U.S.C. 6103(b)),
# but an office may well be closed on it. A state's calendar is that of its own offices; on a federal
# holiday others may be closed.
FEDERAL = "US"
# The days off of offices and banks, where the public category has those of workers by hand alone.
CATEGORIES = {"HK": ("public", "optional")}
# Categories of days on which many are closed, though no law of the whole place says so: where most people
# are Catholic in Bavaria; the eves of Midsummer, Christmas and New Year in the north.
OF_MANY = {("DE", "BY"): "catholic", ("DK", None): "optional", ("SE", None): "de_facto"}
# What a state's law names and the library leaves out, with a state whose days they are: the twelfth of February in
# Missouri (RSMo 9.010), Good Friday in Hawaii (HRS 8-1).
ADDED = {("US", "MO"): ("IL", "Lincoln's Birthday", "Lincoln Day"), ("US", "HI"): ("CT", "Good Friday", "Good Friday")}
# A holiday of one city in a state.
IN_PART = {("AU", "QLD"): "The Royal Queensland Show"}
# Nothing can be said: no answer would be better than a wrong one.
REFUSED = {"UA": "they are suspended under martial law, and nobody knows until when"}
# Whose tables of the moon's holidays end before the others do.
UNTIL = {"LK": 2026, "IN": 2035, "MU": 2035, "NP": 2032}
# A day kept by at least this share of the regions may be a holiday for the whole country. A holiday of one
# city in a hundred is not worth a doubt.
SHARE = 0.1

HEAD = f"""\
# Public holidays, {FIRST} to {LAST}. Written by tools/write_holidays.py from the Python library holidays {holidays.__version__}
# (MIT, Copyright the Vacanza team and its contributors). Do not edit by hand.
#
# >CODE Country|CODE Region|...     what follows is of this country (ISO 3166-1) and its regions (ISO 3166-2)
# @YEAR                             its holidays are not known after this year
# -CODE Country|why                 it has none that could be trusted
# DAYS|FLAGS|WHERE|NAME             a holiday
# DAYS, with commas between them:
#   0704        July 4 of every year
#   e+1 o-2     so many days after Easter Sunday, before Orthodox Easter Sunday
#   11w44 05w01 the fourth Thursday of November, the last Monday of May; 11w44+1 is the day after
#   0704^s-1u1  none but these days beside July 4: if that is a Saturday, the day before; if a Sunday, the day after
#               (m t w r f s u: Monday to Sunday)
#   ...@21-23 @21- @-23   in these years alone (20 is 2020); !25 not in this year
#   =k4f..      single days, three digits of base 36 each: years since {FIRST}, month, day
# FLAGS: o observed instead of another day; e estimated, it may be a day earlier or later; m may be a holiday:
#   kept elsewhere in the country, or observed on another day
# WHERE: empty, the country and all its regions; or . (the country without a region) and regions; or ! and where not
"""

WEEKDAYS = "mtwrfsu"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DAY = datetime.timedelta(1)


def nth(year, month, n, weekday):
    """The n-th such weekday of a month, the last for n = 0; none where there is no fifth."""
    if n == 0:
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - DAY
        return last - (last.weekday() - weekday) % 7 * DAY
    first = datetime.date(year, month, 1)
    day = first + ((weekday - first.weekday()) % 7 + 7 * (n - 1)) * DAY
    return day if day.month == month else None


def generators():
    """Every rule for a day a year, as written: year -> day."""
    made = {}
    around = range(FIRST - 1, LAST + 2)
    for number in range(366):
        day = datetime.date(2024, 1, 1) + number * DAY
        if (day.month, day.day) != (2, 29):
            made[day.strftime("%m%d")] = {y: day.replace(year=y) for y in around}
    for mark, way in (("e", 3), ("o", EASTER_ORTHODOX)):
        for offset in range(-70, 71):
            made[f"{mark}{offset:+}" if offset else mark] = {y: easter(y, way) + offset * DAY for y in around}
    for month in range(1, 13):
        for n in (0, 1, 2, 3, 4):
            for weekday in range(7):
                for offset in range(-4, 5):
                    written = f"{month:02}w{n}{weekday + 1}" + (f"{offset:+}" if offset else "")
                    made[written] = {y: nth(y, month, n, weekday) + offset * DAY for y in around}
    return made


GENERATORS = generators()
FIXED = {written: days for written, days in GENERATORS.items() if written.isdigit()}
BY_DAY = collections.defaultdict(list)
for _name, _days in GENERATORS.items():
    for _day in _days.values():
        BY_DAY[_day].append(_name)


def shifts(days):
    """Rules for days beside another, none but those: (as written, year -> day)."""
    offsets = [o for o in range(-6, 7) if o]
    for written, bases in FIXED.items():
        found = {year: [o for o in offsets if base + o * DAY in days] for year, base in bases.items()}
        if max(map(len, found.values())) > 1 or sum(map(len, found.values())) < 3:
            continue
        moved = collections.defaultdict(collections.Counter)
        for year, offset in found.items():
            moved[bases[year].weekday()].update(offset)
        moved = {w: counts.most_common(1)[0][0] for w, counts in moved.items() if counts}
        rule = written + "^" + "".join(f"{WEEKDAYS[w]}{moved[w]}" for w in sorted(moved))
        yield rule, {y: b + moved[b.weekday()] * DAY for y, b in bases.items() if b.weekday() in moved}


def in_years(rule, by_year, wanted):
    """The stretch of years in which a rule gives the most wanted days: (gain, term, days)."""
    gain = best = 0
    start = begin = end = None
    years = sorted(y for y, day in by_year.items() if FIRST <= day.year <= LAST)
    for year in years:
        if gain <= 0:
            gain, start = 0, year
        gain += 3 if by_year[year] in wanted else -4
        if gain > best:
            best, begin, end = gain, start, year
    if not best:
        return 0, "", set()
    taken = [y for y in years if begin <= y <= end]
    missing = [y for y in taken if by_year[y] not in wanted]
    first = "" if begin == years[0] else f"{begin % 100}"
    last = "" if end == years[-1] else f"{end % 100}"
    term = rule + (f"@{first}" + ("" if first == last else f"-{last}") if first or last else "")
    term += "".join(f"!{y % 100}" for y in missing)
    days = {by_year[y] for y in taken} & wanted
    return 3 * len(days) - len(term), term, days


@functools.cache
def terms(days):
    """Days as rules, the fewest letters that a greedy look finds."""
    left = set(days)
    found = []
    shifted = None
    while len(left) > 2:
        names = collections.Counter(name for day in left for name in BY_DAY[day])
        often = sorted(name for name, count in names.items() if count > max(2, names.most_common(1)[0][1] / 2))
        if shifted is None and (not often or len(left) < 20):
            shifted = list(shifts(left))
        tried = [in_years(name, GENERATORS[name], left) for name in often]
        tried += [in_years(rule, by_year, left) for rule, by_year in shifted or []]
        if not tried:
            break
        gain, term, taken = max(tried, key=lambda it: (it[0], -len(it[1]), it[1]))
        if gain <= 0:
            break
        found.append(term)
        left -= taken
    if left:
        found.append("=" + "".join(DIGITS[d.year - FIRST] + DIGITS[d.month] + DIGITS[d.day] for d in sorted(left)))
    return ",".join(found)


def calendar(country, region, categories=None):
    """Date -> [(name, flags)]: the public holidays of a country or region."""
    kind = holidays.country_holidays(country)
    options = {"language": "en_US"} if "en_US" in kind.supported_languages else {}
    if categories or country in CATEGORIES:
        options["categories"] = categories or CATEGORIES[country]
    found = holidays.country_holidays(country, subdiv=region, years=range(FIRST - 1, LAST + 2), **options)
    days = collections.defaultdict(list)
    for day, names in found.items():
        for name in dict.fromkeys(names.split("; ")):
            mark = re.search(r" \((observed|estimated|observed, estimated)\)$", name)
            flags = "".join(word[0] for word in mark[1].split(", ")) if mark else ""
            flags = "m" if name == IN_PART.get((country, region)) else flags
            days[day].append((name[: mark.start()] if mark else name, flags))
    if (country, region) in ADDED:
        like, known, name = ADDED[country, region]
        for day, found in calendar(country, like).items():
            for flags in [flags for other, flags in found if other == known]:
                days[day].append((name, flags))
    if not categories and (country, region) in OF_MANY:
        for day, found in calendar(country, region, OF_MANY[country, region]).items():
            if day not in days:
                days[day] = [(name, "m") for name, _ in found]
    return days


def federal(days, nation):
    """In the United States: what is observed on another day, and what the nation keeps and a state does not."""
    made = collections.defaultdict(list)
    for day, found in days.items():
        for name, flags in found:
            near = [o for o in (-2, -1, 1, 2) if (name, "o") in days.get(day + o * DAY, [])]
            elsewhere = day.weekday() >= 5 and near and not flags
            made[day].append((name, "m" if elsewhere else flags))
    for day, found in (nation or {}).items():
        if day not in days:
            made[day] += [(name, "m") for name, flags in found]
    return made


def parts_of(country, regions):
    """Where -> date -> [(name, flags)], with `.` for the country without a region."""
    parts = {region: calendar(country, region) for region in regions}
    parts["."] = parts[ALONE[country]] if country in ALONE else calendar(country, None)
    if country == FEDERAL:
        nation = federal(parts["."], None)
        return {part: federal(days, None if part == "." else nation) for part, days in parts.items()}
    kept = collections.defaultdict(list)
    for region in regions:
        for day, found in parts[region].items():
            if day not in parts["."]:
                kept[day].append(found)
    whole = {day: list(found) for day, found in parts["."].items()}
    for day, found in kept.items():
        if len(found) >= max(1, SHARE * len(regions)):
            names = collections.Counter(name for each in found for name, _ in each)
            whole[day] = [(names.most_common(1)[0][0], "m")]
    parts["."] = whole
    return parts


def lines(country, regions):
    """The lines of a country."""
    where = collections.defaultdict(lambda: collections.defaultdict(set))
    parts = parts_of(country, regions)
    for part, days in parts.items():
        for day, found in days.items():
            if FIRST <= day.year <= UNTIL.get(country, LAST):
                for holiday in found:
                    where[holiday][part].add(day)
    made = []
    for (name, flags), by_part in where.items():
        groups = collections.defaultdict(list)
        for part, days in by_part.items():
            groups[frozenset(days)].append(part)
        for days, group in groups.items():
            others = sorted(set(parts) - set(group))
            shown = " ".join(sorted(group)) if others else ""
            if others and len(others) < len(group):
                shown = "!" + " ".join(others)
            made.append((min(d.strftime("%m%d") for d in days), f"{terms(days)}|{flags}|{shown}|{name}"))
    return [line for _, line in sorted(made)]


def title(country):
    """A country's name: its class in the library says "United Kingdom holidays."."""
    kind = next(k for k in type(holidays.country_holidays(country)).__mro__ if k.__doc__ and "country" in vars(k))
    name = re.sub(r" holidays\.?$", "", kind.__doc__.strip().splitlines()[0])
    return name.removeprefix("The ").removesuffix(" (the)").removesuffix(" of America")


def main():
    """Writes the file."""
    warnings.simplefilter("ignore")
    out = [HEAD]
    for country, known in sorted(holidays.list_supported_countries(include_aliases=False).items()):
        if country in REFUSED:
            out.append(f"-{country} {title(country)}|{REFUSED[country]}\n")
            continue
        regions = [region for region in known if re.fullmatch(r"[A-Z0-9]{1,3}", region)]
        found = lines(country, regions)
        if not found:
            continue
        aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {})
        names = {r: max((n for n, code in aliases.items() if code == r), key=len, default=r) for r in regions}
        head = "|".join([f"{country} {title(country)}"] + [f"{r} {names[r]}" for r in sorted(regions)])
        if country in UNTIL:
            head += f"\n@{UNTIL[country]}"
        out.append(f">{head}\n" + "".join(line + "\n" for line in found))
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("".join(out))


if __name__ == "__main__":
    main()
