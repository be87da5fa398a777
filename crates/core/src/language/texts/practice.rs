//! What a trainee reads.

use super::texts;

texts! {
    /// What a trainee reads: errands, questions, hints, scores.
    PracticeTexts {
        seconds[n];
    }
}
