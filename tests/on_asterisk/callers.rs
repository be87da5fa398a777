//! Random callers, and which of them are fair: a call that hangs on a quarter of a second compares races.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, TimeZone as _, Utc};
use phonetree_core::call::{CallTime, CallerNumber, Input, Timer, TransferOutcome};
use phonetree_core::drive::Ongoing;
use phonetree_core::hours::Hours;
use phonetree_core::menu::{CallerTest, Chance, Key, KeyPattern, Node, Tree, When};

use crate::engine::{Caller, Held, Subject, Told, Watching};

/// How much later keys may come, in milliseconds; earlier, a third of it. A busy machine is late, and the first
/// prompt of a call on an Asterisk may be shorter by most of the half second for which `Answer` waits for sound.
const SHIFT_MS: u64 = 500;
/// The least time between two keys.
const GAP_MS: u64 = 450;
/// The longest call that is compared.
const LONGEST_MS: u64 = 50_000;

fn below(chance: &mut Chance, most: usize) -> usize {
    usize::try_from(chance.below(most as u64)).unwrap()
}

fn one<T: Copy>(chance: &mut Chance, of: &[T]) -> T {
    *chance.one(of).unwrap()
}

fn percent(chance: &mut Chance, percent: u64) -> bool {
    chance.below(100) < percent
}

/// Fair callers with what our engine tells of their calls: so many at most, unless more are needed to reach these
/// nodes; first those who meet something that nobody before them has met. So many callers are tried.
pub(crate) fn fair(
    subject: &Subject<'_>,
    most: usize,
    needed: &BTreeSet<Node>,
    tries: usize,
    chance: &mut Chance,
) -> Vec<(Caller, Held)> {
    let edges = edges(subject.tree);
    let mut met: BTreeSet<String> = BTreeSet::new();
    let (mut first, mut new, mut old) = (Vec::new(), Vec::new(), Vec::new());
    let reaches = |node: &Node| format!("reaches {}", subject.tree.node_id(*node));
    let nodes: Vec<String> = needed.iter().map(reaches).collect();
    for _ in 0..tries {
        if first.len() + new.len() + old.len() >= most
            && nodes.iter().all(|node| met.contains(node))
        {
            break;
        }
        let caller = random(subject, &edges, chance);
        let held = subject.holds(&caller);
        let brings: Vec<&String> = held.met.iter().filter(|it| !met.contains(*it)).collect();
        let reaches = brings.iter().any(|it| nodes.contains(*it));
        let is_needed = reaches || !brings.is_empty() && new.len() < most;
        if !is_needed && old.len() >= most || !is_fair(subject, &caller, &held, chance) {
            continue;
        }
        if is_needed {
            met.extend(held.met.iter().cloned());
        }
        let all = if reaches {
            &mut first
        } else if is_needed {
            &mut new
        } else {
            &mut old
        };
        all.push((caller, held));
    }
    let most = most.max(first.len());
    first.extend(new);
    first.extend(old);
    first.truncate(most);
    first
}

/// Fair callers at one instant, of whom nothing that is decided outside is true.
pub(crate) fn fair_at(
    subject: &Subject<'_>,
    at: DateTime<Utc>,
    most: usize,
    tries: usize,
    chance: &mut Chance,
) -> Vec<(Caller, Held)> {
    let mut found = Vec::new();
    for _ in 0..tries {
        let mut caller = Caller { at, keys: Vec::new(), ..random(subject, &[], chance) };
        caller.answers.fill(false);
        press(subject, &mut caller, chance);
        let held = subject.holds(&caller);
        if is_fair(subject, &caller, &held, chance) {
            found.push((caller, held));
        }
        if found.len() >= most {
            break;
        }
    }
    found
}

/// Instants at which hours of the menu change, in weeks with holidays and without.
fn edges(tree: &Tree) -> Vec<DateTime<Utc>> {
    let days = |month, day| Utc.with_ymd_and_hms(2026, month, day, 0, 0, 0).unwrap();
    let spans =
        [(days(11, 16), days(12, 1)), (days(12, 21), days(12, 31)), (days(6, 29), days(7, 8))];
    let mut all: Vec<&Hours> = tree.teams.iter().filter_map(|team| team.hours.as_ref()).collect();
    for (when, _) in tree.branches.iter().flat_map(|branch| &branch.cases) {
        if let When::During(hours) = when {
            all.push(hours);
        }
    }
    let mut edges: Vec<_> = spans
        .iter()
        .flat_map(|(from, to)| all.iter().flat_map(|hours| hours.changes(*from, *to)))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The numbers of callers of whom a branch says something else.
fn numbers(tree: &Tree) -> Vec<CallerNumber> {
    let mut numbers = vec![CallerNumber::Withheld, CallerNumber::of_digits("33199005501")];
    for (when, _) in tree.branches.iter().flat_map(|branch| &branch.cases) {
        if let When::Caller(CallerTest::BeginsWith(digits)) = when {
            numbers.push(CallerNumber::of_digits(&format!("{digits}5550133")));
        }
    }
    numbers
}

fn random(subject: &Subject<'_>, edges: &[DateTime<Utc>], chance: &mut Chance) -> Caller {
    let tree = subject.tree;
    let starts = [(2026, 11, 16, 15), (2026, 12, 21, 10), (2026, 6, 29, 9)];
    let (year, month, day, days) = one(chance, &starts);
    let start = Utc.with_ymd_and_hms(year, month, day, 8, 0, 0).unwrap();
    let at = match edges.is_empty() || percent(chance, 50) {
        // By day, most often.
        true => {
            let hour = if percent(chance, 75) { 8 + below(chance, 9) } else { below(chance, 24) };
            let minute = hour * 60 + below(chance, 60);
            let after = Duration::days(i64::try_from(below(chance, days)).unwrap())
                + Duration::minutes(i64::try_from(minute).unwrap())
                + Duration::seconds(i64::try_from(below(chance, 60)).unwrap());
            start + after
        }
        false => {
            one(chance, edges) + Duration::seconds(one(chance, &[-55, -30, -12, -4, 3, 8, 30, 59]))
        }
    };
    let lines: Vec<_> = tree.line_ids().collect();
    let outcome = one(
        chance,
        &[
            TransferOutcome::Answered,
            TransferOutcome::Answered,
            TransferOutcome::Busy,
            TransferOutcome::NoAnswer,
        ],
    );
    let mut caller = Caller {
        line: one(chance, &lines),
        at,
        keys: Vec::new(),
        outcome,
        number: one(chance, &numbers(tree)),
        answers: tree.outside.iter().map(|_| percent(chance, 40)).collect(),
    };
    press(subject, &mut caller, chance);
    caller
}

/// Presses keys where they lead to different things, at moments of all kinds.
fn press(subject: &Subject<'_>, caller: &mut Caller, chance: &mut Chance) {
    let tree = subject.tree;
    let mut phone = Watching::new(subject, caller);
    let mut ongoing = Ongoing::answer(tree, caller.line, caller.at, &mut phone);
    let mut now = 0;
    // Some know what they do, and come far.
    let careful = percent(chance, 60);
    let (stops, errs, digits) = if careful { (3, 3, 92) } else { (9, 12, 60) };
    let mut knows: Vec<Key> = Vec::new();
    for _ in 0..24 {
        // Of what a menu asks about, some enter it.
        if let Some(entry) = phone.begins_entry.take().filter(|_| percent(chance, 40)) {
            let asked: Vec<&KeyPattern> = tree[entry].asked.iter().flatten().collect();
            knows = chance.one(&asked).map_or_else(Vec::new, |asked| asked.first().to_vec());
            knows.reverse();
        }
        let collects = matches!(ongoing.call().deadline(), Some((_, Timer::InterDigit)));
        if !collects && knows.is_empty() && percent(chance, stops) {
            return;
        }
        let wait = match collects && percent(chance, 85) {
            true => one(chance, &[500, 550, 600]),
            false => one(
                chance,
                &[500, 600, 800, 1_200, 1_700, 2_400, 3_300, 4_700, 6_300, 8_900, 12_500],
            ),
        };
        now += wait;
        let at = CallTime::from_ms(now);
        ongoing.catch_up(at, &mut phone);
        if ongoing.due().is_none() {
            return;
        }
        let differ: Vec<Key> = ongoing.call().keys_that_differ().iter().copied().collect();
        let key = match differ.first() {
            _ if percent(chance, errs) => one(chance, &Key::ALL),
            // What leads on is often the first of them: a digit, 1 where digits were read back.
            Some(first) if careful && percent(chance, 45) => *first,
            Some(_) => one(chance, &differ),
            None => one(chance, &Key::ALL),
        };
        // Digits are digits, most often.
        let key = match collects && !key.is_digit() && percent(chance, digits) {
            true => one(chance, &[Key::ALL[0], Key::ALL[4], Key::ALL[8]]),
            false => key,
        };
        let key = knows.pop().unwrap_or(key);
        caller.keys.push((now, key));
        ongoing.put(at, Input::Key(key));
        ongoing.catch_up(at, &mut phone);
    }
}

/// Whether the same happens with keys a little earlier and later, and a second earlier and later by the clock.
fn is_fair(subject: &Subject<'_>, caller: &Caller, held: &Held, chance: &mut Chance) -> bool {
    if held.ms > LONGEST_MS || held.told.is_empty() {
        return false;
    }
    let pressed: Vec<u64> = caller.keys.iter().map(|(ms, _)| *ms).collect();
    if pressed.windows(2).any(|two| two[1] - two[0] < GAP_MS)
        || pressed.first().is_some_and(|it| *it < GAP_MS)
    {
        return false;
    }
    let seen: Vec<&Told> = what(held);
    let same = |shift: &mut dyn FnMut() -> i64, seconds: i64| {
        let mut keys = caller.keys.clone();
        for (ms, _) in &mut keys {
            *ms = ms.saturating_add_signed(shift()).max(60);
        }
        keys.sort_by_key(|(ms, _)| *ms);
        let at = caller.at + Duration::seconds(seconds);
        let other = subject.holds(&Caller { at, keys, ..caller.clone() });
        what(&other) == seen && other.is_cut == held.is_cut
    };
    let shift = i64::try_from(SHIFT_MS).unwrap();
    let by_turns = |mut later: bool| {
        move || {
            later = !later;
            if later { 250 } else { -100 }
        }
    };
    let mut any = || i64::try_from(chance.below(350)).unwrap() - 100;
    same(&mut || 0, -2)
        && same(&mut || 0, 2)
        && same(&mut || shift, 0)
        && same(&mut || -shift / 3, 0)
        && same(&mut by_turns(true), 0)
        && same(&mut by_turns(false), 0)
        && (0..4).all(|_| same(&mut any, 0))
}

/// What happens, without its moments; a prompt that follows another may be cut off or not.
fn what(held: &Held) -> Vec<&Told> {
    let counts = |told: &&Told| !matches!(told, Told::Says { follows: true, .. });
    held.told.iter().map(|(_, told)| told).filter(counts).collect()
}
