//! What becomes of each construct in Asterisk.

use crate::exchange::{Construct, Translation};

/// What becomes of a construct in Asterisk: the column of the table in `docs/exchange.md`. Every construct
/// has its row, or this does not compile.
pub(in crate::exchange) fn translation(construct: Construct) -> Translation {
    use Translation as T;
    match construct {
        Construct::Line => T::exact("an extension by its number"),
        Construct::Menu => T::exact("Background and WaitExten, an extension for each key"),
        Construct::LongKey => T::exact("an extension of several digits"),
        Construct::PrefixKey => {
            T::exact("both extensions, and one with # that ends the shorter one")
        }
        Construct::Greeting => T::exact("the menus that a caller came through, in PATH"),
        Construct::Repeat => T::exact("Goto the menu"),
        Construct::BackOrTop => T::exact("Goto the last or the first menu of PATH"),
        Construct::HangUp => T::exact("Playback, then Hangup"),
        Construct::KeyPattern => T::exact("an extension pattern; an extension for each team's"),
        Construct::RestOfNumber => T::otherwise(
            "keys after a number that leads nowhere are counted as further keys, each a wrong one",
        ),
        Construct::OptionHours => T::exact(
            "GotoIfTime when the menu is entered; its sentence and its key by what came of it",
        ),
        Construct::LongKeyHours => T::otherwise(
            "outside its hours its first keys are waited for, too, and it hides a pattern that has its keys",
        ),
        Construct::FileKey => T::exact("an extension in each menu that takes it"),
        Construct::KeyLength => T::exact("a pattern of as many keys, so that fewer are waited for"),
        Construct::IgnoredKeys => T::otherwise("a wrong key cuts the words short, and counts"),
        Construct::ExtraDigits => {
            T::otherwise("digits too many are the first keys of what follows")
        }
        Construct::WayBack => T::exact("Goto the last menu of PATH, or the one before it"),
        Construct::Switch => {
            T::exact("a value in Asterisk's database: database put NAME SWITCH on")
        }
        Construct::LanguageOption => T::exact("Set(CHANNEL(language)=...)"),
        Construct::Retries => T::exact("NO_INPUT and NO_MATCH are counted"),
        Construct::AskedAgain => T::exact("Background with those words"),
        Construct::OneCount => T::exact("FAILURES is counted"),
        Construct::AskedForever => T::exact("the count is not looked at"),
        Construct::HungUpOn => T::exact("Hangup, without a word"),
        Construct::InterDigit => T::exact("Set(TIMEOUT(digit)=...)"),
        Construct::MustHear => T::exact("Playback"),
        Construct::CutBeforeMustHear => {
            T::otherwise("no key cuts the first prompt either, so it is heard to its end")
        }
        Construct::TypeAhead => T::exact("StoreDTMF (Asterisk 16.20, 18.6 and later)"),
        Construct::Message => T::exact("Background; a key goes on with what follows, in AHEAD"),
        Construct::Entry => T::exact("a pattern for each length, with # and *"),
        Construct::AheadOfEntry => T::otherwise(
            "Read takes the digits after the key that was left over, so * in them does not begin again",
        ),
        Construct::LateEnd => T::otherwise(
            "the key after the last digit begins what is said then once more; where nothing is read back, \
             it counts as a key there",
        ),
        Construct::ReadBack => T::exact("a context of its own with 1 and 2"),
        Construct::Value => T::exact("the files of the ten digits, one after the other"),
        Construct::Branch | Construct::TeamHours => T::exact("GotoIfTime with the zone"),
        Construct::EnteredCase => T::exact("REGEX of the value"),
        Construct::TimesCase => T::exact("a counter for each branch"),
        Construct::CallerCase => T::otherwise(
            "CALLERID(num) as your line sends it: without a country code, numbers that begin with it are not met",
        ),
        Construct::OutsideCase => T::otherwise(
            "the answer is in a variable, NAME_OUTSIDE_ID: no, unless something of yours sets it to yes",
        ),
        Construct::SpecialDays => T::exact("GotoIfTime with days and months, true in any year"),
        Construct::MovingDays => T::exact("dates of each year until 2045, by STRFTIME"),
        Construct::Opens => T::exact("the file of the moment, by GotoIfTime"),
        Construct::OpensLater => T::left_out(
            "a moment in a week or later has no prompt file, so the caller does not hear when the team opens",
        ),
        Construct::OtherLine => T::exact("the file by the line that was dialed"),
        Construct::ClosedTo => T::exact("Goto"),
        Construct::Ring => T::exact("Dial; how long a team rings is up to the team"),
        Construct::NotReached => T::exact("Dial with a time, then DIALSTATUS"),
        Construct::Connected => T::exact("the team speaks for itself"),
        Construct::Queue => T::left_out("nobody waits in line: the team is rung at once"),
        Construct::Callback => {
            T::left_out("no number is taken: the call ends, with the words for it")
        }
        Construct::Directory => {
            T::left_out("nobody is found by name: the call ends, with the words for it")
        }
        Construct::Mailbox => T::otherwise(
            "Record beeps as long as its own file lasts: keys that are pressed during it are lost",
        ),
        Construct::FullMailbox => {
            T::left_out("it is never full: the caller may always leave a message")
        }
        Construct::MailboxKey => T::left_out(
            "a key leads nowhere: while the mailbox speaks it skips to the beep, though the words may offer it",
        ),
        Construct::Review => {
            T::left_out("nothing is asked about the message: it is sent when the caller ends it")
        }
        Construct::Languages => {
            T::exact("Set(CHANNEL(language)=...), a folder of prompts for each")
        }
        Construct::LongestCall => T::exact("Set(TIMEOUT(absolute)=...)"),
        Construct::Facts => T::exact("nobody hears them"),
    }
}
