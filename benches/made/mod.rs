//! A menu of any size.

/// A menu of so many nodes: a third of them menus of four options, in a tree.
pub(crate) fn generated(nodes: usize) -> String {
    let menus = nodes / 3;
    let mut text = "format = 1\ntitle = \"Generated\"\ntimezone = \"America/Los_Angeles\"\n[lines.main]\nnumber = \"+1-202-555-0142\"\nanswer = \"menu-0\"\n".to_owned();
    for n in 0..menus {
        let below = |k: usize| {
            if 2 * n + k < menus { format!("menu-{}", 2 * n + k) } else { format!("team-{n}") }
        };
        text.push_str(&format!(
            "[menus.menu-{n}]\ngreeting = \"Welcome to menu {n}.\"\noptions = [\n  {{ key = \"1\", label = \"the first thing\", to = \"{}\" }},\n  {{ key = \"2\", label = \"the second thing\", to = \"{}\" }},\n  {{ key = \"3\", label = \"a message\", to = \"message-{n}\" }},\n  {{ key = \"*\", do = \"back\" }},\n]\n[messages.message-{n}]\nsay = \"This is message {n}.\"\nto = \"team-{n}\"\n[teams.team-{n}]\nname = \"Team {n}\"\nhours = \"Mo-Fr 0{}:30-17:00\"\n",
            below(1), below(2), 7 + n % 3
        ));
    }
    text
}

/// A menu of so many nodes with all that a call can meet beside keys and hours: of six nodes one is a menu of three
/// options and `back`, one a branch on a switch, hours and a decision from outside, one a queue that callers may leave
/// by a key, one a callback, one a team that may be busy or not answer, one a mailbox.
#[allow(dead_code, reason = "only the benchmark of proofs needs it")]
pub(crate) fn with_everything(nodes: usize) -> String {
    let menus = (nodes / 6).max(1);
    let mut text = "format = 1\ntitle = \"Generated\"\ntimezone = \"America/Los_Angeles\"\n[switches.storm]\nabout = \"A storm\"\n[lines.main]\nnumber = \"+1-202-555-0142\"\nanswer = \"menu-0\"\n".to_owned();
    for n in 0..menus {
        let below = |k: usize| {
            if 2 * n + k < menus { format!("menu-{}", 2 * n + k) } else { format!("team-{n}") }
        };
        text.push_str(&format!(
            "[menus.menu-{n}]\ngreeting = \"Welcome to menu {n}.\"\noptions = [\n  {{ key = \"1\", label = \"the first thing\", to = \"{}\" }},\n  {{ key = \"2\", label = \"the second thing\", to = \"{}\" }},\n  {{ key = \"3\", label = \"people\", to = \"branch-{n}\" }},\n  {{ key = \"*\", do = \"back\" }},\n]\n\
             [branches.branch-{n}]\ncases = [\n  {{ switch = \"storm\", to = \"mailbox-{n}\" }},\n  {{ during = \"Sa-Su\", to = \"team-{n}\" }},\n  {{ when = \"outside\", name = \"known-{n}\", asks = \"Is this caller known?\", to = \"team-{n}\" }},\n]\notherwise = \"queue-{n}\"\n\
             [queues.queue-{n}]\nteam = \"team-{n}\"\noptions = [{{ key = \"1\", label = \"a call back\", to = \"callback-{n}\" }}]\nlongest = \"5m\"\nlongest_to = \"mailbox-{n}\"\n\
             [callbacks.callback-{n}]\nlength = 10\n\
             [teams.team-{n}]\nname = \"Team {n}\"\nhours = \"Mo-Fr 0{}:30-17:00\"\nunanswered_to = \"mailbox-{n}\"\nbusy_to = \"mailbox-{n}\"\n\
             [mailboxes.mailbox-{n}]\nsay = \"Leave a message for {n}.\"\n",
            below(1), below(2), 7 + n % 3
        ));
    }
    text
}
