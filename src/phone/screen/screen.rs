//! The phone on the screen: between a call, a hand, a clock and a picture.

use std::io;
use std::time::{Duration, Instant};

use chrono::{DateTime, SubsecRound as _, Utc};
use chrono_tz::Tz;
use crossterm::event::Event as Touch;
use ratatui::layout::Rect;

use super::draw::keypad_in;
use super::input::Touches;
use super::input::{Again, Keylog};
use super::input::{ScreenCommand, command_of};
use super::playback::Playback;
use super::settings::{Panel, Settings, TimeLimit};
use super::start::CallStart;
use super::view::CallProgress;
use super::view::{StoryLine, View};
use crate::phone::clock::CallClock;
use crate::phone::live::Live;
use crate::phone::sound::{Sound, Voiced};
use crate::phone::terminal::Woken;
use crate::voice::Takes;
use phonetree_core::call::{Action, CallTime, Effect, Input, PlayId, Utterance};
use phonetree_core::document::escape::one_line;
use phonetree_core::drive::{Inbox, Performer, Phone};
use phonetree_core::hours::parse_at_by;
use phonetree_core::menu::{Lengths, LineId, Tree};
use phonetree_core::script::{Caller, Event};

/// A phone on a screen. `show` draws what is to be seen.
pub struct Screen<'a, Show> {
    tree: &'a Tree,
    lengths: &'a Lengths,
    touches: Touches,
    show: Show,
    area: Rect,
    playback: Playback<'a>,
    settings: Settings,
    /// When the remark that is shown has been read.
    note_until: Option<Instant>,
    /// The call at hand.
    held: CallStart,
    progress: CallProgress<'a>,
    live: Live<'a>,
    keylog: Keylog,
    /// The call that comes after this one.
    next: Option<CallStart>,
    left: bool,
}

impl<'a, Show: FnMut(&View<'_>) -> io::Result<Rect>> Screen<'a, Show> {
    /// A phone for the lines of a tree.
    pub fn new(
        tree: &'a Tree,
        lengths: &'a Lengths,
        touches: Touches,
        settings: Settings,
        first: CallStart,
        show: Show,
    ) -> Self {
        Self {
            tree,
            live: live(lengths, &first, settings.percent),
            lengths,
            touches,
            show,
            area: Rect::ZERO,
            playback: Playback::off(tree),
            progress: CallProgress::new(tree, first.line, first.at)
                .read_in(settings.reader)
                .until(limit(&settings)),
            settings,
            note_until: None,
            held: first,
            keylog: Keylog::default(),
            next: None,
            left: false,
        }
    }

    /// Speaks with these prompts, once the sound is turned on.
    pub fn with_takes(&mut self, takes: Option<Takes>) {
        self.playback.take(takes);
    }

    /// Speaks prompts and sounds tones from now on. Where there is no loudspeaker, it says so.
    pub fn turn_sound_on(&mut self) {
        match self.playback.turn_on() {
            Ok(()) => self.settings.muted = false,
            Err(why) => {
                self.settings.muted = true;
                let why = self.settings.said().no_sound(&why);
                self.remark(&one_line(&why));
            }
        }
    }

    /// Says something to know about what was done, for some seconds.
    fn remark(&mut self, text: &str) {
        self.settings.note = Some(text.to_owned());
        self.note_until = Some(Instant::now() + READ);
    }

    /// The tree whose lines can be dialed.
    pub(super) fn tree(&self) -> &'a Tree {
        self.tree
    }

    /// Another call begins: nothing of the one before is left.
    pub(super) fn begin(&mut self, beginning: CallStart) {
        self.hush();
        self.progress = self.unseen(&beginning);
        self.live = live(self.lengths, &beginning, self.settings.percent);
        self.keylog = Keylog::default();
        self.settings.paused = false;
        self.settings.scrolled = 0;
        self.held = beginning;
    }

    /// Once a call is over: waits for what is wanted next. `None` if the screen is left.
    pub(super) fn after(&mut self) -> Option<CallStart> {
        self.live.clock.stop(Instant::now());
        self.settings.scrolled = 0;
        while self.next.is_none() && !self.left {
            self.look();
            match self.touches.wait(self.note_until) {
                // No key can reach a call that is over.
                Woken::Came(touch) => {
                    let _ = self.touched(&touch);
                }
                Woken::Interrupted | Woken::Gone => self.left = true,
                Woken::Time => {}
            }
        }
        self.settings.introduces = false;
        self.next.take()
    }

    /// A call before anything of it is seen.
    fn unseen(&self, call: &CallStart) -> CallProgress<'a> {
        CallProgress::new(self.tree, call.line, call.at)
            .read_in(self.settings.reader)
            .until(limit(&self.settings))
    }

    /// What is left of the last call.
    pub(super) fn end(&mut self) -> (Vec<Event>, Vec<StoryLine>) {
        self.hush();
        let story = self.progress.story().to_vec();
        let gone = self.unseen(&self.held);
        (std::mem::replace(&mut self.progress, gone).into_events(), story)
    }

    fn hush(&self) {
        self.playback.with(Sound::hush);
    }

    /// Draws what is to be seen now.
    fn look(&mut self) {
        if self.note_until.is_some_and(|until| until <= Instant::now()) {
            (self.settings.note, self.note_until) = (None, None);
        }
        let view = self.progress.view(self.live.clock.shows(Instant::now()), &self.settings);
        match (self.show)(&view) {
            Ok(area) => self.area = area,
            // The terminal has gone away, and its person with it.
            Err(_) => self.left = true,
        }
    }

    /// Whether the call is still being held again, up to where it was left.
    fn is_catching_up(&self) -> bool {
        self.live.clock.is_standing() && !self.settings.paused
    }

    /// From here on everything is new.
    fn catch_up(&mut self) {
        self.live.clock.go(Instant::now());
        self.playback.resume(self.held.again.to, self.settings.percent);
    }

    /// Does what a hand wants. The input of the call that it is, if it is one.
    fn touched(&mut self, touch: &Touch) -> Option<Input> {
        let view = self.progress.view(self.live.now, &self.settings);
        let keypad = keypad_in(self.area, &view);
        let act = command_of(touch, self.settings.panel.as_ref(), &keypad)?;
        (self.settings.note, self.note_until) = (None, None);
        if self.settings.drill.is_some() && act.changes_the_call() {
            self.remark(self.settings.said().not_in_practice());
            return None;
        }
        match act {
            ScreenCommand::Press(key) => {
                self.pause(false);
                self.settings.scrolled = 0;
                return (!self.progress.is_over()).then_some(Input::Key(key));
            }
            ScreenCommand::Leave => self.left = true,
            // A drill goes on to what comes after its call.
            ScreenCommand::Pause if self.progress.is_over() => {
                self.left = self.settings.drill.is_some();
            }
            ScreenCommand::Pause => self.pause(!self.settings.paused),
            ScreenCommand::Repeat => match self.keylog.at_last_prompt() {
                Some(again) => self.hold_again(again),
                None => self.remark(self.settings.said().nothing_to_repeat()),
            },
            ScreenCommand::Back => self.hold_again(self.keylog.without_last_key()),
            ScreenCommand::Restart => self.call_next(self.held.line, self.held.at),
            ScreenCommand::Hurry(faster) => self.hurry(faster),
            ScreenCommand::Mute => self.mute(),
            ScreenCommand::Turn(forward) => self.settings.turn(forward),
            ScreenCommand::Scroll(rows) => self.settings.scroll(rows),
            ScreenCommand::Show(panel) => self.settings.panel = Some(self.filled(panel)),
            ScreenCommand::Close => self.settings.panel = None,
            ScreenCommand::Take => self.take_from_panel(),
            ScreenCommand::Type(_) | ScreenCommand::Erase => self.edit(&act),
            ScreenCommand::Look => {}
        }
        // A call that is left for another one, or for good, ends with its caller hanging up.
        (self.left || self.next.is_some()).then_some(Input::HungUp)
    }

    /// A panel as it is laid over the screen: the present line is the one chosen.
    fn filled(&self, panel: Panel) -> Panel {
        match panel {
            Panel::Lines(_) => Panel::Lines(self.held.line.index()),
            Panel::Help | Panel::When { .. } => panel,
        }
    }

    fn edit(&mut self, act: &ScreenCommand) {
        let Some(Panel::When { text, wrong }) = &mut self.settings.panel else { return };
        *wrong = None;
        if let ScreenCommand::Type(letter) = act {
            if text.chars().count() < 40 {
                text.push(*letter);
            }
        } else {
            text.pop();
        }
    }

    fn take_from_panel(&mut self) {
        match self.settings.panel.take() {
            Some(Panel::Lines(chosen)) => {
                if let Some(line) = self.tree.line_ids().nth(chosen) {
                    self.call_next(line, self.held.at);
                }
            }
            Some(Panel::When { text, .. }) => {
                let now = Utc::now().trunc_subsecs(3);
                match parse_at_by(&text, self.tree.zone, now, self.tree.date_order()) {
                    Ok(at) => self.call_next(self.held.line, at),
                    Err(wrong) => {
                        self.settings.panel =
                            Some(Panel::When { text, wrong: Some(wrong.to_string()) });
                    }
                }
            }
            Some(Panel::Help) | None => {}
        }
    }

    fn call_next(&mut self, line: LineId, at: DateTime<Tz>) {
        self.next = Some(CallStart::new(line, at, Caller::default()));
    }

    fn hold_again(&mut self, again: Again) {
        let (line, at, caller) = (self.held.line, self.held.at, again.caller.clone());
        self.next = Some(CallStart { line, at, caller, again });
    }

    fn pause(&mut self, paused: bool) {
        if self.settings.paused == paused {
            return;
        }
        self.settings.paused = paused;
        let now = Instant::now();
        if paused {
            self.live.clock.stop(now);
        } else {
            self.live.clock.go(now);
        }
        self.playback.with(|sound| sound.hold(paused));
    }

    fn hurry(&mut self, faster: bool) {
        self.settings.hurry(faster);
        self.live.clock.set_pace(self.settings.percent, Instant::now());
        self.playback.with(|sound| sound.set_pace(self.settings.percent));
    }

    fn mute(&mut self) {
        if !self.playback.is_on() {
            // It began without sound, or found no loudspeaker: there may be one now.
            return self.turn_sound_on();
        }
        self.settings.muted = !self.settings.muted;
        self.playback.with(|sound| sound.mute(self.settings.muted));
    }

    /// An utterance is to be said: when it will have been heard, where that is known.
    fn begin_to_say(
        &mut self,
        at: CallTime,
        play: PlayId,
        utterance: &Utterance,
    ) -> Option<CallTime> {
        let voiced = self.playback.voice(utterance);
        let ms = voiced.as_ref().map(Voiced::ms);
        if let Some(Voiced::Take(take)) = voiced {
            self.playback.say(take, at, self.is_catching_up(), self.settings.percent);
        }
        let known = self.held.again.ends.get(&play).copied();
        // Heard from now on: a phone may be late, and so is what it plays.
        let begins = if self.is_catching_up() { at } else { self.live.time().max(at) };
        known.or(ms.map(|ms| begins + ms))
    }
}

/// How long a remark is shown.
const READ: Duration = Duration::from_secs(8);

/// When the time of a call is up, in practice against the clock.
fn limit(settings: &Settings) -> Option<TimeLimit> {
    settings.drill.as_ref().and_then(|drill| drill.limit.clone())
}

/// What a call that begins has in common with one on any other phone. Its clock stands until the
/// call has caught up with where it was left.
fn live<'a>(lengths: &'a Lengths, beginning: &CallStart, percent: u32) -> Live<'a> {
    let clock = CallClock::standing(beginning.again.to, percent);
    Live::new(lengths, beginning.caller.clone(), clock)
}

impl<Show: FnMut(&View<'_>) -> io::Result<Rect>> Performer for Screen<'_, Show> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.live.now = at;
        let heard_before = self.is_catching_up();
        self.playback.perform(at, effect, heard_before, self.settings.percent);
        let mut end = None;
        if let Effect::Do(action) = effect {
            // Nobody sees or hears anymore of a call that is left for another one.
            if let (Action::Play { play, utterance, .. }, None) = (action, &self.next) {
                end = self.begin_to_say(at, *play, utterance);
            }
            end = self.live.expect(at, action, end, inbox);
            if let (Some(end), Action::Play { play, .. }) = (end, action) {
                self.keylog.plays(*play, at, end);
            }
        }
        if self.next.is_none() {
            self.progress.tell(at, effect, end);
        }
    }
}

impl<Show: FnMut(&View<'_>) -> io::Result<Rect>> Phone for Screen<'_, Show> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        let (acts, until) = self.live.plan(until, inbox);
        for (at, input) in acts {
            self.keylog.acted(at, input);
        }
        if self.is_catching_up() {
            if until <= self.held.again.to {
                return;
            }
            self.catch_up();
        }
        self.progress.waits(until);
        loop {
            self.look();
            let now = self.live.clock.shows(Instant::now());
            if now >= until {
                return;
            }
            let change = self.progress.next_change(now).map_or(until, |change| change.min(until));
            let wakes = self.live.clock.instant_of(change).into_iter().chain(self.note_until).min();
            let input = match self.touches.wait(wakes) {
                Woken::Time => None,
                Woken::Came(touch) => self.touched(&touch),
                Woken::Interrupted | Woken::Gone => {
                    self.left = true;
                    Some(Input::HungUp)
                }
            };
            if let Some(input) = input.or(self.left.then_some(Input::HungUp)) {
                // After everything that was handled: held again, it comes in the same order.
                let at = self.live.clock.shows(Instant::now()).max(self.live.now + 1);
                self.keylog.acted(at, input);
                return inbox.put(at, input);
            }
        }
    }
}
