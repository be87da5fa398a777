//! Digits too many after an entry, and the key that ends one which has ended.

use phonetree_core::menu::{self, Lengths};
use phonetree_core::script::call;
use phonetree_core::walk::{Demands, prove};

use super::office;

/// "Last four digits" of a card, and a menu where 7 blocks it.
const CARD: &str = r#"
[entries.main]
ask = "Enter the last four digits of your card."
length = 4
to = "card"
timings = { drops_extra_digits = true, no_input_tries = 1 }
[menus.card]
greeting = "Thank you."
options = [
  { key = "1", label = "your balance", to = "balance" },
  { key = "7", label = "blocking your card", to = "blocked" },
]
timings = { no_input_tries = 1 }
[messages.balance]
say = "Your balance is ten dollars."
to = "card"
[messages.blocked]
say = "Your card is blocked."
"#;

#[test]
fn digits_too_many_choose_nothing_where_the_entry_drops_them() {
    let tree = office(CARD);
    call(&tree)
        .at("2026-11-23 12:00")
        .press("40027")
        .hears("Thank you.")
        .never_hears("blocked")
        .reaches("desk");
    call(&tree)
        .at("2026-11-23 12:00")
        .press("40027{2.9s}7{2.9s}7")
        .never_hears("Your card is blocked.");
    // The next key counts once nothing was pressed for as long as an entry waits for more.
    call(&tree).at("2026-11-23 12:00").press("40027{3.1s}7").hears("Your card is blocked.");
    // The key that ends the digits ends the time, too, and means nothing itself.
    call(&tree).at("2026-11-23 12:00").press("40027#{100ms}7").hears("Your card is blocked.");
}

#[test]
fn in_a_file_that_does_not_say_so_they_are_the_first_keys_of_what_follows() {
    let tree = office(&CARD.replace("drops_extra_digits = true, ", ""));
    call(&tree).at("2026-11-23 12:00").press("40027").hears("Your card is blocked.");
    let all = office(
        &format!("{CARD}[timings]\ndrops_extra_digits = true\n")
            .replace("drops_extra_digits = true, ", ""),
    );
    call(&all).at("2026-11-23 12:00").press("40027").never_hears("Your card is blocked.");
}

#[test]
fn prove_takes_the_digits_that_are_dropped_and_those_after_them() {
    let tree = office(CARD);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    // One silence ends the menu, so a walk that waits the time out by a failure would miss the card.
    assert_eq!(found.met.nodes.len(), tree.nodes().count());
}

/// The bank of the field study: "Enter your four digit code, then press pound", and pound hangs up in the next menu.
#[test]
fn pound_after_the_last_digit_does_not_reach_the_next_menu() {
    let bank = r##"
format = 1
title = "Birch Bank"
timezone = "America/New_York"
operator = "desk"
[lines.main]
number = "+1-202-555-0100"
answer = "pin"
[entries.pin]
ask = "Enter your four digit code, then press pound."
length = 4
to = "accounts"
[menus.accounts]
greeting = "Thank you."
options = [
  { key = "1", label = "balances", to = "balances" },
  { key = "2", label = "cards", to = "desk" },
  { key = "#", do = "hang-up" },
]
[messages.balances]
say = "Your balance is ten dollars."
to = "accounts"
[teams.desk]
name = "The desk"
"##;
    let tree = menu::load("bank.toml", bank).unwrap();
    call(&tree)
        .at("2026-11-23 12:00")
        .press("1234#")
        .hears("Thank you.")
        .never_hears("Goodbye.")
        .reaches("desk");
    call(&tree).at("2026-11-23 12:00").press("1234#1").hears("ten dollars");
    call(&tree).at("2026-11-23 12:00").press("1234##").ends("hung_up");
}
