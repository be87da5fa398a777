//! Dialplans of the house, called as they are on the Asterisk, and on our engine as the menus that are read from them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use phonetree::voice::render::prompt_takes;
use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree_core::menu::{self, Chance, Key};

use super::heard::{Files, Heard, Listened, as_words, lengths_of_words, plain};
use crate::ami::Message;
use crate::callers;
use crate::compare::{Answered, field};
use crate::engine::{Caller, Held, Subject, ms_of};
use crate::machine::{Loaded, Machine};
use crate::proof::alone;

/// A dialplan of the house, and where and when callers come in.
struct Fixture {
    /// What callers hear otherwise is named by this loss of the import, and by no other.
    named: Option<&'static str>,
    name: &'static str,
    text: &'static str,
    parts: &'static [(&'static str, &'static str)],
    context: &'static str,
    exten: &'static str,
    /// The instants at which callers call.
    at: &'static [&'static str],
    /// Whether Asterisk needs a clock of its own for that: the times of an include know no other.
    has_clock: bool,
}

const OFFICE: Fixture = Fixture {
    named: Some("this key begins the count of failures again; in the dialplan it goes on"),
    name: "office",
    text: include_str!("../../exchange/asterisk/office.conf"),
    parts: &[],
    context: "from-trunk",
    exten: "13125550142",
    at: &[
        "2026-11-24T16:00:00Z",
        "2026-11-25T15:00:00Z",
        "2026-11-24T22:59:20Z",
        "2026-11-26T17:00:00Z",
    ],
    has_clock: false,
};

const CLINIC: Fixture = Fixture {
    named: None,
    name: "clinic",
    text: include_str!("../../exchange/asterisk/clinic.conf"),
    parts: &[("parts/pharmacy.conf", include_str!("../../exchange/asterisk/parts/pharmacy.conf"))],
    context: "incoming",
    exten: "s",
    at: &["2026-11-24T16:00:00Z"],
    has_clock: true,
};

/// The sound files that a dialplan names.
fn sounds_of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        for (app, place) in [("Background(", 0), ("Playback(", 0), ("Read(", 1)] {
            let Some((_, rest)) = line.split_once(app) else { continue };
            let args = rest.split(')').next().unwrap_or_default();
            let files = args.split([',', '|']).nth(place).unwrap_or_default();
            found.extend(files.split('&').filter(|it| !it.is_empty()).map(str::to_owned));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What happened there, by ear.
fn heard_there(
    events: &[(Instant, Message)],
    start: Instant,
    ms: &HashMap<String, u32>,
) -> Vec<(u64, Heard)> {
    let mut all: Vec<(u64, Heard)> = Vec::new();
    let mut language = "en".to_owned();
    let mut playing: Vec<(u64, Heard)> = Vec::new();
    let mut is_cut_by_keys = false;
    let mut last = u64::try_from(start.elapsed().as_millis()).unwrap();
    for (at, event) in events {
        let at = u64::try_from(at.saturating_duration_since(start).as_millis()).unwrap();
        let data = field(event, "AppData");
        let app = field(event, "Application");
        let is_over = field(event, "Event") == "Hangup";
        if is_cut_by_keys && field(event, "Event") == "DTMFEnd" {
            playing.retain(|(ms, _)| *ms < at);
        }
        if !is_over && field(event, "Event") != "Newexten" {
            continue;
        }
        all.extend(std::mem::take(&mut playing).into_iter().filter(|(ms, _)| *ms < at));
        if is_over {
            last = at;
            all.push((at, Heard::Ends));
            continue;
        }
        match app {
            "BackGround" | "Background" | "Playback" | "Read" => {
                is_cut_by_keys = app != "Playback";
                let place = usize::from(app == "Read");
                let files = data.split([',', '|']).nth(place).unwrap_or_default();
                let mut begins = at;
                for file in files.split('&').filter(|it| !it.is_empty()) {
                    let file = format!("{language}:{file}");
                    let length = ms.get(&file).copied().unwrap_or(1_000);
                    playing.push((begins, Heard::File(file)));
                    begins += u64::from(length);
                }
            }
            "Dial" => all.push((at, Heard::Rings(plain(data)))),
            "Record" => all.push((at, Heard::Records)),
            "Set" => {
                if let Some(tag) = data.strip_prefix("CHANNEL(language)=") {
                    tag.clone_into(&mut language);
                }
            }
            _ => {}
        }
    }
    all.extend(playing.into_iter().filter(|(ms, _)| *ms < last));
    all
}

/// How ours and theirs differ, up to a moment.
fn difference(ours: &[(u64, Heard)], theirs: &[(u64, Heard)], is_whole: bool) -> Option<String> {
    let what = |all: &[(u64, Heard)]| -> Vec<String> {
        let word = |heard: &Heard| match heard {
            Heard::File(file) => file.clone(),
            Heard::Rings(_) => "rings".to_owned(),
            Heard::Records => "records".to_owned(),
            Heard::Ends => "ends".to_owned(),
        };
        let mut words: Vec<String> = all.iter().map(|(_, heard)| word(heard)).collect();
        // `Read` says its file once more without telling.
        words.dedup_by(|one, other| one == other && one.contains("enter-account"));
        words
    };
    let (ours, theirs) = (what(ours), what(theirs));
    let same = match is_whole {
        true => ours == theirs,
        false => theirs.starts_with(&ours),
    };
    (!same).then(|| format!("ours {ours:?}\n    theirs {theirs:?}"))
}

/// Calls a fixture on both; what is different, and what callers met.
fn call_both(fixture: &Fixture, most: usize) -> (Vec<String>, usize, BTreeMap<String, usize>) {
    let root = Machine::root().unwrap();
    let mut settings = ImportSettings::default();
    let mut ms = HashMap::new();
    let mut sounds = Vec::new();
    for file in sounds_of(fixture.text)
        .into_iter()
        .chain(sounds_of(&fixture.parts.iter().map(|it| it.1).collect::<String>()))
    {
        let length = ms_of(&file);
        for language in ["en", "es"] {
            ms.insert(format!("{language}:{file}"), length);
            sounds.push((format!("{language}/{file}"), length));
        }
        settings.sounds.insert(file.clone(), as_words(&file));
    }
    let file = format!("{}.conf", fixture.name);
    let mut files = |name: &str| {
        let part = fixture.parts.iter().find(|(part, _)| *part == name)?;
        Some(vec![(part.0.to_owned(), part.1.to_owned())])
    };
    let imported =
        import(ImportSystem::Asterisk, &file, fixture.text, &settings, &mut files).unwrap();
    let tree = menu::load(&file, &imported.text).unwrap();
    let takes = prompt_takes(&tree);
    let lengths = lengths_of_words(&tree, &ms);
    let subject =
        Subject { tree: &tree, takes: &takes, lengths: lengths.clone(), is_turned: false };
    let listened = Listened::new(&tree, Files::Words, Some(lengths), &ms, |_| false, |_, _| false);
    let mut chance = Chance::new(20);
    let mut cases: Vec<(Caller, Held)> = Vec::new();
    let instants: Vec<DateTime<Utc>> = fixture.at.iter().map(|at| at.parse().unwrap()).collect();
    for at in &instants {
        let own = callers::fair_at(&subject, *at, most / instants.len(), 60 * most, &mut chance);
        cases.extend(own);
    }
    // Callers of whom a loss says that they hear something else: those who press 9 after a failure.
    if let Some(named) = fixture.named {
        assert!(imported.losses.iter().any(|loss| loss.words == named), "{named}");
        let again = |held: &Held| {
            let failed = held
                .met
                .iter()
                .position(|it| it.starts_with("presses wrong") || it.starts_with("says nothing"));
            let again = held.met.iter().rposition(|it| it == "chooses 9 at main-menu");
            failed.is_some_and(|failed| again.is_some_and(|again| failed < again))
        };
        let before = cases.len();
        cases.retain(|(_, held)| !again(held));
        println!("{}: {} callers meet a loss: {named}", fixture.name, before - cases.len());
    }
    // Files that hang on a moment are no fair comparison, either.
    cases.retain(|(caller, _)| {
        let files = |shift: i64| -> Vec<Heard> {
            let later = |(ms, key): &(u64, Key)| (ms.saturating_add_signed(shift), *key);
            let keys = caller.keys.iter().map(later).collect();
            let heard = listened.hears(&Caller { keys, ..caller.clone() });
            heard.into_iter().map(|(_, heard)| heard).collect()
        };
        files(0) == files(450) && files(0) == files(-400)
    });
    let plan = Loaded {
        file: fixture.name,
        text: fixture.text,
        sounds: &sounds,
        switches: Vec::new(),
        parts: fixture.parts,
    };
    let clock = instants[0].format("@%Y-%m-%d %H:%M:%S").to_string();
    let clock = fixture.has_clock.then_some(clock.as_str());
    let name = format!("fixture-{}", fixture.name);
    let machine = Machine::start(&root, &name, &[plan], clock);
    let next = AtomicUsize::new(0);
    let differ: Mutex<Vec<String>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..30.min(cases.len()) {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some((caller, held)) = cases.get(n) else { return };
                    let mut found = None;
                    // A machine that stands still for seconds is no difference.
                    for again in 0..3 {
                        let tag = format!("{}", 8_000_000 + 100_000 * again + n);
                        found = one(&machine, fixture, &listened, caller, held, &tag, &ms);
                        if found.is_none() {
                            break;
                        }
                    }
                    differ.lock().unwrap().extend(found);
                }
            });
        }
    });
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for what in cases.iter().flat_map(|(_, held)| &held.met) {
        *met.entry(what.clone()).or_default() += 1;
    }
    (differ.into_inner().unwrap(), cases.len(), met)
}

/// Holds one call there; the difference, if there is one.
fn one(
    machine: &Machine,
    fixture: &Fixture,
    listened: &Listened<'_>,
    caller: &Caller,
    held: &Held,
    tag: &str,
    ms: &HashMap<String, u32>,
) -> Option<String> {
    let mut ours = listened.hears(caller);
    // Nobody is at a telephone there; what a line of callers and voice mail say is not in the dialplan.
    let rings = ours.iter().position(|(_, heard)| matches!(heard, Heard::Rings(_)));
    let unknown = ours.iter().position(|(_, heard)| *heard == Heard::File("?".to_owned()));
    let until = if held.is_cut { held.ms.saturating_sub(100) } else { u64::MAX };
    let cut = ours.iter().position(|(ms, _)| *ms >= until);
    let end = [rings.map(|at| at + 1), unknown, cut].into_iter().flatten().min();
    let is_whole = end.is_none();
    ours.truncate(end.unwrap_or(ours.len()));
    let dialed = (fixture.context.to_owned(), fixture.exten.to_owned());
    let answered = Answered::dial(&machine.ami, dialed, Vec::new(), caller, tag, fixture.has_clock);
    let Some(answered) = answered else { return Some("the call was never answered".to_owned()) };
    let last = ours.last().map_or(0, |(ms, _)| *ms);
    let keys = caller.keys.iter().map(|(ms, key)| (*ms, Some(key.as_char())));
    let moments = ours.iter().map(|(ms, _)| (ms.saturating_sub(100), None));
    let mut steps: Vec<(u64, Option<char>)> =
        keys.chain(moments).filter(|(ms, _)| *ms <= last).collect();
    steps.sort_unstable();
    for (ms, key) in steps {
        let at = answered.start + Duration::from_millis(ms);
        thread::sleep(at.saturating_duration_since(Instant::now()));
        if !fixture.has_clock {
            let now = caller.at.timestamp() + i64::try_from((ms + 100) / 1_000).unwrap();
            let now = now.to_string();
            let fields =
                [("Channel", &*answered.channel), ("Variable", "TESTTIME"), ("Value", &now)];
            machine.ami.tells("Setvar", &fields);
        }
        if let Some(key) = key {
            let key = key.to_string();
            let fields = [
                ("Channel", &*answered.channel),
                ("Digit", &key),
                ("Duration", "100"),
                ("Receive", "true"),
            ];
            machine.ami.tells("PlayDTMF", &fields);
        }
    }
    let until = answered.start + Duration::from_millis(last + 4_000);
    let is_over = |events: &[(Instant, Message)]| {
        let theirs = heard_there(events, answered.start, ms);
        let is_there = if is_whole {
            theirs.last().is_some_and(|(_, heard)| *heard == Heard::Ends)
        } else {
            difference(&ours, &theirs, false).is_none()
        };
        is_there.then_some(())
    };
    machine.ami.event(tag, until.saturating_duration_since(Instant::now()), is_over);
    machine.ami.tells("Hangup", &[("Channel", &answered.channel)]);
    let theirs = heard_there(&machine.ami.events(tag), answered.start, ms);
    difference(&ours, &theirs, is_whole).map(|why| format!("{why}\n    {caller:?}"))
}

#[test]
fn a_menu_that_was_read_is_heard_as_the_dialplan_is_on_a_real_asterisk() {
    let _alone = alone();
    if Machine::root().is_none() {
        return;
    }
    let only = std::env::var("PHONETREE_FIXTURE").unwrap_or_default();
    let mut wrong = Vec::new();
    for fixture in [OFFICE, CLINIC] {
        if !fixture.name.starts_with(&only) {
            continue;
        }
        let (differ, callers, met) = call_both(&fixture, 60);
        let met: Vec<String> = met.iter().map(|(what, count)| format!("{count}x {what}")).collect();
        println!(
            "{} at {:?}: {callers} callers, {} differ: {}",
            fixture.name,
            fixture.at,
            differ.len(),
            met.join("; ")
        );
        for difference in &differ {
            println!("    {difference}");
        }
        if !differ.is_empty() || callers < 20 {
            wrong.push(format!("{}: {} of {callers} callers", fixture.name, differ.len()));
        }
    }
    assert_eq!(wrong, [""; 0]);
}
