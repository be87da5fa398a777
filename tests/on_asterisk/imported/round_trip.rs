//! A menu that is exported and read again is the menu it was, for whoever calls.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree_core::exchange::{self, ExportSettings, OtherSystem};
use phonetree_core::menu::{self, Chance, Key};

use super::heard::{Files, Heard, Listened, as_words, plain};
use crate::callers;
use crate::engine::{Caller, Subject};
use crate::menus::{self, Tried};

/// What comes of a menu that is read again.
struct Returned {
    /// What its callers hear otherwise, in words.
    differs: Vec<String>,
    callers: usize,
    losses: Vec<String>,
}

/// Exports a menu to Asterisk, reads it again, and lets callers call both.
fn there_and_back(tried: &Tried, most: usize) -> Returned {
    let subject = Subject::of(&tried.tree, &tried.takes, tried.is_turned);
    let mut settings = ImportSettings::default();
    let mut ms = HashMap::new();
    let sounds = subject.sounds("");
    for (sound, length) in &sounds {
        // `en//main/options`
        let (language, file) = sound.split_once("//").unwrap();
        ms.insert(format!("{language}:{file}"), *length);
        settings.sounds.insert(format!("{}/{file}", tried.name), as_words(file));
    }
    let file = format!("{}.conf", tried.name);
    let imported =
        import(ImportSystem::Asterisk, &file, &tried.text, &settings, &mut |_| None).unwrap();
    if let Some(folder) = std::env::var_os("PHONETREE_KEEP") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join(format!("{}.toml", tried.name)), &imported.text).unwrap();
        std::fs::write(folder.join(&file), &tried.text).unwrap();
    }
    let again = match menu::load(&file, &imported.text) {
        Ok(tree) => tree,
        Err(problems) => panic!("{problems}\n{}", imported.text),
    };
    let tree = &tried.tree;
    let usual = |id: &str| {
        let ends = |own: &str| plain(id).ends_with(&plain(own));
        let own = tree.switches.iter().filter(|it| ends(&it.id)).max_by_key(|it| it.id.len());
        own.is_some_and(|own| own.is_usually_on != tried.is_turned)
    };
    let outside = |id: &str, caller: &Caller| {
        let ends = |own: &str| plain(id).ends_with(&plain(own));
        let place = tree.outside.iter().position(|it| ends(&it.id));
        place.and_then(|place| caller.answers.get(place)).copied().unwrap_or(false)
    };
    let before = Listened::new(
        tree,
        Files::Takes(&tried.takes),
        Some(subject.lengths.clone()),
        &ms,
        usual,
        outside,
    );
    let after = Listened::new(&again, Files::Words, None, &ms, usual, outside);
    let mut chance = Chance::new(20);
    let needed: BTreeSet<_> = BTreeSet::new();
    let fair = callers::fair(&subject, most, &needed, 80 * most, &mut chance);
    let mut differs = Vec::new();
    for (caller, held) in &fair {
        let number = &tree[caller.line].number;
        let line = again.line_ids().find(|line| again[*line].number == *number);
        let Some(line) = line else {
            differs.push(format!("{number} is answered by nobody"));
            continue;
        };
        // Only as far as the export is exact.
        let until = if held.is_cut { held.ms } else { u64::MAX };
        let so_far = |mut heard: Vec<(u64, Heard)>| {
            heard.retain(|(ms, _)| *ms < until);
            heard
        };
        let ours = so_far(before.hears(caller));
        let theirs = so_far(after.hears(&Caller { line, ..caller.clone() }));
        if !alike(&ours, &theirs) {
            let at = ours.iter().zip(&theirs).take_while(|(one, other)| same(one, other)).count();
            let keys: Vec<String> = caller
                .keys
                .iter()
                .map(|(ms, key)| format!("{ms}:{}", Key::as_char(*key)))
                .collect();
            differs.push(format!(
                "{} {:?} {} {:?}: {:?} is {:?}",
                caller.at,
                caller.outcome,
                number,
                keys,
                &ours[at.saturating_sub(1)..(at + 2).min(ours.len())],
                &theirs[at.saturating_sub(1).min(theirs.len())..(at + 2).min(theirs.len())],
            ));
        }
    }
    let losses = imported.losses.iter().map(|loss| loss.words.clone());
    Returned { differs, callers: fair.len(), losses: losses.collect() }
}

fn same((ms, what): &(u64, Heard), (other_ms, other): &(u64, Heard)) -> bool {
    let is_it = match (what, other) {
        // A name as the dialplan has it may have more before it.
        (Heard::Rings(ours), Heard::Rings(theirs)) => theirs.ends_with(ours.as_str()),
        _ => what == other,
    };
    ms == other_ms && is_it
}

fn alike(ours: &[(u64, Heard)], theirs: &[(u64, Heard)]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| same(one, other))
}

/// What is lost, each thing once, with how often.
fn counted(losses: &[String]) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for loss in losses {
        *count.entry(loss).or_default() += 1;
    }
    count.iter().fold(String::new(), |all, (words, times)| format!("{all}    {times}x {words}\n"))
}

/// Where callers of a menu do hear something else, a loss of the import that says so.
const NAMED: [(&str, &str); 1] =
    [("kitchen-sink", "it greets at each visit here; in the dialplan, at the first one")];

#[test]
fn nothing_changes_for_callers_of_a_menu_that_is_exported_to_asterisk_and_read_again() {
    let only = std::env::var("PHONETREE_MENU").unwrap_or_default();
    // Without an Asterisk this is one of many tests, and has less time.
    let most = if std::env::var_os("REQUIRE_ASTERISK").is_some() { 25 } else { 4 };
    let mut report = String::new();
    let mut fails = Vec::new();
    for (tried, _) in menus::all() {
        // Switches are turned by hand: the same menu otherwise.
        if !tried.name.starts_with(&only) {
            continue;
        }
        let Returned { differs, callers, losses } = there_and_back(&tried, most);
        let named = NAMED.iter().find(|(name, _)| tried.name.starts_with(name));
        let is_named = named.is_some_and(|(_, words)| losses.iter().any(|loss| loss == words));
        for line in differs.iter().take(3) {
            println!("{}: {line}", tried.name);
        }
        println!("{}: {callers} callers, {} differ", tried.name, differs.len());
        if !differs.is_empty() && !is_named {
            fails.push(tried.name.clone());
        }
        assert!(callers > most / 2, "{}: {callers} callers", tried.name);
        if !tried.is_turned {
            let what = if is_named { "named losses" } else { "same" };
            report.push_str(&format!("asterisk, {}: {what}\n{}", tried.name, counted(&losses)));
            report.push_str(&from_freeswitch(&tried));
        }
    }
    assert_eq!(fails, [""; 0], "callers hear something else");
    if only.is_empty() {
        let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exchange/round-trip.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(beside, &report).unwrap();
        }
        let known = std::fs::read_to_string(beside).unwrap_or_default();
        assert_eq!(report, known, "`UPDATE=1` writes it");
    }
}

/// What comes of a menu that goes to FreeSWITCH and back. Its dialplan is not read, so no menu is the same.
fn from_freeswitch(tried: &Tried) -> String {
    let settings = ExportSettings::named(&tried.name);
    let export = exchange::export(OtherSystem::FreeSwitch, &tried.tree, &tried.takes, &settings);
    assert!(!export.report.is_exact(), "{}: then it must come back", tried.name);
    let file = export.files.iter().find(|file| file.path.ends_with(".ivr.xml"));
    let name = &tried.name;
    let Some(file) = file else { return format!("freeswitch, {name}: no ivr menu\n") };
    let settings = ImportSettings::default();
    match import(ImportSystem::FreeSwitch, &file.path, &file.text, &settings, &mut |_| None) {
        Ok(imported) => {
            let said = menu::load(&file.path, &imported.text);
            assert!(said.is_ok(), "{name}: {:?}", said.err());
            let losses: Vec<String> =
                imported.losses.iter().map(|loss| general(&loss.words)).collect();
            format!("freeswitch, {name}: named losses\n{}", counted(&losses))
        }
        Err(why) => format!("freeswitch, {name}: refused, {why}\n"),
    }
}

/// A loss without the names of files in it.
fn general(words: &str) -> String {
    match (words.find(" ("), words.rfind("): ")) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &words[..from], &words[to + 1..]),
        _ => words.to_owned(),
    }
}
