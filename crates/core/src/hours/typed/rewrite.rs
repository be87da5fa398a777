//! Hours as people type them - "Mon-Fri 8am-6pm", "weekdays 9 to 5", "Lu-Vi 08.00-17.00" - and what
//! to write instead. A guess that may be wrong is not made.

use super::words::{TypedWord, words};

/// The times of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Times {
    Open(Vec<(u32, u32)>),
    Closed,
}

/// What to write instead of hours that can't be read, if only one thing can be meant.
pub(in crate::hours) fn rewritten(text: &str) -> Option<String> {
    let mut rules = Vec::new();
    for rule in text.split(';').map(str::trim).filter(|rule| !rule.is_empty()) {
        // A part that is right stays as it is.
        match opening_hours_syntax::parse(rule).is_ok() && !rule.contains("24/7") {
            true => rules.push(rule.to_owned()),
            false => rules.extend(TypedRules { words: words(rule)?, at: 0 }.rules()?),
        }
    }
    let rewritten = rules.join("; ");
    let differs = rewritten != text.trim() && !rules.is_empty();
    (differs && opening_hours_syntax::parse(&rewritten).is_ok()).then_some(rewritten)
}

struct TypedRules {
    words: Vec<TypedWord>,
    at: usize,
}

impl TypedRules {
    fn next_is(&self, word: &TypedWord) -> bool {
        self.words.get(self.at) == Some(word)
    }

    fn skip(&mut self, word: &TypedWord) -> bool {
        let is = self.next_is(word);
        self.at += usize::from(is);
        is
    }

    fn rules(mut self) -> Option<Vec<String>> {
        let mut rules = Vec::new();
        while self.at < self.words.len() {
            let before = self.times_first();
            let days = self.days()?;
            self.skip(&TypedWord::Colon);
            let times = match before {
                Some(times) => times,
                None => self.times()?,
            };
            if days.is_empty() && (!rules.is_empty() || self.at < self.words.len()) {
                return None;
            }
            let times = match times {
                Times::Closed => "off".to_owned(),
                Times::Open(spans) => {
                    let clock = |minute: &u32| format!("{:02}:{:02}", minute / 60, minute % 60);
                    let spans =
                        spans.iter().map(|(from, to)| format!("{}-{}", clock(from), clock(to)));
                    spans.collect::<Vec<_>>().join(",")
                }
            };
            rules.push(format!("{days} {times}").trim_start().to_owned());
            while self.skip(&TypedWord::Comma) || self.skip(&TypedWord::And) {}
        }
        Some(rules)
    }

    /// "9 to 5 weekdays", "closed Saturday": the times, where days follow them.
    fn times_first(&mut self) -> Option<Times> {
        let begins = self.at;
        let is_day = matches!(self.words.get(begins), Some(TypedWord::Day(_) | TypedWord::Days(_)));
        let found = if is_day { None } else { self.times() };
        // "closed on Sat"
        let follow =
            matches!(self.words.get(self.at), Some(TypedWord::Day(_) | TypedWord::Days(_)));
        if found.is_none() || !follow {
            self.at = begins;
            return None;
        }
        found
    }

    /// Days, as `opening_hours` writes them; none where no day is named.
    fn days(&mut self) -> Option<String> {
        let mut days: Vec<String> = Vec::new();
        loop {
            match self.words.get(self.at).cloned() {
                Some(TypedWord::Days(code)) => {
                    self.at += 1;
                    days.push(code.to_owned());
                }
                Some(TypedWord::Day(from)) => {
                    self.at += 1;
                    let ranges = self.next_is(&TypedWord::To);
                    match self.words.get(self.at + 1).cloned() {
                        Some(TypedWord::Day(to)) if ranges => {
                            self.at += 2;
                            days.push(format!("{from}-{to}"));
                        }
                        _ if ranges => return None,
                        _ => days.push(from.to_owned()),
                    }
                }
                _ => return Some(days.join(",")),
            }
            let joined = matches!(self.words.get(self.at), Some(TypedWord::Comma | TypedWord::And));
            let another =
                matches!(self.words.get(self.at + 1), Some(TypedWord::Day(_) | TypedWord::Days(_)));
            match joined && another {
                true => self.at += 1,
                false => return Some(days.join(",")),
            }
        }
    }

    fn times(&mut self) -> Option<Times> {
        if self.skip(&TypedWord::Closed) {
            return Some(Times::Closed);
        }
        if self.skip(&TypedWord::AllDay) {
            return Some(Times::Open(vec![(0, 24 * 60)]));
        }
        let mut spans: Vec<(u32, u32)> = Vec::new();
        while let Some(TypedWord::Time(from)) = self.words.get(self.at).cloned() {
            if !matches!(self.words.get(self.at + 1), Some(TypedWord::To)) {
                return None;
            }
            let Some(TypedWord::Time(to)) = self.words.get(self.at + 2).cloned() else {
                return None;
            };
            self.at += 3;
            let after = spans.last().map_or(0, |(_, to)| *to);
            spans.push(from.until(&to, after)?);
            let joined = matches!(self.words.get(self.at), Some(TypedWord::Comma | TypedWord::And));
            let another = matches!(self.words.get(self.at + 1), Some(TypedWord::Time(_)));
            match joined && another {
                true => self.at += 1,
                false => break,
            }
        }
        (!spans.is_empty()).then_some(Times::Open(spans))
    }
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    #[test]
    fn hours_as_people_type_them_have_one_rewrite() {
        for (typed, written) in [
            ("Mon-Fri 8am-6pm", "Mo-Fr 08:00-18:00"),
            ("M-F 8-17", "Mo-Fr 08:00-17:00"),
            ("Mo-Fr 08.00-17.00", "Mo-Fr 08:00-17:00"),
            ("08.00-17.00", "08:00-17:00"),
            ("Lu-Vi 08:00-17:00", "Mo-Fr 08:00-17:00"),
            ("lunes a viernes de 8 a 17", "Mo-Fr 08:00-17:00"),
            ("weekdays 9 to 5", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 8:30 am - 5 pm; closed Sat", "Mo-Fr 08:30-17:00; Sa off"),
            ("Monday to Friday, 8:30 a.m. to 5 p.m.", "Mo-Fr 08:30-17:00"),
            (
                "Monday through Thursday 8-12, 1-5; Fri 8-12",
                "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00",
            ),
            ("Mon, Wed, Fri 9am-noon", "Mo,We,Fr 09:00-12:00"),
            ("Mon-Fri 8am-5pm, Sat 9am-1pm", "Mo-Fr 08:00-17:00; Sa 09:00-13:00"),
            ("Mon – Fri: 0800-1700", "Mo-Fr 08:00-17:00"),
            ("9 to 5 weekdays", "Mo-Fr 09:00-17:00"),
            ("daily 24 hours", "Mo-Su 00:00-24:00"),
            ("every day 10am-midnight", "Mo-Su 10:00-24:00"),
            ("Mo-Fr 8h30-17h", "Mo-Fr 08:30-17:00"),
            ("Mo-Fr 9-5; holidays closed", "Mo-Fr 09:00-17:00; PH off"),
            ("Mon-Fri 10pm-6am", "Mo-Fr 22:00-06:00"),
            ("Mon-Fri 8:00-5:00", "Mo-Fr 08:00-17:00"),
            ("Mon-Fri 8-12pm", "Mo-Fr 08:00-12:00"),
            ("Mon-Fri 1-5pm", "Mo-Fr 13:00-17:00"),
            ("Mon and Tue 8am-5pm", "Mo,Tu 08:00-17:00"),
            ("Mon-Fri 08:00-17:00; PH off", "Mo-Fr 08:00-17:00; PH off"),
        ] {
            assert_eq!(rewritten(typed).as_deref(), Some(written), "{typed}");
        }
    }

    #[test]
    fn what_may_mean_two_things_has_none() {
        for typed in [
            "",
            "soon",
            "Mon-Fri",
            "Mon-Fri 8am",
            "Mon-Fri 9-11pm",
            "Mon-Fri 1-5",
            "Mon-Fri 7-11",
            "first Monday 8am-5pm",
            "Mon-Fri 8am-6pm in summer",
            "25:00-26:00",
            "Mon-Fri 4294967295am-5pm",
            "Mon-Fri 8:75-17",
            "Mon-Fri 8am-8am-9am",
            "Mon-Fri 13pm-15pm",
            "T 8-17",
            "S 8-17",
            "Mo-Fr 08:00-17:00",
            "8am-5pm Mon-Fri 9am",
        ] {
            assert_eq!(rewritten(typed), None, "{typed}");
        }
    }
}
