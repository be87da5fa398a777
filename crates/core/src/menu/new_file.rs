//! The text of a new menu file, from the little that its keeper must say.

use std::fmt::Write as _;

/// What a new menu file begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFile {
    /// The organization's name.
    pub title: String,
    /// The number people dial, in any usual way of writing.
    pub number: String,
    /// The IANA name of its zone.
    pub timezone: String,
    /// Whom callers can reach: a name, and hours where they are known. The first is key 1.
    pub teams: Vec<(String, Option<String>)>,
}

impl NewFile {
    /// The file: a line, a menu where there is a choice, and the teams. It is for a person to go on
    /// with; [`load`](super::load) says whether what was given makes a menu.
    pub fn text(&self) -> String {
        let named = self.named();
        let answer = match named.as_slice() {
            [(only, ..)] => only.as_str(),
            _ => "main",
        };
        let mut text = format!(
            "# {title}: what answers its telephone.\n\
             #   phonetree call --menu THIS_FILE     call it\n\
             #   phonetree schema                    every key that may stand in here, for editors\n\n\
             format   = 1\ntitle    = {quoted}\ntimezone = {zone}\nlanguage = \"en-US\"\n",
            title = self.title.replace(char::is_control, " "),
            quoted = quoted(&self.title),
            zone = quoted(&self.timezone),
        );
        if self.teams.iter().any(|(_, hours)| hours.as_ref().is_some_and(|it| it.contains("PH"))) {
            text +=
                "country  = \"US\"                         # whose public holidays \"PH\" means\n";
        }
        if named.len() > 1 {
            // Nobody who presses nothing is dropped.
            let _ = writeln!(text, "operator = {}", quoted(&named[0].0));
        }
        let _ = write!(
            text,
            "\n[lines.front-desk]\nnumber = {}\nanswer = {}\n",
            quoted(&self.number),
            quoted(answer)
        );
        if named.len() != 1 {
            text += "\n[menus.main]\ngreeting = \"Thank you for calling {title}.\"\noptions  = [\n";
            for (n, (id, name, _)) in named.iter().enumerate() {
                let (key, label) = (n + 1, quoted(name));
                let _ = writeln!(
                    text,
                    "  {{ key = \"{key}\", label = {label}, to = {} }},",
                    quoted(id)
                );
            }
            text += "]\n";
        }
        for (id, name, hours) in &named {
            let _ = write!(text, "\n[teams.{id}]\nname   = {}\n", quoted(name));
            let _ = match hours {
                Some(hours) => writeln!(text, "hours  = {}", quoted(hours)),
                None => writeln!(text, "# hours = \"Mo-Fr 08:00-17:00\"   when it answers"),
            };
            text += "topics = []                            # errands, in callers' own words\n";
        }
        text
    }

    /// The teams, each with a name of its own in the file.
    fn named(&self) -> Vec<(String, &str, Option<&str>)> {
        let mut named: Vec<(String, &str, Option<&str>)> = Vec::new();
        for (name, hours) in &self.teams {
            let wanted = id(name);
            let is_taken = |id: &String| {
                ["main", "front-desk"].contains(&id.as_str())
                    || named.iter().any(|(it, ..)| it == id)
            };
            // One more than are taken is enough to find a number that is free.
            let numbered = (2..=named.len() + 4).map(|n| format!("{wanted}-{n}"));
            let id = [wanted.clone()].into_iter().chain(numbered).find(|id| !is_taken(id));
            named.push((id.unwrap_or(wanted), name, hours.as_deref()));
        }
        named
    }
}

/// A name for the file: "Dr. Lee's desk" is `dr-lee-s-desk`.
fn id(name: &str) -> String {
    let plain = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    let id = plain.split_whitespace().collect::<Vec<_>>().join("-");
    if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id
    } else {
        format!("team-{id}").trim_end_matches('-').to_owned()
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
