//! Reads the menus of `FreeSWITCH`, `ivr.conf.xml`: each `<menu>` is a menu with its own count of silence and
//! of wrong keys, and what its keys do is an application of the dialplan, which is not read.
mod actions;
mod regex_keys;

use std::collections::{HashMap, VecDeque};

use roxmltree::{Document, Node, ParsingOptions};

use super::ids::{NodeNames, in_words, plain};
use super::sketch::{
    Sketch, SketchAsking, SketchFailures, SketchKind, SketchLine, SketchNode, SketchOption,
    SketchWay, SketchWords,
};
use super::sounds::SoundWords;
use super::{ImportLossKind, ImportPlace, ImportRefusal, ImportSettings};

/// The most elements of a file.
const MOST_ELEMENTS: u32 = 200_000;
/// The most menus.
const MOST_MENUS: usize = 2_000;

/// A file that is being read.
struct IvrReading<'x, 's> {
    file: &'x str,
    document: &'x Document<'x>,
    menus: HashMap<&'x str, Node<'x, 'x>>,
    sounds: SoundWords<'s>,
    sketch: Sketch,
    names: NodeNames,
    /// Menus that were met, by their names, and those that are not made yet.
    met: HashMap<&'x str, String>,
    open: VecDeque<(&'x str, bool)>,
}

/// Reads the menus of a file.
pub(super) fn read(
    file: &str,
    text: &str,
    settings: &ImportSettings,
) -> Result<(Sketch, bool), ImportRefusal> {
    let whole = ImportPlace { file: file.to_owned(), line: 0 };
    let options = ParsingOptions { nodes_limit: MOST_ELEMENTS, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|why| {
        let line = usize::try_from(why.pos().row).unwrap_or_default();
        let place = ImportPlace { file: file.to_owned(), line };
        ImportRefusal::new(
            place,
            "this isn't well-formed XML: a tag or a quote is open here, or a & that should be &amp;",
        )
    })?;
    let is_menu = |node: &Node<'_, '_>| node.has_tag_name("menu") && node.has_attribute("name");
    let all: Vec<Node<'_, '_>> = document.descendants().filter(is_menu).take(MOST_MENUS).collect();
    let Some(first) = all.first() else {
        return Err(ImportRefusal::new(
            whole,
            "no menu is in this file: FreeSWITCH's are <menu name=\"...\"> with <entry .../> in them",
        ));
    };
    let name = |node: &Node<'_, '_>| node.attribute("name").unwrap_or_default().to_owned();
    let led_to: Vec<String> = all
        .iter()
        .flat_map(|menu| menu.children().filter(|it| it.attribute("action") == Some("menu-sub")))
        .filter_map(|entry| entry.attribute("param").map(str::to_owned))
        .collect();
    let root = match &settings.entry {
        Some(wanted) => all.iter().find(|menu| name(menu) == *wanted).ok_or_else(|| {
            let known: Vec<String> = all.iter().take(20).map(name).collect();
            ImportRefusal::new(
                whole.clone(),
                format!("there is no menu {wanted}; there are {}", known.join(", ")),
            )
        })?,
        None => all.iter().find(|menu| !led_to.contains(&name(menu))).unwrap_or(first),
    };
    let mut reading = IvrReading {
        file,
        document: &document,
        menus: all.iter().filter_map(|menu| Some((menu.attribute("name")?, *menu))).collect(),
        sounds: SoundWords::new(&settings.sounds),
        sketch: Sketch::default(),
        names: NodeNames::default(),
        met: HashMap::new(),
        open: VecDeque::new(),
    };
    reading.all(*root);
    for other in &all {
        let other_name = name(other);
        if !reading.met.contains_key(other_name.as_str()) && !led_to.contains(&other_name) {
            let words =
                format!("no key leads to the menu {other_name}: --entry {other_name} reads it");
            let place = reading.place(*other);
            reading.sketch.lose(&place, "", ImportLossKind::LeftOut, words);
        }
    }
    let mut sketch = reading.sketch;
    let unheard = reading.sounds.unheard;
    reading.sounds.tell(&mut sketch, file);
    sketch.title = in_words(root.attribute("name").unwrap_or("A menu"));
    file.clone_into(&mut sketch.source);
    sketch.zone.clone_from(&settings.zone);
    sketch.languages = vec!["en-US".to_owned()];
    sketch.label_options();
    Ok((sketch, unheard))
}

impl<'x> IvrReading<'x, '_> {
    fn place(&self, node: Node<'_, '_>) -> ImportPlace {
        let row = self.document.text_pos_at(node.range().start).row;
        ImportPlace { file: self.file.to_owned(), line: usize::try_from(row).unwrap_or_default() }
    }

    /// Makes a menu and all it leads to.
    fn all(&mut self, root: Node<'x, 'x>) {
        let name = root.attribute("name").unwrap_or_default();
        let id = self.menu_id(name, true);
        while let Some((name, is_root)) = self.open.pop_front() {
            if let Some(menu) = self.menus.get(name).copied() {
                self.menu(menu, is_root);
            }
        }
        let place = self.place(root);
        let words = "the file doesn't say the number that callers dial: a made-up one stands here";
        self.sketch.lose(&place, "", ImportLossKind::Assumed, words);
        let line = SketchLine { id: plain(name, "line"), number: None, answer: id, place };
        self.sketch.lines.push(line);
    }

    /// The node of a menu; it is made later.
    fn menu_id(&mut self, name: &'x str, is_root: bool) -> String {
        if let Some(id) = self.met.get(name) {
            return id.clone();
        }
        let id = self.names.fresh(name);
        self.met.insert(name, id.clone());
        self.open.push_back((name, is_root));
        id
    }

    fn add(&mut self, id: String, place: ImportPlace, kind: SketchKind) {
        self.sketch.nodes.push(SketchNode { id, place, kind });
    }

    fn menu(&mut self, menu: Node<'x, 'x>, is_root: bool) {
        let place = self.place(menu);
        let name = menu.attribute("name").unwrap_or_default();
        let id = self.met.get(name).cloned().unwrap_or_default();
        let say = self.said(menu.attribute("greet-long"));
        let again = self.said(menu.attribute("greet-short"));
        let invalid = self.said(menu.attribute("invalid-sound"));
        let number = |key: &str, otherwise: u64| {
            menu.attribute(key).and_then(|it| it.trim().parse::<u64>().ok()).unwrap_or(otherwise)
        };
        let wait_ms = number("timeout", 10_000).clamp(100, 600_000);
        let between_ms = number("inter-digit-timeout", wait_ms / 2).clamp(100, 600_000);
        let failures = number("max-failures", 3).clamp(1, 20);
        let timeouts = number("max-timeouts", failures).clamp(1, 20);
        let give_up = self.gives_up(menu, &id, is_root);
        let tries = |times: u64| Some(u8::try_from(times).unwrap_or(20));
        let remark = |words: Option<SketchWords>| words.into_iter().collect::<Vec<_>>();
        let asking = SketchAsking {
            silence: SketchFailures { tries: tries(timeouts), remarks: Vec::new(), to: give_up.0 },
            wrong: SketchFailures {
                tries: tries(failures),
                remarks: remark(invalid),
                to: give_up.1,
            },
            together: false,
            again: again.filter(|again| Some(again) != say.as_ref()),
            wait_ms,
            between_ms,
            ignores_wrong_keys: false,
        };
        let mut options = Vec::new();
        for entry in menu.children().filter(|it| it.has_tag_name("entry")) {
            self.option(entry, &id, is_root, &mut options);
        }
        let length = number("digit-len", 1).clamp(1, 32);
        let key_length = (length > 1).then(|| u8::try_from(length).unwrap_or(32));
        if menu.has_attribute("confirm-macro") && menu.has_attribute("confirm-key") {
            let words = "callers confirm what they pressed; here it counts at once";
            self.sketch.lose(&place, &id, ImportLossKind::LeftOut, words);
        }
        let say = say.unwrap_or_default();
        let kind = match options.is_empty() {
            true => {
                let words = "no key leads anywhere from here";
                self.sketch.lose(&place, &id, ImportLossKind::Otherwise, words);
                SketchKind::Message { say, to: None }
            }
            false => {
                SketchKind::Menu { greeting: None, say: Some(say), options, asking, key_length }
            }
        };
        self.add(id, place, kind);
    }

    /// Where silence and wrong keys lead in the end: after the last words, or to what the menu names. A menu
    /// below another one goes back to it.
    fn gives_up(&mut self, menu: Node<'x, 'x>, id: &str, is_root: bool) -> (SketchWay, SketchWay) {
        let place = self.place(menu);
        let after = if is_root { SketchWay::HangUp } else { SketchWay::To("back".to_owned()) };
        let last = match self.said(menu.attribute("exit-sound")) {
            None => after,
            Some(say) => {
                let node = self.names.fresh(&format!("{id}-gives-up"));
                let to = match after {
                    SketchWay::HangUp => None,
                    way @ SketchWay::To(_) => Some(way),
                };
                let say = SketchWords { must_hear: true, ..say };
                self.add(node.clone(), place.clone(), SketchKind::Message { say, to });
                SketchWay::To(node)
            }
        };
        let mut named = |key: &str| match menu.attribute(key) {
            Some(action) if !action.trim().is_empty() => {
                let (app, data) = action.split_once([' ', ':', '(']).unwrap_or((action, ""));
                self.application(app.trim(), data.trim_end_matches(')').trim(), &place, id)
            }
            _ => last.clone(),
        };
        (named("exec-on-max-timeouts"), named("exec-on-max-failures"))
    }

    fn option(
        &mut self,
        entry: Node<'x, 'x>,
        menu: &str,
        is_root: bool,
        options: &mut Vec<SketchOption>,
    ) {
        let place = self.place(entry);
        let digits = entry.attribute("digits").unwrap_or_default().trim();
        let param = entry.attribute("param").unwrap_or_default().trim();
        let keys = match digits.strip_prefix('/') {
            Some(pattern) => regex_keys::keys(pattern.trim_end_matches('/')),
            None => regex_keys::literal(digits).map(|key| vec![key]),
        };
        let Some(keys) = keys else {
            let words = "these digits are not keys, or any number of them: the entry is left out";
            return self.sketch.lose(&place, menu, ImportLossKind::LeftOut, words);
        };
        let mut does = None;
        let lead = match entry.attribute("action").unwrap_or_default() {
            "menu-sub" => match self.menus.get_key_value(param) {
                Some((name, _)) => SketchWay::To(self.menu_id(name, false)),
                None => {
                    let words =
                        "the menu that this key leads to is not in the file: the call ends there";
                    self.sketch.lose(&place, menu, ImportLossKind::LeftOut, words);
                    SketchWay::HangUp
                }
            },
            "menu-top" => {
                does = Some("top");
                SketchWay::HangUp
            }
            "menu-back" if !is_root => {
                does = Some("back");
                SketchWay::HangUp
            }
            "menu-exit" | "menu-back" => SketchWay::HangUp,
            "menu-play-sound" | "menu-say-phrase" | "menu-say-text" => {
                let text = match entry.attribute("action") {
                    Some("menu-say-phrase") => format!("phrase:{param}"),
                    Some("menu-say-text") => format!("say:{param}"),
                    _ => param.to_owned(),
                };
                let say = self.said(Some(&text)).unwrap_or_default();
                let say = SketchWords { must_hear: true, ..say };
                let id = self.names.fresh(&format!("{menu}-{}", keys[0]));
                let to = Some(SketchWay::To(menu.to_owned()));
                self.add(id.clone(), place.clone(), SketchKind::Message { say, to });
                SketchWay::To(id)
            }
            "menu-exec-app" | "menu-exec-api" => {
                let (app, data) = param.split_once(' ').unwrap_or((param, ""));
                self.application(app, data.trim(), &place, menu)
            }
            _ => {
                let words = "what this key does is unknown to the reader: it is left out";
                return self.sketch.lose(&place, menu, ImportLossKind::LeftOut, words);
            }
        };
        for key in keys {
            // The first entry that matches decides.
            if !options.iter().any(|option| option.key == key) {
                let (lead, language) = (lead.clone(), None);
                let label = match does {
                    Some("top") => "the first menu".to_owned(),
                    Some(_) => "the menu before".to_owned(),
                    None => String::new(),
                };
                options.push(SketchOption { key, label, lead, does, language, during: None });
            }
        }
    }

    /// What a sound, a phrase or a text says. None where there is none.
    fn said(&mut self, sound: Option<&str>) -> Option<SketchWords> {
        let sound = sound.map(str::trim).filter(|it| !it.is_empty())?;
        let mut texts = Vec::new();
        for file in sound.trim_start_matches("file_string://").split('!') {
            let text = match file.split_once(':') {
                Some(("say", text)) => {
                    // say:VOICE:TEXT names the voice, too.
                    let text = text.rsplit_once(':').map_or(text, |(_, text)| text);
                    text.trim().replace('{', "{{").replace('}', "}}")
                }
                Some(("phrase", phrase)) => {
                    self.sounds.words(phrase.split(':').next().unwrap_or(phrase))
                }
                Some(("silence_stream" | "tone_stream", _)) => String::new(),
                _ => {
                    // $${sounds_dir}/en/us/x.wav: the name without the folder of the system.
                    let name = file.rsplit_once("}/").map_or(file, |(_, name)| name);
                    self.sounds.words(name)
                }
            };
            if !text.is_empty() {
                texts.push(text);
            }
        }
        Some(SketchWords { text: texts.join(" "), must_hear: false })
    }
}
