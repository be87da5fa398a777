//! The tree on paper: whom one reaches, and how.
//!
//! In come a tree, how long its prompts last, and an instant; out come tables, diagrams and pages about
//! it. What they say of a call was played as one: a way stands here because the engine takes it. The
//! room knows no file, no clock and no screen.
mod card;
mod changes;
mod content;
mod diagrams;
mod edition;
mod fonts;
mod graph;
mod hours_report;
mod markdown;
mod page;
mod tables;
mod vcard;

pub use card::{CardError, Paper, Sheet, card_html, card_pdf};
pub use changes::{
    Changes, MenuChange, Reroute, Sort, changes, changes_as_json, changes_as_markdown,
    changes_in_words,
};
pub use diagrams::{d2, dot, mermaid, svg};
pub use edition::Edition;
pub use graph::{CallGraph, EdgeKind, EdgeLabel, GraphEdge, GraphNode, NodeKind, Scope};
pub use hours_report::{
    Openings, Strip, calendar, openings_as_json, openings_at_a_glance, openings_in_words, strip,
};
pub use markdown::markdown;
pub use page::{
    PageContent, PagePart, PageRoutes, PageSounds, SiteFile, Sounds, engine, page, site,
};
pub use tables::{routing_csv, routing_json, sources};
pub use vcard::vcards;
