//! How a typed value is read: its type is checked, its place is kept, unknown keys are named.

use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::menu::problem::Problem;

/// A value of the file, with its place.
pub(crate) type Item<'i> = Spanned<DeValue<'i>>;

/// Something that can be read from a value of the file.
pub(crate) trait Raw: Sized {
    /// Reads it; what is wrong goes into the report.
    fn read(item: &Item<'_>, report: &mut Report) -> Option<Self>;
    /// Its JSON Schema.
    fn schema() -> Value;
}

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    problems: Vec<Problem>,
    suggested: usize,
}

impl Report {
    /// Suggestions are sought this often in a file, so that many dead names cost no more than few.
    const MOST_SUGGESTIONS: usize = 20;

    pub(crate) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether a suggestion would still be sought.
    pub(in crate::menu) fn suggests(&self) -> bool {
        self.suggested < Self::MOST_SUGGESTIONS
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The known name nearest to one that is not.
    pub(crate) fn nearest<'n>(
        &mut self,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if !self.suggests() {
            return None;
        }
        self.suggested += 1;
        let (likeness, nearest) = known
            .into_iter()
            .map(|known| (strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase()), known))
            .max_by(|a, b| a.0.total_cmp(&b.0))?;
        (likeness > 0.75).then_some(nearest)
    }

    /// A name that is not known: what it may be, and what is allowed.
    pub(crate) fn unknown(&mut self, span: Range<usize>, what: &str, name: &str, known: &[&str]) {
        let mut problem = Problem::new(span, format!("unknown {what} `{name}`"));
        if let Some(nearest) = self.nearest(name, known.iter().copied()) {
            problem = problem.label(format!("did you mean `{nearest}`?"));
        }
        if !known.is_empty() && known.len() <= 40 {
            problem = problem.help(format!("allowed here: {}", known.join(", ")));
        }
        self.add(problem);
    }

    pub(crate) fn wrong_type(&mut self, item: &Item<'_>, wanted: &str) {
        let found = item.get_ref().type_str();
        self.add(
            Problem::new(item.span(), format!("expected {wanted}, found {}", article(found)))
                .label(format!("this should be {wanted}")),
        );
    }

    pub(crate) fn text<'a>(&mut self, item: &'a Item<'_>, wanted: &str) -> Option<&'a str> {
        let text = item.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(item, wanted);
        }
        text
    }

    pub(crate) fn table<'a, 'i>(
        &mut self,
        item: &'a Item<'i>,
        wanted: &str,
    ) -> Option<&'a DeTable<'i>> {
        let table = item.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(item, wanted);
        }
        table
    }
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// Defines a table of the file once: `must` fields are required, `may` fields are not. The struct,
/// its reader and its schema come from here; a field that is missing or unreadable is `None`, and
/// has been reported.
macro_rules! table {
    ($(#[doc = $doc:literal])+ $name:ident, $what:literal {
        $($(#[doc = $about:literal])+ $need:ident $field:ident: $type:ty,)*
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Default)]
        pub(crate) struct $name {
            $($(#[doc = $about])+ pub(crate) $field: Option<At<$type>>,)*
        }

        impl $name {
            /// Its keys, in the order above.
            pub(crate) const KEYS: &[&str] = &[$(key(stringify!($field))),*];
        }

        impl Raw for $name {
            fn read(item: &Item<'_>, report: &mut Report) -> Option<Self> {
                let table = report.table(item, concat!("a table (", $what, ")"))?;
                let mut read = Self::default();
                for (name, value) in table {
                    match name.get_ref().as_ref() {
                        $(found if found == key(stringify!($field)) => {
                            read.$field = At::read(value, report);
                        })*
                        unknown => report.unknown(name.span(), concat!("key in ", $what), unknown, Self::KEYS),
                    }
                }
                $(if stringify!($need) == "must" && !table.contains_key(key(stringify!($field))) {
                    let name = key(stringify!($field));
                    report.add(
                        Problem::new(item.span(), format!("{} needs `{name}`", $what))
                            .label(format!("`{name}` is missing here"))
                            .help(about(&[$($about),+])),
                    );
                })*
                Some(read)
            }

            fn schema() -> Value {
                let mut properties = serde_json::Map::new();
                let mut required: Vec<&str> = Vec::new();
                $(
                    let mut field = <$type as Raw>::schema();
                    field["description"] = json!(about(&[$($about),+]));
                    properties.insert(key(stringify!($field)).to_owned(), field);
                    if stringify!($need) == "must" {
                        required.push(key(stringify!($field)));
                    }
                )*
                json!({
                    "type": "object",
                    "description": about(&[$($doc),+]),
                    "properties": properties,
                    "required": required,
                    "additionalProperties": false,
                })
            }
        }
    };
}
pub(crate) use table;

/// The key of a field: Rust's own words are written `r#do` there.
pub(crate) const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Lines of documentation as one text.
pub(crate) fn about(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
