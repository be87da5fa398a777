//! What documents and reports say, in English.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts {
    then_step: ", then {step}",
    your_digits: "your digits",
    stay_on_the_line: "stay on the line",
    no_number_leads_here: "No number leads here.",
    hours_not_published: "hours not published",
    by_email: "by email",
    by_fax: "by fax",
    on_the_web: "on the web",
    email: "Email",
    fax: "Fax",
    fax_for: "Fax ({what})",
    web: "Web",
};
