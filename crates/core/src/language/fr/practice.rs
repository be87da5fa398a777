//! What a trainee reads, in French.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts =
    PracticeTexts { seconds: counted(&["{n} seconde", "{n} secondes"]) };
