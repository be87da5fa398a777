//! Where callers come in: the contexts that nothing in the dialplan leads to, and that ask for a key.

use std::collections::{BTreeSet, HashMap};

use super::plan::relevance::leads_to;
use super::plan::{PlanContext, PlanExtension, ReadPlan};
use super::reading::PlanReading;
use super::state::PlanState;
use super::values::PlanValue;
use crate::exchange::import::ids::plain;
use crate::exchange::import::sketch::{SketchKind, SketchLine, SketchNode, SketchWay, SketchWords};
use crate::exchange::import::{ImportLossKind, ImportPlace, ImportRefusal};
use crate::menu::PhoneNumber;

/// Applications that ask a caller for keys.
const ASK: [&str; 4] = ["background", "waitexten", "read", "backgrounddetect"];
/// Extensions that nobody dials.
const SPECIAL: [&str; 8] = ["i", "t", "h", "T", "e", "o", "a", "fax"];
/// Names of contexts from which calls come in, by custom.
const INCOMING: [&str; 9] =
    ["lines", "from-", "incoming", "inbound", "trunk", "pstn", "external", "did", "ivr"];
/// The most lines of a menu that is read.
const MOST_LINES: usize = 100;

/// The contexts that ask for keys, or lead to one that does.
fn asking(plan: &ReadPlan) -> BTreeSet<String> {
    let asks = |context: &&PlanContext| {
        let steps = context.extensions.iter().flat_map(|it| it.steps.values());
        let mut apps = steps.map(|step| step.app.to_ascii_lowercase());
        apps.any(|app| ASK.contains(&app.as_str()))
    };
    let mut found: BTreeSet<String> =
        plan.contexts.iter().filter(asks).map(|it| it.name.clone()).collect();
    if found.is_empty() {
        return found;
    }
    let mut before: HashMap<String, Vec<&str>> = HashMap::new();
    for context in &plan.contexts {
        for to in leads_to(plan, context).0 {
            before.entry(to).or_default().push(&context.name);
        }
    }
    let mut open: Vec<String> = found.iter().cloned().collect();
    while let Some(name) = open.pop() {
        for earlier in before.get(&name).into_iter().flatten() {
            if found.insert((*earlier).to_owned()) {
                open.push((*earlier).to_owned());
            }
        }
    }
    found
}

/// The context in which callers come in, and others in which they might.
pub(super) fn entry<'p>(
    plan: &'p ReadPlan,
    wanted: Option<&str>,
    file: &str,
) -> Result<(&'p PlanContext, Vec<&'p PlanContext>), ImportRefusal> {
    let whole = ImportPlace { file: file.to_owned(), line: 0 };
    if let Some(wanted) = wanted {
        let Some(found) = plan.context(wanted) else {
            let known: Vec<&str> =
                plan.contexts.iter().take(20).map(|it| it.name.as_str()).collect();
            return Err(ImportRefusal::new(
                whole,
                format!("there is no context [{wanted}]; there are {}", known.join(", ")),
            ));
        };
        return Ok((found, Vec::new()));
    }
    let asking = asking(plan);
    let led_to: BTreeSet<String> = plan
        .contexts
        .iter()
        .flat_map(|it| leads_to(plan, it).0.into_iter().filter(move |to| *to != it.name))
        .collect();
    let is_macro = |it: &PlanContext| it.name.starts_with("macro-");
    let asks = |it: &&PlanContext| asking.contains(&it.name) && !is_macro(it);
    let mut all: Vec<&PlanContext> =
        plan.contexts.iter().filter(asks).filter(|it| !led_to.contains(&it.name)).collect();
    if all.is_empty() {
        all = plan.contexts.iter().filter(asks).collect();
    }
    let rank = |it: &&PlanContext| {
        let is_incoming = INCOMING.iter().any(|word| it.name.to_ascii_lowercase().contains(word));
        let has_start = it.extension("s").is_some()
            || it.extensions.iter().any(|it| number(&it.name).is_some());
        (!is_incoming, !has_start)
    };
    all.sort_by_key(rank);
    let Some((first, others)) = all.split_first() else {
        return Err(ImportRefusal::new(
            plan.contexts.first().map_or(whole, |it| it.place.clone()),
            "no menu is in this dialplan: no context asks a caller for a key with Background, WaitExten or Read",
        ));
    };
    Ok((first, others.to_vec()))
}

impl PlanReading<'_> {
    /// Makes the lines of a context, and the nodes that answer them.
    pub(super) fn lines(&mut self, context: &PlanContext) -> Result<(), ImportRefusal> {
        let all = self.plan.all_in(&context.name);
        let has_start = all.iter().any(|(_, it)| it.name == "s" && !it.steps.is_empty());
        let mut inside = None;
        let mut dialed: Vec<&PlanExtension> = Vec::new();
        for (_, extension) in all {
            let name = extension.name.as_str();
            if SPECIAL.contains(&name) || extension.steps.is_empty() {
                continue;
            }
            if dialed.iter().any(|it| it.name == name) {
                continue;
            }
            let is_line = name == "s" || number(name).is_some();
            let may_be = !has_start
                && (name.starts_with('_') || !name.starts_with(|c: char| c.is_ascii_alphabetic()));
            if is_line || may_be && !has_start {
                dialed.push(extension);
            } else if inside.is_none() {
                inside = Some(extension.place.clone());
            }
        }
        if dialed.iter().any(|it| number(&it.name).is_some()) {
            dialed.retain(|it| it.name == "s" || number(&it.name).is_some());
        }
        for extension in dialed.into_iter().take(MOST_LINES) {
            self.line(context, extension)?;
        }
        if self.sketch.lines.is_empty() {
            return Err(ImportRefusal::new(
                context.place.clone(),
                format!(
                    "callers can't come in at [{}]: it has no extension s and no number",
                    context.name
                ),
            ));
        }
        Ok(())
    }

    fn line(
        &mut self,
        context: &PlanContext,
        extension: &PlanExtension,
    ) -> Result<(), ImportRefusal> {
        let name = extension.name.as_str();
        let number = number(name);
        let is_known = |it: &SketchLine| it.number.is_some() && it.number == number;
        if self.sketch.lines.iter().any(is_known) {
            return Ok(());
        }
        let dialed = (!name.starts_with('_')).then_some(name);
        let home = self.home_of(&context.name, extension);
        let mut state = PlanState::at(&context.name, &home, name, dialed);
        match dialed {
            // It may hang on the hour which of several extensions answers.
            Some(name) => {
                state.first = Some(("Goto".to_owned(), format!("{},{name},1", context.name)));
            }
            None => state.set("EXTEN", PlanValue::Unknown),
        }
        let named = extension.steps.values().find_map(|step| step.args.strip_prefix("LINE="));
        let wanted = match named {
            Some(name) => plain(name, "line"),
            None if name == "s" => plain(&context.name, "line"),
            None => format!("line-{}", name.trim_start_matches(['_', '+'])),
        };
        let id = self.line_id(&plain(&wanted, "line"));
        if number.is_none() {
            let words =
                "the dialplan doesn't say the number that callers dial: a made-up one stands here";
            self.sketch.lose(&extension.place, "", ImportLossKind::Assumed, words);
        }
        let onwards = self.onwards(&state);
        // What a line sets is the language of the menu.
        self.language = self.language.take().or(onwards.language);
        let answer = match onwards.way {
            SketchWay::To(node) => node,
            SketchWay::HangUp => {
                let node = self.names.fresh(&format!("{id}-ends"));
                let say = SketchWords::default();
                let kind = SketchKind::Message { say, to: None };
                let place = extension.place.clone();
                self.sketch.nodes.push(SketchNode { id: node.clone(), place, kind });
                node
            }
        };
        let place = extension.place.clone();
        self.sketch.lines.push(SketchLine { id, number, answer, place });
        self.make_all()
    }

    fn line_id(&self, wanted: &str) -> String {
        let taken = |id: &str| self.sketch.lines.iter().any(|it| it.id == id);
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let mut all = [wanted.to_owned()].into_iter().chain(numbered);
        all.find(|id| !taken(id)).unwrap_or_else(|| wanted.to_owned())
    }
}

/// A number that people can dial from outside, as a menu file has it.
fn number(extension: &str) -> Option<String> {
    let digits = extension.strip_prefix('+').unwrap_or(extension);
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !(7..=15).contains(&digits.len()) {
        return None;
    }
    let written = match digits.len() {
        _ if extension.starts_with('+') => extension.to_owned(),
        10 => format!("+1{digits}"),
        11 if digits.starts_with('1') => format!("+{digits}"),
        _ => return None,
    };
    PhoneNumber::parse(&written).ok().map(|number| number.to_string())
}
