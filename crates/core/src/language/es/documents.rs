//! What documents, desk cards and reports say, in Spanish.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts { press: "Oprima" };
