//! A team that, when closed, leaves the caller with nothing.

use crate::check::reach::names_a_way;
use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Gap, Template};

rule! {
    /// A team that can be closed and then offers no other way.
    ///
    /// ### What it does
    /// Finds teams with hours and no `closed_to`, whose closed message names no number, no address,
    /// no page and no other line.
    ///
    /// ### Why is this bad?
    /// For most of the week the call ends with "closed". An address costs a line and saves a call.
    ///
    /// ### Example
    /// ```toml
    /// [teams.desk]
    /// name  = "The desk"
    /// hours = "Mo-Fr 08:00-17:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [teams.desk]
    /// name      = "The desk"
    /// hours     = "Mo-Fr 08:00-17:00"
    /// email     = "desk@fernwood.example"
    /// closed_to = "voicemail"
    /// ```
    CLOSED_WITHOUT_ALTERNATIVE = "closed-without-alternative", Warning, check;
    Vendor: "Both branches of a time condition are mandatory", "FreePBX";
    Standard: "The call is never just dropped", "W3C COGA, o6p04, a note";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.team_ids() {
        let Some(closed) = tree[id].closed.filter(|_| tree[id].closed_to.is_none()) else {
            continue;
        };
        let today = subject.today.and_time(chrono::NaiveTime::MIN).and_utc();
        if tree[id].hours.as_ref().is_some_and(|hours| hours.next_close(today).is_none()) {
            continue;
        }
        let mut gaps = tree[closed].words.iter().flat_map(Template::gaps);
        let other_line = gaps.any(|gap| matches!(gap, Gap::OtherLine(_)));
        let mut heard = tree.language_ids().map(|language| subject.words(closed, language));
        if other_line || heard.all(|words| names_a_way(&words)) {
            continue;
        }
        let place = tree.spans[id].hours.unwrap_or(tree.spans[id].name);
        found.push(
            Violation::new(
                &tree[id].id,
                place,
                format!("`{}` is closed at times and offers no alternative then", tree[id].id),
            )
            .label("outside these hours the call just ends")
            .fix("give the team an email, a fax or a url, or continue with closed_to"),
        );
    }
    found
}
