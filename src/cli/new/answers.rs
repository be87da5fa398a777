//! What a new menu file is made of: from options, and for the rest from answers.

use std::io::{self, IsTerminal as _};

use chrono::Utc;
use chrono_tz::Tz;

use super::Command;
use super::interview::{Interview, InterviewQuestion};
use crate::cli::Failure;
use crate::cli::output::aside;
use phonetree_core::document::escape::printable;
use phonetree_core::hours::{Holidays, Hours, parse_zone};
use phonetree_core::language::Locale;
use phonetree_core::menu::{AfterHours, Email, NewFile, NewTeam, PhoneNumber, Url};

/// As many as a menu of one-digit keys has.
const MOST_TEAMS: usize = 9;

impl Command {
    /// What the options say, and for the rest what the answers do.
    pub(super) fn answers(&self) -> Result<NewFile, Failure> {
        let asks = Interview { terminal: io::stdin().is_terminal() };
        let title = InterviewQuestion {
            option: "--title",
            text: "What is the organization's name?",
            offered: None,
            unasked: None,
        };
        let title = asks.unless(self.title.as_ref(), &title, name_of)?;
        let number = InterviewQuestion {
            option: "--number",
            text: "What number do people call?",
            offered: Some("+1-202-555-0142"),
            unasked: None,
        };
        let number = asks.unless(self.number.as_ref(), &number, |text| {
            PhoneNumber::parse(text).map_err(|wrong| format!("\"{text}\" {wrong}"))
        })?;
        let timezone = self.zone(&asks, &number)?;
        let mut teams = self.teams(&asks)?;
        let languages = self.languages(&asks)?;
        translated(&asks, &mut teams, &languages)?;
        let mut new = NewFile::default();
        new.title = title;
        number.as_written().clone_into(&mut new.number);
        new.timezone = timezone;
        new.languages = languages;
        new.written = Utc::now().date_naive();
        new.after_hours = self.after_hours(&asks, &mut teams)?;
        let operator = InterviewQuestion {
            option: "--operator",
            text: "Who answers key 0? (the name of a team; Enter: nobody)",
            offered: Some(""),
            unasked: Some(""),
        };
        new.operator = asks.unless(self.operator.as_ref(), &operator, |text| match text {
            "" => Ok(None),
            name => place_of(name, &teams).map(Some),
        })?;
        let on_holidays = |team: &NewTeam| team.hours.as_ref().is_some_and(|it| it.contains("PH"));
        if teams.iter().any(on_holidays) {
            new.country = Some(number.country().unwrap_or_else(|| "US".to_owned()));
        } else if teams.iter().any(NewTeam::closes) {
            new.country = country_of(&number);
        }
        new.teams = teams;
        Ok(new)
    }

    /// The zone: that of the number, unless somebody knows better.
    fn zone(&self, asks: &Interview, number: &PhoneNumber) -> Result<String, Failure> {
        let here = || iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned());
        let guessed = number.zones();
        let guess = guessed.first().map_or_else(here, |zone| zone.name().to_owned());
        let others: Vec<&str> = guessed.iter().skip(1).take(3).map(|zone| zone.name()).collect();
        let text = match others.as_slice() {
            [] => "In which time zone?".to_owned(),
            others => format!(
                "In which time zone? (by the number it could also be {})",
                others.join(", ")
            ),
        };
        let question = InterviewQuestion {
            option: "--timezone",
            text: &text,
            offered: Some(&guess),
            unasked: Some(&guess),
        };
        asks.unless(self.timezone.as_ref(), &question, |text| {
            parse_zone(text).map(|zone| zone.name().to_owned()).map_err(|wrong| wrong.to_string())
        })
    }

    fn teams(&self, asks: &Interview) -> Result<Vec<NewTeam>, Failure> {
        let teams = match self.team.as_slice() {
            [] => asked_teams(asks)?,
            given => {
                let read = given.iter().map(|team| team_of(team));
                read.collect::<Result<_, _>>()
                    .map_err(|wrong| Failure(format!("--team: {wrong}")))?
            }
        };
        match teams.len() {
            0 => Err(Failure(
                "name at least one team that callers can reach: --team NAME".to_owned(),
            )),
            1..=MOST_TEAMS => Ok(teams),
            n => Err(Failure(format!(
                "{n} teams are more than a menu has keys: start with up to {MOST_TEAMS}, and add menus in the file"
            ))),
        }
    }

    fn languages(&self, asks: &Interview) -> Result<Vec<String>, Failure> {
        let given = (!self.language.is_empty()).then(|| self.language.join(", "));
        let question = InterviewQuestion {
            option: "--language",
            text: "In which languages? (one, or several: en-US, es-US)",
            offered: Some("en-US"),
            unasked: Some("en-US"),
        };
        asks.unless(given.as_ref(), &question, languages_of)
    }

    fn after_hours(&self, asks: &Interview, teams: &mut [NewTeam]) -> Result<AfterHours, Failure> {
        if let Some(email) = &self.email {
            let email = email_of(email).map_err(|wrong| Failure(format!("--email: {wrong}")))?;
            for team in teams.iter_mut().filter(|team| !team.has_another_way()) {
                team.email = Some(email.clone());
            }
        }
        let lacking = teams.iter().find(|team| team.closes() && !team.has_another_way());
        let lacking = lacking.map(|team| team.names.first().cloned().unwrap_or_default());
        if self.after_hours.is_none() && !teams.iter().any(NewTeam::closes) {
            return Ok(AfterHours::Told);
        }
        let usual = if lacking.is_some() { "voicemail" } else { "email" };
        let question = InterviewQuestion {
            option: "--after-hours",
            text: "What do callers get after hours? (voicemail; email: they hear the hours and where to write; or the name of a team)",
            offered: Some(usual),
            unasked: Some(usual),
        };
        asks.unless(self.after_hours.as_ref(), &question, |text| match text.to_lowercase().as_str() {
            "voicemail" => Ok(AfterHours::Voicemail),
            "email" => match &lacking {
                None => Ok(AfterHours::Told),
                Some(team) => Err(format!(
                    "{team} has no email address to tell: give one with --email, or write \"voicemail\""
                )),
            },
            _ => {
                let place = place_of(text, teams).map_err(|why| format!("{why}, \"voicemail\" or \"email\""))?;
                match teams.get(place).filter(|team| team.closes() && !team.has_another_way()) {
                    None => Ok(AfterHours::Team(place)),
                    Some(_) => Err(format!(
                        "\"{text}\" closes, too: name a team that is always there, give it an email, or write \"voicemail\""
                    )),
                }
            }
        })
    }
}

/// The country whose holidays a new menu is in doubt about: that of its number, where those are known. Numbers
/// that are free to call in North America are taken for American.
fn country_of(number: &PhoneNumber) -> Option<String> {
    let free = || number.digits().starts_with('1').then(|| "US".to_owned());
    let country = number.country().or_else(free)?;
    Holidays::of(&country).is_ok().then_some(country)
}

/// The teams, a line each, up to an empty one. A person is also asked when each answers.
fn asked_teams(asks: &Interview) -> Result<Vec<NewTeam>, Failure> {
    aside(
        "Whom can callers reach? One per line, such as: Scheduling = Mo-Fr 08:00-17:00 = visits@example.org",
    );
    let mut teams = Vec::new();
    while let Some(line) =
        asks.line(&format!("  key {} (Enter ends the list) ", teams.len() + 1))?
    {
        if line.is_empty() {
            break;
        }
        let mut team = match team_of(&line) {
            Ok(team) => team,
            Err(wrong) if asks.terminal => {
                aside(&wrong);
                continue;
            }
            Err(wrong) => return Err(Failure(wrong)),
        };
        if asks.terminal && !line.contains('=') {
            let optional = |text| InterviewQuestion {
                option: "--team",
                text,
                offered: Some(""),
                unasked: Some(""),
            };
            let maybe = |text: &str, read: fn(&str) -> Result<String, String>| match text {
                "" => Ok(None),
                text => read(text).map(Some),
            };
            let when = "    When do they answer? (such as Mo-Fr 08:00-17:00; Enter: not published)";
            team.hours = asks.unless(None, &optional(when), |text| maybe(text, hours_of))?;
            let email = "    Their email? (Enter: none)";
            team.email = asks.unless(None, &optional(email), |text| maybe(text, email_of))?;
        }
        teams.push(team);
    }
    Ok(teams)
}

/// A name for each team in each language.
fn translated(
    asks: &Interview,
    teams: &mut [NewTeam],
    languages: &[String],
) -> Result<(), Failure> {
    for team in teams {
        let first = team.names.first().cloned().unwrap_or_default();
        if team.names.len() > languages.len().max(1) {
            // A name may have a bar in it.
            team.names = vec![team.names.join(" | ")];
        }
        for language in languages.iter().skip(team.names.len().max(1)) {
            let locale = Locale::of(language);
            let text = format!(
                "What is \"{first}\" called in {}?",
                locale.first_words().name_of_language()
            );
            let option = format!("--team \"{first} | NAME\"");
            let question = InterviewQuestion {
                option: &option,
                text: &text,
                offered: Some(&first),
                unasked: None,
            };
            let name = asks.unless(None, &question, name_of)?;
            team.names.push(name);
        }
    }
    Ok(())
}

/// `NAME`, `NAME = HOURS`, `NAME = HOURS = EMAIL`, in which a part says by itself what it is.
fn team_of(text: &str) -> Result<NewTeam, String> {
    let mut parts = text.split('=').map(str::trim);
    let names = parts.next().unwrap_or_default().split(" | ").map(str::trim);
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.iter().any(String::is_empty) {
        return Err(format!("\"{text}\" has no name: write \"Scheduling = Mo-Fr 08:00-17:00\""));
    }
    for name in &names {
        name_of(name)?;
    }
    let mut team = NewTeam { names, ..NewTeam::default() };
    while let Some(part) = parts.next() {
        if part.starts_with("http://") || part.starts_with("https://") {
            // A web address may have an equals sign.
            let rest: Vec<&str> = [part].into_iter().chain(parts.by_ref()).collect();
            let url = rest.join("=");
            team.url =
                Some(Url::parse(&url).map_err(|wrong| format!("\"{url}\" {wrong}"))?.to_string());
        } else if let Some(fax) = part.strip_prefix("fax ") {
            PhoneNumber::parse(fax).map_err(|wrong| format!("\"{fax}\" {wrong}"))?;
            team.fax = Some(fax.trim().to_owned());
        } else if part.contains('@') || team.hours.is_some() {
            team.email = Some(email_of(part)?);
        } else {
            team.hours = Some(hours_of(part)?);
        }
    }
    Ok(team)
}

/// Text that people can read.
fn name_of(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it needs a name".to_owned());
    }
    if printable(text) != text {
        return Err(format!("\"{text}\" has a character that nobody sees: type it again"));
    }
    Ok(text.to_owned())
}

fn hours_of(text: &str) -> Result<String, String> {
    match Hours::parse(text, Tz::UTC, Some("US")) {
        Ok(_) => Ok(text.to_owned()),
        Err(wrong) => match wrong.rewrite {
            Some(rewrite) => {
                aside(&format!("({text} is written {rewrite})"));
                Ok(rewrite)
            }
            None => Err(format!("can't read the hours \"{text}\": {}", wrong.message)),
        },
    }
}

fn email_of(text: &str) -> Result<String, String> {
    Email::parse(text).map(|email| email.to_string()).map_err(|wrong| format!("\"{text}\" {wrong}"))
}

fn languages_of(text: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', ' ']).filter(|tag| !tag.is_empty()) {
        let Some(locale) = Locale::find(tag) else {
            let known: Vec<&str> = Locale::ALL.iter().map(|locale| locale.subtag()).collect();
            return Err(format!(
                "\"{tag}\": a new menu speaks {}; write other languages into the file",
                known.join(", ")
            ));
        };
        let primary = locale.subtag();
        if tags.iter().any(|it| it.split('-').next() == Some(primary)) {
            return Err(format!("\"{primary}\" is there twice"));
        }
        tags.push(tag.to_owned());
    }
    match tags.is_empty() {
        true => Err("name a language, such as en-US".to_owned()),
        false => Ok(tags),
    }
}

/// The place of a team of this name.
fn place_of(name: &str, teams: &[NewTeam]) -> Result<usize, String> {
    let is_it =
        |team: &NewTeam| team.names.iter().any(|it| it.to_lowercase() == name.to_lowercase());
    teams.iter().position(is_it).ok_or_else(|| {
        let known: Vec<String> = teams
            .iter()
            .filter_map(|team| team.names.first())
            .map(|name| format!("\"{name}\""))
            .collect();
        format!("\"{name}\" is none of the teams; write {}", known.join(", "))
    })
}
