//! What a trainee reads, in English.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts = PracticeTexts {
    seconds: counted(&["1 second", "{n} seconds"]),
    someone_says: "someone says \"{words}\"",
    a_note_says: "a note says \"{words}\"",
    an_email_says: "an email says \"{words}\"",
    wrong_team: "wrong team: you reached {reached}; this belongs to {right}: {way}",
    no_team: "you reached no team; this belongs to {right}: {way}",
    speed_of_wrong_team: "for speed and accuracy: wrong team",
    press_keys: "press {keys}",
    press_nothing: "no key needed",
    call_and_press: "call {number}, press {keys}",
    call_only: "call {number}, no key needed",
    or_team: "{team} or {other}",
    that_is: "that is \"{topic}\"; {right}",
};
