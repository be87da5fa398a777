//! What is said: the files of prompts, one after the other.

use super::DialplanNames;
use super::dialplan::Steps;
use super::opens::by_language;
use crate::exchange::settings::variable;
use crate::menu::{LanguageId, LineId, PromptId, PromptTakes, TakePart, Tree, ValueTake};

/// The files of prompts, as `Background` and `Playback` take them.
pub(super) struct DialplanSpeech<'a> {
    pub(super) tree: &'a Tree,
    pub(super) takes: &'a PromptTakes,
    pub(super) names: &'a DialplanNames<'a>,
}

/// One piece of what is said: a file, or a variable that is empty or has `&` before each file.
enum FilePiece {
    File(String),
    Variable(String),
}

impl DialplanSpeech<'_> {
    /// Says these, whatever is pressed.
    pub(super) fn playback(&self, prompts: &[PromptId]) -> Steps {
        self.says("Playback", prompts)
    }

    /// Says these, until a key is pressed.
    pub(super) fn background(&self, prompts: &[PromptId]) -> Steps {
        self.says("Background", prompts)
    }

    /// Says these: what must be heard, and all before it, whatever is pressed.
    pub(super) fn speak(&self, prompts: &[PromptId]) -> SpokenSteps {
        let must = prompts.iter().rposition(|prompt| !self.tree[*prompt].barge_in);
        let (must, rest) = prompts.split_at(must.map_or(0, |last| last + 1));
        SpokenSteps { must: self.playback(must), rest: self.background(rest) }
    }

    fn says(&self, app: &str, prompts: &[PromptId]) -> Steps {
        let mut before = Steps::default();
        let lists: Vec<String> =
            self.tree.language_ids().map(|language| self.list(prompts, language)).collect();
        if lists.iter().all(String::is_empty) {
            return before;
        }
        for prompt in prompts {
            before = before.and(self.values(*prompt));
        }
        let first = &lists[0];
        let is_plain = !first.starts_with("${") && lists.iter().all(|list| list == first);
        if is_plain {
            return before.then(format!("{app}({first})"));
        }
        before = before.then(format!("Set(SAY={first})"));
        for (language, list) in self.tree.languages.iter().zip(&lists).skip(1) {
            if list != first {
                let is_it = format!("\"${{CHANNEL(language)}}\" = \"{}\"", language.primary());
                before = before.then(format!("ExecIf($[{is_it}]?Set(SAY={list}))"));
            }
        }
        if lists.iter().any(|list| list.starts_with("${")) {
            before = before.then("ExecIf($[\"${SAY:0:1}\" = \"&\"]?Set(SAY=${SAY:1}))");
        }
        let may_be_empty = lists.iter().any(|list| list.is_empty() || list.starts_with("${"));
        before.then(match may_be_empty {
            true => format!("ExecIf($[\"${{SAY}}\" != \"\"]?{app}(${{SAY}}))"),
            false => format!("{app}(${{SAY}})"),
        })
    }

    /// The files of prompts in a language.
    fn list(&self, prompts: &[PromptId], language: LanguageId) -> String {
        let mut list = String::new();
        for piece in prompts.iter().flat_map(|prompt| self.pieces(*prompt, language)) {
            match piece {
                FilePiece::File(file) if list.is_empty() => list = file,
                FilePiece::File(file) => {
                    list.push('&');
                    list.push_str(&file);
                }
                FilePiece::Variable(name) => {
                    list.push_str("${");
                    list.push_str(&name);
                    list.push('}');
                }
            }
        }
        list
    }

    fn pieces(&self, prompt: PromptId, language: LanguageId) -> Vec<FilePiece> {
        let piece = |part: &TakePart| {
            Some(match part {
                TakePart::Words { take, .. } => {
                    FilePiece::File(format!("{}{take}", self.names.settings.prompts()))
                }
                TakePart::Opens(_) => FilePiece::Variable("OPENS".to_owned()),
                TakePart::Option(place, _) => FilePiece::Variable(sentence_of(*place)),
                TakePart::OtherLine(_) => FilePiece::Variable("OTHER_LINE".to_owned()),
                TakePart::Digits(_) => FilePiece::Variable("DIGITS".to_owned()),
                // Only said in a line of callers, which is left out: nothing sets it.
                TakePart::Position(_) | TakePart::Wait(_) => {
                    FilePiece::Variable("IN_LINE".to_owned())
                }
                TakePart::Value(entry, _) => {
                    FilePiece::Variable(format!("SAID_{}", variable(&self.tree[*entry].id)))
                }
            })
        };
        self.takes.parts(prompt, language).iter().filter_map(piece).collect()
    }

    /// What must be known before a prompt is said.
    fn values(&self, prompt: PromptId) -> Steps {
        let mut steps = Steps::default();
        let mut done: Vec<&'static str> = Vec::new();
        let (mut entries, mut options) = (Vec::new(), Vec::new());
        for language in self.tree.language_ids() {
            for part in self.takes.parts(prompt, language) {
                match part {
                    TakePart::Opens(_) if !done.contains(&"opens") => {
                        done.push("opens");
                        let sub = self.tree[prompt].node.and_then(|node| self.names.opens(node));
                        let Some(sub) = sub else { continue };
                        steps =
                            steps.then(format!("Gosub({sub})")).then("Set(OPENS=${GOSUB_RETVAL})");
                    }
                    TakePart::OtherLine(_) if !done.contains(&"line") => {
                        done.push("line");
                        steps = steps.and(self.other_line(prompt));
                    }
                    TakePart::Digits(_) if !done.contains(&"digits") => {
                        done.push("digits");
                        steps = steps.and(self.digits("TYPED", "DIGITS"));
                    }
                    TakePart::Value(entry, _) if !entries.contains(entry) => {
                        entries.push(*entry);
                        let name = variable(&self.tree[*entry].id);
                        let (value, said) = (format!("VALUE_{name}"), format!("SAID_{name}"));
                        steps = steps.and(self.digits(&value, &said));
                    }
                    TakePart::Option(place, _) if !options.contains(place) => {
                        options.push(*place);
                        steps = steps.then(self.sentence(prompt, *place));
                    }
                    TakePart::Words { .. }
                    | TakePart::Option(..)
                    | TakePart::Opens(_)
                    | TakePart::OtherLine(_)
                    | TakePart::Digits(_)
                    | TakePart::Position(_)
                    | TakePart::Wait(_)
                    | TakePart::Value(..) => {}
                }
            }
        }
        steps
    }

    /// The sentence of an option that is offered at hours of its own, where it is offered.
    fn sentence(&self, prompt: PromptId, place: u16) -> String {
        let in_language = |language| {
            let parts = self.takes.parts(prompt, language).iter();
            let mut takes = parts.filter_map(|part| {
                let TakePart::Option(of, Some(value)) = part else { return None };
                (*of == place).then_some(&value.take)
            });
            let folder = self.names.settings.prompts();
            takes.next().map_or_else(String::new, |take| format!("&{folder}{take}"))
        };
        let all: Vec<String> = self.tree.language_ids().map(in_language).collect();
        let (name, offers) = (sentence_of(place), offers_of(place));
        // An IF has a colon between its two values: a name of a file has none.
        format!("Set({name}=${{IF($[0${{{offers}}}]?{})}})", by_language(self.tree, &all))
    }

    fn digits(&self, value: &str, said: &str) -> Steps {
        let sub = self.names.shared("digits");
        Steps::of(format!("Gosub({sub},s,1(${{{value}}}))"))
            .then(format!("Set({said}=${{GOSUB_RETVAL}})"))
    }

    /// The file that names another line than the one that was dialed.
    fn other_line(&self, prompt: PromptId) -> Steps {
        type Lines = Vec<(LineId, Option<ValueTake>)>;
        let in_language = |language| -> Lines {
            let mut parts = self.takes.parts(prompt, language).iter();
            let lines = parts.find_map(|part| match part {
                TakePart::OtherLine(lines) => Some(lines.clone()),
                TakePart::Words { .. }
                | TakePart::Opens(_)
                | TakePart::Option(..)
                | TakePart::Digits(_)
                | TakePart::Position(_)
                | TakePart::Wait(_)
                | TakePart::Value(..) => None,
            });
            lines.unwrap_or_default()
        };
        let all: Vec<Lines> = self.tree.language_ids().map(in_language).collect();
        let file = |place: usize| {
            let take = |lines: &Lines| {
                let value = lines.get(place).and_then(|(_, value)| value.as_ref());
                value.map_or_else(String::new, |value| {
                    format!("&{}{}", self.names.settings.prompts(), value.take)
                })
            };
            by_language(self.tree, &all.iter().map(take).collect::<Vec<_>>())
        };
        let Some((first, _)) = all.iter().flatten().next() else { return Steps::default() };
        let dialed = &self.tree[*first].id;
        Steps::of(format!("Set(OTHER_LINE={})", file(0)))
            .then(format!("ExecIf($[\"${{LINE}}\" = \"{dialed}\"]?Set(OTHER_LINE={}))", file(1)))
    }
}

/// The variable of the sentence of an option, by its place.
fn sentence_of(place: u16) -> String {
    format!("OPTION_{}", place + 1)
}

/// The variable that says whether an option is offered, by its place: 1, or 0.
pub(super) fn offers_of(place: u16) -> String {
    format!("OFFERS_{}", place + 1)
}

/// What is said, in two parts: whatever is pressed, and until a key is pressed.
pub(super) struct SpokenSteps {
    pub(super) must: Steps,
    pub(super) rest: Steps,
}
