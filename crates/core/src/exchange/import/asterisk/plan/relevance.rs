//! Which variables matter from a context on: those that are looked at there, or wherever a call may get from
//! there. Two nodes differ by them, and by no others.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::arguments::split;
use super::{PlanContext, ReadPlan};

/// What each context looks at, and what may be looked at after it.
pub(in crate::exchange::import::asterisk) struct Relevance {
    read: HashMap<String, HashSet<String>>,
    after: HashMap<String, HashSet<String>>,
    /// Contexts from which a call may get anywhere.
    anywhere: HashSet<String>,
    counters: BTreeSet<String>,
}

impl Relevance {
    pub(in crate::exchange::import::asterisk) fn of(plan: &ReadPlan) -> Self {
        let mut read: HashMap<String, HashSet<String>> = HashMap::new();
        let mut before: HashMap<String, Vec<&str>> = HashMap::new();
        let mut anywhere = HashSet::new();
        let mut open: Vec<String> = Vec::new();
        for context in &plan.contexts {
            let mut own = read_in(context);
            // What Asterisk sets itself: DIALSTATUS, QUEUESTATUS.
            own.retain(|name| plan.set.contains(name) || name.ends_with("STATUS"));
            read.insert(context.name.clone(), own);
            let (to, all) = leads_to(plan, context);
            for to in to {
                before.entry(to).or_default().push(&context.name);
            }
            if all {
                anywhere.insert(context.name.clone());
            }
            open.push(context.name.clone());
        }
        // What matters after a context matters after those that lead to it.
        let mut after = read.clone();
        while let Some(name) = open.pop() {
            let Some(own) = after.get(&name).cloned() else { continue };
            let reaches_all = anywhere.contains(&name);
            for earlier in before.get(&name).into_iter().flatten() {
                let known = after.entry((*earlier).to_owned()).or_default();
                let count = known.len();
                known.extend(own.iter().cloned());
                let more = known.len() > count;
                if more | (reaches_all && anywhere.insert((*earlier).to_owned())) {
                    open.push((*earlier).to_owned());
                }
            }
        }
        Self { read, after, anywhere, counters: counters(plan) }
    }

    /// Whether a variable counts: it is set to something that is reckoned from itself.
    pub(in crate::exchange::import::asterisk) fn is_counter(&self, name: &str) -> bool {
        self.counters.contains(name)
    }

    /// All variables that count.
    pub(in crate::exchange::import::asterisk) fn counters(&self) -> impl Iterator<Item = &str> {
        self.counters.iter().map(String::as_str)
    }

    pub(in crate::exchange::import::asterisk) fn is_read_in(
        &self,
        context: &str,
        name: &str,
    ) -> bool {
        self.read.get(context).is_some_and(|names| names.contains(name))
    }

    pub(in crate::exchange::import::asterisk) fn matters_from(
        &self,
        context: &str,
        name: &str,
    ) -> bool {
        self.anywhere.contains(context)
            || self.after.get(context).is_some_and(|names| names.contains(name))
    }
}

/// Variables that count: set to something that is reckoned from themselves.
fn counters(plan: &ReadPlan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let steps = plan.contexts.iter().flat_map(|it| &it.extensions).flat_map(|it| it.steps.values());
    for step in steps {
        for part in split(&step.args) {
            let Some((name, value)) = part.split_once('=') else { continue };
            let name = name.trim().trim_start_matches('_');
            let name = name.trim_start_matches("LOCAL(").trim_end_matches(')');
            if value.contains("$[") && value.contains(&format!("${{{name}}}")) {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

/// Names of variables that the steps of a context look at.
fn read_in(context: &PlanContext) -> HashSet<String> {
    let mut found = HashSet::new();
    for step in context.extensions.iter().flat_map(|it| it.steps.values()) {
        for (at, _) in step.args.match_indices("${") {
            let rest = &step.args[at + 2..];
            let end = rest.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c)));
            found.insert(rest[..end.unwrap_or(rest.len())].to_owned());
        }
        for (at, _) in step.args.match_indices('(') {
            let rest = &step.args[at + 1..];
            let end = rest.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c)));
            found.insert(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    found.remove("");
    found
}

/// The contexts that a context may lead to, and whether it may lead anywhere.
pub(in crate::exchange::import::asterisk) fn leads_to(
    plan: &ReadPlan,
    context: &PlanContext,
) -> (BTreeSet<String>, bool) {
    let mut found: BTreeSet<String> =
        context.includes.iter().map(|(name, ..)| name.clone()).collect();
    let mut anywhere = false;
    for step in context.extensions.iter().flat_map(|it| it.steps.values()) {
        let app = step.app.to_ascii_lowercase();
        if app.starts_with("macro") {
            let name = step.args.split([',', '|', '?']).next().unwrap_or_default().trim();
            found.insert(format!("macro-{name}"));
        }
        if !["goto", "gosub", "macro", "exec"].iter().any(|it| app.starts_with(it)) {
            continue;
        }
        for word in step.args.split([',', '|', '?', ':', '(', ')', '&']) {
            let word = word.trim();
            if plan.context(word).is_some() {
                found.insert(word.to_owned());
            }
        }
        anywhere |= app.starts_with("goto") && step.args.split(',').count() == 3 && {
            let before = step.args.rsplit_once('?').map_or(step.args.as_str(), |(_, ways)| ways);
            before.split(',').next().is_some_and(|it| it.contains("${"))
        };
    }
    (found, anywhere)
}
