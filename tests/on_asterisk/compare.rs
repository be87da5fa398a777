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
const AT_ONCE: usize = 80;

/// Holds all calls, many at once.
pub(crate) fn all(ami: &Ami, cases: &[&Case<'_>], follows_clock: bool) -> Vec<Judged> {
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

pub(crate) fn field<'m>(message: &'m Message, name: &str) -> &'m str {
    message.get(name).map_or("", String::as_str)
}

/// Holds one call.
fn one(ami: &Ami, case: &Case<'_>, tag: &str, follows_clock: bool) -> Judged {
    match Answered::call(ami, &case.name, case.tree, &case.caller, tag, follows_clock) {
        Some(answered) => answered.goes_on(case, follows_clock),
        None => {
            Judged { difference: Some("the call was never answered".to_owned()), late: Vec::new() }
        }
    }
}

/// A call that is answered.
pub(crate) struct Answered<'a> {
    pub(crate) ami: &'a Ami,
    pub(crate) tag: String,
    pub(crate) channel: String,
    pub(crate) start: Instant,
    /// The clock there, in milliseconds since 1970.
    pub(crate) clock_ms: i64,
}

impl<'a> Answered<'a> {
    /// A caller calls. Without a clock that is followed, it is the hour there at which the caller calls.
    pub(crate) fn call(
        ami: &'a Ami,
        name: &str,
        tree: &Tree,
        caller: &Caller,
        tag: &str,
        follows_clock: bool,
    ) -> Option<Self> {
        let number = tree[caller.line].number.to_string();
        let id = |id: &str| id.to_ascii_uppercase().replace('-', "_");
        let yes = tree.outside.iter().zip(&caller.answers).filter(|(_, yes)| **yes);
        let said = |outside: &str| format!("__{}_OUTSIDE_{}=yes", id(name), id(outside));
        let variables = yes.map(|(outside, _)| said(&outside.id)).collect();
        let dialed = (format!("{name}_lines"), number.trim_start_matches('+').to_owned());
        Self::dial(ami, dialed, variables, caller, tag, follows_clock)
    }

    /// A caller comes in at an extension of a context.
    pub(crate) fn dial(
        ami: &'a Ami,
        (context, exten): (String, String),
        mut variables: Vec<String>,
        caller: &Caller,
        tag: &str,
        follows_clock: bool,
    ) -> Option<Self> {
        let outcome = match caller.outcome {
            TransferOutcome::Busy | TransferOutcome::Failed => "busy",
            TransferOutcome::NoAnswer => "unanswered",
            _ => "answered",
        };
        let channel = format!("Local/{tag}@harness/n");
        variables.extend([
            format!("__PT_CONTEXT={context}"),
            format!("__PT_EXTEN={exten}"),
            format!("__PT_OUTCOME={outcome}"),
            format!("__PT_CALLER={}", caller.number.digits().unwrap_or_default()),
        ]);
        if !follows_clock {
            variables.push(format!("__TESTTIME={}", caller.at.timestamp()));
        }
        let mut fields = vec![
            ("Channel", channel.as_str()),
            ("Application", "Milliwatt"),
            ("Async", "true"),
            ("Timeout", "60000"),
        ];
        fields.extend(variables.iter().map(|variable| ("Variable", variable.as_str())));
        ami.tells("Originate", &fields);
        ami.event(tag, Duration::from_secs(60), |events| {
            let answer = events.iter().position(|(_, it)| field(it, "Application") == "Answer")?;
            let is_next = |(_, it): &&(Instant, Message)| field(it, "Event") == "Newexten";
            let (start, next) = events[answer + 1..].iter().find(is_next)?;
            Some(Self {
                ami,
                tag: tag.to_owned(),
                channel: field(next, "Channel").to_owned(),
                start: *start,
                // `1764025188.123456`.
                clock_ms: field(next, "Timestamp").replace('.', "").parse::<i64>().unwrap() / 1_000,
            })
        })
    }

    /// The caller presses their keys; what comes of it.
    pub(crate) fn goes_on(self, case: &Case<'_>, follows_clock: bool) -> Judged {
        let Self { ami, tag, channel, start, clock_ms: _ } = self;
        let held = &case.held;
        let last = held.told.last().map_or(0, |(ms, _)| *ms);
        let until = if held.is_cut { held.ms } else { last };
        // Where something happens by the hour, the hour is set a moment before.
        let mut steps: Vec<(u64, Option<char>)> =
            held.told.iter().map(|(ms, _)| (ms.saturating_sub(100), None)).collect();
        let keys = held.keys.iter().filter(|(ms, _)| *ms <= until);
        steps.extend(keys.map(|(ms, key)| (*ms, Some(*key))));
        steps.sort_unstable();
        for (ms, key) in steps {
            let at = start + Duration::from_millis(ms);
            thread::sleep(at.saturating_duration_since(Instant::now()));
            if !follows_clock {
                let passed = i64::try_from((ms + 100) / 1_000).unwrap();
                let now = (case.caller.at.timestamp() + passed).to_string();
                let fields =
                    [("Channel", channel.as_str()), ("Variable", "TESTTIME"), ("Value", &now)];
                ami.tells("Setvar", &fields);
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
        let left = start + Duration::from_millis(until + 12_000);
        let in_time = if held.is_cut {
            // What comes after the cut is not compared, but it must not come before.
            let end = start + Duration::from_millis(until + 700);
            thread::sleep(end.saturating_duration_since(Instant::now()));
            let is_there = |events: &[(Instant, Message)]| {
                paired(&held.told, &told(events, start, case), &[], true).map(|_| ())
            };
            ami.event(&tag, left.saturating_duration_since(Instant::now()), is_there).is_some()
        } else {
            let rings_at_the_end = matches!(held.told.last(), Some((_, Told::Rings(_))));
            let rings = held.told.iter().filter(|(_, it)| matches!(it, Told::Rings(_))).count();
            let is_over = |events: &[(Instant, Message)]| {
                let dials =
                    events.iter().filter(|(_, it)| field(it, "Application") == "Dial").count();
                let hangs_up = events.iter().any(|(_, it)| field(it, "Event") == "Hangup");
                (hangs_up || rings_at_the_end && dials >= rings).then_some(())
            };
            ami.event(&tag, left.saturating_duration_since(Instant::now()), is_over).is_some()
        };
        ami.tells("Hangup", &[("Channel", &channel)]);
        let got = told(&ami.events(&tag), start, case);
        let mut judged = judge(held, &got, in_time);
        if let Some(difference) = &mut judged.difference {
            let _ = writeln!(difference, "{}: {:?}", case.name, case.caller);
        }
        judged
    }
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

fn judge(held: &Held, got: &[(i64, Told)], in_time: bool) -> Judged {
    let expected = &held.told[..];
    // What a team says after it answered is not compared.
    let rings = !held.is_cut && matches!(expected.last(), Some((_, Told::Rings(_))));
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
    let pairs = paired(expected, got_here, &[], held.is_cut);
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

/// The moments of what is the same in both, if all is. What comes after ours counts as a difference, unless ours is cut.
/// A prompt that follows another is said by the same application there, so it may be passed over: its values must be among
/// those that were said last.
fn paired(
    ours: &[(u64, Told)],
    theirs: &[(i64, Told)],
    said: &[String],
    is_cut: bool,
) -> Option<Vec<(u64, i64)>> {
    let Some(((ms, told), rest)) = ours.split_first() else {
        return (is_cut || theirs.is_empty()).then(Vec::new);
    };
    let both = || {
        let ((at, it), after) = theirs.split_first().filter(|((_, it), _)| alike(told, it))?;
        let said = match it {
            Told::Says { values, .. } => values,
            _ => said,
        };
        let mut pairs = paired(rest, after, said, is_cut)?;
        pairs.insert(0, (*ms, *at));
        Some(pairs)
    };
    let is_passed = match told {
        Told::Says { follows: true, values, .. } => values.iter().all(|it| said.contains(it)),
        _ => false,
    };
    both().or_else(|| if is_passed { paired(rest, theirs, said, is_cut) } else { None })
}

fn alike(ours: &Told, theirs: &Told) -> bool {
    match (ours, theirs) {
        // What follows is said by the same application there.
        (
            Told::Says { prompt, values, .. },
            Told::Says { prompt: other, values: other_values, .. },
        ) => (prompt == other || other.is_empty()) && other_values.starts_with(values),
        _ => ours == theirs,
    }
}
