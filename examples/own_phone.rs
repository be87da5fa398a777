//! A phone of your own: it reads keys line by line, and shows what is said.
//!
//! `cargo run --example own_phone` calls the bakery. Type keys and Enter, or Enter alone to wait. Time
//! passes only while nobody is asked, so that a call can be piped in: `echo 2 | cargo run --example own_phone`.

use std::io::{BufRead, Write, stdin, stdout};

use phonetree_core::call::{Action, CallTime, Effect, Ending, Input, Report};
use phonetree_core::drive::{Inbox, Performer, Phone, drive};
use phonetree_core::menu::{self, Key, Lengths, Tree};

/// Keys come in as lines of text, words go out.
struct TextPhone<'t, R, W> {
    tree: &'t Tree,
    lengths: Lengths,
    keys: R,
    words: W,
    now: CallTime,
    /// Something new was said: time to ask for keys.
    asks: bool,
}

impl<R: BufRead, W: Write> Performer for TextPhone<'_, R, W> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.now = at;
        let shown = match effect {
            Effect::Do(action) => {
                // Prompts have a length and teams answer as in a simulation: this phone has no sound.
                inbox.simulate(at, action, &self.lengths);
                let Action::Play { utterance, .. } = action else { return };
                self.asks = true;
                writeln!(self.words, "{at}  {}", utterance.words(self.tree))
            }
            Effect::Report(Report::Transferred { team, .. }) => {
                writeln!(self.words, "{at}  (it rings: {})", self.tree[*team].name.first())
            }
            Effect::Report(_) => Ok(()),
        };
        // A caller who closes the screen hangs up.
        if shown.is_err() {
            inbox.put(at, Input::HungUp);
        }
    }
}

impl<R: BufRead, W: Write> Phone for TextPhone<'_, R, W> {
    fn wait(&mut self, _until: CallTime, inbox: &mut Inbox) {
        if !std::mem::take(&mut self.asks) {
            return;
        }
        let mut line = String::new();
        match self.keys.read_line(&mut line) {
            Ok(0) | Err(_) => inbox.put(self.now, Input::HungUp),
            Ok(_) => {
                for key in line.chars().filter_map(Key::from_char) {
                    inbox.put(self.now, Input::Key(key));
                }
            }
        }
    }
}

/// Calls the bakery on a Tuesday at 12:00.
fn call(keys: impl BufRead, words: impl Write) -> Ending {
    let loaded = menu::load("bakery.toml", include_str!("bakery.toml"));
    let tree = loaded.unwrap_or_else(|problems| panic!("{problems}"));
    let line = tree.line_ids().next().expect("a menu has a line");
    let noon = "2026-11-24T12:00:00-05:00".parse().expect("RFC 3339");
    let lengths = Lengths::estimated(&tree);
    let now = CallTime::ANSWER;
    let mut phone = TextPhone { tree: &tree, lengths, keys, words, now, asks: false };
    drive(&tree, line, noon, &mut phone)
}

fn main() {
    call(stdin().lock(), stdout().lock());
}

#[cfg(test)]
mod tests {
    use super::{Ending, call};

    #[test]
    fn keys_that_are_typed_lead_to_the_team() {
        let mut words = Vec::new();
        assert_eq!(call(&b"\n1\n\n"[..], &mut words), Ending::Connected);
        let words = String::from_utf8(words).unwrap();
        let rings = words.lines().find(|line| line.ends_with("(it rings: Orders)"));
        assert!(rings.is_some(), "{words}");
    }

    #[test]
    fn the_end_of_the_input_hangs_up() {
        assert_eq!(call(&b""[..], &mut Vec::new()), Ending::HungUp);
    }
}
