//! Teams, and what they say when they answer or are closed; web pages.

mod queues;

pub(super) use queues::holds_in_line;

use super::compose::{Composer, Fill, Fills, Gender, Genders, spoken_keys};
use super::extent::join;
use super::joined;
use super::nodes::directories;
use super::resolver::{OwnPlace, Resolver};
use super::tables::each;
use crate::document::{At, Diagnostics, Problem};
use crate::language::{Locale, in_a_sentence};
use crate::menu::ids::{LanguageId, Node, PromptId, SwitchId, TeamId};
use crate::menu::parts::{
    Channel, Closing, Email, Gap, Keys, PhoneNumber, Piece, Resource, Role, Team, Template, Text,
    Topic, Url,
};
use crate::menu::raw::{RawFile, RawSay, RawSwitch, RawTeam, RawTopic};
use crate::menu::tree::Tree;
use crate::menu::ways::Route;

/// Resolves the teams of a file. They come last: a closed team names the other lines that reach it.
pub(super) fn resolve(raw: &RawFile, tree: &mut Tree, resolver: &mut Resolver<'_>) {
    tree.0.teams = each(raw.teams.as_ref(), |_, id, raw| facts(&id.value, raw, resolver));
    tree.0.directories = directories(raw, tree, resolver);
    // Routes are walked only through what is whole: a dead name leads to a stand-in.
    if resolver.report.is_clean() {
        joined::refuse_the_far(tree, resolver.report);
    }
    if !resolver.report.is_clean() {
        return;
    }
    // Of the lines that lead to a team, the first that was not dialed is named: two are enough.
    let routes = tree.first_routes_to_teams(2);
    let switches: Vec<&RawSwitch> =
        raw.switches.iter().flat_map(|all| &all.value.0).map(|(_, at)| &at.value).collect();
    let raw_switches = switches.as_slice();
    let prompts: Vec<(PromptId, Option<PromptId>, Vec<Closing>)> =
        each(raw.teams.as_ref(), |n, _, raw| {
            let team = TeamId(n);
            let ways = routes.get(&team).map(Vec::as_slice).unwrap_or_default();
            let genders = resolver.composer.genders(raw.gender.as_ref(), resolver.report);
            resolver.wants_a_gender(raw, &genders);
            let said = |role, say, ways| TeamWords { role, say, ways, genders: &genders };
            let connected =
                resolver.team_says(tree, team, &said(Role::Connected, raw.connected.as_ref(), &[]));
            let is_ever_closed = tree[team].hours.is_some();
            let closed = is_ever_closed.then(|| {
                resolver.team_says(tree, team, &said(Role::Closed, raw.closed.as_ref(), ways))
            });
            let closings = resolver.closings(raw_switches, tree, team, (ways, &genders));
            (connected, closed, closings)
        });
    for (team, (connected, closed, closings)) in tree.0.teams.iter_mut().zip(prompts) {
        team.connected = connected;
        team.closed = closed;
        team.closings = closings;
    }
}

/// A prompt of a team: the file's words for it, the ways to the team, and the gender of its name.
struct TeamWords<'r> {
    role: Role,
    say: Option<&'r At<RawSay>>,
    ways: &'r [Route],
    genders: &'r Genders,
}

impl Resolver<'_> {
    /// Words with forms to choose from need to know the gender of the team's name.
    fn wants_a_gender(&mut self, raw: &RawTeam, genders: &Genders) {
        let closed = raw.hours.as_ref().map(|_| ("closed", &raw.closed));
        let said = [Some(("connected", &raw.connected)), closed].into_iter().flatten();
        let said: Vec<_> =
            said.map(|(role, say)| (role, say.as_ref().map(|say| &say.value.say))).collect();
        for (language, _) in self.composer.each_language() {
            let of = |(role, own): &(&str, _)| self.composer.has_forms(language, role, *own);
            let has_forms = said.iter().any(of);
            if !has_forms || genders[language.index()].is_some() {
                continue;
            }
            let (Some(name), Some(tag)) = (&raw.name, self.composer.tag(language)) else {
                continue;
            };
            self.report.add(
                Problem::new(
                    name.span.clone(),
                    format!("the gender of this name is not known in `{tag}`"),
                )
                .label("words with `|` in braces depend on it")
                .help(format!(
                    "add gender = {{ {tag} = \"m\" }} or \"f\"; of a plural \"mp\" or \"fp\""
                )),
            );
        }
    }

    /// The switches that close a team, and what callers hear then.
    fn closings(
        &mut self,
        raw: &[&RawSwitch],
        tree: &Tree,
        team: TeamId,
        (ways, genders): (&[Route], &Genders),
    ) -> Vec<Closing> {
        let closes = |switch: &SwitchId| tree[*switch].closes.contains(&team);
        let nth = (1..=u8::MAX).zip(tree.switch_ids().filter(closes));
        nth.map(|(n, switch)| {
            let (role, say) = (Role::ClosedByHand(n), raw[switch.index()].say.as_ref());
            let said = TeamWords { role, say, ways, genders };
            Closing { switch, says: self.team_says(tree, team, &said) }
        })
        .collect()
    }

    /// A prompt of a team: in the file's words, else in derived ones.
    fn team_says(&mut self, tree: &Tree, id: TeamId, said: &TeamWords<'_>) -> PromptId {
        let TeamWords { role, say, ways, genders } = *said;
        let composer = &self.composer;
        let fills: Vec<Fills> = composer
            .each_language()
            .map(|(language, locale)| {
                let mut fills = fills(&tree[id], composer, language, locale);
                // The last, where it is sought. Where none is known the masculine form is said.
                let gender = genders.get(language.index()).copied().flatten();
                fills
                    .push(("masculine|feminine", Fill::Forms(gender.unwrap_or(Gender::Masculine))));
                fills
            })
            .collect();
        let node = Some(Node::Team(id));
        if let Some(say) = say {
            let of = |language: LanguageId| fills[language.index()].clone();
            return self.composer.say_with(node, role, say, &of, self.report);
        }
        let words = composer.each_language().zip(&fills).map(|((language, locale), fills)| {
            if let Role::Closed | Role::ClosedByHand(_) = role {
                closed(tree, (id, role), ways, composer, (language, locale), fills)
            } else {
                connected(&tree[id], composer, language, fills)
            }
        });
        let words = words.collect();
        self.composer.derived(node, role, words)
    }
}

/// The extensions of all teams, in order.
pub(super) fn extensions(raw: &RawFile, report: &mut Diagnostics) -> Vec<(Keys, TeamId)> {
    let mut found: Vec<(&At<Keys>, TeamId)> = Vec::new();
    let teams = raw.teams.iter().flat_map(|teams| &teams.value.0);
    for (n, (_, team)) in (0u32..).zip(teams) {
        found.extend(team.value.extension.as_ref().map(|extension| (extension, TeamId(n))));
    }
    found.sort_by(|(one, _), (other, _)| one.value.cmp(&other.value));
    for pair in found.windows(2) {
        let [(first, _), (second, _)] = pair else { continue };
        if first.value == second.value {
            let message = format!("two teams have the extension {}", first.value);
            report.add(
                Problem::new(second.span.clone(), message)
                    .label("which one is meant?")
                    .also(first.span.clone(), "the other one is here"),
            );
        }
    }
    found.into_iter().map(|(extension, team)| (extension.value.clone(), team)).collect()
}

/// What the file says of a team; its prompts are stand-ins until all lines are known.
fn facts(id: &str, raw: &RawTeam, resolver: &mut Resolver<'_>) -> Team {
    let stand_in = resolver.composer.shared(Role::Goodbye, "goodbye");
    let place = resolver.place(&OwnPlace {
        zone: raw.timezone.as_ref(),
        country: raw.country.as_ref(),
        holidays: raw.holidays.as_ref(),
    });
    Team {
        id: id.into(),
        name: resolver.text(raw.name.as_ref()).unwrap_or_default(),
        extension: raw.extension.as_ref().map(|extension| extension.value.clone()),
        about: resolver.text(raw.about.as_ref()),
        hours: resolver.said_hours(raw.hours.as_ref(), raw.hours_say.as_ref(), place),
        email: raw.email.as_ref().map(|email| email.value.clone()),
        fax: raw.fax.as_ref().map(|fax| fax.value.clone()),
        fax_for: resolver.text(raw.fax_for.as_ref()),
        url: raw.url.as_ref().map(|url| url.value.clone()),
        topics: topics(raw.topics.as_ref(), Channel::Phone, resolver),
        also: resolver.caller_words(raw.also.as_ref()),
        ring_ms: raw.ring.as_ref().map_or(2_000, |ring| ring.value.0),
        unanswered_to: raw.unanswered_to.as_ref().map(|to| resolver.onward(to)),
        busy_to: raw.busy_to.as_ref().map(|to| resolver.onward(to)),
        connected: stand_in,
        closed: None,
        closings: Vec::new(),
        closed_to: raw.closed_to.as_ref().map(|to| resolver.onward(to)),
        fact: resolver.names.fact(raw.source.as_ref(), raw.status.as_ref(), resolver.report),
    }
}

/// The web pages of a file.
pub(super) fn resources(raw: &RawFile, resolver: &mut Resolver<'_>) -> Vec<Resource> {
    each(raw.resources.as_ref(), |_, id, resource| Resource {
        id: id.value.as_str().into(),
        name: resolver.text(resource.name.as_ref()).unwrap_or_default(),
        about: resolver.text(resource.about.as_ref()),
        url: resource.url.as_ref().map_or_else(Url::nowhere, |url| url.value.clone()),
        topics: topics(resource.topics.as_ref(), Channel::Web, resolver),
        fact: resolver.names.fact(
            resource.source.as_ref(),
            resource.status.as_ref(),
            resolver.report,
        ),
    })
}

fn topics(
    raw: Option<&At<Vec<At<RawTopic>>>>,
    by: Channel,
    resolver: &mut Resolver<'_>,
) -> Vec<Topic> {
    let raw = raw.iter().flat_map(|topics| &topics.value);
    raw.map(|At { value: topic, .. }| Topic {
        say: resolver.composer.text(&topic.say, resolver.report),
        by: topic.by.as_ref().map_or(by, |name| match name.value.as_str() {
            "phone" => Channel::Phone,
            "email" => Channel::Email,
            "fax" => Channel::Fax,
            "web" => Channel::Web,
            unknown => {
                resolver.report.unknown(
                    name.span.clone(),
                    "way",
                    unknown,
                    &["phone", "email", "fax", "web"],
                );
                by
            }
        }),
        also: resolver.caller_words(topic.also.as_ref()),
        fact: resolver.names.fact(topic.source.as_ref(), topic.status.as_ref(), resolver.report),
    })
    .collect()
}

/// The placeholders of a team.
fn fills<'t>(
    team: &'t Team,
    composer: &Composer<'_>,
    language: LanguageId,
    locale: &Locale,
) -> Fills {
    let and = composer.phrase("and");
    let topics: Vec<String> =
        by_phone(team).map(|say| in_a_sentence(say.in_language(language))).collect();
    // A caller who chose another language than the file's own is spared a text that is in one alone.
    let is_understood = |text: &&Text| !text.is_for_all() || composer.is_own_language(language);
    let of = |text: &'t Text| text.in_language(language);
    let mut errands: Vec<&str> = by_phone(team).filter(is_understood).map(of).collect();
    if errands.is_empty() {
        errands = team.about.iter().filter(is_understood).map(of).collect();
    }
    let about = team.about.as_ref().map(of);
    let words = |text: Option<&str>| Fill::Words(text.unwrap_or_default().to_owned());
    vec![
        ("team", words(Some(of(&team.name)))),
        ("about", words(about.map(|about| about.trim_end_matches('.')))),
        (
            "hours",
            Fill::Words(team.hours.as_ref().map_or_else(String::new, |hours| hours.words(locale))),
        ),
        ("email", words(team.email.as_ref().map(Email::as_str))),
        ("fax", words(team.fax.as_ref().map(PhoneNumber::as_written))),
        ("fax_for", words(team.fax_for.as_ref().map(of))),
        ("url", words(team.url.as_ref().map(Url::as_str))),
        ("topics", Fill::Words((locale.listed)(&topics, and.in_language(language)))),
        ("we_help", Fill::Words((locale.we_help)(&errands))),
        ("opens", Fill::Open(Gap::Opens)),
    ]
}

/// The errands done by phone.
fn by_phone(team: &Team) -> impl Iterator<Item = &Text> {
    team.topics.iter().filter(|topic| topic.by == Channel::Phone).map(|topic| &topic.say)
}

fn connected(
    team: &Team,
    composer: &Composer<'_>,
    language: LanguageId,
    fills: &Fills,
) -> Template {
    let helps = if by_phone(team).next().is_some() {
        Some("connected_topics")
    } else {
        let asks = team.about.is_some() || !composer.has_own(&["connected", "connected_about"]);
        asks.then_some("connected_about")
    };
    let unpublished = team.hours.is_none().then_some("connected_unpublished");
    let phrases = ["connected"].into_iter().chain(helps).chain(unpublished);
    join(phrases.map(|phrase| composer.phrase_with(phrase, language, fills)))
}

fn closed(
    tree: &Tree,
    (id, role): (TeamId, Role),
    ways: &[Route],
    composer: &Composer<'_>,
    (language, locale): (LanguageId, &Locale),
    fills: &Fills,
) -> Template {
    let team = &tree[id];
    let begins = if role == Role::Closed { "closed" } else { "closed_by_hand" };
    let fax = team
        .fax
        .as_ref()
        .map(|_| if team.fax_for.is_some() { "closed_fax_for" } else { "closed_fax" });
    let phrases = [begins]
        .into_iter()
        .chain(team.email.as_ref().map(|_| "closed_email"))
        .chain(fax)
        .chain(team.url.as_ref().map(|_| "closed_url"));
    let mut template = join(phrases.map(|phrase| composer.phrase_with(phrase, language, fills)));
    if ways.len() > 1 {
        let other = |route: &Route| {
            let keys: Vec<String> =
                route.keys.iter().map(|keys| spoken_keys(keys, locale)).collect();
            let phrase = if keys.is_empty() { "closed_other_number" } else { "closed_other_line" };
            let number = Fill::Words(tree[route.line].number.as_written().to_owned());
            let known = vec![("number", number), ("key", Fill::Words(keys.join(", ")))];
            let words = composer.phrase_with(phrase, language, &known);
            (route.line, format!(" {}", words.fixed().unwrap_or_default()).into())
        };
        template.0.push(Piece::Gap(Gap::OtherLine(ways.iter().map(other).collect())));
    }
    template
}
