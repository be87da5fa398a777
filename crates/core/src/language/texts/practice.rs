//! What a trainee reads.

use super::texts;

texts! {
    /// What a trainee reads: errands, questions, hints, scores.
    PracticeTexts {
        seconds[n];
        /// An errand in the words of those who have it, three ways to come to hear of it.
        someone_says(words);
        a_note_says(words);
        an_email_says(words);
        /// Another team was reached than the right one; and the way to that, in one of the four forms below.
        wrong_team(reached, right, way);
        no_team(right, way);
        /// Beside no points for turns, keys and seconds.
        speed_of_wrong_team();
        press_keys(keys);
        press_nothing();
        call_and_press(number, keys);
        call_only(number);
        or_team(team, other);
        /// The topic that was meant by such words, before what would have been right.
        that_is(topic, right);
    }
}
