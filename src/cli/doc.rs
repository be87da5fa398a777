//! `phonetree doc`: the menu on paper and on screen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use chrono::{DateTime, Utc};

use crate::cli::open::at::{Clock, moment};
use crate::cli::open::given::Positions;
use crate::cli::open::language::LanguageArg;
use crate::cli::output::{called, print, remark};
use crate::cli::{Failure, open};
use crate::files;
use crate::paper::{
    self, CallGraph, Edition, PageContent, PagePart, PageRoutes, PageSounds, Paper, Scope, Sheet,
};
use crate::voice::Takes;
use crate::voice::render::RenderPlan;
use phonetree_core::directory::{TeamRoute, routing_in};
use phonetree_core::language::nearest;
use phonetree_core::menu::{Gap, LanguageId, Node, PromptId};
use phonetree_core::practice::CourseFile;

/// Writes a document about the menu.
///
/// Every route in it, from a number to a team, was tried by the engine first.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Formats:
  html               the whole menu as one self-contained page
  markdown           the whole menu for a wiki
  sources            every fact with its source, what is disputed, and what to ask when you call
  svg                the call-flow diagram, drawn
  mermaid dot d2     the same, for wikis, Graphviz and d2lang.com
  csv json           the routing table: one row for each line, key path and team
  card               a desk card, as HTML; as PDF where --out ends in .pdf
  vcf                contacts for a telephone, with the pauses before the keys

Examples:
  phonetree doc --format svg --out call-flow.svg
  phonetree doc --format svg --from main --depth 2 > part.svg
  phonetree doc --format csv > routes.csv
  phonetree doc --format html --audio --out line.html          a page with a telephone in it
  phonetree doc --format html --course first-week.toml --out practice.html
  phonetree doc --format card --paper a4 --large --out card.pdf

Exit code: 0 the document was written; 2 it was not.")]
pub(super) struct Command {
    /// The kind of document.
    #[arg(long, short, value_enum, ignore_case = true, hide_possible_values = true)]
    format: DocumentFormat,
    /// The file to write. With - or without it, stdout.
    #[arg(long, short, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Diagrams: start at this node.
    #[arg(long, value_name = "NODE")]
    from: Option<String>,
    /// Diagrams: omit what is more than N arrows away.
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    /// Desk card: the paper it is printed on.
    #[arg(long, value_enum, ignore_case = true, default_value = "letter")]
    paper: PaperName,
    /// Desk card: large print, one sheet of numbers, keys and hours where that fits.
    #[arg(long)]
    large: bool,
    /// Page: include rendered prompts to listen to, from DIR or else from the menu's own folder.
    #[arg(long, value_name = "DIR", num_args = 0..=1)]
    #[expect(
        clippy::option_option,
        reason = "asked for or not, and if so with a folder or without"
    )]
    audio: Option<Option<PathBuf>>,
    /// Page: leave out these parts, with commas between them: find, call, practice, flow, hear, sources;
    /// or the engine, with all that needs it.
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        value_delimiter = ',',
        value_name = "PART",
        hide_possible_values = true
    )]
    without: Vec<PartName>,
    /// Page: with this set course to practice (docs/practice.md).
    #[arg(long, value_name = "FILE")]
    course: Option<PathBuf>,
    /// Page: as a site that a browser can install: --out is a folder, for a web server.
    #[arg(long, requires = "out")]
    pwa: bool,
    /// Look for routes from this time on (as for `call`; default now). Without it, tables omit
    /// dates, so they can be kept and compared.
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[command(flatten)]
    positions: Positions,
    #[command(flatten)]
    language: LanguageArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum DocumentFormat {
    Html,
    Markdown,
    Svg,
    Mermaid,
    Dot,
    D2,
    Csv,
    Json,
    Card,
    Vcf,
    Sources,
}

/// What a desk card is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum PaperName {
    A4,
    Letter,
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum PartName {
    Find,
    Call,
    Practice,
    Flow,
    Hear,
    Sources,
    Engine,
}

impl PartName {
    fn of_page(self) -> PagePart {
        match self {
            Self::Find => PagePart::Find,
            Self::Call => PagePart::Call,
            Self::Practice => PagePart::Practice,
            Self::Flow => PagePart::Flow,
            Self::Hear => PagePart::Hear,
            Self::Sources => PagePart::Sources,
            Self::Engine => PagePart::Engine,
        }
    }
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<(), Failure> {
        let mut opened = open::open(menu)?;
        self.positions.hold_in(&mut opened.tree)?;
        if self.pwa {
            return self.site(&opened);
        }
        let document = self.document(&opened)?;
        match self.out.as_deref().filter(|out| *out != Path::new("-")) {
            Some(out) => {
                opened.is_not(out)?;
                Ok(files::write(out, &document)?)
            }
            // Only what is written to a file is not text.
            None => print(&String::from_utf8_lossy(&document)),
        }
    }

    /// Every file of a site, the page among them.
    fn site(&self, opened: &open::Opened) -> Result<(), Failure> {
        let folder = match self.out.as_deref() {
            Some(folder) if self.format == DocumentFormat::Html && folder != Path::new("-") => {
                folder
            }
            _ => {
                let why = "--pwa needs --format html, and a folder: --out site";
                return Err(Failure(why.to_owned()));
            }
        };
        let files = paper::site(self.edition(opened)?, self.page(opened)?);
        let cannot = |why| Failure(format!("cannot make {}: {why}", called(folder)));
        std::fs::create_dir_all(folder).map_err(cannot)?;
        for file in &files {
            let path = folder.join(file.name);
            opened.is_not(&path)?;
            files::write(&path, &file.bytes)?;
        }
        Ok(())
    }

    fn document(&self, opened: &open::Opened) -> Result<Vec<u8>, Failure> {
        let edition = self.edition(opened)?;
        let flow = || Ok::<_, Failure>(CallGraph::of(edition, self.scope(opened)?));
        Ok(match self.format {
            DocumentFormat::Svg => paper::svg(&flow()?).into_bytes(),
            DocumentFormat::Mermaid => paper::mermaid(&flow()?).into_bytes(),
            DocumentFormat::Dot => paper::dot(&flow()?).into_bytes(),
            DocumentFormat::D2 => paper::d2(&flow()?).into_bytes(),
            DocumentFormat::Html => self.page(opened)?.into_bytes(),
            DocumentFormat::Markdown => paper::markdown(edition, &self.rows(opened)?).into_bytes(),
            DocumentFormat::Card => self.card(opened)?,
            DocumentFormat::Vcf => paper::vcards(edition, &self.rows(opened)?).into_bytes(),
            DocumentFormat::Sources => paper::sources(edition, &self.rows(opened)?).into_bytes(),
            DocumentFormat::Csv => {
                paper::routing_csv(edition, &self.rows(opened)?, self.at.is_some()).into_bytes()
            }
            DocumentFormat::Json => {
                paper::routing_json(edition, &self.rows(opened)?, self.at.is_some()).into_bytes()
            }
        })
    }

    /// A page, or PDF where the file is named so.
    fn card(&self, opened: &open::Opened) -> Result<Vec<u8>, Failure> {
        let paper = match self.paper {
            PaperName::A4 => Paper::A4,
            PaperName::Letter => Paper::Letter,
        };
        let made = self.at(opened)?.with_timezone(&opened.tree.zone).date_naive();
        let (sheet, rows) = (Sheet { paper, large: self.large, made }, self.rows(opened)?);
        let ending = self.out.as_deref().and_then(Path::extension);
        match ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
            true => Ok(paper::card_pdf(self.edition(opened)?, &rows, sheet)?),
            false => Ok(paper::card_html(self.edition(opened)?, &rows, sheet).into_bytes()),
        }
    }

    fn page(&self, opened: &open::Opened) -> Result<String, Failure> {
        let course = self.course.as_deref().map(|file| course(file, opened)).transpose()?;
        let content = PageContent {
            without: self.without.iter().map(|part| part.of_page()).collect(),
            engine: paper::engine(),
            menu: &opened.text,
            lengths: lengths(opened),
            course: course.as_deref(),
            installable: self.pwa,
        };
        let (at, sounds) = (self.at(opened)?, self.sounds(opened)?);
        let lengths = opened.lengths();
        let of = |language| routing_in(&opened.tree, &lengths, at, language);
        let routes = PageRoutes::new(&opened.tree, of);
        Ok(paper::page(self.edition(opened)?, &routes, &sounds, &content, at))
    }

    /// The prompts that can be listened to, inside the page: it is one file, and stays so.
    fn sounds(&self, opened: &open::Opened) -> Result<PageSounds, Failure> {
        let takes = match &self.audio {
            None => return Ok(PageSounds::default()),
            Some(None) => opened.takes().ok_or_else(|| {
                Failure(
                    "this menu has no rendered prompts; name a folder that has them: --audio DIR"
                        .into(),
                )
            })?,
            Some(Some(folder)) => Takes::open(folder)?,
        };
        let tree = &opened.tree;
        let (mut sounds, mut unusable) = (PageSounds::default(), BTreeSet::new());
        let mut of = |tag: &str, words: &str| {
            let (kind, bytes) = match takes.file(tag, words) {
                Ok(Some(("opus", bytes))) => ("audio/ogg", bytes),
                Ok(Some(("wav", bytes))) => ("audio/wav", bytes),
                Ok(_) => return None,
                Err(why) => {
                    unusable.insert(why.to_string());
                    return None;
                }
            };
            Some(format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes)))
        };
        let mut whole = BTreeSet::new();
        for prompt in tree.prompt_ids() {
            for (language, template) in tree.language_ids().zip(&tree[prompt].words) {
                let tag = &tree.languages[language.index()].tag;
                let Some(words) = template.fixed() else { continue };
                let Some(sound) = of(tag, words) else { continue };
                whole.insert((tag.to_string(), words.to_owned()));
                sounds.prompts.insert((prompt, language), sound);
            }
        }
        // What is put together during a call.
        for take in RenderPlan::new(tree).takes {
            let tag = &tree.languages[take.language.index()].tag;
            let place = (tag.to_string(), take.text);
            if !whole.contains(&place)
                && !sounds.parts.contains_key(&place)
                && let Some(sound) = of(tag, &place.1)
            {
                sounds.parts.insert(place, sound);
            }
        }
        for why in &unusable {
            remark(&format!("(not in the page: {why})"));
        }
        Ok(sounds)
    }

    /// The menu in the language of its readers.
    fn edition<'o>(&self, opened: &'o open::Opened) -> Result<Edition<'o>, Failure> {
        Ok(Edition::new(&opened.tree, self.language.of(&opened.tree)?))
    }

    fn at(&self, opened: &open::Opened) -> Result<DateTime<Utc>, Failure> {
        let at = self.at.as_deref().unwrap_or("now");
        Ok(moment(at, &opened.tree, Clock::Milliseconds)?.to_utc())
    }

    fn rows(&self, opened: &open::Opened) -> Result<Vec<TeamRoute>, Failure> {
        let reader = self.language.of(&opened.tree)?;
        Ok(routing_in(&opened.tree, &opened.lengths(), self.at(opened)?, reader.menu))
    }

    fn scope(&self, opened: &open::Opened) -> Result<Scope, Failure> {
        let from = self.from.as_deref().map(|id| node(opened, id)).transpose()?;
        Ok(Scope { from, depth: self.depth })
    }
}

/// The node of a name.
fn node(opened: &open::Opened, id: &str) -> Result<Node, Failure> {
    let tree = &opened.tree;
    if let Some(node) = tree.nodes().find(|node| tree.node_id(*node) == id) {
        return Ok(node);
    }
    let near = nearest(id, tree.nodes().map(|node| tree.node_id(node)));
    let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    Err(Failure(format!("there is no node named `{id}` in {}{near}", opened.name)))
}

/// A set course, as it is written; one that does not fit the menu is refused.
fn course(file: &Path, opened: &open::Opened) -> Result<String, Failure> {
    let text = open::read("the course", file)?;
    CourseFile::read_to_fit(&called(file), &text)?.fit(&opened.tree, &opened.lengths())?;
    Ok(text)
}

/// How long each prompt lasts, by language and by the name of its file, in milliseconds: a call in the
/// page takes the time it takes here.
fn lengths(opened: &open::Opened) -> serde_json::Value {
    let (tree, lengths) = (&opened.tree, opened.lengths());
    let of = |language: LanguageId| -> serde_json::Value {
        // Where digits are said, the engine reckons with those that the caller enters.
        let says_digits = |id: &PromptId| {
            let mut gaps = tree[*id].in_language(language).gaps();
            gaps.any(|gap| matches!(gap, Gap::Digits | Gap::Value(_)))
        };
        tree.prompt_ids()
            .filter(|id| !says_digits(id))
            .map(|id| (tree.prompt_name(id), serde_json::Value::from(lengths.ms(id, language))))
            .collect()
    };
    let tag = |language: LanguageId| tree.languages[language.index()].tag.to_string();
    tree.language_ids().map(|language| (tag(language), of(language))).collect()
}
