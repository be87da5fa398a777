//! Edges of whom a call reaches, at which hour, and how it ends. The rules stand in [`edges`](super).
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
