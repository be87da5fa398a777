//! The call that a page holds: keys in, effects out, and back again.
//!
//! A call is a function of what happens to it. What the page told it is kept as steps, so that a key
//! can be taken back: the steps before it are taken again.

use chrono::{DateTime, SecondsFormat, Utc};
use phonetree_core::call::{Action, CallTime, Effect, Ending, Input, PlayId, Report, Side, Timer};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::language::Locale;
use phonetree_core::menu::{Key, Lead, LineId, Node, TeamId, Tree};
use phonetree_core::script::{Caller, Event, Happening, Reporter, Transcript};

use crate::asked::{CallWish, Ends};
use crate::desk::{OpenMenu, Refused, clock};
use crate::told::{CallAnswer, Choice, Digits, Ended, Next, PhoneAct, Said, Standing, Told};

/// The most keys that a link presses.
const MOST_KEYS: usize = 500;

/// A call, and how it came to where it is.
pub(crate) struct HeldCall {
    menu: &'static OpenMenu,
    line: LineId,
    at: DateTime<Utc>,
    ends: Ends,
    /// Undo is not part of a drill: a real call can't be set back.
    drill: bool,
    /// When the caller hangs up at the latest.
    limit: Option<CallTime>,
    ongoing: Ongoing<'static>,
    phone: PagePhone,
    steps: Vec<Step>,
    /// How far it was held.
    now: CallTime,
}

/// Something that the page told the call.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Everything that is due by then happened.
    Until(CallTime),
    /// This came, after all that was due before.
    Input(CallTime, Input),
}

/// The phone of a page: keeps what it has to do.
struct PagePhone {
    menu: &'static OpenMenu,
    reporter: Reporter<'static>,
    /// Prompts end after their lengths; else the page says when.
    by_lengths: bool,
    /// Who presses the keys of a link.
    caller: Caller,
    told: Vec<Told>,
    events: Vec<Event>,
    /// Every playing, with its beginning and its end by the lengths.
    plays: Vec<(PlayId, CallTime, CallTime)>,
    path: Vec<Node>,
    rings: bool,
    last_team: Option<TeamId>,
}

impl PagePhone {
    fn new(menu: &'static OpenMenu, at: DateTime<Utc>, by_lengths: bool, caller: Caller) -> Self {
        Self {
            menu,
            reporter: Reporter::new(&menu.tree, at),
            by_lengths,
            caller,
            told: Vec::new(),
            events: Vec::new(),
            plays: Vec::new(),
            path: Vec::new(),
            rings: false,
            last_team: None,
        }
    }

    fn number(&self, play: PlayId) -> u32 {
        let place = self.plays.iter().position(|(id, ..)| *id == play).unwrap_or(self.plays.len());
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// What a phone has to do beside what is told.
    fn act(&mut self, action: &Action) -> Option<PhoneAct> {
        Some(match action {
            Action::Stop(play) => PhoneAct::Stop { play: self.number(*play) },
            Action::Transfer { team, ring_ms } => {
                self.rings = true;
                let team = &self.menu.tree[*team];
                PhoneAct::Ring {
                    team: team.id.to_string(),
                    name: team.name.to_string(),
                    ms: *ring_ms,
                }
            }
            Action::Record { longest_ms } => PhoneAct::Record { ms: *longest_ms },
            Action::HangUp => PhoneAct::HangUp,
            _ => return None,
        })
    }

    fn say(&self, effect: &Effect) -> Option<Said> {
        let Effect::Do(Action::Play { play, utterance, barge_in }) = effect else { return None };
        let tree = &self.menu.tree;
        Some(Said {
            play: self.number(*play),
            prompt: tree.prompt_name(utterance.prompt),
            language: tree.languages[utterance.language.index()].tag.to_string(),
            pieces: utterance.pieces(tree).into_iter().map(std::borrow::Cow::into_owned).collect(),
            ms: utterance.ms(&self.menu.lengths),
            barge_in: *barge_in,
        })
    }
}

impl Performer for PagePhone {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        match effect {
            Effect::Do(action) => {
                if let Action::Play { play, utterance, barge_in } = action {
                    let end = at + utterance.ms(&self.menu.lengths);
                    self.plays.push((*play, at, end));
                    self.caller.hears(end, *barge_in);
                    self.rings = false;
                }
                if self.by_lengths || !matches!(action, Action::Play { .. }) {
                    inbox.simulate(at, action, &self.menu.lengths);
                }
                if let Some(act) = self.act(action) {
                    self.told.push(Told::Phone { act, elapsed_ms: at.as_ms() });
                }
            }
            Effect::Report(Report::Reached(node)) => self.path.push(*node),
            Effect::Report(Report::Transferred { team, .. } | Report::Closed { team, .. }) => {
                self.last_team = Some(*team);
            }
            Effect::Report(_) => {}
        }
        if let Some(event) = self.reporter.event(at, effect) {
            self.events.push(event.clone());
            self.told.push(Told::Event { event, say: self.say(effect) });
        }
    }
}

impl HeldCall {
    /// A line picks up, and the keys that are wished are pressed.
    pub(crate) fn answer(
        menu: &'static OpenMenu,
        line: LineId,
        at: DateTime<Utc>,
        wish: &CallWish,
    ) -> Result<(Self, CallAnswer), Refused> {
        let keys = wish.keys.as_deref().unwrap_or_default();
        if keys.len() > MOST_KEYS {
            return Err(format!("too many keys: {MOST_KEYS} at most").into());
        }
        let caller = Caller::from_dial_string(keys)?;
        let limit = wish.limit.map(|limit| limit.0);
        let by_lengths = wish.prompts == Ends::Lengths || !keys.is_empty();
        let (call, ends) = ((menu, line, at), (wish.prompts, limit));
        let mut call = Self::begin(call, ends, wish.drill, by_lengths, caller);
        if !keys.is_empty() {
            call.press_all();
            if wish.prompts == Ends::Page {
                // From here on the page says when a prompt ends; until here its length did.
                let to = call.now;
                let ends = call.phone.plays.iter().filter(|(.., end)| *end < to);
                let ends = ends.map(|(play, _, end)| (*end, Input::Played(*play)));
                let acts = call.steps.iter().filter_map(Step::input).chain(ends);
                let mut acts: Vec<(CallTime, Input)> = acts.collect();
                acts.sort_by_key(|(at, _)| *at);
                let steps = acts.into_iter().map(|(at, input)| Step::Input(at, input)).collect();
                call.hold_again(steps, to);
            }
        }
        let answer = call.told(false);
        Ok((call, answer))
    }

    fn begin(
        (menu, line, at): (&'static OpenMenu, LineId, DateTime<Utc>),
        (ends, limit): (Ends, Option<CallTime>),
        drill: bool,
        by_lengths: bool,
        caller: Caller,
    ) -> Self {
        let mut phone = PagePhone::new(menu, at, by_lengths, caller);
        let mut ongoing = Ongoing::answer(&menu.tree, line, at, &mut phone);
        if let Some(limit) = limit {
            ongoing.put(limit, Input::HungUp);
        }
        let (steps, now) = (Vec::new(), CallTime::ANSWER);
        Self { menu, line, at, ends, drill, limit, ongoing, phone, steps, now }
    }

    /// Lets the caller press every key that is planned, each at the first moment it can count.
    fn press_all(&mut self) {
        while let Some(due) = self.ongoing.due() {
            let acts = self.phone.caller.acts_by(self.now, due);
            let Some((at, _)) = acts.first().copied() else {
                if self.phone.caller.is_at_end() {
                    return;
                }
                self.step(Step::Until(due));
                continue;
            };
            for (_, input) in acts {
                self.step(Step::Input(at, input));
            }
        }
    }

    /// Takes a step, and keeps it.
    fn step(&mut self, step: Step) {
        self.steps.push(step);
        match step {
            Step::Until(until) => {
                self.ongoing.catch_up(until, &mut self.phone);
                self.now = self.now.max(until);
            }
            Step::Input(at, input) => {
                if at > CallTime::ANSWER {
                    self.ongoing.catch_up(at.earlier(1), &mut self.phone);
                }
                self.ongoing.put(at, input);
                // Of what happens at this moment it comes first.
                self.ongoing.step(&mut self.phone);
                self.now = self.now.max(at);
            }
        }
    }

    /// Takes these steps from the answer on, up to a moment.
    fn hold_again(&mut self, steps: Vec<Step>, to: CallTime) {
        let ends = (self.ends, self.limit);
        let call = (self.menu, self.line, self.at);
        let by_lengths = self.ends == Ends::Lengths;
        *self = Self::begin(call, ends, self.drill, by_lengths, Caller::default());
        for step in steps {
            self.step(step);
        }
        if to > CallTime::ANSWER {
            self.step(Step::Until(to.earlier(1)));
        }
        self.now = to;
    }

    /// A key is pressed.
    pub(crate) fn press(&mut self, key: Key, at: CallTime) -> CallAnswer {
        self.input(at, Input::Key(key))
    }

    /// The caller hangs up.
    pub(crate) fn hang_up(&mut self, at: CallTime) -> CallAnswer {
        self.input(at, Input::HungUp)
    }

    /// The caller hangs up, wherever the call is.
    pub(crate) fn end(&mut self) {
        self.input(self.now, Input::HungUp);
    }

    /// A prompt was heard to its end, by its number.
    pub(crate) fn played(&mut self, play: u32, at: CallTime) -> CallAnswer {
        let found = usize::try_from(play).ok().and_then(|play| self.phone.plays.get(play));
        match found {
            Some((play, ..)) => self.input(at, Input::Played(*play)),
            None => self.told(false),
        }
    }

    /// Time has passed.
    pub(crate) fn until(&mut self, until: CallTime) -> CallAnswer {
        if self.ongoing.due().is_some_and(|due| due <= until) {
            self.step(Step::Until(until));
        } else {
            self.now = self.now.max(until);
        }
        self.told(false)
    }

    fn input(&mut self, at: CallTime, input: Input) -> CallAnswer {
        if self.ongoing.ending().is_none() {
            self.step(Step::Input(at.max(self.now), input));
        }
        self.told(false)
    }

    /// As it was just before the last key; at the answer where there was none.
    pub(crate) fn undo(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        let is_key = |step: &Step| matches!(step, Step::Input(_, Input::Key(_)));
        let (steps, to) = match self.steps.iter().rposition(is_key) {
            Some(last) => (self.steps[..last].to_vec(), self.steps[last].at()),
            None => (Vec::new(), CallTime::ANSWER),
        };
        self.hold_again(steps, to);
        Ok(self.told(true))
    }

    /// At the beginning of what was said last.
    pub(crate) fn again(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        let (_, begin, _) = *self.phone.plays.last().ok_or("nothing was said yet")?;
        let pressed = |step: &Step| matches!(step, Step::Input(at, Input::Key(_)) if *at > begin);
        if self.steps.iter().any(pressed) {
            return Err("nothing was said since that key".into());
        }
        let kept = self.steps.iter().filter(|step| step.at() <= begin);
        let steps = kept.copied().collect();
        self.hold_again(steps, begin);
        self.step(Step::Until(begin));
        Ok(self.told(true))
    }

    /// The same line at the same moment, from the answer on.
    pub(crate) fn call_again(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        self.hold_again(Vec::new(), CallTime::ANSWER);
        Ok(self.told(true))
    }

    fn may_be_set_back(&self) -> Result<(), Refused> {
        match self.drill {
            true => Err("not in practice: a real call can't be set back".into()),
            false => Ok(()),
        }
    }

    /// The line that was called, and what happened.
    pub(crate) fn held(&self) -> (LineId, &[Event]) {
        (self.line, &self.phone.events)
    }

    /// Whether it is the call of a drill.
    pub(crate) fn is_drill(&self) -> bool {
        self.drill
    }

    /// What happened, as a written call.
    pub(crate) fn written(&self) -> String {
        let events = &self.phone.events;
        let when = events.first().map(|event| event.at.to_rfc3339_opts(SecondsFormat::Secs, false));
        let name = format!("{} at {}", self.menu.tree[self.line].id, when.unwrap_or_default());
        Transcript::new(name, events.clone()).to_string()
    }

    /// What is new, and where the call is.
    fn told(&mut self, again: bool) -> CallAnswer {
        let effects = std::mem::take(&mut self.phone.told);
        CallAnswer { again, effects, call: self.standing() }
    }

    fn standing(&self) -> Standing {
        let tree = &self.menu.tree;
        let call = self.ongoing.call();
        let node = self.phone.path.last().copied();
        let over = self.ongoing.ending().is_some();
        let id = |node: &Node| tree.node_id(*node).to_owned();
        let at = self.at.with_timezone(&tree.zone);
        let keys = self.keys();
        Standing {
            line: tree[self.line].id.to_string(),
            number: tree[self.line].number.as_written().to_owned(),
            at: self.at.timestamp_millis(),
            clock: clock(at),
            elapsed: self.now.as_ms(),
            due: self.ongoing.due().map(CallTime::as_ms),
            waits: self.waits(node),
            listens: call.listens(),
            node: node.as_ref().map(id),
            path: self.phone.path.iter().map(id).collect(),
            language: tree.languages[call.language().index()].tag.to_string(),
            choices: if over { Vec::new() } else { self.choices(node) },
            digits: match node {
                Some(Node::Entry(entry)) if !over => Some(Digits {
                    fewest: tree[entry].fewest,
                    most: tree[entry].most,
                    terminator: tree[entry].terminator.map(|key| key.to_string()),
                }),
                _ => None,
            },
            can_undo: !self.drill && !keys.is_empty(),
            ended: self.ended(),
            next: if over { self.next() } else { None },
            link: self.link(&keys),
            keys,
        }
    }

    fn keys(&self) -> String {
        let keys = self.phone.events.iter().filter_map(|event| match event.what {
            Happening::Key { key } => Some(key),
            _ => None,
        });
        keys.collect()
    }

    fn waits(&self, node: Option<Node>) -> Option<&'static str> {
        let (_, timer) = self.ongoing.call().deadline()?;
        Some(match timer {
            Timer::NoInput | Timer::InterDigit if matches!(node, Some(Node::Entry(_))) => "digits",
            Timer::NoInput | Timer::InterDigit => "key",
            Timer::MailboxFull => "message",
            _ if self.phone.rings => "transfer",
            _ => "prompt",
        })
    }

    fn choices(&self, node: Option<Node>) -> Vec<Choice> {
        let tree = &self.menu.tree;
        let Some(Node::Menu(menu)) = node else { return Vec::new() };
        let language = self.ongoing.call().language();
        let choice = |option: &phonetree_core::menu::MenuOption| {
            let (to, does) = leads(tree, option.lead);
            Choice {
                key: option.keys.to_string(),
                label: option.label.in_language(language).to_owned(),
                to,
                does,
            }
        };
        tree[menu].options.iter().map(choice).collect()
    }

    fn ended(&self) -> Option<Ended> {
        let ended = self.phone.events.iter().rev().find_map(|event| match event.what {
            Happening::Ended { reason, by } => Some((reason, by)),
            _ => None,
        });
        let (reason, by) = ended?;
        let team = self.phone.last_team.map(|team| &*self.menu.tree[team].name);
        let team = team.unwrap_or("Nobody");
        let words = match (reason, by) {
            (Ending::Connected, _) => format!("{team} answers."),
            (Ending::Closed, _) => format!("{team} is closed."),
            (Ending::HungUp, Side::Caller) => "You hung up.".to_owned(),
            (Ending::HungUp, _) => "The line hung up.".to_owned(),
            (Ending::MessageTaken, _) => "The message was taken.".to_owned(),
            (Ending::GaveUp, _) => "The line gave up and ended the call.".to_owned(),
            _ => "The call is over.".to_owned(),
        };
        Some(Ended { reason, by, words })
    }

    /// Whom the call came to, at the end.
    fn next(&self) -> Option<Next> {
        let tree = &self.menu.tree;
        let team = &tree[self.phone.last_team?];
        let now = self.now.after(self.at);
        let here = now.with_timezone(&tree.zone);
        let status = team.hours.as_ref().map(|hours| hours.status(now));
        let opens = status.as_ref().and_then(|status| status.opens());
        Some(Next {
            team: team.id.to_string(),
            name: team.name.to_string(),
            email: team.email.as_ref().map(ToString::to_string),
            fax: team.fax.as_ref().map(|fax| fax.as_written().to_owned()),
            fax_for: team.fax_for.as_deref().map(str::to_owned),
            url: team.url.as_ref().map(ToString::to_string),
            hours: team.hours.as_ref().map(|hours| hours.words(Locale::ENGLISH)),
            opens: opens.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)),
            words: status.map_or_else(
                || "hours not published".to_owned(),
                |status| status.words(here, Some(tree.zone)),
            ),
        })
    }

    /// What a page opens at this place, after its `#`.
    fn link(&self, keys: &str) -> String {
        let number = self.menu.tree[self.line].number.as_written();
        let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        let here = self.at.with_timezone(&self.menu.tree.zone).naive_local();
        let at = here.format("%Y-%m-%dT%H:%M");
        let keys = keys.replace('#', "%23");
        let keys = if keys.is_empty() { keys } else { format!("&keys={keys}") };
        format!("call={}&at={at}{keys}", number.replace('+', "%2B"))
    }
}

impl Step {
    fn at(&self) -> CallTime {
        match self {
            Self::Until(at) | Self::Input(at, _) => *at,
        }
    }

    fn input(&self) -> Option<(CallTime, Input)> {
        match self {
            Self::Until(_) => None,
            Self::Input(at, input) => Some((*at, *input)),
        }
    }
}

/// Where an option leads: to a node, or what it does.
pub(crate) fn leads(tree: &Tree, lead: Lead) -> (Option<String>, Option<&'static str>) {
    match lead {
        Lead::To(node) | Lead::Operator(node) => (Some(tree.node_id(node).to_owned()), None),
        Lead::Repeat => (None, Some("repeat")),
        Lead::Back => (None, Some("back")),
        Lead::Top => (None, Some("top")),
        Lead::HangUp => (None, Some("hang_up")),
    }
}
