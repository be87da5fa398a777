//! The menu file of what was read: TOML as the gallery has it, each loss as a comment above its node.

use std::fmt::Write as _;

use super::sketch::{
    ImportLoss, Sketch, SketchAsking, SketchFailures, SketchKind, SketchNode, SketchWay,
    SketchWhen, SketchWords,
};
use crate::document::escape::Unfit;

/// A number that nobody can dial, for lines whose number was not read.
const FICTIONAL: &str = "+1-202-555-01";

/// Writes the menu file. The name of the node that ends a call is there if a branch or an option needs one.
pub(super) fn text(sketch: &Sketch, hangs_up: &str, unheard: bool) -> String {
    let mut text = String::new();
    let writer = MenuText { sketch, hangs_up };
    writer.head(&mut text, unheard);
    let mut ends = false;
    for node in &sketch.nodes {
        writer.node(&mut text, node, &mut ends);
    }
    if ends {
        let _ =
            write!(text, "\n# The call ends without a word.\n[messages.{hangs_up}]\nsay = \"\"\n");
    }
    text
}

struct MenuText<'a> {
    sketch: &'a Sketch,
    hangs_up: &'a str,
}

impl MenuText<'_> {
    fn head(&self, text: &mut String, unheard: bool) {
        let sketch = self.sketch;
        let source = one_line(&sketch.source);
        let _ = writeln!(
            text,
            "# Imported from {source} by `phonetree import`: read it through before you use it."
        );
        comments(text, sketch.losses.iter().filter(|loss| loss.of.is_empty()));
        for (place, words) in &sketch.notes {
            let _ = writeln!(text, "# {}: {}", one_line(&place.to_string()), one_line(words));
        }
        let zone = sketch.zone.as_deref().unwrap_or("UTC");
        let language = sketch.languages.first().map_or("en-US", String::as_str);
        let _ = write!(
            text,
            "\nformat    = 1\ntitle     = {}\ntimezone  = {}\nlanguage  = {}\n",
            quoted(&sketch.title),
            quoted(zone),
            quoted(language)
        );
        if sketch.languages.len() > 1 {
            let others: Vec<String> = sketch.languages[1..].iter().map(|it| quoted(it)).collect();
            let _ = writeln!(text, "languages = [{}]", others.join(", "));
        }
        let wording = if unheard { "assumed" } else { "published" };
        let _ = write!(
            text,
            "source    = \"original\"\nstatus    = \"assumed\"\nwording   = \"{wording}\"\n"
        );
        if unheard {
            let _ = writeln!(
                text,
                "waive     = [{{ rule = \"unspoken-option\", because = \"what its sound files say was not read\" }}]"
            );
        }
        if sketch.keeps_type_ahead {
            text.push_str("\n[timings]\nkeeps_type_ahead = true\n");
        }
        if let Some(longest) = sketch.longest_call_ms {
            let _ = write!(text, "\n[limits]\nlongest_call = {}\n", duration(longest));
        }
        let _ = write!(text, "\n[sources.original]\ntitle = {}\n", quoted(&sketch.source));
        for (n, line) in sketch.lines.iter().enumerate() {
            let _ = write!(text, "\n[lines.{}]", line.id);
            let number = line.number.clone().unwrap_or_else(|| format!("{FICTIONAL}{n:02}"));
            let assumed = if line.number.is_none() { "   # made up: nobody has it" } else { "" };
            let _ = write!(
                text,
                "\nnumber = {}{assumed}\nanswer = {}\n",
                quoted(&number),
                quoted(&line.answer)
            );
        }
        for (id, about) in &sketch.switches {
            let _ = write!(text, "\n[switches.{id}]\nabout = {}\n", quoted(about));
            if sketch.usually_on.contains(id) {
                text.push_str("usual = \"on\"\n");
            }
        }
    }

    fn node(&self, text: &mut String, node: &SketchNode, ends: &mut bool) {
        let (kind, keys) = match &node.kind {
            SketchKind::Menu { .. } => ("menus", self.menu(node, ends)),
            SketchKind::Message { say, to } => {
                let mut keys = vec![("say", prompt(say))];
                if let Some(SketchWay::To(to)) = to {
                    keys.push(("to", quoted(to)));
                }
                ("messages", keys)
            }
            SketchKind::Entry { .. } => ("entries", self.entry(node, ends)),
            SketchKind::Branch { cases, otherwise } => {
                let mut rows = String::from("[\n");
                for (when, to) in cases {
                    let to = self.node_of(to, ends);
                    let _ = writeln!(rows, "  {{ {}, to = {} }},", when_text(when), quoted(&to));
                }
                rows.push(']');
                let otherwise = quoted(&self.node_of(otherwise, ends));
                ("branches", vec![("cases", rows), ("otherwise", otherwise)])
            }
            SketchKind::Mailbox { say, thanks, longest_ms, keys: options } => {
                let mut keys = vec![("say", prompt(say))];
                if let Some(thanks) = thanks {
                    keys.push(("thanks", prompt(thanks)));
                }
                if let Some(longest) = longest_ms {
                    keys.push(("longest", duration(*longest)));
                }
                if !options.is_empty() {
                    let row = |(key, label, to): &(char, String, SketchWay)| {
                        let to = self.node_of(to, &mut *ends);
                        format!(
                            "{{ key = \"{key}\", label = {}, to = {} }}",
                            quoted(label),
                            quoted(&to)
                        )
                    };
                    let rows: Vec<String> = options.iter().map(row).collect();
                    keys.push(("options", format!("[{}]", rows.join(", "))));
                }
                ("mailboxes", keys)
            }
            SketchKind::Team { name, ring_ms, unanswered_to, busy_to } => {
                let mut keys = vec![("name", quoted(name))];
                if let Some(ring) = ring_ms {
                    keys.push(("ring", duration(*ring)));
                }
                for (key, to) in [("unanswered_to", unanswered_to), ("busy_to", busy_to)] {
                    if let Some(to) = to {
                        keys.push((key, quoted(&self.node_of(to, ends))));
                    }
                }
                ("teams", keys)
            }
            SketchKind::Queue { team, longest_ms, longest_to, full_to } => {
                let mut keys = vec![("team", quoted(team))];
                if let Some(longest) = longest_ms {
                    keys.push(("longest", duration(*longest)));
                }
                for (key, to) in [("longest_to", longest_to), ("full_to", full_to)] {
                    if let Some(to) = to {
                        keys.push((key, quoted(&self.node_of(to, ends))));
                    }
                }
                ("queues", keys)
            }
        };
        let _ = writeln!(text, "\n# {}", one_line(&node.place.to_string()));
        comments(text, self.sketch.losses.iter().filter(|loss| loss.of == node.id));
        let _ = writeln!(text, "[{kind}.{}]", node.id);
        let widest = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
        for (key, value) in keys {
            let _ = writeln!(text, "{key:<widest$} = {value}");
        }
    }

    fn menu(&self, node: &SketchNode, ends: &mut bool) -> Vec<(&'static str, String)> {
        let SketchKind::Menu { greeting, say, options, asking, key_length } = &node.kind else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        if let Some(greeting) = greeting {
            keys.push(("greeting", prompt(greeting)));
        }
        if let Some(say) = say {
            keys.push(("say", prompt(say)));
        }
        let mut rows = String::from("[\n");
        for option in options {
            let lead = match option.does {
                Some(what) => format!("do = \"{what}\""),
                None => format!("to = {}", quoted(&self.node_of(&option.lead, ends))),
            };
            let language = option.language.as_ref();
            let language =
                language.map_or_else(String::new, |it| format!(", language = {}", quoted(it)));
            let during = option.during.as_ref();
            let during = during.map_or_else(String::new, |it| format!(", during = {}", quoted(it)));
            let label = quoted(&option.label.replace('{', "{{").replace('}', "}}"));
            let key = quoted(&option.key);
            let _ =
                writeln!(rows, "  {{ key = {key}, label = {label}, {lead}{language}{during} }},");
        }
        rows.push(']');
        keys.push(("options", rows));
        if let Some(length) = key_length {
            keys.push(("key_length", length.to_string()));
        }
        self.asking(&mut keys, asking, ends);
        keys
    }

    fn entry(&self, node: &SketchNode, ends: &mut bool) -> Vec<(&'static str, String)> {
        let SketchKind::Entry { ask, fewest, most, terminator, empty_to, star_to, asking, to } =
            &node.kind
        else {
            return Vec::new();
        };
        let length = match fewest == most {
            true => most.to_string(),
            false => format!("{{ min = {fewest}, max = {most} }}"),
        };
        let terminator = terminator.map_or("none".to_owned(), String::from);
        let mut keys = vec![
            ("ask", prompt(ask)),
            ("length", length),
            ("terminator", quoted(&terminator)),
            ("to", quoted(&self.node_of(to, ends))),
        ];
        if let Some(to) = empty_to {
            keys.push(("empty_to", quoted(&self.node_of(to, ends))));
        }
        if let Some(to) = star_to {
            keys.push(("star_to", quoted(&self.node_of(to, ends))));
        }
        self.asking(&mut keys, asking, ends);
        keys
    }

    fn asking(
        &self,
        keys: &mut Vec<(&'static str, String)>,
        asking: &SketchAsking,
        ends: &mut bool,
    ) {
        if let Some(again) = &asking.again {
            // One word would be taken for one of the format's own.
            let is_word = !again.text.contains(' ') && !again.must_hear;
            let said = prompt(again);
            keys.push(("again", if is_word { format!("{{ say = {said} }}") } else { said }));
        }
        for (key, failures) in [("no_input", &asking.silence), ("no_match", &asking.wrong)] {
            if failures.tries != Some(1) {
                keys.push((key, remarks(failures)));
            }
        }
        let (silence, wrong) = (&asking.silence, &asking.wrong);
        let way = |way: &SketchWay| match way {
            SketchWay::To(node) => quoted(node),
            SketchWay::HangUp => "\"hang-up\"".to_owned(),
        };
        let _ = ends;
        match silence.to == wrong.to {
            true => keys.push(("give_up", way(&silence.to))),
            false => {
                keys.push(("no_input_to", way(&silence.to)));
                keys.push(("no_match_to", way(&wrong.to)));
            }
        }
        let tries =
            |tries: Option<u8>| tries.map_or("\"forever\"".to_owned(), |times| times.to_string());
        let mut timings = format!(
            "{{ no_input = {}, inter_digit = {}, no_input_tries = {}, no_match_tries = {}",
            duration(asking.wait_ms),
            duration(asking.between_ms),
            tries(silence.tries),
            tries(wrong.tries)
        );
        if asking.together {
            timings.push_str(", count = \"together\"");
        }
        if asking.ignores_wrong_keys {
            timings.push_str(", wrong_key_while_speaking = \"ignored\"");
        }
        timings.push_str(" }");
        keys.push(("timings", timings));
    }

    /// The node that a way leads to: one that ends the call where it ends.
    fn node_of(&self, way: &SketchWay, ends: &mut bool) -> String {
        match way {
            SketchWay::To(node) => node.clone(),
            SketchWay::HangUp => {
                *ends = true;
                self.hangs_up.to_owned()
            }
        }
    }
}

fn comments<'a>(text: &mut String, losses: impl Iterator<Item = &'a ImportLoss>) {
    for loss in losses {
        let (kind, words) = (loss.kind.words(), one_line(&loss.words));
        let _ = writeln!(text, "# {kind} ({}): {words}", one_line(&loss.place.to_string()));
    }
}

fn when_text(when: &SketchWhen) -> String {
    match when {
        SketchWhen::During(hours) => format!("during = {}", quoted(hours)),
        SketchWhen::Switch(switch, true) => format!("switch = {}", quoted(switch)),
        SketchWhen::Switch(switch, false) => {
            format!("switch = {}, is = \"off\"", quoted(switch))
        }
        SketchWhen::Entered(entry, is) => {
            let digits: Vec<String> = is.iter().map(|it| quoted(it)).collect();
            let digits = match digits.as_slice() {
                [one] => one.clone(),
                several => format!("[{}]", several.join(", ")),
            };
            let plain = |text: &String| !text.contains(['X', '[']);
            let key = if is.iter().all(plain) { "is" } else { "matches" };
            format!("entered = {}, {key} = {digits}", quoted(entry))
        }
        SketchWhen::Times(times) => format!("times = {times}"),
        SketchWhen::Caller(caller) => format!("caller = {}", quoted(caller)),
        SketchWhen::Outside(name, asks) => {
            format!("when = \"outside\", name = {}, asks = {}", quoted(name), quoted(asks))
        }
    }
}

fn remarks(failures: &SketchFailures) -> String {
    match failures.remarks.as_slice() {
        [] => "\"\"".to_owned(),
        [one] => prompt(one),
        several => format!("[{}]", several.iter().map(prompt).collect::<Vec<_>>().join(", ")),
    }
}

fn prompt(words: &SketchWords) -> String {
    match words.must_hear && !words.text.is_empty() {
        true => format!("{{ say = {}, barge_in = false }}", quoted(&words.text)),
        false => quoted(&words.text),
    }
}

/// Milliseconds as a menu file has them.
fn duration(ms: u64) -> String {
    match ms {
        ms if ms % 60_000 == 0 && ms > 0 => format!("\"{}m\"", ms / 60_000),
        ms if ms % 1_000 == 0 => format!("\"{}s\"", ms / 1_000),
        ms => format!("\"{ms}ms\""),
    }
}

/// A text on one line, without what no text may have.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if Unfit::of(c).is_some() || c.is_whitespace() { ' ' } else { c })
        .collect()
}

fn quoted(text: &str) -> String {
    toml::Value::String(one_line(text)).to_string()
}
