//! The same random callers on the screen and on the handset as without a phone: the same events, to
//! the byte.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use crossterm::event::{Event as Touch, KeyCode, KeyEvent, KeyModifiers};
use phonetree::call::{CallTime, Effect, Input};
use phonetree::drive::drive;
use phonetree::menu::{self, FIRST_LINE, Lengths, LineId, Tree};
use phonetree::phone::screen::{CallStart, Doing, Screen, Settings, Touches, View, hold_calls};
use phonetree::phone::{Handset, Keyboard, Pace};
use phonetree::script::{Caller, Rehearsal, Reporter};
use proptest::prelude::*;
use ratatui::layout::Rect;
use tokio::sync::mpsc::unbounded_channel;

use crate::anyone::acts;

static TREES: LazyLock<[(Tree, Lengths); 2]> = LazyLock::new(|| {
    [FIRST_LINE, include_str!("../menus/kitchen-sink.toml")].map(|text| {
        let tree = menu::load("menu", text).unwrap();
        let lengths = Lengths::estimated(&tree);
        (tree, lengths)
    })
});

/// Two thousand times as fast as on the wall: a call of half an hour takes a second.
const PERCENT: u32 = 200_000;

/// A call that someone makes by plan.
struct Planned<'t> {
    tree: &'t Tree,
    lengths: &'t Lengths,
    line: LineId,
    at: DateTime<Utc>,
    caller: Caller,
}

impl Planned<'_> {
    fn without_a_phone(&self) -> String {
        self.told(|tell| {
            let mut phone = Rehearsal::new(self.caller.clone(), self.lengths, tell);
            drive(self.tree, self.line, self.at, &mut phone);
        })
    }

    fn on_the_handset(&self) -> String {
        self.told(|tell| {
            let (caller, nobody) = (self.caller.clone(), Keyboard::none());
            let mut phone =
                Handset::pick_up(caller, self.lengths, nobody, Pace::Fast, tell).unwrap();
            drive(self.tree, self.line, self.at, &mut phone);
        })
    }

    /// The events of a call as programs read them.
    fn told(&self, hold: impl FnOnce(&mut dyn FnMut(CallTime, &Effect))) -> String {
        let (mut reporter, mut events) = (Reporter::new(self.tree, self.at), Vec::new());
        hold(&mut |at, effect| events.extend(reporter.event(at, effect)));
        serde_json::to_string(&events).unwrap()
    }

    /// Nobody touches the screen; once the call is over, it is left.
    fn on_the_screen(&self) -> String {
        let (to, touches) = unbounded_channel();
        let settings = Settings {
            percent: PERCENT,
            ..Settings::new(false, true, Vec::new(), self.tree.default_reader())
        };
        let at = self.at.with_timezone(&self.tree.zone);
        let first = CallStart::new(self.line, at, self.caller.clone());
        let show = |view: &View<'_>| {
            if let Doing::Over(_) = view.doing {
                let leave = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
                to.send(Touch::Key(leave)).unwrap();
            }
            Ok(Rect::new(0, 0, 80, 24))
        };
        let hands = Touches::new(touches).unwrap();
        let mut screen = Screen::new(self.tree, self.lengths, hands, settings, first.clone(), show);
        serde_json::to_string(&hold_calls(first, &mut screen).events).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_caller_meets_the_same_on_every_phone(
        acts in acts(), seconds in 0_i64..16 * 366 * 86_400, line in 0_usize..8,
    ) {
        for (tree, lengths) in TREES.iter() {
            let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
            let at = DateTime::from_timestamp(1_577_836_800 + seconds, 0).unwrap();
            // A caller who hangs up at last: no call takes half an hour.
            let leaves = acts.last().map_or(CallTime::ANSWER, |(at, _)| *at) + 60_000;
            let acts = acts.iter().copied().chain([(leaves, Input::HungUp)]);
            let call = Planned { tree, lengths, line, at, caller: Caller::at_moments(acts) };
            let without = call.without_a_phone();
            prop_assert_eq!(&without, &call.on_the_handset());
            prop_assert_eq!(&without, &call.on_the_screen());
        }
    }
}
