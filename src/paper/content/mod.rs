//! What documents say about a tree, in words and in their order. Markdown and the page are the same
//! book in two prints; what is not in it is in neither.
mod facts;
mod nodes;
mod people;
mod switches;
mod weeks;
pub(super) mod words;

pub(super) use facts::{doubts, origins};
pub(super) use nodes::{Chapter, Choice, Spoken, chapters};
pub(super) use people::{
    ContactErrand, Reach, ReachStep, TeamContact, WebPage, all_may_close_on_holidays, desks, pages,
};
pub(super) use switches::switches;
pub(super) use weeks::{Weeks, hours_elsewhere, hours_name, weeks};
