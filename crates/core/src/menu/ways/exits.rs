//! Where each node leads. It is written once: who follows a call, a document or a drawing takes
//! the exits it needs.

use crate::menu::ids::Node;
use crate::menu::parts::{
    GiveUp, Keys, Lead, MailboxKey, MailboxLead, MenuOption, Onward, Timings, Tries, WayToPerson,
    When,
};
use crate::menu::tree::Tree;

/// A way out of a node.
#[derive(Clone, Copy, Debug)]
pub struct Exit<'t> {
    /// The node it leads to.
    pub to: Node,
    /// When a call takes it.
    pub way: ExitWay<'t>,
}

/// When a call takes a way out of a node.
#[derive(Clone, Copy, Debug)]
pub enum ExitWay<'t> {
    /// The caller presses the keys of an option of a menu or a queue that leads to a node, or to the operator.
    Option {
        /// Its place in the options.
        place: usize,
        /// The option.
        option: &'t MenuOption,
    },
    /// The caller dials an extension, and an option leads to the team that has it.
    Extension {
        /// The place of the option in the menu.
        place: usize,
        /// The option.
        option: &'t MenuOption,
        /// The extension.
        keys: &'t Keys,
    },
    /// The caller spells the name of a person, and is led to them.
    Person(&'t WayToPerson),
    /// The message was said.
    Next,
    /// The digits were entered.
    Entered,
    /// This case of a branch is the first that holds.
    Case(&'t When),
    /// No case of the branch holds.
    Otherwise,
    /// The team is closed.
    Closed,
    /// Nobody answers at the team.
    Unanswered,
    /// The team is busy.
    Busy,
    /// Somebody of the queue's team is free.
    Free,
    /// The queue or the mailbox is full.
    Full,
    /// The caller waited in the queue for as long as one may, in milliseconds.
    TooLong(u64),
    /// The caller presses a key of a mailbox, in place of leaving a message.
    MailboxKey(&'t MailboxKey),
    /// The digits were ended before the first one.
    Empty,
    /// `*` was pressed in place of digits.
    Star,
    /// The caller failed too often, in whichever way: to the node's own `give_up`, or to the operator.
    GaveUp(&'t Timings),
    /// The caller pressed nothing too often, which leads elsewhere than wrong keys do.
    NoInput(&'t Timings),
    /// The caller pressed wrong keys too often, which leads elsewhere than silence does.
    NoMatch(&'t Timings),
}

/// The options that lead to a node.
fn options(options: &[MenuOption]) -> impl Iterator<Item = (Onward, ExitWay<'_>)> {
    options.iter().enumerate().flat_map(|(place, option)| {
        let own = match option.lead {
            Lead::To(to) | Lead::Operator(to) => {
                Some((Onward::To(to), ExitWay::Option { place, option }))
            }
            Lead::Repeat | Lead::Back | Lead::Top | Lead::HangUp | Lead::Extension => None,
        };
        // Empty for any other option.
        let extensions = option.extensions.iter().map(move |(keys, team)| {
            (Onward::To(Node::Team(*team)), ExitWay::Extension { place, option, keys })
        });
        own.into_iter().chain(extensions)
    })
}

impl Tree {
    /// The options that a caller has at a node: those of a menu, and the ways out of a queue.
    pub fn options_at(&self, node: Node) -> &[MenuOption] {
        match node {
            Node::Menu(id) => &self[id].options,
            Node::Queue(id) => &self[id].options,
            Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Callback(_)
            | Node::Directory(_)
            | Node::Team(_) => &[],
        }
    }

    /// Every way out of a node to another, in file order; the way of callers who failed is last. An option
    /// that repeats, goes back or to the top leads to no new node and is not among them, nor is what else
    /// [leads back](Self::ways_back).
    pub fn exits(&self, node: Node) -> Vec<Exit<'_>> {
        let exit = |(to, way): (Onward, _)| to.node().map(|to| Exit { to, way });
        self.ways_out(node).into_iter().filter_map(exit).collect()
    }

    /// When a call goes from a node back to the menu that the caller came from, beside the options that do so.
    pub fn ways_back(&self, node: Node) -> Vec<ExitWay<'_>> {
        let back = |(to, way)| (to == Onward::Back).then_some(way);
        self.ways_out(node).into_iter().filter_map(back).collect()
    }

    fn ways_out(&self, node: Node) -> Vec<(Onward, ExitWay<'_>)> {
        match node {
            Node::Menu(id) => {
                let menu = &self[id];
                options(&menu.options).chain(self.gave_up(menu.give_up, &menu.timings)).collect()
            }
            Node::Message(id) => self[id].to.map(|to| (to, ExitWay::Next)).into_iter().collect(),
            Node::Entry(id) => {
                let entry = &self[id];
                let empty = entry.empty_to.map(|to| (to, ExitWay::Empty));
                let star = entry.star_to.map(|to| (to, ExitWay::Star));
                let next = [(entry.to, ExitWay::Entered)].into_iter().chain(empty).chain(star);
                next.chain(self.gave_up(entry.give_up, &entry.timings)).collect()
            }
            Node::Branch(id) => {
                let branch = &self[id];
                let cases = branch.cases.iter();
                let cases = cases.map(|(when, to)| (Onward::To(*to), ExitWay::Case(when)));
                cases.chain([(Onward::To(branch.otherwise), ExitWay::Otherwise)]).collect()
            }
            Node::Team(id) => {
                let team = &self[id];
                let closed = team.closed_to.map(|to| (to, ExitWay::Closed));
                let unanswered = team.unanswered_to.map(|to| (to, ExitWay::Unanswered));
                let busy = team.busy_to.map(|to| (to, ExitWay::Busy));
                closed.into_iter().chain(unanswered).chain(busy).collect()
            }
            Node::Directory(id) => {
                let directory = &self[id];
                let people = directory
                    .ways
                    .iter()
                    .map(|way| (Onward::To(Node::Team(way.team)), ExitWay::Person(way)));
                let star = directory.star_to.map(|to| (to, ExitWay::Star));
                let failed = self.gave_up(directory.give_up, &directory.timings);
                people.chain(star).chain(failed).collect()
            }
            Node::Mailbox(id) => {
                let mailbox = &self[id];
                let full = mailbox.full_to.map(|to| (to, ExitWay::Full));
                let keys = mailbox.keys.iter().filter_map(|key| {
                    let MailboxLead::To(to) = key.lead else { return None };
                    Some((to, ExitWay::MailboxKey(key)))
                });
                full.into_iter().chain(keys).collect()
            }
            Node::Queue(id) => {
                let queue = &self[id];
                let free = [(Onward::To(Node::Team(queue.team)), ExitWay::Free)];
                let closed = queue.closed_to.map(|to| (to, ExitWay::Closed));
                let full = queue.full_to.map(|to| (to, ExitWay::Full));
                let long = queue.longest_ms.and_then(|longest| {
                    let to = queue.longest_to.or(self.operator.map(Onward::To))?;
                    Some((to, ExitWay::TooLong(longest)))
                });
                let ways = free.into_iter().chain(options(&queue.options));
                ways.chain(closed).chain(full).chain(long).collect()
            }
            Node::Callback(id) => {
                let callback = &self[id];
                let star = callback.star_to.map(|to| (to, ExitWay::Star)).into_iter();
                star.chain(self.gave_up(callback.give_up, &callback.timings)).collect()
            }
        }
    }

    fn gave_up<'t>(
        &self,
        own: GiveUp,
        timings: &'t Timings,
    ) -> impl Iterator<Item = (Onward, ExitWay<'t>)> + use<'t> {
        let operator = self.operator.map(Onward::To);
        let after = |tries: Tries, own: Option<Onward>| {
            own.or(operator).filter(|to| tries != Tries::Forever && *to != Onward::HangUp)
        };
        let silent = after(timings.no_input_tries, own.no_input_to);
        let wrong = after(timings.no_match_tries, own.no_match_to);
        let way = |to: Option<Onward>, way| to.map(|to| (to, way));
        let ways = match silent == wrong {
            true => [way(silent, ExitWay::GaveUp(timings)), None],
            false => {
                [way(silent, ExitWay::NoInput(timings)), way(wrong, ExitWay::NoMatch(timings))]
            }
        };
        ways.into_iter().flatten()
    }
}
