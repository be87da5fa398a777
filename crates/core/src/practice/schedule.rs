//! What is practiced next: what is about to be forgotten, then what is new, then what comes next.
//!
//! By FSRS-5 (Ye 2022; its published default weights), as the crate `rs-fsrs` has it: each task is a
//! card, rated by its score. A clock that was set back makes no time negative: a card that was last
//! seen in the future counts as seen now.

use chrono::{DateTime, Utc};
use rs_fsrs::{FSRS, Parameters, Rating, Seed, State};

use crate::menu::Chance;

/// What is known of a task that was practiced: how well it is remembered, and when it is due.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewCard {
    /// When it is to be practiced again.
    pub due: DateTime<Utc>,
    /// After how many days it is remembered nine times in ten.
    pub stability: f64,
    /// How hard it is, from 1 to 10.
    pub difficulty: f64,
    /// Days between the last two times it was practiced.
    pub elapsed_days: i64,
    /// Days from the last time to the next.
    pub scheduled_days: i64,
    /// How many times it was practiced.
    pub reps: i32,
    /// How many times it was forgotten.
    pub lapses: i32,
    /// How far it is learned.
    pub stage: Stage,
    /// When it was practiced last.
    pub last_review: DateTime<Utc>,
}

/// How far a task is learned, in the stages of FSRS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Never practiced.
    New,
    /// Practiced, and not yet remembered for a day.
    Learning,
    /// Remembered, and asked again before it is forgotten.
    Review,
    /// Forgotten, and learned again.
    Relearning,
}

impl Stage {
    /// Its number in a history.
    pub const fn number(self) -> i64 {
        match self {
            Self::New => 0,
            Self::Learning => 1,
            Self::Review => 2,
            Self::Relearning => 3,
        }
    }

    /// The stage of a number; one that is unknown is learned again.
    pub const fn of_number(number: i64) -> Self {
        match number {
            0 => Self::New,
            1 => Self::Learning,
            2 => Self::Review,
            _ => Self::Relearning,
        }
    }
}

impl From<Stage> for State {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::New => Self::New,
            Stage::Learning => Self::Learning,
            Stage::Review => Self::Review,
            Stage::Relearning => Self::Relearning,
        }
    }
}

impl From<State> for Stage {
    fn from(state: State) -> Self {
        match state {
            State::New => Self::New,
            State::Learning => Self::Learning,
            State::Review => Self::Review,
            State::Relearning => Self::Relearning,
        }
    }
}

impl From<&ReviewCard> for rs_fsrs::Card {
    fn from(card: &ReviewCard) -> Self {
        let ReviewCard {
            due,
            stability,
            difficulty,
            elapsed_days,
            scheduled_days,
            reps,
            lapses,
            stage,
            last_review,
        } = *card;
        let state = stage.into();
        Self {
            due,
            stability,
            difficulty,
            elapsed_days,
            scheduled_days,
            reps,
            lapses,
            state,
            last_review,
        }
    }
}

impl From<&rs_fsrs::Card> for ReviewCard {
    fn from(card: &rs_fsrs::Card) -> Self {
        Self {
            due: card.due,
            stability: card.stability,
            difficulty: card.difficulty,
            elapsed_days: card.elapsed_days,
            scheduled_days: card.scheduled_days,
            reps: card.reps,
            lapses: card.lapses,
            stage: card.state.into(),
            last_review: card.last_review,
        }
    }
}

/// How well a task was remembered, from its points.
const fn rating(points: u32) -> Rating {
    match points {
        90.. => Rating::Easy,
        75..=89 => Rating::Good,
        50..=74 => Rating::Hard,
        0..=49 => Rating::Again,
    }
}

/// A task that was practiced, and how it went: its card from now on.
pub fn practiced(card: Option<&ReviewCard>, points: u32, now: DateTime<Utc>) -> ReviewCard {
    let new = rs_fsrs::Card { due: now, last_review: now, ..rs_fsrs::Card::default() };
    let card = card.map_or(new, rs_fsrs::Card::from);
    let now = now.max(card.last_review);
    (&bounded(&scheduler().next(bounded(&card), now, rating(points)).card)).into()
}

/// FSRS-5 with its published default weights, written out: the default of the crate asks a clock for a
/// seed that it then does not use, and a page has no clock to ask.
fn scheduler() -> FSRS {
    FSRS::new(Parameters {
        request_retention: 0.9,
        maximum_interval: 36_500,
        w: [
            0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824,
            1.9813, 0.0953, 0.2975, 2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
        ],
        decay: Parameters::DECAY,
        factor: Parameters::FACTOR,
        enable_short_term: true,
        enable_fuzz: false,
        seed: Seed::new("none"),
    })
}

/// Practiced again and again within a day, a card grows beyond every number; FSRS itself has bounds
/// for it, the crate has none.
fn bounded(card: &rs_fsrs::Card) -> rs_fsrs::Card {
    const LONGEST_DAYS: f64 = 36_500.0;
    let stability = if card.stability.is_nan() { LONGEST_DAYS } else { card.stability };
    let difficulty = if card.difficulty.is_nan() { 5.0 } else { card.difficulty };
    rs_fsrs::Card {
        stability: stability.clamp(0.01, LONGEST_DAYS),
        difficulty: difficulty.clamp(1.0, 10.0),
        ..card.clone()
    }
}

/// Which of these tasks comes next, by place: `card` is what is known of one, `recent` are places not
/// to be taken again yet.
pub fn next_task<'c>(
    tasks: usize,
    card: impl Fn(usize) -> Option<&'c ReviewCard>,
    recent: &[usize],
    now: DateTime<Utc>,
    chance: &mut Chance,
) -> Option<usize> {
    let mut places: Vec<usize> = (0..tasks).filter(|place| !recent.contains(place)).collect();
    chance.shuffle(&mut places);
    // The shuffle decides between equals: a stable order keeps it.
    places.into_iter().min_by(|a, b| urgency(card(*a), now).total_cmp(&urgency(card(*b), now)))
}

/// The less, the sooner. Below 1: due, by how likely it is remembered. 1: new. Above: by days to go.
fn urgency(card: Option<&ReviewCard>, now: DateTime<Utc>) -> f64 {
    match card {
        None => 1.0,
        Some(card) if card.due <= now => {
            rs_fsrs::Card::from(card).get_retrievability(now).clamp(0.0, 1.0) / 2.0
        }
        Some(card) => 2.0 + (card.due - now).as_seconds_f64() / 86_400.0,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{ReviewCard, next_task, practiced};
    use crate::practice::Chance;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    #[test]
    fn what_went_badly_comes_back_sooner() {
        let due = |points| practiced(None, points, now()).due;
        assert!(due(30) < due(60) && due(60) < due(80) && due(80) < due(95));
        let known = practiced(None, 95, now());
        let later = known.due;
        let forgotten = practiced(Some(&known), 20, later);
        let kept = practiced(Some(&known), 95, later);
        assert!(forgotten.due - later < TimeDelta::days(2));
        assert!(kept.due - later > known.due - now());
    }

    #[test]
    fn due_comes_before_new_and_new_before_what_has_time() {
        let due = practiced(None, 10, now() - TimeDelta::days(3));
        let weak = practiced(Some(&due), 10, now() - TimeDelta::days(2));
        let far = practiced(None, 95, now());
        let cards = [Some(&far), None, Some(&due), Some(&weak)];
        let mut order = Vec::new();
        while let Some(place) = next_task(4, |n| cards[n], &order, now(), &mut Chance::new(7)) {
            order.push(place);
        }
        assert_eq!(order.last(), Some(&0));
        assert_eq!(order[2], 1, "{order:?}");
    }

    /// A point less is another rating, and that is another day to come back.
    #[test]
    fn ninety_points_are_easy_seventy_five_good_and_fifty_hard() {
        let due = |points| practiced(None, points, now()).due;
        let (again, hard, good, easy) = (due(0), due(60), due(80), due(100));
        assert!(again < hard && hard < good && good < easy);
        assert_eq!([49, 50, 74].map(due), [again, hard, hard]);
        assert_eq!([75, 89, 90].map(due), [good, good, easy]);
    }

    /// At the very moment at which it is due a task comes before a new one, and not a moment before.
    #[test]
    fn a_task_is_due_from_the_moment_on_that_its_card_says() {
        let card = practiced(None, 80, now());
        let first = |at| next_task(2, |n| [Some(&card), None][n], &[], at, &mut Chance::new(1));
        assert_eq!(first(card.due), Some(0));
        assert_eq!(first(card.due - TimeDelta::milliseconds(1)), Some(1));
    }

    /// Of two that are due the one that is less likely remembered; of two that are not, the sooner.
    #[test]
    fn what_is_most_likely_forgotten_comes_first_and_what_has_most_time_last() {
        let weak = practiced(None, 55, now());
        let strong = practiced(None, 80, now());
        let later = strong.due.max(weak.due) + TimeDelta::days(3);
        for seed in 0..8 {
            let of = |cards: [&ReviewCard; 2], at| {
                next_task(2, |n| Some(cards[n]), &[], at, &mut Chance::new(seed))
            };
            assert_eq!(of([&strong, &weak], later), Some(1));
            assert_eq!(of([&weak, &strong], later), Some(0));
            assert_eq!(of([&strong, &weak], now()), Some(1));
            assert_eq!(of([&weak, &strong], now()), Some(0));
        }
        let recent = [0, 1];
        assert_eq!(next_task(2, |_| None, &recent, now(), &mut Chance::new(1)), None);
    }

    /// Two months of a session of ten every day, by someone who knows twenty errands well, and three
    /// badly.
    #[test]
    fn what_someone_is_bad_at_is_practiced_most_and_nothing_is_forgotten() {
        const TASKS: usize = 23;
        let weak = |task: usize| task < 3;
        let mut cards: Vec<Option<ReviewCard>> = vec![None; TASKS];
        let mut times = [0_u32; TASKS];
        let mut chance = Chance::new(5);
        for day in 0..60 {
            let mut recent = Vec::new();
            for drill in 0..10 {
                let now = now() + TimeDelta::days(day) + TimeDelta::minutes(drill);
                let task = next_task(TASKS, |n| cards[n].as_ref(), &recent, now, &mut chance);
                let task = task.unwrap();
                let points = if weak(task) { 40 } else { 95 };
                cards[task] = Some(practiced(cards[task].as_ref(), points, now));
                times[task] += 1;
                recent.push(task);
                recent = recent.split_off(recent.len().saturating_sub(3));
            }
        }
        let least_of_weak = times[..3].iter().min().unwrap();
        let most_of_others = times[3..].iter().max().unwrap();
        assert!(*least_of_weak > 2 * most_of_others, "{times:?}");
        assert!(times.iter().all(|times| *times >= 3), "{times:?}");
    }

    #[test]
    fn a_clock_that_was_set_back_breaks_nothing() {
        let mut card = practiced(None, 80, now());
        for years in 1..30 {
            card = practiced(Some(&card), 80, now() - TimeDelta::days(365 * years));
            assert!(card.stability.is_finite() && card.stability > 0.0, "{card:?}");
            assert!(card.elapsed_days >= 0 && card.last_review >= now(), "{card:?}");
        }
        let early = now() - TimeDelta::days(4_000);
        assert_eq!(next_task(1, |_| Some(&card), &[], early, &mut Chance::new(1)), Some(0));
    }

    #[test]
    fn a_card_that_is_practiced_all_day_stays_a_card() {
        for points in [0, 60, 80, 100] {
            let mut card = practiced(None, points, now());
            for _ in 0..2_000 {
                card = practiced(Some(&card), points, now());
                assert!(card.stability.is_finite() && card.difficulty.is_finite(), "{card:?}");
            }
            assert!(card.due - now() <= TimeDelta::days(36_500));
        }
    }

    #[test]
    fn a_card_of_a_strange_history_gives_an_order_all_the_same() {
        let strange = ReviewCard { stability: f64::NAN, ..practiced(None, 80, now()) };
        assert!(next_task(2, |_| Some(&strange), &[], now(), &mut Chance::new(1)).is_some());
    }
}
