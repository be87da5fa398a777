//! Questions with a few answers; some are right.

use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;

use super::drill::Drill;
use crate::hours::moment_in_both;
use crate::language::PracticeTexts;
use crate::menu::Chance;
use crate::menu::{Channel, Errand, Keys, LanguageId, LineId, ReaderLanguage, TeamId, Tree};

/// A question with a few answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizQuestion {
    /// What is asked.
    pub ask: String,
    /// The topic of the menu that is meant, where it is asked for in other words.
    pub topic: Option<String>,
    /// The answers, in the order in which they are offered.
    pub answers: Vec<QuizAnswer>,
}

/// An answer, right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizAnswer {
    /// Its words.
    pub say: String,
    /// Whether it is right.
    pub right: bool,
}

impl QuizQuestion {
    /// A right answer among at most three wrong ones; none where there is nothing to choose from.
    fn mixed(
        ask: String,
        rights: &[String],
        wrongs: Vec<String>,
        chance: &mut Chance,
    ) -> Option<Self> {
        let mut wrongs: Vec<String> = wrongs.into_iter().filter(|w| !rights.contains(w)).collect();
        wrongs.sort_unstable();
        wrongs.dedup();
        chance.shuffle(&mut wrongs);
        wrongs.truncate(3);
        if wrongs.is_empty() {
            return None;
        }
        let right = chance.one(rights)?.clone();
        let wrongs = wrongs.into_iter().map(|say| QuizAnswer { say, right: false });
        let mut answers: Vec<QuizAnswer> = wrongs.collect();
        answers.push(QuizAnswer { say: right, right: true });
        chance.shuffle(&mut answers);
        Some(Self { ask, topic: None, answers })
    }

    /// The words of the right answer.
    pub fn right(&self) -> &str {
        self.answers.iter().find(|answer| answer.right).map_or("", |answer| answer.say.as_str())
    }
}

/// Nobody answers there: what is to be done instead? `None` where nothing is known that could be.
pub fn alternative(tree: &Tree, drill: &Drill, chance: &mut Chance) -> Option<QuizQuestion> {
    if !drill.closed {
        return None;
    }
    let locale = drill.reader.locale;
    let texts = locale.practice();
    let mut rights: Vec<String> =
        drill.teams.iter().flat_map(|team| written_ways(tree, *team, texts)).collect();
    rights.extend(drill.opens_in_words(tree).map(|opens| texts.call_again(&opens)));
    let others = other_teams(tree, &drill.teams);
    let mut wrongs: Vec<String> = others.flat_map(|team| written_ways(tree, team, texts)).collect();
    wrongs.extend(too_early(tree, drill).into_iter().map(|at| {
        let caller = (drill.zone != tree.zone).then_some(drill.zone);
        texts.call_again(&moment_in_both(at, drill.at, caller, locale))
    }));
    let ask = texts.what_instead(&drill.errand.say);
    QuizQuestion::mixed(ask, &rights, wrongs, chance)
}

/// How is an errand done: by which number and key, or by which address? `None` where there is only one
/// way to do anything.
pub fn how(
    tree: &Tree,
    errand: &Errand,
    chance: &mut Chance,
    reader: ReaderLanguage,
) -> Option<QuizQuestion> {
    let texts = reader.locale.practice();
    let ways = |by: Channel, teams: &[TeamId]| -> Vec<String> {
        let teams = teams.iter().copied();
        match by {
            Channel::Phone => {
                teams.flat_map(|team| calls(tree, team, reader.menu, texts)).collect()
            }
            Channel::Email => teams.filter_map(|team| email(tree, team, texts)).collect(),
            Channel::Fax => teams.filter_map(|team| fax(tree, team, texts)).collect(),
            Channel::Web => teams.filter_map(|team| url(tree, team, texts)).collect(),
        }
    };
    let page = errand.page.map(|page| texts.look_at(&tree[page].url));
    let rights: Vec<String> = ways(errand.by, &errand.teams).into_iter().chain(page).collect();
    let others: Vec<TeamId> = other_teams(tree, &errand.teams).collect();
    let mut wrongs = ways(errand.by, &others);
    if errand.by != Channel::Phone {
        // Anyone who knows that one does not call, need not know whom not to.
        wrongs.extend(ways(Channel::Phone, &others));
    }
    let ask = match errand.by {
        Channel::Phone => texts.which_number_and_key(&errand.say),
        Channel::Email | Channel::Fax | Channel::Web => texts.how(&errand.say),
    };
    QuizQuestion::mixed(ask, &rights, wrongs, chance)
}

fn other_teams(tree: &Tree, than: &[TeamId]) -> impl Iterator<Item = TeamId> {
    let than = than.to_vec();
    tree.team_ids().filter(move |team| !than.contains(team))
}

fn written_ways(tree: &Tree, team: TeamId, texts: &PracticeTexts) -> Vec<String> {
    [email(tree, team, texts), fax(tree, team, texts), url(tree, team, texts)]
        .into_iter()
        .flatten()
        .collect()
}

fn email(tree: &Tree, team: TeamId, texts: &PracticeTexts) -> Option<String> {
    tree[team].email.as_ref().map(|email| texts.write_to(email))
}

fn fax(tree: &Tree, team: TeamId, texts: &PracticeTexts) -> Option<String> {
    tree[team].fax.as_ref().map(|fax| texts.send_a_fax(&fax.as_written()))
}

fn url(tree: &Tree, team: TeamId, texts: &PracticeTexts) -> Option<String> {
    tree[team].url.as_ref().map(|url| texts.look_at(url))
}

/// How a team is called, in words: each line, and the keys.
fn calls(tree: &Tree, team: TeamId, language: LanguageId, texts: &PracticeTexts) -> Vec<String> {
    let routes = tree.routes_to_teams_in(language);
    let of = |line: LineId, keys: &[Keys]| {
        let number = tree[line].number.as_written();
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        match keys.is_empty() {
            true => texts.number_alone(&number),
            false => texts.number_and_keys(&number, &keys.join(" ")),
        }
    };
    let routes = routes.get(&team).into_iter().flatten();
    routes.map(|route| of(route.line, &route.keys)).collect()
}

/// Hours at which someone may think that it is open, and it is not yet: when others open, and an hour
/// before it opens itself.
fn too_early(tree: &Tree, drill: &Drill) -> Vec<DateTime<Tz>> {
    let at = drill.at.to_utc();
    let hours = |team: TeamId| tree[team].hours.as_ref();
    let others = other_teams(tree, &drill.teams);
    let mut wrongs: Vec<DateTime<Tz>> =
        others.filter_map(|team| hours(team)?.next_open(at)).collect();
    let own = drill.teams.iter().filter_map(|team| hours(*team)?.next_open(at));
    wrongs.extend(own.map(|opens| opens - TimeDelta::hours(1)));
    let closed = |when: &DateTime<Tz>| {
        drill.teams.iter().all(|team| hours(*team).is_some_and(|h| !h.is_open(when.to_utc())))
    };
    wrongs.retain(|when| *when > drill.at && closed(when));
    wrongs
}
