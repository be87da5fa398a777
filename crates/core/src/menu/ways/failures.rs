//! How many failures of a caller still decide something.

use crate::menu::ids::{Node, PromptId};
use crate::menu::parts::{FailureCount, Timings};
use crate::menu::tree::Tree;

impl Tree {
    /// How often in a row silence, and how often a wrong key, can still decide something at a node: until it
    /// gives up, or until its last remark where it asks forever. After that one failure is like the one before.
    pub fn decisive_failures(&self, node: Node) -> (u8, u8) {
        match node {
            Node::Menu(id) => {
                let menu = &self[id];
                decisive(&menu.timings, [&menu.no_input, &menu.no_match])
            }
            Node::Entry(id) => {
                let entry = &self[id];
                let digits = decisive(&entry.timings, [&entry.no_input, &entry.no_match]);
                let confirm = decisive(&entry.timings, [&entry.no_input, &entry.no_match_confirm]);
                (digits.0.max(confirm.0), digits.1.max(confirm.1))
            }
            Node::Directory(id) => {
                let it = &self[id];
                let name = decisive(&it.timings, [&it.no_input, &it.no_match]);
                let choice = decisive(&it.timings, [&it.no_input, &it.no_match_choice]);
                (name.0.max(choice.0), name.1.max(choice.1))
            }
            Node::Callback(id) => {
                let callback = &self[id];
                let of = |no_match| decisive(&callback.timings, [&callback.no_input, no_match]);
                let (digits, choice) = (of(&callback.no_match), of(&callback.no_match_choice));
                (digits.0.max(choice.0), digits.1.max(choice.1))
            }
            Node::Mailbox(id) => {
                let mailbox = &self[id];
                decisive(&self.timings, [&mailbox.no_input, &mailbox.no_match])
            }
            Node::Message(_) | Node::Branch(_) | Node::Queue(_) | Node::Team(_) => (0, 0),
        }
    }
}

fn decisive(timings: &Timings, [no_input, no_match]: [&[PromptId]; 2]) -> (u8, u8) {
    let most = |times: Option<u8>, remarks: &[PromptId]| {
        let remarks = u8::try_from(remarks.len().max(1)).unwrap_or(u8::MAX);
        times.map_or(remarks, |times| times.max(remarks))
    };
    let silent = most(timings.no_input_tries.times(), no_input);
    let wrong = most(timings.no_match_tries.times(), no_match);
    match timings.count {
        FailureCount::Apart => (silent, wrong),
        FailureCount::Together => (silent.max(wrong), silent.max(wrong)),
    }
}
