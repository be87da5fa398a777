//! Errands: what callers want done, and who takes care of it.
//!
//! A menu file has the errands of each team and each web page ([`Topic`](super::Topic)). The same
//! words in several places are one errand.

use super::ids::{LanguageId, ResourceId, TeamId};
use super::parts::Channel;
use super::tree::Tree;

/// What someone wants done, and who does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// In the caller's words.
    pub say: String,
    /// How it is done.
    pub by: Channel,
    /// Who does it.
    pub teams: Vec<TeamId>,
    /// The web page that serves it, where no team does.
    pub page: Option<ResourceId>,
}

impl Tree {
    /// Every errand, in file order. What several teams take care of is one errand.
    pub fn errands(&self) -> Vec<Errand> {
        let mut found: Vec<Errand> = Vec::new();
        for team in self.team_ids() {
            for topic in &self[team].topics {
                match found.iter_mut().find(|errand| errand.say == topic.say.first()) {
                    Some(errand) if errand.teams.contains(&team) => {}
                    Some(errand) => errand.teams.push(team),
                    None => found.push(Errand {
                        say: topic.say.first().to_owned(),
                        by: topic.by,
                        teams: vec![team],
                        page: None,
                    }),
                }
            }
        }
        for page in self.resource_ids() {
            for topic in &self[page].topics {
                if found.iter().all(|errand| errand.say != topic.say.first()) {
                    found.push(Errand {
                        say: topic.say.first().to_owned(),
                        by: topic.by,
                        teams: Vec::new(),
                        page: Some(page),
                    });
                }
            }
        }
        found
    }

    /// An errand by its words in the first language, in another one.
    pub fn errand_in<'t>(&'t self, say: &'t str, language: LanguageId) -> &'t str {
        let of_teams = self.teams.iter().flat_map(|team| &team.topics);
        let of_pages = self.resources.iter().flat_map(|page| &page.topics);
        let mut all = of_teams.chain(of_pages);
        let topic = all.find(|topic| topic.say.first() == say);
        topic.map_or(say, |topic| topic.say.in_language(language))
    }
}
