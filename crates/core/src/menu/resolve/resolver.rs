//! What every part of a file is resolved with: its names, its words, its hours, and what is wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono_tz::Tz;

use super::compose::Composer;
use super::names::{NOWHERE, Names};
use super::settings;
use super::tables::{each, text};
use crate::document::{At, Diagnostics, Problem};
use crate::hours::{HolidayTable, Holidays, Hours, parts_of_hours};
use crate::language::Locale;
use crate::menu::ids::{EntryId, Node, TeamId};
use crate::menu::parts::{
    CallerWords, Claim, KeyPattern, Keys, Line, MOST_DIFFERENT_HOURS, MOST_PARTS_OF_ALL_HOURS,
    Onward, OutsideQuestion, PhoneNumber, Text, Timings, Waiver,
};
use crate::menu::raw::{RawAlso, RawFile, RawHolidays, RawText};

/// Everything that resolving a node needs to know.
pub(super) struct Resolver<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) composer: Composer<'a>,
    pub(super) report: &'a mut Diagnostics,
    /// Where hours hold that do not say so themselves.
    pub(super) place: HoursPlace,
    /// The file's country, as it is written.
    pub(super) country: Option<&'a At<String>>,
    /// The holidays that are at hand.
    pub(super) table: HolidayTable,
    /// The countries met so far.
    pub(super) countries: BTreeSet<Box<str>>,
    pub(super) timings: Timings,
    /// The extensions of all teams, in order.
    pub(super) extensions: Vec<(Keys, TeamId)>,
    /// What branches ask of what is entered.
    pub(super) entered: BTreeMap<EntryId, Vec<Box<[KeyPattern]>>>,
    /// What is decided outside.
    pub(super) outside: Vec<OutsideQuestion>,
    /// The holidays of countries read before: what is known of one is read once.
    pub(super) known_places: HashMap<String, Option<Holidays>>,
    /// Hours read before, by their text: the teams of a large file share a few.
    pub(super) known_hours: HashMap<String, Vec<(HoursPlace, Hours)>>,
    /// How many these are.
    pub(super) known_count: usize,
    /// How many parts they have together.
    pub(super) known_parts: usize,
}

/// Where hours hold: by whose clock, and on whose holidays.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct HoursPlace {
    pub(super) zone: Tz,
    pub(super) holidays: Option<Holidays>,
}

/// Where the hours of a line or a team hold, as far as it says so itself.
pub(super) struct OwnPlace<'r> {
    pub(super) zone: Option<&'r At<String>>,
    pub(super) country: Option<&'r At<String>>,
    pub(super) holidays: Option<&'r At<RawHolidays>>,
}

impl Resolver<'_> {
    pub(super) fn node(&mut self, to: &At<String>) -> Node {
        self.names.node(to, self.report)
    }

    pub(super) fn onward(&mut self, to: &At<String>) -> Onward {
        self.names.onward(to, self.report)
    }

    /// The extensions that match a pattern, in order.
    pub(super) fn extensions_that_match(&self, pattern: &KeyPattern) -> Vec<(Keys, TeamId)> {
        let all = self.extensions.iter();
        all.filter(|(extension, _)| pattern.matches(extension)).cloned().collect()
    }

    /// Where the hours of a line or a team hold: what it does not say is the file's.
    pub(super) fn place(&mut self, own: &OwnPlace<'_>) -> HoursPlace {
        let zone = own.zone.map_or(self.place.zone, |at| settings::zone(at, self.report));
        self.countries.extend(own.country.map(|at| at.value.as_str().into()));
        let holidays = match (own.country, own.holidays) {
            (None, None) => self.place.holidays.clone(),
            (Some(country), None) => {
                if let Some(known) = self.known_places.get(&country.value) {
                    return HoursPlace { zone, holidays: known.clone() };
                }
                let read = settings::holidays(self.table, Some(country), None, self.report);
                self.known_places.insert(country.value.clone(), read.clone());
                read
            }
            (country, Some(own)) => {
                settings::holidays(self.table, country.or(self.country), Some(own), self.report)
            }
        };
        HoursPlace { zone, holidays }
    }

    /// Hours that hold where the file says.
    pub(super) fn hours(&mut self, hours: &At<String>) -> Option<Hours> {
        let place = self.place.clone();
        self.hours_at(hours, place)
    }

    /// Hours that hold in a place.
    pub(super) fn hours_at(&mut self, hours: &At<String>, place: HoursPlace) -> Option<Hours> {
        let mut alike = self.known_hours.get(&hours.value).into_iter().flatten();
        if let Some((_, known)) = alike.find(|(known, _)| *known == place) {
            return Some(known.clone());
        }
        if !self.has_room_for(hours) {
            return None;
        }
        let read = Hours::parse_with(&hours.value, place.zone, place.holidays.as_ref())
            .map_err(|wrong| {
                // The place within the text is the place in the file where nothing is escaped.
                let quote = hours.span.start + 1;
                let span = wrong.at.filter(|at| *at < hours.value.len()).map_or_else(
                    || hours.span.clone(),
                    |at| quote + at..(quote + hours.value.len()).min(hours.span.end),
                );
                let written = &hours.value;
                self.report.add(match wrong.rewrite {
                    Some(rewrite) => {
                        Problem::new(span, format!("can't read these hours: \"{written}\""))
                            .help(format!("write \"{rewrite}\""))
                            .replacement(hours.span.clone(), format!("\"{rewrite}\""))
                    }
                    None => Problem::new(
                        span,
                        format!("can't read the hours \"{written}\": {}", wrong.message),
                    )
                    .help("hours are OpenStreetMap opening_hours, such as \"Mo-Fr 08:30-17:00\""),
                });
            })
            .ok()?;
        self.known_count += 1;
        let alike = self.known_hours.entry(hours.value.clone()).or_default();
        alike.push((place, read.clone()));
        Some(read)
    }

    /// Whether there may be more hours. The first for which there is no room goes into the report.
    fn has_room_for(&mut self, hours: &At<String>) -> bool {
        let had_room = self.known_parts <= MOST_PARTS_OF_ALL_HOURS;
        self.known_parts += parts_of_hours(&hours.value);
        let message = if self.known_count >= MOST_DIFFERENT_HOURS {
            format!("there are more than {MOST_DIFFERENT_HOURS} different hours")
        } else if self.known_parts > MOST_PARTS_OF_ALL_HOURS {
            format!("all different hours together have more than {MOST_PARTS_OF_ALL_HOURS} parts")
        } else {
            return true;
        };
        if had_room {
            self.known_parts = MOST_PARTS_OF_ALL_HOURS + 1;
            self.report.add(
                Problem::new(hours.span.clone(), message)
                    .label("these are too many")
                    .help("write the same hours in the same way, or split the file"),
            );
        }
        false
    }

    /// Hours with the words that the file has for them.
    pub(super) fn said_hours(
        &mut self,
        hours: Option<&At<String>>,
        say: Option<&At<RawText>>,
        place: HoursPlace,
    ) -> Option<Hours> {
        let words = say.map(|say| self.composer.text(say, self.report));
        if let (None, Some(say)) = (hours, say) {
            self.report.add(
                Problem::new(say.span.clone(), "`hours_say` needs `hours`")
                    .help("add `hours`, such as hours = \"Mo-Fr 08:30-17:00\""),
            );
        }
        let read = self.hours_at(hours?, place)?;
        let Some(words) = words else { return Some(read) };
        let each = self.composer.each_language();
        let each: Vec<(&Locale, &str)> =
            each.map(|(language, locale)| (locale, words.in_language(language))).collect();
        Some(read.said_as(&each))
    }

    pub(super) fn lines(&mut self, raw: &RawFile) -> Vec<Line> {
        if raw.lines.as_ref().is_none_or(|lines| lines.value.0.is_empty()) {
            self.report.add(
                Problem::new(0..0, "there is no line: nobody can call this menu")
                    .help("add [lines.NAME] with `number` and `answer`"),
            );
        }
        let mut dialed: HashMap<String, std::ops::Range<usize>> = HashMap::new();
        each(raw.lines.as_ref(), |_, id, line| {
            let nowhere = || PhoneNumber::parse("+10000000").ok();
            let stand_in = || PhoneNumber::parse("+12025550100").ok().or_else(nowhere);
            let place = self.place(&OwnPlace {
                zone: line.timezone.as_ref(),
                country: line.country.as_ref(),
                holidays: line.holidays.as_ref(),
            });
            let number = line.number.as_ref().map(|number| number.value.clone());
            if let (Some(number), Some(at)) = (&number, &line.number) {
                if let Some(first) = dialed.get(&dialable(number)) {
                    self.report.add(
                        Problem::new(
                            at.span.clone(),
                            format!("two lines have the number {number}"),
                        )
                        .also(first.clone(), "the other one is here"),
                    );
                }
                dialed.entry(dialable(number)).or_insert_with(|| at.span.clone());
            }
            Line {
                id: id.value.as_str().into(),
                name: self.text(line.name.as_ref()),
                about: self.text(line.about.as_ref()),
                number: number.or_else(stand_in).expect("the stand-in is a number"),
                toll_free: line.toll_free.as_ref().is_some_and(|free| free.value),
                hours: self.said_hours(line.hours.as_ref(), line.hours_say.as_ref(), place),
                answer: line.answer.as_ref().map_or(NOWHERE, |to| self.node(to)),
                fact: self.names.fact(line.source.as_ref(), line.status.as_ref(), self.report),
            }
        })
    }

    /// Words in every language of the tree.
    pub(super) fn text(&mut self, at: Option<&At<RawText>>) -> Option<Text> {
        at.map(|at| self.composer.text(at, self.report))
    }

    /// What callers call something. A language that is left out has no words of its own.
    pub(super) fn caller_words(&mut self, raw: Option<&At<RawAlso>>) -> CallerWords {
        let Some(raw) = raw else { return CallerWords::default() };
        let by_language = match &raw.value {
            RawAlso::Plain(words) => {
                let all = words.iter().map(|word| (None, word.as_str().into()));
                return CallerWords(all.collect());
            }
            RawAlso::PerLanguage(by_language) => by_language,
        };
        let mut all = Vec::new();
        for (tag, words) in by_language {
            if let Some(language) = self.composer.language(tag, self.report) {
                all.extend(words.iter().map(|word| (Some(language), word.as_str().into())));
            }
        }
        CallerWords(all)
    }

    pub(super) fn claims(&mut self, raw: &RawFile) -> Vec<Claim> {
        let claims = raw.claims.iter().flat_map(|claims| &claims.value);
        claims
            .filter_map(|At { value: claim, .. }| {
                let about = claim.about.as_ref()?;
                self.names.anything(about, self.report);
                Some(Claim {
                    about: about.value.as_str().into(),
                    says: text(claim.says.as_ref())?,
                    fact: self.names.fact(
                        claim.source.as_ref(),
                        claim.status.as_ref(),
                        self.report,
                    ),
                })
            })
            .collect()
    }

    pub(super) fn waivers(&mut self, raw: &RawFile) -> Vec<Waiver> {
        let waivers = raw.waive.iter().flat_map(|waivers| &waivers.value);
        waivers
            .map(|At { value: waiver, .. }| {
                if let Some(at) = &waiver.at {
                    self.names.anything(at, self.report);
                }
                Waiver {
                    rule: text(waiver.rule.as_ref()).unwrap_or_default(),
                    because: text(waiver.because.as_ref()),
                    at: text(waiver.at.as_ref()),
                }
            })
            .collect()
    }

    pub(super) fn lexicon(&mut self, raw: &RawFile) -> Vec<(Box<str>, Text)> {
        let words = raw.lexicon.iter().flat_map(|lexicon| &lexicon.value.0);
        words
            .map(|(written, said)| (written.as_str().into(), self.composer.text(said, self.report)))
            .collect()
    }
}

/// A number and its extension, as it is compared.
fn dialable(number: &PhoneNumber) -> String {
    let extension = number.extension().map_or_else(String::new, |it| format!(",{it}"));
    format!("{}{extension}", number.digits())
}
