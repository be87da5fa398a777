//! What subroutines and variables are for, where people who write dialplans do the same thing again and again: a list
//! of the menus that a call came through, digits spelled as files, a count of how often a call came somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanContext;

/// A subroutine that keeps a list of where a call has been: it puts its argument at the end, or cuts the list back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) struct PlanTrail {
    /// The list.
    variable: String,
    /// What it returns where the argument is new, and where it is not.
    pub(in crate::exchange::import::asterisk) new: String,
    pub(in crate::exchange::import::asterisk) known: String,
}

/// What is found of them in a dialplan.
#[derive(Clone, Debug, Default)]
pub(in crate::exchange::import::asterisk) struct PlanIdioms {
    trails: BTreeMap<String, PlanTrail>,
    spellers: BTreeSet<String>,
    tallies: BTreeSet<String>,
}

impl PlanIdioms {
    pub(super) fn of(contexts: &[PlanContext]) -> Self {
        let mut found = Self::default();
        let mut sets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for context in contexts {
            if let Some(trail) = trail(context) {
                found.trails.insert(context.name.clone(), trail);
            }
            if spells(context) {
                found.spellers.insert(context.name.clone());
            }
            for step in context.extensions.iter().flat_map(|it| it.steps.values()) {
                if let Some((name, value)) = set(&step.app, &step.args) {
                    sets.entry(name).or_default().push(value);
                }
            }
        }
        // A count that nothing puts back to zero.
        for (name, values) in sets {
            let is_count = |value: &&str| {
                let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                value == format!("$[${{{name}}}+1]") || value == format!("$[0${{{name}}}+1]")
            };
            if values.len() == 1 && values.iter().all(is_count) {
                found.tallies.insert(name.to_owned());
            }
        }
        found
    }

    /// The list that a subroutine keeps.
    pub(in crate::exchange::import::asterisk) fn trail(&self, context: &str) -> Option<&PlanTrail> {
        self.trails.get(context)
    }

    /// Whether a variable is such a list.
    pub(in crate::exchange::import::asterisk) fn is_trail(&self, variable: &str) -> bool {
        self.trails.values().any(|trail| trail.variable == variable)
    }

    /// Whether a text looks at such a list.
    pub(in crate::exchange::import::asterisk) fn looks_at_trail(&self, text: &str) -> bool {
        let looks = |name: &str| {
            text.contains(&format!("{{{name}}}")) || text.contains(&format!("({name},"))
        };
        self.trails.values().any(|trail| looks(&trail.variable))
    }

    /// Whether a text is the first place of such a list.
    pub(in crate::exchange::import::asterisk) fn is_first_of_trail(&self, text: &str) -> bool {
        let first = |trail: &PlanTrail| {
            let cut = format!("${{CUT({},", trail.variable);
            let rest = text.trim().strip_prefix(&cut).and_then(|rest| rest.split_once(','));
            rest.is_some_and(|(_, place)| place.split('}').next().is_some_and(|it| it == "1)"))
        };
        self.trails.values().any(first)
    }

    /// Whether a subroutine returns the files that spell its argument.
    pub(in crate::exchange::import::asterisk) fn spells(&self, context: &str) -> bool {
        self.spellers.contains(context)
    }

    /// Whether a variable counts how often a call came to the step that sets it.
    pub(in crate::exchange::import::asterisk) fn is_tally(&self, variable: &str) -> bool {
        self.tallies.contains(variable)
    }
}

/// The variable that a step sets, and its value.
fn set<'s>(app: &str, args: &'s str) -> Option<(&'s str, &'s str)> {
    let (name, value) = args.split_once('=').filter(|_| app.eq_ignore_ascii_case("set"))?;
    let name = name.trim().trim_start_matches('_');
    let inner = name.strip_prefix("LOCAL(").and_then(|it| it.strip_suffix(')'));
    Some((inner.unwrap_or(name), value.trim()))
}

fn trail(context: &PlanContext) -> Option<PlanTrail> {
    let steps = &context.extension("s")?.steps;
    let (variable, added) = steps.values().find_map(|step| {
        let (name, value) = set(&step.app, &step.args)?;
        let adds = value.contains("${ARG1}") && value.contains(&format!("${{{name}}}"));
        let looked_up = format!("FIELDNUM({name},");
        let is_looked_up = steps.values().any(|it| it.args.contains(&looked_up));
        (adds && is_looked_up).then_some((name, step.priority))
    })?;
    let returns = |step: &&super::dialplan::PlanStep| step.app.eq_ignore_ascii_case("return");
    let new = steps.values().filter(returns).find(|step| step.priority > added)?;
    let known = steps.values().filter(returns).find(|step| step.args != new.args)?;
    Some(PlanTrail {
        variable: variable.to_owned(),
        new: new.args.clone(),
        known: known.args.clone(),
    })
}

/// Whether it goes through its argument digit by digit, and returns a text.
fn spells(context: &PlanContext) -> bool {
    let Some(extension) = context.extension("s") else { return false };
    let takes = |args: &str| args.contains("${ARG1:${") && args.contains("}:1}");
    let goes_through = extension.steps.values().any(|step| takes(&step.args));
    let returns = |app: &str, args: &str| app.eq_ignore_ascii_case("return") && args.contains("${");
    goes_through && extension.steps.values().any(|step| returns(&step.app, &step.args))
}
