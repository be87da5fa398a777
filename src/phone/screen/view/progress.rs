//! Watches a call: told every effect, it knows what is to be seen at any moment.

use chrono::DateTime;
use chrono_tz::Tz;

use super::super::settings::{Settings, TimeLimit};
use super::contacts::{Contact, contacts};
use super::map::{MapStep, MenuMap, title};
use super::presence::Board;
use super::spoken::SpokenWords;
use super::{Doing, SpokenSoFar, StoryKind, StoryLine, View};
use phonetree_core::call::{Action, CallTime, Effect, Ending, Report, Side};
use phonetree_core::menu::{Key, KeySet, LineId, MenuOption, Node, ReaderLanguage, Tree};
use phonetree_core::script::{Event, Happening, Reporter, in_words};

/// How long a key is lit, in milliseconds.
const LIT_MS: u64 = 250;
/// More teams than this are on no screen.
const MOST_POSTED: usize = 60;
/// So many prompts before the present one are kept to be read again.
const MOST_EARLIER: usize = 4;

/// Watches one call, from its answer to its end. It sees everything, the time included.
pub(in crate::phone::screen) struct CallProgress<'t> {
    tree: &'t Tree,
    line: LineId,
    answered: DateTime<Tz>,
    /// When its time is up, if it has a limit.
    limit: Option<TimeLimit>,
    /// The language of the menu's texts, and of what is said of them.
    reader: ReaderLanguage,
    map: MenuMap<'t>,
    board: Board<'t>,
    reporter: Reporter<'t>,
    events: Vec<Event>,
    story: Vec<StoryLine>,
    path: Vec<MapStep>,
    trail: Vec<usize>,
    /// The option that was taken, until the node it leads to is reached.
    taken: Option<usize>,
    said: SpokenWords,
    /// What was said before that since the last key.
    earlier: Vec<SpokenWords>,
    /// A key was pressed since something was said.
    answered_since: bool,
    rings_until: CallTime,
    records: bool,
    /// The place in line at which the caller waits.
    in_line: Option<u16>,
    pressed: Option<(Key, CallTime)>,
    /// What the call waits for comes at this moment.
    waits_until: CallTime,
    over: Option<String>,
    /// Once it is over: how the team it came to is reached otherwise.
    contacts: Vec<Contact>,
}

impl<'t> CallProgress<'t> {
    pub(in crate::phone::screen) fn new(
        tree: &'t Tree,
        line: LineId,
        answered: DateTime<Tz>,
    ) -> Self {
        Self {
            tree,
            line,
            answered,
            limit: None,
            reader: tree.default_reader(),
            map: MenuMap::of(tree, line, tree.default_reader()),
            board: Board::default(),
            reporter: Reporter::new(tree, answered.to_utc()),
            events: Vec::new(),
            story: Vec::new(),
            path: Vec::new(),
            trail: Vec::new(),
            taken: None,
            said: SpokenWords::default(),
            earlier: Vec::new(),
            answered_since: false,
            rings_until: CallTime::ANSWER,
            records: false,
            in_line: None,
            pressed: None,
            waits_until: CallTime::ANSWER,
            over: None,
            contacts: Vec::new(),
        }
    }

    /// Told in the language of those who read it.
    pub(in crate::phone::screen) fn read_in(self, reader: ReaderLanguage) -> Self {
        let map = MenuMap::of(self.tree, self.line, reader);
        Self { reporter: self.reporter.read_in(reader), reader, map, ..self }
    }

    /// Its caller hangs up at the limit at the latest, because time is up.
    pub(in crate::phone::screen) fn until(self, limit: Option<TimeLimit>) -> Self {
        Self { limit, ..self }
    }

    /// An effect of the call. A prompt is to end at the moment given.
    pub(in crate::phone::screen) fn tell(
        &mut self,
        at: CallTime,
        effect: &Effect,
        end: Option<CallTime>,
    ) {
        let event = self.reporter.event(at, effect);
        if let Some(text) = in_words(effect, event.as_ref(), self.reporter.reader().locale) {
            let (kind, text) = match effect {
                Effect::Report(Report::Pressed(key)) => (StoryKind::Pressed, key.to_string()),
                Effect::Do(Action::Play { .. }) => (StoryKind::Heard, text),
                Effect::Do(_) | Effect::Report(_) => (StoryKind::Remark, text),
            };
            self.story.push(StoryLine { at, kind, text });
        }
        self.events.extend(event);
        match effect {
            Effect::Do(action) => self.asked(at, action, end),
            Effect::Report(report) => self.happened(at, report),
        }
    }

    fn asked(&mut self, at: CallTime, action: &Action, end: Option<CallTime>) {
        match action {
            Action::Play { utterance, .. } => {
                let words = utterance.words(self.tree).into_owned();
                let said = SpokenWords::new(words, at, end.unwrap_or(at));
                self.keep(said);
            }
            Action::Stop(_) => self.said.cut(at),
            Action::Transfer { ring_ms, .. } => self.rings_until = at + *ring_ms,
            Action::Record { .. } => self.records = true,
            // What this screen does not know, it does not show.
            Action::HangUp | _ => {}
        }
    }

    /// What was said before is kept until a key was pressed, and something is said to that.
    fn keep(&mut self, said: SpokenWords) {
        let before = std::mem::replace(&mut self.said, said);
        if std::mem::take(&mut self.answered_since) {
            self.earlier.clear();
        } else if before.words().next().is_some() {
            self.earlier.push(before);
            let most = self.earlier.len().saturating_sub(MOST_EARLIER);
            self.earlier.drain(..most);
        }
    }

    fn happened(&mut self, at: CallTime, report: &Report) {
        match report {
            Report::Pressed(key) => {
                self.pressed = Some((*key, at));
                self.answered_since = true;
            }
            Report::Chosen { option, .. } | Report::ChosenInLine { option, .. } => {
                self.taken = Some(*option);
            }
            Report::InLine { position, .. } => self.in_line = Some(*position),
            Report::Reached(node) => self.reached(*node),
            Report::LanguageChosen(language) => {
                self.reader.menu = *language;
                self.board = Board::default();
                self.map = MenuMap::of(self.tree, self.line, self.reader);
                self.trail = self.map.trail(&self.path);
            }
            Report::Ended { .. } => self.ended(at),
            Report::Answered(_)
            | Report::NoInput { .. }
            | Report::NoMatch { .. }
            | Report::Entered { .. }
            | Report::Transferred { .. }
            | Report::Closed { .. }
            | _ => {}
        }
    }

    fn ended(&mut self, at: CallTime) {
        let limit = self.limit.as_ref().filter(|limit| at >= limit.at && self.was_left());
        if let (Some(limit), Some(told)) = (limit, self.story.last_mut()) {
            limit.says.clone_into(&mut told.text);
        }
        self.over = self.story.last().map(|told| told.text.clone());
        let teams = self.path.iter().rev().filter_map(|step| step.node.team());
        self.contacts =
            teams.take(1).flat_map(|team| contacts(&self.tree[team], self.reader)).collect();
    }

    /// Whether the caller has ended the call.
    fn was_left(&self) -> bool {
        let ended = self.events.last().map(|event| &event.what);
        matches!(ended, Some(Happening::Ended { reason: Ending::HungUp, by: Side::Caller }))
    }

    /// The nodes the caller came through, as a caller would call them.
    fn titles(&self) -> Vec<std::borrow::Cow<'t, str>> {
        let mut options: &[MenuOption] = &[];
        let titled = self.path.iter().map(|step| {
            let by = step.option.and_then(|option| options.get(option));
            options = self.tree.options_at(step.node);
            title(self.tree, step.node, by, self.reader)
        });
        titled.collect()
    }

    /// A node that is on the path already cuts it back, as it does for the call.
    fn reached(&mut self, node: Node) {
        let option = self.taken.take();
        if let Some(before) = self.path.iter().position(|step| step.node == node) {
            self.path.truncate(before + 1);
        } else {
            self.path.push(MapStep { node, option });
        }
        self.records = false;
        self.in_line = None;
        self.trail = self.map.trail(&self.path);
    }

    /// The call waits until a moment.
    pub(in crate::phone::screen) fn waits(&mut self, until: CallTime) {
        self.waits_until = until;
    }

    pub(in crate::phone::screen) fn is_over(&self) -> bool {
        self.over.is_some()
    }

    /// What happened, by name.
    pub(in crate::phone::screen) fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// What happened, in words.
    pub(in crate::phone::screen) fn story(&self) -> &[StoryLine] {
        &self.story
    }

    /// What is to be seen at a moment.
    pub(in crate::phone::screen) fn view<'v>(
        &'v mut self,
        now: CallTime,
        settings: &'v Settings,
    ) -> View<'v> {
        let line = &self.tree[self.line];
        let mut view = View {
            number: line.number.as_written(),
            name: line.name.as_ref().map_or(&*line.id, |name| name.in_language(self.reader.menu)),
            notice: self.tree.notice.as_deref(),
            answered: self.answered,
            now,
            doing: self.doing(now),
            path: Vec::new(),
            said: SpokenSoFar {
                earlier: Vec::new(),
                words: Vec::new(),
                begun: self.said.begun(now),
                sounds: self.said.sounds(now) && self.over.is_none(),
            },
            lit: self.pressed.filter(|(_, at)| now < *at + LIT_MS).map(|(key, _)| key),
            live: self.live(),
            story: &[],
            map: &[],
            trail: &[],
            board: &[],
            contacts: &[],
            left_ms: self.left_ms(now),
            settings,
        };
        let wall = view.wall();
        if !self.board.is_true_at(wall) {
            let teams: Vec<_> = self.map.teams().take(MOST_POSTED).collect();
            self.board = Board::at(self.tree, &teams, wall, self.reader);
        }
        view.path = self.titles();
        view.said.words = self.said.words().collect();
        view.said.earlier = self.earlier.iter().map(SpokenWords::text).collect();
        view.contacts = &self.contacts;
        (view.story, view.map, view.trail) = (&self.story, &self.map.rows, &self.trail);
        view.board = &self.board.teams;
        view
    }

    /// How much time there is, where there is a limit.
    fn left_ms(&self, now: CallTime) -> Option<u64> {
        let limit = self.limit.as_ref().filter(|_| self.over.is_none())?;
        Some(limit.at.as_ms().saturating_sub(now.as_ms()))
    }

    fn doing(&self, now: CallTime) -> Doing {
        let left = self.waits_until.as_ms().saturating_sub(now.as_ms());
        match &self.over {
            Some(how) => Doing::Over(how.clone()),
            None if self.said.sounds(now) => Doing::Speaks,
            None if now < self.rings_until => Doing::Rings,
            None if self.records => Doing::Records(left),
            None if self.in_line.is_some() => Doing::Waits(self.in_line.unwrap_or_default()),
            None => Doing::Listens(left),
        }
    }

    /// The keys that lead somewhere now: the first keys of options, or those an entry takes.
    fn live(&self) -> Vec<Key> {
        let Some(step) = self.path.last().filter(|_| self.over.is_none()) else {
            return Vec::new();
        };
        match step.node {
            Node::Menu(id) => {
                let first = |option: &MenuOption| option.keys.after(&[]);
                let sets = self.tree[id].options.iter().map(first);
                sets.fold(KeySet::default(), KeySet::and).keys().collect()
            }
            Node::Entry(id) => {
                let ends = self.tree[id].terminator;
                Key::ALL.into_iter().filter(|key| key.is_digit() || ends == Some(*key)).collect()
            }
            Node::Mailbox(_) => vec![Key::HASH],
            Node::Queue(id) => {
                let ways = self.tree[id].options.iter();
                ways.filter_map(|way| way.keys.plain()?.first().copied()).collect()
            }
            Node::Callback(id) => {
                let ends = self.tree[id].terminator;
                Key::ALL.into_iter().filter(|key| key.is_digit() || ends == Some(*key)).collect()
            }
            Node::Directory(_) => Key::ALL.to_vec(),
            Node::Message(_) | Node::Branch(_) | Node::Team(_) => Vec::new(),
        }
    }

    /// The next moment at which something else is to be seen, if nothing happens before.
    pub(in crate::phone::screen) fn next_change(&self, now: CallTime) -> Option<CallTime> {
        if self.over.is_some() {
            return None;
        }
        let second = CallTime::from_ms((now.as_ms() / 1_000 + 1) * 1_000);
        let unlit = self.pressed.map(|(_, at)| at + LIT_MS);
        // A second less to wait for a key, counted from the moment it gives up.
        let waits = Some(self.waits_until.as_ms().saturating_sub(now.as_ms()));
        let counted = |left: Option<u64>| {
            let left = left.filter(|left| *left > 0)?;
            Some(now + ((left - 1) % 1_000 + 1))
        };
        let limit = counted(self.left_ms(now));
        let changes = [Some(second), unlit, counted(waits), limit, self.said.next(now)];
        changes.into_iter().flatten().filter(|at| *at > now).min()
    }
}
