//! Branches, and the switches they ask for.

use crate::document::{At, Problem};
use crate::menu::ids::Node;
use crate::menu::parts::{Branch, Switch, When};
use crate::menu::raw::{RawBranch, RawCase, RawSwitch};
use crate::menu::resolve::names::NOWHERE;
use crate::menu::resolve::resolver::Resolver;

/// What a case may ask, of which it asks one.
const CONDITIONS: &str = "during = \"Mo-Fr 08:00-17:00\", open = \"TEAM\" or switch = \"SWITCH\"";

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
        let RawCase { to, during, open, switch, is } = &at.value;
        let to = self.node(to.as_ref()?);
        let asked = [
            ("`during`", during.is_some()),
            ("`open`", open.is_some()),
            ("`switch`", switch.is_some()),
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
        if let Some(is) = is.as_ref().filter(|_| switch.is_none()) {
            let message = "`is` says nothing without `switch`";
            self.report.add(Problem::new(is.span.clone(), message));
            return None;
        }
        let when = if let Some(hours) = during {
            When::During(self.hours(hours)?)
        } else if let Some(team) = open {
            When::Open(self.names.team(team, self.report)?)
        } else {
            let switch = self.names.switch(switch.as_ref()?, self.report)?;
            When::Switch(switch, is.as_ref().is_none_or(|is| is.value.0))
        };
        Some((when, to))
    }

    pub(in crate::menu::resolve) fn switch(&mut self, id: &At<String>, raw: &RawSwitch) -> Switch {
        Switch {
            id: id.value.as_str().into(),
            about: self.text(raw.about.as_ref()),
            is_usually_on: raw.usual.as_ref().is_some_and(|usual| usual.value.0),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }
}
