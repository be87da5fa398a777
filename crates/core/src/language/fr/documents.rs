//! What documents, desk cards and reports say, in French.

use crate::language::texts::DocumentTexts;

pub(in crate::language) static DOCUMENTS: DocumentTexts = DocumentTexts { press: "Touche" };
