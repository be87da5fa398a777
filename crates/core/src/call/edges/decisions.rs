//! Edges of what a call can't know by itself, and of mailboxes. The rules stand in [`edges`](super).
//!
//! # Example: what holds for the whole call is asked once; another system is asked anew each time
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told_decided;
//! let menu = r#"[switches.storm]
//! [branches.main]
//! cases = [
//!   { switch = "storm", to = "team" },
//!   { when = "outside", asks = "Are lines down?", name = "down", to = "team" },
//! ]
//! otherwise = "more"
//! [menus.more]
//! options = [{ key = "1", label = "it", to = "main" }]"#;
//! let told = told_decided(menu, &[(500, '1')], &[("storm", false), ("storm", true), ("down", false), ("down", true)]);
//! let first = ["0 asks storm", "0 asks down", "0 says more/options"];
//! assert_eq!(told[..3], first);
//! assert_eq!(told[3..], ["500 stops", "500 asks down", "500 to team", "2500 says team/connected", "3500 ends Connected"]);
//! ```
//!
//! # Example: a key that comes while something is decided is for what follows
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told_decided;
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "it", to = "known" }]
//! [branches.known]
//! cases = [{ when = "outside", asks = "Is it known?", name = "it-is", to = "more" }]
//! otherwise = "team"
//! [menus.more]
//! options = [{ key = "2", label = "more", to = "team" }]"#;
//! let told = told_decided(menu, &[(0, '1'), (0, '2')], &[("it-is", true)]);
//! let decided = ["0 says main/options", "0 stops", "0 asks it-is"];
//! assert_eq!(told[..3], decided);
//! assert_eq!(told[3..6], ["0 says more/options", "0 stops", "0 to team"]);
//! ```
//!
//! # Example: a full mailbox says nothing, and is asked again each time
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told_decided;
//! let menu = r#"[menus.main]
//! options = [{ key = "1", label = "leave a message", to = "voicemail" }]
//! [mailboxes.voicemail]
//! say = "Leave a message."
//! full_to = "main""#;
//! let told = told_decided(menu, &[(500, '1'), (900, '1')], &[("voicemail", true), ("voicemail", false)]);
//! let full = ["0 says main/options", "500 stops", "500 asks voicemail", "500 says main/options"];
//! assert_eq!(told[..4], full);
//! assert_eq!(told[4..7], ["900 stops", "900 asks voicemail", "900 says voicemail/say"]);
//! ```
//!
//! # Example: keys in a beep are lost, also at its very end
//!
//! ```
//! # mod edge { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/edges/told.rs")); }
//! # use edge::told;
//! let menu = r#"[mailboxes.main]
//! say = "Leave a message."
//! beep = "500ms""#;
//! let beeps = ["0 says main/say", "1000 beeps 500", "1500 records 120000"];
//! let lost = told(menu, &[(1_000, '#'), (1_200, '#'), (1_500, '#')]);
//! assert_eq!(lost[..3], ["0 says main/say", "1000 stops", "1000 beeps 500"]);
//! assert_eq!(lost[3..5], ["1500 records 120000", "121500 says thanks"]);
//! assert_eq!(told(menu, &[(1_200, '#')])[..3], beeps);
//! let ended = told(menu, &[(1_501, '#')]);
//! assert_eq!(ended[..4], ["0 says main/say", "1000 beeps 500", "1500 records 120000", "1501 says thanks"]);
//! ```
