//! What a desk card says, in Spanish.

use super::counted;
use crate::language::texts::CardTexts;

pub(in crate::language) static CARD: CardTexts = CardTexts {
    whom_to_call: "A quién llamar: {whose}",
    made: "Hecho el {date}",
    sources_read: "fuentes consultadas el {date}",
    confirmed: counted(&[
        "1 dato confirmado por teléfono, el {date}",
        "{n} datos confirmados por teléfono, el último el {date}",
    ]),
    all_times: "Todos los horarios: {zone}.",
    perhaps_closed_on_holidays: "Es posible que no atiendan en días festivos.",
    a_to_z: "De la A a la Z: qué hacer y cómo",
    press: "oprima",
    scan_to_call: "Escanee para llamar",
    scan_to_call_way: "Escanee para llamar: {way}",
    no_call_needed: "Sin llamar",
};
