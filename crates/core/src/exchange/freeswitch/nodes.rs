//! Messages, branches, mailboxes and teams.

use super::{Actions, GAVE_UP, XmlWriter};
use crate::exchange::days::case_hours;
use crate::menu::{
    BranchId, CallerTest, Key, KeyPattern, KeySet, MailboxId, MessageId, Node, Onward, SwitchId,
    TeamId, When,
};

impl XmlWriter<'_> {
    pub(super) fn node(&mut self, node: Node) {
        match node {
            Node::Menu(id) => self.menu(id),
            Node::Message(id) => self.message(id),
            Node::Entry(id) => self.entry(id),
            Node::Branch(id) => self.branch(id),
            Node::Mailbox(id) => self.mailbox(id),
            Node::Team(id) => self.team(id),
            // Nobody waits in line: the team is rung at once.
            Node::Queue(id) => {
                let team = self.name(Node::Team(self.tree[id].team));
                self.transfers(&self.name(node), &team);
            }
            Node::Callback(_) | Node::Directory(_) => self.transfers(&self.name(node), GAVE_UP),
        }
    }

    /// Goes on, or hangs up.
    fn then(&self, mut actions: Actions, to: Option<Onward>) -> Actions {
        actions.push(match to {
            Some(to) => ("transfer", self.place(&self.onward(to, false))),
            None => ("hangup", String::new()),
        });
        actions
    }

    fn message(&mut self, id: MessageId) {
        let message = &self.tree[id];
        let says = self.says(&[message.say], self.tree[message.say].barge_in);
        let actions = self.then(says, message.to);
        self.does(&self.name(Node::Message(id)), &actions);
    }

    fn mailbox(&mut self, id: MailboxId) {
        let mailbox = &self.tree[id];
        let mut actions = self.says(&[mailbox.say], self.tree[mailbox.say].barge_in);
        let longest = mailbox.longest_ms.div_ceil(1_000);
        let file = format!("$${{recordings_dir}}/{}-${{uuid}}.wav {longest}", mailbox.id);
        actions.push(("playback", "tone_stream://%(500,0,1000)".to_owned()));
        actions.push(("set", "playback_terminators=any".to_owned()));
        actions.push(("record", file));
        actions.extend(self.says(&[mailbox.thanks], false));
        let actions = self.then(actions, None);
        self.does(&self.name(Node::Mailbox(id)), &actions);
    }

    fn branch(&mut self, id: BranchId) {
        let (tree, own) = (self.tree, self.name(Node::Branch(id)));
        let branch = &tree[id];
        let name = |n: usize| if n == 0 { own.clone() } else { format!("{own}_case_{}", n + 1) };
        for (n, (when, to)) in branch.cases.iter().enumerate() {
            let (here, next, target) = (name(n), name(n + 1), self.name(*to));
            match when {
                When::During(_) | When::Open(_) => {
                    match case_hours(tree, when) {
                        Some(hours) => self.by_hours(&here, hours, &target, &next),
                        // A team whose hours are not published counts as open.
                        None => self.transfers(&here, &target),
                    }
                    continue;
                }
                When::Switch(switch, is_on) => self.switch(&here, *switch, *is_on, &target),
                When::Entered(entry, place) => {
                    let entry = &tree[*entry];
                    let rows = entry.asked[*place].iter().flat_map(KeyPattern::rows);
                    let rows: Vec<String> = rows.map(|row| regex(&row)).collect();
                    let field = format!("${{value_{}}}", entry.id);
                    self.transfers_if(&here, &field, &format!("^({})$", rows.join("|")), &target);
                }
                When::Caller(test) => {
                    let expression = match test {
                        CallerTest::Known => "^\\+?[0-9]".to_owned(),
                        CallerTest::Withheld => "^(?!\\+?[0-9])".to_owned(),
                        CallerTest::BeginsWith(digits) => format!("^\\+?{digits}"),
                    };
                    self.transfers_if(&here, "caller_id_number", &expression, &target);
                }
                When::Outside(outside) => {
                    let field = format!("${{{}}}", self.variable("outside", &tree[*outside].id));
                    self.transfers_if(&here, &field, "^yes$", &target);
                }
                // It never holds.
                When::Times(_) => {}
            }
            self.transfers(&here, &next);
        }
        let otherwise = self.name(branch.otherwise);
        self.transfers(&name(branch.cases.len()), &otherwise);
    }

    /// Goes on where a switch is in a position; as long as nobody has turned it, it is in its usual one.
    fn switch(&mut self, name: &str, id: SwitchId, is_on: bool, target: &str) {
        let switch = &self.tree[id];
        let field = format!("${{hash(select/{}/{})}}", self.settings.name(), switch.id);
        let expression = match (switch.is_usually_on, is_on) {
            (false, true) => "^on$",
            (false, false) => "^(?!on$)",
            (true, true) => "^(?!off$)",
            (true, false) => "^off$",
        };
        self.transfers_if(name, &field, expression, target);
    }

    fn team(&mut self, id: TeamId) {
        let (tree, node) = (self.tree, Node::Team(id));
        let (team, name) = (&tree[id], self.name(node));
        let (open, closed) = (format!("{name}_open"), format!("{name}_closed"));
        match &team.hours {
            Some(hours) => self.by_hours(&name, hours, &open, &closed),
            None => self.transfers(&name, &open),
        }
        for (n, closing) in (1..).zip(&team.closings) {
            let by_hand = format!("{name}_by_hand_{n}");
            self.switch(&open, closing.switch, true, &by_hand);
            let says = self.says(&[closing.says], team.closed_to.is_some());
            let actions = self.then(says, team.closed_to);
            self.does(&by_hand, &actions);
        }
        let says = self.says(team.closed.as_slice(), team.closed_to.is_some());
        let actions = self.then(says, team.closed_to);
        self.does(&closed, &actions);
        // People may talk for longer than a call with the menu.
        let mut actions: Actions = vec![
            ("set", "menu_ends=${sched_del(${uuid})}".to_owned()),
            ("set", "continue_on_fail=true".to_owned()),
            ("set", "hangup_after_bridge=true".to_owned()),
        ];
        if team.may_not_be_reached() {
            actions.push(("set", format!("call_timeout={}", team.ring_ms.div_ceil(1_000))));
        }
        actions.push(("bridge", format!("$${{{}}}", self.variable("team", &team.id))));
        actions.push(("transfer", self.place(&format!("{name}_lost_${{originate_disposition}}"))));
        self.does(&open, &actions);
        let to =
            |to: Option<Onward>| to.map_or_else(|| GAVE_UP.to_owned(), |to| self.onward(to, false));
        let (unanswered, busy) = (to(team.not_reached_to(false)), to(team.not_reached_to(true)));
        let never = "(NO_ANSWER|ALLOTTED_TIMEOUT|PROGRESS_TIMEOUT)";
        self.transfers(&format!("{name}_lost_{never}"), &unanswered);
        self.transfers(&format!("{name}_lost_.*"), &busy);
    }
}

/// Keys as a regular expression.
fn regex(row: &[KeySet]) -> String {
    let set = |set: &KeySet| format!("[{}]", set.keys().map(Key::as_char).collect::<String>());
    row.iter().map(set).collect()
}
