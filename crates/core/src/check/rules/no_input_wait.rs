//! A node that waits too short or too long for a key.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A node that waits less than 3 or more than 10 seconds for a key.
    ///
    /// ### Why is this bad?
    /// Too short, and people who are slow, old or driving hear that they failed. Too long, and
    /// the line seems dead.
    ///
    /// ### Example
    /// ```toml
    /// timings = { no_input = "2s" }
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// timings = { no_input = "5s" }
    /// ```
    NO_INPUT_WAIT = "no-input-wait", Warning, check;
    Standard: "3 to 10 seconds, by complexity", "ISO/IEC 13714, cited second-hand";
    Vendor: "5 s in Twilio; 10 s in Asterisk, FreeSWITCH, Genesys and Webex", "their documentation";
    Standard: "Timeouts can be extended", "W3C COGA, a note";
}

const FITS_MS: std::ops::RangeInclusive<u64> = 3_000..=10_000;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let asked = super::asking(subject);
    let odd = asked.filter(|asking| !FITS_MS.contains(&asking.timings.no_input_ms));
    let found = odd.map(|asking| {
        let wait = asking.timings.no_input_ms as f64 / 1_000.0;
        let place = asking.place(subject, |timings| timings.no_input);
        asking
            .found(place, format!("{} waits {wait} s for a key", asking.name()))
            .label("the usual advice is 3 to 10 s")
            .fix("write no_input = \"5s\", or \"8s\" where callers must look something up")
    });
    super::once_each(found)
}
