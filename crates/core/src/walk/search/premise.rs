//! What a call takes for granted: how the switches stand, and who calls.
//!
//! These hold for a whole call, and a call asks for each once, when it gets there. So a search does not begin
//! with every position of every switch: it splits where a call asks, and keeps with each place what the calls
//! that come there took for granted. A call that took less for granted can do all that one can that took more:
//! a caller who comes back to where they were before, and only knows more, is not followed again. Switches that
//! have nothing to do with each other therefore add up, and don't multiply.

use crate::call::{CallerNumber, Decided, Decision};
use crate::menu::{CallerTest, Tree, When};

/// What holds for a whole call, as far as the call asked for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::walk) struct Premise {
    /// Which switches were asked for, and which of these are on: a bit for each.
    asked: u128,
    on: u128,
    /// Which of the callers that differ calls.
    caller: Option<u8>,
}

/// One thing that holds for a whole call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::walk) enum Granted {
    /// A switch, by its place in the [`Grounds`], and whether it is on.
    Switch(u8, bool),
    /// A caller, by the place there.
    Caller(u8),
}

impl Premise {
    /// The same, and this.
    pub(in crate::walk) fn with(mut self, granted: Granted) -> Self {
        match granted {
            Granted::Switch(place, on) => {
                self.asked |= 1 << place;
                self.on = if on { self.on | 1 << place } else { self.on & !(1 << place) };
            }
            Granted::Caller(place) => self.caller = Some(place),
        }
        self
    }

    /// Whether all that this takes for granted, the other does, too.
    pub(in crate::walk) fn covers(&self, other: &Self) -> bool {
        self.asked & !other.asked == 0
            && (self.on ^ other.on) & self.asked == 0
            && self.caller.is_none_or(|caller| other.caller == Some(caller))
    }

    /// Whether one call can take both for granted.
    pub(in crate::walk) fn agrees_with(&self, other: &Self) -> bool {
        (self.on ^ other.on) & self.asked & other.asked == 0
            && self.caller.is_none_or(|caller| other.caller.is_none_or(|other| other == caller))
    }

    /// Whether it takes nothing for granted.
    pub(in crate::walk) fn is_nothing(&self) -> bool {
        self.asked == 0 && self.caller.is_none()
    }

    /// All that it takes for granted.
    pub(in crate::walk) fn iter(&self) -> impl Iterator<Item = Granted> + use<> {
        let Self { asked, on, caller } = *self;
        let switches = (0..128u8).filter(move |place| asked >> place & 1 == 1);
        let switches = switches.map(move |place| Granted::Switch(place, on >> place & 1 == 1));
        switches.take(asked.count_ones() as usize).chain(caller.map(Granted::Caller))
    }

    /// The first thing that it takes for granted, and the other does not.
    pub(in crate::walk) fn beyond(&self, other: &Self) -> Option<Granted> {
        self.iter().find(|granted| !other.knows(*granted))
    }

    /// Whether the same was asked for.
    fn knows(&self, granted: Granted) -> bool {
        match granted {
            Granted::Switch(place, _) => self.asked >> place & 1 == 1,
            Granted::Caller(_) => self.caller.is_some(),
        }
    }
}

/// All that some trees can ask for that holds for a whole call.
#[derive(Debug)]
pub(in crate::walk) struct Grounds {
    /// The switches, by their names: two trees may have the same.
    switches: Vec<Box<str>>,
    /// Callers that differ for some branch.
    callers: Vec<CallerNumber>,
}

impl Grounds {
    pub(super) fn of(trees: &[&Tree]) -> Self {
        let mut switches: Vec<Box<str>> = Vec::new();
        for switch in trees.iter().flat_map(|tree| &tree.switches) {
            if !switches.contains(&switch.id) {
                switches.push(switch.id.clone());
            }
        }
        Self { switches, callers: callers(trees) }
    }

    /// What was decided, as it stands in a premise; none where it does not hold for the whole call.
    pub(super) fn granted(&self, tree: &Tree, decided: Decided) -> Option<Granted> {
        match decided {
            Decided::Switch(switch, on) => {
                let place = self.switches.iter().position(|id| *id == tree[switch].id)?;
                Some(Granted::Switch(u8::try_from(place).ok()?, on))
            }
            Decided::Caller(number) => {
                let place = self.callers.iter().position(|caller| *caller == number)?;
                Some(Granted::Caller(u8::try_from(place).ok()?))
            }
            Decided::Outside(..) | Decided::MailboxFull(..) => None,
        }
    }

    /// What a premise says to this question of a call to a tree.
    pub(super) fn answer(
        &self,
        tree: &Tree,
        premise: &Premise,
        asked: Decision,
    ) -> Option<Decided> {
        let decided = |granted| self.decided(tree, granted);
        premise.iter().filter_map(decided).find(|decided| decided.decision() == asked)
    }

    /// The same for a call to a tree; none where that tree has no such switch.
    pub(in crate::walk) fn decided(&self, tree: &Tree, granted: Granted) -> Option<Decided> {
        match granted {
            Granted::Switch(place, on) => {
                let id = &self.switches[usize::from(place)];
                let switch = tree.switch_ids().find(|switch| tree[*switch].id == *id)?;
                Some(Decided::Switch(switch, on))
            }
            Granted::Caller(place) => Some(Decided::Caller(self.callers[usize::from(place)])),
        }
    }

    /// What else it may be.
    pub(in crate::walk) fn others(&self, granted: Granted) -> Vec<Granted> {
        match granted {
            Granted::Switch(place, on) => vec![Granted::Switch(place, !on)],
            Granted::Caller(place) => {
                let callers = 0..u8::try_from(self.callers.len()).unwrap_or(u8::MAX);
                callers.filter(|other| *other != place).map(Granted::Caller).collect()
            }
        }
    }
}

/// Callers that differ for some branch: one whose number begins like none that is named, one who keeps it
/// back, and for each beginning one whose number begins so, and not longer than that like another.
fn callers(trees: &[&Tree]) -> Vec<CallerNumber> {
    let cases = trees.iter().flat_map(|tree| &tree.branches).flat_map(|branch| &branch.cases);
    let mut tests: Vec<&CallerTest> = Vec::new();
    for (when, _) in cases {
        if let When::Caller(test) = when
            && !tests.contains(&test)
        {
            tests.push(test);
        }
    }
    let mut callers = vec![CallerNumber::UNNAMED, CallerNumber::Withheld];
    for test in &tests {
        let CallerTest::BeginsWith(digits) = test else { continue };
        let passes = |caller: CallerNumber| -> Vec<bool> {
            tests.iter().map(|test| caller.passes(test)).collect()
        };
        for number in numbers(digits) {
            let number = CallerNumber::of_digits(&number);
            if !callers.iter().any(|known| passes(*known) == passes(number)) {
                callers.push(number);
            }
        }
    }
    callers.truncate(usize::from(u8::MAX));
    callers
}

/// Fictional numbers that begin so.
fn numbers(digits: &str) -> impl Iterator<Item = String> {
    const NUMBER: &str = "12025550100";
    let rest = NUMBER.get(digits.len()..).unwrap_or_default();
    // The digit behind the beginning is another where that makes another beginning of it.
    let next = (0..10).filter_map(move |digit| {
        let rest = rest.get(1..)?;
        Some(format!("{digits}{digit}{rest}"))
    });
    [format!("{digits}{rest}")].into_iter().chain(next)
}

#[cfg(test)]
mod tests {
    use super::{Granted, Premise};

    #[test]
    fn a_premise_covers_those_that_take_more_for_granted_and_agrees_with_those_that_do_not_deny_it()
    {
        let nothing = Premise::default();
        let storm = nothing.with(Granted::Switch(0, true));
        let calm = nothing.with(Granted::Switch(0, false));
        let storm_at_night = storm.with(Granted::Switch(70, true));
        assert!(nothing.covers(&storm) && storm.covers(&storm_at_night) && storm.covers(&storm));
        assert!(!storm.covers(&nothing) && !calm.covers(&storm_at_night));
        assert!(storm.agrees_with(&storm_at_night) && !calm.agrees_with(&storm));
        let withheld = nothing.with(Granted::Caller(1));
        assert!(withheld.agrees_with(&storm) && !withheld.covers(&storm));
        assert!(!withheld.agrees_with(&nothing.with(Granted::Caller(0))));
        assert!(withheld.covers(&storm.with(Granted::Caller(1))));
        assert_eq!(storm_at_night.beyond(&storm), Some(Granted::Switch(70, true)));
        assert_eq!(storm_at_night.beyond(&storm_at_night), None);
    }
}
