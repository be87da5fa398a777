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

/// A call that goes in a circle: as the teams on it turn callers away, all because nobody answers, or
/// all because they are busy; and as callers find the queues on it, all with somebody free at once, all with nobody
/// ever free, or all full; and with one answer to what is asked anew each time, such as whether a mailbox is full.
fn example(
    evidence: &Evidence<'_, '_>,
    circle: &[usize],
    (world, premise): (usize, Premise),
) -> Option<ExampleCall> {
    let mut ways =
        circle.iter().map(|state| evidence.example(Whereabouts { state: *state, world, premise }));
    let example = ways.find_map(|way| way)?;
    let teams = circle.iter().filter_map(|state| {
        if let Question::Ring(team) = evidence.question(*state) { Some(team) } else { None }
    });
    let teams: Vec<TeamId> = teams.collect();
    let queues = circle.iter().filter_map(|state| {
        let asked = evidence.question(*state);
        let (Question::Join(queue) | Question::Queue(queue)) = asked else { return None };
        Some(queue)
    });
    let queues: Vec<QueueId> = queues.collect();
    let all = [PlannedLine::never_free(), PlannedLine::free_after(0), PlannedLine::Full];
    // Without a queue one of them is as good as another.
    let all = &all[..if queues.is_empty() { 1 } else { all.len() }];
    // What is asked anew each time is answered in the same way each time.
    let decided = |yes| {
        circle.iter().filter_map(move |state| {
            let Question::Decision(_, decision) = evidence.question(*state) else { return None };
            match decision {
                Decision::Outside(it) => Some(Decided::Outside(it, yes)),
                Decision::MailboxFull(it) => Some(Decided::MailboxFull(it, yes)),
                Decision::Switch(_) | Decision::Caller => None,
            }
        })
    };
    let answers = if decided(true).next().is_some() { &[true, false][..] } else { &[false] };
    let turned_away = [TransferOutcome::NoAnswer, TransferOutcome::Busy].into_iter();
    let turned_away =
        turned_away.flat_map(|outcome| answers.iter().map(move |yes| (outcome, *yes)));
    let mut turned_away = turned_away.flat_map(|(outcome, yes)| {
        let (example, teams, queues) = (&example, &teams, &queues);
        all.iter().map(move |line| {
            let rings = teams.iter().map(|team| (*team, outcome));
            let lines = queues.iter().map(|queue| (*queue, line.clone()));
            ExampleCall {
                rings: example.rings.iter().copied().chain(rings).collect(),
                decided: example.decided.iter().copied().chain(decided(yes)).collect(),
                lines: example.lines.iter().cloned().chain(lines).collect(),
                ..example.clone()
            }
        })
    });
    let model = evidence.model;
    let goes_round = |example: &ExampleCall| {
        let mut last = CallTime::ANSWER;
        example.replay(model.tree, model.lengths, |at, _| last = at);
        last.as_ms() >= model.tree.limits.longest_call_ms
    };
    turned_away.find(goes_round).or(Some(example.clone()))
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
