//! What people turn on and off by hand.

use crate::document::{Many, table};
use crate::menu::parts::Status;
use crate::menu::raw::spoken::{RawSay, RawText};
use crate::menu::raw::values::OnOff;

table! {
    /// Something that people turn on and off by hand: an emergency closing, night mode.
    RawSwitch, "a switch" {
        /// What it is for, as those read it who turn it: one text, or one per language.
        may about: RawText,
        /// The teams that are closed while it is on: their ids, or "all".
        may closes: Many<String>,
        /// What callers hear at a team that it closes, in place of the derived words. Placeholders: those of a team.
        may say: RawSay,
        /// How it is while nobody says otherwise: "off" (the default) or "on".
        may usual: OnOff,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}
