//! What an answer about an errand says, in French.

use super::counted;
use crate::language::texts::AnswerTexts;

pub(in crate::language) static ANSWERS: AnswerTexts = AnswerTexts {
    call: "Appeler",
    email: "Courriel",
    fax: "Fax",
    web: "Web",
    note: "Note",
    then: "Ensuite",
    about: "Sujet",
    hours: "Heures",

    named: "{what}\u{a0}: {way}",
    by_call: "appeler le {number}",
    by_email: "écrire à {address}",
    by_fax: "envoyer un fax au {number}",
    by_web: "voir {address}",
    press: "appuyez sur {keys}",
    enter: "entrez ce qui est demandé",
    stay_on: "restez en ligne",
    then_do: ", puis {what}",
    no_key: "aucune touche",
    key_leads: "{keys}\u{a0}: {team}, {state}",
    seconds: counted(&["{n} seconde", "{n} secondes"]),

    questions: "Pour vos questions à ce sujet\u{a0}: {state}",
    fax_is_for: "Le numéro de fax {number} sert à ceci\u{a0}: {what}.",
    fax_for: "{number} (pour {what})",
    fax_not_for_email: "{number} (pour {what}; pas pour ce qui s'envoie par courriel)",

    a_menu_answers: "Un menu répond et offre d'autres choix.",
    asks_for_digits: "La ligne demande des chiffres\u{a0}: ayez-les à portée de main.",
    asks_for_a_name: "La ligne demande d'épeler un nom sur le clavier.",
    leave_a_message: "Laissez un message.",
    leave_a_number: "Laissez un numéro, on vous rappellera.",
    a_recording_answers: "Un enregistrement répond.",
    no_call_needed: "Inutile d'appeler\u{a0}: voyez {page}.",

    another_source: "une autre source",
    says_otherwise: "On lit aussi «\u{a0}{what}\u{a0}» ({source})",
    assumed: "Ceci est supposé, et n'est pas publié.",
    disputed: "Les sources ne s'accordent pas sur ce point.",

    choose: "{several}. Dites de quoi il s'agit, ou choisissez\u{a0}:",
    several_can_be_called: "Il y a plusieurs numéros de téléphone",
    several_have_email: "Il y a plusieurs adresses de courriel",
    several_have_fax: "Il y a plusieurs numéros de fax",
    several_have_pages: "Il y a plusieurs pages web",
    several_fit: "Plusieurs réponses conviennent",
    closest: "Le plus proche\u{a0}:",
    or: "Ou bien\u{a0}:",
    more: counted(&["et {n} autre", "et {n} autres"]),
    nothing_fits: "Rien ne correspond à «\u{a0}{asked}\u{a0}». Voici ce qu'il y a\u{a0}:",
};
