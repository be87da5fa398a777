//! The edges of timing: what happens when two things happen at once, or at an odd moment. Each row
//! is a rule, and each rule an example that is run.
//!
//! | rule | why |
//! | --- | --- |
//! | A key at the very instant of a timeout counts | The prompt ends at 1 s; 5 s later nothing was pressed. At one instant a key comes before a deadline. |
//! | A key a millisecond after a timeout is too late for it | It answers the prompt that follows. |
//! | A key in the last moment of a prompt cuts it | At one instant a key comes before the end of a prompt; the end that follows is that of a prompt which was cut, and means nothing. |
//! | Keys typed ahead wait for whoever listens next | A message is cut by a key and leaves the key to the menu that follows. |
//! | A wrong key and silence flush what was typed ahead | A caller who failed has lost the thread. (Nuance's VoiceXML platform flushes on rejection and on timeout, too.) |
//! | A prompt that may not be cut is heard to its end, and drops keys | VoiceXML 2.0, section 4.1.5: without barge-in, keys pressed meanwhile are deleted. |
//! | Unless the menu keeps what is typed ahead | Then the key counts at the end of the prompt. |
//! | A key that also begins a longer one waits for the next | The inter-digit timeout is 3 s; a key that can't be continued does not wait. |
//! | `#` ends a key that could be continued | ISO/IEC 13714 (second-hand): hash delimits. |
//! | `#` ends an entry early; too few digits are no match | The last digit that fits ends it by itself. |
//! | A repeat begins anew: both counters are zero | Whoever presses a key that means something is there, and listens. |
//! | What decides is the hour at which the team is reached | Not that of the answer: the office closes two seconds into this call. |
//! | A team that closes while it rings still answers | It was open when the call came. |
//! | A clock that is set back in the middle of a call moves no timeout | The call counts its own seconds; only hours are read off the wall, where it is 1 o'clock again. |
//! | Whoever hangs up while a message is recorded has left it | A mailbox takes what was said until then. |
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
//! assert!(told(menu, &[(6_000, '1')]).contains(&"6000 to team".to_owned()));
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
//! assert_eq!(told[1..4], ["6000 no-input 1", "6000 says no-input-1", "6001 stops"]);
//! assert_eq!(told[4], "6001 to team");
//! ```
//!
//! # Example: a key in the last moment of a prompt cuts it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "team" }]"#;
//! assert_eq!(told(menu, &[(1_000, '1')])[..3], ["0 says main/options", "1000 stops", "1000 to team"]);
//! ```
//!
//! # Example: keys typed ahead wait for whoever listens next
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
//! assert_eq!(told(menus, &[(200, '1'), (200, '2')])[..3], ["0 says main/say", "200 stops", "200 says second/options"]);
//! assert!(told(menus, &[(200, '1'), (200, '2')]).contains(&"200 to team".to_owned()));
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
//! let told = told(menus, &[(100, '5'), (200, '1')]);
//! assert_eq!(told[1..3], ["1000 no-match 1", "1000 says no-match-1"]);
//! assert!(!told.iter().any(|line| line.ends_with("to team")));
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
//! assert_eq!(told(menu, &[(500, '1'), (1_500, '1')])[..2], ["0 says main/options", "1500 to team"]);
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
//! assert_eq!(told(menu, &[(500, '1')])[..2], ["0 says main/options", "1000 to team"]);
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
//! assert!(told(menu, &[(500, '1')]).contains(&"3500 to team".to_owned()));
//! assert!(told(menu, &[(500, '1'), (900, '2')]).contains(&"900 to other".to_owned()));
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
//! assert!(told(menu, &[(500, '1'), (700, '#')]).contains(&"700 to team".to_owned()));
//! ```
//!
//! # Example: `#` ends an entry early; too few digits are no match
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[entries.main]
//! ask = "Your number."
//! length = { min = 2, max = 4 }
//! to = "team""#;
//! assert!(told(menu, &[(1, '4'), (2, '2'), (3, '#')]).contains(&"3 entered 42".to_owned()));
//! assert!(told(menu, &[(1, '4'), (2, '#')]).contains(&"2 no-match 1".to_owned()));
//! assert!(told(menu, &[(1, '1'), (2, '2'), (3, '3'), (4, '4')]).contains(&"4 entered 1234".to_owned()));
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
//! let told = told(menu, &[(100, '5'), (200, '9'), (300, '5')]);
//! assert_eq!(told.iter().filter(|line| line.ends_with("no-match 1")).count(), 2);
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
//! assert!(call(1_999).contains(&"1999 to office".to_owned()));
//! assert!(call(2_000).contains(&"2000 closed office".to_owned()));
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
//! assert!(call(5_999).contains(&"5999 to owls".to_owned()));
//! assert!(call(6_001).contains(&"6000 no-input 1".to_owned()));
//! ```
//!
//! # Example: whoever hangs up while a message is recorded has left it
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::{told, told_at};
//! let menu = r#"[mailboxes.main]
//! say = "Leave a message.""#;
//! assert!(told(menu, &[(4_000, '!')]).contains(&"4000 ends MessageTaken".to_owned()));
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
//! assert_eq!(told(menu, &[]).last().unwrap(), "20000 ends GaveUp");
//! ```
