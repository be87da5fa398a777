//! What documents and reports say.

use super::texts;

texts! {
    /// What documents and reports say.
    DocumentTexts {
        /// After a number: what is pressed or done there.
        then_step(step);
        /// Such a step: what only the caller knows is entered.
        your_digits();
        /// Such a step: nothing is pressed.
        stay_on_the_line();
        no_number_leads_here();
        hours_not_published();
        by_email();
        by_fax();
        on_the_web();
        email();
        fax();
        /// `what` is what the fax is for.
        fax_for(what);
        web();
    }
}
