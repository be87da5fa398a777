//! What becomes of each construct in FreeSWITCH.

use crate::exchange::{Construct, Translation};

/// What becomes of a construct in FreeSWITCH: its column of the table in `docs/exchange.md`. Every construct has its
/// row, or this does not compile.
pub(in crate::exchange) fn translation(construct: Construct) -> Translation {
    use Translation as T;
    match construct {
        Construct::Line => T::exact("a condition on the number that was dialed"),
        Construct::Menu => T::exact("an ivr menu, an entry for each key"),
        Construct::LongKey | Construct::PrefixKey => T::otherwise(
            "every key but the longest waits for the next one, even where none can follow",
        ),
        Construct::Greeting => T::otherwise("a menu greets again when it is returned to"),
        Construct::Repeat => T::exact("transfer to the menu"),
        Construct::BackOrTop => {
            T::otherwise("back leads to the menu before; from there it leads forward again")
        }
        Construct::HangUp => T::exact("playback, then hangup"),
        Construct::KeyPattern => T::exact("an entry by a regular expression"),
        Construct::RestOfNumber => {
            T::otherwise("keys after a number that leads nowhere are counted as further keys")
        }
        Construct::OptionHours | Construct::LongKeyHours => {
            T::otherwise("it is said and its key counts at any hour")
        }
        Construct::FileKey => T::exact("an entry in each menu that takes it"),
        Construct::KeyLength => T::otherwise("keys wait for as many as the longest option has"),
        Construct::IgnoredKeys => T::otherwise("a wrong key cuts the words short, and counts"),
        Construct::ExtraDigits => {
            T::otherwise("digits too many are the first keys of what follows")
        }
        Construct::WayBack => T::otherwise("it leads to the menu that was entered last"),
        Construct::Switch => T::otherwise(
            "a value in memory, hash insert/NAME/SWITCH/on: after a restart it is as usual again",
        ),
        Construct::LanguageOption => T::exact("another sound_prefix"),
        Construct::Retries => T::otherwise(
            "silence has no remark; a wrong key has the first one, and a second of silence after it",
        ),
        Construct::AskedAgain => T::exact("greet-short"),
        Construct::OneCount => T::otherwise("silence and wrong keys are counted apart"),
        Construct::AskedForever => T::otherwise("it asks a thousand times"),
        Construct::HungUpOn => T::exact("hangup"),
        Construct::InterDigit => T::exact("inter-digit-timeout, digit_timeout"),
        Construct::MustHear => T::otherwise(
            "in a menu it must be heard the first time; when it asks again a key cuts it",
        ),
        Construct::CutBeforeMustHear => T::otherwise("no key cuts the first prompt either"),
        Construct::TypeAhead => T::left_out("keys during a prompt that must be heard are lost"),
        Construct::Message => T::otherwise("a key skips it, and is lost"),
        Construct::Entry => T::otherwise(
            "play_and_get_digits: one count for silence and wrong digits, one remark, no way out by an empty entry, and * does not begin again",
        ),
        Construct::AheadOfEntry => T::left_out("a key that skipped a message is lost"),
        Construct::LateEnd => T::otherwise("the key after the last digit counts in what follows"),
        Construct::ReadBack => T::left_out("digits are not read back: they are taken as they are"),
        Construct::Value => T::left_out("the digits are not said"),
        Construct::Branch | Construct::TeamHours => {
            T::exact("conditions of weekday and time of day, to the second, with the timezone")
        }
        Construct::EnteredCase => T::exact("a condition on what was entered"),
        Construct::TimesCase => T::left_out("this case never holds"),
        Construct::CallerCase => T::otherwise(
            "caller_id_number as your line sends it, without a country code or with one",
        ),
        Construct::OutsideCase => T::otherwise(
            "the answer is in a variable, NAME_outside_ID: no, unless something of yours sets it to yes",
        ),
        Construct::SpecialDays => T::exact("conditions of months and days, true in any year"),
        Construct::MovingDays => T::exact("dates of each year until 2045"),
        Construct::Opens | Construct::OpensLater => {
            T::left_out("the caller does not hear when the team opens")
        }
        Construct::OtherLine => T::left_out("the other line's number is not said"),
        Construct::ClosedTo => T::exact("transfer"),
        Construct::Ring => T::exact("bridge; how long a team rings is up to the team"),
        Construct::NotReached => {
            T::exact("bridge with call_timeout, then by originate_disposition")
        }
        Construct::Connected => T::exact("the team speaks for itself"),
        Construct::Queue => T::left_out("nobody waits in line: the team is rung at once"),
        Construct::Callback => {
            T::left_out("no number is taken: the call ends, with the words for it")
        }
        Construct::Directory => {
            T::left_out("nobody is found by name: the call ends, with the words for it")
        }
        Construct::Mailbox => T::otherwise("the beep lasts half a second"),
        Construct::FullMailbox => {
            T::left_out("it is never full: the caller may always leave a message")
        }
        Construct::MailboxKey => {
            T::left_out("a key leads nowhere: it skips to the beep, or ends the message")
        }
        Construct::Review => {
            T::left_out("nothing is asked about the message: it is sent when the caller ends it")
        }
        Construct::Languages => T::exact("sound_prefix, a folder of prompts for each"),
        Construct::LongestCall => T::exact("sched_hangup, taken back when a team is rung"),
        Construct::Facts => T::exact("nobody hears them"),
    }
}
