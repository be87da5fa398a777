//! What a trainee reads.

use super::texts;

texts! {
    /// What a trainee reads: errands, questions, hints, scores.
    PracticeTexts {
        seconds[n];
        /// An errand in callers' words, introduced in three ways.
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

        // The hour and the errand.
        you_call_from(place);
        it_is(clock);
        your_errand(errand);
        hint(words);
        which_line();
        /// Before `which_line`, where there is a limit of time.
        you_have[n];
        /// An answer to `which_line`.
        no_one();
        enter_any();

        // What would have been right.
        call_and_press_nothing(number);
        /// Teams with their hours in parentheses.
        or_team_with_hours(team, other);
        right_way(way, whom);
        right_way_if_open(way, holiday, whom);
        nobody_answers(whom);
        nobody_answers_instead(instead, whom);

        // Questions, and their answers.
        what_instead(errand);
        which_number_and_key(errand);
        how(errand);
        call_again(opens);
        look_at(address);
        write_to(address);
        send_a_fax(number);
        number_alone(number);
        number_and_keys(number, keys);
        right_answer();
        wrong_answer();

        // Why a drill has its points.
        right_next_step();
        wrong_next_step();
        knew_nobody_answers();
        right_perhaps_closed(holiday);
        someone_answers();
        no_time_lost();
        no_other_way();
        time_ran_out();
        did_not_call();
        right_but_closed();
        right_team();
        right_team_if_open(holiday);
        no_wrong_turns();
        wrong_turns[n];
        no_needless_keys();
        needless_keys[n];
        as_fast();
        slower(seconds);

        // The sheet of a drill, and of a session.
        points[n];
        points_of(points, of);
        best(right);
        drill_of(place, of);
        finished_none();
        finished[n, average, before];
        /// Follows `finished`, before its period.
        last_time(points);
        to_study();
        /// Of a course.
        not_finished(title, done, wanted);
        passed(title, pass);
        not_passed(title, pass);
    }
}
