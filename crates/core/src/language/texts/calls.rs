//! What is said of a call, and how it ended.

use super::texts;

texts! {
    /// How a call ended.
    CallTexts {
        answers(team);
        is_closed(team);
        /// In place of the name of a team.
        nobody();
        you_hung_up();
        it_hung_up();
        message_recorded();
        will_be_called_back();
        gave_up();
        has_ended();
    }
}

texts! {
    /// What is said of a call while it goes on, beside what is said in it.
    LiveTexts {
        calling(number);
        calling_by_name(number, name);
        it_rings();
        /// The caller's own message is played.
        hears_message();
        beep();
        once();
        twice();
        /// So many times, from three on.
        times(n);
        no_key(times);
        not_an_option(times);
        entered(digits);
        /// A switch.
        is_on(name);
        is_off(name);
        /// A mailbox.
        is_full(name);
        has_room(name);
        /// A question that is decided outside.
        answered_yes(name);
        answered_no(name);
        /// Of the caller.
        number_withheld();
        number_known();
        calls_from(number);
        to_open(team);
        to_perhaps_closed(team, holiday);
        to_unpublished(team);
        is_busy(team);
        out_of_reach(team);
        nobody_answers(team);
        is_closed(team);
        in_line(team, position, wait);
        waited_too_long(team);
        queue_full(team);
        call_back_at(number);
        call_back();
        connected();
        team_closed();
        message_saved();
        callback_requested();
        gave_up();
        time_is_up();
        /// What a trainee is to do.
        errand(errand);
        too_late();
    }
}
