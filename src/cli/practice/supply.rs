//! Where drills come from: what is weak, then what is new, at hours drawn by chance.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::DrillKind;
use phonetree_core::menu::{Errand, Lengths, Tree};
use phonetree_core::practice::{
    About, Chance, Drill, QuizQuestion, ReviewCard, Set, Task, calls, drill, how, next_task,
};

/// An errand does not come back before so many others, if there are as many.
const PAUSE: usize = 3;

/// What a trainee is given to do.
pub(super) struct Given {
    pub(super) errand: String,
    pub(super) about: About,
    pub(super) what: What,
}

/// A call, or a question without one.
pub(super) enum What {
    Call(Box<Drill>),
    Question(QuizQuestion),
}

/// The drills of a menu, for one trainee.
pub(super) struct Supply<'a> {
    tree: &'a Tree,
    lengths: &'a Lengths,
    kind: DrillKind,
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
        kind: DrillKind,
        from: DateTime<Utc>,
        chance: &mut Chance,
    ) -> Self {
        let errands = tree.errands();
        let tasks = tasks(tree, &errands, kind, chance);
        Self { tree, lengths, kind, from, errands, tasks, recent: Vec::new() }
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
            if self.kind == DrillKind::Traps && chance.once_in(4) { About::Open } else { about };
        let what = match about {
            About::Quiz => What::Question(how(self.tree, errand, chance)?),
            About::Open | About::Closed => {
                let made = drill(self.tree, self.lengths, errand, about, self.from, chance)?;
                What::Call(Box::new(made))
            }
        };
        Some(Given { errand: errand.say.clone(), about, what })
    }
}

/// A drill of a course; nothing where there is only one answer to its question.
pub(super) fn given(tree: &Tree, set: Set, chance: &mut Chance) -> Option<Given> {
    match set {
        Set::Call(drill) => {
            let about = if drill.closed { About::Closed } else { About::Open };
            Some(Given { errand: drill.errand.say.clone(), about, what: What::Call(drill) })
        }
        Set::Question(errand) => {
            let what = What::Question(how(tree, &errand, chance)?);
            Some(Given { errand: errand.say, about: About::Quiz, what })
        }
    }
}

/// What can be practised in a kind of drills.
fn tasks(tree: &Tree, errands: &[Errand], kind: DrillKind, chance: &mut Chance) -> Vec<Task> {
    match kind {
        DrillKind::Quiz => {
            let all = errands.iter().enumerate();
            let asked = all.filter(|(_, errand)| how(tree, errand, chance).is_some());
            asked.map(|(errand, _)| Task { errand, about: About::Quiz }).collect()
        }
        DrillKind::Traps => {
            calls(tree, errands).into_iter().filter(|task| task.about == About::Closed).collect()
        }
        DrillKind::Guided | DrillKind::Listening | DrillKind::Clock => calls(tree, errands),
    }
}
