//! What a trainee reads, in English.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts =
    PracticeTexts { seconds: counted(&["1 second", "{n} seconds"]) };
