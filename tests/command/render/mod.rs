//! `phonetree render` through the program itself: what it writes, what it writes again, and what
//! it does when something is wrong.

mod desk;
mod files;
mod safety;
mod speakers;
