//! Whom a caller reaches.

use crate::document::{At, Millis, table};
use crate::menu::parts::{Email, Keys, PhoneNumber, Status, Url};
use crate::menu::raw::also::RawAlso;
use crate::menu::raw::settings::RawHolidays;
use crate::menu::raw::shapes;
use crate::menu::raw::spoken::{RawSay, RawText, RawTopic};

table! {
    /// Whom a caller reaches.
    RawTeam, "a team" {
        /// What people call it: one text, or one per language { en = "Billing", es = "Cobros" }.
        must name: RawText,
        /// The grammatical gender of its name, for phrases with two forms of a word, "{team} está {cerrado|cerrada}": "m" or "f", of a plural "mp" or "fp"; one text, or one per language { es = "f" }.
        may gender: RawText,
        /// The person's last name, as callers spell it in a directory. Default: the last word of `name`.
        may last_name: String,
        /// The person's first name, as callers spell it in a directory. Default: the first word of `name`.
        may first_name: String,
        /// Its extension, dialed where a menu has an option with do = "extension": "101".
        may extension: Keys,
        /// What it helps with: "Membership and billing questions", or one text per language.
        may about: RawText,
        /// When it answers, as OpenStreetMap opening_hours: "Mo-Fr 08:30-17:00". Leave it out if not published.
        may hours: String as shapes::hours,
        /// Its hours in words, if the built-in words don't fit: "every other week, Monday to Friday", or one text per language.
        may hours_say: RawText,
        /// The time zone of its hours, if it differs from the file's: "Europe/London".
        may timezone: String as shapes::timezone,
        /// The country or region of its public holidays, if it differs from the file's: "GB-ENG".
        may country: String,
        /// Its own extra holidays, and those it doesn't observe, in place of the file's.
        may holidays: RawHolidays,
        /// Where to write: one address.
        may email: Email,
        /// Where to fax.
        may fax: PhoneNumber,
        /// What the fax is for, if not for everything: one text, or one per language.
        may fax_for: RawText,
        /// Its web page: an address that begins with https:// or http://.
        may url: Url,
        /// The errands it takes care of.
        may topics: Vec<At<RawTopic>>,
        /// Other words callers use for it, for `find`.
        may also: RawAlso,
        /// How long it rings, until someone answers or nobody does. Default "2s", one burst of ringback.
        may ring: Millis,
        /// The next node when nobody answers; without it callers hear that they could not be helped.
        may unanswered_to: String,
        /// The next node when the team is busy; without it, that of `unanswered_to`.
        may busy_to: String,
        /// What callers hear when the team answers, in place of the derived words.
        may connected: RawSay,
        /// What callers hear when the team is closed, in place of the derived words.
        may closed: RawSay,
        /// The next node when the team is closed; without it the call ends.
        may closed_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}
