//! How a call ended, in English.

use crate::language::texts::CallTexts;

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "{team} answers.",
    is_closed: "{team} is closed.",
    nobody: "Nobody",
    you_hung_up: "You hung up.",
    it_hung_up: "The line hung up.",
    message_recorded: "Your message was recorded.",
    gave_up: "The line couldn't help, and ended the call.",
    has_ended: "The call has ended.",
};
