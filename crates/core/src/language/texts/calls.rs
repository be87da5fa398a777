//! How a call ended.

use super::texts;

texts! {
    /// How a call ended.
    CallTexts {
        answers(team);
        is_closed(team);
        /// In place of the name of a team.
        nobody();
        you_hung_up();
        it_hung_up();
        message_recorded();
        gave_up();
        has_ended();
    }
}
