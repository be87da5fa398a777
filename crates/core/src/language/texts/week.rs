//! What reports of hours say: in columns, and of a week.

use super::texts;

texts! {
    /// What reports of hours say, in columns and of a week, beside how a team stands.
    WeekTexts {
        /// The heads of columns.
        head_now();
        head_best_time();
        /// A moment in a column.
        day_and_time(day, time);
        /// How a team stands, in a column.
        unknown();
        open();
        may_be_closed();
        closed();
        /// Beside it: until when, or from when on.
        not_published();
        at_any_time();
        opens(moment);
        may_open(moment);
        no_opening_known();
        times_are(zone);
        perhaps_closed(teams, why);
        /// The name of a week.
        week_of(date);
        /// What the marks of a week mean.
        open_mark();
        half_mark();
        closed_mark();
        doubt_mark();
        unknown_mark();
        /// Of a day that is not as usual. `weekday` is that of the day.
        unlike_others(date, hours, weekday, teams);
        day_in_doubt(date, what, teams);
        /// The hours of such a day.
        all_closed();
        open_from_to(spans);
        /// Clocks are set.
        clocks_forward(date, from, to);
        clocks_back(date, from, to);
        /// Below a team.
        best_time(interval);
        /// Below a team: what the day is.
        day_is(what);
        line_without_hours(line);
        team_without_hours(team);
        no_teams();
    }
}
