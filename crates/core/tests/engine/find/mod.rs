//! How well errands are found: three sets of sentences, kept apart, and what must hold of every sentence.

mod always;
mod languages;
mod measured;
mod outside;
mod sets;
