//! Numbering plans: whose number it is, whether there can be such a number, and whether it is free to call.

use regex::{Regex, RegexBuilder};

use super::PhoneNumber;

/// What each country gives out. See the file for its format.
const PLANS: &str = include_str!("plans.txt");

/// A country code and its country, and the national numbers that it gives out, as patterns.
struct Plan {
    code: &'static str,
    region: &'static str,
    begins: &'static str,
    free: &'static str,
    others: &'static str,
}

/// Where a number stands in the numbering plan that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Planned {
    /// Calls to it are free.
    Free,
    /// It is a number like others.
    Other,
}

impl PhoneNumber {
    /// Where it stands in the plan of its country (ITU-T E.164); nothing where no country gives out such a number.
    pub(crate) fn planned(&self) -> Option<Planned> {
        self.plan().and_then(|(plan, national)| plan.planned(national))
    }

    /// Whether there is such a number without the zero that it begins with after the country code: `+44 020`.
    pub(crate) fn has_trunk_zero(&self) -> bool {
        self.plans().any(|(plan, national)| {
            national.strip_prefix('0').is_some_and(|rest| plan.planned(rest).is_some())
        })
    }

    /// The country of the number (ISO 3166), where its digits say it.
    pub fn country(&self) -> Option<String> {
        if self.is_toll_free() {
            return None;
        }
        let (plan, _) = self.plan()?;
        (plan.region != "001").then(|| plan.region.to_owned())
    }

    /// The plan that it is in, and its national number.
    fn plan(&self) -> Option<(Plan, &str)> {
        let alone = self.plans().nth(1).is_none();
        self.plans().find(|(plan, national)| match plan.begins {
            "-" => alone || plan.planned(national).is_some(),
            begins => matches(begins, national, ""),
        })
    }

    /// The plans of its country code, and its national number.
    fn plans(&self) -> impl Iterator<Item = (Plan, &str)> {
        Plan::all().filter_map(|plan| {
            let national = self.digits().strip_prefix(plan.code)?;
            Some((plan, national))
        })
    }
}

impl Plan {
    fn all() -> impl Iterator<Item = Self> {
        PLANS.lines().filter_map(|line| {
            let mut words = line.split(' ').filter(|_| !line.starts_with('#'));
            let [code, region, begins, free, others] = std::array::from_fn(|_| words.next());
            Some(Self {
                code: code?,
                region: region?,
                begins: begins?,
                free: free?,
                others: others?,
            })
        })
    }

    fn planned(&self, national: &str) -> Option<Planned> {
        let whole = |pattern| matches(pattern, national, "$");
        match (whole(self.free), whole(self.others)) {
            (true, _) => Some(Planned::Free),
            (false, true) => Some(Planned::Other),
            (false, false) => None,
        }
    }
}

/// Whether a national number is as a pattern has it, from its beginning to an end.
fn matches(pattern: &str, national: &str, end: &str) -> bool {
    compiled(pattern, end).is_ok_and(|pattern| pattern.is_match(national))
}

fn compiled(pattern: &str, end: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&format!("^(?:{pattern}){end}")).unicode(false).build()
}

#[cfg(test)]
mod tests {
    use super::{PLANS, Plan, Planned, compiled};
    use crate::menu::PhoneNumber;

    /// Numbers of every country, and what libphonenumber says of them.
    const JUDGED: &str = include_str!("judged.txt");

    #[test]
    fn numbers_of_every_country_are_judged_as_by_libphonenumber() {
        let mut judged = 0;
        for line in JUDGED.lines().filter(|line| !line.starts_with('#')) {
            let (region, numbers) = line.split_once('|').unwrap();
            let expected = [Some(Planned::Free), Some(Planned::Other), None];
            for (numbers, expected) in numbers.split('|').zip(expected) {
                for digits in numbers.split_whitespace() {
                    // Of North America, whose numbers are read more strictly, only those that can be read.
                    let Ok(number) = PhoneNumber::parse(&format!("+{digits}")) else { continue };
                    assert_eq!(number.planned(), expected, "{digits} of {region}");
                    let country =
                        Some(region.to_owned()).filter(|it| it != "001" && !number.is_toll_free());
                    assert!(
                        expected.is_none() || number.country() == country,
                        "{digits} of {region}"
                    );
                    judged += 1;
                }
            }
        }
        assert!(judged > 2000, "{judged} numbers");
    }

    #[test]
    fn every_pattern_of_the_table_is_one() {
        let lines = || PLANS.lines().filter(|line| !line.starts_with('#'));
        assert!(lines().all(|line| line.split(' ').count() == 5));
        assert_eq!(Plan::all().count(), lines().count());
        for plan in Plan::all() {
            for pattern in [plan.begins, plan.free, plan.others] {
                assert!(compiled(pattern, "$").is_ok(), "{} {}: {pattern}", plan.code, plan.region);
            }
        }
    }
}
