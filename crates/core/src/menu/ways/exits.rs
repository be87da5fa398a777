//! Where each node leads. It is written once: who follows a call, a document or a drawing takes
//! the exits it needs.

use crate::menu::ids::Node;
use crate::menu::parts::{Lead, MenuOption, Timings, When};
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
    /// The caller presses the keys of an option that leads to a node, or to the operator.
    Option {
        /// Its place in the menu's options.
        place: usize,
        /// The option.
        option: &'t MenuOption,
    },
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
    /// The caller failed too often: to the node's own `give_up`, or to the operator.
    GaveUp(&'t Timings),
}

impl Tree {
    /// Every way out of a node, in file order; the way of callers who failed is last. An option that
    /// repeats, goes back or to the top leads to no new node and is not among them.
    pub fn exits(&self, node: Node) -> Vec<Exit<'_>> {
        let one = |to: Node, way| Exit { to, way };
        match node {
            Node::Menu(id) => {
                let menu = &self[id];
                let options = menu.options.iter().enumerate().filter_map(|(place, option)| {
                    match option.lead {
                        Lead::To(to) | Lead::Operator(to) => {
                            Some(one(to, ExitWay::Option { place, option }))
                        }
                        Lead::Repeat | Lead::Back | Lead::Top | Lead::HangUp => None,
                    }
                });
                options.chain(self.gave_up(menu.give_up, &menu.timings)).collect()
            }
            Node::Message(id) => self[id].to.map(|to| one(to, ExitWay::Next)).into_iter().collect(),
            Node::Entry(id) => {
                let entry = &self[id];
                let next = [one(entry.to, ExitWay::Entered)];
                next.into_iter().chain(self.gave_up(entry.give_up, &entry.timings)).collect()
            }
            Node::Branch(id) => {
                let branch = &self[id];
                let cases = branch.cases.iter().map(|(when, to)| one(*to, ExitWay::Case(when)));
                cases.chain([one(branch.otherwise, ExitWay::Otherwise)]).collect()
            }
            Node::Team(id) => {
                let team = &self[id];
                let closed = team.closed_to.map(|to| one(to, ExitWay::Closed));
                let unanswered = team.unanswered_to.map(|to| one(to, ExitWay::Unanswered));
                let busy = team.busy_to.map(|to| one(to, ExitWay::Busy));
                closed.into_iter().chain(unanswered).chain(busy).collect()
            }
            Node::Mailbox(_) => Vec::new(),
        }
    }

    fn gave_up<'t>(&self, own: Option<Node>, timings: &'t Timings) -> Option<Exit<'t>> {
        own.or(self.operator).map(|to| Exit { to, way: ExitWay::GaveUp(timings) })
    }
}
