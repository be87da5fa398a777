//! What is said about a call, and how it ended, in French.

mod screen;

pub(in crate::language) use self::screen::SCREEN;
use crate::language::texts::{CallTexts, LiveTexts};

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "{team} répond.",
    is_closed: "{team} ne répond pas à cette heure.",
    nobody: "Personne",
    you_hung_up: "Vous avez raccroché.",
    it_hung_up: "La ligne a raccroché.",
    message_recorded: "Votre message a été enregistré.",
    will_be_called_back: "Votre numéro a été noté\u{a0}: on vous rappellera.",
    gave_up: "La ligne n'a pas pu aider et a mis fin à l'appel.",
    has_ended: "L'appel est terminé.",
};

pub(in crate::language) static LIVE: LiveTexts = LiveTexts {
    calling: "Appel du {number}",
    calling_by_name: "Appel du {number}, {name}",
    it_rings: "(ça sonne)",
    hears_message: "(vous entendez votre message)",
    beep: "(signal sonore\u{a0}: laissez un message; # y met fin; rien n'est enregistré ici)",
    once: "une fois",
    twice: "deux fois",
    times: "{n} fois",
    no_key: "(aucune touche, {times})",
    not_an_option: "(choix inexistant, {times})",
    entered: "(composé\u{a0}: {digits})",
    is_on: "({name}\u{a0}: activé)",
    is_off: "({name}\u{a0}: désactivé)",
    is_full: "({name}\u{a0}: plein)",
    has_room: "({name}\u{a0}: a de la place)",
    answered_yes: "({name}\u{a0}: oui)",
    answered_no: "({name}\u{a0}: non)",
    number_withheld: "(numéro de l'appelant masqué)",
    number_known: "(numéro de l'appelant connu)",
    calls_from: "(l'appel vient du {number})",
    to_open: "(vers {team}\u{a0}: répond en ce moment)",
    to_perhaps_closed: "(vers {team}\u{a0}: ne répond peut-être pas en ce moment, {holiday})",
    to_unpublished: "(vers {team}\u{a0}: heures non publiées)",
    is_busy: "({team}\u{a0}: la ligne est occupée)",
    out_of_reach: "({team}\u{a0}: impossible à joindre)",
    nobody_answers: "({team}\u{a0}: personne ne répond)",
    is_closed: "({team}\u{a0}: ne répond pas à cette heure)",
    in_line: "(en attente de {team}\u{a0}: numéro {position} dans la file, {wait})",
    waited_too_long: "(l'attente la plus longue pour {team} est terminée)",
    queue_full: "(la file d'attente pour {team} est pleine)",
    call_back_at: "(à rappeler au {number})",
    call_back: "(à rappeler au numéro de cet appel)",
    connected: "Vous êtes en communication. L'appel se termine ici.",
    team_closed: "L'équipe ne répond pas à cette heure. L'appel se termine ici.",
    message_saved: "Votre message a été conservé. L'appel se termine ici.",
    callback_requested: "On vous rappellera. L'appel se termine ici.",
    gave_up: "La ligne n'a pas pu vous aider. L'appel se termine ici.",
    time_is_up: "Le temps est écoulé.",
    errand: "Démarche\u{a0}: {errand}",
    too_late: "Trop tard\u{a0}: le temps est écoulé.",
};
