//! Edges of what a caller presses, and of silence. The rules stand in [`edges`](super).
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
//! assert_eq!(dialed(&[(3_900, '5'), (5_000, '!')])[5..], ["5000 ends HungUp"]);
//! assert_eq!(dialed(&[(3_901, '5')])[5], "3901 to team");
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
//!     told.filter(|line| ["no-input ", "no-match ", "ends"].iter().any(|it| line.contains(it))).collect::<Vec<_>>()
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
//! assert!(told.contains(&"48000 no-input 7".to_owned()), "{told:?}");
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
