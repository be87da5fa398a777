//! What menus and entries have in common: they ask, wait, count failures, and give up.

use super::Writer;
use super::ahead::Ahead;
use super::dialplan::Steps;
use crate::menu::{FailureCount, GiveUp, Onward, PromptId, Timings, Tries};

/// A question, and what is done about callers who do not answer it.
pub(super) struct DialplanQuestion<'t> {
    /// What is said again.
    pub(super) again: &'t [PromptId],
    pub(super) no_input: &'t [PromptId],
    pub(super) no_match: &'t [PromptId],
    pub(super) timings: Timings,
    pub(super) give_up: GiveUp,
    /// Whether it is a menu, which is not gone back to itself.
    pub(super) is_menu: bool,
    /// What callers may bring along.
    pub(super) ahead: Ahead,
}

/// Milliseconds as seconds: `5`, `1.5`.
pub(super) fn seconds(ms: u64) -> String {
    match ms % 1_000 {
        0 => (ms / 1_000).to_string(),
        rest => format!("{}.{}", ms / 1_000, format!("{rest:03}").trim_end_matches('0')),
    }
}

impl Writer<'_> {
    /// The counters at zero, and how long it waits between keys.
    pub(super) fn begins(&self, timings: &Timings) -> Steps {
        Steps::of(format!("Set(TIMEOUT(digit)={})", seconds(timings.inter_digit_ms)))
            .and(counters(timings))
    }

    /// Says something for the first time: what must be heard first, then keys that were kept count.
    pub(super) fn first_words(&self, said: &[PromptId], timings: &Timings, ahead: Ahead) -> Steps {
        let spoken = self.speech.speak(said);
        let (must, keeps) = (!spoken.must.is_empty(), timings.keeps_type_ahead);
        let brings = ahead != Ahead::Nothing;
        Steps::default()
            .then_if(must && brings && !keeps, "Set(AHEAD=)")
            .then_if(must && keeps, "StoreDTMF(RX,AHEAD)")
            .and(spoken.must)
            .then_if(must && keeps, "StoreDTMF(remove)")
            .then_if(
                (must && keeps) || (!must && brings),
                "GotoIf($[\"${AHEAD}\" != \"\"]?ahead,1)",
            )
            .and(spoken.rest)
    }

    /// It waits, from the label `listen` on; who presses nothing is asked again.
    pub(super) fn listens(&self, asking: &DialplanQuestion<'_>) -> Steps {
        let DialplanQuestion { timings, .. } = asking;
        let wait = Steps::default()
            .label("listen", format!("WaitExten({})", seconds(timings.no_input_ms)));
        let failure = CountedFailure {
            counter: counter(timings, "NO_INPUT"),
            tries: timings.no_input_tries,
            to: asking.give_up.no_input_to,
            remarks: asking.no_input,
        };
        wait.and(self.fails(asking, &failure, false)).then("Goto(listen)")
    }

    /// Who pressed what leads nowhere is asked again: the extension `i`.
    pub(super) fn wrong_key(&self, asking: &DialplanQuestion<'_>) -> Steps {
        let DialplanQuestion { timings, .. } = asking;
        let failure = CountedFailure {
            counter: counter(timings, "NO_MATCH"),
            tries: timings.no_match_tries,
            to: asking.give_up.no_match_to,
            remarks: asking.no_match,
        };
        let clears = asking.ahead == Ahead::Keys;
        self.fails(asking, &failure, clears).then("Goto(s,listen)")
    }

    /// A failure is counted; the caller is sent on, or asked again.
    fn fails(
        &self,
        asking: &DialplanQuestion<'_>,
        failure: &CountedFailure<'_>,
        clears: bool,
    ) -> Steps {
        let counter = failure.counter;
        let count = Steps::of(format!("Set({counter}=$[${{{counter}}} + 1])"))
            .then_if(clears, "Set(AHEAD=)");
        let gives_up = match failure.tries {
            Tries::Times(tries) => {
                let target = match failure.to.or(self.tree.operator.map(Onward::To)) {
                    Some(to) => self.onward(to, asking.is_menu),
                    None => "gave-up,1".to_owned(),
                };
                Steps::of(format!("GotoIf($[${{{counter}}} >= {tries}]?{target})"))
            }
            Tries::Forever => Steps::default(),
        };
        count.and(gives_up).and(self.asks_again(asking, failure))
    }

    /// Where a way onward leads, as `Goto` takes it.
    pub(super) fn onward(&self, to: Onward, is_menu: bool) -> String {
        match to {
            Onward::To(node) => self.names.at(node),
            Onward::Back if is_menu => "back-further,1".to_owned(),
            Onward::Back => "back,1".to_owned(),
            Onward::HangUp => "hang-up,1".to_owned(),
        }
    }

    /// The remark for so many failures, then the question.
    fn asks_again(&self, asking: &DialplanQuestion<'_>, failure: &CountedFailure<'_>) -> Steps {
        let again = |remark: Option<&PromptId>| {
            let said: Vec<PromptId> = remark.into_iter().chain(asking.again).copied().collect();
            let spoken = self.speech.speak(&said);
            spoken.must.and(spoken.rest)
        };
        // As many as are ever said: who failed as often as allowed is not asked again.
        let counter = failure.counter;
        let most = failure.tries.times().map_or(usize::MAX, |it| usize::from(it).saturating_sub(1));
        let said = failure.remarks.len().min(most).max(1);
        let Some((last, before)) = failure.remarks.get(..said).and_then(<[_]>::split_last) else {
            return again(None);
        };
        let mut steps = Steps::default();
        for (n, remark) in (1..).zip(before) {
            let next = format!("time-{}", n + 1);
            steps = steps
                .then(format!("GotoIf($[${{{counter}}} > {n}]?{next})"))
                .and(again(Some(remark)))
                .then("Goto(s,listen)")
                .and(Steps::default().label(next, "NoOp()"));
        }
        steps.and(again(Some(last)))
    }
}

/// A kind of failure, and what is done about it.
struct CountedFailure<'t> {
    /// The variable that counts it.
    counter: &'static str,
    tries: Tries,
    to: Option<Onward>,
    remarks: &'t [PromptId],
}

/// The variable that counts a kind of failure.
fn counter(timings: &Timings, own: &'static str) -> &'static str {
    match timings.count {
        FailureCount::Apart => own,
        FailureCount::Together => "FAILURES",
    }
}

/// The counters at zero.
pub(super) fn counters(timings: &Timings) -> Steps {
    match timings.count {
        FailureCount::Apart => Steps::of("Set(NO_INPUT=0)").then("Set(NO_MATCH=0)"),
        FailureCount::Together => Steps::of("Set(FAILURES=0)"),
    }
}
