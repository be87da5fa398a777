//! The house's own rules, kept by machine: which room may use which, how long a file may be, what
//! a file begins with, words that mean "not done", who may touch the world, whose code is linked, how
//! much of it the core needs, messages that no test sees, and links that lead somewhere.
//! `ARCHITECTURE.md` says why.
//!
//! Every rule is a function from texts to complaints (`file:line: what is wrong; what to do`), and
//! is tried on a bad sample of its own first: a rule that cannot fail is no rule.
#![expect(clippy::disallowed_methods, reason = "a test of the files has to read the files")]

mod arrows;
mod doors;
mod english;
mod files;
mod languages;
mod limits;
mod links;
mod names;
mod packages;
mod page_words;
mod printing;
mod refusals;
mod siblings;
mod sizes;
mod text;
mod words;
mod world;
