//! Tests of a menu of your own: a call is a line of Rust.
//!
//! `cargo test --example test_a_menu` runs them. In a project of your own they stand in `tests/`, with
//! `phonetree-core` under `[dev-dependencies]`.

#![allow(clippy::print_stdout, reason = "an example shows what happens")]

use phonetree_core::menu::{self, Tree};
use phonetree_core::script::call;

/// The menu: a file beside the tests.
fn bakery() -> Tree {
    let loaded = menu::load("bakery.toml", include_str!("bakery.toml"));
    loaded.unwrap_or_else(|problems| panic!("{problems}"))
}

/// Without `cargo test` the example shows one of its calls.
fn main() {
    print!("{}", call(&bakery()).at("2026-11-24 07:15").press("1").transcript());
}

#[cfg(test)]
mod tests {
    use super::{bakery, call};

    #[test]
    fn orders_are_taken_from_tuesday_to_saturday() {
        let menu = bakery();
        call(&menu).at("2026-11-24 07:00").press("1").reaches("orders").within_ms(30_000);
        call(&menu).at("2026-11-23 12:00").press("1").closed_until("orders", "2026-11-24 07:00");
    }

    #[test]
    fn a_caller_who_has_heard_the_hours_can_still_order() {
        let menu = bakery();
        let caller = call(&menu).at("2026-11-24 12:00").hearing_out().press("21");
        caller.hears("from 7 a.m. to 3 p.m.").reaches("orders");
    }

    #[test]
    fn nobody_who_presses_nothing_is_kept_on_the_line() {
        call(&bakery()).at("2026-11-24 12:00").ends("gave_up").within_ms(60_000);
    }
}
