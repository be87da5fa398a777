//! What documents and reports say, in Spanish.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts {
    then_step: ", luego {step}",
    your_digits: "sus dígitos",
    stay_on_the_line: "no cuelgue ni oprima nada",
    no_number_leads_here: "Ningún número lleva aquí.",
    hours_not_published: "horario no publicado",
    by_email: "por correo",
    by_fax: "por fax",
    on_the_web: "en la web",
    email: "Correo",
    fax: "Fax",
    fax_for: "Fax ({what})",
    web: "Web",
};
