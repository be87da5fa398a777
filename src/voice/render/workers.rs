//! Makes files, on as many threads as there are cores.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::error::RenderError;
use super::folder::OutputFolder;
use super::hash::sha256;
use super::manifest::ManifestEntry;
use super::plan::{RenderPlan, Take};
use super::status::Wanted;
use crate::sound::{Pcm, active_level_dbm0, finished, finished_clearer};
use crate::voice::{Voice, VoiceError, VoiceSource};
use phonetree_core::menu::{LanguageId, Speaker, Tree};

/// Prompts that may fail before the rest is not tried anymore: a voice that is not there fails on
/// every one of them.
const MOST_FAILURES: usize = 5;
/// How many prompts are asked of a speech server at once, and how many at most: it is not ours alone.
const AT_ONCE: usize = 4;
const MOST_AT_ONCE: usize = 16;

/// What became of a take: its files, or why there are none.
pub(super) type Made = Result<Vec<(usize, ManifestEntry)>, Failed>;

/// Why a take has no files.
#[derive(Debug)]
pub(super) enum Failed {
    /// The voice or the recording: others may do better.
    Take(String),
    /// The voice: no other take will do better.
    Voice(String),
    /// The folder: nothing can be written.
    Folder(RenderError),
}

/// All that is needed to make files.
pub(super) struct Workers<'a> {
    pub(super) tree: &'a Tree,
    pub(super) plan: &'a RenderPlan,
    pub(super) wanted: &'a [Wanted],
    pub(super) shelf: &'a OutputFolder,
    /// Files that are there already, by what they are made of.
    pub(super) there: &'a BTreeMap<&'a str, &'a ManifestEntry>,
}

impl Workers<'_> {
    /// Makes takes: each order is a take and its files, as places in the lists above. `done` is
    /// told of each, in the order they are finished.
    pub(super) fn make(
        &self,
        orders: &[(usize, Vec<usize>)],
        workers: Option<NonZero<usize>>,
        mut done: impl FnMut(Made),
    ) {
        let workers = self.at_once(workers).min(orders.len());
        let source = VoiceSource::open(self.tree);
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (sender, made) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..workers {
                let (sender, next, stop, source) = (sender.clone(), &next, &stop, &source);
                scope.spawn(move || {
                    let mut voices = Voices { source, open: HashMap::new() };
                    while !stop.load(Ordering::Relaxed) {
                        let order = orders.get(next.fetch_add(1, Ordering::Relaxed));
                        let Some((take, files)) = order else { break };
                        let made = self.make_one(*take, files, &mut voices);
                        if sender.send(made).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let mut failures = 0;
            for made in made {
                match &made {
                    Ok(_) => {}
                    Err(Failed::Take(_)) => failures += 1,
                    Err(Failed::Voice(_) | Failed::Folder(_)) => failures = MOST_FAILURES,
                }
                if failures >= MOST_FAILURES {
                    stop.store(true, Ordering::Relaxed);
                }
                done(made);
            }
        });
    }

    /// How many takes are made at once: one for each core, as that is what a voice needs; of a server
    /// we only wait.
    fn at_once(&self, wanted: Option<NonZero<usize>>) -> usize {
        let wanted = wanted.map(NonZero::get);
        match self.tree.voice.by {
            Speaker::Server => wanted.unwrap_or(AT_ONCE).min(MOST_AT_ONCE),
            Speaker::Embedded | Speaker::Command | Speaker::System => {
                wanted.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get))
            }
        }
    }

    fn make_one(&self, take: usize, files: &[usize], voices: &mut Voices<'_>) -> Made {
        let take = &self.plan.takes[take];
        if let Some(made) = self.copied(take, files)? {
            return Ok(made);
        }
        let failed = |why: &dyn std::fmt::Display| Failed::Take(format!("{}: {why}", take.name));
        let recording = files.first().and_then(|file| self.wanted[*file].recording.as_ref());
        let raw = match recording {
            Some(recording) => recording.sound().map_err(|why| failed(&why))?,
            None => {
                let mute = |why: VoiceError| match why.is_for_all() {
                    true => Failed::Voice(why.to_string()),
                    false => failed(&why),
                };
                voices.of(take.language).and_then(|voice| voice.speak(&take.said)).map_err(mute)?
            }
        };
        let mut sounds: HashMap<(u32, bool), Pcm> = HashMap::new();
        let mut made = Vec::with_capacity(files.len());
        for file in files {
            let wanted = &self.wanted[*file];
            let (rate, dither) = (wanted.format.rate(), wanted.format.is_linear());
            let sound = sounds.entry((rate, dither)).or_insert_with(|| match wanted.is_clearer {
                true => finished_clearer(&raw, rate, take.edges, dither),
                false => finished(&raw, rate, take.edges, dither),
            });
            if sound.samples.is_empty() {
                return Err(failed(&"there is nothing to hear in what the voice made of it"));
            }
            let bytes = wanted.format.file(sound).map_err(|why| failed(&why))?;
            self.shelf.put(&wanted.file, &bytes).map_err(Failed::Folder)?;
            made.push((*file, entry(self.tree, take, wanted, sound, &bytes)));
        }
        Ok(made)
    }
}

impl Workers<'_> {
    /// The same sound under another name, as after a node was renamed: nobody speaks it again.
    fn copied(
        &self,
        take: &Take,
        files: &[usize],
    ) -> Result<Option<Vec<(usize, ManifestEntry)>>, Failed> {
        let mut copies = Vec::with_capacity(files.len());
        for file in files {
            let wanted = &self.wanted[*file];
            let Some(there) = self.there.get(wanted.made_of.as_str()) else { return Ok(None) };
            let Some(bytes) = self.shelf.read(&there.file) else { return Ok(None) };
            if sha256(&bytes) != there.sha256 {
                return Ok(None);
            }
            copies.push((*file, there, bytes));
        }
        let mut made = Vec::with_capacity(files.len());
        for (n, there, bytes) in copies {
            let file = self.wanted[n].file.clone();
            self.shelf.put(&file, &bytes).map_err(Failed::Folder)?;
            let node = take.node.map(|node| self.tree.node_id(node).to_owned());
            made.push((
                n,
                ManifestEntry { file, take: take.name.clone(), node, ..(*there).clone() },
            ));
        }
        Ok(Some(made))
    }
}

fn entry(tree: &Tree, take: &Take, wanted: &Wanted, sound: &Pcm, bytes: &[u8]) -> ManifestEntry {
    let level = active_level_dbm0(sound).map(|level| (level * 10.0).round() / 10.0);
    ManifestEntry {
        file: wanted.file.clone(),
        take: take.name.clone(),
        node: take.node.map(|node| tree.node_id(node).to_owned()),
        language: tree.languages[take.language.index()].tag.to_string(),
        text: take.text.clone(),
        said: take.said.clone(),
        voice: wanted.voice.clone(),
        format: wanted.format.to_string(),
        rate: sound.rate,
        samples: sound.samples.len() as u64,
        ms: sound.ms(),
        peak: sound.peak(),
        level_dbm0: level,
        wording: tree.wording.to_string(),
        bytes: bytes.len() as u64,
        made_of: wanted.made_of.clone(),
        sha256: sha256(bytes),
    }
}

/// The voices of one thread: each is opened when it is first needed.
struct Voices<'a> {
    source: &'a Result<VoiceSource<'a>, VoiceError>,
    open: HashMap<LanguageId, Box<dyn Voice>>,
}

impl Voices<'_> {
    fn of(&mut self, language: LanguageId) -> Result<&mut Box<dyn Voice>, VoiceError> {
        use std::collections::hash_map::Entry;
        match self.open.entry(language) {
            Entry::Occupied(voice) => Ok(voice.into_mut()),
            Entry::Vacant(place) => {
                let source = self.source.as_ref().map_err(VoiceError::clone)?;
                Ok(place.insert(source.voice(language)?))
            }
        }
    }
}
