//! What an answer about an errand says.

use super::texts;

texts! {
    /// What an answer about an errand says: whom, how, and what else would do.
    AnswerTexts {
        /// Labels, in a column.
        call();
        email();
        fax();
        web();
        note();
        then();
        about();
        hours();

        /// A way, after what it is for: "Plan changes: call 1-800-790-4661, then press 3".
        named(what, way);
        by_call(number);
        by_email(address);
        by_fax(number);
        by_web(address);
        /// What is pressed on the way, as the first thing and as a later one.
        press(keys);
        enter();
        stay_on();
        /// Follows a number, or a key.
        then_do(what);
        no_key();
        /// Where a key of a line leads.
        key_leads(keys, team, state);
        seconds[n];

        questions(state);
        /// An address or number is for something alone.
        fax_is_for(number, what);
        fax_for(number, what);
        fax_not_for_email(number, what);

        a_menu_answers();
        asks_for_digits();
        asks_for_a_name();
        leave_a_message();
        leave_a_number();
        a_recording_answers();
        no_call_needed(page);

        another_source();
        says_otherwise(source, what);
        assumed();
        disputed();

        /// What there is to choose from. `several` is one of the next five.
        choose(several);
        several_can_be_called();
        several_have_email();
        several_have_fax();
        several_have_pages();
        several_fit();
        closest();
        or();
        more[n];
        nothing_fits(asked);
    }
}

impl AnswerTexts {
    /// How wide the column of labels is, in letters.
    pub fn column(&self) -> usize {
        let ways = [self.call, self.email, self.fax, self.web];
        let others = [self.note, self.then, self.about, self.hours];
        let labels = ways.into_iter().chain(others);
        labels.map(|label| label.chars().count()).max().unwrap_or_default()
    }
}
