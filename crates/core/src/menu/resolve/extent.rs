//! How much there is of everything: refused before it is composed where it is more than any file has.

use std::ops::Range;

use crate::document::{At, ById, Diagnostics, Problem};
use crate::menu::ids::PromptId;
use crate::menu::parts::{Gap, Piece, Prompt, Template};
use crate::menu::parts::{
    MOST_CASES, MOST_LANGUAGES, MOST_LEXICON_WORDS, MOST_LINES, MOST_LINES_BY_TEAMS,
    MOST_NAME_LETTERS, MOST_NODES, MOST_OPTIONS, MOST_PROMISES, MOST_PROMPT_LETTERS,
    MOST_PROMPTS_BYTES, MOST_SWITCHES, MOST_WAIVERS,
};
use crate::menu::raw::{RawFile, RawText};
use crate::menu::tree::Tree;

/// A letter has four bytes at the most: what is longer than this has too many letters.
pub(super) const MOST_PROMPT_BYTES: usize = 4 * MOST_PROMPT_LETTERS;

/// Whether a file has no more of anything than files may have; what is too much goes into the report.
pub(super) fn is_bounded(raw: &RawFile, report: &mut Diagnostics) -> bool {
    let mut extent = Extent { report, fits: true };
    extent.counts(raw);
    extent.names(raw);
    extent.fits
}

struct Extent<'r> {
    report: &'r mut Diagnostics,
    fits: bool,
}

impl Extent<'_> {
    fn counts(&mut self, raw: &RawFile) {
        self.count("lines", MOST_LINES, ids(raw.lines.as_ref()));
        let lines = ids(raw.lines.as_ref()).count();
        let teams = ids(raw.teams.as_ref()).count();
        if let Some(at) = raw.lines.as_ref().filter(|_| lines * teams > MOST_LINES_BY_TEAMS) {
            self.fits = false;
            let message = format!("{lines} lines and {teams} teams are too many together");
            self.report.add(
                Problem::new(at.span.clone(), message)
                    .help(format!("lines times teams are {MOST_LINES_BY_TEAMS} at the most")),
            );
        }
        let nodes = ids(raw.menus.as_ref())
            .chain(ids(raw.messages.as_ref()))
            .chain(ids(raw.entries.as_ref()))
            .chain(ids(raw.branches.as_ref()))
            .chain(ids(raw.mailboxes.as_ref()))
            .chain(ids(raw.queues.as_ref()))
            .chain(ids(raw.callbacks.as_ref()))
            .chain(ids(raw.directories.as_ref()))
            .chain(ids(raw.teams.as_ref()));
        self.count("nodes", MOST_NODES, nodes);
        self.count("switches", MOST_SWITCHES, ids(raw.switches.as_ref()));
        let keys = raw.keys.iter().flat_map(|keys| &keys.value.0);
        self.count("keys of the whole file", MOST_OPTIONS, keys.map(|key| &key.span));
        for (_, menu) in raw.menus.iter().flat_map(|menus| &menus.value.0) {
            self.count("options in this menu", MOST_OPTIONS, spans(menu.value.options.as_ref()));
        }
        for (_, branch) in raw.branches.iter().flat_map(|branches| &branches.value.0) {
            self.count("cases in this branch", MOST_CASES, spans(branch.value.cases.as_ref()));
        }
        // The first language is none of the list.
        let languages = raw.language.iter().map(|first| &first.span);
        let languages = languages.chain(spans(raw.languages.as_ref()));
        self.count("languages", MOST_LANGUAGES, languages);
        let words = raw.lexicon.iter().flat_map(|lexicon| &lexicon.value.0);
        self.count("words in the lexicon", MOST_LEXICON_WORDS, words.map(|(_, said)| &said.span));
        self.count("waivers", MOST_WAIVERS, spans(raw.waive.as_ref()));
        let promises = spans(raw.always.as_ref()).chain(spans(raw.never.as_ref()));
        self.count("promises", MOST_PROMISES, promises);
    }

    fn count<'s>(
        &mut self,
        what: &str,
        most: usize,
        places: impl Iterator<Item = &'s Range<usize>>,
    ) {
        let mut count = 0;
        let mut first_too_many = None;
        for place in places {
            if count == most {
                first_too_many = Some(place);
            }
            count += 1;
        }
        let Some(place) = first_too_many else { return };
        self.fits = false;
        self.report.add(
            Problem::new(place.clone(), format!("there are {count} {what}"))
                .label("this is one too many")
                .help(format!("at most {most} are allowed")),
        );
    }

    /// Names are said and shown again and again: they are shorter than prompts.
    fn names(&mut self, raw: &RawFile) {
        self.words(raw.title.as_ref());
        if let Some(At { value: voice, .. }) = &raw.voice {
            self.name(voice.model.as_ref());
            self.name(voice.url.as_ref());
            self.words(voice.voice.as_ref());
        }
        for (_, line) in raw.lines.iter().flat_map(|lines| &lines.value.0) {
            self.words(line.value.name.as_ref());
        }
        for (_, menu) in raw.menus.iter().flat_map(|menus| &menus.value.0) {
            for option in menu.value.options.iter().flat_map(|options| &options.value) {
                self.words(option.value.label.as_ref());
            }
        }
        for (_, queue) in raw.queues.iter().flat_map(|queues| &queues.value.0) {
            for option in queue.value.options.iter().flat_map(|options| &options.value) {
                self.words(option.value.label.as_ref());
            }
        }
        for (_, At { value: team, .. }) in raw.teams.iter().flat_map(|teams| &teams.value.0) {
            self.words(team.name.as_ref());
            self.words(team.fax_for.as_ref());
            self.name(team.email.as_ref());
            self.name(team.url.as_ref());
            for topic in team.topics.iter().flat_map(|topics| &topics.value) {
                self.words(Some(&topic.value.say));
            }
        }
        for (_, At { value: page, .. }) in raw.resources.iter().flat_map(|pages| &pages.value.0) {
            self.words(page.name.as_ref());
            self.name(page.url.as_ref());
            for topic in page.topics.iter().flat_map(|topics| &topics.value) {
                self.words(Some(&topic.value.say));
            }
        }
        for (_, At { value: source, .. }) in raw.sources.iter().flat_map(|them| &them.value.0) {
            self.name(source.title.as_ref());
            self.name(source.publisher.as_ref());
            self.name(source.url.as_ref());
        }
        for waiver in raw.waive.iter().flat_map(|waivers| &waivers.value) {
            self.name(waiver.value.because.as_ref());
        }
        for (written, said) in raw.lexicon.iter().flat_map(|lexicon| &lexicon.value.0) {
            self.text(written, &said.span);
            self.words(Some(said));
        }
    }

    fn name(&mut self, at: Option<&At<impl AsRef<str>>>) {
        if let Some(at) = at {
            self.text(at.value.as_ref(), &at.span);
        }
    }

    fn words(&mut self, at: Option<&At<RawText>>) {
        let Some(at) = at else { return };
        match &at.value {
            RawText::Plain(text) => self.text(text, &at.span),
            RawText::PerLanguage(texts) => {
                for (_, text) in texts {
                    self.text(text, &at.span);
                }
            }
        }
    }

    fn text(&mut self, text: &str, place: &Range<usize>) {
        self.fits &= self.report.is_no_longer_than(MOST_NAME_LETTERS, text, place.clone());
    }
}

fn ids<T>(tables: Option<&At<ById<T>>>) -> impl Iterator<Item = &Range<usize>> {
    tables.into_iter().flat_map(|tables| &tables.value.0).map(|(id, _)| &id.span)
}

fn spans<T>(list: Option<&At<Vec<At<T>>>>) -> impl Iterator<Item = &Range<usize>> {
    list.into_iter().flat_map(|list| &list.value).map(|at| &at.span)
}

/// How long all prompts are, and which of them are longer than prompts may be.
#[derive(Debug, Default)]
pub(super) struct PromptExtent {
    bytes: usize,
    too_long: Vec<PromptId>,
    /// The first for which there is no room.
    no_room: Option<PromptId>,
}

impl PromptExtent {
    /// The prompt, without its words where they are too long: the file is refused then.
    pub(super) fn bounded(&mut self, id: PromptId, mut prompt: Prompt) -> Prompt {
        for words in &mut prompt.words {
            let bytes = length(words, str::len);
            let too_long = bytes > MOST_PROMPT_LETTERS
                && length(words, |said| said.chars().count()) > MOST_PROMPT_LETTERS;
            self.bytes = self.bytes.saturating_add(bytes);
            if too_long && self.too_long.last() != Some(&id) {
                self.too_long.push(id);
            }
            if self.bytes > MOST_PROMPTS_BYTES {
                self.no_room.get_or_insert(id);
            }
            if too_long || self.no_room.is_some() {
                *words = Template::default();
            }
        }
        prompt
    }

    /// Reports which are too long, each at its own place or at that of its node.
    pub(super) fn tell(&self, tree: &Tree, report: &mut Diagnostics) {
        let place = |id: PromptId| {
            let of_node = || tree[id].node.map(|node| tree.spans.node(node));
            tree.spans.prompt(id).or_else(of_node).unwrap_or_default().range()
        };
        for id in &self.too_long {
            let node = tree[*id].node.map_or("phrases", |node| tree.node_id(node));
            let message = format!(
                "the prompt {node}/{} has more than {MOST_PROMPT_LETTERS} characters",
                tree[*id].role
            );
            report.add(
                Problem::new(place(*id), message)
                    .label("counting filled placeholders and spoken options")
                    .help(
                        "no caller listens for half an hour: say less, or divide it among several menus",
                    ),
            );
        }
        if let Some(id) = self.no_room {
            let most = MOST_PROMPTS_BYTES / (1024 * 1024);
            report.add(
                Problem::new(place(id), format!("all prompts together have more than {most} MB"))
                    .label("counting filled placeholders, in all languages, up to here")
                    .help("split the file"),
            );
        }
    }
}

fn length(Template(pieces): &Template, of: impl Fn(&str) -> usize) -> usize {
    let lengths = pieces.iter().map(|piece| match piece {
        Piece::Words(words) | Piece::Gap(Gap::Option(_, words)) => of(words),
        Piece::Gap(Gap::OtherLine(lines)) => lines.iter().map(|(_, words)| of(words)).sum(),
        Piece::Gap(Gap::Opens | Gap::Digits | Gap::Value(_) | Gap::Position | Gap::Wait) => 0,
    });
    lengths.sum()
}

/// Sentences one after the other, with a space between; no more of them once they are longer than a
/// prompt may be.
pub(super) fn join(sentences: impl IntoIterator<Item = Template>) -> Template {
    let mut joined: Vec<Piece> = Vec::new();
    let mut said = String::new();
    let mut filled = 0;
    for Template(pieces) in sentences {
        for (n, piece) in pieces.into_iter().enumerate() {
            let Piece::Words(words) = piece else {
                if !said.is_empty() {
                    joined.push(Piece::Words(std::mem::take(&mut said).into()));
                }
                joined.push(piece);
                continue;
            };
            if n == 0 && !(joined.is_empty() && said.is_empty()) {
                said.push(' ');
            }
            said.push_str(&words);
            filled += words.len();
        }
        if filled > MOST_PROMPT_BYTES {
            break;
        }
    }
    if !said.is_empty() {
        joined.push(Piece::Words(said.into()));
    }
    Template(joined)
}
