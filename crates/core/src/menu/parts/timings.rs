//! How long nodes wait, and how long a call may take.

/// How long a node waits, how often it asks, and how it asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timings {
    /// From the end of the prompt to the first key, in milliseconds.
    /// Default 5,000: ISO/IEC 13714 has 3-10 s (cited second-hand); Twilio's Gather waits 5 s.
    pub no_input_ms: u64,
    /// From one key to the next where more could follow, in milliseconds.
    /// Default 3,000, as Genesys Architect (Asterisk: 5,000; `FreeSWITCH`'s sample: 2,000).
    pub inter_digit_ms: u64,
    /// How often nothing may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_input_tries: Tries,
    /// How often a wrong key may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_match_tries: Tries,
    /// Whether silence and wrong keys have a counter each. Default: they have, as in `VoiceXML`.
    pub count: FailureCount,
    /// What is said again after silence or a wrong key. Default: the options, without the greeting.
    pub again: SaidAgain,
    /// Whether a wrong key does nothing while the node speaks. Default `false`: it cuts the words short and counts.
    pub ignores_wrong_keys: bool,
    /// Whether keys pressed during a prompt that may not be cut are kept for what follows.
    /// Default `false`: `VoiceXML` 2.0, section 4.1.5, deletes them.
    pub keeps_type_ahead: bool,
    /// How long the beep of a mailbox lasts, in milliseconds. Default 0: phonetree's own beep takes no time.
    pub beep_ms: u64,
    /// Whether digits that follow the last one of an entry, each within the inter-digit time of the one
    /// before, mean nothing. Default `false`: they are the first keys of what follows.
    pub drops_extra_digits: bool,
}

/// How often a node asks before it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tries {
    /// So many times.
    Times(u8),
    /// Until the caller answers, hangs up, or the call is as long as calls may be.
    Forever,
}

impl Tries {
    /// Whether a caller who failed so often in a row has failed often enough.
    pub const fn are_over_after(self, failures: u8) -> bool {
        match self {
            Self::Times(times) => failures >= times,
            Self::Forever => false,
        }
    }

    /// How many times; `None` if it asks forever.
    pub const fn times(self) -> Option<u8> {
        match self {
            Self::Times(times) => Some(times),
            Self::Forever => None,
        }
    }
}

/// How a node counts the callers' failures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailureCount {
    /// Silence and wrong keys each for itself.
    #[default]
    Apart,
    /// Both together, as telephone systems with one counter of retries do.
    Together,
}

/// What is said again after silence or a wrong key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaidAgain {
    /// What the node asks: the options of a menu, without its greeting.
    #[default]
    Options,
    /// All that a caller heard who came here: the greeting, too.
    All,
}

/// Bounds on every call, so that every call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest call, in milliseconds. Default 30 minutes; ours, longer than any rehearsal.
    pub longest_call_ms: u64,
    /// How many menus `back` can go back. Default 32; ours. The first menu is always kept.
    pub path: usize,
}
