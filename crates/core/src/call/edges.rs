//! The edges of timing: what happens when two things happen at once, or at an odd moment. Each row
//! is a rule, and each rule an example that is run.
//!
//! | rule | why |
//! | --- | --- |
//! | A key at the very instant of a timeout counts | The prompt ends at 1 s; 5 s later nothing was pressed. At one instant a key comes before a deadline. |
//! | A key a millisecond after a timeout is too late for it | It answers the prompt that follows. |
//! | A key in the last moment of a prompt cuts it | At one instant a key comes before the end of a prompt; the end that follows is that of a prompt which was cut, and means nothing. |
//! | Keys typed ahead wait for whatever listens next | A message is cut by a key and leaves the key to the menu that follows. |
//! | A wrong key and silence flush what was typed ahead | A caller who failed has lost the thread. (Nuance's VoiceXML platform flushes on rejection and on timeout, too.) |
//! | A prompt that may not be cut is heard to its end, and drops keys | VoiceXML 2.0, section 4.1.5: without barge-in, keys pressed meanwhile are deleted. |
//! | Unless the menu keeps what is typed ahead | Then the key counts at the end of the prompt. |
//! | A key that also begins a longer one waits for the next | The inter-digit timeout is 3 s; a key that can't be continued does not wait. |
//! | `#` ends a key that could be continued | ISO/IEC 13714 (second-hand): hash delimits. |
//! | The rest of a wrong number means nothing | Who dials 125 where only 101 leads somewhere has not chosen option 5: digits within the inter-digit timeout of each other, as many as the longest number has, and a `#` at their end. |
//! | `#` ends an entry early; too few digits are a no-match | The last digit that fits ends it by itself. |
//! | The key that ends an entry means nothing more once its last digit has ended it | "Enter your four digits, then press pound": within the inter-digit timeout, and only as the next key. |
//! | Digits too many after an entry mean nothing where the entry drops them | Each counts as one of them for the inter-digit timeout after the one before; the very next millisecond a key counts again. |
//! | Where keys wait for their length, a wrong one waits as long as a right one | `#` ends the wait: it is looked up at once. |
//! | Where wrong keys are ignored while the menu speaks, one at the very end of the words is, too | A millisecond later it counts: a key comes before the end of a prompt. |
//! | One counter for both: the third failure is the last, whatever it was | Retry counters of PBXs; VoiceXML counts apart. |
//! | Who asks forever is ended by the longest call | And counts on until then. |
//! | A repeat begins anew: both counters are zero | A caller who presses a key that means something is there, and listens. |
//! | An option with hours of its own is offered as long as the menu waits | What was said to the caller counts: the hour is looked at when the call comes to the menu. |
//! | What decides is the hour at which the team is reached | Not that of the answer: the office closes two seconds into this call. |
//! | A team that closes while it rings still answers | It was open when the call came. |
//! | A busy team does not ring; one where nobody answers rings for its time | Then the call goes on where the file says. Keys meanwhile mean nothing. |
//! | Somebody who is free ends an announcement; the longest wait comes before them | At one instant a deadline comes before news of a line. A caller who leaves the line is in it no more. |
//! | A clock that is set back in the middle of a call moves no timeout | The call counts its own seconds; only hours are read off the wall, where it is 1 o'clock again. |
//! | A caller who hangs up while a message is recorded has left it | A mailbox takes what was said until then. |
//! | Every call ends | After the longest call, whatever the caller does. |
//!
//! In the examples every prompt lasts one second, and nothing is pressed but what is listed.
//!
//! # Example: a key at the very instant of a timeout counts
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! let team = ["6000 to team", "8000 says team/connected", "9000 ends Connected"];
//! assert_eq!(told(menu, &[(6_000, '1')])[0], "0 says main/options");
//! assert_eq!(told(menu, &[(6_000, '1')])[1..], team);
//! ```
//!
//! # Example: a key a millisecond after a timeout is too late for it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! let told = told(menu, &[(6_001, '1')]);
//! assert_eq!(told[..4], ["0 says main/options", "6000 no-input 1", "6000 says no-input-1", "6001 stops"]);
//! assert_eq!(told[4..], ["6001 to team", "8001 says team/connected", "9001 ends Connected"]);
//! ```
//!
//! # Example: a key in the last moment of a prompt cuts it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! let told = told(menu, &[(1_000, '1')]);
//! assert_eq!(told[..2], ["0 says main/options", "1000 stops"]);
//! assert_eq!(told[2..], ["1000 to team", "3000 says team/connected", "4000 ends Connected"]);
//! ```
//!
//! # Example: keys typed ahead wait for whatever listens next
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menus = r#"[messages.main]
//! say = "Hello."
//! to = "first"
//! [menus.first]
//! options = [{ key = "1", label = "more", to = "second" }]
//! [menus.second]
//! options = [{ key = "2", label = "it", to = "team" }]"#;
//! let told = told(menus, &[(200, '1'), (200, '2')]);
//! assert_eq!(told[..4], ["0 says main/say", "200 stops", "200 says second/options", "200 stops"]);
//! assert_eq!(told[4..], ["200 to team", "2200 says team/connected", "3200 ends Connected"]);
//! ```
//!
//! # Example: a wrong key and silence flush what was typed ahead
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menus = r#"[messages.main]
//! say = { say = "Hello.", barge_in = false }
//! to = "menu"
//! [timings]
//! keeps_type_ahead = true
//! [menus.menu]
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! let told = told(menus, &[(100, '5'), (200, '1'), (9_000, '!')]);
//! let asked_again = ["1000 no-match 1", "1000 says no-match-1", "2000 says menu/options", "8000 no-input 1"];
//! assert_eq!(told[0], "0 says main/say");
//! assert_eq!(told[1..5], asked_again);
//! assert_eq!(told[5..], ["8000 says no-input-1", "9000 stops", "9000 ends HungUp"]);
//! ```
//!
//! # Example: a prompt that may not be cut is heard to its end, and drops keys
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! say = { say = "For it, press 1.", barge_in = false }
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! let told = told(menu, &[(500, '1'), (1_500, '1')]);
//! assert_eq!(told[0], "0 says main/options");
//! assert_eq!(told[1..], ["1500 to team", "3500 says team/connected", "4500 ends Connected"]);
//! ```
//!
//! # Example: unless the menu keeps what is typed ahead
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! say = { say = "For it, press 1.", barge_in = false }
//! options = [{ key = "1", label = "it", to = "team" }]
//! timings = { keeps_type_ahead = true }"#;
//! let told = told(menu, &[(500, '1')]);
//! assert_eq!(told[0], "0 says main/options");
//! assert_eq!(told[1..], ["1000 to team", "3000 says team/connected", "4000 ends Connected"]);
//! ```
//!
//! # Example: a key that also begins a longer one waits for the next
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [
//!   { key = "1",  label = "it",    to = "team" },
//!   { key = "12", label = "other", to = "other" },
//! ]
//! [teams.other]
//! name = "Other""#;
//! assert_eq!(told(menu, &[(500, '1')])[..2], ["0 says main/options", "500 stops"]);
//! assert_eq!(told(menu, &[(500, '1')])[2..], ["3500 to team", "5500 says team/connected", "6500 ends Connected"]);
//! let other = ["900 to other", "2900 says other/connected", "3900 ends Connected"];
//! assert_eq!(told(menu, &[(500, '1'), (900, '2')])[2..], other);
//! ```
//!
//! # Example: `#` ends a key that could be continued
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [
//!   { key = "1",  label = "it",    to = "team" },
//!   { key = "12", label = "other", to = "team" },
//! ]"#;
//! let called = told(menu, &[(500, '1'), (700, '#')]);
//! assert_eq!(called[..2], ["0 says main/options", "500 stops"]);
//! assert_eq!(called[2..], ["700 to team", "2700 says team/connected", "3700 ends Connected"]);
//! // No other key does: this one is wrong.
//! let called = told(menu, &[(500, '1'), (700, '5'), (800, '!')]);
//! assert_eq!(called[2..], ["700 no-match 1", "700 says no-match-1", "800 stops", "800 ends HungUp"]);
//! ```
//!
//! # Example: the rest of a wrong number means nothing
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [
//!   { key = "5",   label = "it",  to = "team" },
//!   { key = "101", label = "Ana", to = "ana" },
//! ]
//! [teams.ana]
//! name = "Ana""#;
//! let dialed = |more: &[(u64, char)]| told(menu, &[&[(500, '1'), (900, '2')], more].concat());
//! let refused = ["0 says main/options", "500 stops", "900 no-match 1", "900 says no-match-1"];
//! let called = dialed(&[(1_300, '5'), (1_400, '!')]);
//! assert_eq!(called[..4], refused);
//! assert_eq!(called[4..], ["1400 stops", "1400 ends HungUp"]);
//! // No number has four digits, and none goes on after a pause.
//! assert_eq!(dialed(&[(1_300, '5'), (1_700, '5')])[4..6], ["1700 stops", "1700 to team"]);
//! assert_eq!(dialed(&[(3_901, '5')])[5..7], ["3901 stops", "3901 to team"]);
//! ```
//!
//! # Example: `#` ends an entry early; too few digits are a no-match
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[entries.main]
//! ask = "Your number."
//! length = { min = 2, max = 4 }
//! to = "team""#;
//! let entered = |keys: &[(u64, char)]| told(menu, &[keys, &[(10, '!')]].concat()).split_off(2);
//! assert_eq!(entered(&[(1, '4'), (2, '2'), (3, '#')]), ["3 entered 42", "3 to team", "10 ends HungUp"]);
//! let too_few = ["2 no-match 1", "2 says main/no-match-1", "10 stops", "10 ends HungUp"];
//! assert_eq!(entered(&[(1, '4'), (2, '#')]), too_few);
//! let all = [(1, '1'), (2, '2'), (3, '3'), (4, '4')];
//! assert_eq!(entered(&all), ["4 entered 1234", "4 to team", "10 ends HungUp"]);
//! ```
//!
//! # Example: the key that ends an entry means nothing more once its last digit has ended it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r##"[entries.main]
//! ask = "Enter your four digits, then press pound."
//! length = 4
//! to = "next"
//! [menus.next]
//! options = [{ key = "#", do = "hang-up" }, { key = "1", label = "it", to = "team" }]"##;
//! let digits = [(2_000, '1'), (2_000, '2'), (2_000, '3'), (2_000, '4')];
//! let and = |more: &[(u64, char)]| told(menu, &[&digits, more].concat())[3..].to_vec();
//! assert_eq!(and(&[(5_000, '#'), (6_000, '1')])[..1], ["6000 to team"]);
//! assert_eq!(and(&[(5_001, '#')])[..1], ["5001 says goodbye"]);
//! assert_eq!(and(&[(2_500, '#'), (2_600, '#')])[..2], ["2600 stops", "2600 says goodbye"]);
//! ```
//!
//! # Example: digits too many after an entry mean nothing where the entry drops them
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r##"[entries.main]
//! ask = "The last two digits of your card."
//! length = 2
//! to = "next"
//! timings = { drops_extra_digits = true, inter_digit = "1s" }
//! [menus.next]
//! options = [{ key = "7", label = "it", to = "team" }]"##;
//! let and = |more: &[(u64, char)]| told(menu, &[&[(100, '4'), (200, '2')], more].concat())[2..].to_vec();
//! assert_eq!(and(&[(1_200, '7'), (2_200, '7'), (3_201, '7')])[2], "3201 to team");
//! assert_eq!(and(&[(300, '7'), (400, '#'), (401, '7')])[2..4], ["401 stops", "401 to team"]);
//! ```
//!
//! # Example: where keys wait for their length, a wrong one waits as long as a right one
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]
//! key_length = 2"#;
//! assert_eq!(told(menu, &[(2_000, '1')])[1], "5000 to team");
//! assert_eq!(told(menu, &[(2_000, '9')])[1], "5000 no-match 1");
//! assert_eq!(told(menu, &[(2_000, '1'), (2_300, '#')])[1], "2300 to team");
//! assert_eq!(told(menu, &[(2_000, '9'), (2_300, '#')])[1], "2300 no-match 1");
//! ```
//!
//! # Example: where wrong keys are ignored while the menu speaks, one at the very end of the words is, too
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]
//! timings = { wrong_key_while_speaking = "ignored" }"#;
//! assert_eq!(told(menu, &[(500, '9'), (1_000, '9')])[1], "6000 no-input 1");
//! assert_eq!(told(menu, &[(1_001, '9')])[1], "1001 no-match 1");
//! assert_eq!(told(menu, &[(500, '1')])[1..3], ["500 stops", "500 to team"]);
//! ```
//!
//! # Example: one counter for both: the third failure is the last, whatever it was
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]
//! timings = { count = "together" }"#;
//! let failures = |acts: &[_]| {
//!     let told = told(menu, acts).into_iter();
//!     told.filter(|line| line.contains(" no-") || line.contains("ends")).collect::<Vec<_>>()
//! };
//! let both = failures(&[(2_000, '9'), (11_000, '9')]);
//! assert_eq!(both, ["2000 no-match 1", "9000 no-input 2", "11000 no-match 3", "12000 ends GaveUp"]);
//! ```
//!
//! # Example: who asks forever is ended by the longest call
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]
//! timings = { no_input_tries = "forever" }
//! [limits]
//! longest_call = "1m""#;
//! let told = told(menu, &[]);
//! assert!(told.contains(&"54000 no-input 7".to_owned()), "{told:?}");
//! assert_eq!(told.last().unwrap(), "60000 ends GaveUp");
//! ```
//!
//! # Example: a repeat begins anew: both counters are zero
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [
//!   { key = "1", label = "it", to = "team" },
//!   { key = "9", do = "repeat" },
//! ]"#;
//! let told = told(menu, &[(100, '5'), (200, '9'), (300, '5'), (400, '!')]);
//! let first = ["0 says main/options", "100 stops", "100 no-match 1", "100 says no-match-1", "200 stops"];
//! let anew = ["200 says main/options", "300 stops", "300 no-match 1", "300 says no-match-1", "400 stops"];
//! assert_eq!(told, [&first[..], &anew, &["400 ends HungUp"]].concat());
//! ```
//!
//! # Example: an option with hours of its own is offered as long as the menu waits
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told_at;
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team", during = "Mo-Fr 08:00-17:00" }]"#;
//! assert_eq!(told_at("2026-11-23T16:59:59-08:00", menu, &[(2_000, '1')])[1], "2000 to team");
//! assert_eq!(told_at("2026-11-23T17:00:00-08:00", menu, &[(2_000, '1')])[1], "2000 no-match 1");
//! ```
//!
//! # Example: what decides is the hour at which the team is reached
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "office" }]
//! [teams.office]
//! name = "Office"
//! hours = "Mo-Fr 08:00-17:00""#;
//! let call = |ms| told_at("2026-11-23T16:59:58-08:00", menu, &[(ms, '1')]);
//! let open = ["0 says main/options", "1999 to office", "3999 says office/connected", "4999 ends Connected"];
//! assert_eq!(call(1_999), open);
//! let closed = ["0 says main/options", "2000 closed office", "2000 says office/closed", "3000 ends Closed"];
//! assert_eq!(call(2_000), closed);
//! ```
//!
//! # Example: a team that closes while it rings still answers
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[branches.main]
//! cases = [{ open = "office", to = "office" }]
//! otherwise = "team"
//! [teams.office]
//! name = "Office"
//! hours = "Mo-Fr 08:00-17:00""#;
//! let told = told_at("2026-11-23T16:59:59-08:00", menu, &[]);
//! assert_eq!(told, ["0 to office", "2000 says office/connected", "3000 ends Connected"]);
//! ```
//!
//! # Example: a busy team does not ring; one where nobody answers rings for its time
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told_where;
//! use phonetree_core::call::TransferOutcome::{Busy, NoAnswer};
//! let menu = r#"[branches.main]
//! cases = [{ open = "desk", to = "desk" }]
//! otherwise = "team"
//! [teams.desk]
//! name = "Desk"
//! ring = "20s"
//! unanswered_to = "voicemail"
//! busy_to = "team"
//! [mailboxes.voicemail]
//! say = "Leave a message.""#;
//! let unanswered = told_where(menu, &[(19_000, '#')], &[("desk", NoAnswer)]);
//! assert_eq!(unanswered[..3], ["0 to desk", "20000 no-answer desk", "20000 says voicemail/say"]);
//! let busy = told_where(menu, &[], &[("desk", Busy)]);
//! assert_eq!(busy[..3], ["0 to desk", "0 busy desk", "0 to team"]);
//! ```
//!
//! # Example: somebody who is free ends an announcement; the longest wait comes before them
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{NOON, told_in_line};
//! let menu = r#"[queues.main]
//! team = "team"
//! longest = "1m"
//! longest_to = "voicemail"
//! options = [{ key = "2", label = "leave a message", to = "voicemail" }]
//! [mailboxes.voicemail]
//! say = "Leave a message.""#;
//! let told = |acts: &[(u64, char)], free| told_in_line(NOON, menu, acts, &[("main", free)]);
//! let greeted = ["0 in line 1", "0 says main/greeting", "1000 says main/announcement"];
//! assert_eq!(told(&[], "1500ms")[..3], greeted);
//! assert_eq!(told(&[], "1500ms")[3..5], ["1500 stops", "1500 to team"]);
//! assert_eq!(told(&[], "1m")[3..5], ["60000 waited too long", "60000 says voicemail/say"]);
//! assert!(told(&[], "59999ms").contains(&"59999 to team".to_owned()));
//! let left = told(&[(5_000, '2')], "20s");
//! assert_eq!(left[3..5], ["5000 says voicemail/say", "6000 records 120000"]);
//! assert!(!left.contains(&"20000 to team".to_owned()));
//! ```
//!
//! # Example: a clock that is set back in the middle of a call moves no timeout
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "owls" }]
//! [teams.owls]
//! name = "Owls"
//! hours = "Su 01:00-02:00""#;
//! let call = |ms| told_at("2026-11-01T01:59:59-07:00", menu, &[(ms, '1')]);
//! let owls = ["0 says main/options", "6000 to owls", "8000 says owls/connected", "9000 ends Connected"];
//! assert_eq!(call(6_000), owls);
//! let late = ["0 says main/options", "6000 no-input 1", "6000 says no-input-1", "6001 stops", "6001 to owls"];
//! assert_eq!(call(6_001)[..5], late);
//! ```
//!
//! # Example: a caller who hangs up while a message is recorded has left it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[mailboxes.main]
//! say = "Leave a message.""#;
//! let left = ["0 says main/say", "1000 records 120000", "4000 ends MessageTaken"];
//! assert_eq!(told(menu, &[(4_000, '!')]), left);
//! ```
//!
//! # Example: every call ends
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "9", do = "repeat" }]
//! timings = { no_input_tries = 20 }
//! [limits]
//! longest_call = "20s""#;
//! let asked = ["0 says main/options", "6000 no-input 1", "6000 says no-input-1", "7000 says main/options"];
//! let again = ["13000 no-input 2", "13000 says no-input-1", "14000 says main/options", "20000 ends GaveUp"];
//! assert_eq!(told(menu, &[]), [asked, again].concat());
//! ```
