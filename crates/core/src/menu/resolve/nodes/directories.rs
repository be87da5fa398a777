//! Directories: whose names can be spelled on the keypad, and who is read out where names begin alike.

use crate::document::{At, Many, Problem};
use crate::language::Locale;
use crate::menu::ids::{DirectoryId, LanguageId, Node, PromptId, TeamId};
use crate::menu::parts::{
    Key, Keys, NameChoice, NameDirectory, NamesFound, Role, SpelledBy, SpelledName, Team,
    WayToPerson, spelled,
};
use crate::menu::raw::{RawDirectory, RawFile, RawSay, RawTeam};
use crate::menu::resolve::compose::{Fill, spoken_keys};
use crate::menu::resolve::extent::join;
use crate::menu::resolve::resolver::Resolver;
use crate::menu::resolve::settings::timings;
use crate::menu::resolve::tables::each;
use crate::menu::tree::Tree;

/// Resolves the directories of a file. They come after the teams: they read out their names.
pub(in crate::menu::resolve) fn directories(
    raw: &RawFile,
    tree: &Tree,
    resolver: &mut Resolver<'_>,
) -> Vec<NameDirectory> {
    let none = Vec::new();
    let teams = raw.teams.as_ref().map_or(&none, |teams| &teams.value.0);
    let teams: Vec<&RawTeam> = teams.iter().map(|(_, team)| &team.value).collect();
    each(raw.directories.as_ref(), |n, id, raw| {
        let file = People { raw: &teams, tree };
        resolver.directory(DirectoryId(n), id, raw, &file)
    })
}

/// The teams of a file, as typed and as resolved.
struct People<'r> {
    raw: &'r [&'r RawTeam],
    tree: &'r Tree,
}

impl Resolver<'_> {
    fn directory(
        &mut self,
        n: DirectoryId,
        id: &At<String>,
        raw: &RawDirectory,
        file: &People<'_>,
    ) -> NameDirectory {
        let node = Node::Directory(n);
        let by = raw.by.as_ref().map_or(SpelledBy::LastName, |by| by.value);
        let people = self.people(id, raw, file);
        let mut names: Vec<SpelledName> = Vec::new();
        for team in &people {
            names.extend(self.spelled_names(*team, by, file));
        }
        names.sort();
        names.dedup();
        let ask = match &raw.ask {
            Some(say) => self.composer.say(Some(node), Role::Ask, say, self.report),
            None => self.ask_for_a_name(node, by),
        };
        let mut directory = NameDirectory {
            id: id.value.as_str().into(),
            by,
            ask,
            people,
            names,
            choices: Vec::new(),
            ways: Vec::new(),
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match: self.nobody(node, raw.no_match.as_ref()),
            too_many: vec![self.composer.shared(Role::TooMany, "too_many_people")],
            no_match_choice: vec![self.composer.shared(Role::NoMatch(1), "no_match")],
            timings: timings(raw.timings.as_ref(), self.timings, self.report),
            star_to: raw.star_to.as_ref().map(|to| self.onward(to)),
            give_up: self.give_up(
                raw.give_up.as_ref(),
                [raw.no_input_to.as_ref(), raw.no_match_to.as_ref()],
            ),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        };
        self.add_choices(node, &mut directory, file.tree);
        directory.ways =
            directory.people.iter().filter_map(|team| way_to(*team, &directory)).collect();
        directory
    }

    /// Whom the file lists, or all teams with a name to spell.
    fn people(&mut self, id: &At<String>, raw: &RawDirectory, file: &People<'_>) -> Vec<TeamId> {
        let mut people: Vec<TeamId> = Vec::new();
        for name in raw.people.iter().flat_map(|people| &people.value) {
            let team = self.names.team(name, self.report);
            people.extend(team.filter(|team| !people.contains(team)));
        }
        if raw.people.is_none() {
            let teams = (0u32..).map(TeamId).zip(file.raw);
            let has_name = |team: &RawTeam| team.last_name.is_some() || team.first_name.is_some();
            people.extend(teams.filter(|(_, team)| has_name(team)).map(|(team, _)| team));
        }
        if people.is_empty() && raw.people.as_ref().is_none_or(|people| people.value.is_empty()) {
            let nobody = format!("nobody is in the directory `{}`", id.value);
            self.report.add(Problem::new(id.span.clone(), nobody).help(
                "list the teams, as in people = [\"ana\", \"ben\"], or give teams a last_name",
            ));
        }
        people
    }

    /// The names of a person that callers may spell.
    fn spelled_names(
        &mut self,
        team: TeamId,
        by: SpelledBy,
        file: &People<'_>,
    ) -> Vec<SpelledName> {
        let Some(raw) = file.raw.get(team.index()) else { return Vec::new() };
        let name = file.tree[team].name.in_language(LanguageId::default());
        let own = |own: Option<&At<String>>, word: Option<&str>| {
            own.map(|own| own.value.clone()).or_else(|| word.map(str::to_owned)).unwrap_or_default()
        };
        let last = own(raw.last_name.as_ref(), name.split_whitespace().next_back());
        let first = own(raw.first_name.as_ref(), name.split_whitespace().next());
        let names = match by {
            SpelledBy::LastName => vec![last],
            SpelledBy::FirstName => vec![first],
            SpelledBy::EitherName => vec![last, first],
        };
        let mut found = Vec::new();
        for name in names {
            let keys = spelled(&name);
            if !keys.is_empty() {
                found.push(SpelledName { keys, team });
                continue;
            }
            let at = raw.name.as_ref().map_or(0..0, |name| name.span.clone());
            self.report.add(
                Problem::new(at, format!("\"{name}\" has no letter that is on a keypad"))
                    .help("write how callers spell it in Latin letters: last_name = \"Li\""),
            );
        }
        found
    }

    /// What is said where nobody is found: the directory's own words, or the phrase that all share.
    fn nobody(&mut self, node: Node, raw: Option<&At<Many<RawSay>>>) -> Vec<PromptId> {
        match raw {
            Some(_) => self.remarks(node, raw, Role::NoMatch, "nobody"),
            None => vec![self.composer.shared(Role::Nobody, "nobody")],
        }
    }

    fn ask_for_a_name(&mut self, node: Node, by: SpelledBy) -> PromptId {
        let phrase = match by {
            SpelledBy::LastName => "spell_last_name",
            SpelledBy::FirstName => "spell_first_name",
            SpelledBy::EitherName => "spell_name",
        };
        let end: Keys = [Key::HASH].into_iter().collect();
        let words = self.composer.each_language().map(|(language, locale)| {
            let key = Fill::Words(spoken_keys(&end, locale));
            self.composer.phrase_with(phrase, language, &vec![("key", key)])
        });
        let words = words.collect();
        self.composer.derived(Some(node), Role::Ask, words)
    }

    /// The lists of people that may be read out.
    fn add_choices(&mut self, node: Node, directory: &mut NameDirectory, tree: &Tree) {
        for name in directory.names.clone() {
            let fewest = NameDirectory::FEWEST_LETTERS.min(name.keys.len());
            for length in fewest..=name.keys.len() {
                let typed: Keys = name.keys.iter().copied().take(length).collect();
                let people = directory.people_at(&typed);
                let is_read_out = (2..=NameDirectory::MOST_READ_OUT).contains(&people.len());
                let known = directory.choices.iter().any(|choice| choice.people == people);
                if is_read_out && !known {
                    let prompt = self.read_out(node, directory.choices.len(), &people, tree);
                    directory.choices.push(NameChoice { people, prompt });
                }
            }
        }
    }

    /// "For Ana Perez, press 1. For Ben Perez, press 2. To spell the name again, press star."
    fn read_out(&mut self, node: Node, n: usize, people: &[TeamId], tree: &Tree) -> PromptId {
        let sentence = |phrase, label: &str, key: char, language: LanguageId, locale: &Locale| {
            let key = Fill::Words(locale.key(key));
            let label = Fill::Words(label.to_owned());
            self.composer.phrase_with(phrase, language, &vec![("label", label), ("key", key)])
        };
        let words = self.composer.each_language().map(|(language, locale)| {
            let persons = ('1'..='9').zip(people).map(|(key, team)| {
                let Team { name, .. } = &tree[*team];
                sentence("option", name.in_language(language), key, language, locale)
            });
            let again = self.composer.phrase("spell_again");
            let again = sentence("action", again.in_language(language), '*', language, locale);
            join(persons.chain([again]))
        });
        let words = words.collect();
        let n = u16::try_from(n + 1).unwrap_or(u16::MAX);
        self.composer.derived(Some(node), Role::Names(n), words)
    }
}

/// How a person is found with the fewest letters.
fn way_to(team: TeamId, directory: &NameDirectory) -> Option<WayToPerson> {
    let names = directory.names.iter().filter(|name| name.team == team);
    names.into_iter().find_map(|name| {
        let fewest = NameDirectory::FEWEST_LETTERS.min(name.keys.len());
        (fewest..=name.keys.len()).find_map(|length| {
            let mut keys: Keys = name.keys.iter().copied().take(length).collect();
            let key = match directory.found(&keys) {
                NamesFound::One(_) => None,
                NamesFound::Several(choice) => {
                    let people = &directory.choices[choice].people;
                    let place = people.iter().position(|person| *person == team)?;
                    Some(('1'..='9').filter_map(Key::from_char).nth(place)?)
                }
                NamesFound::Nobody | NamesFound::TooMany => return None,
            };
            let fits = keys.push(Key::HASH) && key.is_none_or(|key| keys.push(key));
            fits.then_some(WayToPerson { team, keys })
        })
    })
}
