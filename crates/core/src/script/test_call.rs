//! A call in a line of Rust, for `cargo test`.

use crate::call::Ending;
use crate::hours;
use crate::menu::{Lengths, LineId, Node, Tree};

use super::caller::DialError;
use super::caller::{Caller, Habits};
use super::expect::{Expectation, Expected, Words};
use super::play::Played;
use super::written::WrittenCall;
use chrono::{DateTime, Utc};

/// Calls the first line of a menu, to say what is to come of it.
///
/// What the caller does comes first, what is expected after it. An expectation that is not met
/// panics with the transcript of the call, at the line of the test that has it.
///
/// ```
/// use phonetree_core::menu;
/// use phonetree_core::script::call;
///
/// let menu = menu::load("first line", menu::FIRST_LINE)?;
/// call(&menu).at("2026-11-23 07:15").press("3").reaches("account-management");
/// call(&menu)
///     .at("2026-11-23 07:15")
///     .press("1")
///     .closed_until("california-service-center", "2026-11-23 08:00")
///     .hears("We open today at 8 a.m.")
///     .hears("csc-sd-sba@kp.org")
///     .never_hears("someone answers")
///     .ends("closed");
/// # Ok::<(), menu::Problems>(())
/// ```
///
/// # Example: a failure shows the call
///
/// ```should_panic
/// # use phonetree_core::{menu, script::call};
/// # let menu = menu::load("first line", menu::FIRST_LINE)?;
/// call(&menu).at("2026-11-28 12:00").press("1").reaches("california-service-center");
/// // reaches california-service-center: it did not come; ~ is the nearest
/// //      0:00.000  hears     "Thank you for calling the small business line."
/// //      0:00.000  presses   1
/// //   ~  0:00.000  closed    california-service-center until 2026-11-30 08:00:00
/// //   ...
/// # Ok::<(), menu::Problems>(())
/// ```
///
/// # Example: a caller who hears everything out
///
/// ```
/// # use phonetree_core::{menu, script::call};
/// # let menu = menu::load("first line", menu::FIRST_LINE)?;
/// call(&menu)
///     .dial("1-800-731-4661")
///     .at("2026-11-23 12:00")
///     .hearing_out()
///     .waiting_ms(2_000)
///     .press("2")
///     .hears("press 2.")
///     .reaches("california-service-center")
///     .within_ms(30_000);
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn call(menu: &Tree) -> TestCall<'_> {
    TestCall {
        tree: menu,
        lengths: Lengths::estimated(menu),
        line: menu.line_ids().next(),
        at: None,
        habits: Habits::default(),
        press: String::new(),
    }
}

/// A call that was dialed, by [`call`]. It is played anew for each expectation, in microseconds.
#[derive(Clone, Debug)]
pub struct TestCall<'t> {
    tree: &'t Tree,
    lengths: Lengths,
    line: Option<LineId>,
    at: Option<DateTime<Utc>>,
    habits: Habits,
    press: String,
}

/// What the caller does.
impl TestCall<'_> {
    /// Dials a number, in any usual way of writing, or a line by its name.
    ///
    /// # Panics
    /// The menu has no such line.
    #[must_use]
    #[track_caller]
    pub fn dial(mut self, number: &str) -> Self {
        self.line = self.tree.line_for(number);
        assert!(self.line.is_some(), "no line of the menu has the number {number}");
        self
    }

    /// When the line answers: `2026-11-23 07:15` on the menu's clock, or RFC 3339.
    ///
    /// # Panics
    /// That is not an instant, or the clock skips it or shows it twice.
    #[must_use]
    #[track_caller]
    pub fn at(mut self, when: &str) -> Self {
        self.at = Some(instant(self.tree, when));
        self
    }

    /// Presses keys, each at the first moment it can count; `,` waits two seconds, `{1.5s}` that long, and `{at 1.5s}1` presses 1
    /// at that moment of the call.
    #[must_use]
    pub fn press(mut self, keys: &str) -> Self {
        self.press.push_str(keys);
        self
    }

    /// Hesitates before each key, so many milliseconds.
    #[must_use]
    pub fn waiting_ms(mut self, ms: u64) -> Self {
        self.habits.waits_ms = ms;
        self
    }

    /// Hears every prompt to its end before pressing a key.
    #[must_use]
    pub fn hearing_out(mut self) -> Self {
        self.habits.hears_out = true;
        self
    }

    /// Prompts last as long as this table says, not as their words let one guess.
    #[must_use]
    pub fn with_lengths(mut self, lengths: &Lengths) -> Self {
        self.lengths = lengths.clone();
        self
    }
}

/// What is expected. Each panics with the transcript where it is not met, or where the call can't
/// be made: no instant was given, a key is none, the menu has no such node.
#[expect(
    clippy::return_self_not_must_use,
    reason = "said above: to panic is their work, and a chain may end with each"
)]
impl TestCall<'_> {
    /// A prompt has these words.
    #[track_caller]
    pub fn hears(self, words: &str) -> Self {
        self.expect(Expectation::Hears(Words::Contained(words.to_owned())))
    }

    /// The team answers, or the call reaches the node.
    #[track_caller]
    pub fn reaches(self, name: &str) -> Self {
        let expectation = match self.node(name) {
            Node::Team(_) => Expectation::Reaches(name.to_owned()),
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Queue(_)
            | Node::Callback(_) => Expectation::ComesTo(name.to_owned()),
        };
        self.expect(expectation)
    }

    /// The caller hears that the team is closed.
    #[track_caller]
    pub fn closed(self, team: &str) -> Self {
        self.node(team);
        let zone = self.tree.zone;
        self.expect(Expectation::Closed { team: team.to_owned(), until: None, zone })
    }

    /// The caller hears that the team is closed, and that it opens then.
    #[track_caller]
    pub fn closed_until(self, team: &str, when: &str) -> Self {
        self.node(team);
        let (until, zone) = (Some(instant(self.tree, when)), self.tree.zone);
        self.expect(Expectation::Closed { team: team.to_owned(), until, zone })
    }

    /// The call ends so: `connected`, `closed`, `hung_up`, `gave_up`, `message_taken` or
    /// `callback_requested`.
    ///
    /// # Panics
    /// It does not, or that is none of these.
    #[track_caller]
    pub fn ends(self, how: &str) -> Self {
        let ending = Ending::named(how);
        let ending = ending.unwrap_or_else(|| panic!("a call does not end with \"{how}\""));
        self.expect(Expectation::Ends(ending))
    }

    /// The call ends within so many milliseconds of the answer.
    #[track_caller]
    pub fn within_ms(self, ms: u64) -> Self {
        self.expect_all(Expected { within_ms: Some(ms), ..Expected::default() })
    }

    /// No prompt has these words.
    #[track_caller]
    pub fn never_hears(self, words: &str) -> Self {
        let never = vec![Expectation::Hears(Words::Contained(words.to_owned()))];
        self.expect_all(Expected { never, ..Expected::default() })
    }

    /// The call reaches neither the node nor the team, open or closed.
    #[track_caller]
    pub fn never_reaches(self, name: &str) -> Self {
        self.node(name);
        let never = vec![Expectation::ComesTo(name.to_owned())];
        self.expect_all(Expected { never, ..Expected::default() })
    }

    /// What happens, a line for each thing, as a failure would show it.
    #[track_caller]
    pub fn transcript(&self) -> String {
        self.play(Expected::default()).transcript_alone()
    }

    #[track_caller]
    fn expect(self, expectation: Expectation) -> Self {
        self.expect_all(Expected { comes: vec![expectation], ..Expected::default() })
    }

    #[track_caller]
    fn expect_all(self, expected: Expected) -> Self {
        let played = self.play(expected);
        let misses: Vec<&str> = played.misses().iter().map(|miss| miss.why.as_str()).collect();
        assert!(played.passes(), "{}\n{}", misses.join("\n"), played.transcript());
        self
    }

    #[track_caller]
    fn play(&self, expected: Expected) -> Played {
        let mut caller = Caller::with_habits(self.habits);
        let keys = self.press.parse();
        caller.dial(&keys.unwrap_or_else(|wrong: DialError| panic!("{wrong}")));
        let call = WrittenCall {
            name: String::new(),
            at_line: 0,
            place: None,
            line: self.line.expect("a menu has a line"),
            at: self.at.expect("say when the line answers: .at(\"2026-11-23 07:15\")"),
            caller,
            expected,
            steps: Vec::new(),
            exact: false,
        };
        call.play(self.tree, &self.lengths, |_, _| {})
    }

    #[track_caller]
    fn node(&self, name: &str) -> Node {
        let mut nodes = self.tree.nodes();
        let node = nodes.find(|node| self.tree.node_id(*node) == name);
        node.unwrap_or_else(|| panic!("the menu has no node named {name}"))
    }
}

#[track_caller]
fn instant(tree: &Tree, when: &str) -> DateTime<Utc> {
    let instant = hours::parse_at_by(when, tree.zone, DateTime::UNIX_EPOCH, tree.date_order());
    instant.unwrap_or_else(|wrong| panic!("{wrong}")).to_utc()
}
