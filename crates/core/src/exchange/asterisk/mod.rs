//! A menu as a dialplan of Asterisk: one context for each node, as somebody who knows Asterisk would write
//! it by hand. It carries nothing that is only there for a test: Asterisk's own events say where a call is.
//!
//! Names of nodes, digits and files are all that is put into it; words of the menu stand in comments alone.
mod ahead;
mod asking;
mod clock;
mod dialplan;
mod entries;
mod menus;
mod names;
mod opens;
mod others;
mod speech;
mod table;

use self::ahead::AheadOf;
use self::clock::holiday_steps;
use self::dialplan::{Dialplan, Steps};
use self::names::{DialplanNames, NamedHours};
use self::speech::DialplanSpeech;
pub(super) use self::table::translation;
use super::days::hours_of;
use super::inventory::DayKinds;
use super::{Export, ExportSettings, ExportedFile, OtherSystem};
use crate::menu::{Lead, Node, Onward, PromptTakes, TakePart, Tree};

/// A menu as a dialplan.
pub(super) fn export(tree: &Tree, takes: &PromptTakes, settings: &ExportSettings) -> Export {
    let names = DialplanNames::of(tree, settings);
    let speech = DialplanSpeech { tree, takes, names: &names };
    let mut writer = Writer {
        tree,
        names: &names,
        speech: &speech,
        ahead: AheadOf::of(tree),
        has_path: needs_path(tree),
        plan: Dialplan::default(),
    };
    writer.head();
    writer.lines();
    writer.shared();
    let kinds = writer.hours();
    writer.plan.part("Nodes, kind by kind, in the order of the menu file");
    for (n, node) in tree.nodes().enumerate() {
        if n > 0 {
            writer.plan.blank();
        }
        writer.node(node);
    }
    writer.teams_not_configured();
    let text = writer.plan.text();
    let of = |node: Node| {
        let mut all = DayKinds::default();
        for hours in hours_of(tree, node) {
            let found = names.place(hours).map(|place| kinds[place]).unwrap_or_default();
            all.special |= found.special;
            all.moving |= found.moving;
            all.later |= found.later && node.team().is_some();
        }
        all
    };
    let report = OtherSystem::Asterisk.report(tree, &of);
    let path = format!("{}.conf", settings.name());
    Export { files: vec![ExportedFile { path, text }], report }
}

/// Writes the parts of a dialplan.
struct Writer<'a> {
    tree: &'a Tree,
    names: &'a DialplanNames<'a>,
    speech: &'a DialplanSpeech<'a>,
    ahead: AheadOf,
    /// Whether the menus that a caller came through are kept.
    has_path: bool,
    plan: Dialplan,
}

/// Whether it matters which menus a caller came through: an option goes back, or a menu that greets may be
/// reached again.
fn needs_path(tree: &Tree) -> bool {
    let leads = |lead: &dyn Fn(Lead) -> bool| {
        tree.menus.iter().any(|menu| menu.options.iter().any(|option| lead(option.lead)))
    };
    let goes_back = tree.nodes().any(|node| !tree.ways_back(node).is_empty());
    if goes_back || leads(&|lead| matches!(lead, Lead::Back | Lead::Top)) {
        return true;
    }
    let greets = tree.menu_ids().filter(|menu| tree[*menu].greeting.is_some());
    greets.into_iter().any(|menu| {
        let repeats = tree[menu].options.iter().any(|option| option.lead == Lead::Repeat);
        let (start, mut seen) = (Node::Menu(menu), std::collections::HashSet::new());
        let mut open = vec![start];
        let mut comes_back = false;
        while let Some(node) = open.pop() {
            for exit in tree.exits(node) {
                comes_back |= exit.to == start;
                if seen.insert(exit.to) {
                    open.push(exit.to);
                }
            }
        }
        repeats || comes_back
    })
}

impl Writer<'_> {
    fn head(&mut self) {
        let tree = self.tree;
        let name = self.names.settings.name();
        self.plan.comment(tree.title.first());
        self.plan.comment(
            "Written by `phonetree export --to asterisk`: change the menu, not this file.",
        );
        self.plan.comment(&format!("In extensions.conf: #include \"{name}.conf\""));
        self.plan.comment(&format!(
            "Send calls to the context [{name}_lines], with the number that was dialed as the extension."
        ));
        let prompts = self.names.settings.prompts();
        let into = if prompts.is_empty() {
            "into Asterisk's folder of sounds".to_owned()
        } else {
            format!("into the folder {prompts} of each language in Asterisk's folder of sounds")
        };
        self.plan.comment(&format!("Prompts: `phonetree render --for asterisk`, {into}."));
        if let Some(notice) = &tree.notice {
            self.plan.comment(notice);
        }
        if !tree.switches.is_empty() {
            self.plan.comment(&format!(
                "Switches: `database put {name} SWITCH on` (or off) in Asterisk's console:"
            ));
        }
        for switch in &tree.switches {
            let usual = if switch.is_usually_on { "usually on" } else { "usually off" };
            let about = switch.about.as_ref().map_or("", crate::menu::Text::first);
            self.plan.comment(&format!("{}, {usual}. {about}", switch.id));
        }
        self.plan.blank();
        self.plan.line("[globals](+)");
        self.plan.comment(
            "What is dialed for a team: PJSIP/100, Local/100@queues ... To be filled in, here by",
        );
        self.plan.comment("--team ID=PJSIP/100, or in [globals](+) after the #include.");
        for team in tree.team_ids() {
            let node = Node::Team(team);
            let id = tree.node_id(node);
            let nowhere = || format!("Local/{id}@{}", self.names.shared("teams"));
            let dial = self.names.settings.dial(id).map_or_else(nowhere, str::to_owned);
            self.plan.line(&format!("{}={dial}", self.names.team(node)));
        }
        if !tree.mailboxes.is_empty() {
            self.plan.line(&format!("{}=/var/spool/asterisk/recording", self.names.recordings()));
        }
    }

    fn lines(&mut self) {
        let tree = self.tree;
        self.plan.part("Lines: the numbers that callers dial");
        self.plan.context(&self.names.shared("lines"));
        let longest = asking::seconds(tree.limits.longest_call_ms);
        let whole = tree.limits.longest_call_ms.div_ceil(1_000);
        let comes_back = tree.teams.iter().any(crate::menu::Team::may_not_be_reached);
        let language = tree.languages[0].primary();
        let mut known: Vec<String> = Vec::new();
        for line in &tree.lines {
            // Of two extensions of one number, the first answers.
            if known.contains(&line.number.to_string()) {
                continue;
            }
            known.push(line.number.to_string());
            if let Some(name) = &line.name {
                self.plan.comment(name.first());
            }
            let number = line.number.to_string();
            let digits = number.trim_start_matches('+');
            let steps = Steps::of("Answer()")
                .then(format!("Set(LINE={})", line.id))
                .then(format!("Set(TIMEOUT(absolute)={longest})"))
                .then_if(comes_back, format!("Set(CALL_ENDS=$[${{EPOCH}} + {whole}])"))
                .then(format!("Set(CHANNEL(language)={language})"))
                .then(format!("Goto({})", self.names.at(line.answer)));
            self.plan.exten(digits, &steps);
            self.plan.exten(&format!("+{digits}"), &Steps::of(format!("Goto({digits},1)")));
        }
    }

    /// What all nodes have, and the subroutines that some need.
    fn shared(&mut self) {
        let tree = self.tree;
        self.plan.part("What nodes have in common");
        self.plan.context(&self.names.shared("every-node"));
        self.plan.comment("A call that lasts too long, and a caller who failed too often.");
        self.plan.exten("T", &Steps::of("Hangup()"));
        let gave_up = self.speech.playback(&[tree.shared.gave_up]).then("Hangup()");
        self.plan.exten("gave-up", &gave_up);
        let gives_up = |node: Node| match node {
            Node::Menu(id) => Some(tree[id].give_up),
            Node::Entry(id) => Some(tree[id].give_up),
            Node::Message(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Team(_)
            | Node::Queue(_)
            | Node::Callback(_)
            | Node::Directory(_) => None,
        };
        let mut ways = tree.nodes().filter_map(gives_up);
        if ways.any(|way| [way.no_input_to, way.no_match_to].contains(&Some(Onward::HangUp))) {
            self.plan.exten("hang-up", &Steps::of("Hangup()"));
        }
        if tree.nodes().any(|node| !tree.ways_back(node).is_empty()) {
            let nowhere = match tree.operator {
                Some(node) => format!("Goto({})", self.names.at(node)),
                None => "Goto(gave-up,1)".to_owned(),
            };
            self.plan.comment("Back to the menu that the caller came from, if there is one.");
            let back = Steps::of("GotoIf($[\"${PATH}\" = \"\"]?nowhere)")
                .then("Goto(${CUT(PATH,|,${FIELDQTY(PATH,|)})},s,1)")
                .label("nowhere", nowhere.clone());
            self.plan.exten("back", &back);
            let further = Steps::of("GotoIf($[${FIELDQTY(PATH,|)} < 2]?nowhere)")
                .then("Set(BACK=$[${FIELDQTY(PATH,|)} - 1])")
                .then("Goto(${CUT(PATH,|,${BACK})},s,1)")
                .label("nowhere", nowhere);
            self.plan.exten("back-further", &further);
        }
        if self.has_path {
            self.plan.blank();
            self.plan.comment("A menu is put at the end of PATH, or PATH is cut back to it; it greets when it is new there.");
            self.plan.context(&self.names.shared("arrive"));
            let most = tree.limits.path.max(1);
            let forget = match most {
                1 => "ExecIf($[\"${PATH}\" != \"\"]?Set(PATH=))".to_owned(),
                most => format!(
                    "ExecIf($[\"${{PATH}}\" != \"\" & ${{FIELDQTY(PATH,|)}} >= {most}]?Set(PATH=${{CUT(PATH,|,1)}}{}))",
                    if most == 2 { "" } else { "|${CUT(PATH,|,3-)}" }
                ),
            };
            let steps = Steps::of("Set(LOCAL(at)=${FIELDNUM(PATH,|,${ARG1})})")
                .then("GotoIf($[\"${PATH}\" != \"\" & ${at} > 0]?returned)")
                .then(forget)
                .then("Set(PATH=${IF($[\"${PATH}\" = \"\"]?${ARG1}:${PATH}|${ARG1})})")
                .then("Return(1)")
                .label("returned", "Set(PATH=${CUT(PATH,|,1-${at})})")
                .then("Return(0)");
            self.plan.exten("s", &steps);
        }
        let says_digits = tree.prompt_ids().any(|prompt| {
            let parts = tree.language_ids().flat_map(|it| self.speech.takes.parts(prompt, it));
            parts.into_iter().any(|it| matches!(it, TakePart::Digits(_) | TakePart::Value(..)))
        });
        if says_digits {
            self.plan.blank();
            self.plan.comment("The files that say digits one by one, each with & before it.");
            self.plan.context(&self.names.shared("digits"));
            let folder = self.names.settings.prompts();
            let steps = Steps::of("Set(LOCAL(i)=0)")
                .then("Set(LOCAL(files)=)")
                .label("next", "GotoIf($[${i} >= ${LEN(${ARG1})}]?said)")
                .then(format!("Set(LOCAL(files)=${{files}}&{folder}digits/${{ARG1:${{i}}:1}})"))
                .then("Set(LOCAL(i)=$[${i} + 1])")
                .then("Goto(next)")
                .label("said", "Return(${files})");
            self.plan.exten("s", &steps);
        }
    }

    /// Holidays, and when hours open next. What kinds of days each has.
    fn hours(&mut self) -> Vec<DayKinds> {
        let names = self.names;
        if !names.holidays.is_empty() {
            self.plan.blank();
            self.plan.comment(
                "Holidays, observed: true in any year, but for dates that are named with theirs.",
            );
            self.plan.context(&names.shared("holidays"));
        }
        let mut moving = Vec::new();
        for (exten, holidays, zone) in &names.holidays {
            let (steps, table) = holiday_steps(holidays, *zone);
            if !table.dates.is_empty() {
                moving.push(exten.clone());
            }
            self.plan.exten(exten, &steps);
        }
        let mut kinds = Vec::new();
        let mut all_opens: Vec<(String, Steps)> = Vec::new();
        for named in &names.hours {
            let says_opens: Vec<Vec<&TakePart>> = self.opens_parts(named.hours);
            let mut kind = DayKinds::default();
            if says_opens.iter().any(|parts| !parts.is_empty()) {
                let folder = names.settings.prompts();
                let found = opens::opens(self.tree, named.hours, &named.days, &says_opens, folder);
                kind.later = found.has_later;
                all_opens.push((named.exten.clone(), found.steps));
            }
            let of_moving = |it: &String| moving.iter().any(|m| it.contains(&format!(",{m},")));
            kind.moving = !named.table.dates.is_empty() || named.holidays.iter().any(of_moving);
            kind.special = !named.days.is_weekly;
            kinds.push(kind);
        }
        self.during();
        if !all_opens.is_empty() {
            self.plan.blank();
            self.plan
                .comment("When a team next opens, as the file that says so, with & before it.");
            self.plan.context(&names.shared("opens"));
        }
        for (exten, steps) in all_opens {
            self.plan.exten(&exten, &steps);
        }
        kinds
    }

    /// Whether it is within the hours of an option: `Return(1)`, or 0.
    fn during(&mut self) {
        let names = self.names;
        let options = self.tree.menus.iter().flat_map(|menu| &menu.options);
        let asked: Vec<_> = options.filter_map(|it| it.during.as_ref()).collect();
        let is_asked =
            |named: &&NamedHours<'_>| asked.iter().any(|hours| hours.key() == named.hours.key());
        for (n, named) in names.hours.iter().filter(is_asked).enumerate() {
            if n == 0 {
                self.plan.blank();
                self.plan.comment("Whether it is within the hours of an option.");
                self.plan.context(&names.shared("during"));
            }
            let steps = clock::open_or_closed(named, "yes", "no");
            let steps = steps.label("no", "Return(0)").label("yes", "Return(1)");
            self.plan.exten(&named.exten, &steps);
        }
    }

    /// Where teams of these hours say when they open, for each language.
    fn opens_parts(&self, hours: &crate::hours::Hours) -> Vec<Vec<&TakePart>> {
        let tree = self.tree;
        let has_them = |node: Node| {
            let own = node.team().and_then(|team| tree[team].hours.as_ref());
            own.is_some_and(|own| own.key() == hours.key())
        };
        let prompts: Vec<_> =
            tree.prompt_ids().filter(|prompt| tree[*prompt].node.is_some_and(has_them)).collect();
        let in_language = |language| {
            let parts = prompts.iter().flat_map(|it| self.speech.takes.parts(*it, language));
            parts.filter(|part| matches!(part, TakePart::Opens(_))).collect()
        };
        tree.language_ids().map(in_language).collect()
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Menu(id) => self.menu(id),
            Node::Message(id) => self.message(id),
            Node::Entry(id) => self.entry(id),
            Node::Branch(id) => self.branch(id),
            Node::Mailbox(id) => self.mailbox(id),
            Node::Team(id) => self.team(id),
            Node::Queue(id) => self.queue(id),
            Node::Callback(id) => self.callback(id),
            Node::Directory(id) => self.directory(id),
        }
    }

    fn begin_node(&mut self, node: Node) {
        if let Node::Team(_) = node {
            self.plan.comment(self.tree.node_name(node));
        }
        let context = self.names.context(node).to_owned();
        self.plan.context(&context);
        self.plan.include(&self.names.shared("every-node"));
    }

    fn begin(&mut self, context: &str) {
        self.plan.blank();
        self.plan.context(context);
        self.plan.include(&self.names.shared("every-node"));
    }

    fn teams_not_configured(&mut self) {
        self.plan.part("Teams that nobody has placed yet");
        self.plan.context(&self.names.shared("teams"));
        let words = "Nobody has said where the team ${EXTEN} is: fill in its variable in [globals]";
        let steps =
            Steps::of(format!("Log(WARNING,{words})")).then("Wait(2)").then("Congestion(5)");
        self.plan.exten("_[a-z].", &steps);
    }
}
