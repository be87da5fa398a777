//! Who is open now, and until when.

use chrono::{DateTime, Days, NaiveTime, Utc};
use chrono_tz::Tz;

use super::contacts::{Contact, contacts_and_topics};
use phonetree_core::hours::ends_today;
use phonetree_core::menu::{ReaderLanguage, TeamId, Tree};

/// Whether someone answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Presence {
    Open,
    /// By its hours it is open; but it is a holiday, and nobody can say.
    MayBeClosed,
    Closed,
    /// Nobody has published when they answer.
    Unknown,
}

/// A team on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted<'t> {
    /// Its name.
    pub name: &'t str,
    /// Whether it answers now.
    pub presence: Presence,
    /// When that changes: "opens today at 8 a.m.".
    pub change: String,
    /// The same in fewer words, beside the sign: "opens 8 a.m.".
    pub brief: String,
    /// When it answers, and other ways to it.
    pub contacts: Vec<Contact>,
}

/// Who is open, as long as that stays true.
#[derive(Clone, Debug, Default)]
pub(super) struct Board<'t> {
    pub(super) teams: Vec<Posted<'t>>,
    /// The first instant at which another board is true.
    until: Option<DateTime<Utc>>,
}

impl<'t> Board<'t> {
    /// The board at an instant.
    pub(super) fn at(
        tree: &'t Tree,
        teams: &[TeamId],
        now: DateTime<Tz>,
        reader: ReaderLanguage,
    ) -> Self {
        let (said, locale) = (reader.locale.screen(), reader.locale);
        let midnight = (now.date_naive() + Days::new(1)).and_time(NaiveTime::MIN);
        // At midnight "tomorrow" becomes "today".
        let mut until = midnight.and_local_timezone(tree.zone).earliest().map(|at| at.to_utc());
        let mut post = |team: &TeamId| {
            let team = &tree[*team];
            let name = team.name.in_language(reader.menu);
            let contacts = contacts_and_topics(team, reader);
            let Some(hours) = &team.hours else {
                let change = said.hours_unknown().to_owned();
                let (presence, brief) = (Presence::Unknown, change.clone());
                return Posted { name, presence, change, brief, contacts };
            };
            let open = hours.is_open(now.to_utc());
            let change = match open {
                true => hours.next_close(now.to_utc()),
                false => hours.next_open(now.to_utc()),
            };
            until = until.into_iter().chain(change.map(|at| at.to_utc())).min();
            let doubt = hours.holiday_doubt_at(now.to_utc()).filter(|_| open);
            if let Some(doubt) = doubt {
                let change = said.perhaps_closed(&doubt.name(locale));
                let (presence, brief) = (Presence::MayBeClosed, change.clone());
                return Posted { name, presence, change, brief, contacts };
            }
            let presence = if open { Presence::Open } else { Presence::Closed };
            let when = change.map(|at| {
                let there = now.with_timezone(&at.timezone());
                let today = match open {
                    true => ends_today(at, there),
                    false => there.date_naive() == at.date_naive(),
                };
                // A moment of today has no day where there is little room, nor a zone at home.
                let brief = today && at.timezone() == tree.zone;
                let time = brief.then(|| (locale.time(at.time()), locale.at_briefly(at.time())));
                (locale.moment_at(at, there, tree.zone), time)
            });
            let (change, brief) = match (open, when) {
                (true, None) => (said.open_always().to_owned(), said.always().to_owned()),
                (false, None) => (said.closed().to_owned(), said.closed().to_owned()),
                (true, Some((moment, time))) => {
                    let until = locale.until(&time.map_or(moment, |(time, _)| time));
                    (said.open(&until), until)
                }
                (false, Some((moment, time))) => {
                    let brief = time.map_or_else(|| moment.clone(), |(_, at)| at);
                    (said.opens(&moment), said.opens(&brief))
                }
            };
            Posted { name, presence, change, brief, contacts }
        };
        let teams = teams.iter().map(&mut post).collect();
        Self { teams, until }
    }

    pub(super) fn is_true_at(&self, now: DateTime<Tz>) -> bool {
        self.until.is_some_and(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use phonetree_core::menu::{FIRST_LINE, TeamId, load};

    use super::{Board, Presence};

    #[test]
    fn on_a_holiday_that_hours_do_not_mention_the_board_says_may_be_closed() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let teams: Vec<TeamId> = tree.team_ids().collect();
        let first = |at: &str| {
            let now = at.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
            let board =
                Board::at(&tree, &teams, now.with_timezone(&tree.zone), tree.default_reader());
            (board.teams[0].presence, board.teams[0].change.clone())
        };
        let thanksgiving = (Presence::MayBeClosed, "may be closed, Thanksgiving Day".to_owned());
        assert_eq!(first("2026-11-26T12:00:00-08:00"), thanksgiving);
        assert_eq!(first("2026-11-24T12:00:00-08:00").0, Presence::Open);
        assert_eq!(first("2026-11-26T20:00:00-08:00").0, Presence::Closed);
    }
}
