//! What a phone menu (IVR) is, and what a call to it does.
//!
//! A phone menu is data: a TOML file, read into a [`menu::Tree`]. A call is a pure function of that
//! tree, the instant at which the line answers, and what the caller does. This crate has those two,
//! and what can be built on them without a machine: written calls, proofs about every possible call,
//! rules about quality, drills. It has no clock, no thread, no file and no sound, and builds for
//! WebAssembly. The command `phonetree` is a thin shell around it.
//!
//! # A test of a menu
//!
//! ```
//! use phonetree_core::menu;
//! use phonetree_core::script::call;
//!
//! let menu = menu::load("bakery.toml", r#"
//!     format = 1
//!     title = "Corner Bakery"
//!     timezone = "America/New_York"
//!     language = "en-US"
//!
//!     [lines.shop]
//!     number = "+1-202-555-0143"
//!     answer = "main"
//!
//!     [menus.main]
//!     options = [{ key = "1", label = "orders", to = "orders" }]
//!
//!     [teams.orders]
//!     name = "Orders"
//!     hours = "Tu-Sa 07:00-15:00"
//! "#)?;
//! call(&menu).at("2026-11-24 07:15").press("1").reaches("orders");
//! call(&menu).at("2026-11-23 07:15").press("1").closed_until("orders", "2026-11-24 07:00");
//! # Ok::<(), menu::Problems>(())
//! ```
//!
//! # The rooms, in the order data flows
//!
//! Each module uses those above it, never one below.
//!
//! | module | in | out |
//! | --- | --- | --- |
//! | [`document`] | a text in TOML | values with their places, or every problem with its line |
//! | [`hours`] | opening hours as text, an instant | open or closed, and when that changes |
//! | [`menu`] | the text of a menu file | a [`Tree`](menu::Tree), or [`Problems`](menu::Problems): all that is wrong with it |
//! | [`call`] | a tree, a line, an instant, then one [`Input`](call::Input) after the other | [`Effect`](call::Effect)s, and the next deadline |
//! | [`drive`] | a call and a phone | the call held to its end, in real time or in none |
//! | [`script`] | calls as people write them | what happened, and whether it was expected |
//! | [`walk`] | a tree and a statement | a proof for every possible call, or a counter-example |
//! | [`check`] | a tree | findings: rules of good menus, each with its source |
//! | [`directory`] | a tree, a question in plain words | whom to call, and by which keys |
//! | [`practice`] | a tree, a seed, what a trainee did | drills, scores, what to practice next |
//! | [`exchange`] | a tree, or another system's file | another system's files, or a menu's text; and what is lost |
//!
//! # Which type do I need?
//!
//! - To **test a menu**: [`script::call`], one line for each call. Files of written calls are
//!   [`script::CallFile`].
//! - To **hold a call on a phone of your own**: implement [`drive::Performer`] and [`drive::Phone`]
//!   (blocking) or [`drive::AsyncPhone`], and call [`drive::drive`] or [`drive::drive_async`].
//! - To **hold many calls, or to embed one** (a page, a switch, a game): [`drive::Ongoing`] is a call
//!   in progress as a value: put in what happens, and let it catch up.
//! - To **see what happens, by name**: [`script::Reporter`] makes an [`Event`](script::Event) of each
//!   effect; as JSON it is one flat object.
//! - To **prove something about every call**: [`walk::prove`].
//!
//! What a moment, an instant and a time zone mean here is one page: [`call::time`]. What happens when
//! two things happen at once is another: [`call::edges`].
//!
//! # A phone of your own
//!
//! A phone does what a call asks for, and puts what happens into an inbox. This one has no sound, and
//! no time passes:
//!
//! ```
//! use phonetree_core::call::{CallTime, Effect, Ending, Input};
//! use phonetree_core::drive::{self, Inbox, Performer, Phone};
//! use phonetree_core::menu::{self, Key, Lengths};
//!
//! struct Silent {
//!     lengths: Lengths,
//! }
//!
//! impl Performer for Silent {
//!     fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
//!         if let Effect::Do(action) = effect {
//!             // Prompts end after their length, and teams answer: as in a simulation.
//!             inbox.simulate(at, action, &self.lengths);
//!         }
//!     }
//! }
//!
//! impl Phone for Silent {
//!     fn wait(&mut self, _until: CallTime, _inbox: &mut Inbox) {
//!         // A phone with a clock would wait here; one with keys would put them into the inbox.
//!     }
//! }
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_for("1-800-790-4661").expect("the line is in the file");
//! let noon = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
//! let mut phone = Silent { lengths: Lengths::estimated(&tree) };
//! // Nobody presses a key: the line asks a few times, says goodbye, and hangs up.
//! assert_eq!(drive::drive(&tree, line, noon, &mut phone), Ending::GaveUp);
//! # Ok::<(), menu::Problems>(())
//! ```
//!
//! # Same input, same call
//!
//! The same tree, instant and inputs give the same effects, to the byte, on every machine. Nothing in
//! this crate asks for the time, draws a random number or depends on the order of a hash map.
//!
//! # Errors
//!
//! Files of people are read in one pass: [`menu::Problems`] is everything that is wrong, each with its
//! line, the words underlined, and what to do. Everything else that can fail has a small error type of
//! its own. After [`menu::load`] nothing in a tree needs to be checked again.

// The names are the same, and so is all that the rooms see.
#[cfg(feature = "packed-zones")]
extern crate phonetree_zones as chrono_tz;

pub mod call;
pub mod check;
pub mod directory;
pub mod document;
pub mod drive;
pub mod exchange;
pub mod hours;
pub mod language;
pub mod menu;
pub mod practice;
pub mod script;
pub mod walk;
