//! What a desk card says, in English.

use super::counted;
use crate::language::texts::CardTexts;

pub(in crate::language) static CARD: CardTexts = CardTexts {
    whom_to_call: "Whom to call: {whose}",
    made: "Made {date}",
    sources_read: "sources read {date}",
    confirmed: counted(&[
        "1 fact confirmed by phone, {date}",
        "{n} facts confirmed by phone, last {date}",
    ]),
    all_times: "All times are {zone}.",
    perhaps_closed_on_holidays: "Any team may be closed on public holidays.",
    a_to_z: "A to Z: what to do, and how",
    press: "press",
    scan_to_call: "Scan to call",
    scan_to_call_way: "Scan to call {way}",
    no_call_needed: "No call needed",
};
