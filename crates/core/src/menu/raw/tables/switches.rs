//! What people turn on and off by hand.

use crate::document::table;
use crate::menu::parts::Status;
use crate::menu::raw::spoken::RawText;
use crate::menu::raw::values::OnOff;

table! {
    /// Something that people turn on and off by hand: an emergency closing, night mode.
    RawSwitch, "a switch" {
        /// What it is for, as those read it who turn it: one text, or one per language.
        may about: RawText,
        /// How it is while nobody says otherwise: "off" (the default) or "on".
        may usual: OnOff,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}
