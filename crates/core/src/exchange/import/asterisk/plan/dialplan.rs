//! A dialplan as Asterisk has it after it has read the lines: contexts, extensions, priorities.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::arguments::{call, has_old_separator, sets};
use super::idioms::PlanIdioms;
use super::lines::{ConfLine, LineContent};
use crate::exchange::import::{ImportPlace, ImportRefusal};

/// An application with what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) struct PlanStep {
    pub(in crate::exchange::import::asterisk) priority: usize,
    pub(in crate::exchange::import::asterisk) label: Option<String>,
    pub(in crate::exchange::import::asterisk) app: String,
    pub(in crate::exchange::import::asterisk) args: String,
    pub(in crate::exchange::import::asterisk) place: ImportPlace,
}

/// An extension: a name, digits, or a pattern that begins with `_`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) struct PlanExtension {
    pub(in crate::exchange::import::asterisk) name: String,
    pub(in crate::exchange::import::asterisk) steps: BTreeMap<usize, PlanStep>,
    pub(in crate::exchange::import::asterisk) place: ImportPlace,
    pub(in crate::exchange::import::asterisk) comment: Option<String>,
    pub(in crate::exchange::import::asterisk) above: Option<String>,
}

/// A context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) struct PlanContext {
    pub(in crate::exchange::import::asterisk) name: String,
    pub(in crate::exchange::import::asterisk) place: ImportPlace,
    pub(in crate::exchange::import::asterisk) comment: Option<String>,
    pub(in crate::exchange::import::asterisk) above: Option<String>,
    pub(in crate::exchange::import::asterisk) extensions: Vec<PlanExtension>,
    by_name: HashMap<String, usize>,
    /// Other contexts, each with the times at which it counts; empty for always.
    pub(in crate::exchange::import::asterisk) includes: Vec<(String, String, ImportPlace)>,
    is_template: bool,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(in crate::exchange::import::asterisk) struct ReadPlan {
    pub(in crate::exchange::import::asterisk) contexts: Vec<PlanContext>,
    by_name: HashMap<String, usize>,
    pub(in crate::exchange::import::asterisk) globals: BTreeMap<String, String>,
    /// Whether a call ends where an extension does.
    pub(in crate::exchange::import::asterisk) falls_through: bool,
    /// What could not be read: where, and in words.
    pub(in crate::exchange::import::asterisk) left_out: Vec<(ImportPlace, String)>,
    /// Whether `phonetree export` wrote it.
    pub(in crate::exchange::import::asterisk) is_exported: bool,
    /// Variables that some step sets.
    pub(in crate::exchange::import::asterisk) set: BTreeSet<String>,
    /// Where `|` first parts arguments, as it did before Asterisk 1.6.
    pub(in crate::exchange::import::asterisk) old_separator: Option<ImportPlace>,
    /// Whether what is said hangs on the language of the call, but for the folder of its files.
    pub(in crate::exchange::import::asterisk) looks_at_language: bool,
    /// Variables whose whole value is dialed.
    pub(in crate::exchange::import::asterisk) dialed: BTreeSet<String>,
    /// What subroutines and variables are for.
    pub(in crate::exchange::import::asterisk) idioms: PlanIdioms,
}

impl ReadPlan {
    pub(in crate::exchange::import::asterisk) fn of(
        lines: &[ConfLine],
    ) -> Result<Self, ImportRefusal> {
        let mut plan = Self { falls_through: true, ..Self::default() };
        let mut section: Option<String> = None;
        let mut last: Option<(String, usize)> = None;
        for line in lines {
            match &line.content {
                LineContent::Section { name, with } => {
                    section = Some(name.clone());
                    last = None;
                    if !matches!(name.as_str(), "general" | "globals") {
                        plan.open(name, with, line);
                    }
                }
                LineContent::Runs => plan.left_out.push((
                    line.place.clone(),
                    "what the program of this line writes: it was not run".to_owned(),
                )),
                LineContent::Setting { key, value } => match section.as_deref() {
                    None => {
                        return Err(ImportRefusal::new(
                            line.place.clone(),
                            "a setting before the first [context]",
                        ));
                    }
                    Some("general") => {
                        if key.eq_ignore_ascii_case("autofallthrough") {
                            plan.falls_through = !matches!(value.as_str(), "no" | "off" | "0");
                        }
                    }
                    Some("globals") => {
                        plan.globals.insert(key.clone(), value.clone());
                    }
                    Some(context) => {
                        let context = context.to_owned();
                        plan.setting(&context, line, key, value, &mut last)?;
                    }
                },
            }
        }
        let arrives = |it: &PlanContext| it.name.ends_with("_every-node");
        plan.is_exported = plan.contexts.iter().any(arrives);
        plan.contexts.retain(|context| !context.is_template);
        plan.by_name =
            plan.contexts.iter().enumerate().map(|(n, it)| (it.name.clone(), n)).collect();
        for step in
            plan.contexts.iter().flat_map(|it| &it.extensions).flat_map(|it| it.steps.values())
        {
            for name in sets(&step.app, &step.args) {
                plan.set.insert(name);
            }
            let is_set = step.app.to_ascii_lowercase().ends_with("set");
            if plan.old_separator.is_none() && !is_set && has_old_separator(&step.args) {
                plan.old_separator = Some(step.place.clone());
            }
            plan.looks_at_language |= step.args.contains("${CHANNEL(language)}");
            if step.app.eq_ignore_ascii_case("dial") {
                let whom = step.args.split([',', '|']).next().unwrap_or_default().trim();
                let name = whom.strip_prefix("${").and_then(|it| it.strip_suffix('}'));
                plan.dialed.extend(name.map(str::to_owned));
            }
        }
        plan.idioms = PlanIdioms::of(&plan.contexts);
        Ok(plan)
    }

    /// Opens a context.
    fn open(&mut self, name: &str, with: &[String], line: &ConfLine) {
        let place = match self.by_name.get(name) {
            Some(place) => *place,
            None => {
                self.contexts.push(PlanContext {
                    name: name.to_owned(),
                    place: line.place.clone(),
                    comment: line.comment.clone(),
                    above: line.above.clone(),
                    ..PlanContext::default()
                });
                self.by_name.insert(name.to_owned(), self.contexts.len() - 1);
                self.contexts.len() - 1
            }
        };
        for with in with {
            match with.as_str() {
                "!" => self.contexts[place].is_template = true,
                "+" => {}
                template => {
                    let Some(found) = self.by_name.get(template) else { continue };
                    let (extensions, includes) = {
                        let found = &self.contexts[*found];
                        (found.extensions.clone(), found.includes.clone())
                    };
                    let context = &mut self.contexts[place];
                    for extension in extensions {
                        context.by_name.insert(extension.name.clone(), context.extensions.len());
                        context.extensions.push(extension);
                    }
                    context.includes.extend(includes);
                }
            }
        }
    }

    fn setting(
        &mut self,
        context: &str,
        line: &ConfLine,
        key: &str,
        value: &str,
        last: &mut Option<(String, usize)>,
    ) -> Result<(), ImportRefusal> {
        let Some(place) = self.by_name.get(context).copied() else { return Ok(()) };
        match key.to_ascii_lowercase().as_str() {
            "exten" => {
                let Some((name, rest)) = split_once_comma(value) else {
                    return Err(ImportRefusal::new(
                        line.place.clone(),
                        "an extension is written exten => NAME,PRIORITY,APPLICATION(...)",
                    ));
                };
                let name = plain_name(name);
                self.contexts[place].step(&name, rest, line, last)
            }
            "same" => {
                let Some((name, _)) = last.clone() else {
                    return Err(ImportRefusal::new(
                        line.place.clone(),
                        "`same` without an extension before it",
                    ));
                };
                self.contexts[place].step(&name, value, line, last)
            }
            "include" => {
                let comma = value.find([',', '|']).unwrap_or(value.len());
                let (name, times) = value.split_at(comma);
                let times = times.get(1..).unwrap_or_default().to_owned();
                let name = name.trim().to_owned();
                self.contexts[place].includes.push((name, times, line.place.clone()));
                Ok(())
            }
            "switch" | "lswitch" | "eswitch" => {
                self.left_out.push((
                    line.place.clone(),
                    "extensions that another machine or a database has: switch".to_owned(),
                ));
                Ok(())
            }
            // `ignorepat` is for telephones.
            _ => Ok(()),
        }
    }

    pub(in crate::exchange::import::asterisk) fn context(
        &self,
        name: &str,
    ) -> Option<&PlanContext> {
        self.by_name.get(name).map(|place| &self.contexts[*place])
    }
}

impl PlanContext {
    /// An extension by the name that the dialplan gives it.
    pub(in crate::exchange::import::asterisk) fn extension(
        &self,
        name: &str,
    ) -> Option<&PlanExtension> {
        self.by_name.get(name).map(|place| &self.extensions[*place])
    }

    fn step(
        &mut self,
        name: &str,
        rest: &str,
        line: &ConfLine,
        last: &mut Option<(String, usize)>,
    ) -> Result<(), ImportRefusal> {
        let refuse = |words: &str| Err(ImportRefusal::new(line.place.clone(), words));
        let Some((priority, app)) = split_once_comma(rest) else {
            return refuse("an extension is written exten => NAME,PRIORITY,APPLICATION(...)");
        };
        let (priority, label) = match priority.split_once('(') {
            Some((priority, label)) => (priority.trim(), Some(label.trim_end_matches(')').trim())),
            None => (priority.trim(), None),
        };
        // A lamp on a telephone, not a step of a call.
        if priority.eq_ignore_ascii_case("hint") {
            *last = Some((name.to_owned(), 0));
            return Ok(());
        }
        let before = last.as_ref().filter(|(own, _)| own == name).map_or(0, |(_, number)| *number);
        let (word, plus) = priority.split_once('+').unwrap_or((priority, "0"));
        let plus: usize = plus.trim().parse().unwrap_or_default();
        let number = match word.trim() {
            "n" | "next" => before + 1 + plus,
            "s" | "same" => before + plus,
            digits => match digits.parse::<usize>() {
                Ok(number) if (1..=1_000_000).contains(&number) => number,
                _ => return refuse("a priority is a number, n, or hint"),
            },
        };
        *last = Some((name.to_owned(), number));
        let (app, args) = call(app);
        let step = PlanStep {
            priority: number,
            label: label.map(str::to_owned),
            app,
            args,
            place: line.place.clone(),
        };
        let place = match self.by_name.get(name) {
            Some(place) => *place,
            None => {
                self.extensions.push(PlanExtension {
                    name: name.to_owned(),
                    steps: BTreeMap::new(),
                    place: line.place.clone(),
                    comment: line.comment.clone(),
                    above: line.above.clone(),
                });
                self.by_name.insert(name.to_owned(), self.extensions.len() - 1);
                self.extensions.len() - 1
            }
        };
        // Of two steps with one number Asterisk keeps the first.
        self.extensions[place].steps.entry(number).or_insert(step);
        Ok(())
    }
}

impl PlanExtension {
    /// The number of a step by its label.
    pub(in crate::exchange::import::asterisk) fn labeled(&self, label: &str) -> Option<usize> {
        let has_it = |step: &&PlanStep| step.label.as_deref() == Some(label);
        self.steps.values().find(has_it).map(|step| step.priority)
    }
}

/// Cuts at the first comma; old dialplans have `|` in its place.
fn split_once_comma(text: &str) -> Option<(&str, &str)> {
    // A comma in brackets is part of a pattern: `_[1,2]X`.
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            ',' | '|' if depth == 0 => return Some((text[..at].trim(), text[at + 1..].trim())),
            _ => {}
        }
    }
    None
}

/// A name of an extension without the caller's number (`100/3125550110`) and without dashes in patterns.
fn plain_name(name: &str) -> String {
    let name = name.trim().trim_matches('"');
    let name = name.split_once('/').map_or(name, |(name, _)| name);
    name.to_owned()
}
