//! Whom to call: teams, their hours, and their errands.

use maud::{Markup, html};

use crate::paper::Edition;
use crate::paper::content::{self, ContactErrand, Reach, ReachStep, TeamContact};
use crate::paper::page::part::{PageContent, PagePart, PageRoutes};
use crate::paper::page::words::PageWords;
use phonetree_core::menu::{Channel, Status};

/// The search, the answers to it, and every team and page.
pub(in crate::paper::page) fn find(
    tree: Edition<'_>,
    routes: &PageRoutes,
    words: &PageWords,
    content: &PageContent<'_>,
) -> Markup {
    let others = in_other_languages(tree, routes, words);
    let own = routes.of(tree.reader.menu);
    let hours = |id: &str| {
        let team = tree.teams.iter().find(|team| *team.id == *id);
        team.and_then(|team| team.hours.as_ref()).map(|hours| content::hours_name(tree, hours))
    };
    let try_it = content.has(PagePart::Call);
    html! {
        section.part.view #find aria-labelledby="find-title" data-view="find" {
            h2 #find-title { (words.text("find.title")) }
            (search(words))
            div #find-answers data-find="answers" hidden {}
            div #find-teams data-find="teams" {
                @for (n, desk) in content::desks(tree, own).iter().enumerate() {
                    @let ways = ways(tree, desk, others.iter().map(|(it, desks)| (*it, &desks[n])), words);
                    (desk_of(tree, desk, hours(&desk.id).as_deref(), &ways, words, try_it))
                }
                (pages(tree, words))
            }
        }
    }
}

/// A tree in another language of its page, and its teams.
type OtherLanguage<'t> = (Edition<'t>, Vec<TeamContact>);

fn in_other_languages<'t>(
    tree: Edition<'t>,
    routes: &PageRoutes,
    words: &PageWords,
) -> Vec<OtherLanguage<'t>> {
    let read = |(language, _): (&str, &str)| {
        let reader = tree.reader_language(Some(language)).ok()?;
        let edition = Edition::new(tree.tree, reader);
        Some((edition, content::desks(edition, routes.of(reader.menu))))
    };
    words.languages().skip(1).filter_map(read).collect()
}

/// The ways to a team that some of the readers have, by their language.
struct Ways<'p> {
    tree: Edition<'p>,
    reached: &'p [Reach],
    /// Their languages, where others have other ways: a caller who chose Spanish presses other keys.
    readers: Option<String>,
}

/// The ways to a team: first those of the language that the page is written in.
fn ways<'p>(
    tree: Edition<'p>,
    desk: &'p TeamContact,
    others: impl Iterator<Item = (Edition<'p>, &'p TeamContact)>,
    words: &PageWords,
) -> Vec<Ways<'p>> {
    let pressed = |desk: &'p TeamContact| {
        let reached = desk.reached.iter();
        reached.map(|it| (it.number.as_str(), it.keys())).collect::<Vec<_>>()
    };
    let name = |tree: Edition<'_>| tree.locale().subtag().to_owned();
    let mut all =
        vec![Ways { tree, reached: &desk.reached, readers: Some(words.language().to_owned()) }];
    for (other, same_desk) in others {
        if pressed(same_desk) == pressed(desk) {
            all[0].readers = all[0].readers.take().map(|readers| readers + " " + &name(other));
        } else {
            let readers = Some(name(other));
            all.push(Ways { tree: other, reached: &same_desk.reached, readers });
        }
    }
    if all.len() == 1 {
        all[0].readers = None;
    }
    all
}

/// The script shows it: without one it could do nothing.
fn search(words: &PageWords) -> Markup {
    html! {
        form.search #find-form role="search" hidden {
            label for="find-query" { (words.text("find.label")) }
            p.hint #find-hint { (words.text("find.hint")) }
            div.field {
                input #find-query type="search" autocomplete="off" autocapitalize="none" enterkeyhint="search" maxlength="300" aria-describedby="find-hint find-count";
            }
            p #find-count role="status" {}
        }
    }
}

fn desk_of(
    tree: Edition<'_>,
    desk: &TeamContact,
    hours: Option<&str>,
    ways: &[Ways<'_>],
    words: &PageWords,
    try_it: bool,
) -> Markup {
    html! {
        article.desk id={ "team-" (desk.id) } aria-labelledby={ "name-" (desk.id) } {
            div.head {
                h3 id={ "name-" (desk.id) } data-text=[words.place(format!("name-{}", desk.id))] { (desk.name) }
                @if let Some(hours) = hours { p.now data-hours=(hours) hidden {} }
                @if let Some(status) = desk.status { p class={ "mark " (status) } data-text=[words.place(format!("status-{status}"))] { (tree.status(status)) } }
            }
            @if let Some(about) = &desk.about { p.about data-text=[words.place(format!("about-{}", desk.id))] { (about) } }
            @if !desk.errands.is_empty() { (errands(tree, &desk.id, desk.status, &desk.errands, words)) }
            dl.ways {
                dt { (words.text("find.call")) }
                @for (n, ways) in ways.iter().enumerate() {
                    @for reach in ways.reached { (reach_of(reach, ways, n > 0, words, try_it)) }
                }
                @if desk.reached.is_empty() { dd { (words.text("find.nonumber")) } }
                dt { (words.text("find.hours")) } dd data-text=[words.place(format!("hours-{}", desk.id))] { (desk.hours) }
                @if let Some(email) = &desk.email {
                    dt { (words.text("find.email")) } dd { a href={ "mailto:" (email) } { (email) } }
                }
                @if let Some((fax, what)) = &desk.fax {
                    dt { (words.text("find.fax")) }
                    dd { (fax) @if let Some(what) = what { " (" span data-text=[words.place(format!("fax-for-{}", desk.id))] { (what) } ")" } }
                }
                @if let Some(url) = &desk.url {
                    dt { (words.text("find.web")) } dd { a href=(url) { (url) } }
                }
            }
        }
    }
}

fn reach_of(
    reach: &Reach,
    ways: &Ways<'_>,
    is_hidden: bool,
    words: &PageWords,
    try_it: bool,
) -> Markup {
    let tree = ways.tree;
    let place = |step: &str| {
        let stays = step == tree.says().stay_on_the_line();
        words.place(if stays { "step-stay" } else { "step-digits" }.to_owned())
    };
    let keys = reach.keys().join(",");
    html! {
        dd.reach data-for=[ways.readers.as_deref()] hidden[is_hidden] {
            a.number href=(reach.tel) { (reach.number) }
            @for step in &reach.steps {
                @match step {
                    ReachStep::Press(key) => { " " span.press { (words.text("find.press")) } " " kbd { (key) } }
                    ReachStep::Do(step) => { ", " span data-text=[place(step)] { (step) } }
                }
            }
            @if try_it {
                " " button.quiet type="button" data-call=(reach.number) data-keys=(keys) hidden {
                    (words.text("find.try"))
                }
            }
        }
    }
}

/// Those of one team. A mark that the team has itself is not said of each again.
fn errands(
    tree: Edition<'_>,
    who: &str,
    of_all: Option<Status>,
    errands: &[ContactErrand],
    words: &PageWords,
) -> Markup {
    html! {
        ul.errands {
            @for (n, errand) in errands.iter().enumerate() {
                li {
                    span data-text=[words.place(format!("errand-{n}-{who}"))] { (errand.say) }
                    @if let Some(by) = other_than_a_call(errand.by, words) { " " span.by { (by) } }
                    @if let Some(status) = errand.status.filter(|status| Some(*status) != of_all) { " " span class={ "mark " (status) } data-text=[words.place(format!("status-{status}"))] { (tree.status(status)) } }
                }
            }
        }
    }
}

fn other_than_a_call(by: Channel, words: &PageWords) -> Option<Markup> {
    match by {
        Channel::Phone => None,
        Channel::Email => Some(words.text("find.by.email")),
        Channel::Fax => Some(words.text("find.by.fax")),
        Channel::Web => Some(words.text("find.by.web")),
    }
}

/// What a web page serves instead of a call.
fn pages(tree: Edition<'_>, words: &PageWords) -> Markup {
    html! {
        @for page in content::pages(tree) {
            article.desk.web id={ "page-" (page.id) } aria-labelledby={ "name-page-" (page.id) } {
                div.head {
                    h3 id={ "name-page-" (page.id) } data-text=[words.place(format!("name-page-{}", page.id))] { (page.name) }
                    p.now.web { (words.text("find.nocall")) }
                }
                @if let Some(about) = &page.about { p.about data-text=[words.place(format!("about-page-{}", page.id))] { (about) } }
                @if !page.errands.is_empty() { (errands(tree, &format!("page-{}", page.id), None, &page.errands, words)) }
                dl.ways { dt { (words.text("find.web")) } dd { a href=(page.url) { (page.url) } } }
            }
        }
    }
}
