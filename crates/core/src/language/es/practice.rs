//! What a trainee reads, in Spanish.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts =
    PracticeTexts { seconds: counted(&["1 segundo", "{n} segundos"]) };
