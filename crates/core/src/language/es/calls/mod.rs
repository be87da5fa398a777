//! What is said about a call, and how it ended, in Spanish.

mod screen;

pub(in crate::language) use self::screen::SCREEN;
use crate::language::texts::{CallTexts, LiveTexts};

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "Contesta: {team}.",
    is_closed: "No atiende a esta hora: {team}.",
    nobody: "nadie",
    you_hung_up: "Usted colgó.",
    it_hung_up: "La línea colgó.",
    message_recorded: "Su mensaje quedó grabado.",
    will_be_called_back: "Su número quedó anotado: le llamarán.",
    gave_up: "La línea no pudo ayudar y terminó la llamada.",
    has_ended: "La llamada ha terminado.",
};

pub(in crate::language) static LIVE: LiveTexts = LiveTexts {
    calling: "Llamada al {number}",
    calling_by_name: "Llamada al {number}, {name}",
    it_rings: "(está sonando)",
    hears_message: "(usted escucha su mensaje)",
    beep: "(tono: deje un mensaje; # lo termina; aquí no se graba nada)",
    once: "una vez",
    twice: "dos veces",
    times: "{n} veces",
    no_key: "(no se oprimió ninguna tecla, {times})",
    not_an_option: "(no es una opción, {times})",
    entered: "(marcado: {digits})",
    is_on: "({name}: encendido)",
    is_off: "({name}: apagado)",
    is_full: "({name}: lleno)",
    has_room: "({name}: con espacio)",
    answered_yes: "({name}: sí)",
    answered_no: "({name}: no)",
    number_withheld: "(número de quien llama: oculto)",
    number_known: "(número de quien llama: conocido)",
    calls_from: "(la llamada viene del {number})",
    to_open: "(con {team}: atiende ahora)",
    to_perhaps_closed: "(con {team}: quizás no atiende ahora, {holiday})",
    to_unpublished: "(con {team}: horario no publicado)",
    is_busy: "({team}: la línea está ocupada)",
    out_of_reach: "({team}: no se logra comunicar)",
    nobody_answers: "({team}: no contesta nadie)",
    is_closed: "({team}: no atiende a esta hora)",
    in_line: "(esperando a {team}: número {position} en la fila, {wait})",
    waited_too_long: "(terminó la espera más larga para {team})",
    queue_full: "(la fila para {team} está llena)",
    call_back_at: "(para llamarle al {number})",
    call_back: "(para llamarle al número de esta llamada)",
    connected: "Ya está comunicado. La llamada termina aquí.",
    team_closed: "El equipo no atiende a esta hora. La llamada termina aquí.",
    message_saved: "Su mensaje quedó guardado. La llamada termina aquí.",
    callback_requested: "Le llamarán. La llamada termina aquí.",
    gave_up: "La línea no pudo ayudarle. La llamada termina aquí.",
    time_is_up: "Se acabó el tiempo.",
    errand: "Asunto: {errand}",
    too_late: "Demasiado tarde: se acabó el tiempo.",
};
