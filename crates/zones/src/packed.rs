//! Tables of clocks, unpacked: the tests say how they are packed.

use std::sync::OnceLock;

use crate::{COUNT, Tz};

const PACKED: &[u8] = include_bytes!("zones.bin");

/// What clocks show for a while.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ShownClock {
    /// Ahead of UTC, in seconds, summer time aside.
    pub utc_offset: i32,
    /// Summer time, in seconds.
    pub dst_offset: i32,
    /// `EST`, where people have a name for it.
    pub name: Option<&'static str>,
}

impl ShownClock {
    pub(crate) fn seconds(self) -> i64 {
        i64::from(self.utc_offset) + i64::from(self.dst_offset)
    }
}

/// The clocks of a zone: at first, and from instants on.
pub(crate) struct Clocks {
    first: ShownClock,
    changes: Box<[(i64, ShownClock)]>,
}

impl Clocks {
    pub(crate) fn of(zone: Tz) -> &'static Self {
        static KNOWN: [OnceLock<Clocks>; COUNT] = [const { OnceLock::new() }; COUNT];
        KNOWN[zone.index()].get_or_init(|| Self::unpack(zone.index()))
    }

    fn unpack(zone: usize) -> Self {
        let mut bytes = Bytes(PACKED);
        let kinds: Vec<ShownClock> = (0..bytes.number()).map(|_| bytes.clock()).collect();
        let table = Bytes(&bytes.0[zone * 2..]).pair();
        let mut bytes = Bytes(&bytes.0[COUNT * 2..]);
        for _ in 0..table {
            let length = size(bytes.number());
            bytes.take(length);
        }
        bytes.number();
        let used: Vec<ShownClock> = (0..bytes.number()).map(|_| kinds[bytes.pair()]).collect();
        let count = size(bytes.number());
        let shown: Vec<ShownClock> =
            bytes.take(count + 1).iter().map(|kind| used[usize::from(*kind)]).collect();
        let mut at = 0;
        let changes = shown[1..].iter().map(|clock| {
            at += bytes.while_long();
            (at, *clock)
        });
        let changes = changes.collect();
        Self { first: shown[0], changes }
    }

    fn get(&self, n: usize) -> ShownClock {
        n.checked_sub(1).map_or(self.first, |n| self.changes[n].1)
    }

    /// The clock of an instant.
    pub(crate) fn at(&self, instant: i64) -> ShownClock {
        self.get(self.changes.partition_point(|(from, _)| *from <= instant))
    }

    /// The clocks that show a time: two where they are set back, none where they are set forward.
    pub(crate) fn showing(&self, time: i64) -> (Option<ShownClock>, Option<ShownClock>) {
        let begun = |(from, clock): &(i64, ShownClock)| from + clock.seconds() <= time;
        let last = self.changes.partition_point(begun);
        let shows = |n: usize| {
            let clock = self.get(n);
            let end = self.changes.get(n).map(|(end, _)| end + clock.seconds());
            end.is_none_or(|end| time < end).then_some(clock)
        };
        (last.checked_sub(1).and_then(shows), shows(last))
    }
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// What is left of the packed bytes.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, left) = self.0.split_at(count);
        self.0 = left;
        taken
    }

    /// Seven bits a byte, the lowest first; the eighth says that more come.
    fn number(&mut self) -> i64 {
        let mut number = 0;
        for place in (0..).step_by(7) {
            let byte = self.take(1)[0];
            number |= i64::from(byte & 127) << place;
            if byte < 128 {
                break;
            }
        }
        number
    }

    /// Below zero or not: the lowest bit is the sign.
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) ^ -(number & 1)
    }

    fn pair(&mut self) -> usize {
        let pair = self.take(2);
        usize::from(pair[0]) | usize::from(pair[1]) << 8
    }

    /// Seconds from change to change: most are quarters of an hour.
    fn while_long(&mut self) -> i64 {
        let number = self.signed();
        if number & 1 == 0 { (number >> 1) * 900 } else { number >> 1 }
    }

    fn clock(&mut self) -> ShownClock {
        let seconds = |number: i64| i32::try_from(number).unwrap_or(0);
        let (utc_offset, dst_offset) = (seconds(self.signed()), seconds(self.signed()));
        let length = size(self.number());
        let name = std::str::from_utf8(self.take(length)).ok().filter(|name| !name.is_empty());
        ShownClock { utc_offset, dst_offset, name }
    }
}
