//! What is said of hours.

use super::texts;

texts! {
    /// What is said of hours, beside the words of a week: how things stand, moments, and holidays.
    HoursTexts {
        /// In place of the name of a holiday that is not known.
        some_holiday();
        /// A holiday that is kept on another day than its own.
        observed(holiday);
        /// What the day is, as it follows `today_is`: a holiday that the hours do not mention.
        unsaid_holiday(holiday);
        /// The same of a day that may be a holiday.
        perhaps_holiday(holiday);
        /// The same of a year whose holidays are not known.
        unknown_year();
        /// A sentence of what the day is.
        today_is(what);

        /// After the name of who is open: until when.
        is_open(closes);
        is_always_open();
        is_perhaps_closed(holiday);
        /// Follows `is_perhaps_closed`.
        if_not_closes(closes);
        is_closed(opens);
        /// Follows `is_closed`.
        unless_it_stays_closed(holiday);
        is_closed_for_good();
        /// After the name of who is open, or in parentheses.
        has_no_hours();

        /// What `open_until`, `perhaps_closed` and `closed` begin with: a color shows it.
        open_sign();
        perhaps_sign();
        closed_sign();
        /// In one glance. `until` begins with the word for it.
        open_until(until);
        open_always();
        perhaps_closed(holiday);
        /// Follows `perhaps_closed`.
        if_open(until);
        closed(opens);
        /// Follows `closed`.
        perhaps_stays_closed(holiday);
        closed_for_good();
        not_published();

        /// Of an interval that has begun. `until` begins with the word for it.
        now(until);
        /// Hours of a number, after them: they decide nothing.
        published_for_the_number();
    }
}
