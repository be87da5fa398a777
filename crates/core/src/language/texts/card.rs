//! What a desk card says.

use super::texts;

texts! {
    /// What a desk card says, beside what other documents say as well.
    CardTexts {
        /// The title of the document. `whose` is the menu's title.
        whom_to_call(whose);
        /// When the card was made.
        made(date);
        /// When sources were last looked at.
        sources_read(date);
        /// How many facts someone has confirmed who called, and when last.
        confirmed[n, date];
        /// Where the clocks hang that hours are read on.
        all_times(zone);
        /// Of hours that do not mention public holidays.
        perhaps_closed_on_holidays();
        /// The heading of all errands in the order of the alphabet.
        a_to_z();
        /// Before a key.
        press();
        /// Below what a telephone scans: number and keys follow.
        scan_to_call();
        /// The same for those who can't see it. `way` is a number and its keys.
        scan_to_call_way(way);
        /// Before an address on the web.
        no_call_needed();
    }
}
