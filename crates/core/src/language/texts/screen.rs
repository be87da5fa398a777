//! What the phone on a screen says around a call.

use super::texts;

texts! {
    /// What the phone on a screen says: labels of panes, keys, who is open, the outline of the menu.
    ScreenTexts {
        /// The names of panes; together they fit 38 columns, with three each between them.
        keys();
        menu();
        transcript();
        open_now();
        /// The menu that answers.
        main_menu();

        /// What goes on.
        muted();
        call_ended();
        paused();
        speaking();
        listening(seconds);
        ringing();
        recording(seconds);
        /// In line, at this place: "3rd".
        waiting(place);
        time_left(clock);
        /// In place of what a trainee has to know.
        hidden();
        too_small(columns, rows, wide, high);

        /// The key for a blank.
        space();
        /// Four to six letters.
        backspace();
        /// What a key does, in the foot: a word or two.
        pause();
        undo();
        repeat();
        speed();
        mute();
        again();
        line();
        time();
        panes();
        call_again();
        go_on();
        help();
        leave();
        hang_up();

        /// The list of keys: its title, and what each does in 29 columns.
        keys_title();
        any_key_closes();
        press_or_click();
        pause_and_go_on();
        hear_again();
        take_back();
        faster_slower();
        sound_off_and_on();
        another_line_or_time();
        next_pane();
        scroll();
        hang_up_and_leave();

        /// Boxes: a title, and which keys do what; below 36 columns.
        call_another_line();
        choose_a_line();
        when();
        set_the_time();
        /// How a moment is typed; it is read in English.
        moments();

        /// What was done, or wasn't.
        no_sound(why);
        not_in_practice();
        nothing_to_repeat();

        /// Labels in a column: seven letters at most.
        hours();
        for_errands();
        email();
        fax();
        web();
        fax_for(number, what);

        /// Who is open, after a sign that says so too; and the same in fewer words.
        hours_unknown();
        perhaps_closed(holiday);
        open_always();
        always();
        closed();
        /// `until` begins with the word for it.
        open(until);
        opens(moment);

        /// What a node of the menu asks for, and where its options lead.
        enter_digits[n];
        enter_digits_from_to(fewest, most);
        leave_a_message();
        otherwise();
        when_closed();
        when_nobody_answers();
        when_busy();
        without_digits();
        after_star();
        when_somebody_is_free();
        when_full();
        after_the_longest_wait();
        spell_a_name();
        wait_in_line();
        leave_your_number();
        says_it_again();
        one_menu_back();
        to_the_main_menu();
        hangs_up();
        to_that_extension();
        while_open(team);
        switched_on(switch);
        switched_off(switch);
    }
}
