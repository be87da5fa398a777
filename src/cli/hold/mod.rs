//! A call that is held: on the plain handset or on the screen, and what is written of it.

pub(super) mod on_handset;
pub(super) mod on_screen;
mod teller;

pub(super) use teller::{Manner, Teller, opening};
