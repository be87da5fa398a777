//! What a new menu says, before its keeper has written anything.

use super::texts;

texts! {
    /// What a new menu says.
    FirstWords {
        greeting(title);
        leave_a_message();
        /// The language in its own words.
        name_of_language();
        choose_language(key);
    }
}
