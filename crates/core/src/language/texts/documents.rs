//! What documents, desk cards and reports say.

use super::texts;

texts! {
    /// What documents, desk cards and reports say.
    DocumentTexts {
        /// The heading of a column: which key.
        press();
    }
}
