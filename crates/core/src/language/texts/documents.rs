//! What documents and reports say.

use super::texts;

texts! {
    /// What documents and reports say.
    DocumentTexts {
        /// After a number: what is pressed or done there.
        then_step(step);
        /// Such a step: what only the caller knows is entered.
        your_digits();
        /// Such a step: nothing is pressed.
        stay_on_the_line();
        no_number_leads_here();
        /// Beside a way: how long it takes.
        until_it_answers(seconds);
        hours_not_published();
        by_email();
        by_fax();
        on_the_web();
        email();
        fax();
        /// `what` is what the fax is for.
        fax_for(what);
        web();
        /// Before an address on the web that serves errands.
        no_call();
        /// Before a list of errands.
        for_errands();
        whom_to_call();

        /// `zone` is an IANA name.
        zone_of_all_hours(zone);
        zone_of_most_hours(zone);
        the_numbers();
        number();
        what_it_is();
        answered_by();
        hours_of_number();
        toll_free();
        /// Of hours that decide nothing.
        own_hours_apply(hours);

        switches();
        switch();
        /// How a switch stands while nobody turns it.
        usually();
        on();
        off();
        /// The teams that are closed while a switch is on.
        closed_while_on();

        the_call_flow();
        call_flow_of(title);
        /// What a large diagram shows.
        large_flow(stops, arrows);
        /// An arrow of a diagram in words.
        leads(from, to);
        leads_by(from, to, labels);
        /// Of a stop: how many are behind it that are not drawn.
        more_behind_it(n);

        what_is_heard();
        wording_published();
        wording_disputed();
        wording_assumed();
        in_brackets();
        longest_call(time);
        key();
        /// The heading of a column: what a key is for.
        purpose();
        leads_to();
        cannot_be_cut();
        /// In a prompt, for what a call fills in.
        opening();
        digits_entered();
        position_in_line();
        wait_in_line();
        on_number(number, words);
        on_another_line(words);

        /// What the parts of a menu are called, in small letters.
        line();
        menu();
        message();
        digits();
        hours();
        /// A branch that asks for more than hours.
        decision();
        mailbox();
        queue();
        callback();
        team();

        /// What prompts are for, in small letters.
        greeting();
        options();
        no_input_prompt(n);
        no_match_prompt(n);
        asks_again();
        said();
        question();
        names_prompt(n);
        nobody_found();
        too_many_found();
        confirmation();
        connected();
        closed();
        review();
        thanks();
        announcement();
        offer();
        gave_up();
        goodbye();

        /// How sure a fact is.
        published();
        assumed();
        disputed();

        /// On an arrow that a call takes by itself.
        then();
        entered();
        while_open(team);
        at_other_times();
        when_closed();
        when_nobody_answers();
        /// A switch, by its name.
        switch_on(name);
        switch_off(name);
        /// What was entered, by the name of the entry.
        is_entered(entry, values);
        from_time_on(n);
        caller_known();
        caller_withheld();
        /// The digits that the caller's number begins with.
        caller_begins(digits);
        /// A question that is decided outside.
        outside_says_yes(question);
        when_busy();
        when_somebody_is_free();
        when_full();
        after_waiting(time);
        no_digits();
        star_in_place();
        by_the_hour();
        takes_a_message(time);
        waits_for(team);
        announced_every(time);
        waits_at_most(time);
        takes_a_number();
        takes_own_number();
        /// What a key does; it stands before.
        says_it_again();
        goes_back();
        goes_back_when(when);
        starts_over();
        hangs_up();
        extension();
        spell_a_name();
        to_that_extension();
        stays_here(key, label);
        /// After the label or the act of a key of the whole file.
        in_every_menu(words);
        digits_wanted[n];
        digits_from_to(fewest, most);
        key_ends_them(digits, key);
        read_back();
        line_hangs_up();
        call_ends(when);
        no_input[n];
        wrong_keys[n];
        failures(no_input, wrong_keys);
        /// Where one counter is for both.
        failures_together[n];
        waits(first, next, failures);
        waits_and_keeps(first, next, failures);
        waits_forever(first, next);
        waits_forever_and_keeps(first, next);
        waits_for_keys[n];
        greets_again();
        ignores_wrong_keys();

        what_else_is_said();
        sources();
        source();
        publisher();
        last_looked_at();
        /// The heading of a column: how far a source is trusted.
        worth();
        /// Before how far a source is trusted.
        trust();

        /// Of a worksheet on where facts stand.
        where_facts_stand(title);
        facts_confirmed[n, confirmed];
        every_fact();
        /// The headings of its columns.
        fact();
        stated();
        status();
        as_of();
        confirmed();
        /// Of a fact that names no status.
        not_said();
        key_leads_to(key, label, to);
        conflicts();
        /// The headings of what sources disagree on.
        about();
        this_menu();
        another_source();
        which_source();
        /// After the title of a source.
        trusted(how);
        hours_of_team(team, hours);
        for_the_number(number, hours);
        own_hours_apply_here();
        /// What to ask, and to write down.
        when_someone_calls();
        date_and_caller(date, caller);
        number_is_right();
        write_down_what_is_said();
        which_keys();
        is_it_so(what);
        /// Of a whole sentence.
        is_this_so(sentence);
        ask_when_open(team);
        ask_if_open(team, hours);
        ask_about_holidays(team);
        what_is_disputed();
        yes_or_no();

        /// In a calendar.
        call_by(way);
        open_event(team);
        perhaps_closed_event(team, holiday);
    }
}
