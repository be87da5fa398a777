//! What the applications behind the keys of a menu are in a menu file.

use super::IvrReading;
use crate::exchange::import::ids::in_words;
use crate::exchange::import::sketch::{SketchKind, SketchWay, SketchWords};
use crate::exchange::import::{ImportLossKind, ImportPlace};

impl IvrReading<'_, '_> {
    /// Where a caller goes on with whom an application deals.
    pub(super) fn application(
        &mut self,
        app: &str,
        data: &str,
        place: &ImportPlace,
        menu: &str,
    ) -> SketchWay {
        match app {
            "bridge" => self.team(&peer(data), place),
            "transfer" => {
                let (extension, rest) = data.split_once(' ').unwrap_or((data, ""));
                let context = rest.split_whitespace().nth(1).unwrap_or_default();
                let extension = extension.trim_start_matches("-bleg").trim();
                if let Some((name, _)) = self.menus.get_key_value(extension) {
                    return SketchWay::To(self.menu_id(name, true));
                }
                let digits = !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_digit());
                let name = match (digits, extension) {
                    (true, digits) => format!("Extension {digits}"),
                    // `$1` is what was dialed.
                    (false, name) if name.contains('$') => "Extension dialed".to_owned(),
                    (false, name) => in_words(name),
                };
                let at = if context.is_empty() {
                    String::new()
                } else {
                    format!(" of {}", in_words(context))
                };
                let words =
                    format!("the dialplan{at} was not read: callers are connected to {name}");
                let way = self.team(&name, place);
                if let SketchWay::To(id) = &way {
                    self.sketch.lose(place, id, ImportLossKind::Otherwise, words);
                }
                way
            }
            "ivr" => match self.menus.get_key_value(data) {
                Some((name, _)) => SketchWay::To(self.menu_id(name, false)),
                None => self.left_out(place, menu, "another menu, which is not in the file"),
            },
            "voicemail" => {
                let mailbox = data.split_whitespace().last().unwrap_or_default();
                let number: String = mailbox.chars().filter(char::is_ascii_digit).collect();
                let spelled = number.chars().map(String::from).collect::<Vec<_>>().join(" ");
                let who = if spelled.is_empty() {
                    String::new()
                } else {
                    format!(" at extension {spelled}")
                };
                let text = format!(
                    "The person{who} is not available. Record your message at the tone, press any key or stop talking to end the recording."
                );
                let id = self.names.fresh(&format!("mailbox-{number}"));
                let words = "what callers hear around the recording, and its length, are those of voicemail, which was not read";
                self.sketch.lose(place, &id, ImportLossKind::Assumed, words);
                let say = SketchWords { text, must_hear: false };
                let kind =
                    SketchKind::Mailbox { say, thanks: None, longest_ms: None, keys: Vec::new() };
                self.add(id.clone(), place.clone(), kind);
                SketchWay::To(id)
            }
            "callcenter" | "fifo" => {
                let queue = data.split([' ', '@']).next().unwrap_or_default();
                let name = in_words(queue);
                let team = self.team(&name, place);
                let SketchWay::To(team) = team else { return team };
                let id = self.names.fresh(&format!("{queue}-line"));
                let words = "what callers hear in the line, and how long they wait, was not read";
                self.sketch.lose(place, &id, ImportLossKind::Assumed, words);
                let kind =
                    SketchKind::Queue { team, longest_ms: None, longest_to: None, full_to: None };
                self.add(id.clone(), place.clone(), kind);
                SketchWay::To(id)
            }
            "playback" | "play_and_get_digits" | "speak" => {
                let sound = if app == "speak" { format!("say:{data}") } else { data.to_owned() };
                let say = self.said(Some(&sound)).unwrap_or_default();
                let say = SketchWords { must_hear: true, ..say };
                let id = self.names.fresh(&format!("{menu}-says"));
                let to = Some(SketchWay::To(menu.to_owned()));
                self.add(id.clone(), place.clone(), SketchKind::Message { say, to });
                SketchWay::To(id)
            }
            "hangup" => SketchWay::HangUp,
            "lua" | "python" | "perl" | "javascript" | "socket" | "httapi" | "system"
            | "bgsystem" | "curl" => {
                let what =
                    format!("the program that {} runs, which may do anything", in_words(app));
                self.left_out(place, menu, &what)
            }
            "conference" | "park" | "valet_park" | "intercept" | "pickup" | "deflect"
            | "redirect" | "echo" | "check_voicemail" => {
                let name = in_words(app);
                let words = format!("{name} is not in a menu file: callers are connected to it");
                self.sketch.lose(place, menu, ImportLossKind::LeftOut, words);
                self.team(&name, place)
            }
            _ => self.left_out(place, menu, "an application that the reader doesn't know"),
        }
    }

    /// Callers come back to the menu from what is not there.
    fn left_out(&mut self, place: &ImportPlace, menu: &str, what: &str) -> SketchWay {
        let words = format!("{what}, is left out: the key leads back to the menu");
        self.sketch.lose(place, menu, ImportLossKind::LeftOut, words);
        SketchWay::To(menu.to_owned())
    }

    fn team(&mut self, name: &str, place: &ImportPlace) -> SketchWay {
        let name = if name.is_empty() { "Somebody" } else { name };
        let id = self.names.fresh(name);
        let kind = SketchKind::Team {
            name: name.to_owned(),
            ring_ms: None,
            unanswered_to: None,
            busy_to: None,
        };
        self.add(id.clone(), place.clone(), kind);
        SketchWay::To(id)
    }
}

/// Whom a dial string rings, without what is in brackets and behind a colon, which may be a secret.
fn peer(data: &str) -> String {
    let mut text = data.trim();
    while let Some(close) = match text.chars().next() {
        Some('{') => text.find('}'),
        Some('[') => text.find(']'),
        Some('<') => text.find('>'),
        _ => None,
    } {
        text = text[close + 1..].trim_start();
    }
    let first = text.split([',', '|']).next().unwrap_or_default();
    let first = first.split('@').next().unwrap_or_default();
    let last = first.rsplit('/').find(|part| !part.is_empty() && !part.contains('$'));
    let last = last.unwrap_or_default().split(':').next().unwrap_or_default();
    match last.bytes().all(|b| b.is_ascii_digit()) && !last.is_empty() {
        true if last.len() >= 7 => "An outside number".to_owned(),
        true => format!("Extension {last}"),
        false => in_words(last),
    }
}

#[cfg(test)]
mod tests {
    use super::peer;

    #[test]
    fn whom_a_dial_string_rings_is_said_without_its_secrets() {
        assert_eq!(peer("user/1000@example.org"), "Extension 1000");
        assert_eq!(
            peer("{sip_auth_password=x}sofia/gateway/provider/15551234567"),
            "An outside number"
        );
        assert_eq!(peer("sofia/internal/sales:pw@10.0.0.1"), "Sales");
        assert_eq!(peer("[leg_timeout=5]user/${x}"), "User");
        assert_eq!(peer("{{{"), "");
    }
}
