//! Menus.

use super::Writer;
use super::ahead::Ahead;
use super::asking::{DialplanQuestion, seconds};
use super::dialplan::Steps;
use super::speech::offers_of;
use crate::menu::{Key, KeySet, Lead, MenuId, MenuOption, Node, PromptId};

impl Writer<'_> {
    pub(super) fn menu(&mut self, id: MenuId) {
        let (tree, node) = (self.tree, Node::Menu(id));
        let menu = &tree[id];
        let context = self.names.context(node).to_owned();
        let ahead = self.ahead.at(node);
        let keeps = menu.timings.keeps_type_ahead;
        let said: Vec<PromptId> = menu.greeting.into_iter().chain([menu.prompt]).collect();
        let must_hear = said.iter().any(|prompt| !tree[*prompt].barge_in);
        let ahead = if must_hear && keeps { Ahead::Keys } else { ahead };
        let brings = self.ahead.at(node);
        let asking = DialplanQuestion {
            again: &menu.again,
            no_input: &menu.no_input,
            no_match: &menu.no_match,
            timings: menu.timings,
            give_up: menu.give_up,
            is_menu: true,
            ahead,
        };
        let mut steps = Steps::default();
        let offers_by_hour = menu.options.iter().any(|option| option.during.is_some());
        if self.has_path {
            let arrive = self.names.shared("arrive");
            steps = steps
                .then(format!("Gosub({arrive},s,1({context}))"))
                .then_if(offers_by_hour, "Set(IS_NEW=${GOSUB_RETVAL})");
        }
        // What is offered stays so until the menu is entered anew.
        for (place, option) in (0..).zip(&menu.options) {
            let sub = option.during.as_ref().and_then(|hours| self.names.during(hours));
            if let Some(sub) = sub {
                steps = steps
                    .then(format!("Gosub({sub})"))
                    .then(format!("Set({}=${{GOSUB_RETVAL}})", offers_of(place)));
            }
        }
        steps = steps.and(self.begins(&menu.timings));
        let all = self.first_words(&said, &menu.timings, brings);
        let again = self.first_words(&[menu.prompt], &menu.timings, brings);
        steps = match menu.greeting {
            Some(_) if self.has_path => steps
                .then(match offers_by_hour {
                    true => "GotoIf(${IS_NEW}?greet)",
                    false => "GotoIf(${GOSUB_RETVAL}?greet)",
                })
                .and(again)
                .then("Goto(listen)")
                .and(all.labeled("greet")),
            _ => steps.and(all),
        };
        let steps = steps.and(self.listens(&asking));
        self.begin_node(node);
        self.plan.exten("s", &steps);
        let wrong = self.wrong_key(&asking);
        self.plan.exten("i", &wrong);
        for (place, option) in (0..).zip(&menu.options) {
            self.option(id, place, option);
        }
        self.wrong_numbers(id);
        if ahead != Ahead::Nothing {
            self.typed_ahead(id);
        }
    }

    fn option(&mut self, id: MenuId, place: u16, option: &MenuOption) {
        let tree = self.tree;
        self.label_comment(option);
        let is_offered = || format!("GotoIf($[${{{}}} = 0]?i,1)", offers_of(place));
        let mut begins = Steps::default();
        if option.during.is_some() {
            begins = begins.then(is_offered());
        }
        if let Some(language) = option.language {
            let language = tree.languages[language.index()].primary();
            begins = begins.then(format!("Set(CHANNEL(language)={language})"));
        }
        let steps = match option.lead {
            Lead::To(node) | Lead::Operator(node) => {
                Steps::of(format!("Goto({})", self.names.at(node)))
            }
            Lead::Repeat => Steps::of("Goto(s,1)"),
            Lead::Back => Steps::of("Set(BACK=$[${FIELDQTY(PATH,|)} - 1])")
                .then("Set(BACK=${IF($[${BACK} < 1]?1:${BACK})})")
                .then("Goto(${CUT(PATH,|,${BACK})},s,1)"),
            Lead::Top => Steps::of("Goto(${CUT(PATH,|,1)},s,1)"),
            Lead::HangUp => self.speech.playback(&[tree.shared.goodbye]).then("Hangup()"),
            Lead::Extension => {
                for (keys, team) in &option.extensions {
                    let goto = Steps::of(format!("Goto({})", self.names.at(Node::Team(*team))));
                    self.plan.exten(&keys.to_string(), &begins.clone().and(goto));
                    self.ended_by_hash(id, option, &keys.to_string());
                }
                return;
            }
        };
        for row in option.rows() {
            let pattern = pattern(&row);
            self.plan.exten(&pattern, &begins.clone().and(steps.clone()));
            self.ended_by_hash(id, option, &pattern);
        }
    }

    /// Where keys wait until so many are there, as many wrong ones are waited for.
    fn wrong_numbers(&mut self, id: MenuId) {
        let Some(length) = self.tree[id].key_length else { return };
        self.plan.comment("Other keys are waited for as long.");
        let any = "[0-9*]".repeat(usize::from(length));
        self.plan.exten(&format!("_{any}"), &Steps::of("Goto(i,1)"));
    }

    /// Where longer keys may follow these, `#` ends them.
    fn ended_by_hash(&mut self, id: MenuId, option: &MenuOption, pattern: &str) {
        let menu = &self.tree[id];
        let options = &menu.options;
        let with_hash = format!("{pattern}#");
        let is_prefix = |other: &MenuOption| other.may_begin_with(&option.keys);
        let is_longer = |other: &MenuOption| other.keys.len() > option.keys.len();
        let has_it = |other: &MenuOption| other.keys.to_string() == with_hash;
        let waits = menu.key_length.is_some_and(|length| option.keys.len() < usize::from(length));
        let is_begun = waits || options.iter().any(|other| is_longer(other) && is_prefix(other));
        if is_begun && !options.iter().any(has_it) {
            self.plan.exten(&with_hash, &Steps::of("Goto(${EXTEN:0:-1},1)"));
        }
    }

    /// What an option is for, as a comment.
    fn label_comment(&mut self, option: &MenuOption) {
        let label = option.label.first();
        if !label.is_empty() {
            self.plan.comment(label);
        }
    }

    /// Keys that were pressed before the menu asked, one after the other.
    fn typed_ahead(&mut self, id: MenuId) {
        let options = &self.tree[id].options;
        let mut begun: Vec<String> = Vec::new();
        for row in options.iter().flat_map(MenuOption::rows) {
            for length in 1..row.len() {
                let keys = pattern(&row[..length]);
                if !begun.contains(&keys) {
                    begun.push(keys);
                }
            }
        }
        for length in 1..self.tree[id].key_length.unwrap_or_default() {
            begun.push(format!("_{}", "[0-9*]".repeat(usize::from(length))));
        }
        let go = "GotoIf(${DIALPLAN_EXISTS(${CONTEXT},${TYPED},1)}?${TYPED},1:i,1)";
        self.plan.comment("A key that was pressed while something else was said.");
        let steps = Steps::of("Set(TYPED=${AHEAD:0:1})").then("Set(AHEAD=${AHEAD:1})");
        if begun.is_empty() {
            self.plan.exten("ahead", &steps.then(go));
            return;
        }
        let wait = seconds(self.tree[id].timings.inter_digit_ms);
        let steps = steps
            .label("next", "GotoIf($[${DIALPLAN_EXISTS(${CONTEXT},more-${TYPED},1)} = 0]?go)")
            .then("GotoIf($[\"${AHEAD}\" = \"\"]?wait)")
            .then("Set(TYPED=${TYPED}${AHEAD:0:1})")
            .then("Set(AHEAD=${AHEAD:1})")
            .then("Goto(next)")
            .label("wait", format!("Read(KEY,,1,,1,{wait})"))
            // Read takes # for the end of what it reads.
            .then("ExecIf($[\"${KEY}\" = \"\" & \"${READSTATUS}\" != \"TIMEOUT\"]?Set(KEY=#))")
            .then("Set(TYPED=${TYPED}${KEY})")
            .then("GotoIf($[\"${KEY}\" != \"\"]?next)")
            .label("go", go);
        self.plan.exten("ahead", &steps);
        for keys in begun {
            let exten = match keys.strip_prefix('_') {
                Some(pattern) => format!("_more-{pattern}"),
                None => format!("more-{keys}"),
            };
            self.plan.exten(&exten, &Steps::of("NoOp()"));
        }
    }
}

/// Keys as an extension: `12`, or a pattern, `_1[0-2]X`.
fn pattern(row: &[KeySet]) -> String {
    let all: Vec<Vec<Key>> = row.iter().map(|set| set.keys().collect()).collect();
    if all.iter().all(|keys| keys.len() == 1) {
        return all.iter().flatten().map(|key| key.as_char()).collect();
    }
    let mut pattern = "_".to_owned();
    for keys in all {
        let mut letters: Vec<char> = keys.iter().map(|key| key.as_char()).collect();
        letters.sort_unstable();
        let letters: String = letters.into_iter().collect();
        match letters.as_str() {
            "0123456789" => pattern.push('X'),
            one if one.len() == 1 => pattern.push_str(one),
            several => pattern.push_str(&format!("[{several}]")),
        }
    }
    pattern
}
