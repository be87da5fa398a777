//! Reads `extensions.conf`: a call is followed through the dialplan, and where it stops - a question, a ring,
//! a message, the hour - is a node.
//!
//! What only a call knows is decided outside; what a menu has no word for is a loss. Nothing is run, and no
//! value that could be a secret comes out.
mod applications;
mod asking;
mod conditions;
mod entry;
mod flow;
mod nodes;
mod people;
mod plan;
mod reading;
mod state;
mod times;
mod values;

use self::plan::FileReader;

use std::collections::BTreeMap;

use self::plan::{ConfReader, ReadPlan};
use self::reading::PlanReading;
use super::ids::in_words;
use super::sketch::Sketch;
use super::sounds::SoundWords;
use super::{ImportLossKind, ImportPlace, ImportRefusal, ImportSettings};

/// Reads a dialplan.
pub(super) fn read(
    file: &str,
    text: &str,
    settings: &ImportSettings,
    files: &mut FileReader<'_>,
) -> Result<(Sketch, bool), ImportRefusal> {
    let mut reader = ConfReader::new(files);
    reader.read(file, text, 0)?;
    let plan = ReadPlan::of(&reader.lines)?;
    let (first, others) = entry::entry(&plan, settings.entry.as_deref(), file)?;
    let mut reading = PlanReading::new(&plan, SoundWords::new(&settings.sounds));
    reading.sketch.title = title(file);
    file.clone_into(&mut reading.sketch.source);
    for (place, name) in &reader.missing {
        let words = format!("the file {name} could not be read: what it has is not here");
        reading.lose(place, ImportLossKind::LeftOut, words);
    }
    if let Some(place) = &plan.old_separator {
        let words = "arguments are parted by | here, as before Asterisk 1.6, which takes it for a letter: it is read as it was meant";
        reading.lose(place, ImportLossKind::Otherwise, words);
    }
    for (place, words) in &plan.left_out {
        reading.lose(place, ImportLossKind::LeftOut, words.as_str());
    }
    reading.lines(first)?;
    for other in others {
        let words = format!(
            "calls may come in at [{}], too: --entry {} reads that",
            other.name, other.name
        );
        reading.sketch.lose(&other.place, "", ImportLossKind::LeftOut, words);
    }
    reading.sketch.label_options();
    zone(&mut reading, settings, file);
    let first = reading.language.take().unwrap_or_else(|| "en-US".to_owned());
    let languages = &mut reading.sketch.languages;
    languages.retain(|it| it.split('-').next() != first.split('-').next());
    languages.insert(0, first);
    let unheard = reading.sounds.unheard;
    reading.sounds.tell(&mut reading.sketch, file);
    for (place, words) in std::mem::take(&mut reading.notes) {
        reading.sketch.note(&place, words);
    }
    Ok((reading.sketch, unheard))
}

/// The zone of the menu: what was said, else what most times have.
fn zone(reading: &mut PlanReading<'_>, settings: &ImportSettings, file: &str) {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (zone, _) in &reading.zones {
        *count.entry(zone).or_default() += 1;
    }
    let is_zone = |zone: &&str| zone.parse::<chrono_tz::Tz>().is_ok();
    let most = count.iter().filter(|(zone, _)| is_zone(zone)).max_by_key(|(_, count)| **count);
    let most = most.map(|(zone, _)| (*zone).to_owned());
    let zone = settings.zone.clone().or(most);
    let whole = ImportPlace { file: file.to_owned(), line: 0 };
    let zones = std::mem::take(&mut reading.zones);
    match &zone {
        None => {
            let words = "no zone is in the dialplan: UTC stands here; --zone says which it is";
            reading.sketch.lose(&whole, "", ImportLossKind::Assumed, words);
        }
        Some(zone) => {
            for (other, place) in zones.iter().filter(|(other, _)| other != zone) {
                let words = format!("these times are in the zone {other}; here they are in {zone}");
                reading.sketch.lose(place, "", ImportLossKind::Otherwise, words);
            }
        }
    }
    reading.sketch.zone = zone;
}

/// A title from the name of a file.
fn title(file: &str) -> String {
    let base = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    match in_words(stem) {
        title if title.is_empty() => "A menu".to_owned(),
        title => title,
    }
}
