//! What is said of a call, and how it ended, in English.

mod screen;

pub(in crate::language) use self::screen::SCREEN;
use crate::language::texts::{CallTexts, LiveTexts};

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "{team} answers.",
    is_closed: "{team} is closed.",
    nobody: "Nobody",
    you_hung_up: "You hung up.",
    it_hung_up: "The line hung up.",
    message_recorded: "Your message was recorded.",
    will_be_called_back: "Your number was taken: you will be called back.",
    gave_up: "The line couldn't help, and ended the call.",
    has_ended: "The call has ended.",
};

pub(in crate::language) static LIVE: LiveTexts = LiveTexts {
    calling: "Calling {number}",
    calling_by_name: "Calling {number}, {name}",
    it_rings: "(it rings)",
    hears_message: "(you hear your message)",
    beep: "(beep: leave a message, # ends it; nothing is recorded here)",
    once: "once",
    twice: "twice",
    times: "{n} times",
    no_key: "(no key pressed, {times})",
    not_an_option: "(not an option, {times})",
    entered: "(entered: {digits})",
    is_on: "({name} is on)",
    is_off: "({name} is off)",
    is_full: "({name} is full)",
    has_room: "({name} has room)",
    answered_yes: "({name}: yes)",
    answered_no: "({name}: no)",
    number_withheld: "(the caller's number is withheld)",
    number_known: "(the caller's number is known)",
    calls_from: "(the call comes from {number})",
    to_open: "(to {team}, open now)",
    to_perhaps_closed: "(to {team}; it may be closed for {holiday})",
    to_unpublished: "(to {team}; hours not published)",
    is_busy: "({team} is busy)",
    out_of_reach: "({team} can't be reached)",
    nobody_answers: "(nobody answers at {team})",
    is_closed: "({team} is closed)",
    in_line: "(waiting for {team}: number {position} in line, {wait})",
    waited_too_long: "(the longest wait for {team} is over)",
    queue_full: "(the line for {team} is full)",
    call_back_at: "(to be called back at {number})",
    call_back: "(to be called back at the number of this call)",
    connected: "You are connected. The call ends here.",
    team_closed: "The team is closed. The call ends here.",
    message_saved: "Your message was saved. The call ends here.",
    callback_requested: "You will be called back. The call ends here.",
    gave_up: "The line couldn't help. The call ends here.",
    time_is_up: "Time's up.",
    errand: "Errand: {errand}",
    too_late: "Too late: time's up.",
};
