//! Entries: digits by patterns, one for each length, so that both timeouts, the least and the most
//! digits and the keys that end, empty or begin again are those of the menu.

use super::Writer;
use super::ahead::Ahead;
use super::asking::{DialplanQuestion, counters, seconds};
use super::dialplan::Steps;
use crate::exchange::settings::variable;
use crate::menu::{Entry, EntryId, Key, Node};

impl Writer<'_> {
    pub(super) fn entry(&mut self, id: EntryId) {
        let (tree, node) = (self.tree, Node::Entry(id));
        let entry = &tree[id];
        let keeps = entry.timings.keeps_type_ahead && !tree[entry.ask].barge_in;
        let brings = self.ahead.at(node);
        let ahead = if keeps { Ahead::Keys } else { brings };
        let asking = DialplanQuestion {
            again: std::slice::from_ref(&entry.again),
            no_input: &entry.no_input,
            no_match: &entry.no_match,
            timings: entry.timings,
            give_up: entry.give_up,
            is_menu: false,
            ahead,
        };
        let steps = self
            .begins(&entry.timings)
            .and(self.first_words(&[entry.ask], &entry.timings, brings))
            .and(self.listens(&asking));
        let wrong = self.wrong_key(&asking);
        self.begin_node(node);
        self.plan.exten("s", &steps);
        self.plan.exten("i", &wrong);
        self.patterns(entry, node);
        if ahead != Ahead::Nothing {
            self.digits_ahead(entry);
        }
        if entry.confirm.is_some() {
            self.confirm(id);
        }
    }

    fn patterns(&mut self, entry: &Entry, node: Node) {
        let digit = match entry.terminator.filter(|key| key.is_digit()) {
            None => "X".to_owned(),
            Some(key) => {
                let others = ('0'..='9').filter(|digit| *digit != key.as_char());
                format!("[{}]", others.collect::<String>())
            }
        };
        let pattern = |digits: u8| digit.repeat(usize::from(digits));
        let take = |text: &str, ended_by_last: bool| match &entry.confirm {
            Some(_) => Steps::of(format!("Set(TYPED={text})"))
                .then_if(ended_by_last, "Set(ENDED=${EPOCH})")
                .then(format!("Goto({},s,1)", self.names.beside(node, "confirm"))),
            None => {
                let value = variable(&entry.id);
                Steps::of(format!("Set(VALUE_{value}={text})"))
                    .then(format!("Goto({})", self.onward(entry.to, false)))
            }
        };
        let mut lines: Vec<(String, Steps)> = Vec::new();
        let ends = entry.terminator.map(Key::as_char);
        for digits in entry.fewest.max(1)..=entry.most {
            let ended_by_last = digits == entry.most && ends.is_some();
            lines.push((format!("_{}", pattern(digits)), take("${EXTEN}", ended_by_last)));
            if let Some(end) = ends.filter(|_| digits < entry.most) {
                lines.push((format!("_{}{end}", pattern(digits)), take("${EXTEN:0:-1}", false)));
            }
        }
        if let (Some(to), Some(end)) = (entry.empty_to, ends) {
            lines.push((end.to_string(), Steps::of(format!("Goto({})", self.onward(to, false)))));
        }
        if ends != Some('*') {
            let star = match entry.star_to {
                Some(to) => Steps::of(format!("Goto({})", self.onward(to, false))),
                None => Steps::of("Goto(s,listen)"),
            };
            lines.push(("*".to_owned(), star.clone()));
            for digits in 1..entry.most {
                lines.push((format!("_{}*", pattern(digits)), star.clone()));
            }
        }
        let (fewest, most) = (entry.fewest, entry.most);
        let how_many =
            if fewest == most { format!("{most}") } else { format!("{fewest} to {most}") };
        self.plan.comment(&format!("{how_many} digits; anything else goes to i."));
        for (exten, steps) in lines {
            self.plan.exten(&exten, &steps);
        }
    }

    /// Digits whose first was pressed before they were asked for.
    fn digits_ahead(&mut self, entry: &Entry) {
        let most = entry.most;
        let wait = seconds(entry.timings.inter_digit_ms);
        let mut steps = Steps::of("Set(TYPED=${AHEAD})").then("Set(AHEAD=)");
        if most > 1 {
            steps = steps
                .then("GotoIf($[\"${TYPED}\" = \"*\" | \"${TYPED}\" = \"#\"]?go)")
                .then(format!("GotoIf($[${{LEN(${{TYPED}})}} >= {most}]?go)"))
                .then(format!("Read(MORE,,$[{most} - ${{LEN(${{TYPED}})}}],,1,{wait})"))
                .then("Set(TYPED=${TYPED}${MORE})");
        }
        let steps =
            steps.label("go", "GotoIf(${DIALPLAN_EXISTS(${CONTEXT},${TYPED},1)}?${TYPED},1:i,1)");
        self.plan.comment("A key that was pressed while something else was said.");
        self.plan.exten("ahead", &steps);
    }

    /// Digits are read back: 1 is right, 2 is once more.
    fn confirm(&mut self, id: EntryId) {
        let (tree, node) = (self.tree, Node::Entry(id));
        let entry = &tree[id];
        let Some(confirm) = entry.confirm else { return };
        let asking = DialplanQuestion {
            again: std::slice::from_ref(&confirm),
            no_input: &entry.no_input,
            no_match: &entry.no_match_confirm,
            timings: entry.timings,
            give_up: entry.give_up,
            is_menu: false,
            ahead: Ahead::Nothing,
        };
        let spoken = self.speech.speak(&[confirm]);
        let steps = counters(&entry.timings)
            .and(spoken.must.and(spoken.rest).labeled("ask"))
            .and(self.listens(&asking));
        let wrong = self.wrong_key(&asking);
        let context = self.names.beside(node, "confirm");
        self.begin(&context);
        self.plan.exten("s", &steps);
        self.plan.exten("i", &wrong);
        let value = variable(&entry.id);
        let right = Steps::of(format!("Set(VALUE_{value}=${{TYPED}})"))
            .then(format!("Goto({})", self.onward(entry.to, false)));
        self.plan.exten("1", &right);
        self.plan.exten("2", &Steps::of(format!("Goto({})", self.names.at(node))));
        if let Some(end) = entry.terminator.filter(|end| !"12".contains(end.as_char())) {
            let late = seconds(entry.timings.inter_digit_ms);
            self.plan.comment("The key that ends the digits, after the last one had ended them.");
            let steps = Steps::of("Set(LATE=$[${EPOCH} - 0${ENDED}])")
                .then("Set(ENDED=0)")
                .then(format!("GotoIf($[${{LATE}} <= {late}]?s,ask:i,1)"));
            self.plan.exten(&end.to_string(), &steps);
        }
    }
}
