//! The phone of a page: what a call asks of it is kept until the page takes it.

use chrono::{DateTime, Utc};
use phonetree_core::call::{Action, CallTime, Effect, PlayId, Report};
use phonetree_core::drive::{Inbox, Performer};
use phonetree_core::menu::{Node, TeamId};
use phonetree_core::script::{Caller, Event, Happening, Reporter};

use crate::desk::OpenMenu;
use crate::told::{PhoneAct, SpokenPrompt, Told};

/// The phone of a page: keeps what it has to do.
pub(crate) struct PagePhone {
    pub(crate) menu: &'static OpenMenu,
    pub(crate) reporter: Reporter<'static>,
    /// Prompts end after their lengths; else the page says when.
    pub(crate) by_lengths: bool,
    /// Who presses the keys of a link, and finds what is assumed.
    pub(crate) caller: Caller,
    pub(crate) told: Vec<Told>,
    pub(crate) events: Vec<Event>,
    /// Every playing, with its beginning and its end by the lengths.
    pub(crate) plays: Vec<(PlayId, CallTime, CallTime)>,
    pub(crate) path: Vec<Node>,
    /// For each of them, the keys that were pressed on the way from the one before.
    pub(crate) by: Vec<String>,
    /// Those since the last of them.
    pressed: String,
    pub(crate) rings: bool,
    pub(crate) last_team: Option<TeamId>,
}

impl PagePhone {
    pub(crate) fn new(
        menu: &'static OpenMenu,
        at: DateTime<Utc>,
        by_lengths: bool,
        caller: Caller,
    ) -> Self {
        Self {
            menu,
            reporter: Reporter::new(&menu.tree, at),
            by_lengths,
            caller,
            told: Vec::new(),
            events: Vec::new(),
            plays: Vec::new(),
            path: Vec::new(),
            by: Vec::new(),
            pressed: String::new(),
            rings: false,
            last_team: None,
        }
    }

    fn number(&self, play: PlayId) -> u32 {
        let place = self.plays.iter().position(|(id, ..)| *id == play).unwrap_or(self.plays.len());
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// What a phone has to do besides what is reported.
    fn act(&mut self, action: &Action) -> Option<PhoneAct> {
        Some(match action {
            Action::Stop(play) => PhoneAct::Stop { play: self.number(*play) },
            Action::Transfer { team, ring_ms } => {
                self.rings = true;
                let team = &self.menu.tree[*team];
                PhoneAct::Ring {
                    team: team.id.to_string(),
                    name: team.name.first().to_owned(),
                    ms: *ring_ms,
                }
            }
            Action::Record { longest_ms } => PhoneAct::Record { ms: *longest_ms },
            Action::HangUp => PhoneAct::HangUp,
            Action::Play { .. } | _ => return None,
        })
    }

    fn say(&self, effect: &Effect) -> Option<SpokenPrompt> {
        let Effect::Do(Action::Play { play, utterance, barge_in }) = effect else { return None };
        let tree = &self.menu.tree;
        Some(SpokenPrompt {
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
                    self.caller.simulate(at, action, &self.menu.lengths, inbox);
                }
                if let Some(act) = self.act(action) {
                    self.told.push(Told::Phone { act, elapsed_ms: at.as_ms() });
                }
            }
            Effect::Report(Report::Reached(node)) => {
                self.path.push(*node);
                self.by.push(std::mem::take(&mut self.pressed));
            }
            Effect::Report(Report::Transferred { team, .. } | Report::Closed { team, .. }) => {
                self.last_team = Some(*team);
            }
            Effect::Report(_) => {}
        }
        if let Some(event) = self.reporter.event(at, effect) {
            if let Happening::Key { key } = event.what {
                self.pressed.push(key);
            }
            self.events.push(event.clone());
            self.told.push(Told::Event { event: Box::new(event), say: self.say(effect) });
        }
    }
}
