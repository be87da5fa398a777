//! What reports of practice say.

use super::texts;

texts! {
    /// What is said of practice afterwards: of a team, and of one trainee so far.
    ReportTexts {
        /// How a team is doing with a menu.
        title(menu);
        since(day, since);
        /// Heads of columns.
        trainee();
        drills();
        sessions();
        last();
        points();
        points_of_last();
        weakest();
        passed();
        not_passed();
        errand();
        kind();
        trainees();
        /// Of somebody who is on the roster alone.
        not_started();
        /// What the points are, below a table.
        about_points();

        /// How it went so far for one trainee.
        not_practiced(trainee, menu);
        practiced(trainee, drills, menu, sessions);
        so_many_drills[n];
        so_many_sessions[n];
        average();
        average_of_last(n);
        trend(first, now);
        so_many_tries[n];
        last_try(day);
    }
}
