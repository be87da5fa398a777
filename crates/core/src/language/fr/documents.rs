//! What documents and reports say, in French.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts {
    then_step: ", puis {step}",
    your_digits: "vos chiffres",
    stay_on_the_line: "restez en ligne sans rien presser",
    no_number_leads_here: "Aucun numéro ne mène ici.",
    hours_not_published: "horaires non publiés",
    by_email: "par courriel",
    by_fax: "par télécopie",
    on_the_web: "sur le web",
    email: "Courriel",
    fax: "Télécopie",
    fax_for: "Télécopie ({what})",
    web: "Web",
};
