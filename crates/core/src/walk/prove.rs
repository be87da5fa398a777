//! Proves statements about every possible call. Each is proved, or refuted by a call, or, where the
//! search was stopped early, neither.

use std::cell::{Cell, RefCell};
use std::ops::{ControlFlow, Range};

use chrono::{DateTime, Utc};

use super::encounters::Encounters;
use super::proofs::{Back, Closed, Evidence, Help, Proof, WatchedPromise, ends, reachable};
use super::search::{
    Bounds, Model, SearchProgress, SingleCall, StateGraph, StepEnd, StepFn, Stopped, Timeline,
    explore,
};
use crate::menu::{Lengths, Tree};

/// What to prove, and how much to search for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Demands {
    /// The time looked at: every call answered in it.
    pub span: Range<DateTime<Utc>>,
    /// Help must be this near wherever a caller is asked something, in keys.
    pub within_keys: Option<u32>,
    /// Help must be this near wherever a caller is asked something, in milliseconds.
    pub within_ms: Option<u32>,
    /// The search stops once it knows more states than these.
    pub most_states: usize,
    /// The search stops once it takes about so many bytes of memory.
    pub most_bytes: usize,
}

impl Demands {
    /// The memory that a search takes at the most, in bytes, unless something else is demanded.
    pub const MOST_BYTES: usize = 700 * 1024 * 1024;

    /// Looks at this time, sets no limit to how far help may be, and stops at five million states, or at
    /// [`MOST_BYTES`](Self::MOST_BYTES) of memory.
    pub fn new(span: Range<DateTime<Utc>>) -> Self {
        Self {
            span,
            within_keys: None,
            within_ms: None,
            most_states: 5_000_000,
            most_bytes: Self::MOST_BYTES,
        }
    }
}

/// What was found out about a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proofs {
    /// The statements, in a fixed order.
    pub proofs: Vec<Proof>,
    /// How far the search went.
    pub walked: SearchProgress,
    /// Why it stopped before its end, if it did.
    pub stopped: Option<Stopped>,
    /// The time looked at.
    pub span: Range<DateTime<Utc>>,
    /// How many different hours calls can ask for.
    pub hours: usize,
    /// At how many instants within that time something opens or closes.
    pub changes: usize,
    /// How many different answers all hours together give: worlds.
    pub worlds: usize,
    /// Calls made at the instants at which something opens or closes, a second before and after, and
    /// at every noon.
    pub checked: usize,
    /// Whether some hours change again within one step of a call. Nothing is known of such calls
    /// beyond that step.
    pub too_short: bool,
    /// All that callers can meet.
    pub met: Encounters,
}

/// Searches every call to a tree, and proves or refutes what can be said of all of them. `go_on` is
/// called every few milliseconds with how far the search is; it stops early if that returns `false`.
///
/// The statements come in a fixed order: `ends`, `help`, `closed`, `reachable`, `back`, and then the
/// promises of the file.
///
/// ```
/// use phonetree_core::menu;
/// use phonetree_core::walk::{self, Demands, ProofVerdict};
///
/// let tree = menu::load("hotel", r##"
/// format = 1
/// title = "Hotel"
/// timezone = "America/Los_Angeles"
/// [lines.main]
/// number = "+1-202-555-0142"
/// answer = "welcome"
/// [menus.welcome]
/// options = [{ key = "1", label = "the front desk", to = "desk" }]
/// [teams.desk]
/// name = "Front desk"
/// "##)?;
/// let instant = |text: &str| text.parse().expect("RFC 3339");
/// let year = instant("2026-01-01T00:00:00Z")..instant("2027-01-01T00:00:00Z");
///
/// // Callers may have to press one key to get help, but no more.
/// let mut demands = Demands::new(year);
/// demands.within_keys = Some(1);
/// let lengths = menu::Lengths::estimated(&tree);
/// let found = walk::prove(&tree, &lengths, &demands, &mut |_progress| true);
/// assert!(found.proofs.iter().all(|proof| proof.verdict == ProofVerdict::Proved));
///
/// // Help without a key is too much to ask: this call shows why.
/// demands.within_keys = Some(0);
/// let found = walk::prove(&tree, &lengths, &demands, &mut |_progress| true);
/// let help = found.proofs.iter().find(|proof| proof.name == "help").expect("a statement");
/// assert_eq!(help.verdict, ProofVerdict::Refuted);
/// assert_eq!(help.seen, ["from here it takes 1 keys"]);
/// assert_eq!(
///     help.example.as_ref().map(|call| call.command(&tree, None)).as_deref(),
///     Some("phonetree call +1-202-555-0142 --at 2025-12-31T16:00:00-08:00 --keys \"\" --fast"),
/// );
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn prove(
    tree: &Tree,
    lengths: &Lengths,
    demands: &Demands,
    go_on: &mut dyn FnMut(SearchProgress) -> bool,
) -> Proofs {
    let nothing_yet = SearchProgress::default();
    let timeline = Timeline::bounded(&[tree], &demands.span, demands.most_bytes / 2, &mut || {
        go_on(nothing_yet)
    });
    let (timeline, no_time) = match timeline {
        Ok(timeline) => (timeline, None),
        Err(why) => (Timeline::without_hours(&[tree], &demands.span), Some(why)),
    };
    let model = Model::new(tree, lengths, &timeline, StepEnd::WhereAsked);
    let model = model.where_all_may_happen();
    let (mut graph, mut met) = (StateGraph::default(), Encounters::default());
    let (mut help, mut closed, mut back) = (Help::default(), Closed::new(tree), Back::default());
    let mut promises = WatchedPromise::of(tree, &timeline);
    let step: &StepFn<'_, SingleCall<'_>> = &|from, begin| SingleCall::step(&model, from, begin);
    let observed_bytes = &Cell::new(0);
    let mut bounds = Bounds {
        most_states: demands.most_states,
        most_bytes: demands.most_bytes,
        observed_bytes,
        longest_ms: tree.limits.longest_call_ms,
        go_on,
    };
    let lines = tree.line_ids().filter(|_| no_time.is_none());
    let mut explored = explore(lines, &timeline, step, &mut bounds, &mut |nodes, step| {
        step.events.effects.iter().for_each(|(_, effect)| met.note(tree, effect));
        graph.add(nodes, step);
        help.watch(tree, nodes, step, &mut graph);
        closed.watch(nodes, step);
        back.watch(tree, nodes, step);
        let mut promised = 0;
        for promise in &mut promises {
            promised += promise.watch(nodes, step, &mut graph);
        }
        observed_bytes.set(graph.bytes() + help.bytes() + promised);
        ControlFlow::Continue(())
    });
    explored.stopped = no_time.or(explored.stopped);
    let progress = explored.progress;
    let go_on = RefCell::new(|| (bounds.go_on)(progress));
    let evidence = Evidence::new(&model, &graph, &explored, &go_on);
    let mut proofs = vec![
        ends(&evidence),
        help.proof(&evidence, demands.within_keys, demands.within_ms),
        closed.proof(&evidence),
        reachable(tree, &met, evidence.is_whole()),
        back.proof(&model),
    ];
    proofs.extend(promises.iter().map(|promise| promise.proof(&evidence)));
    if !evidence.is_whole() {
        proofs.iter_mut().for_each(Proof::is_proved_of_a_part_only);
    }
    let stopped = evidence.stopped();
    Proofs {
        proofs,
        walked: progress,
        stopped,
        span: timeline.span(),
        hours: timeline.hours_count(),
        changes: timeline.change_count(),
        worlds: timeline.world_count(),
        checked: closed.checked(),
        too_short: !explored.too_short.is_empty(),
        met,
    }
}
