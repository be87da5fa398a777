//! Who is reached, and what takes a message: teams, lines in which callers wait, mailboxes.

use super::flow::AfterStep;
use super::nodes::together;
use super::plan::pattern;
use super::reading::PlanReading;
use super::state::{PlanState, PlanStop};
use crate::exchange::import::ids::in_words;
use crate::exchange::import::sketch::{SketchKind, SketchWay, SketchWords};
use crate::exchange::import::{ImportLossKind, ImportPlace};

impl PlanReading<'_> {
    pub(super) fn rings(
        &mut self,
        dial: &str,
        variable: Option<&str>,
        seconds: Option<u64>,
        next: &PlanState,
        place: &ImportPlace,
    ) -> SketchKind {
        let own = |name: &'_ str| in_words(name.get(self.dialed_start..).unwrap_or(name));
        let named = variable.map(own).filter(|name| !name.is_empty());
        let name = named.unwrap_or_else(|| peer_in_words(dial));
        let pattern = next.extension.starts_with('_').then(|| pattern::as_key(&next.extension));
        let name = match pattern.flatten() {
            Some(key) if name.is_empty() => format!("Extension {key}"),
            Some(_) | None => name,
        };
        if name.is_empty() {
            let words = "whom it rings hangs on something that only a call knows";
            self.lose(place, ImportLossKind::Assumed, words);
        }
        let name = if name.is_empty() { "Somebody".to_owned() } else { name };
        let busy = self.way(&next.clone().with("DIALSTATUS", "BUSY"));
        let unanswered = seconds.map(|_| self.way(&next.clone().with("DIALSTATUS", "NOANSWER")));
        let busy_to = match (&unanswered, busy) {
            (Some(unanswered), busy) if *unanswered == busy => None,
            // Without a time it rings until somebody answers.
            (None, SketchWay::HangUp) => None,
            (_, busy) => Some(busy),
        };
        let mut ring_ms = seconds.map(|it| it.clamp(1, 600) * 1_000);
        if ring_ms.is_none() && busy_to.is_some() {
            ring_ms = Some(600_000);
            let words = "it rings for ten minutes at most; in the dialplan until somebody answers";
            self.lose(place, ImportLossKind::Otherwise, words);
        }
        SketchKind::Team { name, ring_ms, unanswered_to: unanswered, busy_to }
    }

    pub(super) fn queues(
        &mut self,
        id: String,
        place: ImportPlace,
        name: &str,
        seconds: Option<u64>,
        next: PlanState,
    ) {
        let words =
            "what callers hear in the line, and how often, is in queues.conf, which was not read";
        self.lose(&place, ImportLossKind::Assumed, words);
        let team = self.names.fresh(&format!("{id}-team"));
        let full = self.way(&next.clone().with("QUEUESTATUS", "FULL"));
        let full_to = Some(full).filter(|way| *way != SketchWay::HangUp);
        let longest_to = seconds.map(|_| self.way(&next.with("QUEUESTATUS", "TIMEOUT")));
        let longest_ms = seconds.map(|it| it.max(1) * 1_000);
        let kind = SketchKind::Queue { team: team.clone(), longest_ms, longest_to, full_to };
        self.add(id, place.clone(), kind);
        let name = match in_words(name) {
            name if name.is_empty() => "The line".to_owned(),
            name => name,
        };
        let kind = SketchKind::Team { name, ring_ms: None, unanswered_to: None, busy_to: None };
        self.add(team, place, kind);
    }

    /// What is said after a message was taken; the call ends then, in a menu file.
    pub(super) fn after_the_message(
        &mut self,
        next: &PlanState,
        place: &ImportPlace,
    ) -> SketchWords {
        let stopped = self.follow(next, true);
        if !matches!(stopped.stop, PlanStop::Ends) {
            let words = "after the message the call goes on; in a menu file it ends there";
            self.lose(place, ImportLossKind::Otherwise, words);
        }
        together(&stopped.said)
    }

    /// The keys that lead out of voice mail: `0` to the extension `o`, `*` to `a`.
    pub(super) fn mailbox_keys(&mut self, next: &PlanState) -> Vec<(char, String, SketchWay)> {
        let mut keys = Vec::new();
        for (key, extension, label) in [('0', "o", "somebody else"), ('*', "a", "another choice")] {
            if self.plan.meets(&next.context, extension).is_empty() {
                continue;
            }
            let place = self.place_of(next);
            let outcome = self.arrive(&next.context.clone(), extension, "1", next, &place);
            if let AfterStep::To(state) = outcome {
                let way = self.way(&state);
                keys.push((key, label.to_owned(), way));
            }
        }
        keys
    }
}

/// Whom a dial string rings, without anything that could be a secret: `SIP/100&SIP/101` is "Extension 100".
pub(super) fn peer_in_words(dial: &str) -> String {
    let first = dial.split('&').next().unwrap_or_default();
    let Some((_, peer)) = first.split_once('/') else { return String::new() };
    // PJSIP/100@trunk, Local/100@context/n, SIP/user:secret:md5@host, DAHDI/g0/5551234.
    let peer = peer.split(['@', ':', '/', '!', '\\']).find(|it| !it.is_empty()).unwrap_or_default();
    match peer.bytes().all(|b| b.is_ascii_digit()) && !peer.is_empty() {
        true => format!("Extension {peer}"),
        false => in_words(peer),
    }
}
