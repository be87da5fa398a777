//! What is not simply so, and where facts are from.

use maud::{Markup, html};

use crate::paper::Edition;
use crate::paper::content;
use crate::paper::page::words::PageWords;
use phonetree_core::menu::Status;

pub(in crate::paper::page) fn sources(tree: Edition<'_>, words: &PageWords) -> Markup {
    let wording = match tree.wording {
        Status::Published => words.text("wording.published"),
        Status::Disputed => words.text("wording.disputed"),
        Status::Assumed => words.text("wording.assumed"),
    };
    let (doubts, origins) = (content::doubts(tree), content::origins(tree));
    html! {
        section.part #sources aria-labelledby="sources-title" {
            h2 #sources-title { (words.text("sources.title")) }
            p { (wording) }
            @if !doubts.is_empty() {
                h3 { (words.text("sources.doubts")) }
                ul.doubts {
                    @for doubt in doubts {
                        li {
                            @if let Some(status) = doubt.status { span class={ "mark " (status) } { (tree.status(status)) } " " }
                            (doubt.says)
                            @if let Some(source) = doubt.source { " " cite { (source) } }
                        }
                    }
                }
            }
            @if !origins.is_empty() {
                h3 { (words.text("sources.list")) }
                ul.origins {
                    @for origin in origins {
                        li {
                            @if let Some(url) = &origin.url { a href=(url) { (origin.title) } } @else { (origin.title) }
                            @if let Some(publisher) = origin.publisher { ", " (publisher) }
                            @if let Some(seen) = origin.seen { "; " (tree.says().last_looked_at().to_lowercase()) " " time datetime=(seen) { (seen) } }
                            @if let Some(trust) = origin.trust { "; " (tree.says().trust()) ": " (trust) }
                        }
                    }
                }
            }
        }
    }
}
