//! Menus that were read from a dialplan: heard on our engine as on the Asterisk whose dialplan it is.
//!
//! What is heard is what both have: files, one after the other, who is rung, recordings, the end. Names of nodes are
//! nobody's business.

mod fixtures;
mod heard;
mod round_trip;
