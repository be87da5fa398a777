//! How a team is doing errand by errand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Tried;

/// How a team is doing with one errand, while somebody answers, while nobody does, or as a question. As
/// JSON and CSV it has these fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrandReport {
    /// The errand.
    pub errand: String,
    /// `open`, `closed` or `quiz`.
    pub about: &'static str,
    /// How many have tried it.
    pub trainees: u32,
    /// How often, all together.
    pub drills: u32,
    /// Points of a drill on average.
    pub points: u32,
    /// Who has the fewest points, with their average.
    pub weakest: String,
}

/// Every errand that somebody has tried, the weakest first.
pub fn errands(team: &[(String, Vec<Tried>)]) -> Vec<ErrandReport> {
    let mut all: BTreeMap<(&str, &'static str), Vec<(&str, &Tried)>> = BTreeMap::new();
    for (trainee, tried) in team {
        for errand in tried {
            all.entry((&errand.errand, errand.about.name())).or_default().push((trainee, errand));
        }
    }
    let report = |((errand, about), tried): ((&str, &'static str), Vec<(&str, &Tried)>)| {
        let drills = tried.iter().map(|(_, tried)| tried.tries).sum::<u32>();
        let points = tried.iter().map(|(_, tried)| tried.points).sum::<u32>();
        let weakest = tried.iter().min_by_key(|(name, tried)| (tried.average(), *name));
        ErrandReport {
            errand: errand.to_owned(),
            about,
            trainees: u32::try_from(tried.len()).unwrap_or(u32::MAX),
            drills,
            points: points / drills.max(1),
            weakest: weakest
                .map_or_else(String::new, |(name, tried)| format!("{name} ({})", tried.average())),
        }
    };
    let mut reports: Vec<ErrandReport> = all.into_iter().map(report).collect();
    reports.sort_by(|one, other| {
        (one.points, &one.errand, one.about).cmp(&(other.points, &other.errand, other.about))
    });
    reports
}

#[cfg(test)]
mod tests {
    use super::{Tried, errands};
    use phonetree_core::practice::About;

    #[test]
    fn an_errand_is_as_good_as_all_tries_of_all_trainees() {
        let tried = |errand: &str, tries, points| Tried {
            errand: errand.to_owned(),
            about: About::Open,
            tries,
            points,
            last: 0,
        };
        let team = [
            ("ana".to_owned(), vec![tried("A", 1, 100), tried("B", 2, 100)]),
            ("ben".to_owned(), vec![tried("A", 3, 180)]),
        ];
        let [weak, good] = &errands(&team)[..] else { panic!("two errands") };
        assert_eq!((weak.errand.as_str(), weak.points, weak.trainees), ("B", 50, 1));
        assert_eq!((good.errand.as_str(), good.drills, good.points), ("A", 4, 70));
        assert_eq!((good.trainees, good.weakest.as_str()), (2, "ben (60)"));
    }
}
