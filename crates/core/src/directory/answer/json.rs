//! Answers as a program reads them. Fields are added, not renamed.

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use serde::Serialize;

use super::answers::Answer;
use crate::directory::find::{Confidence, Doubt, Whom};
use crate::hours::OpenStatus;
use crate::menu::{Channel, Email, PhoneNumber, ReaderLanguage, Tree, Url};

/// What was asked, when, and the answers, the best first: one JSON object.
pub fn answers_as_json<'a>(
    query: &'a str,
    doubt: Option<&'a Doubt>,
    at: DateTime<Tz>,
    answers: &'a [Answer<'a>],
    reader: ReaderLanguage,
) -> impl Serialize + use<'a> {
    let unknown = match doubt {
        Some(Doubt::Unknown(words)) => words.as_slice(),
        Some(Doubt::OnlyHow(_)) | None => &[],
    };
    AnswersJson {
        query,
        unknown,
        at: rfc3339(at),
        matches: answers.iter().map(|answer| match_of(answer, reader)).collect(),
    }
}

#[derive(Serialize)]
struct AnswersJson<'a> {
    query: &'a str,
    /// Words of the query that are nowhere in the menu, where they are much of it: what was found may
    /// be something else.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unknown: &'a [String],
    at: String,
    matches: Vec<MatchJson<'a>>,
}

/// One of `team`, `line` (one that leads to several teams), `resource` (a web page) and `node` (what
/// the line itself does) is there.
#[derive(Serialize)]
struct MatchJson<'a> {
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<Named<'a>>,
    /// How sure it is: `sure`, `likely` or `guess`.
    confidence: &'static str,
    /// How it is done: `phone`, `email`, `fax` or `web`. A call is for questions where it is not `phone`.
    by: &'static str,
    /// From 0 to 1.
    score: f64,
    /// Nothing where that is not published, and where nobody can say: see `may_be_closed`.
    open: Option<bool>,
    /// The holiday for which it may be closed now, or stay closed when it would open.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_closed: Option<String>,
    opens: Option<String>,
    closes: Option<String>,
    routes: Vec<RouteJson<'a>>,
    email: Option<&'a str>,
    fax: Option<&'a str>,
    fax_for: Option<&'a str>,
    url: Option<&'a str>,
    status: Option<String>,
    /// Ids of sources in the menu file.
    sources: Vec<&'a str>,
    /// What other sources say.
    disputes: Vec<Dispute<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct RouteJson<'a> {
    number: &'a str,
    keys: String,
    tel: &'a str,
    /// From the answer of the line until that of the team, at the best.
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<&'a str>,
    /// From when on a call takes this way.
    from: String,
}

#[derive(Serialize)]
struct Dispute<'a> {
    says: &'a str,
    source: Option<&'a str>,
}

fn match_of<'a>(answer: &'a Answer<'a>, reader: ReaderLanguage) -> MatchJson<'a> {
    let tree = answer.tree;
    let named = |id: &'a str| Named { id, name: answer.found.listing.name(tree, reader.menu) };
    let ways = answer.routes.iter().map(|row| RouteJson {
        number: tree[row.line].number.as_written(),
        keys: row.keys(),
        tel: &row.dialing.tel,
        seconds: row.dialing.connected_ms as f64 / 1_000.0,
        team: Some(&tree[row.team].id),
        node: None,
        from: rfc3339(row.from.with_timezone(&tree.zone)),
    });
    let to_node = answer.to_node.iter().map(|row| RouteJson {
        number: tree[row.line].number.as_written(),
        keys: row.keys(),
        tel: &row.dialing.tel,
        seconds: row.dialing.connected_ms as f64 / 1_000.0,
        team: None,
        node: Some(tree.node_id(row.node)),
        from: rfc3339(row.from.with_timezone(&tree.zone)),
    });
    let status = answer.status.as_ref();
    let mut one = MatchJson {
        topic: answer.topic(reader.menu),
        team: None,
        line: None,
        resource: None,
        node: None,
        confidence: match answer.found.confidence {
            Confidence::Sure => "sure",
            Confidence::Likely => "likely",
            Confidence::Guess => "guess",
        },
        by: match answer.channel() {
            Channel::Phone => "phone",
            Channel::Email => "email",
            Channel::Fax => "fax",
            Channel::Web => "web",
        },
        score: (answer.found.score * 1_000.0).round() / 1_000.0,
        open: status.and_then(OpenStatus::is_open),
        may_be_closed: status.and_then(OpenStatus::doubt).map(|doubt| doubt.name(reader.locale)),
        opens: status.and_then(OpenStatus::opens).map(rfc3339),
        closes: status.and_then(OpenStatus::closes).map(rfc3339),
        routes: ways.chain(to_node).collect(),
        email: None,
        fax: None,
        fax_for: None,
        url: None,
        status: answer.fact().status.map(|status| status.to_string()),
        sources: sources(answer, tree),
        disputes: answer
            .disputes()
            .map(|claim| Dispute {
                says: &claim.says,
                source: claim.fact.source.map(|source| &*tree[source].id),
            })
            .collect(),
    };
    match answer.found.listing.whom {
        Whom::Team(id) => {
            let team = &tree[id];
            one.team = Some(named(&team.id));
            one.email = team.email.as_ref().map(Email::as_str);
            one.fax = team.fax.as_ref().map(PhoneNumber::as_written);
            one.fax_for = team.fax_for.as_ref().map(|what| what.in_language(reader.menu));
            one.url = team.url.as_ref().map(Url::as_str);
        }
        Whom::Line(id) => one.line = Some(named(&tree[id].id)),
        Whom::Page(id) => {
            one.resource = Some(named(&tree[id].id));
            one.url = Some(tree[id].url.as_str());
        }
        Whom::Node(node) => one.node = Some(named(tree.node_id(node))),
    }
    one
}

/// Where the answer is from, then where its lines are from; each source once.
fn sources<'a>(answer: &Answer<'a>, tree: &'a Tree) -> Vec<&'a str> {
    let lines = answer.routes.iter().map(|row| row.line);
    let lines = lines.chain(answer.to_node.iter().map(|row| row.line)).map(|line| tree[line].fact);
    let facts = [answer.fact()].into_iter().chain(lines);
    let mut ids: Vec<&str> = Vec::new();
    for source in facts.filter_map(|fact| fact.source) {
        let id = &*tree[source].id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
