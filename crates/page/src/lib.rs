//! The engine behind a page: requests come in as JSON, answers go out as JSON.
//!
//! In comes one text after the other, each an object that says what to `do`; out comes one object for
//! each. A page has this as WebAssembly, without glue and without imports; a test has [`request`], which
//! is the same function. The room holds one menu, one call and one practice session at a time. It knows
//! no clock (`now` comes with each request, in milliseconds since 1970), no sound and no screen, and
//! decides nothing: each answer is what the rooms of the engine say. `docs/page.md` lists every request.
//!
//! ```
//! use phonetree_core::hours::HolidayTable;
//! use phonetree_page::request;
//! use serde_json::{Value, json};
//!
//! let ask = |what: Value| -> Value { serde_json::from_str(&request(&what.to_string())).expect("JSON") };
//! let holidays = HolidayTable::ALL.of(["US"]);
//! ask(json!({ "do": "load", "menu": phonetree_core::menu::FIRST_LINE, "holidays": holidays }));
//!
//! // A quarter past seven, Pacific time: the first option leads to an office that opens at eight.
//! let call = ask(json!({ "do": "call", "line": "1-800-790-4661", "at": "2026-11-30 07:15", "keys": "1" }));
//! let closed = call["effects"].as_array().expect("effects").iter().find(|it| it["event"] == "closed");
//! assert_eq!(closed.expect("closed")["name"], "California Service Center");
//!
//! // What is wrong is said in words, and changes nothing.
//! assert_eq!(ask(json!({ "do": "key", "key": "x", "elapsed": 0 }))["error"], "`x` is not a key: press 0-9, * or #");
//! ```
//!
//! # Across the border
//!
//! WebAssembly passes numbers only. A page asks for memory with `reserve(length)`, writes a request there
//! in UTF-8, and calls `request(pointer, length)`, which takes the memory back. What it returns are two
//! numbers in one: the upper half is where the answer is, the lower half its length. The page reads it,
//! and gives it back with `release(pointer, length)`.
#[cfg(feature = "packed-zones")]
extern crate phonetree_zones as chrono_tz;

mod asked;
#[cfg(target_arch = "wasm32")]
mod border;
mod desk;
mod directory;
mod drills;
mod fields;
mod held;
mod moments;
mod outline;
mod phone;
#[cfg(target_arch = "wasm32")]
mod powers;
mod standing;
mod told;

use std::cell::RefCell;

use crate::desk::Desk;

thread_local! {
    /// A page has one thread, and one desk.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Answers a request: an object of JSON for an object of JSON. What is wrong with a request is an
/// answer, too: `{"error": "in words"}`.
pub fn request(text: &str) -> String {
    DESK.with_borrow_mut(|desk| desk.answer(text))
}
