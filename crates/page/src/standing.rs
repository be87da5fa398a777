//! Where a call is, as a page shows it.

use chrono::Timelike as _;
use phonetree_core::call::{CallTime, Ending, Side, Timer};
use phonetree_core::hours::OpenStatus;
use phonetree_core::menu::{Lead, Node, Tree};
use phonetree_core::script::{Event, Happening};

use crate::asked::Assumed;
use crate::directory::{in_words, rfc3339};
use crate::held::HeldCall;
use crate::told::{Digits, Ended, KeyChoice, Next, Standing};

impl HeldCall {
    /// Where the call is.
    pub(crate) fn standing(&self) -> Standing {
        let tree = &self.menu.tree;
        let call = self.ongoing.call();
        let node = self.phone.path.last().copied();
        let over = self.ongoing.ending().is_some();
        let id = |node: &Node| tree.node_id(*node).to_owned();
        let at = self.at.with_timezone(&tree.zone);
        let keys = self.keys();
        Standing {
            line: tree[self.line].id.to_string(),
            number: tree[self.line].number.as_written().to_owned(),
            at: self.at.timestamp_millis(),
            clock: self.reader.locale.clock(at),
            elapsed: self.now.as_ms(),
            due: self.ongoing.due().map(CallTime::as_ms),
            waits: self.waits(node),
            listens: call.listens(),
            node: node.as_ref().map(id),
            path: self.phone.path.iter().map(id).collect(),
            by: self.phone.by.clone(),
            language: tree.languages[call.language().index()].tag.to_string(),
            choices: if over { Vec::new() } else { self.choices(node) },
            digits: match node {
                Some(Node::Entry(entry)) if !over => Some(Digits {
                    fewest: tree[entry].fewest,
                    most: tree[entry].most,
                    terminator: tree[entry].terminator.map(|key| key.to_string()),
                }),
                _ => None,
            },
            can_undo: !self.drill && !keys.is_empty(),
            ended: self.ended(),
            next: if over { self.next() } else { None },
            link: self.link(&keys),
            keys,
        }
    }

    fn keys(&self) -> String {
        let key = |event: &Event| {
            let Happening::Key { key } = event.what else { return None };
            Some(key)
        };
        self.phone.events.iter().filter_map(key).collect()
    }

    fn waits(&self, node: Option<Node>) -> Option<&'static str> {
        let (_, timer) = self.ongoing.call().deadline()?;
        Some(match timer {
            Timer::NoInput | Timer::InterDigit if matches!(node, Some(Node::Entry(_))) => "digits",
            Timer::NoInput | Timer::InterDigit => "key",
            Timer::MailboxFull => "message",
            Timer::LongestCall if self.phone.rings => "transfer",
            Timer::LongestCall | _ => "prompt",
        })
    }

    fn choices(&self, node: Option<Node>) -> Vec<KeyChoice> {
        let tree = &self.menu.tree;
        let Some(Node::Menu(menu)) = node else { return Vec::new() };
        let language = self.ongoing.call().language();
        let choice = |option: &phonetree_core::menu::MenuOption| {
            let (to, does) = leads(tree, option.lead);
            KeyChoice {
                key: option.keys.to_string(),
                label: option.label.in_language(language).to_owned(),
                to,
                does,
            }
        };
        let call = self.ongoing.call();
        let options = tree[menu].options.iter().enumerate();
        options.filter(|(place, _)| call.offers(*place)).map(|(_, option)| choice(option)).collect()
    }

    fn ended(&self) -> Option<Ended> {
        let ended = |event: &Event| {
            let Happening::Ended { reason, by } = event.what else { return None };
            Some((reason, by))
        };
        let (reason, by) = self.phone.events.iter().rev().find_map(ended)?;
        let team = self
            .phone
            .last_team
            .map(|team| self.menu.tree[team].name.in_language(self.reader.menu));
        let said = self.reader.locale.calls();
        let team = team.unwrap_or(said.nobody());
        let words = match (reason, by) {
            (Ending::Connected, _) => said.answers(&team),
            (Ending::Closed, _) => said.is_closed(&team),
            (Ending::HungUp, Side::Caller) => said.you_hung_up().to_owned(),
            (Ending::HungUp, _) => said.it_hung_up().to_owned(),
            (Ending::MessageTaken, _) => said.message_recorded().to_owned(),
            (Ending::CallbackRequested, _) => said.will_be_called_back().to_owned(),
            (Ending::GaveUp, _) => said.gave_up().to_owned(),
            _ => said.has_ended().to_owned(),
        };
        Some(Ended { reason, by, words })
    }

    /// Whom the call came to, at the end.
    fn next(&self) -> Option<Next> {
        let tree = &self.menu.tree;
        let team = &tree[self.phone.last_team?];
        let now = self.now.after(self.at);
        let here = now.with_timezone(&tree.zone);
        let status = team.hours.as_ref().map(|hours| hours.status(now));
        let opens = status.as_ref().and_then(OpenStatus::opens);
        Some(Next {
            team: team.id.to_string(),
            name: team.name.in_language(self.reader.menu).to_owned(),
            email: team.email.as_ref().map(ToString::to_string),
            fax: team.fax.as_ref().map(|fax| fax.as_written().to_owned()),
            fax_for: team
                .fax_for
                .as_ref()
                .map(|what| what.in_language(self.reader.menu).to_owned()),
            url: team.url.as_ref().map(ToString::to_string),
            hours: team.hours.as_ref().map(|hours| hours.words(self.reader.locale)),
            opens: opens.map(rfc3339),
            words: in_words(status.as_ref(), here, tree.zone, self.reader.locale),
        })
    }

    /// What a page opens at this place, after its `#`.
    fn link(&self, keys: &str) -> String {
        let number = self.menu.tree[self.line].number.as_written();
        let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        let here = self.at.with_timezone(&self.menu.tree.zone).naive_local();
        let at = format!("{}T{:02}:{:02}", here.date(), here.hour(), here.minute());
        let keys = keys.replace('#', "%23");
        let keys = if keys.is_empty() { keys } else { format!("&keys={keys}") };
        let Assumed { set, ring, agent_free } = &self.assumed;
        let assumed = [("set", set), ("ring", ring), ("agent_free", agent_free)];
        let assumed =
            assumed.into_iter().flat_map(|(what, said)| said.iter().map(move |it| (what, it)));
        let assumed = assumed.map(|(what, said)| format!("&{what}={}", in_link(said)));
        let assumed = assumed.collect::<Vec<_>>().concat();
        format!("call={}&at={at}{keys}{assumed}", number.replace('+', "%2B"))
    }
}

/// A text within a link: what could end it, or be another sign there, is encoded (RFC 3986).
fn in_link(text: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'=' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(sign).collect()
}

/// Where an option leads: to a node, or what it does.
pub(crate) fn leads(tree: &Tree, lead: Lead) -> (Option<String>, Option<&'static str>) {
    match lead {
        Lead::To(node) | Lead::Operator(node) => (Some(tree.node_id(node).to_owned()), None),
        Lead::Repeat => (None, Some("repeat")),
        Lead::Back => (None, Some("back")),
        Lead::Top => (None, Some("top")),
        Lead::HangUp => (None, Some("hang_up")),
        Lead::Extension => (None, Some("extension")),
    }
}
