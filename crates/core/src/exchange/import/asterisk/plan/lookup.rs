//! Which extensions of a context, and of those it includes, what is dialed meets.

use std::collections::BTreeSet;

use super::pattern;
use super::{PlanContext, PlanExtension, ReadPlan};
use crate::exchange::import::ImportPlace;

/// The times of the includes by which an extension is there, and where those stand.
pub(in crate::exchange::import::asterisk) type IncludeTimes<'a> = Vec<(&'a str, &'a ImportPlace)>;

/// How deep contexts may include each other, as in Asterisk.
const MOST_INCLUDES: usize = 128;

impl ReadPlan {
    /// The extensions of a context and of those it includes, in the order in which Asterisk looks, each with
    /// the times at which it counts.
    pub(in crate::exchange::import::asterisk) fn all_in<'a>(
        &'a self,
        context: &str,
    ) -> Vec<(IncludeTimes<'a>, &'a PlanExtension)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(context, Vec::new())];
        let mut names: Vec<(&str, IncludeTimes<'_>)> = Vec::new();
        // Depth first, in the order of the file.
        while let Some((name, times)) = open.pop() {
            if !seen.insert(name.to_owned()) || names.len() > MOST_INCLUDES {
                continue;
            }
            let Some(context) = self.context(name) else { continue };
            names.push((context.name.as_str(), times.clone()));
            for (included, at, place) in context.includes.iter().rev() {
                let mut times = times.clone();
                if !at.trim().is_empty() {
                    times.push((at.as_str(), place));
                }
                open.push((included, times));
            }
        }
        for (name, times) in names {
            let context = self.context(name).into_iter();
            found.extend(
                context.flat_map(|it| &it.extensions).map(|extension| (times.clone(), extension)),
            );
        }
        found
    }

    /// The extensions that what is dialed may meet in a context: the first without times decides, those before
    /// it within their times.
    pub(in crate::exchange::import::asterisk) fn meets<'a>(
        &'a self,
        context: &str,
        dialed: &str,
    ) -> Vec<(IncludeTimes<'a>, &'a PlanExtension)> {
        let mut found: Vec<(IncludeTimes<'_>, &PlanExtension)> = Vec::new();
        let mut groups: Vec<(IncludeTimes<'_>, Vec<&PlanExtension>)> = Vec::new();
        for (times, extension) in self.all_in(context) {
            if extension.steps.is_empty() || !pattern::matches(&extension.name, dialed) {
                continue;
            }
            match groups.last_mut().filter(|(own, _)| *own == times) {
                Some((_, group)) => group.push(extension),
                None => groups.push((times, vec![extension])),
            }
        }
        for (times, mut group) in groups {
            group.sort_by(|one, other| pattern::order(&one.name, &other.name));
            let Some(first) = group.first() else { continue };
            let decides = times.is_empty();
            found.push((times, first));
            if decides {
                break;
            }
        }
        found
    }

    /// A step that the extension itself does not have: Asterisk looks for each priority in all that a context
    /// includes. The context and the extension that have it.
    pub(in crate::exchange::import::asterisk) fn step_elsewhere(
        &self,
        context: &str,
        dialed: &str,
        priority: usize,
    ) -> Option<(&str, &PlanExtension)> {
        let all = self.all_in(context).into_iter();
        let mut has_it = all.filter(|(times, it)| {
            times.is_empty()
                && it.steps.contains_key(&priority)
                && pattern::matches(&it.name, dialed)
        });
        let (_, found) = has_it.next()?;
        let is_home = |it: &&PlanContext| {
            it.extension(&found.name).is_some_and(|own| own.place == found.place)
        };
        let home = self.contexts.iter().find(is_home)?;
        Some((home.name.as_str(), found))
    }
}
