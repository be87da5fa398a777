//! Where drills come from: what is weak, then what is new, at hours drawn by chance.

mod phrases;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use self::phrases::CallerPhrases;
use crate::menu::Chance;
use crate::menu::{Errand, Lengths, ReaderLanguage, Tree};
use crate::practice::course::Set;
use crate::practice::drill::{About, Drill};
use crate::practice::make::{Task, calls, drill, zone_of_a_trap};
use crate::practice::question::{QuizQuestion, how};
use crate::practice::schedule::{ReviewCard, next_task};
use crate::practice::session::SessionPlan;

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
    /// The errand, by its topic; what is asked of the trainee may be in a caller's words.
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
    /// Where callers are, if that is always the same.
    zone: Option<Tz>,
    /// What is new is asked for by its topic, as the menu has it.
    teaches: bool,
    phrases: CallerPhrases<'a>,
    errands: Vec<Errand>,
    tasks: Vec<Task>,
    /// The tasks that came last.
    recent: Vec<usize>,
}

impl<'a> Supply<'a> {
    /// Drills as a plan wants them, at hours within some weeks of its beginning.
    pub(super) fn new(
        tree: &'a Tree,
        lengths: &'a Lengths,
        plan: &SessionPlan,
        chance: &mut Chance,
    ) -> Self {
        let errands = tree.errands();
        let tasks = tasks(tree, &errands, plan, chance);
        Self {
            tree,
            lengths,
            exercise: plan.exercise,
            from: plan.from,
            zone: plan.zone,
            teaches: plan.hints,
            phrases: CallerPhrases::new(tree),
            errands,
            tasks,
            recent: Vec::new(),
        }
    }

    /// The next; nothing where the menu has none of this kind.
    pub(super) fn next(
        &mut self,
        cards: &HashMap<(String, About), ReviewCard>,
        now: DateTime<Utc>,
        chance: &mut Chance,
        reader: ReaderLanguage,
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
            let new = card(place).is_none();
            if let Some(given) = self.given(place, new, chance, reader) {
                self.recent.push(place);
                return Some(given);
            }
            useless.push(place);
        }
    }

    fn given(
        &self,
        place: usize,
        new: bool,
        chance: &mut Chance,
        reader: ReaderLanguage,
    ) -> Option<Given> {
        let Task { errand, about } = self.tasks[place];
        let errand = &self.errands[errand];
        // If nobody ever answered, it would be no trap.
        let about =
            if self.exercise == Exercise::Traps && chance.once_in(4) { About::Open } else { about };
        let asked = self.asked(errand, new, chance, reader);
        let topic = self.tree.errand_in(&errand.say, reader.menu);
        let what = match about {
            About::Quiz => {
                let mut question = how(self.tree, &asked, chance, reader)?;
                question.topic = (asked.say != topic).then(|| topic.to_owned());
                GivenDrill::Question(question)
            }
            About::Open | About::Closed => {
                let zone = self.zone(chance);
                let made = drill(self.tree, self.lengths, errand, about, self.from, zone, chance)?;
                let topic = topic.to_owned();
                GivenDrill::Call(Box::new(Drill { errand: asked, topic, ..made }))
            }
        };
        Some(Given { errand: errand.say.clone(), about, what })
    }

    /// An errand as it is asked for: mostly in a caller's words, so that the topic does not give the answer
    /// away. What is new is taught by its topic.
    fn asked(
        &self,
        errand: &Errand,
        new: bool,
        chance: &mut Chance,
        reader: ReaderLanguage,
    ) -> Errand {
        let own = new && self.teaches || chance.once_in(4);
        let say = match own {
            true => None,
            false => self.phrases.phrase(errand, reader.menu, reader.locale, chance),
        };
        let own = || self.tree.errand_in(&errand.say, reader.menu).to_owned();
        Errand { say: say.unwrap_or_else(own), ..errand.clone() }
    }

    /// Where the caller is: at home, unless that is asked for, or is the trap.
    fn zone(&self, chance: &mut Chance) -> Tz {
        let home = self.tree.zone;
        match (self.zone, self.exercise) {
            (Some(zone), _) => zone,
            (None, Exercise::Traps) => zone_of_a_trap(home, chance),
            (None, Exercise::Calls | Exercise::Quiz) => home,
        }
    }
}

/// A drill of a course; nothing where there is only one answer to its question.
pub(super) fn set(
    tree: &Tree,
    set: Set,
    chance: &mut Chance,
    reader: ReaderLanguage,
) -> Option<Given> {
    match set {
        Set::Call(drill) => {
            let about = if drill.closed { About::Closed } else { About::Open };
            Some(Given { errand: drill.errand.say.clone(), about, what: GivenDrill::Call(drill) })
        }
        Set::Question(errand) => {
            let say = tree.errand_in(&errand.say, reader.menu).to_owned();
            let asked = Errand { say, ..errand.clone() };
            let what = GivenDrill::Question(how(tree, &asked, chance, reader)?);
            Some(Given { errand: errand.say, about: About::Quiz, what })
        }
    }
}

/// What can be practiced in a kind of drills.
fn tasks(tree: &Tree, errands: &[Errand], plan: &SessionPlan, chance: &mut Chance) -> Vec<Task> {
    match plan.exercise {
        Exercise::Quiz => {
            let all = errands.iter().enumerate();
            let asked = all.filter(|(_, errand)| how(tree, errand, chance, plan.reader).is_some());
            asked.map(|(errand, _)| Task { errand, about: About::Quiz }).collect()
        }
        Exercise::Traps => {
            calls(tree, errands).into_iter().filter(|task| task.about == About::Closed).collect()
        }
        Exercise::Calls => calls(tree, errands),
    }
}
