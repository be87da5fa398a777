//! Calls on a page: dialed, heard, keys pressed and taken back, at the hour one wants.

use serde_json::json;

use super::{Written, is_quiet};

const STATE: &str = "document.getElementById('phone').dataset.state";
const SAID: &str = "document.getElementById('transcript').innerText";
/// A Monday, a quarter past seven in California: the office opens at eight.
const EARLY: &str = "#call=1-800-790-4661&at=2026-11-30T07:15";

#[test]
fn a_number_is_dialed_the_line_answers_and_the_caller_hangs_up() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open("#call");
    page.value("document.getElementById('number').value = '1-800-790-4661'; 0");
    page.click("#phone [data-do=call]");
    page.until(&format!("{SAID}.includes('Thank you for calling')"));
    // By the keypad under a finger.
    page.click("#phone [data-key='3']");
    page.until("document.getElementById('pressed').textContent === '3'");
    page.click("#phone [data-do=call]");
    page.until(&format!("{STATE} === 'ended'"));
    is_quiet(&mut page);
}

#[test]
fn who_calls_too_early_hears_when_it_opens_and_a_key_can_be_taken_back() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open(EARLY);
    page.until(&format!("{SAID}.includes('press 1')"));
    let clock = page.value("document.getElementById('call-clock').textContent");
    assert!(clock.as_str().unwrap_or_default().contains("7:15"), "{clock}");
    page.press("1");
    page.until(&format!("{SAID}.includes('closed')"));
    let said = page.value(SAID);
    assert!(said.as_str().unwrap_or_default().contains("8 a.m."), "{said}");
    page.click("#phone [data-do=undo]");
    page.until("document.getElementById('pressed').textContent === ''");
    assert_eq!(page.value(&format!("{SAID}.includes('closed')")), json!(false));
    is_quiet(&mut page);
}

#[test]
fn a_link_opens_in_the_middle_of_a_call() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open(&format!("{EARLY}&keys=1"));
    page.until(&format!("{SAID}.includes('closed')"));
    assert_eq!(page.value("document.getElementById('pressed').textContent"), json!("1"));
    assert_eq!(page.value(STATE), json!("paused"), "nobody listens yet");
    is_quiet(&mut page);
}

#[test]
fn a_page_asks_what_if_where_the_menu_has_such_things() {
    const CHOICES: &str = "[...document.querySelectorAll('[data-what-if]')].map((choice) => [choice.dataset.whatIf, choice.labels[0].innerText, choice.length])";
    let Some(written) = Written::of(&["--menu", "menus/examples/power.toml"]) else { return };
    let mut page = written.open("#call=&at=2026-11-23T12:00&set=storm=on");
    page.until("document.getElementById('what-if').open");
    let switch = "Many are without power: callers hear so first";
    assert_eq!(
        page.value(CHOICES),
        json!([
            ["set", switch, 2],
            ["agent_free", "In line for Outages and downed lines", 6],
            ["agent_free", "In line for Customer service", 6]
        ])
    );
    let chosen = "document.querySelector('[data-what-if=set]').value";
    assert_eq!(page.value(chosen), json!("storm=on"), "as the link says");
    is_quiet(&mut page);
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open("#call");
    assert_eq!(page.value("document.getElementById('what-if').hidden"), json!(true));
    assert_eq!(page.value(CHOICES), json!([]), "nothing of the kind is in the first line");
    is_quiet(&mut page);
}
