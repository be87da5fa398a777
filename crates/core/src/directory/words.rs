//! Sentences that every answer about hours says in the same way.

/// Of a day on which nobody has said whether anyone answers.
pub const UNSAID_HOLIDAY: &str = "a public holiday, of which the published hours say nothing";

/// Of the hours of a number, after them.
pub const LINE_DECIDES_NOTHING: &str = "published for the number; \
     in this simulation the hours of the teams decide";
