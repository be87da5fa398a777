//! `${...}`: variables and functions, as far as a reader knows what they are worth.

pub(super) mod expression;

use std::collections::BTreeMap;

use super::plan::ReadPlan;
use super::plan::arguments::{cut_condition, cut_ways};

/// What a variable of a call is worth.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PlanValue {
    /// This text.
    Known(String),
    /// What the caller entered at an entry, by its name in the menu file.
    Entered(String),
    /// Only a call knows: what this text stands for, `${DB(office/night)}`.
    Same(String),
    /// How often the call came here.
    Tally,
    /// Only a call knows.
    Unknown,
}

/// Variables by their names.
pub(super) type PlanVariables = BTreeMap<String, PlanValue>;

/// Why a text is not known: what it hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NotKnown {
    /// Names of variables and functions, as they were written.
    pub(super) names: Vec<String>,
    /// The entry, if it is what a caller entered.
    pub(super) entry: Option<String>,
    /// The text of what it is, if a variable has it.
    pub(super) same: Option<String>,
    /// Whether it is how often the call came here.
    pub(super) tally: bool,
}

/// Around the name of an entry in a text that has what was entered in it.
pub(super) const ENTRY_MARKS: [char; 2] = ['\u{1}', '\u{2}'];

/// Where a text stands: what `${EXTEN}` and others are there.
pub(super) struct PlanScope<'a> {
    pub(super) plan: &'a ReadPlan,
    pub(super) variables: &'a PlanVariables,
    pub(super) context: &'a str,
    /// What was dialed; none where it could be several things.
    pub(super) dialed: Option<&'a str>,
    /// Whether what was entered is put in by its name, between [`ENTRY_MARKS`].
    pub(super) marks_entries: bool,
}

/// How deep braces may be.
const MOST_DEPTH: usize = 20;
/// The longest that a value may become, in bytes.
const MOST_BYTES: usize = 20_000;

impl PlanScope<'_> {
    /// A text with its variables filled in.
    pub(super) fn expand(&self, text: &str) -> Result<String, NotKnown> {
        self.expand_to(text, 0)
    }

    fn expand_to(&self, text: &str, depth: usize) -> Result<String, NotKnown> {
        let mut out = String::new();
        let mut missing = NotKnown::default();
        let mut rest = text;
        while let Some(at) = rest.find('$') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let opens = rest.as_bytes().get(1).copied();
            let (open, close) = match opens {
                Some(b'{') => ('{', '}'),
                Some(b'[') => ('[', ']'),
                _ => {
                    out.push('$');
                    rest = &rest[1..];
                    continue;
                }
            };
            let Some(end) = matching(&rest[1..], open, close).filter(|_| depth < MOST_DEPTH) else {
                out.push('$');
                rest = &rest[1..];
                continue;
            };
            let inner = &rest[2..=end];
            rest = &rest[end + 2..];
            let worth = match open {
                '{' => self.variable(inner, depth + 1),
                _ => self.expand_to(inner, depth + 1).and_then(|text| {
                    expression::evaluate(&text).ok_or_else(|| NotKnown {
                        names: vec!["an expression".to_owned()],
                        ..NotKnown::default()
                    })
                }),
            };
            match worth {
                Ok(worth) if out.len() + worth.len() <= MOST_BYTES => out.push_str(&worth),
                Ok(_) => missing.names.push("a long text".to_owned()),
                Err(why) => {
                    missing.names.extend(why.names);
                    missing.entry = missing.entry.or(why.entry);
                    missing.same = missing.same.or(why.same);
                    missing.tally |= why.tally;
                }
            }
        }
        out.push_str(rest);
        match missing.names.is_empty() {
            true => Ok(out),
            false => Err(missing),
        }
    }

    fn variable(&self, inner: &str, depth: usize) -> Result<String, NotKnown> {
        let name_end = inner.find(['(', ':', '$']).unwrap_or(inner.len());
        if inner[name_end..].starts_with('(') {
            let end = matching(&inner[name_end..], '(', ')').unwrap_or(inner.len() - name_end - 1);
            let args = inner.get(name_end + 1..name_end + end).unwrap_or_default();
            let worth = self.function(&inner[..name_end], args, depth)?;
            let after = inner.get(name_end + end + 1..).unwrap_or_default();
            return Ok(part_of(&worth, after));
        }
        // A name may be made of others: ${TEAM_${N}}.
        let full = self.expand_to(inner, depth)?;
        let (name, part) = full.find(':').map_or((full.as_str(), ""), |at| full.split_at(at));
        Ok(part_of(&self.plain(name)?, part))
    }

    fn plain(&self, name: &str) -> Result<String, NotKnown> {
        let unknown = |entry: Option<String>| NotKnown {
            names: vec![name.to_owned()],
            entry,
            ..NotKnown::default()
        };
        match self.variables.get(name) {
            Some(PlanValue::Known(value)) => return Ok(value.clone()),
            Some(PlanValue::Entered(entry)) if self.marks_entries => {
                return Ok(format!("{}{entry}{}", ENTRY_MARKS[0], ENTRY_MARKS[1]));
            }
            Some(PlanValue::Entered(entry)) => return Err(unknown(Some(entry.clone()))),
            Some(PlanValue::Same(text)) => {
                let names = vec![text.trim_start_matches("${").trim_end_matches('}').to_owned()];
                return Err(NotKnown { names, same: Some(text.clone()), ..NotKnown::default() });
            }
            Some(PlanValue::Tally) => return Err(NotKnown { tally: true, ..unknown(None) }),
            Some(PlanValue::Unknown) => return Err(unknown(None)),
            None => {}
        }
        if self.plan.idioms.is_trail(name) {
            return Err(unknown(None));
        }
        match name {
            "EXTEN" => return self.dialed.map(str::to_owned).ok_or_else(|| unknown(None)),
            "CONTEXT" => return Ok(self.context.to_owned()),
            _ => {}
        }
        if let Some(value) = self.plan.globals.get(name) {
            // One that is turned while the system runs is not known.
            return match self.plan.set.contains(name) {
                true => Err(unknown(None)),
                false => self.expand_to(&value.clone(), MOST_DEPTH - 1),
            };
        }
        // What the dialplan sets somewhere, and has not set yet, is empty; all else comes from elsewhere.
        match self.plan.set.contains(name) || name.starts_with("ARG") {
            true => Ok(String::new()),
            false => Err(unknown(None)),
        }
    }

    fn function(&self, name: &str, args: &str, depth: usize) -> Result<String, NotKnown> {
        let truth = |holds: bool| Ok(u8::from(holds).to_string());
        match name {
            "IF" => {
                let (condition, ways) = cut_condition(args);
                let worth = self.expand_to(condition, depth)?;
                let (yes, no) = cut_ways(ways);
                let way = if expression::holds(&worth) { yes } else { no };
                self.expand_to(way.trim_matches('"'), depth)
            }
            "LEN" => Ok(self.expand_to(args, depth)?.chars().count().to_string()),
            "ISNULL" => truth(self.expand_to(args, depth)?.is_empty()),
            "EXISTS" => truth(!self.expand_to(args, depth)?.is_empty()),
            "LOCAL" | "GLOBAL" => self.plain(args),
            "TIMEOUT" | "CHANNEL" | "LANGUAGE" => match self.variables.get(&timeout(name, args)) {
                Some(PlanValue::Known(value)) => Ok(value.clone()),
                Some(
                    PlanValue::Entered(_)
                    | PlanValue::Same(_)
                    | PlanValue::Tally
                    | PlanValue::Unknown,
                )
                | None => {
                    Err(NotKnown { names: vec![format!("{name}({args})")], ..NotKnown::default() })
                }
            },
            // What a caller entered may be looked at through these.
            "FILTER" | "TOUPPER" | "TOLOWER" | "STRREPLACE" | "REGEX" | "DIALPLAN_EXISTS" => {
                let inner = self.expand_to(args, depth).err().unwrap_or_default();
                Err(NotKnown { names: vec![name.to_owned()], ..inner })
            }
            _ => Err(NotKnown { names: vec![format!("{name}({args})")], ..NotKnown::default() }),
        }
    }
}

/// The name under which a setting of the channel is kept.
pub(super) fn timeout(name: &str, args: &str) -> String {
    match name {
        "LANGUAGE" => "CHANNEL(language)".to_owned(),
        _ => format!("{name}({})", args.trim().to_ascii_lowercase()),
    }
}

/// Where the bracket that opens a text is closed.
fn matching(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// A part of a value: `:1`, `:-4`, `:0:3`.
fn part_of(value: &str, part: &str) -> String {
    let mut numbers = part.split(':').skip(1).map(|it| it.trim().parse::<i64>().ok());
    let Some(Some(offset)) = numbers.next() else { return value.to_owned() };
    let letters: Vec<char> = value.chars().collect();
    let length = i64::try_from(letters.len()).unwrap_or_default();
    let from = if offset < 0 { (length + offset).max(0) } else { offset.min(length) };
    let to = match numbers.next().flatten() {
        None => length,
        Some(count) if count < 0 => (length + count).max(from),
        Some(count) => from.saturating_add(count).min(length),
    };
    let index = |at: i64| usize::try_from(at).unwrap_or_default();
    letters[index(from)..index(to)].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::plan::ReadPlan;
    use super::{PlanScope, PlanValue, PlanVariables};

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_is_named() {
        let mut variables = PlanVariables::new();
        variables.insert("N".into(), PlanValue::Known("2".into()));
        variables.insert("PIN".into(), PlanValue::Entered("pin".into()));
        let mut plan = ReadPlan::default();
        plan.globals.insert("TEAM_2".into(), "SIP/100".into());
        let scope = PlanScope {
            plan: &plan,
            variables: &variables,
            context: "main",
            dialed: Some("91234"),
            marks_entries: false,
        };
        let worth = |text: &str| scope.expand(text);
        assert_eq!(worth("${TEAM_${N}}").unwrap(), "SIP/100");
        assert_eq!(worth("${EXTEN:1}-${EXTEN:-2}-${EXTEN:0:1}").unwrap(), "1234-34-9");
        assert_eq!(worth("$[${N} + 1]").unwrap(), "3");
        assert_eq!(worth("${IF($[${N} > 1]?many:one)}").unwrap(), "many");
        assert_eq!(worth("costs $5 ${").unwrap(), "costs $5 ${");
        assert_eq!(worth("$[\"${PIN}\" = \"1\"]").unwrap_err().entry.unwrap(), "pin");
        assert_eq!(worth("${CALLERID(num)}").unwrap_err().names, ["CALLERID(num)"]);
        let deep = format!("{}x{}", "${".repeat(5_000), "}".repeat(5_000));
        assert!(worth(&deep).is_err() || worth(&deep).is_ok());
    }
}
