//! Sentences that every answer about hours says in the same way.

/// Of the hours of a number, after them.
pub const LINE_DECIDES_NOTHING: &str = "published for the number; \
     in this simulation the team's own hours apply";
