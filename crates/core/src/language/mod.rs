//! All that is English, Spanish or French: how phonetree speaks a language, and how it reads one.
//!
//! In come plain values - a time, some days, a key, the name of a phrase - and out come their words in
//! one language; the words that menus, callers and questions use in it; and which word was meant by one
//! with a slip in it. The room knows no menu,
//! no hours and no call. A language is one folder, and a line in [`Locale::ALL`].
//!
//! ```
//! use phonetree_core::language::Locale;
//!
//! let eight_thirty = chrono::NaiveTime::from_hms_opt(8, 30, 0).expect("a time");
//! let monday = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
//! let english = Locale::of("en-US");
//! assert_eq!(english.time(eight_thirty), "8:30 a.m.");
//! assert_eq!(english.days(&[0, 1, 2, 3, 4]), "Monday to Friday");
//! assert_eq!(english.day(monday.succ_opt().expect("a day"), monday), "tomorrow");
//! assert_eq!(Locale::of("es").days(&[0, 1, 2, 3, 4]), "de lunes a viernes");
//! assert_eq!(Locale::of("fr").days(&[0, 1, 2, 3, 4]), "du lundi au vendredi");
//!
//! // A language it does not know is spoken as English.
//! assert_eq!(Locale::of("de").time(eight_thirty), "8:30 a.m.");
//! assert!(Locale::find("de").is_none());
//! ```
mod calendar;
mod dates;
mod en;
mod es;
mod extensions;
mod fr;
mod guess;
mod letters;
mod locale;
mod texts;

pub(crate) use calendar::{MonthDay, NamedDay, PartOfYear, longest};
pub(crate) use extensions::{EXTENSION_SIGNS, EXTENSION_WORDS};
pub(crate) use guess::meant;
pub use guess::nearest;
pub(crate) use letters::plain_letters;
pub use letters::{letter_in_file_name, plain};
pub use locale::Locale;
pub(crate) use locale::{Reading, in_a_sentence};
pub use texts::{
    AnswerTexts, CallTexts, CardTexts, DocumentTexts, FirstWords, HoursTexts, LiveTexts,
    PracticeTexts, ReportTexts, ScreenTexts, WeekTexts,
};
