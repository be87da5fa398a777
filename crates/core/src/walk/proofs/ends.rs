//! Every call ends: a caller who says nothing is let go, and not kept on the line until the call is as
//! long as calls may be.

use smallvec::SmallVec;

use super::evidence::{Evidence, Whereabouts};
use super::proof::{Proof, seconds};
use crate::call::{CallTime, Decided, Decision, Question, TransferOutcome};
use crate::menu::{Node, QueueId, TeamId, Tries};
use crate::script::PlannedLine;
use crate::walk::example::ExampleCall;
use crate::walk::search::{Granted, Premise};

pub(in crate::walk) fn ends(evidence: &Evidence<'_, '_>) -> Proof {
    let says = "Every call ends: a caller who stops pressing keys reaches the end instead of going in circles.";
    let mut proof = Proof::new("ends", says);
    let (mut longest, patient) = (0, patient(evidence));
    for world in 0..evidence.model.timeline.world_count() {
        // Of a part of all calls one world is looked at: a circle in it is a circle.
        if world > 0 && !evidence.goes_on() {
            return proof.not_proved();
        }
        match longest_silence_in(evidence, &patient, world) {
            Ok(ms) => longest = longest.max(ms),
            Err((premise, circle)) => {
                proof.example = example(evidence, &circle, (world, premise));
                let limit = seconds(evidence.model.tree.limits.longest_call_ms);
                return proof.refuted(vec![format!(
                    "a silent caller goes in circles; only the limit on a call's length ends it, after {limit}"
                )]);
            }
        }
    }
    let limit = seconds(evidence.model.tree.limits.longest_call_ms);
    proof.seen = match patient.iter().flatten().next() {
        Some(node) => vec![format!(
            "`{}` asks a silent caller forever, as the file says: until the call is as long as calls may be, {limit}",
            evidence.model.tree.node_id(*node)
        )],
        None => vec![format!(
            "the longest a silent caller waits for the last words of a call: {}",
            seconds(u64::from(longest))
        )],
    };
    proof
}

/// By state: the node that asks in it, where the file says that it asks silent callers forever.
fn patient(evidence: &Evidence<'_, '_>) -> Vec<Option<Node>> {
    let tree = evidence.model.tree;
    let asks_forever = |question: Question| match question {
        Question::Menu(id) => Some((Node::Menu(id), tree[id].timings)),
        Question::Entry(id) | Question::Confirm(id) => Some((Node::Entry(id), tree[id].timings)),
        Question::Offer(id) | Question::Callback(id) | Question::ConfirmCallback(id) => {
            Some((Node::Callback(id), tree[id].timings))
        }
        Question::Directory(_)
        | Question::Name(..)
        | Question::Mailbox(_)
        | Question::Review(_)
        | Question::Ring(_)
        | Question::Decision(..)
        | Question::Join(_)
        | Question::Queue(_)
        | Question::Words(_) => None,
    };
    let patient = |state| {
        let (node, timings) = asks_forever(evidence.question(state))?;
        (timings.no_input_tries == Tries::Forever).then_some(node)
    };
    (0..evidence.state_count()).map(patient).collect()
}

/// The longest silence in a world, whatever is asked for beside hours; or a circle, and what it takes for
/// granted.
fn longest_silence_in(
    evidence: &Evidence<'_, '_>,
    patient: &[Option<Node>],
    world: usize,
) -> Result<u32, (Premise, Vec<usize>)> {
    let (mut longest, mut due) = (0, vec![Premise::default()]);
    while let Some(premise) = due.pop() {
        let silence = silence(evidence, patient, (world, &premise));
        let circle = match longest_silence(&silence) {
            Ok(ms) => {
                longest = longest.max(ms);
                continue;
            }
            Err(circle) => circle,
        };
        // A circle may need a switch to be on here and off there: then it is none.
        match provided(evidence, &circle, (world, &premise)) {
            None => return Err((premise, circle)),
            Some(granted) => {
                let others = evidence.model.timeline.grounds.others(granted);
                due.extend(others.into_iter().chain([granted]).map(|it| premise.with(it)));
            }
        }
    }
    Ok(longest)
}

/// What a circle takes for granted beyond what is given, on it or on the way to it.
fn provided(
    evidence: &Evidence<'_, '_>,
    circle: &[usize],
    (world, premise): (usize, &Premise),
) -> Option<Granted> {
    let graph = evidence.graph;
    let to = |n: usize| circle[(n + 1) % circle.len()];
    let step = |n: usize| {
        let steps = graph.edges.iter().filter(|edge| {
            !edge.key
                && (edge.from as usize, edge.to as usize) == (circle[n], to(n))
                && graph.worlds(edge.worlds).has(world)
                && graph.premise(edge.worlds).agrees_with(premise)
        });
        let beyond = steps.map(|edge| graph.premise(edge.worlds).beyond(premise));
        beyond.min_by_key(Option::is_some).flatten()
    };
    let arrivals = evidence.explored.nodes.iter().filter(|node| {
        circle.contains(&node.state) && node.worlds.has(world) && node.premise.agrees_with(premise)
    });
    let arrives = arrivals.map(|node| node.premise.beyond(premise)).min_by_key(Option::is_some);
    (0..circle.len()).find_map(step).or(arrives.flatten())
}

/// A call that goes in a circle. What happens by chance on it is as the circle needs it, each time anew.
fn example(
    evidence: &Evidence<'_, '_>,
    circle: &[usize],
    (world, premise): (usize, Premise),
) -> Option<ExampleCall> {
    // Who is in line already found it as it is: such a call is none to begin with, where there is another.
    let in_line = |n: &usize| matches!(evidence.question(circle[*n]), Question::Queue(_));
    let (later, first): (Vec<usize>, Vec<usize>) = (0..circle.len()).partition(in_line);
    let (start, example) = first.into_iter().chain(later).find_map(|n| {
        let example = evidence.example(Whereabouts { state: circle[n], world, premise })?;
        Some((n, example))
    })?;
    let round = [&circle[start..], &circle[..=start]].concat();
    let Some(chances) = chances(evidence, &round, &example) else { return Some(example) };
    let model = evidence.model;
    let goes_round = |example: &ExampleCall| {
        let mut last = CallTime::ANSWER;
        example.replay(model.tree, model.lengths, |at, _| last = at);
        last.as_ms() >= model.tree.limits.longest_call_ms
    };
    // What is planned last for a team, a queue or a question holds for the rest of the call: mostly one time
    // round is enough.
    let rounds = (0..=MOST_DOUBLINGS).map(|doublings| {
        (0..1 << doublings).fold(example.clone(), |call, _| chances.iter().fold(call, with))
    });
    let once = once_each(&chances).iter().fold(example.clone(), with);
    [once].into_iter().chain(rounds).find(goes_round).or(Some(example.clone()))
}

/// How often the chances of one time round are doubled at the most, so that they last for the whole call.
const MOST_DOUBLINGS: u32 = 8;

/// Something that happens by chance.
#[derive(Clone, PartialEq)]
enum ChanceEvent {
    Ring(TeamId, TransferOutcome),
    Decided(Decided),
    Line(QueueId, PlannedLine),
}

/// The call in which this happens, too.
fn with(mut call: ExampleCall, chance: &ChanceEvent) -> ExampleCall {
    match chance {
        ChanceEvent::Ring(team, outcome) => call.rings.push((*team, *outcome)),
        ChanceEvent::Decided(decided) => call.decided.push(*decided),
        ChanceEvent::Line(queue, line) => call.lines.push((*queue, line.clone())),
    }
    call
}

/// Each chance of one time round but once, in the order in which they come.
fn once_each(chances: &[ChanceEvent]) -> Vec<ChanceEvent> {
    let mut once = Vec::new();
    for chance in chances {
        if !once.contains(chance) {
            once.push(chance.clone());
        }
    }
    once
}

/// What may come by chance of what a call waits for; nothing where the caller decides.
fn may_come(question: Question) -> Vec<ChanceEvent> {
    match question {
        // Who is put through goes round no more.
        Question::Ring(team) => [TransferOutcome::NoAnswer, TransferOutcome::Busy]
            .map(|outcome| ChanceEvent::Ring(team, outcome))
            .into(),
        Question::Join(queue) => [
            PlannedLine::never_free(),
            PlannedLine::free_after(0),
            PlannedLine::Full,
            PlannedLine::free_after(1),
        ]
        .map(|line| ChanceEvent::Line(queue, line))
        .into(),
        Question::Decision(_, Decision::Outside(it)) => {
            [true, false].map(|yes| ChanceEvent::Decided(Decided::Outside(it, yes))).into()
        }
        Question::Decision(_, Decision::MailboxFull(it)) => {
            [true, false].map(|yes| ChanceEvent::Decided(Decided::MailboxFull(it, yes))).into()
        }
        Question::Decision(_, Decision::Switch(_) | Decision::Caller)
        | Question::Menu(_)
        | Question::Entry(_)
        | Question::Confirm(_)
        | Question::Directory(_)
        | Question::Name(..)
        | Question::Mailbox(_)
        | Question::Review(_)
        | Question::Queue(_)
        | Question::Offer(_)
        | Question::Callback(_)
        | Question::ConfirmCallback(_)
        | Question::Words(_) => Vec::new(),
    }
}

/// What must come by chance, in order, so that a call which is at the first of these states reaches all of
/// them; none where no call is found that does.
fn chances(
    evidence: &Evidence<'_, '_>,
    round: &[usize],
    start: &ExampleCall,
) -> Option<Vec<ChanceEvent>> {
    let (mut call, mut chances) = (start.clone(), Vec::new());
    let comes = |n: &usize| !may_come(evidence.question(round[*n])).is_empty();
    let last = round.len() - 1;
    let due: Vec<usize> = (0..last).filter(comes).collect();
    for (n, place) in due.iter().enumerate() {
        // What comes of it shows up to the next chance.
        let until = due.get(n + 1).copied().unwrap_or(last);
        let (next, chance) =
            may_come(evidence.question(round[*place])).into_iter().find_map(|it| {
                let next = with(call.clone(), &it);
                evidence.follows(&next, &round[..=until]).then_some((next, it))
            })?;
        call = next;
        chances.push(chance);
    }
    Some(chances)
}

/// Where silence leads from each state in one world, and in how many milliseconds; nowhere where it
/// ends the call. Where a team may answer or not, silence leads to more than one state. Where a node asks
/// forever because its file says so, silence leads no further: to ask again is what is meant.
type Silence = Vec<SmallVec<[(u32, u32); 1]>>;

fn silence(
    evidence: &Evidence<'_, '_>,
    patient: &[Option<Node>],
    (world, premise): (usize, &Premise),
) -> Silence {
    let graph = evidence.graph;
    let mut next = vec![SmallVec::new(); evidence.state_count()];
    let steps = graph.edges.iter().filter(|edge| !edge.key && graph.worlds(edge.worlds).has(world));
    for edge in steps.filter(|edge| graph.premise(edge.worlds).agrees_with(premise)) {
        let (from, to) = (edge.from as usize, edge.to as usize);
        if patient[from].is_none() || patient[from] != patient[to] {
            next[from].push((edge.to, edge.ms));
        }
    }
    next
}

/// States through which silence can go round forever, if there are any; else the longest silence, in
/// milliseconds, up to the last question of a call.
fn longest_silence(next: &Silence) -> Result<u32, Vec<usize>> {
    const UNKNOWN: u32 = u32::MAX;
    const ON_THE_WAY: u32 = u32::MAX - 1;
    let mut lasts = vec![UNKNOWN; next.len()];
    for start in 0..next.len() {
        // Each state on the way, and how many of the ways out of it were looked at.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if lasts[start] == UNKNOWN {
            lasts[start] = ON_THE_WAY;
            way.push((start, 0));
        }
        while let Some((state, looked_at)) = way.last_mut() {
            let Some((to, _)) = next[*state].get(*looked_at) else {
                let longest = next[*state].iter().map(|(to, ms)| lasts[*to as usize] + ms).max();
                lasts[*state] = longest.unwrap_or_default();
                way.pop();
                continue;
            };
            *looked_at += 1;
            match lasts[*to as usize] {
                UNKNOWN => {
                    lasts[*to as usize] = ON_THE_WAY;
                    way.push((*to as usize, 0));
                }
                ON_THE_WAY => {
                    let way = way.iter().map(|(state, _)| *state);
                    return Err(way.skip_while(|state| *state != *to as usize).collect());
                }
                _ => {}
            }
        }
    }
    Ok(lasts.into_iter().max().unwrap_or_default())
}
