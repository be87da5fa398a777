//! What is said: a prompt, with the values that only the call knows.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use crate::menu::{
    EntryId, Gap, Keys, LanguageId, Lengths, LineId, Node, PromptId, Stretch, Template, Tree,
};

/// What a call says: a prompt in a language, and the values its gaps are filled with. With the
/// tree it has all that a phone needs, so it may cross a thread, a socket or a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// What is said.
    pub prompt: PromptId,
    /// In which language.
    pub language: LanguageId,
    /// The line that was dialed: some prompts name another one.
    pub line: LineId,
    /// What the gaps of the prompt are filled with; empty where it has none.
    pub values: Vec<Value>,
}

/// What a gap in a prompt is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// When a team next opens.
    Opens {
        /// When; `None` if never.
        at: Option<DateTime<Utc>>,
        /// The moment from which the words count: "tomorrow at 8 a.m.".
        seen_from: DateTime<Utc>,
    },
    /// The digits just entered, read back.
    Digits(Keys),
    /// Where in line the caller is, and how long it may take.
    InLine {
        /// From 1.
        position: u16,
        /// In milliseconds.
        wait_ms: u64,
    },
    /// The option at this place is outside its hours: its sentence is left out.
    Withheld(u16),
    /// What was entered at an entry.
    Entered(EntryId, Keys),
}

impl Utterance {
    /// The words.
    pub fn words<'t>(&self, tree: &'t Tree) -> Cow<'t, str> {
        if let Some(fixed) = self.template(tree).fixed() {
            return Cow::Borrowed(fixed);
        }
        let mut said = String::new();
        for piece in self.pieces(tree) {
            // "... at 8 a.m." ends a sentence with one full stop, not two.
            let ends_twice = said.ends_with('.') && piece.starts_with('.');
            said.push_str(if ends_twice { &piece[1..] } else { &piece });
        }
        // The first sentence may be one that is left out at some hours, with the space before it.
        match said.starts_with(' ') {
            true => Cow::Owned(said.trim_start().to_owned()),
            false => Cow::Owned(said),
        }
    }

    /// The same words, cut where values begin and end, as takes of them are; digits one by one.
    pub fn pieces<'t>(&self, tree: &'t Tree) -> Vec<Cow<'t, str>> {
        self.template(tree).pieces(|gap| match gap {
            Gap::OtherLine(lines) => {
                let other = lines.iter().find(|(line, _)| *line != self.line);
                other.map(|(_, words)| Cow::Borrowed(&**words)).into_iter().collect()
            }
            Gap::Option(place, words) => {
                let offered = !self.values.contains(&Value::Withheld(*place));
                offered.then_some(Cow::Borrowed(&**words)).into_iter().collect()
            }
            Gap::Opens | Gap::Digits | Gap::Value(_) | Gap::Position | Gap::Wait => {
                let value = self.values.iter().find(|value| value.fills(gap));
                let node = tree[self.prompt].node;
                value.map(|value| value.pieces(gap, self.language, node, tree)).unwrap_or_default()
            }
        })
    }

    /// How long it lasts by a table of lengths, in milliseconds: with the values that it is said with.
    pub fn ms(&self, lengths: &Lengths) -> u64 {
        match lengths.open(self.prompt, self.language) {
            None => lengths.ms(self.prompt, self.language),
            Some(stretches) => stretches.iter().map(|part| self.part_ms(part, lengths)).sum(),
        }
    }

    fn part_ms(&self, part: &Stretch, lengths: &Lengths) -> u64 {
        let language = self.language;
        match part {
            Stretch::Words(ms) => u64::from(*ms),
            Stretch::Digits(entry) => {
                let said = self.values.iter().find_map(|value| match value {
                    Value::Digits(keys) => entry.is_none().then_some(keys),
                    Value::Entered(entered, keys) => (*entry == Some(*entered)).then_some(keys),
                    Value::Opens { .. } | Value::InLine { .. } | Value::Withheld(_) => None,
                });
                let digits = said.iter().flat_map(|keys| keys.iter()).map(|key| key.as_char());
                lengths.digits_ms(language, digits)
            }
            Stretch::Opens(opens) => {
                let said = self.values.iter().find_map(|value| match value {
                    Value::Opens { at, seen_from } => Some((*at, *seen_from)),
                    Value::Digits(_)
                    | Value::Entered(..)
                    | Value::InLine { .. }
                    | Value::Withheld(_) => None,
                });
                let words = said.map(|(at, seen_from)| {
                    let zoned = |at: DateTime<Utc>| at.with_timezone(&opens.zone);
                    opens.locale().opening(at.map(zoned), zoned(seen_from), opens.home)
                });
                lengths.value_ms(language, &words.unwrap_or_default(), opens.ms)
            }
            Stretch::Position(ms) => {
                let said = self.in_line().map(|(position, _)| position.to_string());
                lengths.value_ms(language, &said.unwrap_or_default(), *ms)
            }
            Stretch::Wait(tag, ms) => {
                let minutes = self.in_line().map(|(_, wait_ms)| minutes(wait_ms));
                lengths.wait_ms(language, tag, minutes, *ms)
            }
            Stretch::Option(place, ms) => match self.values.contains(&Value::Withheld(*place)) {
                true => 0,
                false => u64::from(*ms),
            },
            Stretch::OtherLine(lines) => lengths.other_line_ms(language, lines, self.line),
        }
    }

    /// Where in line the caller is, and how many milliseconds it may take.
    fn in_line(&self) -> Option<(u16, u64)> {
        self.values.iter().find_map(|value| match value {
            Value::InLine { position, wait_ms } => Some((*position, *wait_ms)),
            Value::Opens { .. } | Value::Digits(_) | Value::Entered(..) | Value::Withheld(_) => {
                None
            }
        })
    }

    fn template<'t>(&self, tree: &'t Tree) -> &'t Template {
        tree[self.prompt].in_language(self.language)
    }
}

impl Value {
    /// Whether a gap is one for this value.
    pub(super) fn fills(&self, gap: &Gap) -> bool {
        match (self, gap) {
            (Self::Opens { .. }, Gap::Opens)
            | (Self::Digits(_), Gap::Digits)
            | (Self::InLine { .. }, Gap::Position | Gap::Wait) => true,
            (Self::Entered(entered, _), Gap::Value(entry)) => entered == entry,
            (Self::Withheld(withheld), Gap::Option(place, _)) => withheld == place,
            _ => false,
        }
    }

    /// Its words, at a node; digits one by one, as a voice would read `42` as a number.
    fn pieces<'t>(
        &self,
        gap: &Gap,
        language: LanguageId,
        node: Option<Node>,
        tree: &Tree,
    ) -> Vec<Cow<'t, str>> {
        match self {
            Self::Opens { at, seen_from } => {
                // On the clock of the team that says so.
                let zone = tree.zone_at(node);
                let zoned = |at: DateTime<Utc>| at.with_timezone(&zone);
                let locale = tree.languages[language.index()].locale();
                vec![Cow::Owned(locale.opening(at.map(zoned), zoned(*seen_from), tree.zone))]
            }
            Self::InLine { position, .. } if *gap == Gap::Position => {
                vec![Cow::Owned(position.to_string())]
            }
            Self::InLine { wait_ms, .. } => {
                let locale = tree.languages[language.index()].locale();
                vec![Cow::Owned(locale.wait(minutes(*wait_ms)))]
            }
            Self::Withheld(_) => Vec::new(),
            Self::Digits(keys) | Self::Entered(_, keys) => {
                let space = |n| if n == 0 { "" } else { " " };
                let digits = keys.iter().enumerate();
                digits.map(|(n, key)| Cow::Owned(format!("{}{key}", space(n)))).collect()
            }
        }
    }
}

/// A wait as callers hear it: in whole minutes, rather too many than too few; 0 is less than one.
pub fn minutes(ms: u64) -> u64 {
    const SHORT_MS: u64 = 45_000;
    if ms < SHORT_MS { 0 } else { ms.div_ceil(60_000) }
}
