//! Branches, and what they ask for: hours, switches, what was entered, who calls, what is decided outside.

use crate::document::{At, Many, Problem};
use crate::menu::ids::{Node, OutsideId, TeamId};
use crate::menu::parts::{
    Branch, CallerTest, KeyPattern, MOST_TIMES, OutsideQuestion, PhoneNumber, Switch, When,
};
use crate::menu::raw::{RawBranch, RawCase, RawSwitch};
use crate::menu::resolve::names::NOWHERE;
use crate::menu::resolve::resolver::Resolver;

/// What a case may ask. It asks one of these.
const CONDITIONS: &str = "during = \"Mo-Fr 08:00-17:00\", open = \"TEAM\", switch = \"SWITCH\", entered = \"ENTRY\" with is = \"1234\" or matches = \"4XXX\", times = 3, caller = \"withheld\", or when = \"outside\" with asks = \"...\" and name = \"...\"";

/// A key that only means something beside another: whether it is there, and which other ones those are.
type Companion<'c> = (&'static str, Option<&'c std::ops::Range<usize>>, &'static str, bool);

impl Resolver<'_> {
    pub(in crate::menu::resolve) fn branch(&mut self, id: &At<String>, raw: &RawBranch) -> Branch {
        let none = Vec::new();
        let cases = raw.cases.as_ref().map_or(&none, |cases| &cases.value);
        Branch {
            id: id.value.as_str().into(),
            cases: cases.iter().filter_map(|case| self.case(case)).collect(),
            otherwise: raw.otherwise.as_ref().map_or(NOWHERE, |to| self.node(to)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn case(&mut self, at: &At<RawCase>) -> Option<(When, Node)> {
        let raw = &at.value;
        let to = self.node(raw.to.as_ref()?);
        let asked = [
            ("`during`", raw.during.is_some()),
            ("`open`", raw.open.is_some()),
            ("`switch`", raw.switch.is_some()),
            ("`entered`", raw.entered.is_some()),
            ("`times`", raw.times.is_some()),
            ("`caller`", raw.caller.is_some()),
            ("`when`", raw.when.is_some()),
        ];
        let asked: Vec<&str> =
            asked.iter().filter(|(_, said)| *said).map(|(key, _)| *key).collect();
        if asked.len() != 1 {
            let message = match asked.as_slice() {
                [] => "this case has no condition".to_owned(),
                several => {
                    format!("a case has one condition, and this has {}", several.join(" and "))
                }
            };
            self.report
                .add(Problem::new(at.span.clone(), message).help(format!("write {CONDITIONS}")));
            return None;
        }
        self.has_company(raw)?;
        let when = if let Some(hours) = &raw.during {
            When::During(self.hours(hours)?)
        } else if let Some(team) = &raw.open {
            When::Open(self.names.team(team, self.report)?)
        } else if let Some(switch) = &raw.switch {
            let switch = self.names.switch(switch, self.report)?;
            When::Switch(switch, self.position(raw.is.as_ref())?)
        } else if let Some(entry) = &raw.entered {
            self.entered(entry, raw, at)?
        } else if let Some(times) = &raw.times {
            self.times(times)?
        } else if let Some(caller) = &raw.caller {
            When::Caller(self.caller(caller)?)
        } else {
            When::Outside(self.outside(raw.when.as_ref()?, raw)?)
        };
        Some((when, to))
    }

    /// What stands beside a condition belongs to it.
    fn has_company(&mut self, raw: &RawCase) -> Option<()> {
        let entered = raw.entered.is_some();
        let outside = raw.when.is_some();
        let companions: [Companion<'_>; 4] = [
            (
                "is",
                raw.is.as_ref().map(|at| &at.span),
                "switch` or `entered",
                entered || raw.switch.is_some(),
            ),
            ("matches", raw.matches.as_ref().map(|at| &at.span), "entered", entered),
            ("asks", raw.asks.as_ref().map(|at| &at.span), "when", outside),
            ("name", raw.name.as_ref().map(|at| &at.span), "when", outside),
        ];
        for (key, place, other, belongs) in companions {
            if let Some(place) = place.filter(|_| !belongs) {
                let message = format!("`{key}` says nothing without `{other}`");
                self.report.add(Problem::new(place.clone(), message));
                return None;
            }
        }
        Some(())
    }

    /// How a switch must stand.
    fn position(&mut self, is: Option<&At<Many<String>>>) -> Option<bool> {
        let Some(is) = is else { return Some(true) };
        match is.value.0.as_slice() {
            [At { value, .. }] if value == "on" => Some(true),
            [At { value, .. }] if value == "off" => Some(false),
            _ => {
                let problem = Problem::new(is.span.clone(), "a switch is on or off");
                self.report.add(problem.help("write is = \"on\" or is = \"off\""));
                None
            }
        }
    }

    /// What was entered must be this.
    fn entered(&mut self, name: &At<String>, raw: &RawCase, at: &At<RawCase>) -> Option<When> {
        let Some(entry) = self.names.entry(&name.value) else {
            self.names.no_entry(name, self.report);
            return None;
        };
        let listed = |many: &Option<At<Many<String>>>| -> Vec<At<String>> {
            let values = many.iter().flat_map(|many| &many.value.0);
            values.map(|at| At { value: at.value.clone(), span: at.span.clone() }).collect()
        };
        let (is, matches) = (listed(&raw.is), listed(&raw.matches));
        if is.is_empty() && matches.is_empty() {
            self.report.add(
                Problem::new(at.span.clone(), "a case with `entered` needs `is` or `matches`").help(
                    "is = \"1234\" is that value, is = [\"1234\", \"0266\"] one of these, matches = \"4XXX\" any that fits",
                ),
            );
            return None;
        }
        let mut tests = Vec::new();
        for value in is {
            match value.value.chars().all(|c| c.is_ascii_digit()) && !value.value.is_empty() {
                true => tests.extend(self.pattern(&value)),
                false => {
                    let message = format!("\"{}\" is not a row of digits", value.value);
                    let problem = Problem::new(value.span, message);
                    self.report.add(problem.help("for a pattern, write matches = \"4XXX\""));
                }
            }
        }
        for pattern in matches {
            tests.extend(self.pattern(&pattern));
        }
        let tests: Box<[KeyPattern]> = tests.into();
        let known = self.entered.entry(entry).or_default();
        let place = known.iter().position(|other| *other == tests).unwrap_or(known.len());
        if place == known.len() {
            known.push(tests);
        }
        Some(When::Entered(entry, place))
    }

    fn pattern(&mut self, at: &At<String>) -> Option<KeyPattern> {
        let read = KeyPattern::parse(&at.value).map_err(|wrong| {
            let message = format!("\"{}\" {wrong}", at.value);
            self.report.add(Problem::new(at.span.clone(), message));
        });
        read.ok()
    }

    fn times(&mut self, times: &At<u32>) -> Option<When> {
        match u8::try_from(times.value) {
            Ok(count @ 2..=MOST_TIMES) => Some(When::Times(count)),
            _ => {
                self.report.add(
                    Problem::new(times.span.clone(), "no call counts so many times").help(format!(
                        "write 2 to {MOST_TIMES}: times = 3 applies from the third time on that the call comes here"
                    )),
                );
                None
            }
        }
    }

    fn caller(&mut self, at: &At<String>) -> Option<CallerTest> {
        let text = at.value.trim();
        match text {
            "known" => return Some(CallerTest::Known),
            "withheld" => return Some(CallerTest::Withheld),
            _ => {}
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_beginning = text.starts_with('+')
            && (1..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && text.chars().skip(1).all(|c| c.is_ascii_digit() || "-. ()".contains(c));
        if is_beginning {
            return Some(CallerTest::BeginsWith(digits.into()));
        }
        let whole = PhoneNumber::parse(text).ok().map(|number| format!("\"{number}\""));
        let help = whole.unwrap_or_else(|| {
            "\"known\", \"withheld\", or how it begins, with the country code: \"+1-415\""
                .to_owned()
        });
        let problem = Problem::new(at.span.clone(), format!("\"{text}\" is not a caller"));
        self.report.add(problem.help(format!("write {help}")));
        None
    }

    /// A question that is decided outside. One of the same name is the same question.
    fn outside(&mut self, when: &At<String>, raw: &RawCase) -> Option<OutsideId> {
        if when.value != "outside" {
            self.report.unknown(when.span.clone(), "decision", &when.value, &["outside"]);
            return None;
        }
        let (Some(asks), Some(name)) = (&raw.asks, &raw.name) else {
            let problem =
                Problem::new(when.span.clone(), "what is asked outside needs `asks` and `name`");
            self.report.add(problem.help(
                "asks = \"Is the claim paid?\", name = \"claim-paid\"; `call --assume claim-paid=yes` answers it",
            ));
            return None;
        };
        let known = self.outside.iter().position(|known| *known.id == *name.value);
        if let Some(known) = known.filter(|known| *self.outside[*known].asks != *asks.value) {
            let message = format!("`{}` asks something else elsewhere", name.value);
            let first = &self.outside[known].asks;
            let problem = Problem::new(asks.span.clone(), message);
            self.report.add(problem.help(format!(
                "there it asks \"{first}\"; write the same, or give this question another name"
            )));
            return None;
        }
        let fits = name.value.starts_with(|c: char| c.is_ascii_lowercase())
            && name.value.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        if !fits {
            self.report.add(
                Problem::new(name.span.clone(), format!("`{}` is not a valid name", name.value))
                    .help(
                        "names are lowercase letters, digits and dashes, and begin with a letter",
                    ),
            );
            return None;
        }
        let place = known.unwrap_or_else(|| {
            let (id, asks) = (name.value.as_str().into(), asks.value.as_str().into());
            self.outside.push(OutsideQuestion { id, asks });
            self.outside.len() - 1
        });
        Some(OutsideId(u32::try_from(place).unwrap_or(u32::MAX)))
    }

    pub(in crate::menu::resolve) fn switch(
        &mut self,
        id: &At<String>,
        raw: &RawSwitch,
        teams: u32,
    ) -> Switch {
        let named = raw.closes.iter().flat_map(|closes| &closes.value.0);
        let mut closes: Vec<TeamId> = Vec::new();
        for team in named {
            match team.value.as_str() {
                "all" => closes.extend((0..teams).map(TeamId)),
                _ => closes.extend(self.names.team(team, self.report)),
            }
        }
        closes.sort_unstable();
        closes.dedup();
        if let Some(say) = raw.say.as_ref().filter(|_| raw.closes.is_none()) {
            let message = "`say` says nothing without `closes`";
            self.report.add(
                Problem::new(say.span.clone(), message)
                    .help("callers hear it at the teams that the switch closes; a branch may lead to a message instead"),
            );
        }
        Switch {
            id: id.value.as_str().into(),
            about: self.text(raw.about.as_ref()),
            closes,
            is_usually_on: raw.usual.as_ref().is_some_and(|usual| usual.value.0),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }
}
