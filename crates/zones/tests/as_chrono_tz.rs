//! The packed zones are those of chrono-tz. Where chrono-tz has newer ones, `UPDATE=1` packs them again.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "what fails here fails the test, and what it packs lies in git"
)]

use std::collections::BTreeMap;

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{OffsetComponents as _, OffsetName as _};

/// What is packed, November 1969 to 2149: all changes of clocks that a page may be asked for lie between.
const YEARS: std::ops::Range<i64> = -5_270_400..5_680_281_600;
const DAY: i64 = 86_400;

type Shown = (i64, i64, String);
/// The clock at first, and when it changes to what.
type Zone = (Shown, Vec<(i64, Shown)>);

fn utc(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at, 0).unwrap().naive_utc()
}

fn clock(offset: &<chrono_tz::Tz as chrono::TimeZone>::Offset) -> Shown {
    (
        offset.base_utc_offset().num_seconds(),
        offset.dst_offset().num_seconds(),
        offset.abbreviation().unwrap_or_default().to_owned(),
    )
}

fn theirs(zone: chrono_tz::Tz, at: i64) -> Shown {
    clock(&zone.offset_from_utc_datetime(&utc(at)))
}

/// A zone of chrono-tz; changes are looked for every so many seconds.
fn changes(zone: chrono_tz::Tz, every: i64) -> Zone {
    let offset = |at| zone.offset_from_utc_datetime(&utc(at));
    let mut found = Vec::new();
    for from in YEARS.step_by(usize::try_from(every).unwrap()) {
        let (mut before, mut after) = (from, from + every);
        let (old, new) = (offset(before), offset(after));
        if old == new {
            continue;
        }
        while after - before > 1 {
            let middle = before.midpoint(after);
            *if offset(middle) == old { &mut before } else { &mut after } = middle;
        }
        found.push((after, clock(&new)));
    }
    (theirs(zone, YEARS.start), found)
}

fn number(bytes: &mut Vec<u8>, mut number: i64) {
    while number > 127 {
        bytes.push(u8::try_from(number & 127).unwrap() | 128);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap());
}

fn signed(bytes: &mut Vec<u8>, of: i64) {
    number(bytes, (of << 1) ^ (of >> 63));
}

fn pair(bytes: &mut Vec<u8>, of: usize) {
    bytes.extend(u16::try_from(of).unwrap().to_le_bytes());
}

/// All kinds of clocks; for each zone, which table is its own; the tables. A table has the kinds it
/// uses, which of them follows which, and after how long.
fn pack(zones: &[Zone]) -> Vec<u8> {
    let mut kinds: Vec<&Shown> = Vec::new();
    let mut tables: BTreeMap<Vec<i64>, Vec<&Zone>> = BTreeMap::new();
    for zone in zones {
        for kind in std::iter::once(&zone.0).chain(zone.1.iter().map(|(_, kind)| kind)) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        // Zones whose clocks change together stand side by side: that compresses well.
        let last = zone.1.windows(2).rev().map(|two| two[1].0 - two[0].0).collect();
        let alike = tables.entry(last).or_default();
        if !alike.contains(&zone) {
            alike.push(zone);
        }
    }
    let tables: Vec<_> = tables.into_values().flatten().collect();
    let mut bytes = Vec::new();
    number(&mut bytes, i64::try_from(kinds.len()).unwrap());
    for (utc_offset, dst_offset, name) in &kinds {
        signed(&mut bytes, *utc_offset);
        signed(&mut bytes, *dst_offset);
        number(&mut bytes, i64::try_from(name.len()).unwrap());
        bytes.extend(name.as_bytes());
    }
    for zone in zones {
        pair(&mut bytes, tables.iter().position(|table| *table == zone).unwrap());
    }
    for (first, changes) in tables {
        let mut table = Vec::new();
        let shown: Vec<&Shown> =
            std::iter::once(first).chain(changes.iter().map(|(_, kind)| kind)).collect();
        let mut used = shown.clone();
        used.sort();
        used.dedup();
        number(&mut table, i64::try_from(used.len()).unwrap());
        for kind in &used {
            pair(&mut table, kinds.iter().position(|known| known == kind).unwrap());
        }
        number(&mut table, i64::try_from(changes.len()).unwrap());
        for kind in shown {
            let place = used.iter().position(|known| *known == kind).unwrap();
            table.push(u8::try_from(place).unwrap());
        }
        let mut last = 0;
        for (at, _) in changes {
            let wait = at - last;
            last = *at;
            signed(&mut table, if wait % 900 == 0 { wait / 900 * 2 } else { wait * 2 + 1 });
        }
        number(&mut bytes, i64::try_from(table.len()).unwrap());
        bytes.extend(table);
    }
    bytes
}

#[test]
fn the_names_are_those_of_chrono_tz_in_their_order() {
    let theirs = chrono_tz::TZ_VARIANTS.iter().map(|zone| format!("{zone}\n"));
    if std::env::var_os("UPDATE").is_some() {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        std::fs::write(format!("{source}/names.txt"), theirs.collect::<String>()).unwrap();
        let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| changes(*zone, DAY / 4));
        let zones: Vec<_> = zones.collect();
        std::fs::write(format!("{source}/zones.bin"), pack(&zones)).unwrap();
        return;
    }
    let ours = phonetree_zones::TZ_VARIANTS.iter().map(|zone| format!("{zone}\n"));
    assert!(theirs.eq(ours), "run this with UPDATE=1");
}

#[test]
fn a_name_is_read_as_chrono_tz_reads_it() {
    for name in ["America/New_York", "UTC", "Asia/Calcutta", "america/new_york", "", "EDT"] {
        let ours = name.parse::<phonetree_zones::Tz>().ok();
        let theirs = name.parse::<chrono_tz::Tz>().ok();
        assert_eq!(ours.map(phonetree_zones::Tz::name), theirs.map(chrono_tz::Tz::name), "{name}");
    }
    assert_eq!(phonetree_zones::Tz::UTC.name(), "UTC");
    assert_eq!(phonetree_zones::America::New_York.name(), "America/New_York");
}

#[test]
fn clocks_show_in_every_zone_what_they_show_with_chrono_tz() {
    for (ours, theirs) in phonetree_zones::TZ_VARIANTS.iter().zip(chrono_tz::TZ_VARIANTS) {
        let same = |at: i64| {
            let (here, there) = (utc(at).and_utc(), utc(at).and_utc());
            let (here, there) = (here.with_timezone(ours), there.with_timezone(&theirs));
            let seconds = |offset: chrono::FixedOffset| offset.local_minus_utc();
            let (one, two) = (here.offset(), there.offset());
            assert_eq!(seconds(one.fix()), seconds(two.fix()), "{theirs} at {at}");
            if seconds(two.fix()) % 60 == 0 {
                assert_eq!(one.to_string(), two.to_string(), "{theirs} at {at}");
            }
            let parts = (one.clock.utc_offset.into(), one.clock.dst_offset.into());
            let parts = (parts.0, parts.1, one.clock.name.unwrap_or_default().to_owned());
            assert_eq!(parts, clock(two), "{theirs} at {at}");
        };
        let shown = |local: i64| {
            let seconds = |offset: chrono::FixedOffset| offset.local_minus_utc();
            let here = ours.offset_from_local_datetime(&utc(local)).map(|at| seconds(at.fix()));
            let there = theirs.offset_from_local_datetime(&utc(local)).map(|at| seconds(at.fix()));
            assert_eq!(here, there, "{theirs}, where clocks show {local}");
            matches!(there, MappedLocalTime::Single(_))
        };
        let (_, changes) = changes(theirs, DAY * 3);
        for (at, (utc_offset, dst_offset, _)) in changes {
            for second in [-1, 0, 1] {
                same(at + second);
                for wait in [-7200, -3600, -1800, 0, 1800, 3600, 7200] {
                    shown(at + utc_offset + dst_offset + wait + second);
                }
            }
        }
        assert!(shown(YEARS.start) && shown(YEARS.end), "{theirs}");
    }
}
