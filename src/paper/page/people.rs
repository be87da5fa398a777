//! Whom to call: teams, their hours, and their errands.

use maud::{Markup, html};

use crate::paper::content::{self, Reach, TeamContact};
use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::{Topic, Tree};

/// The filter of errands. The script shows it: without one it could do nothing.
pub(super) fn filter() -> Markup {
    html! {
        div #filter role="search" hidden {
            label for="errand" { "What is it about?" }
            input #errand type="search" autocomplete="off" aria-describedby="count";
            p #count role="status" {}
        }
    }
}

pub(super) fn desks(tree: &Tree, rows: &[TeamRoute]) -> Markup {
    let hours = |id: &str| {
        let team = tree.teams.iter().find(|team| *team.id == *id);
        team.and_then(|team| team.hours.as_ref()).map(|hours| content::hours_name(tree, hours))
    };
    html! {
        @for desk in content::desks(tree, rows) {
            (desk_of(&desk, hours(&desk.id).as_deref()))
        }
    }
}

fn desk_of(desk: &TeamContact, hours: Option<&str>) -> Markup {
    html! {
        article.desk id={ "team-" (desk.id) } aria-labelledby={ "name-" (desk.id) } {
            div.head {
                h3 id={ "name-" (desk.id) } { (desk.name) }
                @if let Some(hours) = hours { p.now data-hours=(hours) hidden {} }
                @if let Some(status) = desk.status { p class={ "mark " (status) } { (status) } }
            }
            @if let Some(about) = &desk.about { p.about { (about) } }
            @if !desk.errands.is_empty() { (errands(&desk.errands)) }
            dl {
                dt { "Call" }
                @for reach in &desk.reached { (reach_of(reach)) }
                @if desk.reached.is_empty() { dd { "No number leads here." } }
                dt { "Hours" } dd { (desk.hours) }
                @if let Some(email) = &desk.email { dt { "Write" } dd { a href={ "mailto:" (email) } { (email) } } }
                @if let Some((fax, what)) = &desk.fax {
                    dt { "Fax" }
                    dd { (fax) @if let Some(what) = what { " (" (what) ")" } }
                }
                @if let Some(url) = &desk.url { dt { "Look" } dd { a href=(url) { (url) } } }
            }
        }
    }
}

fn reach_of(reach: &Reach) -> Markup {
    html! {
        dd {
            a.number href=(reach.tel) { (reach.number) }
            @for key in &reach.keys { " " span.press { "press" } " " kbd { (key) } }
            " " small { (reach.seconds) " s to an answer" }
        }
    }
}

fn errands(errands: &[Topic]) -> Markup {
    html! {
        ul.errands {
            @for errand in errands {
                li {
                    (errand.say)
                    @if let Some(by) = content::other_than_a_call(errand.by) { " " span.by { (by) } }
                    @if let Some(status) = content::doubtful(errand.fact.status) { " " span class={ "mark " (status) } { (status) } }
                }
            }
        }
    }
}

/// What a web page serves instead of a call.
pub(super) fn pages(tree: &Tree) -> Markup {
    html! {
        @for page in content::pages(tree) {
            article.desk.web id={ "page-" (page.id) } aria-labelledby={ "name-page-" (page.id) } {
                div.head {
                    h3 id={ "name-page-" (page.id) } { (page.name) }
                    p.now.web { "No call needed" }
                }
                @if let Some(about) = &page.about { p.about { (about) } }
                @if !page.errands.is_empty() { (errands(&page.errands)) }
                dl { dt { "Look" } dd { a href=(page.url) { (page.url) } } }
            }
        }
    }
}
