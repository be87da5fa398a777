//! What a desk card says, in French.

use super::counted;
use crate::language::texts::CardTexts;

pub(in crate::language) static CARD: CardTexts = CardTexts {
    whom_to_call: "Qui appeler\u{a0}: {whose}",
    made: "Fait le {date}",
    sources_read: "sources consultées le {date}",
    confirmed: counted(&[
        "{n} fait confirmé par téléphone, le {date}",
        "{n} faits confirmés par téléphone, le dernier le {date}",
    ]),
    all_times: "Tous les horaires\u{a0}: {zone}.",
    perhaps_closed_on_holidays: "Les équipes peuvent être fermées les jours fériés.",
    a_to_z: "De A à Z\u{a0}: que faire, et comment",
    press: "touche",
    scan_to_call: "Scannez pour appeler",
    scan_to_call_way: "Scannez pour appeler le {way}",
    no_call_needed: "Sans appeler",
};
