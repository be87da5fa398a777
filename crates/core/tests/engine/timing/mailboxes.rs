//! Messages that are left, and what is said after them.

use super::told::told;

const MAILBOX: &str = r#"[mailboxes.main]
say = "Leave a message."
thanks = "Thanks."
longest = "10s"
"#;

#[test]
fn a_message_ends_with_hash_with_the_hang_up_or_when_it_is_as_long_as_may_be() {
    let taken = |at: u64| {
        ["0 says main/say".to_owned(), "1000 records 10000".to_owned()]
            .into_iter()
            .chain([format!("{at} says main/thanks"), format!("{} ends MessageTaken", at + 1_000)])
            .collect::<Vec<_>>()
    };
    assert_eq!(told(MAILBOX, &[(4_000, '#')]), taken(4_000));
    assert_eq!(told(MAILBOX, &[(10_999, '#')]), taken(10_999));
    assert_eq!(told(MAILBOX, &[(11_000, '#')]), taken(11_000));
    assert_eq!(told(MAILBOX, &[(11_001, '#')]), taken(11_000));
    assert_eq!(told(MAILBOX, &[]), taken(11_000));
    assert_eq!(
        told(MAILBOX, &[(2_000, '1'), (3_000, '*'), (4_000, '#')]),
        taken(4_000),
        "other keys are part of it"
    );
    let left = ["0 says main/say", "1000 records 10000", "4000 ends MessageTaken"];
    assert_eq!(told(MAILBOX, &[(4_000, '!')]), left);
}

#[test]
fn hanging_up_before_the_beep_leaves_nothing() {
    for (at, ending) in [(999, "HungUp"), (1_000, "HungUp")] {
        let heard =
            ["0 says main/say".to_owned(), format!("{at} stops"), format!("{at} ends {ending}")];
        assert_eq!(told(MAILBOX, &[(at, '!')]), heard);
    }
    let left = ["0 says main/say", "1000 records 10000", "1001 ends MessageTaken"];
    assert_eq!(told(MAILBOX, &[(1_001, '!')]), left);
}

/// A key that skips the words has done its work: even # does not end the message with it.
#[test]
fn keys_before_the_beep_skip_the_words_and_are_forgotten() {
    let heard = [
        "0 says main/say",
        "300 stops",
        "300 records 10000",
        "5000 says main/thanks",
        "6000 ends MessageTaken",
    ];
    for key in ['1', '#'] {
        assert_eq!(told(MAILBOX, &[(300, key), (5_000, '#')]), heard);
    }
    let kept = format!(
        "{}[timings]\nkeeps_type_ahead = true\n",
        MAILBOX.replace("\"Leave a message.\"", "{ say = \"Leave a message.\", barge_in = false }")
    );
    let heard = [
        "0 says main/say",
        "1000 records 10000",
        "5000 says main/thanks",
        "6000 ends MessageTaken",
    ];
    assert_eq!(told(&kept, &[(300, '#'), (400, '#'), (5_000, '#')]), heard);
}

#[test]
fn the_longest_call_ends_a_message_that_was_begun() {
    let ends = |ms| told(&format!("{MAILBOX}[limits]\nlongest_call = \"{ms}ms\"\n"), &[]);
    assert_eq!(ends(1_001)[1..], ["1000 records 10000", "1001 ends MessageTaken"]);
    assert_eq!(ends(1_000)[1..], ["1000 records 10000", "1000 ends MessageTaken"]);
    assert_eq!(ends(11_000)[2..], ["11000 ends MessageTaken"], "before it is thanked for");
    assert_eq!(
        ends(11_001)[2..],
        ["11000 says main/thanks", "11001 stops", "11001 ends MessageTaken"]
    );
}
