//! The texts that readers get, in each language: sentences and labels of answers, hours, documents, drills.
//!
//! In come values that are already words of the language - a moment, a name, a number - and out comes
//! the text around them. What a language's grammar decides (a time, a list, "until noon") is decided in
//! its `Locale`, not here. Each table declares its texts once, with their gaps; each language has the same
//! table in a file of the same name, and the compiler names what is missing there.
//!
//! To add a text: a line in the table's file here, and a line in that file of each language.
//!
//! | declared | in a language | said |
//! | --- | --- | --- |
//! | `note();` | `note: "Note"` | `locale.answers().note()` |
//! | `fax_for(number, what);` | `fax_for: "{number} (for {what})"` | `locale.answers().fax_for(&number, &what)` |
//! | `seconds[n];` | `seconds: counted(&["1 second", "{n} seconds"])` | `locale.answers().seconds(2)` |
//!
//! Of a text with a number a language has as many forms as its `counted` tells apart.
mod answers;
mod calls;
mod card;
mod documents;
mod first_words;
mod hours;
mod practice;
mod report;
mod screen;
mod week;

use std::fmt::Display;

pub use self::answers::AnswerTexts;
pub use self::calls::{CallTexts, LiveTexts};
pub use self::card::CardTexts;
pub use self::documents::DocumentTexts;
pub use self::first_words::FirstWords;
pub use self::hours::HoursTexts;
pub use self::practice::PracticeTexts;
pub use self::report::ReportTexts;
pub use self::screen::ScreenTexts;
pub use self::week::WeekTexts;
use super::locale::Locale;
use super::{en, es, fr};

impl Locale {
    /// What is said of hours, beside the words of a week: how things stand, and holidays.
    pub fn hours(&self) -> &'static HoursTexts {
        self.own([&en::HOURS, &es::HOURS, &fr::HOURS])
    }

    /// What an answer about an errand says.
    pub fn answers(&self) -> &'static AnswerTexts {
        self.own([&en::ANSWERS, &es::ANSWERS, &fr::ANSWERS])
    }

    /// What a new menu says.
    pub fn first_words(&self) -> &'static FirstWords {
        self.own([&en::FIRST_WORDS, &es::FIRST_WORDS, &fr::FIRST_WORDS])
    }

    /// How a call ended.
    pub fn calls(&self) -> &'static CallTexts {
        self.own([&en::CALLS, &es::CALLS, &fr::CALLS])
    }

    /// What is said of a call while it goes on.
    pub fn live(&self) -> &'static LiveTexts {
        self.own([&en::LIVE, &es::LIVE, &fr::LIVE])
    }

    /// What a trainee reads.
    pub fn practice(&self) -> &'static PracticeTexts {
        self.own([&en::PRACTICE, &es::PRACTICE, &fr::PRACTICE])
    }

    /// What reports of practice say.
    pub fn report(&self) -> &'static ReportTexts {
        self.own([&en::REPORT, &es::REPORT, &fr::REPORT])
    }

    /// What the phone on a screen says.
    pub fn screen(&self) -> &'static ScreenTexts {
        self.own([&en::SCREEN, &es::SCREEN, &fr::SCREEN])
    }

    /// What reports of hours say.
    pub fn week(&self) -> &'static WeekTexts {
        self.own([&en::WEEK, &es::WEEK, &fr::WEEK])
    }

    /// What a desk card says.
    pub fn card(&self) -> &'static CardTexts {
        self.own([&en::CARD, &es::CARD, &fr::CARD])
    }

    /// What documents and reports say. A page has none of them: they are linked where they are used.
    pub fn documents(&self) -> &'static DocumentTexts {
        self.own([&en::DOCUMENTS, &es::DOCUMENTS, &fr::DOCUMENTS])
    }

    /// That of this language, of one for each in the order of [`Locale::ALL`].
    fn own<T>(&self, each: [&'static T; Locale::ALL.len()]) -> &'static T {
        each[self.place()]
    }
}

/// Declares a table of texts: their names, and the gaps in them. See the door of this room.
macro_rules! texts {
    ($(#[$about:meta])* $Table:ident { $($(#[$doc:meta])* $name:ident $gaps:tt;)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $Table {
            $(pub(in crate::language) $name: texts!(@kind $gaps),)+
        }

        impl $Table {
            $(texts!(@say $(#[$doc])* $name $gaps);)+

            /// Every text: its name, the gaps it is declared with, and its forms.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<$crate::language::texts::Declared> {
                vec![$($crate::language::texts::Declared {
                    name: stringify!($name),
                    gaps: stringify!($gaps),
                    forms: texts!(@forms $gaps self.$name),
                },)+]
            }
        }
    };
    (@kind [$($gap:ident),+]) => { $crate::language::texts::Counted };
    (@kind ($($gap:ident),*)) => { &'static str };
    (@forms [$($gap:ident),+] $text:expr) => { $text.forms.to_vec() };
    (@forms ($($gap:ident),*) $text:expr) => { vec![$text] };
    (@say $(#[$doc:meta])* $name:ident ()) => {
        #[doc = concat!("The text `", stringify!($name), "`.")]
        #[doc = ""]
        $(#[$doc])*
        pub fn $name(&self) -> &'static str {
            self.$name
        }
    };
    (@say $(#[$doc:meta])* $name:ident ($($gap:ident),+)) => {
        #[doc = concat!("The text `", stringify!($name), "`.")]
        #[doc = ""]
        $(#[$doc])*
        pub fn $name(&self, $($gap: &dyn std::fmt::Display),+) -> String {
            $crate::language::texts::fill(self.$name, &[$((stringify!($gap), $gap)),+])
        }
    };
    (@say $(#[$doc:meta])* $name:ident [$n:ident $(, $gap:ident)*]) => {
        #[doc = concat!("The text `", stringify!($name), "`, in the form that the number takes.")]
        #[doc = ""]
        $(#[$doc])*
        pub fn $name(&self, $n: u64 $(, $gap: &dyn std::fmt::Display)*) -> String {
            let text = self.$name.form($n);
            let gaps: &[(&str, &dyn std::fmt::Display)] =
                &[(stringify!($n), &$n) $(, (stringify!($gap), $gap))*];
            $crate::language::texts::fill(text, gaps)
        }
    };
}
use texts;

/// A text with a number: one form for each kind of number that the language tells apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// Which form a number takes.
    pub(super) kind: fn(u64) -> usize,
    pub(super) forms: &'static [&'static str],
}

impl Counted {
    fn form(&self, n: u64) -> &'static str {
        self.forms.get((self.kind)(n)).or(self.forms.last()).copied().unwrap_or_default()
    }
}

/// A text as it is declared, and as a language has it.
#[cfg(test)]
pub(super) struct Declared {
    pub(super) name: &'static str,
    /// `()`, `(opens, holiday)`, `[n]`.
    pub(super) gaps: &'static str,
    pub(super) forms: Vec<&'static str>,
}

/// A text with its gaps filled. What is put in is not read again: it may have braces of its own.
fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    use std::fmt::Write as _;

    let mut said = String::with_capacity(text.len() + 16 * values.len());
    let mut rest = text;
    while let Some((before, gap)) = rest.split_once('{') {
        said.push_str(before);
        let (name, after) = gap.split_once('}').unwrap_or((gap, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            // A `String` takes all that is written.
            let _ = write!(said, "{value}");
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::super::locale::Locale;
    use super::{Declared, fill};

    /// Every text of a language, each with its table.
    fn texts(locale: &Locale) -> Vec<(&'static str, Declared)> {
        let tables = [
            ("hours", locale.hours().all()),
            ("answers", locale.answers().all()),
            ("first_words", locale.first_words().all()),
            ("calls", locale.calls().all()),
            ("live", locale.live().all()),
            ("practice", locale.practice().all()),
            ("report", locale.report().all()),
            ("screen", locale.screen().all()),
            ("week", locale.week().all()),
            ("card", locale.card().all()),
            ("documents", locale.documents().all()),
        ];
        tables
            .into_iter()
            .flat_map(|(table, texts)| texts.into_iter().map(move |text| (table, text)))
            .collect()
    }

    fn gaps(text: &str) -> Vec<&str> {
        let mut gaps: Vec<&str> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
        gaps.sort_unstable();
        gaps
    }

    #[test]
    fn every_text_has_the_gaps_it_is_declared_with_in_every_language() {
        for locale in Locale::ALL {
            for (table, text) in texts(locale) {
                let marks = |c: char| "()[] ".contains(c);
                let mut declared: Vec<&str> =
                    text.gaps.split(',').map(|gap| gap.trim_matches(marks)).collect();
                declared.retain(|gap| !gap.is_empty());
                declared.sort_unstable();
                let counted = text.gaps.starts_with('[');
                for form in &text.forms {
                    let mut found = gaps(form);
                    // "1 second" says its number itself.
                    if counted && !found.contains(&"n") {
                        found.push("n");
                        found.sort_unstable();
                    }
                    let place = format!("{}, {table}: {}", locale.subtag(), text.name);
                    assert_eq!(found, declared, "{place}: {form}");
                }
            }
        }
    }

    #[test]
    fn a_number_takes_the_form_of_its_language() {
        let seconds = |tag, n| Locale::of(tag).practice().seconds(n);
        assert_eq!([0, 1, 2].map(|n| seconds("en", n)), ["0 seconds", "1 second", "2 seconds"]);
        assert_eq!([0, 1, 2].map(|n| seconds("es", n)), ["0 segundos", "1 segundo", "2 segundos"]);
        assert_eq!([0, 1, 2].map(|n| seconds("fr", n)), ["0 seconde", "1 seconde", "2 secondes"]);
    }

    /// Words that no text of another language has.
    const ENGLISH: &str = "a an and answer answers are at before by call calls closed day days for from hours if is \
        it its key keys may of on open opens or press published question source text than that the their \
        then this to today tomorrow until what when which with without you your";

    #[test]
    fn no_text_of_another_language_has_an_english_word() {
        let is_english = |word: &str| ENGLISH.split_whitespace().any(|known| known == word);
        for locale in Locale::ALL.into_iter().filter(|it| it.subtag() != "en") {
            // Words that look alike in both.
            let own: &[&str] = match locale.subtag() {
                "es" => &["a"],
                "fr" => &["a", "note", "on", "question", "source"],
                _ => &[],
            };
            for (table, text) in texts(locale) {
                for form in &text.forms {
                    let outside = form.split('{').map(|it| it.rsplit('}').next().unwrap());
                    let said = outside.collect::<Vec<_>>().join(" ").to_lowercase();
                    let mut words = said.split(|c: char| !c.is_alphanumeric());
                    let wrong = words.find(|word| is_english(word) && !own.contains(word));
                    let place = format!("{}, {table}: {}", locale.subtag(), text.name);
                    assert_eq!(wrong, None, "{place}: {form}");
                }
            }
        }
    }

    #[test]
    fn a_colon_in_french_has_a_no_break_space_before_it_and_other_marks_have_none() {
        for (table, text) in texts(Locale::of("fr")) {
            for form in &text.forms {
                let place = format!("{table}: {}: {form}", text.name);
                let colons: Vec<&str> = form.split(':').collect();
                let before = &colons[..colons.len() - 1];
                // A time is typed with a colon in any language: "07:15".
                let is_fine =
                    |it: &&str| it.ends_with(|c: char| c == '\u{a0}' || c.is_ascii_digit());
                assert!(before.iter().all(is_fine), "{place}");
                for mark in [" ;", " ?", " !", "\u{a0};", "\u{a0}?", "\u{a0}!"] {
                    assert!(!form.contains(mark), "{place}");
                }
            }
        }
    }

    #[test]
    fn how_things_stand_begins_with_the_word_that_a_color_shows() {
        for said in Locale::ALL.map(Locale::hours) {
            for (sign, words) in [
                (said.open_sign(), said.open_until(&"x")),
                (said.open_sign(), said.open_always().to_owned()),
                (said.perhaps_sign(), said.perhaps_closed(&"x")),
                (said.closed_sign(), said.closed(&"x")),
                (said.closed_sign(), said.closed_for_good().to_owned()),
            ] {
                assert!(words.starts_with(sign), "{words}");
            }
        }
    }

    #[test]
    fn what_is_put_into_a_gap_is_not_read_again() {
        assert_eq!(fill("{a} and {b}", &[("a", &"{b}"), ("b", &1)]), "{b} and 1");
    }
}
