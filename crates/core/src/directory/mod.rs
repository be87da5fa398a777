//! Whom to call.
//!
//! In come a tree, how long its prompts last, and an instant; out come the ways to each team, how they
//! are dialed, and the answer to an errand in a caller's own words. A way stands here because the
//! engine takes it: every one was played as a call. The room knows no file, no clock and no screen.
mod answer;
mod dialing;
mod find;
mod route_step;
mod routes;

pub use answer::{
    Answer, Depth, Telling, answer_in_words, answers, answers_as_json, answers_in_words,
    nothing_fits,
};
pub use dialing::Dialing;
pub use find::{Confidence, Directory, Doubt, Listing, Match, Whom};
pub use route_step::RouteStep;
pub use routes::{NodeRoute, TeamRoute, routes_to, routes_to_in, routing, routing_in};
