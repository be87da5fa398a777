//! What documents, desk cards and reports say, in English.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts { press: "Press" };
