//! Mailboxes: what they say, and their own keys.

use crate::document::{At, Problem};
use crate::menu::ids::{MailboxId, Node};
use crate::menu::parts::{Key, Mailbox, MailboxKey, MailboxLead, MailboxStage, Onward, Role};
use crate::menu::raw::{RawMailbox, RawMailboxKey};
use crate::menu::resolve::resolver::Resolver;
use crate::menu::resolve::settings::beep_ms;

impl Resolver<'_> {
    pub(in crate::menu::resolve) fn mailbox(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawMailbox,
        operator: Option<Node>,
    ) -> Mailbox {
        let node = Node::Mailbox(MailboxId(n));
        let stages = [(&raw.options, MailboxStage::Recording), (&raw.review, MailboxStage::Review)];
        let mut keys: Vec<MailboxKey> = Vec::new();
        for (list, stage) in stages {
            for at in list.iter().flat_map(|list| &list.value) {
                let Some(key) = self.mailbox_key(at, stage, operator) else { continue };
                let is_taken = keys.iter().any(|it| it.stage == stage && it.key == key.key);
                let is_end = stage == MailboxStage::Recording && key.key == Key::HASH;
                let span = at.value.key.as_ref().map_or(at.span.clone(), |key| key.span.clone());
                if is_end {
                    let problem = Problem::new(span, "# ends the message");
                    self.report
                        .add(problem.help("take another key, or put this one into `review`"));
                } else if is_taken {
                    let problem = Problem::new(span, format!("key {} is already taken", key.key));
                    self.report.add(problem.label("a key can lead to only one place"));
                }
                keys.push(key);
            }
        }
        let reviews = keys.iter().any(|key| key.stage == MailboxStage::Review);
        let review = reviews.then(|| match &raw.review_say {
            Some(say) => self.composer.say(Some(node), Role::Review, say, self.report),
            None => self.composer.review(node, &keys),
        });
        if let (None, Some(say)) = (review, &raw.review_say) {
            let problem = Problem::new(say.span.clone(), "`review_say` needs `review`");
            self.report
                .add(problem.help("add the keys: review = [{ key = \"1\", do = \"send\" }]"));
        }
        let remark = |composer: &mut Self, role, phrase| match reviews {
            true => vec![composer.composer.shared(role, phrase)],
            false => Vec::new(),
        };
        Mailbox {
            id: id.value.as_str().into(),
            say: self.must_say(node, Role::Say, raw.say.as_ref()),
            thanks: match &raw.thanks {
                Some(say) => self.composer.say(Some(node), Role::Thanks, say, self.report),
                None => self.composer.shared(Role::Thanks, "thanks"),
            },
            longest_ms: raw.longest.as_ref().map_or(120_000, |longest| longest.value.0),
            beep_ms: match &raw.beep {
                Some(beep) => beep_ms(beep, self.report),
                None => self.timings.beep_ms,
            },
            full_to: raw.full_to.as_ref().map(|to| self.onward(to)),
            keys,
            review,
            no_input: remark(self, Role::NoInput(1), "no_input"),
            no_match: remark(self, Role::NoMatch(1), "no_match"),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn mailbox_key(
        &mut self,
        at: &At<RawMailboxKey>,
        stage: MailboxStage,
        operator: Option<Node>,
    ) -> Option<MailboxKey> {
        let raw = &at.value;
        let (lead, phrase) = match (&raw.to, &raw.r#do) {
            (Some(to), None) => (MailboxLead::To(self.onward(to)), None),
            (None, Some(action)) => self.mailbox_action(action, stage, operator)?,
            _ => {
                let problem = Problem::new(
                    at.span.clone(),
                    "a key of a mailbox has `to` or `do`, and not both",
                );
                self.report.add(problem.help("to = \"ID\" leads to a node"));
                return None;
            }
        };
        let label = match (&raw.label, phrase) {
            (Some(label), _) => self.composer.text(label, self.report),
            (None, Some(phrase)) => self.composer.phrase(phrase),
            (None, None) => {
                let problem =
                    Problem::new(at.span.clone(), "a key that leads to a node needs `label`");
                self.report.add(problem.help("what it is for: label = \"the front desk\""));
                return None;
            }
        };
        let keys = raw.key.as_ref()?;
        let [key] = keys.value[..] else {
            let problem = Problem::new(keys.span.clone(), "a key of a mailbox is one key");
            self.report.add(problem.help("write one of 0-9 * #"));
            return None;
        };
        Some(MailboxKey { stage, key, label, lead })
    }

    fn mailbox_action(
        &mut self,
        action: &At<String>,
        stage: MailboxStage,
        operator: Option<Node>,
    ) -> Option<(MailboxLead, Option<&'static str>)> {
        let reviews = stage == MailboxStage::Review;
        Some(match (action.value.as_str(), operator) {
            ("back", _) => (MailboxLead::To(Onward::Back), Some("back")),
            ("operator", Some(node)) => (MailboxLead::To(Onward::To(node)), Some("operator")),
            ("operator", None) => {
                let problem = Problem::new(action.span.clone(), "this file has no operator");
                self.report.add(problem.help("name one at the top of the file: operator = \"ID\""));
                return None;
            }
            ("cancel", _) => (MailboxLead::Cancel, Some("cancel")),
            ("listen", _) if reviews => (MailboxLead::Listen, Some("listen")),
            ("re-record", _) if reviews => (MailboxLead::RecordAgain, Some("record_again")),
            ("send", _) if reviews => (MailboxLead::Send, Some("send")),
            (unknown, _) => {
                let all = ["operator", "back", "cancel", "listen", "re-record", "send"];
                let known = if reviews { &all[..] } else { &all[..3] };
                self.report.unknown(action.span.clone(), "action", unknown, known);
                return None;
            }
        })
    }
}
