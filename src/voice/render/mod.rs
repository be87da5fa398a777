//! Prompt files: a build system for the voice of a menu.
//!
//! In come a [`Tree`], a [`FileLayout`] and a folder; out come sound files for every prompt, with a
//! [`Manifest`] and a script sheet. What was made before is made again only if its words, its voice
//! or its format changed. A folder in which files were changed by hand is not written over.
mod consent;
mod error;
mod folder;
mod hash;
mod layout;
mod manifest;
mod plan;
mod recordings;
mod sheets;
mod status;
mod talent_script;
mod workers;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::num::NonZero;
use std::path::Path;
use std::time::{Duration, Instant};

pub use consent::Consent;
pub use error::RenderError;
pub use layout::FileLayout;
pub use manifest::{MANIFEST, Manifest, ManifestEntry, ManifestError, ManifestSheet};
pub use plan::{Assembly, Play, RenderPlan, Take, prompt_takes, words_of};

use self::folder::OutputFolder;
pub(super) use self::hash::sha256;
use self::manifest::ManifestFile;
use self::recordings::Recordings;
use self::sheets::{SHEETS, Sheets};
use self::status::{FileStatus, Wanted};
use self::workers::{Failed, Workers};
use crate::files::{self, Folder, MOST_TEXT};
use phonetree_core::menu::Tree;

/// How often the manifest is written while files are made: what was made by then is not made again
/// if the run is cut off.
const NOTED_EVERY: Duration = Duration::from_secs(1);
/// The largest sound file of a prompt, in bytes: half an hour at 48 kHz.
pub(super) const MOST_BYTES: u64 = 192 * 1024 * 1024;

/// A menu's prompts in a folder, as they should be.
#[derive(Debug)]
pub struct Render<'a> {
    tree: &'a Tree,
    folder: &'a Path,
    plan: RenderPlan,
    wanted: Vec<Wanted>,
    strays: Vec<String>,
}

/// How a run goes about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// How many threads work; without it one for each core.
    pub workers: Option<NonZero<usize>>,
    /// Remove files from earlier runs that no prompt needs anymore.
    pub prune: bool,
    /// Overwrite files that were changed by hand.
    pub force: bool,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Files written.
    pub written: Vec<String>,
    /// Files that were as they should be.
    pub kept: usize,
    /// Files that no prompt needs anymore; removed if that was asked for.
    pub orphans: Vec<String>,
    /// Files that are not as they were written, and were left alone.
    pub foreign: Vec<String>,
    /// Takes that could not be made, and why.
    pub failed: Vec<String>,
    /// Takes that were not tried anymore after too many failures.
    pub untried: usize,
    /// Recordings that are named after no take.
    pub strays: Vec<String>,
    /// How much sound there is now, in milliseconds, and how large it is, in bytes.
    pub ms: u64,
    /// Bytes of all files.
    pub bytes: u64,
}

/// What is wrong with a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files made of other words, by another voice, or for another format.
    pub stale: Vec<String>,
    /// Files that are not as they were written.
    pub foreign: Vec<String>,
    /// Files that no prompt needs anymore.
    pub orphans: Vec<String>,
    /// Files that are as they should be.
    pub current: usize,
}

/// What is reported while a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderProgress {
    /// Takes made.
    pub made: usize,
    /// Takes to be made in all.
    pub of: usize,
}

impl<'a> Render<'a> {
    /// Plans the files of a menu. `recordings` is a folder of recordings that win for their takes.
    ///
    /// # Errors
    /// Recordings that cannot be read; two prompts that would get one file.
    pub fn plan(
        tree: &'a Tree,
        layout: &FileLayout,
        folder: &'a Path,
        recordings: Option<&Path>,
    ) -> Result<Self, RenderError> {
        let plan = RenderPlan::new(tree);
        let recordings = recordings.map_or_else(|| Ok(Recordings::default()), Recordings::open)?;
        let wanted = status::wanted(tree, &plan, layout, &recordings)?;
        let names: Vec<String> =
            plan.takes.iter().map(|take| status::recorded_as(tree, take)).collect();
        let strays = recordings.strays(&names).into_iter().map(str::to_owned).collect();
        Ok(Self { tree, folder, plan, wanted, strays })
    }

    /// Compares the folder with the menu, to the last byte of each file, and changes nothing.
    ///
    /// # Errors
    /// The folder's manifest cannot be read.
    pub fn check(&self) -> Result<Differences, RenderError> {
        let manifest = self.manifest()?;
        let known = status::known(&manifest);
        let folder = Folder::open(self.folder);
        let states = status::states(self.folder, &self.wanted, &manifest, &HashSet::new());
        let mut found = Differences {
            orphans: status::orphans(self.folder, &self.wanted, &manifest)
                .into_iter()
                .map(|entry| entry.file)
                .collect(),
            ..Differences::default()
        };
        for (wanted, state) in self.wanted.iter().zip(states) {
            let file = wanted.file.clone();
            let intact = || {
                let bytes = folder.as_ref().ok().and_then(|it| it.read(&file, MOST_BYTES).ok());
                let entry = known.get(file.as_str());
                entry.zip(bytes).is_some_and(|(entry, bytes)| entry.sha256 == sha256(&bytes))
            };
            match state {
                FileStatus::Missing => found.missing.push(file),
                FileStatus::Stale => found.stale.push(file),
                FileStatus::Current if intact() => found.current += 1,
                FileStatus::Current | FileStatus::Foreign => found.foreign.push(file),
            }
        }
        Ok(found)
    }

    /// Makes what is missing or stale.
    ///
    /// # Errors
    /// The folder cannot be written to. Takes that fail are listed in [`Rendered`].
    pub fn run(
        &self,
        how: How,
        mut progress: impl FnMut(RenderProgress),
    ) -> Result<Rendered, RenderError> {
        let (shelf, ours) = OutputFolder::open(self.folder)?;
        let files = self.wanted.iter().map(|wanted| &*wanted.file);
        shelf.has_no_links(files.chain(SHEETS).chain([MANIFEST]))?;
        let old = self.manifest()?;
        let sheets = Sheets::find(&shelf, &old, &ours, how.force);
        let states = status::states(self.folder, &self.wanted, &old, &ours);
        let known = status::known(&old);
        let mut done = Rendered { strays: self.strays.clone(), ..Rendered::default() };
        let mut entries: Vec<Option<Cow<'_, ManifestEntry>>> = vec![None; self.wanted.len()];
        let mut orders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, (wanted, state)) in self.wanted.iter().zip(states).enumerate() {
            let before = known.get(wanted.file.as_str()).map(|entry| Cow::Borrowed(*entry));
            match state {
                FileStatus::Current => {
                    done.kept += 1;
                    entries[n] = before;
                }
                FileStatus::Foreign if !how.force => {
                    done.foreign.push(wanted.file.clone());
                    entries[n] = before;
                }
                FileStatus::Missing | FileStatus::Stale | FileStatus::Foreign => {
                    // Until it is made, it is what it was.
                    entries[n] = before;
                    orders.entry(wanted.take).or_default().push(n);
                }
            }
        }
        let orders: Vec<(usize, Vec<usize>)> = orders.into_iter().collect();
        let mut orphans = status::orphans(self.folder, &self.wanted, &old);
        done.orphans = orphans.iter().map(|entry| entry.file.clone()).collect();
        let meant: Vec<&str> =
            orders.iter().flat_map(|(_, files)| files).map(|n| &*self.wanted[*n].file).collect();
        if !meant.is_empty() {
            shelf.mean(&meant)?;
        }

        let mut folder_failed = None;
        let mut noted = Instant::now();
        let mut tried = 0;
        let there = known.values().map(|entry| (entry.made_of.as_str(), *entry)).collect();
        let workshop = Workers {
            tree: self.tree,
            plan: &self.plan,
            wanted: &self.wanted,
            shelf: &shelf,
            there: &there,
        };
        workshop.make(&orders, how.workers, |made| {
            tried += 1;
            match made {
                Ok(made) => {
                    for (n, entry) in made {
                        done.written.push(entry.file.clone());
                        entries[n] = Some(Cow::Owned(entry));
                    }
                }
                // Those that speak at once hear it at once.
                Err(Failed::Voice(why)) if done.failed.contains(&why) => {}
                Err(Failed::Take(why) | Failed::Voice(why)) => done.failed.push(why),
                Err(Failed::Folder(why)) => folder_failed = Some(why),
            }
            progress(RenderProgress { made: tried, of: orders.len() });
            if noted.elapsed() >= NOTED_EVERY {
                noted = Instant::now();
                let so_far = self.page(&entries, &orphans, sheets.before());
                if let Err(why) = shelf.put(MANIFEST, so_far.written().as_bytes()) {
                    folder_failed = Some(why);
                }
            }
        });
        done.untried = orders.len() - tried;
        if how.prune {
            for orphan in orphans.drain(..) {
                shelf.remove(&orphan.file)?;
            }
        }
        done.written.sort();
        let page = self.page(&entries, &orphans, sheets.before());
        done.ms = page.takes.iter().map(|entry| entry.ms).sum();
        done.bytes = page.takes.iter().map(|entry| entry.bytes).sum();
        if let Some(why) = folder_failed {
            // What was finished is noted if that can be done.
            let _ = shelf.put_if_new(MANIFEST, page.written().as_bytes());
            return Err(RenderError::CutOff {
                finished: done.written.len(),
                source: Box::new(why),
            });
        }
        let (sheets, foreign) = sheets.write(&shelf, self.script(&page.takes), &meant)?;
        done.foreign.extend(foreign);
        let page = self.page(&entries, &orphans, &sheets);
        if !done.written.is_empty() {
            shelf.settle();
        }
        shelf.put_if_new(MANIFEST, page.written().as_bytes())?;
        match done.failed.is_empty() {
            true => shelf.close(),
            // All that is there is in the manifest.
            false => shelf.mean(&[])?,
        }
        Ok(done)
    }

    /// The script for the person who speaks the prompts, to read and as a table.
    fn script(&self, takes: &[&ManifestEntry]) -> [String; 2] {
        [
            talent_script::markdown(self.tree, &self.plan),
            talent_script::csv(self.tree, &self.plan, takes),
        ]
    }

    /// The folder's manifest; an empty one if there is none.
    fn manifest(&self) -> Result<Manifest, RenderError> {
        let file = self.folder.join(MANIFEST);
        let read = Folder::open(self.folder).and_then(|folder| folder.read(MANIFEST, MOST_TEXT));
        match read.and_then(files::text) {
            Ok(text) => {
                Manifest::read(&text).map_err(|source| RenderError::Manifest { file, source })
            }
            Err(why) if why.is_missing() => Ok(Manifest::default()),
            Err(source) => Err(RenderError::Read { file, source }),
        }
    }

    fn page<'e>(
        &'e self,
        entries: &'e [Option<Cow<'_, ManifestEntry>>],
        orphans: &'e [ManifestEntry],
        sheets: &'e [ManifestSheet],
    ) -> ManifestFile<'e> {
        ManifestFile {
            manifest: 1,
            menu: self.tree.title.first(),
            takes: entries.iter().flatten().map(Cow::as_ref).collect(),
            orphans,
            prompts: &self.plan.prompts,
            sheets,
        }
    }
}
