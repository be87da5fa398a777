//! How often a busy server is asked again, and after how long.

use std::time::Duration;

/// How often a busy server is asked again.
#[derive(Clone, Copy, Debug)]
pub(super) struct ServerRetries {
    times: u32,
}

/// The first wait, if the server names none; each one after it is twice as long.
const FIRST: Duration = Duration::from_millis(500);
/// The longest wait that a server may ask for.
const LONGEST: Duration = Duration::from_secs(60);

impl ServerRetries {
    /// Waited for: four tries within four seconds, or as long as the server asks for.
    pub(super) const PATIENT: Self = Self { times: 3 };
    /// Asked once.
    pub(super) const NONE: Self = Self { times: 0 };

    pub(super) fn tries_again(self) -> bool {
        self.times > 0
    }

    pub(super) fn waits(self) -> Waits {
        Waits { left: self.times, next: FIRST }
    }
}

/// The waits between the tries of one prompt.
#[derive(Debug)]
pub(super) struct Waits {
    left: u32,
    next: Duration,
}

impl Waits {
    /// How long to wait now: as long as the server asks for, if it does. `None` if it is not asked again.
    pub(super) fn next(&mut self, asked: Option<Duration>) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let own = self.next;
        self.next *= 2;
        match asked {
            Some(asked) if asked > LONGEST => None,
            Some(asked) => Some(asked),
            None => Some(own),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::ServerRetries;

    #[test]
    fn each_wait_is_twice_as_long_and_the_fourth_failure_is_the_last() {
        let mut waits = ServerRetries::PATIENT.waits();
        let ms = [500, 1_000, 2_000].map(|ms| Some(Duration::from_millis(ms)));
        assert_eq!([(); 3].map(|()| waits.next(None)), ms);
        assert_eq!(waits.next(None), None);
        assert_eq!(ServerRetries::NONE.waits().next(None), None);
    }

    #[test]
    fn a_server_is_waited_for_as_long_as_it_asks_for_but_no_longer_than_a_minute() {
        let asked =
            |seconds| ServerRetries::PATIENT.waits().next(Some(Duration::from_secs(seconds)));
        assert_eq!([0, 7, 60].map(asked), [0, 7, 60].map(|s| Some(Duration::from_secs(s))));
        assert_eq!(asked(61), None);
    }
}
