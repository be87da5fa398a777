//! The clock of a call that one may stop, hurry and set back.

use std::time::Instant;

use phonetree_core::call::CallTime;

/// A clock that goes at a pace, or stands still. It gets the machine's monotonic instant and
/// never the date: a wall clock that is set back is not noticed.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallClock {
    /// What it showed when it was last started, stopped or given another pace.
    shown: CallTime,
    /// Since when it goes; `None` while it stands still.
    since: Option<Instant>,
    /// Its pace in percent of real time.
    percent: u32,
}

impl CallClock {
    /// A clock that stands still.
    pub(super) fn standing(shown: CallTime, percent: u32) -> Self {
        Self { shown, since: None, percent: percent.max(1) }
    }

    /// What it shows at an instant.
    pub(super) fn shows(&self, now: Instant) -> CallTime {
        let Some(since) = self.since else { return self.shown };
        let micros = now.saturating_duration_since(since).as_micros();
        let ms = micros.saturating_mul(u128::from(self.percent)) / 100_000;
        self.shown + u64::try_from(ms).unwrap_or(u64::MAX)
    }

    /// The instant at which it shows a moment; `None` if it stands still before it.
    pub(super) fn instant_of(&self, moment: CallTime) -> Option<Instant> {
        let ms = moment.as_ms().saturating_sub(self.shown.as_ms());
        let micros = ms.saturating_mul(100_000).div_ceil(u64::from(self.percent));
        self.since?.checked_add(std::time::Duration::from_micros(micros))
    }

    pub(super) fn is_standing(&self) -> bool {
        self.since.is_none()
    }

    pub(super) fn stop(&mut self, now: Instant) {
        self.shown = self.shows(now);
        self.since = None;
    }

    pub(super) fn go(&mut self, now: Instant) {
        self.since.get_or_insert(now);
    }

    pub(super) fn set_pace(&mut self, percent: u32, now: Instant) {
        self.shown = self.shows(now);
        self.since = self.since.map(|_| now);
        self.percent = percent.max(1);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::CallClock;
    use phonetree_core::call::CallTime;

    #[test]
    fn it_goes_at_its_pace_stands_still_and_goes_on_where_it_stood() {
        let zero = Instant::now();
        let after = |ms| zero + Duration::from_millis(ms);
        let mut clock = CallClock::standing(CallTime::from_ms(5_000), 100);
        assert_eq!(clock.shows(after(9_000)).as_ms(), 5_000);
        assert_eq!(clock.instant_of(CallTime::from_ms(6_000)), None);
        clock.go(zero);
        assert_eq!(clock.shows(after(300)).as_ms(), 5_300);
        clock.set_pace(150, after(1_000));
        assert_eq!(clock.shows(after(3_000)).as_ms(), 9_000);
        clock.stop(after(3_000));
        clock.go(after(60_000));
        assert_eq!(clock.shows(after(62_000)).as_ms(), 12_000);
    }

    #[test]
    fn at_the_instant_of_a_moment_it_shows_that_moment_at_any_pace() {
        let zero = Instant::now();
        for percent in [50, 75, 100, 125, 150, 200, 300] {
            let mut clock = CallClock::standing(CallTime::from_ms(7), percent);
            clock.go(zero);
            for ms in [7, 8, 9, 1_001, 59_999] {
                let instant = clock.instant_of(CallTime::from_ms(ms)).unwrap();
                assert_eq!(clock.shows(instant).as_ms(), ms, "{percent} %");
            }
        }
    }

    #[test]
    fn an_instant_before_its_start_does_not_set_it_back() {
        let before = Instant::now();
        let start = before + Duration::from_secs(3);
        let mut clock = CallClock::standing(CallTime::from_ms(100), 100);
        clock.go(start);
        assert_eq!(clock.shows(before).as_ms(), 100);
    }
}
