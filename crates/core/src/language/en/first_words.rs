//! What a new menu says, in English.

use crate::language::texts::FirstWords;

pub(in crate::language) static FIRST_WORDS: FirstWords = FirstWords {
    greeting: "Thank you for calling {title}.",
    leave_a_message: "Please leave your name, your number and a message after the tone.",
    name_of_language: "English",
    choose_language: "For English, press {key}.",
};
