//! What a caller hears and presses, line by line and node by node.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::paper::content::{self, Chapter, Spoken};
use crate::paper::graph::GraphPlace;
use crate::paper::graph::labels;
use phonetree_core::menu::{LanguageId, PromptId, Tree};

/// Where a page finds the sound of a prompt: an address, which may be a `data:` URI.
pub type Sounds = BTreeMap<(PromptId, LanguageId), String>;

pub(super) fn said(tree: &Tree, sounds: &Sounds) -> Markup {
    let several = tree.languages.len() > 1;
    html! {
        section #said aria-labelledby="said-title" {
            h2 #said-title { "What you hear, and press" }
            h3 { "The numbers" }
            ul.lines { @for line in tree.line_ids() { (line_of(tree, line)) } }
            @for chapter in content::chapters(tree) { (chapter_of(&chapter, several, sounds)) }
            p { "A call lasts " (labels::seconds(tree.limits.longest_call_ms)) " at most." }
        }
    }
}

fn line_of(tree: &Tree, line: phonetree_core::menu::LineId) -> Markup {
    let line = &tree[line];
    let answer = labels::node(tree, GraphPlace::Node(line.answer));
    let locale = tree.languages[0].locale();
    html! {
        li {
            strong { (line.number.as_written()) }
            @if line.toll_free { " (toll free)" }
            @if let Some(name) = &line.name { " \u{2013} " (name) }
            @if let Some(about) = &line.about { ": " (about) }
            ". Answered by " a href={ "#node-" (answer.id) } { (answer.name) } "."
            @if let Some(hours) = &line.hours {
                " Hours published for the number: " (hours.words(locale)) "; those of the teams decide."
            }
        }
    }
}

fn chapter_of(chapter: &Chapter, several: bool, sounds: &Sounds) -> Markup {
    let kind = chapter.kind.word();
    html! {
        article.node id={ "node-" (chapter.id) } {
            h3 {
                (chapter.name) " " span.what { (kind) }
                @if let Some(status) = chapter.status { " " span class={ "mark " (status) } { (status) } }
            }
            @if !chapter.choices.is_empty() {
                ul.choices {
                    @for choice in &chapter.choices {
                        li {
                            @if let Some(key) = &choice.key { kbd { (key) } " " }
                            (choice.words) " \u{2192} "
                            @if let Some(to) = &choice.to { a href={ "#node-" (to) } { (choice.leads) } }
                            @else { (choice.leads) }
                            @if let Some(status) = choice.status { " " span class={ "mark " (status) } { (status) } }
                        }
                    }
                }
            }
            @for remark in &chapter.remarks { p.remark { (remark) } }
            @if !chapter.spoken.is_empty() {
                dl.spoken { @for spoken in &chapter.spoken { (spoken_of(spoken, several, sounds)) } }
            }
        }
    }
}

fn spoken_of(spoken: &Spoken, several: bool, sounds: &Sounds) -> Markup {
    html! {
        dt {
            (spoken.role)
            @if several { ", " (spoken.tag) }
            @if !spoken.can_be_cut { ", cannot be cut short" }
        }
        dd lang=(spoken.tag) {
            q { (spoken.words) }
            @if let Some(sound) = sounds.get(&(spoken.prompt, spoken.language)) {
                audio controls preload="none" src=(sound) aria-label={ "Listen to " (spoken.role) } {}
            }
        }
    }
}
