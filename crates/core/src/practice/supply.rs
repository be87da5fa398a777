//! Where drills come from: what is weak, then what is new, at hours drawn by chance.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::chance::Chance;
use super::course::Set;
use super::drill::{About, Drill};
use super::make::{Task, calls, drill};
use super::question::{QuizQuestion, how};
use super::schedule::{ReviewCard, next_task};
use crate::menu::{Errand, Lengths, Tree};

/// An errand does not come back before so many others, if there are as many.
const PAUSE: usize = 3;

/// Which drills there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exercise {
    /// Every errand that is done by phone, while somebody answers and while nobody does.
    Calls,
    /// Mostly at times when nobody answers.
    Traps,
    /// Questions without a call.
    Quiz,
}

/// What a trainee is given to do.
#[derive(Clone, Debug)]
pub struct Given {
    /// The errand.
    pub errand: String,
    /// What of it.
    pub about: About,
    /// The call or the question.
    pub what: GivenDrill,
}

/// A call, or a question without one.
#[derive(Clone, Debug)]
pub enum GivenDrill {
    /// A call.
    Call(Box<Drill>),
    /// A question.
    Question(QuizQuestion),
}

/// The drills of a menu, for one trainee.
pub(super) struct Supply<'a> {
    tree: &'a Tree,
    lengths: &'a Lengths,
    exercise: Exercise,
    from: DateTime<Utc>,
    errands: Vec<Errand>,
    tasks: Vec<Task>,
    /// The tasks that came last.
    recent: Vec<usize>,
}

impl<'a> Supply<'a> {
    /// Drills of a kind, at hours within some weeks of an instant.
    pub(super) fn new(
        tree: &'a Tree,
        lengths: &'a Lengths,
        exercise: Exercise,
        from: DateTime<Utc>,
        chance: &mut Chance,
    ) -> Self {
        let errands = tree.errands();
        let tasks = tasks(tree, &errands, exercise, chance);
        Self { tree, lengths, exercise, from, errands, tasks, recent: Vec::new() }
    }

    /// The next; nothing where the menu has none of this kind.
    pub(super) fn next(
        &mut self,
        cards: &HashMap<(String, About), ReviewCard>,
        now: DateTime<Utc>,
        chance: &mut Chance,
    ) -> Option<Given> {
        let mut useless = Vec::new();
        loop {
            let lately = self.recent.iter().rev().take(PAUSE);
            let shut: Vec<usize> = lately.chain(&useless).copied().collect();
            let count = self.tasks.len();
            let card = |place: usize| {
                let Task { errand, about } = self.tasks[place];
                cards.get(&(self.errands[errand].say.clone(), about))
            };
            let place = next_task(count, card, &shut, now, chance)
                .or_else(|| next_task(count, card, &useless, now, chance))?;
            if let Some(given) = self.given(place, chance) {
                self.recent.push(place);
                return Some(given);
            }
            useless.push(place);
        }
    }

    fn given(&self, place: usize, chance: &mut Chance) -> Option<Given> {
        let Task { errand, about } = self.tasks[place];
        let errand = &self.errands[errand];
        // If nobody ever answered, it would be no trap.
        let about =
            if self.exercise == Exercise::Traps && chance.once_in(4) { About::Open } else { about };
        let what = match about {
            About::Quiz => GivenDrill::Question(how(self.tree, errand, chance)?),
            About::Open | About::Closed => {
                let made = drill(self.tree, self.lengths, errand, about, self.from, chance)?;
                GivenDrill::Call(Box::new(made))
            }
        };
        Some(Given { errand: errand.say.clone(), about, what })
    }
}

/// A drill of a course; nothing where there is only one answer to its question.
pub(super) fn set(tree: &Tree, set: Set, chance: &mut Chance) -> Option<Given> {
    match set {
        Set::Call(drill) => {
            let about = if drill.closed { About::Closed } else { About::Open };
            Some(Given { errand: drill.errand.say.clone(), about, what: GivenDrill::Call(drill) })
        }
        Set::Question(errand) => {
            let what = GivenDrill::Question(how(tree, &errand, chance)?);
            Some(Given { errand: errand.say, about: About::Quiz, what })
        }
    }
}

/// What can be practiced in a kind of drills.
fn tasks(tree: &Tree, errands: &[Errand], exercise: Exercise, chance: &mut Chance) -> Vec<Task> {
    match exercise {
        Exercise::Quiz => {
            let all = errands.iter().enumerate();
            let asked = all.filter(|(_, errand)| how(tree, errand, chance).is_some());
            asked.map(|(errand, _)| Task { errand, about: About::Quiz }).collect()
        }
        Exercise::Traps => {
            calls(tree, errands).into_iter().filter(|task| task.about == About::Closed).collect()
        }
        Exercise::Calls => calls(tree, errands),
    }
}
