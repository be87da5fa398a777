//! The parts of what asks callers for something: menus, entries and mailboxes.

use super::construct::Construct;
use super::inventory::PartsFound;
use crate::menu::{
    Entry, EntryId, FailureCount, GiveUp, Mailbox, MailboxId, MailboxStage, Menu, MenuId, Node,
    Onward, PromptId, Timings, Tries,
};

impl PartsFound<'_> {
    /// A menu, with its options.
    pub(super) fn menu(&mut self, id: MenuId) {
        let (tree, node) = (self.tree, Node::Menu(id));
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        let mut add = |construct, ms| self.add(construct, of, place, ms);
        let Menu {
            id: _,
            greeting,
            prompt,
            options,
            no_input,
            no_match,
            again,
            key_length,
            timings,
            give_up,
            fact: _,
        } = &tree[id];
        add(Construct::Menu, None);
        if key_length.is_some() {
            add(Construct::KeyLength, Some(timings.inter_digit_ms));
        }
        if options.iter().any(|option| option.keys.len() > 1) {
            add(Construct::RestOfNumber, None);
        }
        if again[..] != [*prompt] {
            add(Construct::AskedAgain, None);
        }
        if greeting.is_some() {
            add(Construct::Greeting, None);
        }
        if timings.ignores_wrong_keys {
            add(Construct::IgnoredKeys, None);
        }
        self.failures(node, timings, *give_up);
        self.options(node, options, timings.inter_digit_ms);
        let said: Vec<PromptId> = greeting.iter().copied().chain([*prompt]).collect();
        self.cuts(node, &said, timings.keeps_type_ahead);
        self.remarks(node, [no_input, no_match], again);
    }

    /// Digits that are entered.
    pub(super) fn entry(&mut self, id: EntryId) {
        let (tree, node) = (self.tree, Node::Entry(id));
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        let mut add = |construct, ms| self.add(construct, of, place, ms);
        let Entry {
            id: _,
            ask,
            again,
            asked: _,
            fewest,
            most,
            terminator,
            confirm,
            no_input,
            no_match,
            no_match_confirm: _,
            timings,
            to: _,
            empty_to: _,
            star_to: _,
            give_up,
            fact: _,
        } = &tree[id];
        add(Construct::Entry, None);
        if timings.ignores_wrong_keys {
            add(Construct::IgnoredKeys, None);
        }
        if fewest != most {
            add(Construct::InterDigit, None);
        }
        if terminator.is_some() {
            add(Construct::LateEnd, None);
        }
        if timings.drops_extra_digits {
            add(Construct::ExtraDigits, None);
        }
        if confirm.is_some() {
            add(Construct::ReadBack, None);
        }
        self.failures(node, timings, *give_up);
        self.cuts(node, &[*ask], timings.keeps_type_ahead);
        self.remarks(node, [no_input, no_match], std::slice::from_ref(again));
    }

    /// A mailbox, and what can be done with a message there.
    pub(super) fn mailbox(&mut self, id: MailboxId) {
        /// A beep of Asterisk, in milliseconds.
        const BEEP_MS: u64 = 440;
        let (tree, node) = (self.tree, Node::Mailbox(id));
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        let mut add = |construct, ms| self.add(construct, of, place, ms);
        let Mailbox {
            id: _,
            say,
            thanks: _,
            longest_ms: _,
            beep_ms: _,
            full_to,
            keys,
            review,
            no_input: _,
            no_match: _,
            fact: _,
        } = &tree[id];
        add(Construct::Mailbox, Some(BEEP_MS));
        if full_to.is_some() {
            add(Construct::FullMailbox, None);
        }
        if keys.iter().any(|key| key.stage == MailboxStage::Recording) {
            add(Construct::MailboxKey, None);
        }
        if review.is_some() {
            add(Construct::Review, None);
        }
        self.cuts(node, &[*say], tree.timings.keeps_type_ahead);
    }

    /// A key cuts a remark, but not what is asked again after it.
    fn remarks(&mut self, node: Node, remarks: [&Vec<PromptId>; 2], again: &[PromptId]) {
        let tree = self.tree;
        if again.iter().all(|prompt| tree[*prompt].barge_in) {
            return;
        }
        let lengths = crate::menu::Lengths::estimated(tree);
        let cut = remarks.into_iter().flatten().filter(|prompt| tree[**prompt].barge_in);
        let ms = cut.map(|it| lengths.ms(*it, crate::menu::LanguageId::default())).max();
        if ms.is_some() {
            let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
            self.add(Construct::CutBeforeMustHear, of, place, ms);
        }
    }

    /// How failures are counted, and what becomes of callers who fail too often.
    fn failures(&mut self, node: Node, timings: &Timings, give_up: GiveUp) {
        let tree = self.tree;
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        self.add(
            match timings.count {
                FailureCount::Apart => Construct::Retries,
                FailureCount::Together => Construct::OneCount,
            },
            of,
            place,
            None,
        );
        if [timings.no_input_tries, timings.no_match_tries].contains(&Tries::Forever) {
            self.add(Construct::AskedForever, of, place, None);
        }
        if [give_up.no_input_to, give_up.no_match_to].contains(&Some(Onward::HangUp)) {
            self.add(Construct::HungUpOn, of, place, None);
        }
    }
}
