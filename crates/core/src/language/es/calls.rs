//! How a call ended, in Spanish.

use crate::language::texts::CallTexts;

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "Contesta: {team}.",
    is_closed: "No atiende a esta hora: {team}.",
    nobody: "nadie",
    you_hung_up: "Usted colgó.",
    it_hung_up: "La línea colgó.",
    message_recorded: "Su mensaje quedó grabado.",
    gave_up: "La línea no pudo ayudar y terminó la llamada.",
    has_ended: "La llamada ha terminado.",
};
