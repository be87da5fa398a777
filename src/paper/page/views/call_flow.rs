//! What a caller hears and presses, line by line and node by node.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use crate::paper::Edition;
use crate::paper::content::{self, Chapter, Spoken};
use crate::paper::diagrams;
use crate::paper::graph::labels;
use crate::paper::graph::{CallGraph, GraphPlace};
use crate::paper::page::part::{PageContent, PagePart};
use crate::paper::page::words::PageWords;
use phonetree_core::menu::{LanguageId, LineId, PromptId};

/// More than this many boxes are not a picture anymore, but a wall.
const MOST_STOPS: usize = 60;

/// Where a page finds the sound of a prompt: an address, which may be a `data:` URI.
pub type Sounds = BTreeMap<(PromptId, LanguageId), String>;

/// Every sound of a page.
#[derive(Clone, Debug, Default)]
pub struct PageSounds {
    /// Whole prompts.
    pub prompts: Sounds,
    /// Parts of prompts that are put together during a call: the tag of their language, and their words.
    pub parts: BTreeMap<(String, String), String>,
}

impl PageSounds {
    /// Whether any of them needs a browser that plays Opus in Ogg.
    pub(in crate::paper::page) fn has_opus(&self) -> bool {
        let mut all = self.prompts.values().chain(self.parts.values());
        all.any(|sound| sound.starts_with("data:audio/ogg"))
    }
}

/// The diagram; what is behind too many boxes is left to the list.
pub(in crate::paper::page) fn flow(tree: Edition<'_>, words: &PageWords) -> Markup {
    let flow = CallGraph::at_most(tree, MOST_STOPS);
    let whole = flow.nodes.iter().all(|stop| stop.hidden == 0);
    html! {
        section.part #flow aria-labelledby="flow-heading" {
            h2 #flow-heading { (words.text("flow.title")) }
            @if !whole { p { (words.text("flow.part")) } }
            section.scroll aria-label=(words.say("flow.diagram")) tabindex="0" {
                (PreEscaped(diagrams::svg(&flow)))
            }
        }
    }
}

/// Every number, and every node with its words.
pub(in crate::paper::page) fn hear(
    tree: Edition<'_>,
    sounds: &Sounds,
    words: &PageWords,
) -> Markup {
    html! {
        section.part #hear aria-labelledby="hear-title" {
            h2 #hear-title { (words.text("hear.title")) }
            h3 { (words.text("hear.numbers")) }
            ul.lines { @for line in tree.line_ids() { (line_of(tree, line)) } }
            @for chapter in content::chapters(tree) { (chapter_of(tree, &chapter, sounds, words)) }
            p { (tree.says().longest_call(&labels::seconds(tree.limits.longest_call_ms))) }
        }
    }
}

fn line_of(tree: Edition<'_>, line: LineId) -> Markup {
    let line = &tree.tree[line];
    let answer = labels::node(tree, GraphPlace::Node(line.answer));
    let (locale, says) = (tree.locale(), tree.says());
    html! {
        li {
            strong { (line.number.as_written()) }
            @if line.toll_free { " (" (says.toll_free()) ")" }
            @if let Some(name) = line.name.as_ref().map(|name| tree.text(name)) { " \u{2013} " (name) }
            @if let Some(about) = line.about.as_ref().map(|about| tree.text(about)) { ": " (about) }
            ". " (says.answered_by()) " " a href={ "#node-" (answer.id) } { (answer.name) } "."
            @if let Some(hours) = &line.hours {
                " " (says.own_hours_apply(&hours.words(locale)))
            }
        }
    }
}

fn chapter_of(tree: Edition<'_>, chapter: &Chapter, sounds: &Sounds, words: &PageWords) -> Markup {
    let kind = chapter.kind.word(tree.says());
    html! {
        article.node id={ "node-" (chapter.id) } {
            h3 {
                (chapter.name) " " span.what { (kind) }
                @if let Some(status) = chapter.status { " " span class={ "mark " (status) } { (tree.status(status)) } }
            }
            @if !chapter.choices.is_empty() {
                ul.choices {
                    @for choice in &chapter.choices {
                        li {
                            @if let Some(key) = &choice.key { kbd { (key) } " " }
                            (choice.words) " \u{2192} "
                            @if let Some(to) = &choice.to { a href={ "#node-" (to) } { (choice.leads) } }
                            @else { (choice.leads) }
                            @if let Some(status) = choice.status { " " span class={ "mark " (status) } { (tree.status(status)) } }
                        }
                    }
                }
            }
            @for remark in &chapter.remarks { p.remark { (remark) } }
            @if !chapter.spoken.is_empty() {
                dl.spoken { @for spoken in &chapter.spoken { (spoken_of(tree, spoken, sounds, words)) } }
            }
        }
    }
}

fn spoken_of(tree: Edition<'_>, spoken: &Spoken, sounds: &Sounds, words: &PageWords) -> Markup {
    let several = tree.languages.len() > 1;
    html! {
        dt {
            (spoken.role)
            @if several { ", " (spoken.tag) }
            @if !spoken.can_be_cut { ", " (tree.says().cannot_be_cut()) }
        }
        dd lang=(spoken.tag) {
            q { (spoken.words) }
            @if let Some(sound) = sounds.get(&(spoken.prompt, spoken.language)) {
                audio controls preload="none" src=[(!sound.is_empty()).then_some(sound)] data-tag=(spoken.tag) data-words=(spoken.words) aria-label=(words.say("hear.listen").replace("{what}", &spoken.role)) {}
            }
        }
    }
}

/// The sounds that stand nowhere else in the page, for the telephone.
pub(in crate::paper::page) fn takes(
    tree: Edition<'_>,
    sounds: &PageSounds,
    content: &PageContent<'_>,
) -> Markup {
    let heard = content.has(PagePart::Hear);
    let whole =
        sounds.prompts.iter().filter(|_| !heard).filter_map(|((prompt, language), sound)| {
            let words = tree[*prompt].in_language(*language).fixed()?;
            Some((&*tree.languages[language.index()].tag, words, sound))
        });
    let parts = sounds.parts.iter().map(|((tag, words), sound)| (&**tag, &**words, sound));
    html! {
        @if content.engine().is_some() && !(sounds.prompts.is_empty() && sounds.parts.is_empty()) {
            div hidden {
                @for (tag, words, sound) in whole.chain(parts) {
                    audio preload="none" src=(sound) data-tag=(tag) data-words=(words) {}
                }
            }
        }
    }
}
