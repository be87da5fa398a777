//! When someone answers.
/// When someone answers.
#[derive(Debug)]
pub struct Hours;
