//! A call as our engine holds it, as far as it can be seen on an Asterisk, too.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{
    Action, CallTime, CallerNumber, Decided, Decision, Effect, Ending, Input, Report, Timer,
    TransferOutcome, Value,
};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::menu::{
    EntryId, Gap, Key, LanguageId, Lengths, LineId, MenuId, Node, Piece, PromptTakes, Role,
    TakePart, Tree, has_words, words_of,
};

/// Something that happens in a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// A prompt begins; with the files of its values. It may follow another without a pause: it is not
    /// heard of on an Asterisk then.
    Says {
        prompt: String,
        values: Vec<String>,
        follows: bool,
    },
    NoInput(String),
    NoMatch(String),
    Entered(String, String),
    Language(String),
    Rings(String),
    Records(String),
    Ended,
}

/// A call that was held.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    /// What happens, each at its moment, in milliseconds from the answer.
    pub(crate) told: Vec<(u64, Told)>,
    /// Keys, as they were pressed.
    pub(crate) keys: Vec<(u64, char)>,
    /// What only the engine knows: nodes, options, openings, for coverage.
    pub(crate) met: Vec<String>,
    /// Whether something happened that is done otherwise on an Asterisk, as its report of losses says: what is told
    /// is what happened before.
    pub(crate) is_cut: bool,
    /// How long it lasts, as far as it is told.
    pub(crate) ms: u64,
}

/// A menu, and how long its prompts last.
pub(crate) struct Subject<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) takes: &'t PromptTakes,
    pub(crate) lengths: Lengths,
    /// Whether every switch is the other way than usual.
    pub(crate) is_turned: bool,
}

/// A caller: a line, an instant, keys with their moments, what comes of ringing a team, who calls, and what is said
/// outside.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) line: LineId,
    pub(crate) at: DateTime<Utc>,
    pub(crate) keys: Vec<(u64, Key)>,
    pub(crate) outcome: TransferOutcome,
    pub(crate) number: CallerNumber,
    /// Yes or no to each question that is decided outside.
    pub(crate) answers: Vec<bool>,
}

/// How long a file of fixed words lasts here: long enough to be cut, short enough for a test.
pub(crate) fn ms_of(words: &str) -> u32 {
    500 + u32::try_from(words.len() * 13 % 1_100).unwrap_or(0)
}

/// How long a value lasts: a moment, another line's number, a digit.
fn value_ms(part: &TakePart) -> u32 {
    match part {
        TakePart::Digits(_) | TakePart::Value(..) => 140,
        _ => 600,
    }
}

impl<'t> Subject<'t> {
    pub(crate) fn of(tree: &'t Tree, takes: &'t PromptTakes, is_turned: bool) -> Self {
        let words = |piece: &Piece| match piece {
            Piece::Words(words) if has_words(words) => Some(ms_of(words_of(words))),
            Piece::Words(_) => Some(0),
            // The sentence of an option that is offered at hours of its own.
            Piece::Gap(Gap::Option(..)) => Some(600),
            Piece::Gap(_) => None,
        };
        let mut values = Vec::new();
        for prompt in tree.prompt_ids() {
            for language in tree.language_ids() {
                for part in takes.parts(prompt, language) {
                    let ms = value_ms(part);
                    let known = part.values().into_iter();
                    values.extend(known.map(|it| (language, words_of(&it.words).into(), ms)));
                }
            }
        }
        let lengths = Lengths::of_takes(tree, |_, _, piece| words(piece)).with_values(values);
        Self { tree, takes, lengths, is_turned }
    }

    /// Every file that an Asterisk needs for it, and how long each lasts.
    pub(crate) fn sounds(&self, folder: &str) -> Vec<(String, u32)> {
        let mut sounds = Vec::new();
        for (id, language) in self.tree.language_ids().zip(&self.tree.languages) {
            let language = language.primary();
            for prompt in self.tree.prompt_ids() {
                for part in self.takes.parts(prompt, id) {
                    let mut add =
                        |take: &str, ms| sounds.push((format!("{language}/{folder}/{take}"), ms));
                    match part {
                        TakePart::Words { take, words, .. } => add(take, ms_of(words_of(words))),
                        _ => {
                            let ms = value_ms(part);
                            part.values().iter().for_each(|value| add(&value.take, ms));
                        }
                    }
                }
            }
        }
        sounds.sort();
        sounds.dedup();
        sounds
    }

    /// Holds the call of a caller to its end.
    pub(crate) fn holds(&self, caller: &Caller) -> Held {
        let mut phone = Watching::new(self, caller);
        let mut ongoing = Ongoing::answer(self.tree, caller.line, caller.at, &mut phone);
        for (ms, key) in &caller.keys {
            ongoing.put(CallTime::from_ms(*ms), Input::Key(*key));
        }
        loop {
            (phone.continues, phone.effects, phone.only_cuts) = (true, 0, false);
            let listened = ongoing.call().listens();
            let Some(input) = ongoing.step(&mut phone) else { break };
            // A key that means nothing though the node listens: digits too many, the end of a wrong number, a
            // wrong key while it speaks. All of that is done otherwise there.
            let waits = matches!(ongoing.call().deadline(), Some((_, Timer::InterDigit)));
            let is_dropped = matches!(input, Input::Key(_))
                && phone.effects == 1
                && listened
                && !waits
                && phone.record_from.is_none();
            phone.cut_if(is_dropped);
        }
        phone.held
    }
}

/// Notes what a call does.
pub(crate) struct Watching<'s, 't> {
    subject: &'s Subject<'t>,
    caller: Caller,
    pub(crate) held: Held,
    language: LanguageId,
    /// A prompt that begins follows the one before at once: nothing was reported since that ended.
    continues: bool,
    playing_until: u64,
    /// What happened in this step, and whether a key cut a prompt and nothing else came of it.
    effects: usize,
    only_cuts: bool,
    record_from: Option<u64>,
    /// Where digits are entered.
    entry: Option<EntryId>,
    /// Where the first of them is to come.
    pub(crate) begins_entry: Option<EntryId>,
    /// The key that ended digits, and until when it may come late.
    late: Option<(char, u64)>,
    is_over: bool,
}

impl<'s, 't> Watching<'s, 't> {
    pub(crate) fn new(subject: &'s Subject<'t>, caller: &Caller) -> Self {
        Self {
            subject,
            caller: Caller { keys: Vec::new(), ..caller.clone() },
            held: Held::default(),
            language: LanguageId::default(),
            continues: false,
            playing_until: u64::MAX,
            effects: 0,
            only_cuts: false,
            record_from: None,
            entry: None,
            begins_entry: None,
            late: None,
            is_over: false,
        }
    }

    /// The files of the values in what is said.
    fn values(&self, utterance: &phonetree_core::call::Utterance) -> Vec<String> {
        let pieces = utterance.pieces(self.subject.tree);
        let parts = self.subject.takes.parts(utterance.prompt, utterance.language);
        let of = |part: &TakePart| match part {
            TakePart::Opens(values) => values.clone(),
            TakePart::Option(_, value) => value.iter().cloned().collect(),
            TakePart::OtherLine(lines) => {
                lines.iter().filter_map(|(_, value)| value.clone()).collect()
            }
            _ => Vec::new(),
        };
        let all: Vec<_> = parts.iter().flat_map(of).collect();
        let take = |piece: &std::borrow::Cow<'_, str>| {
            all.iter().find(|value| value.words == **piece).map(|value| value.take.clone())
        };
        pieces.iter().filter_map(take).collect()
    }

    /// Whether a menu does not offer an option of several keys now, or soon.
    fn withholds(&self, menu: MenuId, at: CallTime) -> bool {
        let after = |ms: u64| TimeDelta::milliseconds(i64::try_from(at.as_ms() + ms).unwrap());
        let menu = &self.subject.tree[menu];
        let withheld = [0, 30_000].map(|ms| menu.withheld_at(self.caller.at + after(ms)));
        let mut options = withheld.iter().flat_map(|places| places.iter());
        options.any(|place| {
            let keys = &menu.options[usize::from(*place)].keys;
            keys.len() > 1 || keys.plain().is_none()
        })
    }

    /// Digits were entered there: the key that ends them may follow, which is done otherwise there.
    fn expects_late_end(&mut self, at: CallTime, entry: &phonetree_core::menu::Entry) {
        let until = at.as_ms() + entry.timings.inter_digit_ms + 700;
        self.late = entry.terminator.map(|key| (key.as_char(), until));
    }

    /// From here on it is done otherwise there.
    fn cut_if(&mut self, is_otherwise: bool) {
        self.held.is_cut |= is_otherwise && !self.is_over;
        self.is_over |= is_otherwise;
    }

    fn meet(&mut self, what: String) {
        if !self.held.is_cut {
            self.held.met.push(what);
        }
    }

    fn tell(&mut self, at: CallTime, told: Told) {
        if !self.is_over {
            self.held.told.push((at.as_ms(), told));
        }
    }
}

impl Performer for Watching<'_, '_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        let tree = self.subject.tree;
        if !self.is_over {
            self.held.ms = at.as_ms();
        }
        self.effects += 1;
        match effect {
            Effect::Do(action @ Action::Play { utterance, .. }) => {
                // A key cuts no prompt there before one that must be heard.
                self.cut_if(self.only_cuts && !tree[utterance.prompt].barge_in);
                let follows = self.continues && self.playing_until == at.as_ms();
                let prompt = tree.prompt_name(utterance.prompt);
                if let (Some(entry), Role::Confirm) = (self.entry, tree[utterance.prompt].role) {
                    self.expects_late_end(at, &tree[entry]);
                }
                let values = self.values(utterance);
                let opens = utterance.values.iter().any(|it| matches!(it, Value::Opens { .. }));
                // A moment that has no file, and a prompt without words, are not heard there.
                let parts = self.subject.takes.parts(utterance.prompt, utterance.language);
                self.cut_if(opens && values.is_empty());
                self.tell(at, Told::Says { prompt, values, follows: follows || parts.is_empty() });
                let end = inbox.simulate(at, action, &self.subject.lengths);
                self.playing_until = end.map_or(u64::MAX, CallTime::as_ms);
            }
            Effect::Do(Action::Stop(_)) => {
                self.playing_until = u64::MAX;
                self.only_cuts = self.effects == 2;
            }
            Effect::Do(Action::Transfer { team, ring_ms }) => {
                let comes_back = tree[*team].may_not_be_reached();
                let outcome = match self.caller.outcome {
                    TransferOutcome::NoAnswer if !comes_back => TransferOutcome::Answered,
                    outcome => outcome,
                };
                self.tell(at, Told::Rings(tree[*team].id.to_string()));
                // What a team says itself is not the system's.
                self.is_over |= outcome == TransferOutcome::Answered;
                inbox.put_outcome(at, *ring_ms, outcome);
            }
            Effect::Do(Action::Record { .. }) => {
                self.record_from = Some(at.as_ms());
                self.tell(at, Told::Records(String::new()));
            }
            Effect::Do(Action::Decide { decision, usual, .. }) => {
                let decided = match *decision {
                    Decision::Caller => Decided::Caller(self.caller.number),
                    Decision::Outside(question) => {
                        let place = tree.outside_ids().position(|it| it == question);
                        let answer = place.and_then(|place| self.caller.answers.get(place));
                        Decided::Outside(question, answer == Some(&true))
                    }
                    Decision::Switch(switch) => Decided::Switch(
                        switch,
                        tree[switch].is_usually_on != self.subject.is_turned,
                    ),
                    _ => *usual,
                };
                inbox.put(at, Input::Decided(decided));
            }
            // The rest takes no time.
            Effect::Do(action) => drop(inbox.simulate(at, action, &self.subject.lengths)),
            Effect::Report(report) => {
                self.continues = matches!(report, Report::Answered(_));
                self.only_cuts = false;
                self.note(at, report);
            }
        }
    }
}

impl Watching<'_, '_> {
    /// Notes what a call reports.
    fn note(&mut self, at: CallTime, report: &Report) {
        let tree = self.subject.tree;
        let id = |node| tree.node_id(node).to_owned();
        match report {
            Report::Reached(node) => {
                self.meet(format!("reaches {}", id(*node)));
                self.begins_entry = None;
                match node {
                    Node::Entry(entry) => {
                        self.entry = Some(*entry);
                        self.begins_entry = Some(*entry);
                    }
                    // These are left out there.
                    Node::Queue(_) | Node::Callback(_) | Node::Directory(_) => {
                        self.cut_if(true);
                    }
                    // So is what one can do in a mailbox; hours of options of several keys are otherwise.
                    Node::Menu(menu) => self.cut_if(self.withholds(*menu, at)),
                    Node::Mailbox(id) => {
                        let mailbox = &tree[*id];
                        self.cut_if(mailbox.review.is_some() || !mailbox.keys.is_empty());
                    }
                    _ => {}
                }
            }
            Report::Pressed(key) => {
                self.held.keys.push((at.as_ms(), key.as_char()));
                // Keys during the beep are lost there.
                let is_late = |(late, until)| key.as_char() == late && at.as_ms() <= until;
                self.cut_if(self.late.is_some_and(is_late));
                let beeps = self.record_from.is_some_and(|from| at.as_ms() < from + 900);
                self.cut_if(beeps);
            }
            Report::Chosen { menu, option } => {
                let keys = &tree[*menu].options[*option].keys;
                self.meet(format!("chooses {keys} at {}", tree[*menu].id));
            }
            Report::LanguageChosen(language) => {
                self.language = *language;
                let language = tree.languages[language.index()].primary();
                self.meet(format!("speaks {language}"));
                self.tell(at, Told::Language(language));
            }
            Report::NoInput { node, count } => {
                self.meet(format!("says nothing {count}x at {}", id(*node)));
                self.tell(at, Told::NoInput(count.to_string()));
            }
            Report::NoMatch { node, count } => {
                self.meet(format!("presses wrong {count}x at {}", id(*node)));
                self.tell(at, Told::NoMatch(count.to_string()));
            }
            Report::Entered { entry, value } => {
                self.meet(format!("enters {}", tree[*entry].id));
                self.expects_late_end(at, &tree[*entry]);
                self.tell(at, Told::Entered(tree[*entry].id.to_string(), value.to_string()));
            }
            Report::Transferred { team, .. } => {
                self.meet(format!("finds open {}", tree[*team].id));
            }
            Report::NotReached { team, outcome } => {
                self.meet(format!("finds {} {}", outcome.name(), tree[*team].id));
            }
            Report::Closed { team, .. } => {
                self.meet(format!("finds closed {}", tree[*team].id));
            }
            Report::Ended { ending, .. } => {
                if *ending == Ending::GaveUp {
                    self.meet("gives up".to_owned());
                }
                self.tell(at, Told::Ended);
            }
            _ => {}
        }
    }
}
