//! "We can help you pay a bill": errands in a sentence that someone who answers a telephone would say.
//!
//! People write errands freely: "Pay a bill", "COBRA inquiries", "A bus is late". The rule is short.
//! An errand is **something to do** if it begins with a verb ([`is_action`]), **something that
//! happened** if a verb such as "is" or "was" follows its subject, and a **matter** otherwise:
//!
//! | errand | sentence |
//! | --- | --- |
//! | something to do | We can help you pay a bill. |
//! | something that happened | We can help if a bus is late. |
//! | a matter | We can help with COBRA inquiries. |
//!
//! Where a team has several kinds, a second sentence has the rest: "We can also help with ...".

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::locale::in_a_sentence;

/// Words that are looked up often: each label and errand of a menu is.
type KnownWords = LazyLock<HashSet<&'static str>>;

/// First words that say what to do, whatever follows them.
static VERBS: KnownWords = LazyLock::new(|| {
    "\
    accept activate add adjust allow appeal apply arrange ask attend avoid become begin borrow \
    bring buy calculate cancel choose close collect compare complain complete conduct configure \
    confirm connect continue correct create decide delete deliver describe discuss dispute \
    donate download edit enroll extend fill find fix follow forward get give go hear hire \
    install join keep learn leave listen locate lower make manage meet merge modify move obtain \
    open pay pick postpone prepare print prove provide raise reach read receive recover redeem \
    reduce register reinstate remove rename renew repair replace reschedule reset resolve \
    reconcile say see sell send settle share speak submit subscribe tell terminate unlock verify \
    write"
        .split(' ')
        .collect()
});

/// First words that may as well be a thing: "Order a card", but "Order status".
static PERHAPS_VERBS: KnownWords = LazyLock::new(|| {
    "\
    access bill block book change charge check claim contact copy deposit email exchange fax \
    file help invite issue lease mail name order plan purchase question quote rate record refill \
    refund rent report request return review schedule search start stop talk test transfer \
    update upgrade visit"
        .split(' ')
        .collect()
});

/// Those of them that mostly are verbs before any word but a [`MATTERS`] at the end.
static MOSTLY_VERBS: KnownWords = LazyLock::new(|| {
    "\
    access block book change check order purchase report request return schedule start stop talk \
    transfer update upgrade"
        .split(' ')
        .collect()
});

/// Words after which a thing follows: "a card", "your address".
static BEFORE_A_THING: KnownWords = LazyLock::new(|| {
    "\
    a all an and another any her his its me my new or our some that the their these this to your"
        .split(' ')
        .collect()
});

/// Words between a thing and what it is about.
static BEFORE_A_SUBJECT: KnownWords =
    LazyLock::new(|| "about for from of on to with".split(' ').collect());

/// Things that take "a": "a question about a bill".
static ONE: KnownWords = LazyLock::new(|| {
    "\
    appeal appointment change comment complaint concern correction dispute issue problem \
    question refund report request"
        .split(' ')
        .collect()
});

/// Last words of a matter: "contact changes", "order status".
static MATTERS: KnownWords = LazyLock::new(|| {
    "\
    appeal appeals change changes confirmation copies dates deadline deadlines desk dispute \
    disputes fees form forms help hours history information inquiries inquiry issue issues line \
    matters options policies policy problem problems question questions request requests rules \
    service services status support times"
        .split(' ')
        .collect()
});

/// Verbs that follow the subject of something that happened.
static HAPPENS: KnownWords = LazyLock::new(|| {
    "\
    are aren't arrived came can can't cannot did didn't do does doesn't don't failed fails has \
    hasn't have haven't is isn't looks needs seems was wasn't were weren't will won't wants went \
    works"
        .split(' ')
        .collect()
});

/// Words that begin a part of a matter: in "a card that was lost" nothing follows its subject.
static WITHIN: KnownWords = LazyLock::new(|| {
    "\
    how that what when where which who whose why"
        .split(' ')
        .collect()
});

fn has(words: &KnownWords, word: &str) -> bool {
    words.contains(word)
}

/// Whether an errand or a label says what to do: "pay a bill", not "a bill".
pub(super) fn is_action(words: &str) -> bool {
    let mut words = plain(words);
    let Some(first) = words.next() else { return false };
    let first = first.as_str();
    let may_be_a_verb = |word| has(&VERBS, word) || has(&PERHAPS_VERBS, word);
    // "Start/stop service".
    if has(&VERBS, first) || (first.contains('/') && first.split('/').all(may_be_a_verb)) {
        return true;
    }
    if !has(&PERHAPS_VERBS, first) {
        return false;
    }
    let Some(second) = words.next() else { return false };
    let is_matter = has(&MATTERS, words.last().as_deref().unwrap_or(&second));
    has(&BEFORE_A_THING, &second) || has(&MOSTLY_VERBS, first) && !is_matter
}

/// Whether an errand says what happened: "a bus is late", "I lost my card".
fn happened(words: &str) -> bool {
    let words: Vec<String> = plain(words).collect();
    let verb = words.iter().skip(1).position(|word| has(&HAPPENS, word));
    let subject = verb.map(|verb| &words[..=verb]);
    subject.is_some_and(|subject| !subject.iter().any(|word| has(&WITHIN, word)))
        || words.first().is_some_and(|first| matches!(&**first, "i" | "i'm" | "i've" | "we"))
}

/// "We can help you pay a bill.", with all errands in one sentence or two.
pub(super) fn we_help(errands: &[&str]) -> String {
    if errands.is_empty() {
        return "How can we help you?".to_owned();
    }
    let (mut actions, mut happenings, mut matters) = (Vec::new(), Vec::new(), Vec::new());
    for errand in errands {
        let kind = if is_action(errand) {
            &mut actions
        } else if happened(errand) {
            &mut happenings
        } else {
            &mut matters
        };
        kind.push(to_a_caller(errand.trim_end_matches('.')));
    }
    // "For customers with a contract" says whom they help.
    let whom = matches!(matters.as_slice(), [one] if one.starts_with("for ")) && errands.len() == 1;
    if whom {
        return format!("We can help {}.", matters[0].trim_start_matches("for "));
    }
    for matter in &mut matters {
        *matter = with_article(matter);
    }
    let kinds = [("you", "and", actions), ("with", "and", matters), ("if", "or", happenings)];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(_, _, errands)| !errands.is_empty())
        .map(|(with, and, errands)| format!("{with} {}", listed(&errands, and)))
        .collect();
    match parts.as_slice() {
        [] => String::new(),
        [first] => format!("We can help {first}."),
        [first, rest @ ..] => {
            format!("We can help {first}. We can also help {}.", rest.join(", and "))
        }
    }
}

/// "a and b", "a or b, and c", "a, b, and c".
pub(super) fn listed(words: &[String], and: &str) -> String {
    let is_pair_itself = |words: &String| words.contains(" and ") || words.contains(" or ");
    match words {
        [first, last] if !words.iter().any(is_pair_itself) => format!("{first} {and} {last}"),
        [first @ .., last] if !first.is_empty() => {
            format!("{}, {and} {last}", first.join(", "))
        }
        _ => words.concat(),
    }
}

/// "a question about a bill", where it begins with "question about".
fn with_article(matter: &str) -> String {
    let mut words = matter.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let goes_on = second.is_some_and(|word| has(&BEFORE_A_SUBJECT, word));
    match first.starts_with(['a', 'i']) {
        _ if !(goes_on && has(&ONE, first)) => matter.to_owned(),
        true => format!("an {matter}"),
        false => format!("a {matter}"),
    }
}

/// An errand as it is said to the caller who has it: "my bill" is "your bill".
fn to_a_caller(errand: &str) -> String {
    let mut first = errand.split(' ');
    let (first, second) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    // "Cobalt Desktop is slow" begins with a name.
    let is_a_name = second.starts_with(char::is_uppercase)
        && !is_action(errand)
        && !has(&BEFORE_A_THING, &first.to_lowercase());
    let said = if is_a_name { errand.to_owned() } else { in_a_sentence(errand) };
    let words = said.split(' ').map(|word| match word {
        "my" => "your",
        "I" | "i" => "you",
        "I'm" | "i'm" => "you're",
        "I've" | "i've" => "you've",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words, in small letters and without the marks around them.
fn plain(words: &str) -> impl Iterator<Item = String> {
    let marks = |c: char| !(c.is_alphanumeric() || c == '\'' || c == '/');
    words
        .split_whitespace()
        .map(move |word| word.trim_matches(marks))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase))
        .map(|word| word.map(|c| if c == '\u{2019}' { '\'' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::{is_action, we_help};

    #[test]
    fn errands_are_said_as_someone_who_answers_a_telephone_would() {
        let said = [
            (&["Receive copies of bills"][..], "We can help you receive copies of bills."),
            (&["COBRA inquiries", "Feedback"], "We can help with COBRA inquiries and feedback."),
            (
                &["Benefit inquiries", "COBRA inquiries", "Enrollment/renewal materials"],
                "We can help with benefit inquiries, COBRA inquiries, and enrollment/renewal materials.",
            ),
            (&["A bus is late"], "We can help if a bus is late."),
            (
                &["A bus is late", "A child is ill"],
                "We can help if a bus is late or a child is ill.",
            ),
            (
                &["Renew a license", "Question about an invoice"],
                "We can help you renew a license. We can also help with a question about an invoice.",
            ),
            (
                &["Pay a water bill", "Start or stop service", "Garbage was not collected"],
                "We can help you pay a water bill, and start or stop service. We can also help if \
                 garbage was not collected.",
            ),
            (
                &["Pay my bill", "I lost my card", "A refund"],
                "We can help you pay your bill. We can also help with a refund, and if you lost your card.",
            ),
            (&["For customers with a contract"], "We can help customers with a contract."),
            (&["Cobalt Desktop is slow"], "We can help if Cobalt Desktop is slow."),
            (&["Install Cobalt Server"], "We can help you install Cobalt Server."),
            (
                &["A question or comment about the plan", "Feedback"],
                "We can help with a question or comment about the plan, and feedback.",
            ),
            (&[], "How can we help you?"),
            (&["Anything else"], "We can help with anything else."),
            (&["Everything else."], "We can help with everything else."),
        ];
        for (errands, sentence) in said {
            assert_eq!(we_help(errands), sentence);
        }
    }

    #[test]
    fn an_errand_that_begins_with_a_verb_says_what_to_do() {
        for action in [
            "Make payment arrangements",
            "Reconcile your bill",
            "Schedule an A-5500 form/report request",
            "Report a lost card",
            "Order prescription refills",
            "Request routine appointments",
            "Access plan and coverage details",
            "Start or stop service",
            "Start/stop service",
            "Talk to someone",
            "Change an address",
            "Contact a physician",
            "pay",
        ] {
            assert!(is_action(action), "{action}");
        }
        for matter in [
            "Contact changes",
            "Plan changes",
            "Order status",
            "Change requests",
            "Report copies",
            "Group address changes",
            "Accessing account information",
            "Return policy",
            "Question about an invoice",
            "Test results",
            "Transfers",
            "Worry about someone else",
            "A card that was lost",
            "billing",
            "",
        ] {
            assert!(!is_action(matter), "{matter}");
        }
    }

    #[test]
    fn a_matter_in_which_something_happened_stays_a_matter() {
        assert_eq!(we_help(&["A server that is down"]), "We can help with a server that is down.");
        assert_eq!(we_help(&["A server is down"]), "We can help if a server is down.");
    }
}
