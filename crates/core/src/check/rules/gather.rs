//! What several rules look at, gathered once.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};

use crate::check::reach::{exits, is_helped_at};
use crate::check::subject::{CheckSubject, Written};
use crate::check::violation::Violation;
use crate::document::{Replacement, Span};
use crate::hours::{Conflict, ConflictKind, Hours};
use crate::menu::{
    Menu, MenuId, Node, Onward, PhoneNumber, PromptId, Timings, TimingsSpans, Tree, When,
};

/// A menu whose options are written out, in one language.
pub(super) struct SaidMenu<'s> {
    pub(super) id: MenuId,
    pub(super) menu: &'s Menu,
    pub(super) written: Written,
}

/// Every menu whose options are written out, in each language.
pub(super) fn said_menus<'s>(subject: &'s CheckSubject<'_>) -> impl Iterator<Item = SaidMenu<'s>> {
    subject.written().filter_map(|written| {
        let Some(Node::Menu(id)) = subject.tree[written.prompt].node else { return None };
        let menu = &subject.tree[id];
        (menu.prompt == written.prompt).then_some(SaidMenu { id, menu, written })
    })
}

/// Phrases in what the file writes out, told once for each place.
pub(super) fn phrases(
    subject: &CheckSubject<'_>,
    looks_at: impl Fn(PromptId) -> bool,
    phrases: &[&str],
    tell: impl Fn(&str) -> Violation,
) -> Vec<Violation> {
    let mut found = Vec::new();
    for written in subject.written().filter(|written| looks_at(written.prompt)) {
        let lower = written.words.to_lowercase();
        let first = phrases.iter().find_map(|phrase| Some((lower.find(phrase)?, phrase.len())));
        let Some((at, len)) = first else { continue };
        let words = written.words.get(at..at + len).unwrap_or(&written.words);
        let about = subject.owner(written.prompt).map(Into::into);
        let span = subject.within(&written.place, words);
        found.push(Violation { about, span, ..tell(words) });
    }
    once_each(found.into_iter())
}

/// Each finding once: several nodes may share the line of the file that it is about, and several
/// languages the words.
pub(super) fn once_each(found: impl Iterator<Item = Violation>) -> Vec<Violation> {
    let mut places = std::collections::HashSet::new();
    found.filter(|found| places.insert((found.span.start, found.label.clone()))).collect()
}

/// The options with one of the keys 1 to 9 that are spoken, with their places in the menu.
pub(super) fn counted_keys(menu: &Menu) -> impl Iterator<Item = (usize, char)> {
    let options = menu.options.iter().enumerate();
    let spoken = options.filter(|(_, option)| option.spoken && !option.everywhere);
    spoken.filter_map(|(n, option)| match &**option.keys.plain()? {
        [key] if key.is_digit() && key.as_char() != '0' => Some((n, key.as_char())),
        _ => None,
    })
}

/// A node that waits for keys: a menu or an entry.
pub(super) struct Asking<'s> {
    pub(super) node: Node,
    pub(super) id: &'s str,
    pub(super) timings: Timings,
    /// Where those go who press nothing too often, where the node says so.
    pub(super) gives_up_to: Option<Onward>,
    own: TimingsSpans,
}

impl Asking<'_> {
    /// Where a timing stands: at the node, else at the top of the file, else the node's name.
    pub(super) fn place(
        &self,
        subject: &CheckSubject<'_>,
        field: impl Fn(&TimingsSpans) -> Option<Span>,
    ) -> (Span, bool) {
        let places = &subject.tree.spans;
        let of_file = || field(&places.timings).map(|place| (place, false));
        let own = field(&self.own).map(|place| (place, true));
        own.or_else(of_file).unwrap_or_else(|| (places.node(self.node), true))
    }

    /// A finding about this node, or about the whole file where the timing is that of all nodes.
    pub(super) fn found(&self, (place, own): (Span, bool), message: String) -> Violation {
        match own {
            true => Violation::new(self.id, place, message),
            false => Violation::in_file(place, message),
        }
    }

    /// Whether its own `give_up` leads to a person, with at most words between.
    pub(super) fn silence_leads_to_a_person(&self, tree: &Tree) -> bool {
        let onward = match self.node {
            Node::Menu(id) => tree[id].give_up.no_input_to,
            Node::Entry(id) => tree[id].give_up.no_input_to,
            Node::Directory(id) => tree[id].give_up.no_input_to,
            Node::Callback(id) => tree[id].give_up.no_input_to,
            Node::Message(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Queue(_)
            | Node::Team(_) => None,
        };
        let mut next = onward.and_then(Onward::node);
        // A message leads to one node: as many steps as there are messages are enough.
        for _ in 0..=tree.nodes().count() {
            match next {
                Some(Node::Team(_) | Node::Mailbox(_) | Node::Queue(_) | Node::Callback(_)) => {
                    return true;
                }
                Some(node @ Node::Message(_)) => next = exits(tree, node).next(),
                // Whatever the hour, somebody is there.
                Some(node @ Node::Branch(_)) => {
                    return exits(tree, node)
                        .all(|to| is_helped_at(to) || matches!(to, Node::Queue(_)));
                }
                Some(Node::Menu(_) | Node::Entry(_) | Node::Directory(_)) | None => return false,
            }
        }
        false
    }

    pub(super) fn name(&self) -> String {
        format!("`{}`", self.id)
    }
}

/// Every node that waits for keys.
pub(super) fn asking<'s>(subject: &'s CheckSubject<'_>) -> impl Iterator<Item = Asking<'s>> {
    let tree = subject.tree;
    tree.nodes().filter_map(move |node| {
        let (id, timings, gives_up_to, own) = match node {
            Node::Menu(id) => {
                let menu = &tree[id];
                (&*menu.id, menu.timings, menu.give_up.no_input_to, tree.spans[id].timings)
            }
            Node::Entry(id) => {
                let entry = &tree[id];
                (&*entry.id, entry.timings, entry.give_up.no_input_to, tree.spans[id].timings)
            }
            Node::Directory(id) => {
                let it = &tree[id];
                (&*it.id, it.timings, it.give_up.no_input_to, tree.spans[id].timings)
            }
            Node::Callback(id) => {
                let callback = &tree[id];
                (
                    &*callback.id,
                    callback.timings,
                    callback.give_up.no_input_to,
                    tree.spans[id].timings,
                )
            }
            Node::Message(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Queue(_)
            | Node::Team(_) => return None,
        };
        Some(Asking { node, id, timings, gives_up_to, own })
    })
}

/// Hours that the file states: of a line, a team or a case of a branch.
pub(super) struct StatedHours<'s> {
    pub(super) id: &'s str,
    pub(super) hours: &'s Hours,
    pub(super) place: Span,
}

/// Rules of hours that undo each other in a way. The labels are of the rule that does it, and of the one
/// that it is done to.
pub(super) fn conflicts(
    subject: &CheckSubject<'_>,
    kind: ConflictKind,
    label: &str,
    also: &str,
) -> Vec<Violation> {
    // The teams of a large file share a few hours.
    let mut known: HashMap<&str, Vec<Conflict>> = HashMap::new();
    let mut found = Vec::new();
    for stated in all_hours(subject) {
        let text = stated.hours.as_written();
        let conflicts = known.entry(text).or_insert_with(|| stated.hours.conflicts());
        for conflict in conflicts.iter().filter(|conflict| conflict.kind == kind) {
            let place = stated.place.range();
            // The place in the text is the place in the file where nothing is escaped.
            let within = |at: &Range<usize>| subject.within(&place, &text[at.clone()]);
            let violation = Violation {
                label: label.to_owned(),
                ..Violation::new(stated.id, within(&conflict.at), conflict.understood.clone())
            };
            let rewrite = &conflict.rewrite;
            let violation = violation.fix(match conflict.means_the_same {
                true => {
                    format!("\"{rewrite}\" says it plainly; if you mean other hours, change them")
                }
                false => format!("if you don't mean that, write \"{rewrite}\""),
            });
            let quoted = format!("\"{text}\"");
            let is_plain = subject.text.get(place.clone()) == Some(quoted.as_str());
            let violation = Violation {
                replacement: (conflict.means_the_same && is_plain).then(|| Replacement {
                    span: place.clone(),
                    text: format!("\"{}\"", conflict.rewrite),
                }),
                ..violation
            };
            found.push(match &conflict.to {
                Some(to) if !also.is_empty() => violation.also(within(to).into(), also),
                _ => violation,
            });
        }
    }
    found
}

/// Hours that are put into words: those of lines and teams.
pub(super) fn said_hours<'s>(
    subject: &'s CheckSubject<'_>,
) -> impl Iterator<Item = StatedHours<'s>> {
    let tree = subject.tree;
    let lines = tree.line_ids().filter_map(move |id| {
        let (hours, place) = tree[id].hours.as_ref().zip(tree.spans[id].hours)?;
        Some(StatedHours { id: &tree[id].id, hours, place })
    });
    let teams = tree.team_ids().filter_map(move |id| {
        let (hours, place) = tree[id].hours.as_ref().zip(tree.spans[id].hours)?;
        Some(StatedHours { id: &tree[id].id, hours, place })
    });
    lines.chain(teams)
}

/// All hours that the file states.
pub(super) fn all_hours<'s>(
    subject: &'s CheckSubject<'_>,
) -> impl Iterator<Item = StatedHours<'s>> {
    let tree = subject.tree;
    let cases = tree.nodes().flat_map(move |node| -> Vec<StatedHours<'s>> {
        let Node::Branch(id) = node else { return Vec::new() };
        let cases = tree[id].cases.iter().zip(&tree.spans[id].cases);
        let during = cases.filter_map(|((when, _), place)| {
            let When::During(hours) = when else { return None };
            Some(StatedHours { id: &tree[id].id, hours, place: *place })
        });
        during.collect()
    });
    let options = tree.menu_ids().flat_map(move |id| {
        let options = tree[id].options.iter().zip(&tree.spans[id].options);
        options.filter_map(move |(option, places)| {
            let (hours, place) = option.during.as_ref().zip(places.during)?;
            Some(StatedHours { id: &tree[id].id, hours, place })
        })
    });
    said_hours(subject).chain(cases).chain(options)
}

/// The beginning, and each instant within these days from the day of the check on at which one of these
/// hours changes.
pub(super) fn moments<'h>(
    subject: &CheckSubject<'_>,
    hours: impl IntoIterator<Item = &'h Hours>,
    days: Range<i64>,
) -> Vec<DateTime<Utc>> {
    let start = subject.start() + TimeDelta::days(days.start);
    let end = subject.start() + TimeDelta::days(days.end);
    let mut moments = vec![start];
    for hours in hours {
        moments.extend(hours.changes(start, end));
    }
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// A number that the file states: of a line, or a fax.
pub(super) struct StatedNumber<'s> {
    pub(super) id: &'s str,
    pub(super) number: &'s PhoneNumber,
    pub(super) place: Span,
}

/// All numbers that the file states.
pub(super) fn all_numbers<'s>(
    subject: &'s CheckSubject<'_>,
) -> impl Iterator<Item = StatedNumber<'s>> {
    let tree = subject.tree;
    let lines = tree.line_ids().map(move |id| StatedNumber {
        id: &tree[id].id,
        number: &tree[id].number,
        place: tree.spans[id].number,
    });
    let faxes = tree.team_ids().filter_map(move |id| {
        let (number, place) = tree[id].fax.as_ref().zip(tree.spans[id].fax)?;
        Some(StatedNumber { id: &tree[id].id, number, place })
    });
    lines.chain(faxes)
}

/// Whether an area code of the North American plan is one of those that are free to call.
pub(super) fn is_toll_free_area(area: &str) -> bool {
    PhoneNumber::parse(&format!("+1{area}5550100")).is_ok_and(|number| number.is_toll_free())
}
