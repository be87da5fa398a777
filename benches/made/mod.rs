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
