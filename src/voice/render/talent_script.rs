//! The script for anyone who speaks the prompts: one row a take.

use std::collections::HashMap;

use super::manifest::ManifestEntry;
use super::plan::{RenderPlan, Take};
use crate::sheet::{self, LineEnd};
use phonetree_core::document::escape::markdown as markdown_of;
use phonetree_core::menu::{Status, Tree};

/// The script as a table in Markdown.
pub(super) fn markdown(tree: &Tree, plan: &RenderPlan) -> String {
    let mut page = format!("# Script: {}\n\n", markdown_of(tree.title.first()));
    if let Some(notice) = &tree.notice {
        page += &format!("{}\n\n", markdown_of(notice));
    }
    page += "One row is one file: save each as the name in the first column, as 16-bit WAV at 48 kHz,\n\
        in the folder of recordings (`recordings` in `[voice]`). Speak evenly and leave half a second\n\
        of silence before and after; level, trimming and conversion are done for you.\n\
        Parts of a sentence are spoken with the sentence around them in mind.\n\n\
        | file | language | words | how to say it |\n| --- | --- | --- | --- |\n";
    for [file, language, words, note, _] in rows(tree, plan) {
        page += &format!(
            "| `{file}` | {language} | {} | {} |\n",
            markdown_of(&words),
            markdown_of(&note)
        );
    }
    page
}

/// The script as CSV (RFC 4180).
pub(super) fn csv(tree: &Tree, plan: &RenderPlan, entries: &[&ManifestEntry]) -> String {
    let lasts: HashMap<(&str, &str), u64> = entries
        .iter()
        .rev()
        .map(|entry| ((entry.take.as_str(), entry.language.as_str()), entry.ms))
        .collect();
    let headings = ["file", "language", "words", "how_to_say_it", "wording", "ms"];
    let rows = rows(tree, plan).map(|[file, language, words, note, wording]| {
        let ms = lasts.get(&(&*file, &*language)).map(u64::to_string).unwrap_or_default();
        [file, language, words, note, wording, ms]
    });
    sheet::csv([headings.map(str::to_owned)].into_iter().chain(rows), LineEnd::Lf)
}

/// File, language, words, how to say them, and how sure the wording is.
fn rows(tree: &Tree, plan: &RenderPlan) -> impl Iterator<Item = [String; 5]> {
    let row = |take: &Take| {
        let language = tree.languages[take.language.index()].tag.to_string();
        let mut notes = Vec::new();
        if take.said != take.text {
            notes.push(format!("read as: {}", take.said));
        }
        if take.name.contains("-part-") {
            notes.push("a part of a sentence".to_owned());
        }
        if tree.wording == Status::Assumed {
            notes.push("wording assumed".to_owned());
        }
        let wording = tree.wording.to_string();
        [take.name.clone(), language, take.text.clone(), notes.join("; "), wording]
    };
    plan.takes.iter().map(row)
}
