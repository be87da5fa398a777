//! A number that nobody can dial.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::PhoneNumber;

rule! {
    /// A phone or fax number that can't exist.
    ///
    /// ### What it does
    /// Checks North American numbers for area codes that are not assigned
    /// (N11, N9X, 37X, 96X) and for impossible exchanges (N11). Numbers of other countries are
    /// looked up in the numbering plans of Google's libphonenumber. The numbers 555-0100 to 555-0199, which
    /// are reserved for fiction, are fine.
    ///
    /// ### Why is this bad?
    /// Callers reach nobody, or somebody else.
    ///
    /// ### Example
    /// ```toml
    /// fax = "1-911-555-0142"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// fax = "1-202-555-0142"
    /// ```
    INVALID_NUMBER = "invalid-number", Error, check;
    Standard: "Country code and national number as the plan has them", "ITU-T E.164";
    Standard: "Area codes and exchanges N11 are services; N9X, 37X and 96X are kept back", "North American Numbering Plan Administrator";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let invalid = super::all_numbers(subject).filter_map(|stated| {
        let why = wrong(stated.number)?;
        let message = format!("{} is not a valid number: {why}", stated.number.as_written());
        let found = Violation::new(stated.id, stated.place, message);
        Some(found.label("nobody can dial this").fix("compare it with its source, digit by digit"))
    });
    invalid.collect()
}

/// Why no numbering plan has these digits, if none has.
fn wrong(number: &PhoneNumber) -> Option<String> {
    let Some(national) = number.digits().strip_prefix('1') else {
        if number.planned().is_some() {
            return None;
        }
        let why = match number.has_trunk_zero() {
            true => "the 0 after its country code is dialed within the country alone",
            false => "its country has no such numbers",
        };
        return Some(why.to_owned());
    };
    let (area, exchange) = (national.get(..3)?, national.get(3..6)?);
    if area.ends_with("11") || area[1..].starts_with('9') || ["37", "96"].contains(&&area[..2]) {
        return Some(format!("the area code {area} is not given out"));
    }
    if exchange.ends_with("11") && !super::is_toll_free_area(area) {
        return Some(format!("{exchange} is a service, no exchange"));
    }
    None
}
