//! The `phonetree` command.
fn main() {}
