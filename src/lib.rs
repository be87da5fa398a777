#![doc = "The house of phonetree."]
pub mod hours;
pub mod menu;
