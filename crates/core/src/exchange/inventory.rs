//! Every part of a menu, and what becomes of it. All parts of a tree are named here, so that a new one can't be
//! forgotten.

use super::construct::Construct;
use super::loss::{Loss, LossReport};
use super::{OtherSystem, Translation};
use crate::document::Span;
use crate::menu::{
    Branch, Gap, LanguageId, Lead, Lengths, Limits, MenuOption, Message, Node, PromptId, Role,
    Team, Template, Tree, TreeParts, When,
};

impl OtherSystem {
    /// What becomes of every part of a menu there.
    pub(super) fn report(self, tree: &Tree, special: &dyn Fn(Node) -> DayKinds) -> LossReport {
        let lengths = Lengths::estimated(tree);
        let mut found = PartsFound { system: self, tree, lengths, all: Vec::new() };
        found.file();
        tree.nodes().for_each(|node| found.node(node, special(node)));
        found.gaps();
        found.all.sort_by_key(|loss| (loss.construct, loss.place));
        found.all.dedup();
        LossReport { all: found.all }
    }
}

/// What kinds of days the hours of a node have, as the other system writes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DayKinds {
    /// Days that are the same every year.
    pub(super) special: bool,
    /// Days that are on another date each year.
    pub(super) moving: bool,
    /// It may open in a week or later.
    pub(super) later: bool,
}

pub(super) struct PartsFound<'t> {
    system: OtherSystem,
    pub(super) tree: &'t Tree,
    lengths: Lengths,
    all: Vec<Loss>,
}

impl PartsFound<'_> {
    pub(super) fn add(
        &mut self,
        construct: Construct,
        of: &str,
        place: Option<Span>,
        ms: Option<u64>,
    ) {
        let Translation { fidelity, words } = self.system.translation(construct);
        let ms = ms.filter(|_| fidelity != super::Fidelity::Exact);
        self.all.push(Loss { construct, of: of.into(), place, fidelity, words, ms });
    }

    /// What belongs to the whole file. Every part of a tree is named here, so that a new one can't be forgotten.
    fn file(&mut self) {
        let TreeParts {
            title: _,
            notice: _,
            zone: _,
            holidays: _,
            countries: _,
            languages,
            operator: _,
            limits: Limits { longest_call_ms: _, path: _ },
            timings: _,
            wording: _,
            lines,
            menus: _,
            messages: _,
            entries: _,
            branches: _,
            mailboxes: _,
            teams: _,
            switches: _,
            outside: _,
            keys: _,
            queues: _,
            callbacks: _,
            directories: _,
            resources: _,
            sources: _,
            claims: _,
            confirmed: _,
            promises: _,
            waivers: _,
            lexicon: _,
            voice: _,
            prompts: _,
            shared: _,
            spans,
            // What the tree works out for itself.
            ..
        } = &**self.tree;
        for (line, id) in lines.iter().zip(self.tree.line_ids()) {
            self.add(Construct::Line, &line.id, Some(spans[id].name), None);
        }
        if languages.len() > 1 {
            self.add(Construct::Languages, "languages", None, None);
        }
        self.add(Construct::LongestCall, "limits", None, None);
        self.add(Construct::Facts, "facts", None, None);
    }

    fn node(&mut self, node: Node, days: DayKinds) {
        let tree = self.tree;
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        let mut add = |construct, ms| self.add(construct, of, place, ms);
        if days.special {
            add(Construct::SpecialDays, None);
        }
        if days.moving {
            add(Construct::MovingDays, None);
        }
        if days.later {
            add(Construct::OpensLater, None);
        }
        if !tree.ways_back(node).is_empty() {
            add(Construct::WayBack, None);
        }
        match node {
            Node::Menu(id) => self.menu(id),
            Node::Message(id) => {
                let Message { id: _, say, to: _, fact: _ } = &tree[id];
                add(Construct::Message, None);
                self.cuts(node, &[*say], tree.timings.keeps_type_ahead);
            }
            Node::Entry(id) => self.entry(id),
            Node::Branch(id) => {
                let Branch { id: _, cases, otherwise: _, fact: _ } = &tree[id];
                for (when, _) in cases {
                    match when {
                        When::During(_) | When::Open(_) => add(Construct::Branch, None),
                        When::Switch(..) => add(Construct::Switch, None),
                        When::Entered(..) => add(Construct::EnteredCase, None),
                        When::Times(_) => add(Construct::TimesCase, None),
                        When::Caller(_) => add(Construct::CallerCase, None),
                        When::Outside(_) => add(Construct::OutsideCase, None),
                    }
                }
            }
            Node::Mailbox(id) => self.mailbox(id),
            // Their parts have no rows of their own as long as all of it is left out.
            Node::Queue(_) => add(Construct::Queue, None),
            Node::Callback(_) => add(Construct::Callback, None),
            Node::Directory(_) => add(Construct::Directory, None),
            Node::Team(id) => {
                let Team { hours, ring_ms, closed, closed_to, .. } = &tree[id];
                add(Construct::Ring, Some(*ring_ms));
                add(Construct::Connected, None);
                if hours.is_some() {
                    add(Construct::TeamHours, None);
                }
                if !tree[id].closings.is_empty() {
                    add(Construct::Switch, None);
                }
                if closed_to.is_some() {
                    add(Construct::ClosedTo, None);
                }
                if tree[id].may_not_be_reached() {
                    add(Construct::NotReached, None);
                }
                let closed: Vec<PromptId> = closed.iter().copied().collect();
                self.cuts(node, &closed, tree.timings.keeps_type_ahead);
            }
        }
    }

    pub(super) fn options(&mut self, node: Node, options: &[MenuOption], inter_digit_ms: u64) {
        let tree = self.tree;
        let Node::Menu(menu) = node else { return };
        for (n, option) in options.iter().enumerate() {
            let MenuOption {
                keys,
                extensions: _,
                label: _,
                also: _,
                lead,
                during,
                spoken: _,
                language,
                everywhere,
                fact: _,
            } = option;
            let place = Some(tree.spans.option(menu, n).all);
            let mut add = |construct| self.add(construct, tree.node_id(node), place, None);
            if keys.len() > 1 {
                add(Construct::LongKey);
            }
            if keys.plain().is_none() || *lead == Lead::Extension {
                add(Construct::KeyPattern);
            }
            let begins =
                |other: &MenuOption| other.keys.len() > keys.len() && other.may_begin_with(keys);
            if options.iter().any(begins) {
                add(Construct::PrefixKey);
            }
            if during.is_some() {
                add(Construct::OptionHours);
                if keys.len() > 1 || keys.plain().is_none() {
                    add(Construct::LongKeyHours);
                }
            }
            if *everywhere {
                add(Construct::FileKey);
            }
            if language.is_some() {
                add(Construct::LanguageOption);
            }
            match lead {
                Lead::To(_) | Lead::Operator(_) | Lead::Extension => {}
                Lead::Repeat => add(Construct::Repeat),
                Lead::Back | Lead::Top => add(Construct::BackOrTop),
                Lead::HangUp => add(Construct::HangUp),
            }
        }
        if options.iter().any(|option| option.keys.len() > 1) && inter_digit_ms > 0 {
            let place = Some(tree.spans.node(node));
            self.add(Construct::InterDigit, tree.node_id(node), place, None);
        }
    }

    /// Which prompts a key cuts, of those that are said one after the other.
    pub(super) fn cuts(&mut self, node: Node, said: &[PromptId], keeps: bool) {
        let tree = self.tree;
        let must: Vec<bool> = said.iter().map(|prompt| !tree[*prompt].barge_in).collect();
        let Some(last) = must.iter().rposition(|must| *must) else { return };
        let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
        self.add(Construct::MustHear, of, place, None);
        if keeps {
            self.add(Construct::TypeAhead, of, place, None);
        }
        if must[..last].contains(&false) {
            let cut = said[..last].iter().filter(|prompt| tree[**prompt].barge_in);
            let ms = cut.map(|prompt| self.lengths.ms(*prompt, LanguageId::default())).sum();
            self.add(Construct::CutBeforeMustHear, of, place, Some(ms));
        }
    }

    /// What is left open in the prompts of nodes, but for those that are left out whole.
    fn gaps(&mut self) {
        let tree = self.tree;
        for prompt in &tree.prompts {
            let node = match prompt.node {
                None | Some(Node::Queue(_) | Node::Callback(_) | Node::Directory(_)) => continue,
                Some(node) => node,
            };
            // A team speaks for itself when it answers.
            if prompt.role == Role::Connected {
                continue;
            }
            let (of, place) = (tree.node_id(node), Some(tree.spans.node(node)));
            for gap in prompt.words.iter().flat_map(Template::gaps) {
                let construct = match gap {
                    Gap::Opens => Construct::Opens,
                    Gap::OtherLine(_) => Construct::OtherLine,
                    // An option has its own row, with its place.
                    Gap::Option(..) | Gap::Digits | Gap::Position | Gap::Wait => continue,
                    Gap::Value(_) => Construct::Value,
                };
                self.add(construct, of, place, None);
            }
        }
    }
}
