//! The text of a new menu file, and of its first written calls, from the little that its keeper must say.
mod calls;
mod place;

use std::fmt::Write as _;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::hours::Hours;
use crate::language::Locale;

/// What a new menu file begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewFile {
    /// The organization's name.
    pub title: String,
    /// The number people dial, in any usual way of writing.
    pub number: String,
    /// The IANA name of its zone.
    pub timezone: String,
    /// The country whose public holidays "PH" means.
    pub country: Option<String>,
    /// The languages spoken, as BCP 47 tags. The first is the menu's; none is American English.
    pub languages: Vec<String>,
    /// Whom callers can reach. The first is key 1.
    pub teams: Vec<NewTeam>,
    /// What callers of a closed team get.
    pub after_hours: AfterHours,
    /// The team that answers those who ask for a person, by its place.
    pub operator: Option<usize>,
    /// The day on which all this was said.
    pub written: NaiveDate,
    /// Rules of `check` that the answers are against: the file says so, and why.
    pub waived: Vec<String>,
}

/// Whom callers can reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTeam {
    /// Its name: one for all languages, or one for each.
    pub names: Vec<String>,
    /// When it answers, if that is known.
    pub hours: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Where to fax.
    pub fax: Option<String>,
    /// Its web page.
    pub url: Option<String>,
}

/// What callers of a closed team get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterHours {
    /// They hear when it opens, and where to write.
    #[default]
    Told,
    /// They leave a message.
    Voicemail,
    /// Another team answers, by its place.
    Team(usize),
}

/// The name of the mailbox.
const VOICEMAIL: &str = "voicemail";

/// Names that teams can't have.
const TAKEN: [&str; 4] = ["main", "language", "front-desk", VOICEMAIL];

impl NewTeam {
    /// Whether a caller who finds it closed has another way to it.
    pub fn has_another_way(&self) -> bool {
        self.email.is_some() || self.fax.is_some() || self.url.is_some()
    }

    /// Whether it is closed at times.
    pub fn closes(&self) -> bool {
        let hours = self.hours.as_ref().map(|hours| Hours::parse(hours, Tz::UTC, Some("US")));
        hours.is_some_and(|hours| hours.is_ok_and(|hours| !hours.never_close()))
    }
}

impl NewFile {
    /// The file: a line, a menu where there is a choice, and the teams. It is for a person to go on
    /// with; [`load`](super::load) says whether what was given makes a menu.
    pub fn text(&self) -> String {
        let ids = self.ids();
        let title = self.title.replace(char::is_control, " ");
        let mut text = format!(
            "#:schema ./menu.schema.json\n\
             # {title}: what answers its telephone.\n\
             # Every key that may stand in here: phonetree schema > menu.schema.json, and your editor knows them, too.\n\n\
             format    = 1\ntitle     = {}\ntimezone  = {}\nlanguage  = {}\n",
            quoted(&self.title),
            quoted(&self.timezone),
            quoted(self.tags()[0]),
        );
        if self.has_languages() {
            let others: Vec<String> = self.tags()[1..].iter().map(|tag| quoted(tag)).collect();
            let _ = writeln!(text, "languages = [{}]", others.join(", "));
        }
        if let Some(country) = &self.country {
            let country = quoted(country);
            let _ =
                writeln!(text, "country   = {country:<30} # whose public holidays \"PH\" means");
        }
        if let Some(operator) = self.operator.and_then(|place| ids.get(place)) {
            let operator = quoted(operator);
            let _ = writeln!(
                text,
                "operator  = {operator:<30} # who answers callers who ask for a person"
            );
        }
        text += "source    = \"owner\"\n";
        text += &self.waivers();
        let first = match ids.as_slice() {
            [only] => only,
            _ => "main",
        };
        let answer = if self.has_languages() { "language" } else { first };
        let (number, answer) = (quoted(&self.number), quoted(answer));
        let _ = write!(text, "\n[lines.front-desk]\nnumber = {number}\nanswer = {answer}\n");
        if self.has_languages() {
            text += &self.language_menu(first);
        }
        if ids.len() != 1 {
            text += &self.menu(&ids);
        }
        for (place, (id, team)) in ids.iter().zip(&self.teams).enumerate() {
            text += &self.team(id, team, self.closed_to(place, &ids).as_deref());
        }
        if self.has_voicemail() {
            let say = self.each(|locale| locale.first_words().leave_a_message().to_owned());
            let _ = write!(text, "\n[mailboxes.{VOICEMAIL}]\nsay = {say}\n");
        }
        let source = quoted(&format!("What {title} says of itself"));
        let _ = write!(text, "\n[sources.owner]\ntitle = {source}\nseen  = {}\n", self.written);
        text
    }

    fn waivers(&self) -> String {
        if self.waived.is_empty() {
            return String::new();
        }
        let mut text = String::from("waive     = [\n");
        for rule in &self.waived {
            let _ = writeln!(
                text,
                "  {{ rule = {}, because = \"as it was answered at first; delete this line to be told\" }},",
                quoted(rule)
            );
        }
        text + "]\n"
    }

    /// The menu in which callers choose their language, said in each of them.
    fn language_menu(&self, first: &str) -> String {
        let said: Vec<String> = (self.tags().iter().enumerate())
            .map(|(n, tag)| Locale::of(tag).first_words().choose_language(&(n + 1)))
            .collect();
        let said = self.each(|locale| {
            format!("{} {}", locale.first_words().greeting(&"{title}"), said.join(" "))
        });
        let mut text = format!("\n[menus.language]\nsay     = {said}\noptions = [\n");
        for (n, tag) in self.tags().iter().enumerate() {
            let name = quoted(Locale::of(tag).first_words().name_of_language());
            let _ = writeln!(
                text,
                "  {{ key = \"{}\", label = {}, to = {}, language = {} }},",
                n + 1,
                self.each_as_toml(|_| name.clone()),
                quoted(first),
                quoted(tag)
            );
        }
        let _ = write!(text, "]\ngive_up = {}   # callers who say nothing\n", quoted(first));
        text
    }

    fn menu(&self, ids: &[String]) -> String {
        let mut text = String::from("\n[menus.main]\n");
        // Where callers choose their language, they are greeted there.
        if !self.has_languages() {
            let greeting = self.each(|locale| locale.first_words().greeting(&"{title}"));
            let _ = writeln!(text, "greeting = {greeting}");
        }
        text += "options  = [\n";
        for (n, (id, team)) in ids.iter().zip(&self.teams).enumerate() {
            let label = self.name(team, |name| name.replace('{', "{{").replace('}', "}}"));
            let (key, id) = (n + 1, quoted(id));
            let _ = writeln!(text, "  {{ key = \"{key}\", label = {label}, to = {id} }},");
        }
        if self.operator.is_some() {
            text += "  { key = \"0\", do = \"operator\" },\n";
        }
        text += "]\n";
        if self.operator.is_none() {
            let first = ids.first().map_or("main", String::as_str);
            let to = if self.has_voicemail() { VOICEMAIL } else { first };
            let _ =
                writeln!(text, "give_up  = {}   # for callers who can't press keys", quoted(to));
        }
        text
    }

    fn team(&self, id: &str, team: &NewTeam, closed_to: Option<&str>) -> String {
        let mut text = format!("\n[teams.{id}]\nname   = {}\n", self.name(team, str::to_owned));
        let _ = match &team.hours {
            Some(hours) => writeln!(text, "hours  = {}", quoted(hours)),
            None => writeln!(text, "# hours = \"Mo-Fr 08:00-17:00\"   when it answers"),
        };
        for (key, value) in [("email ", &team.email), ("fax   ", &team.fax), ("url   ", &team.url)]
        {
            if let Some(value) = value {
                let _ = writeln!(text, "{key} = {}", quoted(value));
            }
        }
        text += "topics = []   # errands in callers' words, and what else they call them:\n";
        text += "# topics = [{ say = \"Pay a bill\", also = [\"invoice\", \"payment\"] }, \"Ask for a refund\"]\n";
        if let Some(to) = closed_to {
            let _ = writeln!(text, "closed_to = {}", quoted(to));
        }
        if self.has_voicemail() {
            let _ = writeln!(text, "ring = \"20s\"   # how long, before nobody has picked up");
            let _ = writeln!(text, "unanswered_to = {}", quoted(VOICEMAIL));
        }
        text
    }

    /// Where callers go on when a team is closed.
    fn closed_to(&self, place: usize, ids: &[String]) -> Option<String> {
        self.teams.get(place).filter(|team| team.closes())?;
        match self.after_hours {
            AfterHours::Told => None,
            AfterHours::Voicemail => Some(VOICEMAIL.to_owned()),
            AfterHours::Team(team) => ids.get(team).filter(|_| team != place).cloned(),
        }
    }

    /// Whether there is a mailbox, and callers who get to it.
    fn has_voicemail(&self) -> bool {
        self.after_hours == AfterHours::Voicemail && self.teams.iter().any(NewTeam::closes)
    }

    fn has_languages(&self) -> bool {
        self.languages.len() > 1
    }

    fn tags(&self) -> Vec<&str> {
        match self.languages.as_slice() {
            [] => vec!["en-US"],
            tags => tags.iter().map(String::as_str).collect(),
        }
    }

    /// A text for each language.
    fn each(&self, say: impl Fn(&'static Locale) -> String) -> String {
        self.each_as_toml(|n| quoted(&say(Locale::of(self.tags()[n]))))
    }

    /// The name of a team, in each language if it has one for each.
    fn name(&self, team: &NewTeam, write: impl Fn(&str) -> String) -> String {
        let first = team.names.first().map_or("", String::as_str);
        match team.names.len() > 1 {
            true => self
                .each_as_toml(|n| quoted(&write(team.names.get(n).map_or(first, String::as_str)))),
            false => quoted(&write(first)),
        }
    }

    fn each_as_toml(&self, value: impl Fn(usize) -> String) -> String {
        if !self.has_languages() {
            return value(0);
        }
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        let tags: Vec<String> = self.tags().iter().map(|tag| primary(tag)).collect();
        let texts: Vec<String> =
            tags.iter().enumerate().map(|(n, tag)| format!("{tag} = {}", value(n))).collect();
        format!("{{ {} }}", texts.join(", "))
    }

    /// A name in the file for each team.
    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for team in &self.teams {
            let wanted = id(team.names.first().map_or("", String::as_str));
            let is_taken = |id: &String| TAKEN.contains(&id.as_str()) || ids.contains(id);
            // One more than are taken is enough to find a number that is free.
            let numbered = (2..=ids.len() + TAKEN.len() + 2).map(|n| format!("{wanted}-{n}"));
            let id = [wanted.clone()].into_iter().chain(numbered).find(|id| !is_taken(id));
            ids.push(id.unwrap_or(wanted));
        }
        ids
    }
}

/// A name for the file: "Dr. Lee's desk" is `dr-lee-s-desk`.
fn id(name: &str) -> String {
    /// Nobody likes to type longer ones.
    const MOST_LETTERS: usize = 40;
    let plain = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    let mut id = String::new();
    for word in plain.split_whitespace() {
        if !id.is_empty() && id.len() + word.len() > MOST_LETTERS {
            break;
        }
        id += if id.is_empty() { "" } else { "-" };
        id += word;
    }
    id.truncate(MOST_LETTERS);
    if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id
    } else {
        format!("team-{id}").trim_end_matches('-').to_owned()
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
