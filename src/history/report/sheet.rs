//! A report on paper: for a terminal, as Markdown, as HTML.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use maud::{DOCTYPE, PreEscaped, html};

use super::table::{Column, table};
use super::{ErrandReport, Member};
use phonetree_core::document::escape::markdown as escaped;
use phonetree_core::language::{Locale, ReportTexts};

/// How a team is doing with a menu, on a day.
#[derive(Clone, Debug)]
pub struct ReportSheet<'a> {
    /// The title of the menu.
    pub menu: &'a str,
    /// The day of the report.
    pub day: DateTime<Utc>,
    /// From this day on, if not from the beginning.
    pub since: Option<NaiveDate>,
    /// The language of those who read it.
    pub locale: &'static Locale,
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;\
padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{padding:.4rem .7rem;text-align:left;vertical-align:top;\
border-bottom:1px solid #8884}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{border-bottom:2px solid #888}\
caption{text-align:left;padding-bottom:1rem}@media print{body{margin:0}}";

impl ReportSheet<'_> {
    fn said(&self) -> &'static ReportTexts {
        self.locale.report()
    }

    fn members(&self) -> [Column; 8] {
        let said = self.said();
        [
            (said.trainee(), false),
            (said.drills(), true),
            (said.sessions(), true),
            (said.last(), false),
            (said.points_of_last(), true),
            (said.weakest(), false),
            (said.passed(), false),
            (said.not_passed(), false),
        ]
    }

    fn errands(&self) -> [Column; 6] {
        let said = self.said();
        [
            (said.errand(), false),
            (said.kind(), false),
            (said.trainees(), true),
            (said.drills(), true),
            (said.points(), true),
            (said.weakest(), false),
        ]
    }

    /// Trainees as a table of text, so wide: who has not started is named, and courses are listed below
    /// what is weakest.
    pub fn members_as_text(&self, team: &[Member], width: usize) -> String {
        let said = self.said();
        let head = [
            (said.trainee(), false),
            (said.drills(), true),
            (said.last(), false),
            (said.points(), true),
            (said.weakest(), false),
        ];
        let row = |member: &Member| {
            let mut told = vec![member.weakest.clone()];
            let courses =
                [(said.passed(), &member.passed), (said.not_passed(), &member.not_passed)];
            let courses = courses.iter().filter(|(_, courses)| !courses.is_empty());
            told.extend(courses.map(|(how, courses)| format!("{how}{}: {courses}", self.gap())));
            told.retain(|line| !line.is_empty());
            let [trainee, drills, _, last, points, ..] = member.cells(said);
            vec![trainee, drills, last, points, told.join("\n")]
        };
        let rows: Vec<Vec<String>> = team.iter().map(row).collect();
        let note = said.about_points();
        format!("{}\n{}\n{note}\n", self.heading(), table(&head, &rows, width))
    }

    /// Errands as a table of text, so wide.
    pub fn errands_as_text(&self, errands: &[ErrandReport], width: usize) -> String {
        let rows: Vec<Vec<String>> =
            errands.iter().map(|errand| cells_of(errand).to_vec()).collect();
        format!("{}\n{}", self.heading(), table(&self.errands(), &rows, width))
    }

    /// Trainees as Markdown, by name.
    pub fn members_as_markdown(&self, team: &[Member]) -> String {
        self.markdown(&self.members(), team.iter().map(|member| member.cells(self.said()).to_vec()))
    }

    /// Errands as Markdown.
    pub fn errands_as_markdown(&self, errands: &[ErrandReport]) -> String {
        self.markdown(&self.errands(), errands.iter().map(|errand| cells_of(errand).to_vec()))
    }

    /// Trainees as a page.
    pub fn members_as_html(&self, team: &[Member]) -> String {
        self.page(&self.members(), team.iter().map(|member| member.cells(self.said()).to_vec()))
    }

    /// Errands as a page.
    pub fn errands_as_html(&self, errands: &[ErrandReport]) -> String {
        self.page(&self.errands(), errands.iter().map(|errand| cells_of(errand).to_vec()))
    }

    fn title(&self) -> String {
        self.said().title(&self.menu)
    }

    /// "November 26, 2026", "November 26, 2026 (since November 1, 2026)".
    fn days(&self) -> String {
        let day = self.locale.date(self.day.date_naive());
        match self.since {
            Some(since) => self.said().since(&day, &self.locale.date(since)),
            None => day,
        }
    }

    /// Before a colon.
    fn gap(&self) -> &'static str {
        if self.locale.subtag() == "fr" { "\u{a0}" } else { "" }
    }

    fn heading(&self) -> String {
        format!("{}\n{}\n", self.title(), self.days())
    }

    fn markdown(&self, columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> String {
        let mut text =
            format!("# {}\n\n{}\n\n", self.said().title(&escaped(self.menu)), self.days());
        let heads: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let rules: Vec<&str> =
            columns.iter().map(|(_, n)| if *n { "---:" } else { "---" }).collect();
        let _ = writeln!(text, "| {} |\n| {} |", heads.join(" | "), rules.join(" | "));
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        text
    }

    fn page(&self, columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> String {
        let class = |number: bool| if number { "n" } else { "" };
        let page = html! {
            (DOCTYPE)
            html lang=(self.locale.subtag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title()) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (self.title()) }
                    p { (self.days()) }
                    table {
                        thead {
                            tr { @for (name, number) in columns { th scope="col" class=(class(*number)) { (name) } } }
                        }
                        tbody {
                            @for row in rows {
                                tr {
                                    @for (cell, (_, number)) in row.iter().zip(columns) {
                                        td class=(class(*number)) { (cell) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        };
        page.into_string() + "\n"
    }
}

impl Member {
    fn cells(&self, said: &ReportTexts) -> [String; 8] {
        let Self { trainee, sessions, drills, lately, last, weakest, passed, not_passed } = self;
        // Of no sessions there is no average.
        let lately = if *sessions == 0 { String::new() } else { lately.to_string() };
        let [drills, sessions] = [drills, sessions].map(ToString::to_string);
        let last = if last.is_empty() { said.not_started().to_owned() } else { last.clone() };
        let [trainee, weakest, passed, not_passed] =
            [trainee, weakest, passed, not_passed].map(Clone::clone);
        [trainee, drills, sessions, last, lately, weakest, passed, not_passed]
    }
}

fn cells_of(errand: &ErrandReport) -> [String; 6] {
    let ErrandReport { errand, about, trainees, drills, points, weakest } = errand;
    let [trainees, drills, points] = [trainees, drills, points].map(ToString::to_string);
    [errand.clone(), (*about).to_owned(), trainees, drills, points, weakest.clone()]
}
