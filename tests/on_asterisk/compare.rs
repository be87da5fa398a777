//! The same caller on an Asterisk: what happens there, and whether it is the same.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use phonetree_core::call::TransferOutcome;
use phonetree_core::menu::Tree;

use crate::ami::{Ami, Message};
use crate::engine::{Caller, Held, Told};

/// A caller of one menu, and what our engine tells of the call.
pub(crate) struct Case<'t> {
    pub(crate) tree: &'t Tree,
    /// What the menu is called on the Asterisk.
    pub(crate) name: String,
    pub(crate) caller: Caller,
    pub(crate) held: Held,
}

/// What came of a case: the difference, if there is one, and by how much each thing was late.
pub(crate) struct Judged {
    pub(crate) difference: Option<String>,
    pub(crate) late: Vec<i64>,
}

/// How many calls are held at once.
const AT_ONCE: usize = 60;

/// Holds all calls, many at once.
pub(crate) fn all(ami: &Ami, cases: &[Case<'_>], follows_clock: bool) -> Vec<Judged> {
    static TAG: AtomicUsize = AtomicUsize::new(9_000_000);
    let next = AtomicUsize::new(0);
    let judged: Mutex<Vec<(usize, Judged)>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(cases.len()) {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(n) else { return };
                    let tag = TAG.fetch_add(1, Ordering::Relaxed).to_string();
                    let found = one(ami, case, &tag, follows_clock);
                    judged.lock().unwrap().push((n, found));
                }
            });
        }
    });
    let mut judged = judged.into_inner().unwrap();
    judged.sort_by_key(|(n, _)| *n);
    judged.into_iter().map(|(_, judged)| judged).collect()
}

fn field<'m>(message: &'m Message, name: &str) -> &'m str {
    message.get(name).map_or("", String::as_str)
}

/// Holds one call.
fn one(ami: &Ami, case: &Case<'_>, tag: &str, follows_clock: bool) -> Judged {
    let outcome = match case.caller.outcome {
        TransferOutcome::Busy | TransferOutcome::Failed => "busy",
        TransferOutcome::NoAnswer => "unanswered",
        _ => "answered",
    };
    let number = case.tree[case.caller.line].number.to_string();
    let epoch = case.caller.at.timestamp();
    let channel = format!("Local/{tag}@harness/n");
    let context = format!("__PT_CONTEXT={}_lines", case.name);
    let exten = format!("__PT_EXTEN={}", number.trim_start_matches('+'));
    let (clock, outcome) = (format!("__TESTTIME={epoch}"), format!("__PT_OUTCOME={outcome}"));
    let mut fields = vec![
        ("Channel", channel.as_str()),
        ("Application", "Milliwatt"),
        ("Async", "true"),
        ("Timeout", "60000"),
        ("Variable", &context),
        ("Variable", &exten),
        ("Variable", &outcome),
    ];
    if !follows_clock {
        fields.push(("Variable", &clock));
    }
    ami.tells("Originate", &fields);
    let begun = ami.event(tag, Duration::from_secs(60), |events| {
        let answer = events.iter().position(|(_, it)| field(it, "Application") == "Answer")?;
        let (at, next) =
            events[answer + 1..].iter().find(|(_, it)| field(it, "Event") == "Newexten")?;
        Some((*at, field(next, "Channel").to_owned()))
    });
    let Some((start, channel)) = begun else {
        return Judged {
            difference: Some("the call was never answered".to_owned()),
            late: Vec::new(),
        };
    };
    let until = case.held.told.last().map_or(0, |(ms, _)| *ms);
    // Where something happens by the hour, the hour is set a moment before.
    let mut steps: Vec<(u64, Option<char>)> =
        case.held.told.iter().map(|(ms, _)| (ms.saturating_sub(100), None)).collect();
    steps.extend(
        case.held.keys.iter().filter(|(ms, _)| *ms <= until).map(|(ms, key)| (*ms, Some(*key))),
    );
    steps.sort_unstable();
    for (ms, key) in steps {
        let at = start + Duration::from_millis(ms);
        thread::sleep(at.saturating_duration_since(Instant::now()));
        if !follows_clock {
            let now = (epoch + i64::try_from((ms + 100) / 1_000).unwrap()).to_string();
            ami.tells(
                "Setvar",
                &[("Channel", &channel), ("Variable", "TESTTIME"), ("Value", &now)],
            );
        }
        if let Some(key) = key {
            let key = key.to_string();
            let fields = [
                ("Channel", channel.as_str()),
                ("Digit", &key),
                ("Duration", "100"),
                ("Receive", "true"),
            ];
            ami.tells("PlayDTMF", &fields);
        }
    }
    let rings_at_the_end = matches!(case.held.told.last(), Some((_, Told::Rings(_))));
    let rings = case.held.told.iter().filter(|(_, it)| matches!(it, Told::Rings(_))).count();
    let is_over = |events: &[(Instant, Message)]| {
        let dials = events.iter().filter(|(_, it)| field(it, "Application") == "Dial").count();
        let hangs_up = events.iter().any(|(_, it)| field(it, "Event") == "Hangup");
        (hangs_up || rings_at_the_end && dials >= rings).then_some(())
    };
    let left = start + Duration::from_millis(until + 12_000);
    let in_time = ami.event(tag, left.saturating_duration_since(Instant::now()), is_over);
    ami.tells("Hangup", &[("Channel", &channel)]);
    let got = told(&ami.events(tag), start, case);
    let mut judged = judge(&case.held.told, &got, in_time.is_some());
    if let Some(difference) = &mut judged.difference {
        let _ = writeln!(difference, "{}: {:?}", case.name, case.caller);
    }
    judged
}

/// What happened there, in the words of our engine.
fn told(events: &[(Instant, Message)], start: Instant, case: &Case<'_>) -> Vec<(i64, Told)> {
    let mut all = Vec::new();
    let tree = case.tree;
    let node_of = |context: &str| {
        context.strip_prefix(&format!("{}-", case.name)).unwrap_or(context).to_owned()
    };
    for (at, event) in events {
        let ms = match at.checked_duration_since(start) {
            Some(after) => i64::try_from(after.as_millis()).unwrap(),
            None => -i64::try_from((start - *at).as_millis()).unwrap(),
        };
        if field(event, "Event") == "Hangup" {
            all.push((ms, Told::Ended));
            continue;
        }
        let data = field(event, "AppData");
        let app = field(event, "Application");
        let set = |name: &str| (app == "Set").then(|| data.strip_prefix(name)).flatten();
        match app {
            "BackGround" | "Background" | "Playback" => {
                let files: Vec<&str> = data.split('&').collect();
                let plain = |file: &&str| {
                    file.strip_prefix(&format!("{}/", case.name)).unwrap_or(file).to_owned()
                };
                let files: Vec<String> = files.iter().map(plain).collect();
                let prompt = files[0].split("-part-").next().unwrap_or_default().to_owned();
                let prompt = if prompt.starts_with("values/") || prompt.starts_with("digits/") {
                    String::new()
                } else {
                    prompt
                };
                let values =
                    files.iter().filter(|file| file.starts_with("values/")).cloned().collect();
                all.push((ms, Told::Says { prompt, values, follows: false }));
            }
            "Dial" => all.push((ms, Told::Rings(node_of(field(event, "Context"))))),
            "Record" => all.push((ms, Told::Records(String::new()))),
            "Set" => {
                let counts = |name| set(name).filter(|count| *count != "0").map(str::to_owned);
                if let Some(count) = counts("NO_INPUT=") {
                    all.push((ms, Told::NoInput(count)));
                } else if let Some(count) = counts("NO_MATCH=") {
                    all.push((ms, Told::NoMatch(count)));
                } else if let Some(count) = counts("FAILURES=") {
                    // One counter for both: which failure it is, the extension says.
                    let is_wrong = field(event, "Exten") == "i" || field(event, "Extension") == "i";
                    let told = if is_wrong { Told::NoMatch(count) } else { Told::NoInput(count) };
                    all.push((ms, told));
                } else if let Some(language) = set("CHANNEL(language)=") {
                    if field(event, "Context") != format!("{}_lines", case.name) {
                        all.push((ms, Told::Language(language.to_owned())));
                    }
                } else if let Some((name, value)) = set("VALUE_").and_then(|it| it.split_once('='))
                {
                    let is_it = |id: &str| id.to_ascii_uppercase().replace('-', "_") == name;
                    let entry = tree.entries.iter().find(|entry| is_it(&entry.id));
                    let entry = entry.map_or_else(|| name.to_owned(), |entry| entry.id.to_string());
                    all.push((ms, Told::Entered(entry, value.to_owned())));
                }
            }
            _ => {}
        }
    }
    all
}

fn judge(expected: &[(u64, Told)], got: &[(i64, Told)], in_time: bool) -> Judged {
    // What a team says after it answered is not compared.
    let rings = matches!(expected.last(), Some((_, Told::Rings(_))));
    let got_here: &[(i64, Told)] = match rings {
        true => {
            let dials = |list: &mut dyn Iterator<Item = &Told>| {
                list.filter(|it| matches!(it, Told::Rings(_))).count()
            };
            let ours = dials(&mut expected.iter().map(|(_, it)| it));
            let nth = got
                .iter()
                .enumerate()
                .filter(|(_, (_, it))| matches!(it, Told::Rings(_)))
                .nth(ours - 1);
            nth.map_or(got, |(place, _)| &got[..=place])
        }
        false => got,
    };
    let pairs = paired(expected, got_here);
    let same = in_time && pairs.is_some();
    let late = pairs
        .unwrap_or_default()
        .into_iter()
        .map(|(ours, theirs)| theirs - i64::try_from(ours).unwrap());
    let late = late.collect();
    let next =
        expected.iter().zip(got_here).take_while(|((_, it), (_, told))| alike(it, told)).count();
    let difference = (!same).then(|| {
        let mut words = String::new();
        let _ = writeln!(
            words,
            "ours (differs at {next}; {}):",
            if in_time { "ended" } else { "never ended there" }
        );
        for (ms, told) in expected {
            let _ = writeln!(words, "    {ms:>6} {told:?}");
        }
        let _ = writeln!(words, "Asterisk's:");
        for (ms, told) in got {
            let _ = writeln!(words, "    {ms:>6} {told:?}");
        }
        words
    });
    Judged { difference, late }
}

/// The moments of what is the same in both, if all is. A prompt that follows another may be passed over.
fn paired(ours: &[(u64, Told)], theirs: &[(i64, Told)]) -> Option<Vec<(u64, i64)>> {
    match (ours.split_first(), theirs.split_first()) {
        (None, None) => Some(Vec::new()),
        (None, Some(_)) => None,
        (Some(((ms, told), rest)), there) => {
            let passed = || is_passed(told).then(|| paired(rest, theirs)).flatten();
            let both = || {
                let ((at, it), after) = there.filter(|((_, it), _)| alike(told, it))?;
                let _: &Told = it;
                let mut pairs = paired(rest, after)?;
                pairs.insert(0, (*ms, *at));
                Some(pairs)
            };
            both().or_else(passed)
        }
    }
}

fn is_passed(told: &Told) -> bool {
    matches!(told, Told::Says { follows: true, .. })
}

fn alike(ours: &Told, theirs: &Told) -> bool {
    match (ours, theirs) {
        (
            Told::Says { prompt, values, .. },
            Told::Says { prompt: other, values: other_values, .. },
        ) => (prompt == other || other.is_empty()) && values == other_values,
        _ => ours == theirs,
    }
}
