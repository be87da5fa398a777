//! How long nodes wait, and how long a call may take.

/// How long a node waits, and how often it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timings {
    /// From the end of the prompt to the first key, in milliseconds.
    /// Default 5,000: ISO/IEC 13714 has 3-10 s (cited second-hand); Twilio's Gather waits 5 s.
    pub no_input_ms: u64,
    /// From one key to the next where more could follow, in milliseconds.
    /// Default 3,000, as Genesys Architect (Asterisk: 5,000; `FreeSWITCH`'s sample: 2,000).
    pub inter_digit_ms: u64,
    /// How often nothing may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_input_tries: u8,
    /// How often a wrong key may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_match_tries: u8,
    /// Whether keys pressed during a prompt that may not be cut are kept for what follows.
    /// Default `false`: `VoiceXML` 2.0, section 4.1.5, deletes them.
    pub keeps_type_ahead: bool,
    /// Whether digits that follow the last one of an entry, each within the inter-digit time of the one
    /// before, mean nothing. Default `false`: they are the first keys of what follows.
    pub drops_extra_digits: bool,
}

/// Bounds on every call, so that every call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest call, in milliseconds. Default 30 minutes; ours, longer than any rehearsal.
    pub longest_call_ms: u64,
    /// How many menus `back` can go back. Default 32; ours. The first menu is always kept.
    pub path: usize,
}
