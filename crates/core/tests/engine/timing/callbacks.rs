//! Leaving a number: the caller's own, or one that is entered and read back.

use super::told::told;

const CALLBACK: &str = r#"[callbacks.main]
length = { min = 7, max = 10 }
star_to = "team"
"#;

/// The last things of a call in which these keys are pressed, a tenth of a second from one to the next.
fn pressed(text: &str, keys: &str) -> Vec<String> {
    let acts: Vec<(u64, char)> = (1..).map(|n| n * 100).zip(keys.chars()).collect();
    told(text, &acts).into_iter().filter(|line| !line.contains("stops")).collect()
}

#[test]
fn one_leaves_the_number_of_the_call_and_the_call_ends() {
    let own = ["0 says main/offer", "100 calls back this number", "100 says main/thanks"];
    assert_eq!(pressed(CALLBACK, "1")[..3], own);
    assert_eq!(pressed(CALLBACK, "1")[3..], ["1100 ends CallbackRequested"]);
    // Who hangs up before the end of the words has left it all the same.
    assert_eq!(pressed(CALLBACK, "1!")[3..], ["200 ends CallbackRequested"]);
}

#[test]
fn two_leaves_another_number_which_is_read_back() {
    let told = pressed(CALLBACK, "25550142#1");
    assert_eq!(told[1], "100 says main/ask");
    assert_eq!(told[2..4], ["900 says confirm", "1000 calls back 5550142"]);
    // The last digit that a number can have ends it.
    let ended = ["1100 says confirm", "1200 calls back 2025550142"];
    assert_eq!(pressed(CALLBACK, "220255501421")[2..4], ended);
    // Read back, 2 begins again.
    assert_eq!(pressed(CALLBACK, "25550142#2")[3], "1000 says main/ask");
    // Too few digits are a wrong answer.
    assert_eq!(pressed(CALLBACK, "2555#")[2], "500 no-match 1");
}

#[test]
fn a_file_may_ask_everybody_for_a_number_and_star_leads_elsewhere() {
    let entered = format!("{CALLBACK}own_number = false\n");
    assert_eq!(
        pressed(&entered, "5550142#1")[..3],
        ["0 says main/ask", "800 says confirm", "900 calls back 5550142"]
    );
    for keys in ["*", "2*", "25550142#*"] {
        assert!(pressed(CALLBACK, keys).iter().any(|line| line.ends_with(" to team")), "{keys}");
    }
    let again = CALLBACK.replace("star_to = \"team\"\n", "");
    assert_eq!(
        pressed(&again, "2555*5550142#1")[2..4],
        ["1300 says confirm", "1400 calls back 5550142"]
    );
    assert_eq!(pressed(&again, "*")[1], "100 no-match 1");
}

#[test]
fn who_presses_nothing_or_wrong_keys_is_asked_again_and_then_given_up() {
    let told = pressed(CALLBACK, "555");
    assert_eq!(told[1..3], ["100 no-match 1", "100 says no-match-1"]);
    let ended = told.last().unwrap();
    assert!(ended.ends_with("ends GaveUp"), "{told:?}");
    let silent = pressed(CALLBACK, "");
    assert_eq!(silent[1..4], ["6000 no-input 1", "6000 says no-input-1", "7000 says main/offer"]);
}
