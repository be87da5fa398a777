//! Words that callers use, given to two who do different things.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::document::Span;
use crate::menu::{CallerWords, LanguageId, Lead, MenuId, Node, ResourceId, Topic, Tree};

rule! {
    /// A word that callers use, given to the topics of different teams, or to two options of a menu.
    ///
    /// ### What it does
    /// Compares the words of `also`, in each language. Capitals don't count. The words of a topic itself
    /// count as well. One topic of several teams is one errand, and may have its words with each of them.
    ///
    /// ### Why is this bad?
    /// Someone who asks for that word gets one of the two, and nobody can say which is right.
    ///
    /// ### Example
    /// ```toml
    /// [teams.billing]
    /// topics = [{ say = "Pay a bill", also = ["invoice"] }]
    ///
    /// [teams.sales]
    /// topics = [{ say = "Order a copy", also = ["invoice"] }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [teams.billing]
    /// topics = [{ say = "Pay a bill", also = ["invoice", "pay an invoice"] }]
    ///
    /// [teams.sales]
    /// topics = [{ say = "Order a copy", also = ["copy of an invoice"] }]
    /// ```
    SHARED_CALLER_WORD = "shared-caller-word", Warning, check;
    Opinion: "Labels are distinct and exclude each other", "acixd, phrasing menu options";
}

/// So many uses of a word are remembered: enough to name another one, and a file may have thousands.
const MOST_REMEMBERED: usize = 8;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut words = WordsSeen { subject, seen: HashMap::new(), found: Vec::new() };
    for team in tree.team_ids() {
        let (spans, to) = (&tree.spans[team], Answerer::Node(Node::Team(team)));
        words.topics(to, &tree[team].topics, &spans.topics);
        words.add(ToldApart::People, to, None, &tree[team].also, spans.also.unwrap_or(spans.name));
    }
    for page in tree.resource_ids() {
        words.topics(Answerer::Page(page), &tree[page].topics, &tree.spans[page].topics);
    }
    for id in tree.menu_ids() {
        for (n, option) in tree[id].options.iter().enumerate() {
            let Lead::To(to) = option.lead else { continue };
            let place = tree.spans.option(id, n);
            let place = place.also.unwrap_or(place.all);
            words.add(ToldApart::Options(id), Answerer::Node(to), None, &option.also, place);
            if matches!(to, Node::Team(_)) {
                words.add(ToldApart::People, Answerer::Node(to), None, &option.also, place);
            }
        }
    }
    words.found
}

/// Who are distinguished by their words: all who do something, and the options of one menu.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum ToldApart {
    People,
    Options(MenuId),
}

/// To whom a word leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answerer {
    Node(Node),
    Page(ResourceId),
}

/// One use of a word.
#[derive(Clone, Copy)]
struct WordUse<'t> {
    word: &'t str,
    to: Answerer,
    /// The errand, where it is that of one.
    say: Option<&'t str>,
    language: Option<LanguageId>,
    place: Span,
}

struct WordsSeen<'s, 't> {
    subject: &'s CheckSubject<'t>,
    seen: HashMap<(ToldApart, String), Vec<WordUse<'t>>>,
    found: Vec<Violation>,
}

impl<'t> WordsSeen<'_, 't> {
    fn topics(&mut self, to: Answerer, topics: &'t [Topic], places: &[Span]) {
        for (topic, place) in topics.iter().zip(places) {
            let say = Some(topic.say.first());
            for (language, word) in topic.say.by_language() {
                let itself = WordUse { word, to, say, language, place: *place };
                self.seen.entry((ToldApart::People, plain(word))).or_default().push(itself);
            }
            self.add(ToldApart::People, to, say, &topic.also, *place);
        }
    }

    fn add(
        &mut self,
        scope: ToldApart,
        to: Answerer,
        say: Option<&'t str>,
        words: &'t CallerWords,
        place: Span,
    ) {
        for (language, word) in words.all() {
            let own = WordUse { word, to, say, language, place };
            let others = self.seen.entry((scope, plain(word))).or_default();
            let is_same_errand = |other: &WordUse<'_>| say.is_some() && other.say == say;
            let is_heard_together = |other: &WordUse<'_>| {
                language.is_none() || other.language.is_none() || other.language == language
            };
            let other = others
                .iter()
                .find(|other| other.to != to && !is_same_errand(other) && is_heard_together(other));
            let other = other.copied();
            if others.len() < MOST_REMEMBERED {
                others.push(own);
            }
            if let Some(other) = other {
                self.tell(own, other);
            }
        }
    }

    fn tell(&mut self, own: WordUse<'_>, other: WordUse<'_>) {
        let within =
            |of: WordUse<'_>| self.subject.within(&of.place.range(), &format!("\"{}\"", of.word));
        let place = within(own);
        if self.found.iter().any(|found| found.span == place) {
            return;
        }
        let tree = self.subject.tree;
        let [own_name, other_name] = [own, other].map(|of| name(tree, of));
        self.found.push(
            Violation::new(
                id(tree, own.to),
                place,
                format!("callers say \"{}\" for {own_name} and for {other_name}", own.word),
            )
            .label("which one do they mean?")
            .fix("leave it with one of them, or write words that only one of them has")
            .also(within(other).into(), "the other one"),
        );
    }
}

fn id(tree: &Tree, to: Answerer) -> &str {
    match to {
        Answerer::Node(node) => tree.node_id(node),
        Answerer::Page(page) => &tree[page].id,
    }
}

/// The errand, or whom the word leads to.
fn name(tree: &Tree, of: WordUse<'_>) -> String {
    match of.say {
        Some(say) => format!("\"{say}\" (`{}`)", id(tree, of.to)),
        None => format!("`{}`", id(tree, of.to)),
    }
}

/// Callers don't care about capitals and blanks.
fn plain(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
