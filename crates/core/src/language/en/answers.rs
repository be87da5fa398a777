//! What an answer about an errand says, in English.

use super::counted;
use crate::language::texts::AnswerTexts;

pub(in crate::language) static ANSWERS: AnswerTexts = AnswerTexts {
    call: "Call",
    email: "Email",
    fax: "Fax",
    web: "Web",
    note: "Note",
    then: "Then",
    about: "About",
    hours: "Hours",

    named: "{what}: {way}",
    by_call: "call {number}",
    by_email: "email {address}",
    by_fax: "fax {number}",
    by_web: "see {address}",
    press: "press {keys}",
    enter: "enter what it asks for",
    stay_on: "stay on the line",
    then_do: ", then {what}",
    no_key: "no key",
    key_leads: "{keys}: {team}, {state}",
    seconds: counted(&["1 second", "{n} seconds"]),

    questions: "Questions about it: {state}",
    fax_is_for: "The fax number {number} is for {what}.",
    fax_for: "{number} (for {what})",
    fax_not_for_email: "{number} (for {what}; not for what goes by email)",

    a_menu_answers: "A menu answers, with more to choose from.",
    asks_for_digits: "The line asks for digits: have them ready.",
    asks_for_a_name: "The line asks you to spell a name on the keypad.",
    leave_a_message: "Leave a message.",
    leave_a_number: "Leave a number, to be called back.",
    a_recording_answers: "A recording answers.",
    no_call_needed: "No call is needed: {page} has it.",

    another_source: "another source",
    says_otherwise: "{source} says otherwise: {what}",
    assumed: "This is assumed, not published.",
    disputed: "This is disputed, not published.",

    choose: "{several}. Say what it is about, or choose:",
    several_can_be_called: "Several have a number to call",
    several_have_email: "Several have an email address",
    several_have_fax: "Several have a fax number",
    several_have_pages: "Several have a web page",
    several_fit: "Several fit",
    closest: "Closest match:",
    or: "Or:",
    more: counted(&["and 1 more", "and {n} more"]),
    nothing_fits: "Nothing fits \"{asked}\". What there is:",
};
